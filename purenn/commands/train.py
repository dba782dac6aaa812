"""python -m purenn train: train a network on a CSV file, test it on rows that were set aside, and save it.

What the target's column holds decides the last layer and the loss: one sigmoid for two classes, a softmax for more,
an identity on scaled targets for numbers.
"""
from ..activations import ACTIVATIONS
from ..checks import within
from ..data import SCALERS, StandardScaler
from ..files import envelope
from ..fitting.checkpoints import OtherTraining
from ..floats.elementary import arithmetic
from ..layers import Dense, Dropout
from ..network import Network
from ..optimizers import OPTIMIZERS
from . import rows
from .arguments import UsageError, file_name, number, one_of, parse, whole
from .columns import read_names
from .output import INTERRUPT, SYSTEM, Failure, check_stdout, complain, flush, reason, write, write_aside, write_data
from .report import Result, side_by_side
from .saving import check_place, same_file, written
from .training_data import TrainingData, rows_of_share

HELP = """\
Trains a network on a CSV file whose first line names the columns, tests it on
rows set aside, and saves it for predict and evaluate.

    FILE                the data; - or nothing for stdin; iris for the example
    --target NAME       the column to learn (the last)
    --columns A,B,...   those to learn it from, all of numbers (all others)
    --out FILE          where the model goes; - for stdout, the report to stderr
    --task NAME         what the target holds: classes, numbers or auto, which takes
                        texts and a few different whole numbers for classes (auto)

    --hidden N,N,...    neurons of the hidden layers; 0 for none (16)
    --activation NAME   of the hidden layers: elu, gelu, identity, leaky_relu, relu,
                        sigmoid, silu, softmax, softplus or tanh (tanh)
    --dropout X         share of each hidden layer left out while training (0)
    --l2 X              penalty on large weights (0)

    --epochs N          how often all rows are shown (100)
    --learning-rate X   how far each step goes (0.01)
    --batch-size N      rows per step (32)
    --optimizer NAME    sgd, momentum, nesterov, rmsprop, adagrad, adam or adamw (adam)
    --test-size X       share of the rows set aside for the test (0.25)
    --patience N        stop after N epochs that were no better on the rows of
                        --validation, and keep the best weights
    --validation X      share of the training rows, for --patience (0.2)
    --seed N            same seed, same model (42)
    --workers N         processes that may share batches of more than 64 rows
    --checkpoint FILE   save here, now and then, all that is needed to go on after a stop
    --resume            go on from the checkpoint, if it is there

    --scaler NAME       of the columns: standard, minmax or none (standard)
    --missing NAME      empty cells: error; drop, which leaves their rows out; or mean,
                        which fills in the mean of their column (error)
""" + rows.HELP + """
    python -m purenn train iris --target species --hidden 16,8 --out model.json"""

HUNDREDTH, QUARTER, FIFTH = 1.0 / 100, 1.0 / 4, 1.0 / 5         # not every Python reads 0.01 to the last bit
AROUND_ZERO = ("identity", "sigmoid", "softmax", "tanh")        # activations that Glorot's initial weights are for


def _hidden(text):
    sizes = [whole(0, 100000)(part.strip()) for part in text.split(",")]
    if 0 in sizes and len(sizes) > 1:
        raise ValueError("0 stands alone, for no hidden layer")
    return [size for size in sizes if size]


def _stripped(text):
    return text.strip()


OPTIONS = dict(rows.OPTIONS)
OPTIONS.update({
    "target": (None, _stripped), "columns": (None, read_names), "out": (None, file_name),
    "task": ("auto", one_of("auto", "classes", "numbers")),
    "hidden": ([16], _hidden), "activation": ("tanh", one_of(*sorted(ACTIVATIONS))),
    "dropout": (0.0, number(0, 1)), "l2": (0.0, number(0)),
    "epochs": (100, whole(0)), "learning-rate": (HUNDREDTH, number(0)), "batch-size": (32, whole(1)),
    "optimizer": ("adam", one_of(*sorted(OPTIMIZERS))), "test-size": (QUARTER, number(0, 1)),
    "patience": (None, whole(1)), "validation": (None, number(0, 1)), "seed": (42, whole(0, 4294967295)),
    "workers": (None, whole(1)),
    "checkpoint": (None, file_name), "resume": (False, None),
    "scaler": ("standard", one_of("none", *sorted(SCALERS))), "missing": ("error", one_of("error", "drop", "mean"))})

# What fit's arguments and a checkpoint's settings are called here.
OPTION_OF = {
    "batch_size": "--batch-size", "optimizer": "--optimizer", "learning_rate": "--learning-rate",
    "first learning_rate": "--learning-rate", "validation_split": "--validation", "patience": "--patience",
    "layers": "network (--hidden, --activation, --dropout)", "l2": "--l2", "seed": "--seed",
    "arithmetic": "--arithmetic", "loss": "loss (--task)", "workers": "--workers"}
OF_DATA = ("X", "y", "classes", "validation data")


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
    if options["checkpoint"] == "-":
        raise UsageError("--checkpoint -: the name of a file is needed")
    if options["out"] == "-":
        check_stdout()
    for name in ("out", "checkpoint"):
        check_place(options[name], options["file"], "data")
    if same_file(options["out"], options["checkpoint"]):
        raise UsageError("--out %s and --checkpoint are one file; two are needed" % options["out"])


def train(options, say):
    """Train, save, and report by say(text); returns the exit code."""
    file = rows.name_of(options["file"])
    columns = options["columns"] and options["target"] and options["columns"] + [options["target"]]
    data = within(file, TrainingData, rows.read_rows(options["file"], options, columns), options)
    X, y = data.rows(data.train)
    network = within(file, build_network, data, X, y, options)
    say("%s\n\n%s" % (data.text(file), network.summary()))
    flush()
    history = fit_network(network, X, y, options, file)
    if history.stopped == "diverged":
        raise Failure("the loss became nan or infinite in epoch %d; no model is saved (a smaller --learning-rate, or "
                      "--scaler standard, may help)" % min(len(history.loss) + 1, options["epochs"]))
    try:
        saved = save(network, options["out"])
    except INTERRUPT:                                           # what is learnt is worth a second writing
        if options["out"] == "-":
            raise
        history.stop("interrupted", "interrupted while the model was written")
        saved = save(network, options["out"])
    if history.stopped == "interrupted":
        complain("purenn: %s; the model so far is %s" % (history.message, saved or "lost: there is no --out"))
        return 130
    say("\n" + outcome(history))
    say(measures(network, data))
    if saved:
        say("\n" + saved)
    return 0


def build_network(data, X, y, options):
    """A new Network for the data, with scalers fitted to X and y, and the notes that predict and evaluate need."""
    if not data.classes:
        loss, n_out, activation = "mean_squared_error", 1, "identity"
    elif len(data.classes) == 2:
        loss, n_out, activation = "binary_cross_entropy", 1, "sigmoid"
    else:
        loss, n_out, activation = "categorical_cross_entropy", len(data.classes), "softmax"
    layers = []
    for size in options["hidden"]:
        layers.append(Dense(None if layers else len(data.columns), size, options["activation"]))
        layers += [Dropout(options["dropout"])] if options["dropout"] else []
    layers.append(Dense(None if layers else len(data.columns), n_out, activation))
    network = Network(layers, loss=loss, seed=options["seed"], l2=options["l2"],
                      init="glorot_uniform" if options["activation"] in AROUND_ZERO else "he_uniform")
    if options["scaler"] != "none":
        network.scaler = SCALERS[options["scaler"]]().fit(X)
    if not data.classes:
        network.target_scaler = StandardScaler().fit(y)
    network.classes = data.classes
    network.notes = {"columns": data.columns, "target": data.target, "missing": data.missing, "means": data.means}
    return network


def fit_network(network, X, y, options, file):
    """The History of training on X and y as the options say; errors name this file or the checkpoint."""
    validation, checkpoint = options["validation"], options["checkpoint"]
    if validation is None and options["patience"]:
        validation = FIFTH
    if validation and rows_of_share(validation, len(X)) == len(X):
        raise ValueError("%s: no row of %d would be left to train with; give a smaller --validation" % (file, len(X)))
    try:
        return network.fit(
            X, y, epochs=options["epochs"], learning_rate=options["learning-rate"], batch_size=options["batch-size"],
            optimizer=options["optimizer"], shuffle=True, validation_split=validation or None,
            patience=options["patience"], checkpoint=checkpoint, resume=options["resume"], workers=options["workers"])
    except SYSTEM as error:
        raise Failure("cannot %s: %s" % ("train" if checkpoint is None else "write " + checkpoint, reason(error)))
    except RuntimeError as error:                               # a worker was killed
        raise Failure("%s" % error)
    except ValueError as error:
        refusal = in_options(error, file, checkpoint)
    raise refusal


def in_options(error, file, checkpoint):
    """An error of fit as one that speaks of the file, the checkpoint, or the option that its argument came from."""
    where = getattr(error, "where", None)
    if isinstance(error, OtherTraining):
        return ValueError("%s is of %s" % (checkpoint, other_training(error.differences)))
    if where is not None and where == checkpoint:
        return error
    if where in OPTION_OF:
        return UsageError("%s: %s" % (OPTION_OF[where], error.problem))
    return ValueError("%s: %s" % (file, error))


def other_training(differences):
    """In which options the training of a checkpoint differs from this one, and how, in words."""
    options = ["its %s was %s, now it is %r" % (OPTION_OF.get(setting, setting), was, now)
               for setting, was, now in differences if setting not in OF_DATA]
    if len(options) < len(differences):
        rows_too = ("a training with other rows: the file, --target, --columns, --missing, --scaler, --test-size, "
                    "--validation or --seed was another")
        return "; ".join([rows_too] + options)
    return "another training: " + "; ".join(options)


# ---- what comes out ----

def outcome(history):
    """How training ended, in words."""
    text = history.message + (": " + history.text() if history.loss else "")
    if history.best_epoch is not None:
        text += "; kept are the weights of epoch %d" % (history.best_epoch + 1)
    return text


def measures(network, data):
    """How good the network is on the rows to train and to test, as text, with the confusion matrix of the latter."""
    results = [(title, Result(network, *data.rows(places)))
               for title, places in (("train", data.train), ("test", data.test)) if places]
    title, result = results[-1]
    return side_by_side(results) + result.confusion("rows to " + title)


def save(network, path):
    """Write the model to a file, or to stdout for "-"; returns what was done, in words, or None where path is None."""
    if path is None:
        return None
    if path == "-":
        write_data(envelope.dumps({"network": network.state()})[:-1])
        return "written to stdout"
    written(path, network.save, path)
    return "saved in %s" % path
