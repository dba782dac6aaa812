"""python -m purenn train: a network trained on a CSV file, tested on rows set aside, and saved.

The target's column decides what is built: two classes make one sigmoid output,
more classes a softmax, numbers an identity on scaled targets.
"""
from ..activations import ACTIVATIONS
from ..arrays.loops import sum_of
from ..data import SCALERS, StandardScaler, split_rows
from ..files import state as states, tables
from ..floats.elementary import arithmetic
from ..layers import Dense, Dropout
from ..network import Network
from ..optimizers import OPTIMIZERS
from ..targets import class_indices
from . import sources
from .options import (
    SYSTEM, Failure, UsageError, complain, flush, number, one_of, parse, reason, whole, write, write_data)
from .report import Result, list_of, side_by_side
from .sources import classes_of, columns_of, is_of_classes, labels_of, named, refuse_gaps, source_of, table_of

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
    --batch-size N      rows a step (32)
    --optimizer NAME    sgd, momentum, nesterov, rmsprop, adagrad, adam or adamw (adam)
    --test-size X       share of the rows set aside for the test (0.25)
    --patience N        stop after N epochs that were no better on the rows of
                        --validation, and keep the best weights
    --validation X      share of the training rows, for --patience (0.2)
    --seed N            same seed, same model (42)
    --workers N         cores that may share out batches of more than 64 rows
    --checkpoint FILE   keep here, now and then, all that is needed to go on after a stop
    --resume            go on from the checkpoint, if it is there

    --scaler NAME       of the columns: standard, minmax or none (standard)
    --missing NAME      empty cells: error; drop, which leaves their rows out; or mean,
                        which fills in the mean of their column (error)
""" + sources.HELP + """
    python -m purenn train iris --target species --hidden 16,8 --out model.json
"""


HUNDREDTH, QUARTER, FIFTH = 1.0 / 100, 1.0 / 4, 1.0 / 5         # not every Python reads 0.01 to the last bit
AROUND_ZERO = ("identity", "sigmoid", "softmax", "tanh")        # activations that Glorot's initial weights are for

# What a checkpoint's settings are called here
SETTINGS = {"batch_size": "--batch-size", "optimizer": "--optimizer", "first learning_rate": "--learning-rate",
            "patience": "--patience", "layers": "network (--hidden, --activation, --dropout)", "l2": "--l2",
            "seed": "--seed", "arithmetic": "--arithmetic", "loss": "loss (--task)",
            "workers": "--workers"}


def _hidden(text):
    sizes = [whole(0, 100000)(part.strip()) for part in text.split(",")]
    if 0 in sizes and len(sizes) > 1:
        raise ValueError("0 stands alone, for no hidden layer")
    return [size for size in sizes if size]


def _name(text):
    return text.strip()


def _file(text):
    if not text.strip():
        raise ValueError("the name of a file is needed")
    return text.strip()


OPTIONS = dict(sources.OPTIONS)
OPTIONS.update({
    "target": (None, _name), "columns": (None, sources.names), "out": (None, _file),
    "task": ("auto", one_of("auto", "classes", "numbers")),
    "hidden": ([16], _hidden), "activation": ("tanh", one_of(*sorted(ACTIVATIONS))),
    "dropout": (0.0, number(0, 1)), "l2": (0.0, number(0)),
    "epochs": (100, whole(0)), "learning-rate": (HUNDREDTH, number(0)), "batch-size": (32, whole(1)),
    "optimizer": ("adam", one_of(*sorted(OPTIMIZERS))), "test-size": (QUARTER, number(0, 1)),
    "patience": (None, whole(1)), "validation": (None, number(0, 1)), "seed": (42, whole(0, 4294967295)),
    "workers": (None, whole(1)),
    "checkpoint": (None, _file), "resume": (False, None),
    "scaler": ("standard", one_of("none", *sorted(SCALERS))), "missing": ("error", one_of(*sources.MISSING))})


def command(argv):
    given = parse(argv, OPTIONS, ("file",))
    if given["resume"] and given["checkpoint"] is None:
        raise UsageError("--resume goes on from a checkpoint; give --checkpoint FILE too")
    if given["patience"] and given["validation"] == 0:
        raise UsageError("--patience watches the rows of --validation, and --validation 0 sets none aside")
    check_files(given["file"], given["out"], given["checkpoint"])
    with arithmetic(given["arithmetic"]):
        return train(given, complain_to_person if given["out"] == "-" else write)


def train(given, say):
    """Train, save and report, by say(text); returns the exit code."""
    source = source_of(given["file"])
    columns = given["columns"] and given["target"] and given["columns"] + [given["target"]]
    data = named(source, Data, table_of(given["file"], given, columns), given)
    X, y = data.rows(data.train)
    test = data.rows(data.test) if data.test else None
    network = named(source, built, data, X, y, given)
    say("%s\n\n%s" % (data.text(source), network.summary()))
    flush()
    history = fitted(network, X, y, given, source)
    if history.stopped == "diverged":
        raise Failure("%s; no model is saved (a smaller --learning-rate, or --scaler standard, may help)"
                      % history.message.partition(";")[0])
    saved = save(network, given["out"])
    if history.stopped == "interrupted":
        complain("purenn: %s; the model so far is %s" % (history.message, saved or "lost: there is no --out"))
        return 130
    say("\n" + outcome(history))
    report(network, X, y, test, say)
    if saved:
        say("\n" + saved)
    return 0


def complain_to_person(text):
    for line in text.split("\n"):
        complain(line)


# ---- data ----

class Data(object):
    """What is learnt, from which columns and rows.

    X and y hold all rows; y is a list of class names or a column of numbers.
    train and test are the places of the rows for each; test may be empty.
    """

    def __init__(self, table, given):
        self.columns, self.target = columns_of(table, given["columns"], given["target"])
        self.missing, self.means, self.notices = given["missing"], {}, []
        table = self._without_gaps(table.select(self.columns + [self.target]))
        self.classes = self._classes(table, given["task"])
        self.y = labels_of(table, self.target) if self.classes else table.numbers(self.target)
        if self.missing != "mean":
            self.X = self._numbers(table)               # before the split, whose errors matter less
        self.train, self.test = self._split(given["test-size"], given["seed"])
        if self.missing == "mean":
            self.X = self._numbers(self._filled(table))

    def _without_gaps(self, table):
        """The Table without those of its gaps that are not to be filled."""
        if self.missing == "drop":
            table = tables.without_gaps(table, "drop")
            if table.dropped:
                self.notices.append("%d rows that lack a value are left out" % table.dropped)
        refuse_gaps(table, [self.target], "--missing drop would leave its row out")
        if self.missing == "error":
            refuse_gaps(table, self.columns, "--missing drop would leave its row out, --missing mean fill it in")
        return table

    def _classes(self, table, task):
        """The names of the classes, or None where numbers are learnt."""
        if task == "numbers" or task == "auto" and not is_of_classes(table, self.target):
            return None
        classes = classes_of(labels_of(table, self.target))
        if len(classes) == 1:
            raise ValueError("the column %r holds one class alone, %r" % (self.target, classes[0]))
        if len(classes) > 2 and 2 * len(classes) > len(table):
            raise ValueError("the column %r holds %d different classes in %d rows; that is too many to learn"
                             % (self.target, len(classes), len(table)))
        return classes

    def _split(self, share, seed):
        """The places of the rows to train with, and of those to test with."""
        n, size = len(self.y), rows_of_share(share, len(self.y))
        if not size:
            return list(range(n)), []
        if size == n:
            raise ValueError("no row of %d would be left to train with; --test-size 0 trains with all" % n)
        if not self.classes:
            return split_rows(n, size, seed)
        indices, classes = class_indices(self.y)
        counts = [0] * len(classes)
        for i in indices:
            counts[i] += 1
        if 1 in counts:
            raise ValueError("the class %r has one row alone, and the test needs one too; --test-size 0 trains with all"
                             % classes[counts.index(1)])
        if min(size, n - size) < len(classes):
            raise ValueError("of %d rows, %d to train and %d to test are fewer than the %d classes; --test-size 0 "
                             "trains with all" % (n, n - size, size, len(classes)))
        return split_rows(n, size, seed, indices)

    def _filled(self, table):
        """The Table with its gaps filled with the means of the rows to train with."""
        part = tables.without_gaps(table.picked(self.train), "mean", targets=self.target)
        self.means = dict([(name, part.means[name]) for name in part.means if name in self.columns])
        table = tables.without_gaps(table, self.means)
        filled = [counts[name] for counts in (part.filled, table.filled) for name in counts]
        if filled:
            self.notices.append("%d missing values filled with the mean of their column" % sum_of(filled))
        return table

    def _numbers(self, table):
        try:
            return table.numbers(self.columns)
        except ValueError as error:
            message = "%s; --columns names those to learn from" % error
        raise ValueError(message)

    def rows(self, places):
        """(X, y) of the rows at these places."""
        return self.X[places], [self.y[i] for i in places] if self.classes else self.y[places]

    def text(self, source):
        """What is learnt from what, in words."""
        n, m = len(self.train), len(self.test)
        lines = ["%d rows of %s: %d to train, %d to test" % (n + m, source, n, m)] + self.notices
        learnt = "%d classes, %s" % (len(self.classes), list_of(self.classes)) if self.classes else "a number"
        lines.append("learns %s: %s" % (list_of([self.target]), learnt))
        return "\n".join(lines + ["from " + list_of(self.columns)])


def rows_of_share(share, n):
    """So many of n rows, rounded up."""
    size = int(share * n)
    return size + 1 if size < share * n else size


# ---- the network ----

def built(data, X, y, given):
    """A new Network for the data, with its scalers, and notes of what predict and evaluate need."""
    if not data.classes:
        loss, n_out, activation = "mean_squared_error", 1, "identity"
    elif len(data.classes) == 2:
        loss, n_out, activation = "binary_cross_entropy", 1, "sigmoid"
    else:
        loss, n_out, activation = "categorical_cross_entropy", len(data.classes), "softmax"
    layers = []
    for size in given["hidden"]:
        layers.append(Dense(None if layers else len(data.columns), size, given["activation"]))
        layers += [Dropout(given["dropout"])] if given["dropout"] else []
    layers.append(Dense(None if layers else len(data.columns), n_out, activation))
    network = Network(layers, loss=loss, seed=given["seed"], l2=given["l2"],
                      init="glorot_uniform" if given["activation"] in AROUND_ZERO else "he_uniform")
    if given["scaler"] != "none":
        network.scaler = SCALERS[given["scaler"]]().fit(X)
    if not data.classes:
        network.target_scaler = StandardScaler().fit(y)
    network.classes = data.classes
    network.notes = {"columns": data.columns, "target": data.target, "missing": data.missing, "means": data.means}
    return network


def fitted(network, X, y, given, source):
    """The History of training it as the options say."""
    validation = given["validation"]
    if validation is None and given["patience"]:
        validation = FIFTH
    if validation and rows_of_share(validation, len(X)) == len(X):
        raise ValueError("%s: no row of %d would be left to train with; give a smaller --validation" % (source, len(X)))
    try:
        return named(given["checkpoint"] if given["resume"] else source, lambda: network.fit(
            X, y, epochs=given["epochs"], learning_rate=given["learning-rate"], batch_size=given["batch-size"],
            optimizer=given["optimizer"], shuffle=True, validation_split=validation or None,
            patience=given["patience"], checkpoint=given["checkpoint"], resume=given["resume"],
            workers=given["workers"]))
    except SYSTEM as error:
        raise Failure("cannot write %s: %s" % (given["checkpoint"], reason(error)))
    except RuntimeError as error:                               # a worker was killed
        raise Failure("%s" % error)
    except ValueError as error:
        message = "%s" % error
    raise ValueError(in_options(message))


def in_options(message):
    """What fit says of its arguments, said of the options."""
    start, _, setting = message.partition(" is of another training: its ")
    name, was, values = setting.partition(" was ")
    if name in ("X", "y", "classes", "validation data"):
        return ("%s is of a training with other rows: the file, --target, --columns, --missing, --scaler, --test-size, "
                "--validation or --seed was another" % start)
    if name in SETTINGS:
        return "%s is of another training: its %s%s%s" % (start, SETTINGS[name], was, values)
    return message


# ---- what comes out ----

def outcome(history):
    """How training ended, in words."""
    text = history.message + (": " + history.text() if history.loss else "")
    if history.best_epoch is not None:
        text += "; kept are the weights of epoch %d" % (history.best_epoch + 1)
    return text


def report(network, X, y, test, say):
    """The measures of the training rows and of those set aside, and the confusion matrix of the latter."""
    results = [("train", Result(network, X, y))] + ([("test", Result(network, *test))] if test else [])
    title, result = results[-1]
    say(side_by_side(results) + result.confusion("rows to " + title))


def check_files(data, out, checkpoint):
    """UsageError or Failure, before any work, if one of the two cannot be written, or would be over another file."""
    if checkpoint == "-":
        raise UsageError("--checkpoint -: the name of a file is needed")
    for path in (out, checkpoint):
        if path not in (None, "-"):
            if same_file(path, data):
                raise UsageError("%s holds the data; it would be written over" % path)
            check_folder(path)
    if same_file(out, checkpoint):
        raise UsageError("--out %s and --checkpoint are one file; two are needed" % out)


def same_file(a, b):
    """Whether two paths, or None, lead to one file, as far as this Python can tell."""
    if a in (None, "-") or b in (None, "-"):
        return False
    try:
        import os
        return a == b or os.path.realpath(a) == os.path.realpath(b) or os.path.samefile(a, b)
    except Exception:                   # a file is not there yet; hosted Pythons
        return a == b


def check_folder(path):
    """Failure, before any work, if no file can be written there."""
    try:
        import os
        folder = os.path.dirname(path) or "."
        message = ("" if not os.path.isdir(".") else            # Brython's knows of none
                   "there is no folder " + folder if not os.path.isdir(folder) else
                   "it is a folder" if os.path.isdir(path) else
                   "" if os.access(path if os.path.exists(path) else folder, os.W_OK) else "it may not be written")
    except Exception:                   # hosted Pythons
        message = ""
    if message:
        raise Failure("cannot write %s: %s" % (path, message))


def save(network, path):
    """Write the model to a file, or to stdout, if there is a path; returns what was done, in words, or None."""
    if path is None:
        return None
    if path == "-":
        write_data(states.dumps({"network": network.state()})[:-1])
        return "written to stdout"
    try:
        network.save(path)
        return "saved in %s" % path
    except SYSTEM as error:
        message = "cannot write %s: %s" % (path, reason(error))
    raise Failure(message)
