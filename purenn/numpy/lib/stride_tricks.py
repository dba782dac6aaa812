"""Views whose elements are some steps apart in another array, and may be there several times: sliding windows.

Steps are given in bytes, as NumPy's are, and counted among the elements of the array they are given with.
"""
from ...arrays.shapes import is_whole, one_axis, places_along, shape_text, size_of, whole
from ...arrays.views import fixed, part
from ..making import lengths_of
from ..ndarrays import asarray

_overlapping = {}                           # class of views -> the class of those in which an element comes twice


def as_strided(x, shape=None, strides=None, subok=False, writeable=True):
    """A view of this shape whose neighbours along each axis are so many bytes apart in x."""
    x = asarray(x)
    shape = x.shape if shape is None else lengths_of(shape)
    strides = tuple(x.strides if strides is None else strides)
    if len(strides) != len(shape):
        raise ValueError("strides are as many as axes; got %d for the shape %s" % (len(strides), shape_text(shape)))
    steps = []
    for stride in strides:
        if whole(stride, "a stride") % x.itemsize:
            raise ValueError("strides are multiples of %d, the bytes of an element; got %r" % (x.itemsize, strides))
        steps.append(whole(stride, "a stride") // x.itemsize)
    places = places_along(shape, steps) if size_of(shape) else []
    if places and not 0 <= min(places) <= max(places) < x.size:
        raise ValueError("shape %s and strides %r reach from element %d to %d; the array has %d"
                         % (shape_text(shape), strides, min(places), max(places), x.size))
    if not writeable:
        return fixed(x, places, shape)
    view = part(x, places, shape)
    return view if len(set(places)) == len(places) else _with_overlaps(view)


def _with_overlaps(view):
    """The view as one into which a number can be written although it stands in several of its places."""
    cls = type(view)
    if cls not in _overlapping:
        def write(self, values):
            """Only what has changed, or the same element would get its old number from its next place."""
            before, data = self._data, self._base._data
            for place, old, new in zip(self._positions, before, values):
                if new is not old:
                    data[place] = new
            self._base._data = data
        _overlapping[cls] = type(cls.__name__, (cls,), {"__slots__": (), "_data": property(cls._read, write)})
    made = object.__new__(_overlapping[cls])
    made._base, made._positions, made._form = view._base, view._positions, view._form
    return made


def sliding_window_view(x, window_shape, axis=None, subok=False, writeable=False):
    """The windows of a shape at each place of the array, or along some axes, as the last axes of a view."""
    x = asarray(x)
    window = (window_shape,) if is_whole(window_shape) else tuple(window_shape)
    window = tuple([whole(n, "a length of a window") for n in window])
    if [n for n in window if n < 0]:
        raise ValueError("window_shape has no negative lengths; got %r" % (window_shape,))
    axes = range(x.ndim) if axis is None else [axis] if is_whole(axis) else axis
    axes = [one_axis(n, x.shape) for n in axes]
    if len(axes) != len(window):
        raise ValueError("window_shape has a length for each axis; got %r for %d axes" % (window_shape, len(axes)))
    lengths = list(x.shape)
    for n, length in zip(axes, window):
        lengths[n] = lengths[n] - length + 1
        if lengths[n] < 1:
            raise ValueError("a window of shape %s is larger than the array, of shape %s"
                             % (shape_text(window), shape_text(x.shape)))
    return as_strided(x, tuple(lengths) + window, x.strides + tuple([x.strides[n] for n in axes]), subok, writeable)
