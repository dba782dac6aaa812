"""python -m purenn train: train a network on a CSV file, test it on rows that were set aside, and save it.

What the target's column holds decides the last layer, which the loss follows: one sigmoid for two classes, a softmax
for more, an identity on scaled targets for numbers.
"""
import sys

from ..activations import ACTIVATIONS
from ..checks import within
from ..data import SCALERS
from ..encoders import UNSEEN
from ..files import envelope
from ..fitting.defaults import BATCH_SIZE, EPOCHS
from ..fitting.engines import ENGINES
from ..floats.elementary import arithmetic
from ..floats.names import printable, unknown
from ..losses import LOSSES
from ..optimizers import OPTIMIZERS
from . import output, rows
from .arguments import UsageError, file_name, number, one_of, parse, whole
from .building import build_network
from .columns import read_names
from .curve import curves, shows_blocks
from .folds import folds_text, tested_in_folds
from .learning import Beginning, diverged, fit_network, validation_share
from .models import Model
from .output import INTERRUPT, check_stdout, flush, write, write_aside, write_data
from .report import Result, guess_of, remarks, side_by_side
from .saving import check_place, same_file, write_history, written
from .training_data import TrainingData

HELP = """\
Trains a network on a CSV file whose first line names the columns, tests it on
rows set aside, and saves it for predict and evaluate.

    FILE                the data; - or nothing for stdin; iris for the example
    --target NAME       the column to learn (the last that has a name)
    --columns A,B,...   those to learn it from (all others that are of use)
    --drop A,B,...      leave these out
    --keep A,B,...      take these, which would be left out
    --categorical A,B   take these for categories, numbers or many texts though they are
    --unseen NAME       for categories that were not there: error, or ignore (error)
    --out FILE, -o FILE where the model goes; - for stdout, the report to stderr
    --history FILE      where the losses and measures of all epochs go, as CSV
    --from FILE         go on with the network of a saved model, its columns and classes
    --task NAME         what the target holds: classes, numbers or auto, which takes
                        texts and a few different whole numbers for classes (auto)

    --hidden N,N,...    neurons of the hidden layers; 0 for none (16)
    --activation NAME   of the hidden layers: elu, gelu, identity, leaky_relu, relu,
                        sigmoid, silu, softmax, softplus or tanh (tanh)
    --dropout X         share of each hidden layer left out while training (0)
    --l2 X              penalty on large weights (0)
    --loss NAME         what training makes small, which decides the last layer's
                        activation too: binary_cross_entropy,
                        categorical_cross_entropy, half_squared_error, hinge, huber,
                        mean_absolute_error or mean_squared_error; by itself a cross
                        entropy for classes, mean_squared_error for numbers
    --class-weight W    balanced, for all classes to weigh the same, or
                        NAME=FACTOR,... (all rows weigh the same)

    --epochs N          how often all rows are shown (100)
    --learning-rate X   how far each step goes (0.01; with --optimizer, its own)
    --batch-size N      rows per step (32)
    --optimizer NAME    sgd, momentum, nesterov, rmsprop, adagrad, adamw or lbfgs (adam)
                        lbfgs shows all rows at once, and finds its own rate
    --test-size X       share of the rows set aside for the test (0.25)
    --folds K           instead, K networks, each tested on the K-th part of the rows that
                        it has not seen; with --out, one more learns from all rows
    --patience N        stop after N epochs that were no better on the rows of
                        --validation, and keep the best weights
    --validation X      share of the training rows, for --patience (0.2)
    --seed N            same seed, same model (42)
    --engine NAME       c: by this machine's C compiler, faster, with the same bits;
                        others: matrix, rows, straightline, auto (auto)
    --workers N         with --engine c: threads that share batches of more than 64 rows
    --checkpoint FILE   save here, now and then, all that is needed to go on after a stop
    --resume            go on from the checkpoint, if it is there

    --scaler NAME       of the columns: standard, minmax or none (standard)
    --missing NAME      empty cells: error; drop, which leaves their rows out; or mean,
                        which fills in the mean of their column, and leaves out rows
                        without an answer (error)
""" + rows.HELP + """
    python -m purenn train iris --target species --hidden 16,8 --out model.json"""

QUARTER = 1.0 / 4


def _hidden(text):
    sizes = [whole(0, 100000)(part.strip()) for part in text.split(",")]
    if 0 in sizes and len(sizes) > 1:
        raise ValueError("0 stands alone, for no hidden layer")
    return [size for size in sizes if size]


def _stripped(text):
    return text.strip()


def _class_weight(text):
    if text == "balanced":
        return text
    pairs = [name.rpartition("=") for name in read_names(text)]
    if [name for name, equals, _ in pairs if not equals]:
        raise ValueError("balanced is needed, or NAME=FACTOR with commas between")
    return dict([(name.strip(), number(0)(factor)) for name, _, factor in pairs])


OPTIONS = dict(rows.OPTIONS)
OPTIONS.update({
    "target": (None, _stripped), "columns": (None, read_names), "drop": (None, read_names), "keep": (None, read_names),
    "categorical": (None, read_names), "unseen": ("error", one_of(*UNSEEN)),
    "out": (None, file_name),
    "history": (None, file_name), "from": (None, file_name),
    "task": ("auto", one_of("auto", "classes", "numbers")),
    "hidden": ([16], _hidden), "activation": ("tanh", one_of(*sorted(ACTIVATIONS))),
    "dropout": (0.0, number(0, 1)), "l2": (0.0, number(0)),
    "loss": (None, one_of(*sorted(LOSSES))), "class-weight": (None, _class_weight),
    "epochs": (EPOCHS, whole(0)), "learning-rate": (None, number(0)), "batch-size": (BATCH_SIZE, whole(1)),
    "optimizer": (None, one_of(*sorted(list(OPTIMIZERS) + ["lbfgs"]))), "test-size": (QUARTER, number(0, 1)),
    "folds": (None, whole(2)), "patience": (None, whole(1)), "validation": (None, number(0, 1)),
    "engine": ("auto", one_of(*ENGINES)), "seed": (42, whole(0, 4294967295)), "workers": (None, whole(1)),
    "checkpoint": (None, file_name), "resume": (False, None),
    "scaler": ("standard", one_of("none", *sorted(SCALERS))), "missing": ("error", one_of("error", "drop", "mean"))})

# What a saved model has decided, and --from leaves no choice of; the number of folds starts anew.
OF_MODEL = ("drop", "keep", "categorical", "hidden", "activation", "dropout", "l2", "loss", "task", "scaler",
            "missing", "folds")


def command(argv):
    """Train as the arguments say; returns the exit code."""
    options = parse(argv, OPTIONS, ("file",))
    check(options)
    with arithmetic(options["arithmetic"]):
        return train(options, write_aside if options["out"] == "-" else write)


def check(options):
    """UsageError or Failure, before any work, for contradicting options and files that cannot be written."""
    if options["resume"] and options["checkpoint"] is None:
        raise UsageError("--resume goes on from a checkpoint; give --checkpoint FILE too")
    if options["patience"] and options["validation"] == 0:
        raise UsageError("--patience watches the rows of --validation, and --validation 0 sets none aside")
    for name in ("checkpoint", "history"):
        if options[name] == "-":
            raise UsageError("--%s -: the name of a file is needed" % name)
    if options["out"] == "-":
        check_stdout()
    refused = [name for name in OF_MODEL if name in options["given"]]
    if options["from"] is not None and refused:
        raise UsageError("--from goes on with a network as it is; leave out --" + " and --".join(refused))
    if options["optimizer"] == "lbfgs":
        refused = [name for name in ("learning-rate", "batch-size", "dropout", "engine") if name in options["given"]]
        if refused:
            raise UsageError("--optimizer lbfgs shows all rows at once, over matrices, and finds its own rate; leave "
                             "out --" + " and --".join(refused))
    check_folds(options)
    files = [name for name in ("out", "checkpoint", "history") if options[name] is not None]
    for i, name in enumerate(files):
        check_place(options[name], options["file"], "data")
        for other in files[i + 1:]:
            if same_file(options[name], options[other]):
                raise UsageError("--%s %s and --%s are one file; two are needed" % (name, options[name], other))


def check_folds(options):
    """UsageError for what contradicts --folds."""
    if options["folds"] is None:
        return
    for name in ("test-size", "checkpoint"):
        if name in options["given"]:
            raise UsageError("--folds tests with all rows, in %d trainings; leave out --%s" % (options["folds"], name))
    if options["history"] is not None and options["out"] is None:
        raise UsageError("--history is of the training with all rows, which --folds leaves out without --out")


def train(options, say):
    """Train, save, and report by say(text); returns the exit code."""
    file = rows.name_of(options["file"])
    data, model = read_data(options, file)
    parts = within(file, data.in_folds, options["folds"], options["seed"]) if options["folds"] else []
    if parts:
        data.divide(list(range(len(data.y))), [])
    else:
        within(file, data.set_aside, options["test-size"], options["seed"])
    X, y = data.rows(data.train)
    validation_share(options, min([len(train) for train, _ in parts] or [len(y)]), file)
    network = model.network if model else within(file, build_network, data, X, y, options)
    lost = "" if options["out"] else "\nthe model is not kept: there is no --out"
    beginning = Beginning(say, "%s%s\n\n%s" % (data.text(file, options["folds"]), lost, network.summary()))
    if not options["resume"]:                           # else a checkpoint may yet be refused
        beginning.show()
    if parts:
        results = tested_in_folds(parts, data, options, file)
        say("\n" + folds_text(results, len(parts)))
        flush()
        if len(results) < len(parts):
            output.complain("purenn: interrupted in fold %d" % (len(results) + 1))
            return 130
        if options["out"] is None:
            return 0
        data.divide(list(range(len(data.y))), [])
    return train_once(network, X, y, data, options, say, beginning)


def read_data(options, file):
    """(the TrainingData of the options, the Model to go on with or None)."""
    unseen = options["unseen"] if "unseen" in options["given"] else None
    model = None if options["from"] is None else Model(options["from"], unseen)
    columns = options["columns"] and options["target"] and options["columns"] + [options["target"]]
    table = model.read_rows(options["file"], options) if model else rows.read_rows(options["file"], options, columns)
    if model:
        by_place = within(file, model.find_columns, table, True)
        asked = None if options["columns"] is None else sorted(options["columns"])
        for name, value, has in (("target", options["target"], model.target),
                                 ("columns", asked, sorted(model.columns))):
            if value not in (None, has):
                raise UsageError("--%s is another than that of %s, which --from goes on with; leave it out"
                                 % (name, options["from"]))
        if model.network.n_out > 1 and not model.network.classes:
            raise ValueError("%s predicts %d numbers; train knows one column" % (options["from"], model.network.n_out))
        if "optimizer" not in options["given"] and model.network.optimizer is not None:
            options["optimizer"] = model.network.optimizer
    data = within(file, TrainingData, table, options, model)
    check_weights(options["class-weight"], data)
    if model:
        data.notices += ["goes on with the network of %s" % options["from"]] + ([by_place] if by_place else [])
    return data, model


def check_weights(weights, data):
    """UsageError for weights of classes that the data do not have."""
    if weights is not None and not data.classes:
        raise UsageError("--class-weight is for classes; %s holds numbers" % data.target)
    for name in sorted(weights) if isinstance(weights, dict) else ():
        if name not in data.classes:
            raise UsageError("--class-weight: " + unknown("class", name, data.classes))


def train_once(network, X, y, data, options, say, beginning):
    """Train the network on X and y, save it, and report how it does on the data; returns the exit code."""
    file = rows.name_of(options["file"])
    history = fit_network(network, X, y, options, file, beginning if options["resume"] else None)
    beginning.show()                                    # if there was no epoch left to do
    saved = None if history.stopped == "diverged" else save_surely(network, options["out"], history)
    write_history(history, options["history"])
    if history.stopped == "diverged":
        raise diverged(history, options)
    interrupted = history.stopped == "interrupted"
    if interrupted:
        output.complain("purenn: %s; the model so far is %s" % (history.message, saved or "lost: there is no --out"))
    say("\n" + outcome(history))
    drawn = curves(history) if shows_blocks(sys.stderr if say is write_aside else sys.stdout) else ""
    if drawn:
        say("\n%s\n" % drawn)
    say(measures(network, X, y, data))
    if saved:
        say("\n" + saved)
    return 130 if interrupted else 0


# ---- what comes out ----

def outcome(history):
    """How training ended, in words."""
    text = history.message + (": " + history.text() if history.loss else "")
    if history.best_epoch is not None:
        text += "; kept are the weights of epoch %d" % (history.best_epoch + 1)
    return "\n".join([text] + history.remarks)


def measures(network, X, y, data):
    """How good the network is on the rows X, y it was trained on and on those to test, as text.

    With the confusion matrix of the latter.
    """
    guess = guess_of(y, data.classes)
    results = [("train", Result(network, X, y, guess))]
    if data.test:
        X, y = data.rows(data.test)
        results.append(("test", Result(network, X, y, guess)))
    title, result = results[-1]
    sentences = remarks(results[0][1], result) if len(results) > 1 else []
    return "\n\n".join([side_by_side(results) + result.confusion("rows to " + title)] + sentences)


def save_surely(network, path, history):
    """Save, and once more where Ctrl-C came in between: what is learnt is worth a second writing."""
    try:
        return save(network, path)
    except INTERRUPT:
        if path == "-":
            raise
        history.stop("interrupted", "interrupted while the model was written")
    return save(network, path)


def save(network, path):
    """Write the model to a file, or to stdout for "-"; returns what was done, in words, or None where path is None."""
    if path is None:
        return None
    if path == "-":
        write_data(envelope.dumps({"network": network.state()})[:-1])
        return "written to stdout"
    written(path, network.save, path)
    return "saved in %s" % printable(path)
