"""Views: matrices whose numbers are read from, and written to, another matrix.

Slices, reshapes and transposes are views, as NumPy's are.  Everything else
about them is a matrix of their class, since that reads and writes `_data`.
"""
from . import flat
from . import kernels
from .indexing import put, take
from .kernels import form

_new = object.__new__
_view_classes = {}


def _shared(base, kind_of_view, shape):
    """A view of `base`, whose class is made once for each kind of view and class of matrix."""
    before = base._form
    key = (kind_of_view, before.cls)
    if key not in _view_classes:
        _view_classes[key] = type(before.cls.__name__, key, {"__slots__": ("_base", "_positions")})
    view = _new(_view_classes[key])
    view._base = base
    view._form = form(before.cls, shape, before.kind)
    return view


def view(base, positions, shape):
    """Some of the base's numbers: a run (start, stop) or a list of positions."""
    view = _shared(base, _Part, shape)
    view._positions = positions
    return view


def turned(base):
    """All of the base's numbers, columns for rows."""
    r, c = base._form.shape
    return _shared(base, _Turned, (c, r))


class _Part(object):
    __slots__ = ()

    def _read(self):
        return take(self._base._data, self._positions)

    def _write(self, values):
        data = self._base._data
        put(data, self._positions, values)
        self._base._data = data

    _data = property(_read, _write)


class _Turned(object):
    __slots__ = ()

    def _read(self):
        c, r = self._form.shape
        return kernels.transposed(self._base._data, r, c)

    def _write(self, values):
        c, r = self._form.shape
        self._base._data = flat.transpose(values, c, r)

    _data = property(_read, _write)


