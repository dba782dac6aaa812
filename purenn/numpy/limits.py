"""What the kinds of numbers can hold, and how they go together: finfo, iinfo, promotion and casting."""
from ..arrays import kinds, widths
from . import scalars, values
from .dtypes import dtype, dtype_of, kind_for, scalar_type
from .loop_options import may_become
from .scalars import generic, scalar


def _kind_of(given):
    """The kind of an array or a scalar, or that a dtype or name stands for."""
    if hasattr(given, "_form"):
        return given._form.kind
    return given._kind if isinstance(given, generic) else kind_for(given)


class finfo(object):
    """The limits of a kind of float."""

    def __init__(self, kind=float):
        kind = _kind_of(kind)
        if not widths.is_floating(kind):
            raise ValueError("finfo is for floats; got %r" % (kind,))
        digits, least, largest = {"float": (53, -1074, 1024), "float32": (24, -149, 128),
                                  "float16": (11, -24, 16)}[kind]
        self.dtype, self.bits, self.nmant = dtype_of(kind), widths.parts(kind)[1], digits - 1
        self.nexp = self.bits - digits
        self.maxexp, self.minexp = largest, least + digits - 1
        self.precision = {"float": 15, "float32": 6, "float16": 3}[kind]
        self.resolution = scalar(widths.cast([10.0 ** -self.precision], kind)[0], kind)
        self.eps = scalar(2.0 ** (1 - digits), kind)
        self.epsneg = scalar(2.0 ** -digits, kind)
        self.max = scalar((2.0 - 2.0 ** (1 - digits)) * 2.0 ** (largest - 1), kind)
        self.min = scalar(-(2.0 - 2.0 ** (1 - digits)) * 2.0 ** (largest - 1), kind)
        self.tiny = self.smallest_normal = scalar(2.0 ** self.minexp, kind)
        self.smallest_subnormal = scalar(2.0 ** least, kind)
        self.machep, self.negep = 1 - digits, -digits

    def __repr__(self):
        return "finfo(resolution=%s, min=%s, max=%s, dtype=%s)" % (self.resolution, self.min, self.max, self.dtype)


class iinfo(object):
    """The limits of a kind of int."""

    def __init__(self, kind):
        kind = _kind_of(kind)
        if not widths.is_whole(kind):
            raise ValueError("iinfo is for ints; got %r" % (kind,))
        family, self.bits = widths.parts(kind)
        self.min, self.max = widths.limits(kind)
        self.kind, self.dtype, self.key = family[0], dtype_of(kind), "%s%d" % (family[0], self.bits)

    def __repr__(self):
        return "iinfo(min=%d, max=%d, dtype=%s)" % (self.min, self.max, self.dtype)


# ---- how kinds go together ----

def promote_types(type1, type2):
    """The smallest kind that holds both."""
    return dtype_of(kinds.higher(kind_for(type1), kind_for(type2)))


def _is_weak(x):
    return isinstance(x, (int, float)) and not isinstance(x, (bool, generic))


def result_type(*arrays_and_dtypes):
    """The kind of what an operation on these makes; Python's numbers take the width of the others."""
    if not arrays_and_dtypes:
        raise ValueError("at least one array or dtype is needed")
    joint, numbers, found = None, [], set()
    for x in arrays_and_dtypes:
        if _is_weak(x):
            numbers.append(x)
            continue
        if hasattr(x, "_form"):
            kind = x._form.kind
        elif x is None or isinstance(x, (dtype, type, str)):
            kind = kind_for(x)
        else:
            kind = values.parts(x)[2]
        found.add(kind)
    for kind in sorted(found):                  # in this order NumPy promotes several
        joint = kind if joint is None else kinds.higher(joint, kind)
    for x in numbers:
        if joint is None or joint == "bool" or isinstance(x, float) and widths.is_whole(joint):
            joint = kinds.higher(joint or "bool", "float" if isinstance(x, float) else "int")
    return dtype_of(joint)


def common_type(*arrays):
    """The kind of float that holds all the arrays' numbers."""
    joint = "float16"
    for a in arrays:
        kind = values.parts(a)[2]
        joint = kinds.higher(joint, kind if widths.is_floating(kind) else "float")
    return scalar_type(joint)


def can_cast(from_, to, casting="safe"):
    """Whether numbers of a kind may become those of another under a rule."""
    if isinstance(from_, (int, float)) and not isinstance(from_, generic):
        raise TypeError("can_cast takes a dtype or an array; a Python number has no kind of its own")
    return may_become(_kind_of(from_), kind_for(to), casting)


def min_scalar_type(a):
    """The smallest kind that holds a number."""
    data, shape, kind = values.parts(a)
    if shape or not (widths.is_whole(kind) or widths.is_floating(kind)):
        return dtype_of(kind)
    x = data[0]
    if isinstance(x, float):
        for name in ("float16", "float32"):
            if x - x != 0.0 or abs(x) < float(finfo(name).max):
                return dtype_of(name)
        return dtype_of("float")
    for name in ("uint8", "uint16", "uint32", "uint64") if x >= 0 else ("int8", "int16", "int32", "int"):
        low, high = widths.limits(name)
        if low <= x <= high:
            return dtype_of(name)
    return dtype_of("object")


def issubdtype(arg1, arg2):
    """Whether a kind is one of a family: issubdtype(x.dtype, np.floating)."""
    first, second = [x if isinstance(x, type) and issubclass(x, generic) else scalar_type(kind_for(x))
                     for x in (arg1, arg2)]
    return issubclass(first, second)


def isdtype(dtype, kind):
    """Whether a dtype is of a kind or family: "bool", "integral", "signed integer", "real floating", "numeric"."""
    families = {"bool": (scalars.bool_,), "signed integer": (scalars.signedinteger,),
                "unsigned integer": (scalars.unsignedinteger,), "integral": (scalars.integer,),
                "real floating": (scalars.floating,), "complex floating": (), "numeric": (scalars.number,)}
    if not isinstance(dtype, type(dtype_of("int"))) and not (isinstance(dtype, type) and issubclass(dtype, generic)):
        raise TypeError("isdtype takes a dtype or the class of a scalar, such as np.int64; got %r" % (dtype,))
    wanted = kind if isinstance(kind, tuple) else (kind,)
    for one in wanted:
        if isinstance(one, str) and one not in families:
            raise ValueError("there is no family %r; they are %s" % (one, ", ".join(sorted(families))))
        if [base for base in families.get(one, ()) if issubclass(scalar_type(kind_for(dtype)), base)] or (
                not isinstance(one, str) and kind_for(one) == kind_for(dtype)):
            return True
    return False


def isrealobj(x):
    """Whether no number is complex, of which there are none in arrays here."""
    return not iscomplexobj(x)


def iscomplexobj(x):
    """Whether a number is complex, be it in a list."""
    if isinstance(x, (list, tuple)):
        return len([part for part in x if iscomplexobj(part)]) > 0
    return type(x).__name__ == "complex"
