"""Neural networks on any Python, with nothing to install.

A network
    Network             layers, a loss and weights: fit, predict, classify, evaluate, save, load, to_source
    Dense, Dropout      its layers; Layer is what a layer of your own needs
    Activation, Loss    what an activation and a loss of your own need
    History             what fit returns: the loss of each epoch, and why training ended
    EarlyStopping       stops training when the validation loss gets no better
    schedule            learning rates that change from epoch to epoch
    optimizers          gradient descent, momentum, Adam and the others
    MLPClassifier       scikit-learn's, with its numbers, and MLPRegressor (before Python 3.7 in purenn.estimators)
    metrics             accuracy, r2, the confusion matrix and the others

Data
    read_csv            a CSV file as a Table, whose columns have names
    Encoder             tables with texts and gaps as numbers
    StandardScaler      columns to mean 0 and deviation 1
    MinMaxScaler        columns to the range from 0 to 1
    one_hot             labels as rows of zeros and a one
    train_test_split    rows to train with and rows to test with

Numbers
    Matrix              rows and columns of numbers, and their arithmetic
    RandomState         NumPy's random numbers, draw for draw; default_rng gives its newer generator
    arithmetic          "native", "portable" for the same bits on every Python, or "fast"
    article             the article's eleven steps, in its names and its order
    gradient_check      a gradient of your own beside exact derivatives
    purenn.numpy        NumPy's names: import purenn.numpy as np

From the command line: python -m purenn --help.

The files directly in this folder explain the subject.  Behind them stand floats/ (one float), arrays/ (what stands
under Matrix), random/ (draws), numpy/ (NumPy's names), files/ (data as text and files), fitting/ (what fit needs),
commands/ (the command line) and py36/ (what needs Python 3.6: dual numbers, programs, exports, compiled code).
"""
import sys

from .floats.needs import lacking

__version__ = "0.1.0"
__all__ = [
    "Network", "Dense", "Dropout", "Layer", "Activation", "Loss", "History", "EarlyStopping", "schedule",
    "optimizers", "metrics",
    "read_csv", "Table", "Encoder", "StandardScaler", "MinMaxScaler", "one_hot", "train_test_split",
    "Matrix", "RandomState", "default_rng", "arithmetic", "article", "gradient_check"]


def gradient_check(of, *arguments, **options):
    """Compare a gradient with exact derivatives, by dual numbers; print what it returns, or ask it for `ok` and `rows`.

    gradient_check(network, X, y, sample_weight=None)
                        the gradients of Network.loss_and_gradients
    gradient_check(function, weights, *data, names=None)
                        of your own: weights is a list of numbers, lists or arrays, of which function(*weights, *data),
                        or function(weights, *data), gives the loss and its derivatives, in the same order and shapes

    TypeError or ValueError where the function returns something else.  Needs Python 3.6 or newer.
    """
    from .py36.crosscheck import gradients
    return gradients.gradient_check(of, *arguments, **options)


# Where a module can be asked for a name it lacks, these are imported at their first use, so that purenn starts fast
# (tests/bench imports); MicroPython imports all names so, as its memory may hold what a program uses and no more.
_LATER = {"article": "article", "metrics": "metrics", "MLPClassifier": "estimators", "MLPRegressor": "estimators",
          "schedule": "schedules", "Encoder": "encoders",
          "EarlyStopping": "fitting.callbacks", "History": "fitting.history", "Table": "files.csv_tables",
          "read_csv": "files.csv_tables"}
_IMPLEMENTATION = getattr(getattr(sys, "implementation", None), "name", "")
_IS_MICRO = _IMPLEMENTATION == "micropython"

if _IS_MICRO or lacking():
    _LATER.update({
        "optimizers": "optimizers", "Network": "network", "Dense": "layers", "Dropout": "layers", "Layer": "layers",
        "Activation": "activations", "Loss": "losses", "StandardScaler": "data", "MinMaxScaler": "data",
        "train_test_split": "data", "one_hot": "labels", "Matrix": "matrix", "RandomState": "random.generators",
        "default_rng": "random.generators", "arithmetic": "floats.elementary"})
else:
    from . import optimizers
    from .activations import Activation
    from .data import MinMaxScaler, StandardScaler, train_test_split
    from .floats.elementary import arithmetic
    from .labels import one_hot
    from .layers import Dense, Dropout, Layer
    from .losses import Loss
    from .matrix import Matrix
    from .network import Network
    from .random.generators import RandomState, default_rng

if _IS_MICRO or _IMPLEMENTATION in ("cpython", "pypy") and sys.version_info >= (3, 7):
    __all__ += ["MLPClassifier", "MLPRegressor"]        # elsewhere they would make each start of purenn slower

    def __getattr__(name):
        """A public name; on MicroPython a module of the package too, which it asks for before it imports one."""
        if name not in _LATER and not _IS_MICRO:
            raise AttributeError("module 'purenn' has no attribute %r" % name)
        place = _LATER.get(name, name)
        module = __name__ + "." + place
        try:
            __import__(module)
        except ImportError:
            if name in _LATER or lacking():
                raise
            raise AttributeError("module 'purenn' has no attribute %r" % name)
        found = sys.modules[module]
        if place != name:
            found = globals()[name] = getattr(found, name)
        return found

    def __dir__():
        return sorted(set(globals()) | set(__all__))
else:
    from . import article, metrics
    from .encoders import Encoder
    from .files.csv_tables import Table, read_csv
    from .fitting.callbacks import EarlyStopping
    from .fitting.history import History
    from .schedules import schedule
