"""NumPy's scalars: one number that leaves an array.

It has a kind and a shape, gives inf where Python's division raises, and is printed in a list as NumPy 2 prints it.  A
float64 is a float of Python too; the others hold a Python number, as in NumPy, and calculate as its kind does.  Where
this Python's own functions refuse such numbers (MicroPython), a number leaves an array as Python's own.
"""
from ..arrays import kinds, loops, printing, widths
from ..arrays.operators import SWAPPED, binary
from ..floats.kinds import EXACT
from .dtypes import dtype_of, register
from .rounding import round_half_even

# ---- what this Python allows ----

_Derived = type("_Derived", (float,), {})
_Index = type("_Index", (object,), {"__index__": lambda self: 0})


def _works(attempt):
    try:
        return attempt()
    except Exception:                       # each Python's own
        return False


_may_derive = _works(lambda: float(_Derived(1.5)) == 1.5)
_honours_index = _works(lambda: [5][_Index()] == 5 and len(range(_Index())) == 0)

_new_float = getattr(float, "__new__", None)


def scalar(value, kind):
    """A Python number as the scalar of its kind; others as they are."""
    if not _may_derive or kind == "object":
        return value
    if kind == "float":
        return _new_float(float64, value)
    if kind == "bool":
        return True_ if value else False_
    if kind[0] == "<":
        return str_(value)
    if _honours_index and kind[0] != "f":
        return _hold(_CLASSES[kind], value)
    return _CLASSES[kind](value)


def leaving(value):
    """A plain number as the scalar of its kind; anything else, such as an array, as it is."""
    return scalar(value, kinds.kind_of([value])) if type(value) in (float, int, bool) else value


# ---- arithmetic ----

def _operator(name, swap=False):
    compares = name in kinds.COMPARISONS
    of_floats = loops.CAREFUL[name] if compares or name in (
        "add", "sub", "mul", "truediv", "floordiv", "mod", "pow") else None

    def operate(self, other):
        own = type(other)
        if of_floats and type(self) is float64 and (        # what most programs do, without looking at kinds
                own is float64 or own is float or own is int and -EXACT <= other <= EXACT):
            made = of_floats(float(other), float(self)) if swap else of_floats(float(self), float(other))
            return (True_ if made else False_) if compares else _new_float(float64, made)
        other_kind = getattr(other, "_kind", None)
        if name in ("eq", "ne") and self._kind != "<U" and isinstance(other, str):
            return bool_(name == "ne")
        if self._kind == "<U":                  # a text has Python's own operators only
            return NotImplemented
        if other_kind is None or hasattr(other, "_form"):
            if hasattr(other, "_form"):
                return NotImplemented
            if isinstance(other, (list, tuple)):
                if name == "mul":               # a list is repeated by an int, as in Python
                    return other * self.__index__() if widths.is_whole(self._kind) else NotImplemented
                own = _as_array[0](self)
                return binary(name, _as_array[0](other), own) if swap else binary(name, own, other)
            if type(other).__name__ not in _PLAIN and not _is_plain(other, name):
                return _by_other(other, self.item(), name if swap else "r" + name)
            other, other_kind = _plain(self._kind, other, name)
        x, y = self.item(), other.item() if isinstance(other, generic) else other
        return of_two(name, y, x, other_kind, self._kind) if swap else of_two(name, x, y, self._kind, other_kind)
    return operate


def _by_other(other, number, name):
    """What a Fraction or the like, which does not know our scalars, makes with a Python number."""
    method = getattr(type(other), "__%s__" % (SWAPPED.get(name[1:]) or name.rstrip("_")), None)
    return method(other, number) if method else NotImplemented

_PLAIN = ("int", "float", "bool", "str", "long")


def _is_plain(number, name):
    """Whether an object of a class derived from Python's numbers leaves the operation to the scalar."""
    for base in (float, int, str):
        if isinstance(number, base):
            method = "__%s__" % (name if name in kinds.COMPARISONS else "r" + name.rstrip("_"))
            return getattr(type(number), method, None) == getattr(base, method, None)
    return False


_as_array = []                              # asarray, ndarray, and what makes an array of a kind, once there are any


def _plain(kind, number, name):
    """(the number, its kind): a Python number beside a scalar, which decides how wide it is."""
    if isinstance(number, str):
        return number, widths.text_kind(len(number))
    own = widths.beside(kind, number, name)
    return widths.cast([number], own)[0] if own in widths.FLOATS else number, own


def of_two(name, x, y, kind, other):
    """The scalar that operation `name` makes of two Python numbers of these kinds; NotImplemented where none."""
    if widths.is_text(kind) != widths.is_text(other):
        return NotImplemented
    result = kinds.result_kind(name, kind, other)
    result = "int8" if result == "int" and kind == other == "bool" else result
    if widths.is_floating(kinds.higher(kind, other)) and not (      # ints are rounded to floats first
            result == "bool" and widths.is_whole(kind) and widths.is_whole(other)):
        x, y = float(x), float(y)
    made = loops.on_two_numbers(name, kind, other, True)(x, y)
    if result == "float":
        return scalar(float(made), result)
    return scalar(widths.cast([made], result)[0] if result != "bool" else made, result)


class generic(object):
    """What NumPy's scalars have that Python's numbers lack."""
    __slots__ = ()
    shape = ()
    ndim, size = 0, 1

    __add__, __radd__ = _operator("add"), _operator("add", True)
    __sub__, __rsub__ = _operator("sub"), _operator("sub", True)
    __mul__, __rmul__ = _operator("mul"), _operator("mul", True)
    __truediv__, __rtruediv__ = _operator("truediv"), _operator("truediv", True)
    __div__, __rdiv__ = __truediv__, __rtruediv__
    __floordiv__, __rfloordiv__ = _operator("floordiv"), _operator("floordiv", True)
    __mod__, __rmod__ = _operator("mod"), _operator("mod", True)
    __pow__, __rpow__ = _operator("pow"), _operator("pow", True)
    __lt__, __le__, __gt__, __ge__, __eq__, __ne__ = [_operator(_name) for _name in kinds.COMPARISONS]
    __and__, __rand__ = _operator("and_"), _operator("and_", True)
    __or__, __ror__ = _operator("or_"), _operator("or_", True)
    __xor__, __rxor__ = _operator("xor"), _operator("xor", True)
    __lshift__, __rlshift__ = _operator("lshift"), _operator("lshift", True)
    __rshift__, __rrshift__ = _operator("rshift"), _operator("rshift", True)
    T = property(lambda self: self)
    __iter__ = None                         # else __getitem__ would let it be iterated over, as if it were empty
    real = property(lambda self: self)
    imag = property(lambda self: scalar(widths.cast([0], self._kind)[0], self._kind))
    dtype = property(lambda self: dtype_of(self._kind))
    itemsize = nbytes = property(lambda self: self.dtype.itemsize)

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __hash__(self):
        return hash(self.item())

    def __bool__(self):
        return bool(self.item())

    __nonzero__ = __bool__

    def __neg__(self):
        return scalar(widths.cast([-self.item()], self._kind)[0], self._kind)

    def __invert__(self):
        if not widths.is_whole(self._kind):
            raise TypeError("~ needs ints; got %r" % (self,))
        return scalar(widths.cast([-self.item() - 1], self._kind)[0], self._kind)

    def __pos__(self):
        return self

    def __abs__(self):
        return scalar(widths.cast([abs(self.item())], self._kind)[0], self._kind)

    def __round__(self, decimals=None):
        return int(round_half_even(self.item())) if decimals is None else self.round(decimals)

    def __format__(self, spec):
        return format(self.item(), spec) if spec else str(self)

    def __getitem__(self, key):
        return _as_array[0](self)[key]

    def tolist(self):
        return self.item()

    def copy(self):
        return self

    def round(self, decimals=0):
        return scalar(widths.cast([round_half_even(self.item(), decimals)], self._kind)[0], self._kind)

    def __reduce__(self):
        return scalar, (self.item(), self._kind)

    def __deepcopy__(self, memo):
        return self


class number(generic):
    __slots__ = ()
    __class_getitem__ = classmethod(lambda cls, item: cls)          # np.floating[Any], for annotations


class integer(number):
    __slots__ = ()


class inexact(number):
    __slots__ = ()


class signedinteger(integer):
    __slots__ = ()


class unsignedinteger(integer):
    __slots__ = ()


class floating(inexact):
    __slots__ = ()


class flexible(generic):
    __slots__ = ()


class character(flexible):
    __slots__ = ()


# ---- the classes ----

def _made_of(value, kind):
    """A Python number of a kind from what a class of scalars is called with; None where that is an array."""
    if isinstance(value, generic):
        return widths.cast([value.item()], kind)[0]
    if isinstance(value, (list, tuple)) or hasattr(value, "_form"):
        return None
    if not widths.is_whole(kind):
        return widths.cast([float("nan" if value is None else value)], kind)[0]
    value = int(value)
    low, high = widths.limits(kind)
    if not low <= value <= high:
        raise OverflowError("the int %d is out of bounds for %s" % (value, dtype_of(kind)))
    return value


class _Float(floating, float):
    __slots__ = ()

    def __new__(cls, value=0.0):
        if type(value) is not float or cls._kind != "float":
            made = _made_of(value, cls._kind)
            if made is None:
                return _as_array[2](value, cls._kind)
            value = made
        return float.__new__(cls, value) if _may_derive else value

    def item(self, *index):
        return float(self)

    def __str__(self):
        return printing.array_str([float(self)], (), self._kind)

    def __repr__(self):
        return "np.%s(%s)" % (dtype_of(self._kind), self)


class _HeldInt(integer):
    __slots__ = ("_value",)

    def __new__(cls, value=0):
        made = _made_of(value, cls._kind)
        return _as_array[2](value, cls._kind) if made is None else _hold(cls, made)

    def item(self, *index):
        return self._value

    __int__ = __index__ = item

    def __float__(self):
        return float(self._value)


class _DerivedInt(integer, int):
    __slots__ = ()

    def __new__(cls, value=0):
        made = _made_of(value, cls._kind)
        if made is None:
            return _as_array[2](value, cls._kind)
        try:
            return int.__new__(cls, made) if _may_derive else made
        except OverflowError:                   # a long of Python 2
            return made

    def item(self, *index):
        return int(self)


def _hold(cls, value):
    made = object.__new__(cls)
    made._value = value
    return made


_Int = _HeldInt if _honours_index else _DerivedInt


def _text_of_int(self):
    return str(self.item())


def _shown(self):
    return "np.%s(%s)" % (dtype_of(self._kind), self.item())


_Int.__str__, _Int.__repr__ = _text_of_int, _shown


class bool_(generic):
    """True or False; there is one of each."""
    __slots__ = ("_value",)
    _kind = "bool"
    __class_getitem__ = classmethod(lambda cls, item: cls)

    def __new__(cls, value=False):
        if isinstance(value, (list, tuple)) or hasattr(value, "_form"):
            return _as_array[2](value, "bool")
        if not _may_derive:
            return bool(value)
        return True_ if value else False_

    def item(self, *index):
        return self._value

    def __int__(self):
        return int(self._value)

    def __float__(self):
        return float(self._value)

    def __str__(self):
        return str(self._value)

    def __repr__(self):
        return "np.%s_" % self._value

    def __invert__(self):
        return False_ if self._value else True_

    def __neg__(self):
        raise TypeError("- of a bool is not defined; use ~")

    def __abs__(self):
        return self


True_, False_ = [_hold(bool_, value) for value in (True, False)]


class str_(str, character):
    """A text."""
    __slots__ = ()
    _kind = "<U"
    dtype = property(lambda self: dtype_of(widths.text_kind(len(self))))
    __iter__ = lambda self: iter(self.item())

    def item(self, *index):
        return str(self)

    def __add__(self, other):
        return NotImplemented if hasattr(other, "_form") else str.__add__(self, other)

    def __repr__(self):
        return "np.str_(%r)" % str(self)


_CLASSES = {}
for _kind in widths.INTS:
    _CLASSES[_kind] = type(dtype_of(_kind).name, (_Int, unsignedinteger if _kind[0] == "u" else signedinteger),
                           {"__slots__": (), "_kind": _kind})
for _kind in ("float16", "float32", "float"):
    _CLASSES[_kind] = type(dtype_of(_kind).name, (_Float,), {"__slots__": (), "_kind": _kind})
for _kind, _class in list(_CLASSES.items()) + [("bool", bool_), ("<U", str_), ("object", object)]:
    register(_kind, _class)
int8, int16, int32, int64, uint8, uint16, uint32, uint64 = [_CLASSES[_kind] for _kind in widths.INTS]
float16, float32, float64 = [_CLASSES[_kind] for _kind in ("float16", "float32", "float")]
