"""Views: matrices whose numbers are read from, and written to, another matrix.

Slices, reshapes and transposes are views, as NumPy's are.  They differ from other
matrices of their class only in their `_data`, which is a property.
"""
from .indexing import put, take
from .forms import form, turned
from .shapes import steps_of

_new = object.__new__
_view_classes, _types = {}, []


def _class(kind_of_view, cls):
    """The class of views, _Part, Fixed or _Turned, of matrices of class cls; made once."""
    bases = kind_of_view, cls
    if bases not in _view_classes:
        _view_classes[bases] = _type_of_views()(
            cls.__name__, bases, {"__slots__": ("_base", "_positions"), "_viewed": cls})
    return _view_classes[bases]


def _type_of_views():
    """The class of classes of views; plain `type` where a Python has no such classes, as MicroPython.

    A class of views equals the class of what it shows, as NumPy's views have no other: type(x[0]) == type(x).
    """
    if not _types:
        try:
            made = type("_TypeOfViews", (type,), {
                "__eq__": lambda cls, other: cls._viewed is getattr(other, "_viewed", other),
                "__ne__": lambda cls, other: not cls == other, "__hash__": lambda cls: hash(cls._viewed)})
            _new(made("View", (_Part,), {}))
        except TypeError:
            made = type
        _types.append(made)
    return _types[0]


def part(base, positions, shape):
    """Some of the base's numbers: a run (start, stop) or a list of positions."""
    before = base._form
    view = _new(_class(_Part, before.cls))
    view._base = base
    view._positions = positions
    view._form = form(before.cls, shape, before.kind)
    return view


def fixed(base, positions, shape):
    """Some of the base's numbers, as part gives them, that can be read but not written to."""
    view = part(base, positions, shape)
    fixed_view = _new(_class(Fixed, base._form.cls))
    fixed_view._base, fixed_view._positions, fixed_view._form = base, positions, view._form
    return fixed_view


def turn(base):
    """The transpose: all of the base's numbers, columns for rows."""
    form = base._form.turned or turned(base._form, _class(_Turned, base._form.cls))
    view = _new(form.view)
    view._base = base
    view._form = form
    return view


def is_contiguous(matrix, columns_first=False):
    """Whether its numbers follow one another in the matrix that owns them, row after row or column after column."""
    axes, wanted = _axes(matrix), 1
    for length, step in axes if columns_first else reversed(axes):
        if step != wanted:
            return False
        wanted = wanted * length
    return True


def can_share(matrix, shape):
    """Whether the matrix's numbers, which are as many, can be shown in another shape without copying them.

    They can where each axis of that shape goes through the owner's numbers by even steps: it may join axes that one
    step goes through, such as the last two of (2, 3, 4), and split any; but not what lies to both sides of a break.
    """
    if not isinstance(matrix, (_Part, _Turned)):
        return True
    breaks, count, axes = [], 1, _axes(matrix)              # count: of the parts into which the axes so far cut it
    for (length, step), (next_length, next_step) in zip(axes, axes[1:]):
        count = count * length
        if step != next_length * next_step:
            breaks.append(count)
    counts = [1]
    for length in shape:
        counts.append(counts[-1] * length)
    return set(breaks) <= set(counts)


def _axes(matrix):
    """(length, step) of each axis of more than one number: how far apart these are in the matrix that owns them."""
    shape = matrix._form.shape
    if not matrix._form.size:
        return []
    first = _place(matrix, 0)
    return [(length, _place(matrix, step) - first) for length, step in zip(shape, steps_of(shape)) if length > 1]


def _place(matrix, i):
    """Where the matrix's i-th number stands in the matrix that owns it."""
    while isinstance(matrix, (_Part, _Turned)):
        if isinstance(matrix, _Turned):
            r, c = matrix._form.shape
            i = i % c * r + i // c
        else:
            places = matrix._positions
            i = places[0] + i if isinstance(places, tuple) else places[i]
        matrix = matrix._base
    return i


class _Part(object):
    __slots__ = ()

    def _read(self):
        return take(self._base._data, self._positions)

    def _write(self, values):
        data = self._base._data
        put(data, self._positions, values)
        self._base._data = data

    _data = property(_read, _write)


class Fixed(_Part):
    __slots__ = ()

    def _write(self, values):
        raise ValueError("this array only shows the numbers of another and cannot be written to; copy it first")

    _data = property(_Part._read, _write)


class _Turned(object):
    __slots__ = ()

    def _read(self):
        c, r = self._form.shape
        return self._transposed(self._base._data, r, c)

    def _write(self, values):
        c, r = self._form.shape
        self._base._data = self._transposed(values, c, r)

    _data = property(_read, _write)
