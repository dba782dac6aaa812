"""errstate and seterr: whether a result that is nan or inf, where the operands are not, is an error.

Nothing is warned of, so "warn" and "print" are like "ignore".  While something is to raise, the operators of arrays and
scalars and the elementary functions are replaced by ones that look at their results; otherwise this costs nothing.
"""
from ..arrays import widths
from ..arrays.kernels import renamed
from ..arrays.shapes import stretch
from ..matrix import Matrix
from . import scalars, values
from .ndarrays import ndarray
from .ufuncs import Binary, Elementary, OfNumbers, Unary

_CATEGORIES = ("divide", "over", "under", "invalid")
_ANSWERS = ("ignore", "warn", "raise", "call", "print", "log")
_state = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}
_TEXTS = {"divide": "divide by zero", "over": "overflow", "invalid": "invalid value"}
_replaced = []                              # (class, name of a method, what it was)


def geterr():
    """What is done now: {"divide": "warn", ...}."""
    return dict(_state)


def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    """Say what is done from now on; returns what was done before."""
    before = geterr()
    changed = dict(before)
    for name, answer in zip(_CATEGORIES, (divide, over, under, invalid)):
        answer = all if answer is None else answer
        if answer is not None and answer not in _ANSWERS:
            raise ValueError("%s is one of %s; got %r" % (name, ", ".join(_ANSWERS), answer))
        changed[name] = before[name] if answer is None else answer
    _state.update(changed)
    _watch(len([name for name in _CATEGORIES if _state[name] == "raise"]) > 0)
    return before


class errstate(object):
    """What is done in a with block, or in a function that this decorates."""

    def __init__(self, **options):
        self._call = options.pop("call", None)
        self._options = options
        self._before = []

    def __enter__(self):
        if self._before:
            raise TypeError("an errstate is entered once; make another one")
        self._before.append(seterr(**self._options))
        return self

    def __exit__(self, *error):
        seterr(**self._before[0])
        return False

    def __call__(self, function):
        def decorated(*args, **kwargs):
            with errstate(**self._options):
                return function(*args, **kwargs)
        try:
            decorated.__wrapped__ = function    # where inspect looks for the arguments
        except AttributeError:                  # MicroPython's functions have no attributes
            pass
        return renamed(decorated, getattr(function, "__name__", "decorated"), getattr(function, "__doc__", None))


# ---- looking at results ----

_NAMES = {"sub": "subtract", "mul": "multiply", "truediv": "divide", "div": "divide", "floordiv": "floor_divide",
          "mod": "remainder", "pow": "power", "neg": "negative", "abs": "absolute"}
_OF_ARRAYS = (("sum", "reduce"), ("prod", "reduce"), ("mean", "reduce"), ("dot", "dot"), ("__matmul__", "matmul"),
              ("astype", "cast"))
# Functions that have an infinity where a number is divided by zero, and the operand that is zero there.
_ZERO = {"divide": -1, "floor_divide": -1, "remainder": -1, "fmod": -1, "power": 0, "float_power": 0, "reciprocal": 0}


def _watch(wanted):
    """Put the methods that look in place, or what was there before."""
    if wanted and not _replaced:
        for cls in (ndarray, scalars.generic):
            for name in ("add", "sub", "mul", "truediv", "div", "floordiv", "mod", "pow"):      # Python 2: div
                for method in ("__%s__", "__r%s__") + (("__i%s__",) if cls is ndarray else ()):
                    _replace(cls, method % name, _NAMES.get(name, name), method[2] == "r")
        for name in ("neg", "abs"):
            _replace(scalars.generic, "__%s__" % name, _NAMES[name])
        for method, name in _OF_ARRAYS:
            _replace(ndarray, method, name)
        for method in ("sum", "mean"):              # which np.sum and np.mean call
            _replace(Matrix, method, "reduce")
        for cls in (Elementary, Unary, OfNumbers):
            _replace(cls, "__call__", None)
        _replace(Binary, "reduce", "reduce")
    elif not wanted:
        while _replaced:
            cls, method, before = _replaced.pop()
            if before is None:
                delattr(cls, method)
            else:
                setattr(cls, method, before)


def _replace(cls, method, name, swapped=False):
    plain = getattr(cls, method)

    def looking(self, *operands, **options):
        given = operands[:self.nin] if name is None else operands[:1] if cls is Binary else (self,) + operands
        if name in ("reduce", "cast"):
            given = given[:1]
        try:
            given = [values.parts(x) for x in (reversed(given) if swapped else given)]
        except (TypeError, ValueError):             # the operation itself says what is wrong
            given = []
        result = plain(self, *operands, **options)
        if result is not NotImplemented and given:
            if cls is scalars.generic:
                _look_at_ints(name, given, result)
            _look(name or self.__name__, given, result)
        return result
    _replaced.append((cls, method, cls.__dict__.get(method)))
    setattr(cls, method, looking)


def _look_at_ints(name, operands, result):
    """FloatingPointError where a scalar of ints has been wrapped around."""
    numbers = [data[0] for data, _, kind in operands if widths.is_whole(kind)]
    exact = {"add": lambda x, y: x + y, "subtract": lambda x, y: x - y, "multiply": lambda x, y: x * y,
             "negative": lambda x: -x, "absolute": abs}.get(name)
    if exact and len(numbers) == len(operands) and exact(*numbers) != result.item():
        _raise("over", name)


def _look(name, operands, result):
    """FloatingPointError where the result has a nan or inf that is to raise and comes from none."""
    data, shape, kind = values.parts(result)
    whole = [kind for _, _, kind in operands if not widths.is_floating(kind)]
    by_zero = name in _ZERO and 0 in operands[_ZERO[name]][0]
    if len(whole) == len(operands) and name in ("floor_divide", "remainder", "fmod", "reciprocal"):
        if by_zero:
            _raise("divide", name)
        if name == "floor_divide" and widths.is_whole(kind) and widths.limits(kind)[0] < 0 and (
                -1 in operands[1][0] and widths.limits(kind)[0] in operands[0][0]):
            _raise("over", name)
    if name == "cast" and widths.is_whole(kind) and [
            x for x in operands[0][0] if isinstance(x, float) and x - x != 0.0]:
        _raise("invalid", name)
    if not widths.is_floating(kind) or not [x for x in data if x - x != 0.0]:
        return
    if _is_new(_is_nan, name, operands, data, shape):
        _raise("invalid", name)
    if _is_new(_is_infinite, name, operands, data, shape):
        _raise("divide" if by_zero or name in ("log", "log2", "log10", "log1p", "arctanh") else "over", name)


def _is_nan(x):
    return isinstance(x, float) and x != x


def _is_infinite(x):
    return isinstance(x, float) and x == x and x - x != 0.0


def _is_new(is_such, name, operands, data, shape):
    """Whether a result is such a number where none of the operands at its place is; of sums, none of them all."""
    if name in ("reduce", "dot", "matmul"):
        rows = [[x for given, _, _ in operands for x in given]] * len(data)
    else:
        rows = zip(*[stretch(given, own, shape) for given, own, _ in operands])
    return len([x for x, row in zip(data, rows) if is_such(x) and not [y for y in row if is_such(y)]]) > 0


def _raise(category, name):
    if _state[category] == "raise":
        error = FloatingPointError if "FloatingPointError" in dir(_builtins()) else ArithmeticError
        raise error("%s encountered in %s" % (_TEXTS[category], name))


def _builtins():
    try:
        import builtins
    except ImportError:                     # Python 2
        import __builtin__ as builtins
    return builtins
