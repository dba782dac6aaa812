"""NumPy's dtypes: what kinds of numbers are called there, and which kind a name, a letter or a type stands for.

Kinds are those of arrays/kinds.py and arrays/widths.py: "float" is float64, "int" int64.
"""
import sys

from ..arrays import widths
from ..floats.names import closest

# name, kind, NumPy's letter for what it is, its letter for the type, bytes, further names
_TABLE = (
    ("bool", "bool", "b", "?", 1, ("bool_", "b1", "bool8")),
    ("int8", "int8", "i", "b", 1, ("i1", "byte")), ("int16", "int16", "i", "h", 2, ("i2", "short")),
    ("int32", "int32", "i", "i", 4, ("i4", "intc")),
    ("int64", "int", "i", "l", 8, ("i8", "int", "int_", "intp", "q", "p", "n", "long", "longlong")),
    ("uint8", "uint8", "u", "B", 1, ("u1", "ubyte")), ("uint16", "uint16", "u", "H", 2, ("u2", "ushort")),
    ("uint32", "uint32", "u", "I", 4, ("u4", "uintc")),
    ("uint64", "uint64", "u", "L", 8, ("u8", "uint", "uintp", "Q", "P", "N", "ulong", "ulonglong")),
    ("float16", "float16", "f", "e", 2, ("f2", "half")), ("float32", "float32", "f", "f", 4, ("f4", "single")),
    ("float64", "float", "f", "d", 8, ("f8", "float", "double")),
    ("object", "object", "O", "O", 8, ("object_",)))


class dtype(object):
    """The kind of an array's numbers; equal to its names and to the types it stands for."""
    byteorder, isnative, hasobject, fields, names, subdtype, shape, ndim = "=", True, False, None, None, None, (), 0

    def __new__(cls, wanted, align=False, copy=False):
        if isinstance(wanted, dtype):
            return wanted
        made = dtype_of(kind_for(wanted))
        return made.newbyteorder(">") if isinstance(wanted, str) and wanted[:1] == ">" else made

    @classmethod
    def __class_getitem__(cls, item):
        return cls

    def __reduce__(self):
        return dtype, (self.str,)

    def __eq__(self, other):
        if self is other:
            return True
        try:
            return kind_for(other) == self._kind
        except TypeError:
            return False

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self._kind)

    def __str__(self):
        return self.str if self.kind == "U" or self.byteorder == ">" else self.name

    def __repr__(self):
        return "dtype(%r)" % ("O" if self.kind == "O" else str(self).replace("U0", "U"))

    def newbyteorder(self, order="S"):
        """The same kind with its bytes in an order, "<" or ">", which frombuffer and fromfile read; "S" swaps it."""
        swapped = order[:1] in (">", "B", "b") or order[:1] in ("S", "s") and self.byteorder != ">"
        if not swapped or self.itemsize == 1 or self.kind == "O":
            return dtype_of(self._kind)
        made = object.__new__(dtype)
        made.__dict__.update(self.__dict__)
        made.str, made.byteorder, made.isnative = ">" + self.str[1:], ">", False
        return made


def _of_numpy(made):
    loaded = sys.modules.get("numpy") if hasattr(sys, "modules") else None
    if loaded is None:
        raise AttributeError("a dtype has no dtype")
    return loaded.dtype(made.str)


dtype.dtype = property(_of_numpy)           # which NumPy looks for where it is given one of these
_made = {}                                  # kind -> dtype
_kinds = {}                                 # what may be written or given for a kind -> kind
_scalars = {}                               # kind -> the class of its scalars


def dtype_of(kind):
    """The dtype of a kind."""
    if kind not in _made:
        _make(kind, "str%d" % (32 * widths.parts(kind)[1]), "U", "U", 4 * widths.parts(kind)[1])
    return _made[kind]


def _make(kind, name, family, char, itemsize):
    made = _made[kind] = object.__new__(dtype)
    made._kind = kind
    made.name = name
    made.kind = family
    made.char = char
    made.itemsize = made.alignment = itemsize
    made.str = kind if family == "U" else ("|" if itemsize == 1 or family == "O" else "<") + (
        "O" if family == "O" else "%s%d" % (family, itemsize))
    made.num = len(_made) - 1
    return made


for _name, _kind, _family, _char, _size, _more in _TABLE:
    _dtype = _make(_kind, _name, _family, _char, _size)
    for _known in (_name, _char, _dtype.str) + _more:
        _kinds[_known] = _kind
_kinds.update({float: "float", int: "int", bool: "bool", object: "object", type(2 ** 70): "int"})


def register(kind, scalar, *others):
    """Let the class of a kind's scalars, and other types, stand for the kind."""
    for of_type in (scalar,) + others:
        _kinds[of_type] = kind
    _scalars[kind] = scalar
    if kind in _made:
        _made[kind].type = scalar


def scalar_type(kind):
    """The class of a kind's scalars."""
    return _scalars["<U" if widths.is_text(kind) else kind]


def kind_for(wanted):
    """The kind that a dtype, type or name stands for; None stands for float64.  TypeError lists the known ones.

    Of texts without a width it is "<U0".
    """
    if wanted is None:
        return "float"
    kind = getattr(wanted, "_kind", None)
    if isinstance(kind, str):               # a dtype, or a class of scalars
        return "<U0" if kind == "<U" else kind
    if isinstance(wanted, str):
        found = _by_name(wanted)
    else:
        try:
            found = _kinds.get(wanted)
        except TypeError:                   # it has no hash
            found = None
        if found is None and wanted is str:
            found = "<U0"
        if found is None and isinstance(getattr(wanted, "name", None), str):    # NumPy's own
            found = _by_name(wanted.name)
        if found is None and isinstance(wanted, type) and wanted.__module__ == "numpy":
            found = _by_name(wanted.__name__)
    if found is not None:
        return found
    name = wanted if isinstance(wanted, str) else getattr(wanted, "__name__", None)
    close = closest(name, [row[0] for row in _TABLE])[:1] if isinstance(name, str) else []
    raise TypeError("dtype %r is not here%s; the kinds are bool, int8 to int64, uint8 to uint64, float16 to float64, "
                    "texts (str) and object" % (name or wanted, "; closest: " + close[0] if close else ""))


def _by_name(name):
    """The kind of a name or a code, which may begin with a byte order; None where there is none."""
    if name in _kinds:
        return _kinds[name]
    if name[:1] in ("<", "=", "|") and name[1:] in _kinds:
        return _kinds[name[1:]]
    if name[:1] == ">" and name[1:] in _kinds:
        return _kinds[name[1:]]
    plain = name[1:] if name[:1] in ("<", "=", ">") else name
    if plain in ("U", "str", "str_"):
        return "<U0"
    if plain[:1] == "U" and plain[1:].isdigit():
        return widths.text_kind(int(plain[1:]))
    return None
