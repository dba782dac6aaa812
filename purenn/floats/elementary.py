"""Elementary functions of one number, in one of three arithmetics.

`native`, the default, calls Python's own `math`; `portable` has the same bits on every Python, from portable.py; `fast`
is whatever is quickest, which for these functions is native.  A function of a float returns a float and never raises:
exp(1000) is inf and log(-1) is nan, as in NumPy.  For other kinds of number, their own method of that name is called.
Functions of arrays are in matrix.py.
"""
import math
import sys

from .kinds import INTEGERS
from .names import unknown

ARITHMETICS = ("native", "portable", "fast")
NAMES = ("exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "tanh", "sinh", "cosh", "sin", "cos", "erf")
_TRIALS = {"tanh": (1000.0, 1.0), "sinh": (1e-300, 1e-300), "erf": (9.0, 1.0)}     # argument and right result
_OWN_NAMES = {"log": ("log", "ln")}                     # a Decimal's logarithm is ln
CONSTANTS = {"root_half": 6369051672525773 * 2.0 ** -53, "root_two_pi": 5644425081792262 * 2.0 ** -51,
             "two_over_root_pi": 5081767996463981 * 2.0 ** -52, "pi": 7074237752028440 * 2.0 ** -51}
CONSTANT_TEXTS = {"root_half": "sqrt(1/2)", "root_two_pi": "sqrt(2 pi)", "two_over_root_pi": "2 / sqrt(pi)",
                  "pi": "pi"}


def _portable(name):
    """The function of that name in portable.py, which is imported when the function is first called."""
    def function(*numbers):
        from . import portable
        return getattr(portable, name)(*numbers)
    return function


def _native(name):
    """math's function, or the portable one if math has none or (Skulpt) a wrong one."""
    function = getattr(math, name, None)
    if function is not None and name in _TRIALS:
        x, expected = _TRIALS[name]
        try:
            if function(x) != expected:
                function = None
        except NotImplementedError:
            function = None
    return function or _portable(name)


_native_functions = dict([(name, _native(name)) for name in NAMES])
_native_functions["power"] = math.pow
_portable_functions = {}
_stores = []


class _Shared(object):
    """What all threads share.

    plain: what a thread uses that is inside no block; blocks: keeps each thread's innermost block, by get() and
    set(block).
    """
    plain = ("native", _native_functions, None, False, None)
    blocks = None


_shared = _Shared()


# The choice of an arithmetic

def current():
    """The name of the current arithmetic: "native", "portable" or "fast"."""
    return _in_force()[0]


def arithmetic(name=None):
    """Calculate in another arithmetic: from now on, or inside a with statement only.

    arithmetic("portable")                  from now on, in every thread that is inside no block
    with arithmetic("portable"): ...        inside the block, and blocks may be nested
    arithmetic()                            returns the current one's name

    A block is its thread's own, and where Python has contextvars (from 3.7 on) its asyncio task's.  Worker processes
    of fit calculate as fit does.  ValueError for any name but "native", "portable" and "fast".
    """
    return current() if name is None else Arithmetic(name)


def _in_force():
    """(name, functions, block around it, whether it waits, owner) of this thread's innermost block, or of no block."""
    return _shared.blocks and _shared.blocks.get() or _shared.plain


class Block(object):
    """A with statement in another arithmetic; what other threads use never changes."""

    def __init__(self, name):
        self.name = name
        self._functions = _functions_of(name)

    def __enter__(self):
        _enter(self.name, self._functions, False, self)
        return self

    def __exit__(self, *exception):
        _settle()
        if _shared.blocks:
            _shared.blocks.set(_without(self, _shared.blocks.get()))

    def __repr__(self):
        return "arithmetic(%r)" % (self.name,)


class Arithmetic(Block):
    """What arithmetic(name) returns, while nobody knows yet whether a with statement will enter it.

    Where no other thread runs, it holds as a plain call until one does.  Where others run, they must not see it in
    between: it is a block of its own thread, and waits.  A with statement makes it a block like any other; without
    one it becomes a plain call when this object ends (at once if it is not kept), or at the thread's next call.
    """
    _waits = False

    def __init__(self, name):
        Block.__init__(self, name)
        _settle()
        self._waits, self._before = not _is_alone(), _shared.plain
        if self._waits:
            self._made = _enter(name, self._functions, True)
        else:
            self._made = _shared.plain = (name, self._functions, None, False, None)

    def __enter__(self):
        if self._waits and _shared.blocks.get() is self._made:
            _shared.blocks.set(self._made[2])
        elif _shared.plain is self._made:
            _shared.plain = self._before
        self._waits, self._made = False, None
        return Block.__enter__(self)

    def __del__(self):
        if self._waits and _shared.blocks.get() is self._made:
            _settle()


def _functions_of(name):
    """{name: function} of an arithmetic."""
    if name not in ARITHMETICS:
        raise ValueError(unknown("arithmetic", name, ARITHMETICS))
    if name == "portable" and not _portable_functions:
        from . import portable
        for function in NAMES + ("power",):
            _portable_functions[function] = getattr(portable, function)
    return _portable_functions if name == "portable" else _native_functions


def _enter(name, functions, waits, owner=None):
    """Make this thread's innermost block, and return it."""
    if _shared.blocks is None:
        _stores.append(_store())
        _shared.blocks = _stores[0]                     # the same for all, if two threads come at once
    made = (name, functions, _shared.blocks.get(), waits, owner)
    _shared.blocks.set(made)
    return made


def _without(owner, block):
    """The block, without the innermost one of this owner: a generator may leave others that were entered later."""
    if block is None or block[4] is owner:
        return block and block[2]
    return block[:2] + (_without(owner, block[2]),) + block[3:]


def _settle():
    """Make a plain call of this thread's innermost block, if it waits."""
    block = _in_force()
    if block[3]:
        _shared.blocks.set(block[2])
        _shared.plain = (block[0], block[1], None, False, None)


def _is_alone():
    """Whether no other thread runs; True also where objects do not end once nobody keeps them, as on PyPy."""
    try:
        return not hasattr(sys, "getrefcount") or len(sys._current_frames()) == 1
    except Exception:                                   # hosted Pythons
        return True


class _One(object):
    """A variable with the methods of a ContextVar."""
    block = None

    def get(self):
        return self.block

    def set(self, block):
        self.block = block


def _store():
    """A variable that each task, else each thread, has for itself, as far as this Python can."""
    try:
        from contextvars import ContextVar
        store = ContextVar("purenn.arithmetic", default=None)
        return store if store.get() is None else _One()
    except Exception:                                   # before 3.7, and hosted Pythons
        pass
    try:
        from threading import local

        class OfThread(_One, local):
            pass
        return OfThread()
    except Exception:                                   # MicroPython, Skulpt
        return _One()


# One number

def exp(x):
    """e**x; inf where that is too large for a float, 0.0 where it is too small."""
    return _of_one("exp", x)


def expm1(x):
    """e**x - 1, accurate for small x."""
    return _of_one("expm1", x)


def log(x):
    """The natural logarithm; log(0) is -inf, that of a negative number nan."""
    return _of_one("log", x)


def log1p(x):
    """ln(1 + x), accurate for small x; -inf at -1, nan below."""
    return _of_one("log1p", x)


def log2(x):
    """The logarithm to base 2; log2(0) is -inf, that of a negative number nan."""
    return _of_one("log2", x)


def log10(x):
    """The logarithm to base 10; log10(0) is -inf, that of a negative number nan."""
    return _of_one("log10", x)


def sqrt(x):
    """The square root; nan for a negative number."""
    return _of_one("sqrt", x)


def tanh(x):
    """The hyperbolic tangent."""
    return _of_one("tanh", x)


def sinh(x):
    """The hyperbolic sine."""
    return _of_one("sinh", x)


def cosh(x):
    """The hyperbolic cosine."""
    return _of_one("cosh", x)


def sin(x):
    """The sine of an angle in radians; nan for an infinite one."""
    return _of_one("sin", x)


def cos(x):
    """The cosine of an angle in radians; nan for an infinite one."""
    return _of_one("cos", x)


def erf(x):
    """The error function, 2 / sqrt(pi) times the integral of exp(-t * t) from 0 to x."""
    return _of_one("erf", x)


def _of_one(name, x):
    if not isinstance(x, float):
        if not isinstance(x, INTEGERS):
            return _of_other_kind(name, x)
        x = _float_of_integer(name, x)
    try:
        return _in_force()[1][name](x)
    except (OverflowError, ValueError):                 # math raises instead of returning inf, -inf or nan
        return _portable(name)(x)


def _float_of_integer(name, n):
    try:
        x = float(n)
        if x - x == 0.0:                                # some Pythons return inf instead of raising
            return x
    except OverflowError:
        pass
    raise ValueError("%s: expected a number that fits a float, got an integer of more than 1024 bits" % name)


def _of_other_kind(name, x):
    """The number's own method of that name; TypeError if it has none, rather than a silent change to float."""
    function = _own_function(name, x)
    if function is not None:
        return function()
    if hasattr(x, "__index__"):                         # an integer of another kind, such as NumPy's
        return _of_one(name, x.__index__())
    raise TypeError("%s: expected a float, an integer or a number with a method %s(), got %s"
                    % (name, name, type(x).__name__))


def _own_function(name, x):
    """A number's own function of that name, to be called without arguments; None if it has none."""
    if type(x).__name__ == "Decimal":
        try:
            from ..py36.numbers.decimals import FUNCTIONS
            return lambda: FUNCTIONS[name](x)
        except ImportError:                             # before Python 3.6: what Decimal itself has
            pass
    for own_name in _OWN_NAMES.get(name, (name,)):
        method = getattr(x, own_name, None)
        if method is not None:
            return method
    return None


def constant(name, x):
    """A constant of formulas, one of CONSTANTS, as a number of x's kind: the nearest float, or the kind's own."""
    function = None if isinstance(x, (float,) + INTEGERS) else _own_function(name, x)
    if type(x).__name__ == "Fraction":
        raise TypeError("%s is no Fraction" % CONSTANT_TEXTS[name])
    return CONSTANTS[name] if function is None else function()


def power(x, y):
    """x**y of two floats or integers, as a float, with numpy.power's special values; other kinds use their own **.

    power(0.0, -1.0) is inf, a root of a negative number nan, and what is too large for a float inf.  As in NumPy,
    y = 2 gives exactly x * x, 1 gives x, 0.5 sqrt(x) and -1 gives 1 / x.
    """
    if not isinstance(x, float):
        if not isinstance(x, INTEGERS):
            return _power_of_other_kinds(x, y)
        x = _float_of_integer("power", x)
    if not isinstance(y, float):
        if not isinstance(y, INTEGERS):
            return _power_of_other_kinds(x, y)
        y = _float_of_integer("power", y)
    if y == 2.0:
        return x * x
    if y == 1.0:
        return x
    if y == 0.5:
        return sqrt(x)
    return _power_of_floats(x, y)


def _power_of_floats(x, y):
    if x != 0.0 and x - x == 0.0 and y - y == 0.0:      # some Pythons' math is wrong for the others
        if y == -1.0:
            return 1.0 / x
        try:
            return _in_force()[1]["power"](x, y)
        except (OverflowError, ValueError):
            pass
    return _portable("power")(x, y)


def _power_of_other_kinds(x, y):
    try:
        return x ** y
    except TypeError:
        raise TypeError("power: expected two numbers that go together, got %s and %s"
                        % (type(x).__name__, type(y).__name__))


# Lists of numbers

def each(name, numbers):
    """A list: the function of that name of each of the numbers, which are all of the first one's kind.

    ValueError for an unknown name; other errors are those of the function of one number.
    """
    try:
        if numbers[0].__class__ is float:
            return list(map(_in_force()[1][name], numbers))
    except (OverflowError, ValueError, TypeError, KeyError, IndexError):
        pass                                            # a special value, not a float, or none: one by one, below
    if name not in NAMES:
        raise ValueError(unknown("function", name, NAMES))
    return [_of_one(name, number) for number in numbers]
