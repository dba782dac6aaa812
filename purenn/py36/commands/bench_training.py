"""The benchmarks of training: the article's network, one of iris's size, one of digits', and more than one core."""
from . import bench_others as others
from .bench_floor import floor_side
from .bench_measure import Case
from .bench_tasks import ARTICLE, DIGITS, IRIS, articles, fast_side, purenn, side, with_sigmoids, workers_side

SEVERAL = DIGITS._replace(batch=512, epochs=5)


def _title(task, name):
    return "%s: %d samples, %s, batches of %d, epochs: %d" % (
        name, task.samples, "-".join([str(n) for n in task.sizes]), task.batch, task.epochs)


def article():
    """(a) of the article's size, and as near to the floor as can be."""
    task = ARTICLE
    peers = [("gradient-wave", side(others.gradient_wave, task, others.for_gradient_wave(task))),
             ("miniml-engine", side(others.miniml, task, others.for_miniml(task)))]
    return [Case(_title(task, "(a) the article"), [
        ("the floor", floor_side(task)),
        ("purenn, fit", side(purenn(), task)),
        ("purenn, fit, engine matrix", side(purenn(engine="matrix"), task)),
        ("purenn.article.train", side(articles, task)),
        ("NumPy, the article's loop", side(others.numpy_article, task)),
        ("scikit-learn", _scikit_learn(task))] + peers,
        [("NumPy", ["NumPy, the article's loop"]), ("best peer", [name for name, _ in peers]),
         ("the floor", ["the floor"])], "ms")]


def _scikit_learn(task):
    return side(others.scikit_learn, task, others.for_scikit_learn(task))


def _layered(task, name):
    """The case of a task that is done with softmax by all that have it, and with sigmoids by pure Python."""
    sigmoids = with_sigmoids(task)
    peers = [("gradient-wave", side(others.gradient_wave, task, others.for_gradient_wave(task))),
             ("gradient-wave, sigmoids", side(others.gradient_wave, sigmoids, others.for_gradient_wave(sigmoids))),
             ("miniml-engine, sigmoids", side(others.miniml, sigmoids, others.for_miniml(sigmoids)))]
    return [Case(_title(task, name), [
        ("purenn, fit", side(purenn(), task)),
        ("purenn, fit, fast", fast_side(task)),
        ("purenn, fit, sigmoids", side(purenn(), sigmoids)),
        ("purenn, fit, engine matrix", side(purenn(engine="matrix"), task)),
        ("NumPy, a loop", side(others.numpy_softmax(), task)),
        ("NumPy, with the loss", side(others.numpy_softmax(True), task)),
        ("scikit-learn", _scikit_learn(task))] + peers,
        [("NumPy", ["NumPy, a loop"]), ("best peer", [name for name, _ in peers])], "ms")]


def iris():
    """(b) of iris's size."""
    return _layered(IRIS, "(b) as iris")


def digits():
    """(c) of digits' size."""
    return _layered(DIGITS, "(c) as digits")


def workers():
    """More than one core, on (c) with large batches."""
    return [Case(_title(SEVERAL, "more than one core"), [
        ("purenn, fit", side(purenn(), SEVERAL)),
        ("purenn, fit, 1 worker", workers_side(SEVERAL, 1)),
        ("purenn, fit, 2 workers", workers_side(SEVERAL, 2))], [("one process", ["purenn, fit"])], "ms")]
