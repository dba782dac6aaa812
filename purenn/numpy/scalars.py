"""NumPy's kinds of numbers and its scalars.

One number that leaves an ndarray is a float64, int64 or bool_: a Python number
that has a shape, gives inf where Python's division raises, and is printed in a
list as NumPy 2 prints it.  There are no smaller kinds: the names of smaller
ints stand for int64, as ints have no width here; float32 is declined, as its
results would be others.
"""
from ..arrays import loops, printing
from ..arrays.shapes import whole

# ---- kinds of numbers ----

class dtype(object):
    """The kind of an array's numbers; equal to its name and to the types it stands for."""

    def __new__(cls, wanted):
        return dtype_of(kind_for(wanted))

    def __reduce__(self):
        return dtype, (self.name,)

    def __eq__(self, other):
        return self is other or other in self._same

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.name)

    def __str__(self):
        return self.name

    def __repr__(self):
        return "dtype('%s')" % self.name


SMALLER_INTS = ("int8", "int16", "int32", "uint8", "uint16", "uint32", "uint64")


def _make_dtype(kind, name, letter, scalar, python_type):
    made = object.__new__(dtype)
    made._kind = kind
    made.name = name
    made.kind = letter
    made.type = scalar
    made._same = (kind, name, scalar, python_type)
    made.itemsize = 1 if kind == "bool" else 8
    return made


def kind_for(wanted):
    """The kind that a dtype, type or name stands for; TypeError lists the known ones."""
    for known in DTYPES:
        if known == wanted:
            return known._kind
    if wanted in SMALLER_INTS:
        return "int"
    raise TypeError("dtype %r is not here; the kinds are float64 (float), int64 (int), bool and object"
                    % (getattr(wanted, "__name__", wanted),))


# ---- scalars ----

class _Derived(float):
    pass


try:
    _may_derive = float(_Derived(1.5)) == 1.5
except TypeError:                   # MicroPython, whose own functions refuse a float's subclass
    _may_derive = False


def scalar(value):
    """A plain number as NumPy's scalar of its kind; other numbers as they are."""
    if not _may_derive:
        return value
    kind = type(value)
    if kind is float:
        return float64(value)
    if kind is bool:
        return bool_(value)
    return int64(value) if kind is int else value


def _arithmetic(name, swap=False, of_bools=False):
    function = _by_kinds(name) if of_bools or name in loops.BITWISE else loops.CAREFUL[name]

    def operate(self, other):
        if not isinstance(other, (int, float)):
            return NotImplemented
        x, y = self.item(), other.item() if isinstance(other, _Scalar) else other
        return scalar(function(y, x) if swap else function(x, y))
    return operate


def _by_kinds(name):
    """The operation on two numbers where their kinds decide what it is: True + True is True, and 1.5 & 1 an error."""
    def function(x, y):
        kind, other = loops.kind_of([x]), loops.kind_of([y])
        loops.result_kind(name, kind, other)    # TypeError where there is none
        return loops.on_two_numbers(name, kind, other)(x, y)
    return function


class _Scalar(object):
    """What NumPy's scalars have that Python's numbers lack."""
    __slots__ = ()
    shape = ()
    ndim = 0
    size = 1

    __add__, __radd__ = _arithmetic("add"), _arithmetic("add", True)
    __sub__, __rsub__ = _arithmetic("sub"), _arithmetic("sub", True)
    __mul__, __rmul__ = _arithmetic("mul"), _arithmetic("mul", True)
    __truediv__, __rtruediv__ = _arithmetic("truediv"), _arithmetic("truediv", True)
    __div__, __rdiv__ = __truediv__, __rtruediv__
    __floordiv__, __rfloordiv__ = _arithmetic("floordiv"), _arithmetic("floordiv", True)
    __mod__, __rmod__ = _arithmetic("mod"), _arithmetic("mod", True)
    __pow__, __rpow__ = _arithmetic("pow"), _arithmetic("pow", True)
    __lt__, __le__, __gt__, __ge__, __eq__, __ne__ = [_arithmetic(_name) for _name in loops.COMPARISONS]
    T = property(lambda self: self)
    dtype = property(lambda self: dtype_of(loops.kind_of([self.item()])))

    __and__, __rand__ = _arithmetic("and_"), _arithmetic("and_", True)
    __or__, __ror__ = _arithmetic("or_"), _arithmetic("or_", True)
    __xor__, __rxor__ = _arithmetic("xor"), _arithmetic("xor", True)
    __lshift__, __rlshift__ = _arithmetic("lshift"), _arithmetic("lshift", True)
    __rshift__, __rrshift__ = _arithmetic("rshift"), _arithmetic("rshift", True)

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __hash__(self):
        return hash(self.item())

    def __neg__(self):
        return scalar(-self.item())

    def __invert__(self):
        return scalar(-self.item() - 1)

    def __pos__(self):
        return self

    def __round__(self, decimals=None):
        return int(round_half_even(self.item())) if decimals is None else self.round(decimals)

    def __abs__(self):
        return scalar(abs(self.item()))

    def tolist(self):
        return self.item()

    def _same(self, *args, **kwargs):
        return self

    copy = squeeze = max = min = transpose = _same

    def sum(self, *args, **kwargs):
        return scalar(self.item() + 0)

    def mean(self, *args, **kwargs):
        return scalar(float(self.item()))

    def round(self, decimals=0):
        return scalar(round_half_even(self.item(), decimals))

    def astype(self, kind):
        return scalar(loops.cast([self.item()], None, kind_for(kind))[0])

    def any(self):
        return bool_(self.item() != 0)

    all = any


class float64(_Scalar, float):
    __slots__ = ()

    def item(self):
        return float(self)

    def __str__(self):
        return printing.float_str(float(self))

    def __repr__(self):
        return "np.float64(%s)" % self


class int64(_Scalar, int):
    __slots__ = ()

    def item(self):
        return int(self)

    def __str__(self):
        return str(int(self))

    def __repr__(self):
        return "np.int64(%d)" % int(self)


class bool_(_Scalar, int):
    __slots__ = ()

    def __new__(cls, value=False):
        return int.__new__(cls, 1 if value else 0)

    def item(self):
        return int(self) != 0

    def __str__(self):
        return str(self.item())

    def __repr__(self):
        return "np.%s_" % self

    __add__, __radd__ = _arithmetic("add", of_bools=True), _arithmetic("add", True, of_bools=True)
    __sub__, __rsub__ = _arithmetic("sub", of_bools=True), _arithmetic("sub", True, of_bools=True)
    __mul__, __rmul__ = _arithmetic("mul", of_bools=True), _arithmetic("mul", True, of_bools=True)

    def __invert__(self):
        return bool_(not self.item())

    def __neg__(self):
        raise TypeError("- of a bool is not defined; use ~")

    def __abs__(self):
        return self


DTYPES = tuple([_make_dtype(*kind) for kind in (
    ("float", "float64", "f", float64, float), ("int", "int64", "i", int64, int),
    ("bool", "bool", "b", bool_, bool), ("object", "object", "O", object, object))])


def dtype_of(kind):
    for known in DTYPES:
        if known._kind == kind:
            return known


WHOLE = 2.0 ** 52                   # every float from here on is an integer


def round_half_even(x, decimals=0):
    """x rounded as NumPy rounds: scaled, to the nearest integer, halves to even."""
    decimals = whole(decimals, "decimals")
    if not isinstance(x, float):
        return x if decimals >= 0 else int(round_half_even(float(x), decimals))
    if x != x or abs(x) >= WHOLE and decimals >= 0 or decimals > 300:
        return x
    if decimals < -300:
        return x * 0.0
    scale = 10.0 ** abs(decimals)
    scaled = x * scale if decimals >= 0 else x / scale
    if abs(scaled) < WHOLE:
        low = scaled // 1
        rest = scaled - low
        rounded = low if rest < 0.5 or rest == 0.5 and low % 2 == 0 else low + 1
        scaled = rounded if rounded or scaled > 0 else scaled * 0.0
    return scaled / scale if decimals >= 0 else scaled * scale
