"""The estimators' arguments and data, checked: an error names the argument, what it may be, and what came."""
from ..arrays import frames
from ..arrays.operators import make
from ..arrays.shapes import is_whole
from ..checks import check_finite, matrix_of, rows_of_table
from ..floats.kinds import TEXTS
from ..floats.names import shown
from ..floats.parts import INF
from ..matrix import Matrix
from ..numpy.ndarrays import array

ACTIVATIONS = {"identity": "identity", "logistic": "sigmoid", "tanh": "tanh", "relu": "relu"}
CHOICES = {"activation": ("identity", "logistic", "relu", "tanh"), "solver": ("adam", "lbfgs", "sgd"),
           "learning_rate": ("adaptive", "constant", "invscaling"), "loss": ("poisson", "squared_error")}
# The least value, and what it is below or at most: None where nothing is; whether the ends are allowed.
RANGES = {"alpha": (0, INF, True, False), "learning_rate_init": (0, INF, False, False),
          "power_t": (0, INF, True, False),
          "tol": (0, INF, True, False), "momentum": (0, 1, True, True), "validation_fraction": (0, 1, True, False),
          "beta_1": (0, 1, True, False), "beta_2": (0, 1, True, False), "epsilon": (0, INF, False, False)}
COUNTS = ("max_iter", "n_iter_no_change", "max_fun")
BOOLS = ("shuffle", "warm_start", "nesterovs_momentum", "early_stopping")


def _is_bool(value):
    return type(value).__name__ in ("bool", "bool_")


def _is_number(value):
    return isinstance(value, (int, float)) and not _is_bool(value) or hasattr(value, "dtype") and getattr(
        value, "shape", None) == () and value.dtype.kind in "iuf"


def check(estimator):
    """ValueError for an argument that is none of those scikit-learn takes."""
    values = estimator.get_params(False)
    for name in sorted(values):
        expected = _expected(name, values[name])
        if expected:
            raise ValueError("The %r parameter of %s must be %s. Got %s instead." % (
                name, type(estimator).__name__, expected, shown(values[name])))


def _expected(name, value):
    """What an argument is to be, in words, or "" where it is that."""
    if name in CHOICES:
        fits = isinstance(value, TEXTS) and value in CHOICES[name]
        return "" if fits else "one of " + ", ".join(["%r" % choice for choice in CHOICES[name]])
    if name in RANGES:
        return _range(value, *RANGES[name])
    if name in COUNTS:
        fits = is_whole(value) and not _is_bool(value) and value >= 1 or name == "n_iter_no_change" and value == INF
        return "" if fits else "an int of at least 1" + (" or inf" if name == "n_iter_no_change" else "")
    if name in BOOLS:
        return "" if _is_bool(value) else "True or False"
    if name == "batch_size":
        fits = isinstance(value, TEXTS) and value == "auto" or (
            is_whole(value) and not _is_bool(value) and value >= 1)
        return "" if fits else "'auto' or an int of at least 1"
    if name == "verbose":
        return "" if _is_bool(value) or is_whole(value) and value >= 0 else "True, False or an int of at least 0"
    if name == "random_state":
        fits = value is None or hasattr(value, "permutation") and hasattr(value, "uniform") or (
            is_whole(value) and not _is_bool(value) and 0 <= value < 2 ** 32)
        return "" if fits else "None, an int from 0 to 2**32 - 1 or a RandomState"
    return ""


def _range(value, least, most, at_least, at_most):
    fits = _is_number(value) and (least <= value if at_least else least < value) and (
        value <= most if at_most else value < most)
    return "" if fits else "a number in the range %s%g, %g%s" % (
        "[" if at_least else "(", least, most, "]" if at_most else ")")


def sizes_of(hidden_layer_sizes):
    """The sizes of the hidden layers, a list of ints; ValueError for what are none."""
    sizes = hidden_layer_sizes.tolist() if hasattr(hidden_layer_sizes, "tolist") else hidden_layer_sizes
    sizes = list(sizes) if isinstance(sizes, (list, tuple)) else [sizes]
    if [size for size in sizes if not is_whole(size) or _is_bool(size) or size <= 0]:
        raise ValueError("hidden_layer_sizes must be > 0, ints; got %s" % shown(hidden_layer_sizes))
    return [int(size) for size in sizes]


# ---- data ----

def _is_frame(X):
    return not isinstance(X, list) and not hasattr(X, "_form") and frames.is_frame(X)


def inputs_of(estimator, X, first):
    """X as a Matrix of floats.  first: whether the estimator learns the number and the names of the columns."""
    name = type(estimator).__name__
    if hasattr(X, "tocsr"):
        raise TypeError("%s takes no sparse data here: give X.toarray()" % name)
    if getattr(getattr(X, "dtype", None), "kind", None) == "c":
        raise ValueError("Complex data not supported: X is an array of complex numbers")
    names = frames.names_of(X) if _is_frame(X) else None
    if names is not None and [text for text in names if not isinstance(text, TEXTS)]:
        names = None
    matrix = rows_of_table(X, None) if names is not None or _is_frame(X) else _matrix_of(X, "X")
    if matrix.ndim != 2:
        raise ValueError("Expected 2D array, got %dD array instead: rows of X are lists of numbers. Reshape your data "
                         "using array.reshape(-1, 1) if it has one column, or array.reshape(1, -1) if it is one row."
                         % matrix.ndim)
    rows, columns = matrix.shape
    for count, what in ((rows, "sample"), (columns, "feature")):
        if not count:
            raise ValueError("Found array with 0 %s(s) (shape=%s) while a minimum of 1 is required." % (
                what, (rows, columns)))
    check_finite(matrix, "Input X contains NaN or infinity: X")
    if first:
        estimator.n_features_in_ = columns
        if names is not None:
            estimator.feature_names_in_ = array(list(names), object)
        elif hasattr(estimator, "feature_names_in_"):
            del estimator.feature_names_in_
    elif columns != estimator.n_features_in_:
        raise ValueError("X has %d features, but %s is expecting %d features as input" % (
            columns, name, estimator.n_features_in_))
    elif names is not None and hasattr(estimator, "feature_names_in_"):
        if list(names) != estimator.feature_names_in_.tolist():
            raise ValueError("The feature names should match those that were passed during fit: %s; got %s" % (
                estimator.feature_names_in_.tolist(), list(names)))
    return _of_floats(matrix, matrix.shape)


def _matrix_of(values, name):
    """matrix_of, but that texts are a ValueError, as in scikit-learn."""
    try:
        return matrix_of(values, name)
    except TypeError as error:
        if not _has_texts(values):
            raise
        message = "%s" % error
    raise ValueError(message)


def _has_texts(values):
    values = values.tolist() if hasattr(values, "tolist") else values
    return isinstance(values, TEXTS) or isinstance(values, (list, tuple)) and [
        1 for value in values if _has_texts(value)] != []


def is_column(y):
    """Whether labels or targets stand in a column, (samples, 1)."""
    shape = getattr(y, "shape", None)
    if shape is not None:
        return len(shape) == 2 and shape[1] == 1
    return isinstance(y, (list, tuple)) and len(y) > 0 and isinstance(y[0], (list, tuple)) and len(y[0]) == 1


def _of_floats(matrix, shape):
    """A Matrix of floats, whatever class and kind of numbers came."""
    return make(Matrix, [float(x) for x in matrix._data], shape, "float")


def numbers_of(y):
    """The targets of a regression, a Matrix (rows, outputs)."""
    if _is_frame(y):
        matrix = rows_of_table(y, None)
    else:
        matrix = _matrix_of(frames.listed(y) if hasattr(y, "dtype") and not hasattr(y, "_form") else y, "y")
    if matrix.ndim not in (1, 2) or not matrix.size:
        raise ValueError("y should be a 1d or 2d array of numbers; its shape is %s" % (matrix.shape,))
    check_finite(matrix, "Input y contains NaN or infinity: y")
    return _of_floats(matrix, matrix.shape if matrix.ndim == 2 else (matrix.size, 1))


def weights_of(sample_weight, samples):
    """The weights of the samples, a Matrix (samples, 1), or None."""
    if sample_weight is None:
        return None
    if _is_number(sample_weight):
        sample_weight = [float(sample_weight)] * samples
    matrix = check_finite(matrix_of(frames.listed(sample_weight) if hasattr(sample_weight, "dtype") and not hasattr(
        sample_weight, "_form") else sample_weight, "sample_weight"), "sample_weight")
    if matrix.ndim != 1:
        raise ValueError("Sample weights must be 1D array or scalar, got %dD array." % matrix.ndim)
    if matrix.size != samples:
        raise ValueError("sample_weight.shape == %s, expected %s!" % (matrix.shape, (samples,)))
    if not [x for x in matrix._data if x]:
        raise ValueError("the sample_weight of all samples is zero")
    return _of_floats(matrix, (samples, 1))


def check_lengths(X, y):
    if X.shape[0] != y.shape[0]:
        raise ValueError("Found input variables with inconsistent numbers of samples: %s" % [X.shape[0], y.shape[0]])
