"""python -m purenn: train the article's network and print its weights as the article does.

Below them stand the outputs beside the targets, and how far the weights are from those that NumPy gives for the same
seed.
"""
from .. import article
from ..fitting.progress import Progress
from ..floats.elementary import arithmetic
from ..floats.hexadecimal import from_hex
from ..floats.parts import ulps_apart
from . import golden
from .arguments import ARITHMETIC, finite, parse, whole
from .output import write

HELP = """\
Trains the article's network on the article's data and prints it.

    --epochs N          how often all samples are shown (5000)
    --lr X              the learning rate (0.1)
    --seed N            seed of NumPy's random numbers, 0 to 4294967295 (42)
    --hidden N          neurons of the hidden layer (3)
    --arithmetic NAME   native, portable or fast (native)
    --steps             print every matrix of the first iteration instead

    python -m purenn --seed 7 --epochs 1000"""

LR = 1.0 / 10                       # not every Python reads 0.1 to the last bit
OPTIONS = {
    "epochs": (5000, whole(0)), "lr": (LR, finite), "seed": (42, whole(0, 4294967295)),
    "hidden": (3, whole(1, 10000)), "arithmetic": ARITHMETIC,
    "steps": (False, None)}
RECORDED_FOR = ("epochs", "lr", "hidden")       # options whose default NumPy's weights are recorded for

TITLES = (
    "Read input and output",
    "Initialize weights and biases with random values",
    "Calculate hidden layer input",
    "Perform non-linear transformation on hidden linear input",
    "Perform linear and non-linear transformation of hidden layer activation at output layer",
    "Calculate gradient of Error(E) at output layer",
    "Compute slope at output and hidden layer",
    "Compute delta at output layer",
    "Calculate Error at hidden layer",
    "Compute delta at hidden layer",
    "Update weight at both output and hidden layer",
    "Update biases at both output and hidden layer")


def command(argv):
    """Train, or show the first iteration's steps, as the arguments say; returns the exit code."""
    options = parse(argv, OPTIONS)
    with arithmetic(options["arithmetic"]):
        weights = article.initialize(options["seed"], hiddenlayer_neurons=options["hidden"])
        if options["steps"]:
            show_steps(weights, options["lr"])
        else:
            show_training(weights, options)
    return 0


def show_steps(weights, lr):
    """Print every matrix of the first iteration under the article's title of its step."""
    last = None
    for step, name, matrix in article.steps(article.X, article.y, *weights, lr=lr):
        if step != last:
            write("%sStep %d: %s" % ("" if last is None else "\n", step, TITLES[step]))
        last = step
        write("%s %r\n%s" % (name, matrix.shape, matrix))


def show_training(weights, options):
    """Train, and print the weights as the article does, then the outputs, then the distance from NumPy's weights."""
    wh, bh, wout, bout = trained(weights, options["epochs"], options["lr"], "epoch")
    write("Output layer:\nweights:\n%s\nbiases:\n%s\n" % (wout, bout))
    write("Hidden layer:\nweights:\n%s\nbiases:\n%s\n" % (wh, bh))
    write("target  output")
    outputs = article.forward(article.X, wh, bh, wout, bout)
    for (target,), (output,) in zip(article.y, outputs.tolist()):
        write("%6d  %.8f" % (target, output))
    write("\n" + distance_from_numpy((wh, bh, wout, bout), options))


def trained(weights, epochs, lr, label):
    """The weights after so many epochs on the article's data, shown on a line that begins with the label."""
    progress = Progress(label, epochs)
    try:
        return article.train(article.X, article.y, *weights, epochs=epochs, lr=lr, on_epoch=lambda i: progress(i + 1))
    finally:
        progress.close()


def distance_from_numpy(weights, options):
    """In words: how many ulps the weights are from NumPy's for this seed, where those are recorded."""
    seed = options["seed"]
    if seed not in golden.NUMPY_WEIGHTS or [name for name in RECORDED_FOR if options[name] != OPTIONS[name][0]]:
        return "No NumPy result is recorded for these options (there is one for seeds %s)." % (
            ", ".join([str(known) for known in sorted(golden.NUMPY_WEIGHTS)]))
    ours = [value for matrix in weights for row in matrix.tolist() for value in row]
    known_weights = [from_hex(text) for text in golden.NUMPY_WEIGHTS[seed].split(" ")]
    apart = [ulps_apart(value, known) for value, known in zip(ours, known_weights)]
    return "NumPy's weights for seed %d: at most %d ulp away (%s), %d of %d are equal." % (
        seed, max(apart), golden.NUMPY, apart.count(0), len(apart))
