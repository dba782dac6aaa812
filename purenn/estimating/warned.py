"""The estimators' warnings and errors.  Where scikit-learn is loaded, they are of its classes too."""
import sys

try:
    import warnings
    _base = UserWarning
except Exception:                       # MicroPython has none, and Skulpt an error of its own
    warnings, _base = None, Exception


class ConvergenceWarning(_base):
    """Training ended because max_iter was reached."""


class DataConversionWarning(_base):
    """Labels or targets came in another shape than they are used in."""


class NotFittedError(ValueError):
    """Something was asked of an estimator before its fit."""


def warn(message, category=_base):
    """Give a warning, where this Python has warnings."""
    if warnings is not None:
        warnings.warn(message, category if category is _base else both(category), 5)


def say(line):
    """Print what verbose asks for."""
    sys.stdout.write(line + "\n")


def both(own):
    """The class; where scikit-learn is loaded, one that is of its class of that name too."""
    loaded = getattr(getattr(sys, "modules", {}).get("sklearn.exceptions"), own.__name__, None)
    if loaded is None:
        return own
    if own not in _both:
        _both[own] = type(own.__name__, (own, loaded), {"__module__": own.__module__, "__doc__": own.__doc__})
    return _both[own]


_both = {}
