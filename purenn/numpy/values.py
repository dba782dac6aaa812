"""What may be written for an array: numbers, scalars, texts, lists in lists, other arrays; as a flat list, with its
shape and kind.
"""
from ..arrays import frames, kinds, widths
from ..arrays.nested import is_row, number, unpack
from ..arrays.shapes import shape_text
from ..floats.kinds import INTEGERS
from ..floats.parts import NAN
from .dtypes import kind_for

MOST_DEEP = 32                              # lists in lists
_NARROW = set(widths.FLOATS)
_PLAIN_KINDS = set(["float", "int", "bool"])
_WIDEST = widths.text_kind(2 ** 30)
_PLAIN = {float: "float", int: "int", bool: "bool"}
_LEAST, _GREATEST = -2 ** 63, 2 ** 63 - 1


def parts(x, wanted=None):
    """(flat list, shape, kind) of what stands for an array; the list is new.

    wanted: the kind that is asked for, or None for the one that holds all.  Of "object", lists that differ in length
    are elements themselves.  ValueError where they differ, TypeError for what can be no element.
    """
    if hasattr(x, "_form"):
        data, shape, kind = x._data[:], x._form.shape, x._form.kind
    elif wanted == "object":
        return nested(x) + ("object",)
    else:
        data, shape, found = _opened(x, MOST_DEEP)
        kind = _joint(found, data)
        if kind == "object" and "object" in found and wanted is None:
            return nested(x) + ("object",)
        if wanted is not None:
            return _as_wanted(x, (data, shape, kind), found, wanted)
        if widths.is_text(kind) and found & _NARROW:        # each is written as its own kind is
            return _each(x, kind), shape, kind
        return _alike(data, kind, found), shape, kind
    if wanted is None or wanted == kind:
        return data, shape, kind
    if wanted == "<U0":
        return _texts(data, shape, kind, widths.AS_TEXT.get(kind))
    return converted(data, kind, wanted), shape, wanted


def _as_wanted(x, opened, found, wanted):
    """parts() of what is no array, of a kind that is asked for: each element becomes one for itself."""
    data, shape, kind = opened
    alone = _of_scalars(x)
    if wanted == "<U0" and len(found) > 1 and (alone or found - _PLAIN_KINDS):
        sizes = [widths.AS_TEXT.get(_kind_of(leaf)) or len(_each(leaf, _WIDEST)[0]) for leaf in nested(x)[0]]
        return _each(x, _WIDEST), shape, widths.text_kind(max([1] + sizes))
    if wanted == "<U0":
        return _texts(data, shape, kind, widths.AS_TEXT.get(kind) if alone else None)
    if len(found) > 1 and found - _PLAIN_KINDS:
        return _each(x, wanted), shape, wanted
    if widths.is_whole(wanted) and (not alone or wanted[:3] == "int" and not hasattr(x, "dtype")):
        held(data, wanted)
    return data if len(found) == 1 and kind == wanted else converted(data, kind, wanted), shape, wanted


def _kind_of(leaf):
    return leaf._form.kind if hasattr(leaf, "_form") else getattr(leaf, "_kind", None)


def _each(x, wanted):
    """The elements, each as one of a kind for itself; OverflowError where a scalar is none of ints with a sign."""
    leaves = nested(x)[0]
    if wanted[:3] == "int":
        held([leaf.item() for leaf in leaves if hasattr(leaf, "_kind")], wanted)
    return [parts(leaf, wanted)[0][0] for leaf in leaves]


def _texts(data, shape, kind, width):
    """parts() of texts as wide as the longest, or of a width."""
    data = converted(data, kind, _WIDEST)
    return data, shape, widths.text_kind(width or max([1] + [len(text) for text in data]))


def given(value, shape, kind, basic):
    """(flat list, shape, kind) of what is put into a part of an array of this kind.

    Lists in lists are no deeper than the part has dimensions; in an array of objects they are elements from there on.
    basic: the part is one of slices; otherwise lists may be deeper by axes of length 1.
    """
    if kind == "object" and not hasattr(value, "_form"):
        data, own = nested(value, len(shape))
        return data, own, kind
    data, own, found = parts(value)
    if basic and len(own) > len(shape) and isinstance(value, (list, tuple)):
        raise ValueError("lists in lists of shape %s cannot be put into a part of shape %s"
                         % (shape_text(own), shape_text(shape)))
    return data, own, found


def nested(value, deepest=MOST_DEEP):
    """(flat list, shape) of lists in lists of any objects, at most so deep: those that differ in length are elements.

    An array is an element as a whole, too; ValueError where only the first of its axes fit.
    """
    if deepest and hasattr(value, "_form") and value._form.shape:
        if len(value._form.shape) > deepest:
            raise ValueError("an array of shape %s cannot be an element here, as only its first lengths are those of "
                             "the parts beside it" % shape_text(value._form.shape))
        return value._data[:], value._form.shape
    items = _items(value) if deepest else None
    if items is None:
        return [value], ()
    found = [nested(item, deepest - 1) for item in items]
    inner = found[0][1] if found else ()
    for _, own in found:
        alike = [n for n, (length, other) in enumerate(zip(inner, own)) if inner[:n + 1] == own[:n + 1]]
        inner = inner[:len(alike)]
    if [own for _, own in found if own != inner]:
        found = [nested(item, len(inner)) for item in items]
    return [x for part, _ in found for x in part], (len(items),) + inner


def _items(value):
    """What a list or the like holds, as a list; None of anything else."""
    if isinstance(value, (list, tuple)):
        return list(value)
    if isinstance(value, (str, bytes, dict, set)) or hasattr(value, "_kind"):
        return None
    if is_sequence(value):
        return _elements(value)
    items = unpack(value) if is_row(value) or frames.is_frame(value) else None
    return items if isinstance(items, list) else None


def _elements(sequence):
    """What a sequence holds, as a list; None where its elements have names instead of places."""
    try:
        return list(sequence)
    except KeyError:
        return None


def is_sequence(x):
    """Whether x is like a list: a deque, or any object with a length and elements by their places."""
    if isinstance(x, (str, bytes, dict, set, type)) or not (hasattr(x, "__len__") and hasattr(x, "__getitem__")):
        return False
    return not [name for name in ("keys", "tolist", "dtype", "_kind", "decode") if hasattr(x, name)] and (
        not frames.is_frame(x))


def several(x, what):
    """A list of what should be a list or a tuple, or an array; TypeError for anything else, what: for its message."""
    if isinstance(x, (list, tuple)) or hasattr(x, "_form") and x._form.shape or is_sequence(x) or (
            not isinstance(x, str) and is_row(x)):
        return list(x)
    raise TypeError("%s is a list or a tuple; got %r" % (what, x))


def _of_scalars(x):
    """Whether x is a scalar or an array, or a list of them, whose ints wrap around in a kind that is narrower."""
    if hasattr(x, "_kind") or hasattr(x, "dtype"):
        return True
    return isinstance(x, (list, tuple)) and len(x) > 0 and (hasattr(x[0], "_kind") or hasattr(x[0], "_form")) and (
        not [item for item in x if not (hasattr(item, "_kind") or hasattr(item, "_form"))])


def held(data, kind):
    """Python's numbers; OverflowError or ValueError where a kind of ints does not hold one."""
    if widths.is_whole(kind):
        low, high = widths.limits(kind)
        for x in data:
            whole = x if isinstance(x, INTEGERS) else int(x)            # an error of nan and the infinities
            if not low <= whole <= high:
                raise OverflowError("the int %d is out of bounds for %s" % (whole, "int64" if kind == "int" else kind))
    return data


def converted(data, kind, wanted):
    """Numbers of one kind as those of another, as astype makes them; texts are read."""
    if kind in widths.FLOATS and widths.is_text(wanted):
        return widths.cast(data, wanted, kind)
    if widths.is_text(kind) and not widths.is_text(wanted) and wanted != "object":
        read = int if widths.is_whole(wanted) else float
        data = held([read(text) for text in data], wanted) if wanted != "bool" else [len(text) > 0 for text in data]
    if kind == "object" and widths.is_floating(wanted):
        data = [NAN if x is None else x for x in data]
    if kind == "object" and widths.is_whole(wanted):
        data = held([int(x) for x in data], wanted)
    return data if wanted == "object" else [bool(x) for x in data] if wanted == "bool" else widths.cast(data, wanted)


def _opened(x, deepest):
    """(flat list, shape, set of kinds) of a value; the numbers are Python's."""
    kind = _PLAIN.get(type(x))
    if kind is not None:
        return [x], (), set([kind])
    if hasattr(x, "_form"):
        return x._data[:], x._form.shape, set([x._form.kind])
    if hasattr(x, "_kind"):                                 # a scalar
        return [x.item()], (), set([widths.text_kind(len(x)) if isinstance(x, str) else x._kind])
    if not deepest and isinstance(x, (list, tuple)):
        raise ValueError("lists in lists are at most %d deep" % MOST_DEEP)
    if isinstance(x, (dict, set)) or not deepest:
        return _single(x)
    is_list = isinstance(x, (list, tuple))
    if not is_list and hasattr(x, "__array__") and not (
            hasattr(x, "tolist") or frames.is_frame(x) or isinstance(x, type)):
        x = x.__array__()
        if not hasattr(x, "tolist"):
            raise ValueError("the method __array__ of a part gives no array, but %r" % (x,))
        return _opened(x, deepest)
    if not (is_list or is_row(x) or frames.is_frame(x) or is_sequence(x)):
        return _single(x)
    items = unpack(x) if is_list or not is_sequence(x) else _elements(x)
    if not isinstance(items, list):
        return _single(x)
    types = set(map(type, items))
    if types <= _PLAIN_TYPES:
        return items, (len(items),), set([_PLAIN[of_type] for of_type in types])
    flat, inner, found = [], None, set()
    own = getattr(getattr(x, "dtype", None), "name", None)
    for i, item in enumerate(items):
        part, shape, part_kinds = _opened(item, deepest - 1)
        if i and shape != inner:
            raise ValueError(_difference(i, shape, inner))
        flat += part
        inner = shape
        found |= part_kinds
    if own in ("float32", "float16"):                       # NumPy's own array
        found = set([own])
    return flat, (len(items),) + (inner or ()), found


_PLAIN_TYPES = set(_PLAIN)


def _difference(i, shape, first):
    def shown(shape):
        return "the shape %s" % shape_text(shape) if shape else "one element"
    return "the parts of an array differ: part %d has %s, part 0 has %s; with dtype=object they are its elements" % (
        i, shown(shape), shown(first))


def _single(x):
    """What is no list: a text, a number of a kind of its own, or any other object."""
    if isinstance(x, str):
        return [x.rstrip("\0")], (), set([widths.text_kind(max(1, len(x)))])
    if type(x).__name__ == "complex":
        raise TypeError("%r is a complex number; they are not here" % (x,))
    if isinstance(x, (dict, set)) or x is None or callable(x):
        return [x], (), set(["object"])
    if isinstance(x, bytes):
        raise TypeError("%r is bytes; they are not here, but texts are" % (x,))
    try:
        plain = number(x, "the value")
    except TypeError:
        return [x], (), set(["object"])
    own = getattr(getattr(x, "dtype", None), "name", None)
    if own is not None and type(plain) in _PLAIN:           # NumPy's own scalar
        try:
            return [plain], (), set([kind_for(own)])
        except TypeError:
            pass
    return [plain], (), set([kinds.kind_of([plain])])


def _joint(found, data):
    """The kind that holds all; of ints too large for an int64 uint64 or object, as in NumPy."""
    if not found:
        return "float"
    joint = None
    for kind in sorted(found):
        joint = kind if joint is None else kinds.higher(joint, kind)
    if joint in ("int", "float") and "int" in found and data and not (_LEAST <= min(data) and max(data) <= _GREATEST):
        ints = [x for x in data if not isinstance(x, float)]
        if ints and not (_LEAST <= min(ints) and max(ints) < 2 ** 64):
            return "object"
        if joint == "int" and max(ints) > _GREATEST:                    # beside smaller ones they are floats
            return "uint64" if min(ints) > _GREATEST else "float"
    return joint


def _alike(data, kind, found):
    """The numbers as those of the kind that holds all."""
    if len(found) < 2 or kind == "object":
        return data
    try:
        floats = [x for x in found if widths.is_floating(x)]
        return widths.cast(data, kind, floats[0] if len(floats) == 1 else None)
    except OverflowError:
        raise ValueError("an int is too large for the floats beside it")
