"""Training and predicting, side by side: purenn, NumPy, scikit-learn, ONNX Runtime, libraries in pure Python, C.

Before they are measured, sides are compared: they must calculate the same.  What is not installed is named in the
tables, and not measured.  `--only PART` prints some parts and keeps nothing, or with `--keep` puts them in the place of
those that are kept; `--brief` measures a few, in fewer rounds.
"""
import argparse
import json
import os

from measure import RESULTS, Case, Differs, grid, keep, measure, middle, progress, python, raw, table
from sides import other_trainers as others, predictors
from sides import compiled_c
from sides.compiled_c import compiled_side, looped_side
from sides.floor import floor_side
from sides.predictors import EXPORTED, NUMPY
from sides.tasks import (
    ARTICLE, DIGITS, IRIS, LARGE, articles, check, compiler, expected, fast_side, in_arrays, purenn, side, with_sigmoids, workers_side)

ROUNDS, BRIEF_ROUNDS = 5, 3
MORE = {"by_hand": 8}                  # times as many rounds, where each takes less than a millisecond
SEVERAL = DIGITS._replace(batch=512, epochs=500)
SIZES = ((2, 2, 1), (4, 3, 1), (4, 16, 3), (30, 16, 2), (64, 32, 10))
GROWING = (2, 4, 8, 12, 16, 24, 32, 48, 64)


# ---- training ----

def title(task, name):
    return "%s: %d samples, %s, batches of %d, epochs: %d" % (
        name, task.samples, "-".join([str(n) for n in task.sizes]), task.batch, task.epochs)


def article():
    """(a) of the article's size, and how near fit comes to the floor."""
    task = ARTICLE
    peers = [("gradient-wave", side(others.gradient_wave, task, others.for_gradient_wave(task))),
             ("miniml-engine", side(others.miniml, task, others.for_miniml(task)))]
    return [Case(title(task, "(a) the article"), [
        ("the floor", floor_side(task)),
        ("purenn, fit", side(purenn(), task)),
        ("purenn, fit, engine matrix", side(purenn(engine="matrix"), task)),
        ("purenn, fit, engine c", compiled(task)),
        ("purenn, fit, engine c, arrays", compiled(task, data_of=in_arrays)),
        ("purenn.article.train", side(articles, task)),
        ("NumPy, the article's loop", side(others.numpy_article, task)),
        ("scikit-learn", scikit_learn(task))] + peers,
        [("NumPy", ["NumPy, the article's loop"]), ("best peer", [name for name, _ in peers]),
         ("the floor", ["the floor"])], "ms")]


def compiled(task, **options):
    """purenn by the C compiler, which has compiled before it is measured."""
    def prepare():
        compiler()
        return side(purenn(engine="c", **options), task)()
    return prepare


def scikit_learn(task):
    return side(others.scikit_learn, task, others.for_scikit_learn(task))


def layered(task, name):
    """The case of a task that is done with softmax by all that have it, and with sigmoids by pure Python."""
    sigmoids = with_sigmoids(task)
    peers = [("gradient-wave", side(others.gradient_wave, task, others.for_gradient_wave(task))),
             ("gradient-wave, sigmoids", side(others.gradient_wave, sigmoids, others.for_gradient_wave(sigmoids))),
             ("miniml-engine, sigmoids", side(others.miniml, sigmoids, others.for_miniml(sigmoids)))]
    return [Case(title(task, name), [
        ("purenn, fit", side(purenn(), task)),
        ("purenn, fit, fast", fast_side(task)),
        ("purenn, fit, sigmoids", side(purenn(), sigmoids)),
        ("purenn, fit, engine matrix", side(purenn(engine="matrix"), task)),
        ("purenn, fit, engine c", compiled(task)),
        ("purenn, fit, engine c, arrays", compiled(task, data_of=in_arrays)),
        ("NumPy, a loop", side(others.numpy_softmax(), task)),
        ("NumPy, with the loss", side(others.numpy_softmax(True), task)),
        ("scikit-learn", scikit_learn(task))] + peers,
        [("NumPy", ["NumPy, a loop"]), ("best peer", [name for name, _ in peers])], "ms")]


def iris():
    """(b) of iris's size."""
    return layered(IRIS, "(b) as iris")


def digits():
    """(c) of digits' size."""
    return layered(DIGITS, "(c) as digits")


def large():
    """(d) of MNIST's size, from arrays."""
    return [Case(title(LARGE, "(d) as MNIST"), [
        ("purenn, fit, engine c, arrays", once(purenn(engine="c", data_of=in_arrays))),
        ("NumPy, a loop", once(others.numpy_softmax(data_of=in_arrays)))], [("NumPy", ["NumPy, a loop"])], "ms")]


def once(train):
    """The prepare of a side of (d), which is compared with the other on its first rows alone."""
    def prepare():
        compiler()
        short = LARGE._replace(samples=200)
        check(train(short)[1], expected(short))
        return lambda: train(LARGE)[0]
    return prepare


def workers():
    """More than one core, on (c) with large batches."""
    names = ["purenn, fit, engine c", "purenn, fit, engine c, 1 worker", "purenn, fit, engine c, 2 workers"]
    return [Case(title(SEVERAL, "more than one core"), list(zip(names, [compiled(SEVERAL, data_of=in_arrays)] + [
        workers_side(SEVERAL, n) for n in (1, 2)])), [("one thread", names[1:2])], "ms")]


def by_hand():
    """(a)'s steps in C alone: a loop written by hand beside purenn's library, both called once for all epochs."""
    return [Case(title(ARTICLE, "(a) in C"), [("by hand", compiled_c.article_by_hand), ("purenn's library", compiled_c.article_library)],
                 [("by hand", ["by hand"])], "ms")]


def compiling():
    """What engine c takes once."""
    return [Case("compiling " + name, [("the first fit takes longer by", compiled_c.compiling(task)),
                                       ("finding a compiler", compiled_c.finding)], [], "ms")
            for name, task in (("(a)", ARTICLE), ("(b)", IRIS), ("(c)", DIGITS), ("(d)", LARGE._replace(samples=64)))]


# ---- one prediction ----

def predict():
    """A case for each size."""
    return [Case("one prediction, " + "-".join([str(n) for n in sizes]), predictors.sides(predictors.network(sizes), [
        (EXPORTED, predictors.exported), ("purenn, net.predict", predictors.ours), (NUMPY, predictors.numpy),
        ("ONNX Runtime", predictors.onnx_runtime), ("scikit-learn", predictors.scikit_learn),
        ("a literal dot product a neuron", predictors.literal),
        ("purenn, net.compiled()", predictors.compiled), ("purenn, net.compiled(), buffers", predictors.compiled_buffers),
        ("purenn, C from Python", compiled_side), ("purenn, C in C", looped_side)]),
        [(NUMPY, [NUMPY]), ("ONNX Runtime", ["ONNX Runtime"])], "us") for sizes in SIZES]


def thousand():
    """predict for 1,000 rows at once."""
    return [Case("1,000 rows, " + "-".join([str(n) for n in sizes]), predictors.many_sides(predictors.network(sizes), 1000),
                 [(NUMPY, [NUMPY])], "us") for sizes in SIZES]


def crossing():
    """A case for each n of n-n-n: from which on does NumPy predict faster?"""
    return [Case("%d-%d-%d" % (n, n, n), predictors.sides(predictors.network((n, n, n)), [
        (EXPORTED, predictors.exported), (NUMPY, predictors.numpy), ("ONNX Runtime", predictors.onnx_runtime)]), [], "us")
        for n in GROWING]


def crossing_point(results):
    """A line: the least n from which on NumPy was always quicker."""
    slower = [n for n, result in zip(GROWING, results)
              if middle(result, NUMPY) is None or middle(result, NUMPY) >= middle(result, EXPORTED)]
    quicker = [n for n in GROWING[:len(results)] if n > max(slower + [0])]
    return "    NumPy is quicker from n = %d on" % quicker[0] if quicker else "    NumPy is nowhere quicker for good"


# ---- all of it ----

PARTS = {"article": article, "iris": iris, "digits": digits, "large": large, "workers": workers, "by_hand": by_hand,
         "compiling": compiling, "predict": predict, "thousand": thousand, "crossing": crossing}


BRIEF = ("article", "iris", "digits", "workers", "predict")


def measured(part, rounds):
    """The raw results of a part, which is printed."""
    results = []
    for case in PARTS[part]():
        results.append(measure(case, rounds * MORE.get(part, 1), progress))
        progress("")
        if part != "crossing":
            print("\n".join([""] + table(results[-1])), flush=True)
    if part == "crossing":
        print("\n".join(["", *grid("one prediction of an n-n-n network", results), crossing_point(results)]), flush=True)
    return raw(results)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=list(PARTS), metavar="PART")
    parser.add_argument("--keep", action="store_true", help="put the results of --only in the place of those that are kept")
    parser.add_argument("--brief", action="store_true", help="the parts %s" % ", ".join(BRIEF))
    given = parser.parse_args(arguments)
    rounds = BRIEF_ROUNDS if given.brief else ROUNDS
    only = given.only or (BRIEF if given.brief else None)
    print("%s, %d rounds" % (python(), rounds))
    try:
        found = {part: measured(part, rounds) for part in only or PARTS}
    except Differs as error:
        raise SystemExit("bench: not measured, as it does not calculate the same: %s" % error)
    if not only or given.keep:
        keep("bench", dict(kept() if only else {}, **found), "benchmarks")


def kept():
    """The raw results of all parts that are kept for this Python."""
    with open(os.path.join(RESULTS, "bench-%s.json" % python())) as file:
        return json.load(file)["benchmarks"]


if __name__ == "__main__":
    main()
