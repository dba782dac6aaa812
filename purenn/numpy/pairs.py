"""Two arrays or numbers, element by element: their pairs, the greater or the lesser of each, and an array's clip."""
from ..arrays import kinds, widths
from ..arrays.operators import is_matrix, make, write
from ..arrays.shapes import joint_shape, stretch
from . import values
from .loop_options import check_casting
from .ndarrays import asarray, ndarray
from .scalars import generic, scalar


def clipped(self, a_min=None, a_max=None, out=None, min=None, max=None, casting="same_kind"):
    """An array's method clip: its numbers, none below a_min or above a_max."""
    low, high = min if a_min is None else a_min, max if a_max is None else a_max
    if self._form.kind[0] == "<":
        raise TypeError("clip needs numbers; this array is of texts")
    if casting is not None:
        check_casting(casting)
    result = self
    for name, bound in (("maximum", low), ("minimum", high)):
        if bound is not None and not _is_beyond(bound, self._form.kind, name):
            result = choose(name, result, bound)
    if casting == "unsafe" and is_matrix(out):
        result = asarray(result).astype(out.dtype)
    return write(result if result is not self else self.copy(), out)


def _is_beyond(bound, kind, name):
    """Whether a bound of clip is an int of Python beyond the end of a kind, so that nothing is beyond the bound."""
    if type(bound) is not int or not widths.is_whole(kind):
        return False
    low, high = widths.limits(kind)
    return bound < low if name == "maximum" else bound > high


def paired(x, y):
    """(pairs of numbers, shape): two arrays or numbers, broadcast against each other."""
    (a, shape, _), (b, other_shape, _) = values.parts(x), values.parts(y)
    both = joint_shape(shape, other_shape)
    return zip(stretch(a, shape, both), stretch(b, other_shape, both)), both


def choose(name, x, y):
    """maximum or minimum of two arrays or numbers, element by element; nan wins."""
    x, y = both_of(x, y)
    (a, shape, kind), (b, other_shape, other_kind) = [(m._data, m._form.shape, m._form.kind) for m in (x, y)]
    both = joint_shape(shape, other_shape)
    high = kinds.higher(kind, other_kind)
    a, b = ndarray._cast(a, kind, high), ndarray._cast(b, other_kind, high)
    if not other_shape and b[0] == b[0] and high != "object":
        a, b, shape, other_shape = b, a, other_shape, shape
    if high[0] == "<" or high == "object":
        data = _chosen_objects(name, high, zip(stretch(a, shape, both), stretch(b, other_shape, both)))
    elif not shape and a[0] == a[0]:            # relu's case: one number against many
        bound = a[0]
        data = [bound if y < bound else y for y in b] if name == "maximum" else [
            bound if y > bound else y for y in b]
    else:
        pairs = zip(stretch(a, shape, both), stretch(b, other_shape, both))
        better = (lambda x, y: x >= y) if name == "maximum" else (lambda x, y: x <= y)
        data = [x if better(x, y) or x != x else y for x, y in pairs]
    return make(ndarray, data, both, high) if both else scalar(data[0], high)


def _chosen_objects(name, kind, pairs):
    if kind != "object":
        raise TypeError("%s needs numbers; got an array of texts" % name)
    return [x if (x >= y if name == "maximum" else x <= y) else y for x, y in pairs]


def both_of(x, y):
    """Two operands as arrays; a Python number beside an array takes its width."""
    if not is_matrix(x) and not isinstance(x, generic) and (is_matrix(y) or isinstance(y, generic)):
        y = y if is_matrix(y) else asarray(y)
        return _beside_or_array(y, x), y
    x = x if is_matrix(x) else asarray(x)
    return x, _beside_or_array(x, y)


def _beside_or_array(array, other):
    return array._beside(other, "") if type(other) in (int, float) else asarray(other)


ndarray.clip = clipped
