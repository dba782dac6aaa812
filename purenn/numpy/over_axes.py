"""The methods of arrays that make one number, or running ones, of what lies along an axis or several."""
from ..arrays import kinds, loops, widths
from ..arrays.operators import elementwise, operand, write
from ..arrays.shapes import checked_axes, joint_shape, one_axis, reduced_shape, shape_text, stretch
from ..matrix import Matrix
from .dtypes import kind_for
from .reducing import fold, over, running_along, write_places
from .scalars import generic, scalar

_sqrt = elementwise("sqrt", Matrix)


def _root(x):
    return _sqrt(x) if hasattr(x, "_form") or not isinstance(x, generic) else scalar(
        widths.cast([_sqrt(x.item())], x._kind)[0], x._kind)


def means_for(array, axis, mean):
    """The means that are given for each place of the other axes, with the axes as keepdims leaves them: a flat list."""
    mean, shape = operand(mean, array._form.cls), array._form.shape
    shape = reduced_shape(shape, checked_axes(axis, shape), True)
    if joint_shape(mean.shape, shape) != shape:
        raise ValueError("the mean has the shape %s; %s is needed" % (shape_text(mean.shape), shape_text(shape)))
    return stretch(mean._data, mean.shape, shape)


class OverAxes(object):
    """What ndarray has for its own in the place of Matrix's methods of these names, and those that Matrix has not."""
    __slots__ = ()

    def sum(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
        """The sum from left to right: of all, or along an axis or several."""
        if dtype is None and out is None and initial is None and where is True and self._form.kind != "object":
            return Matrix.sum(self, axis, keepdims)
        kind = kinds.counted(self._form.kind) if dtype is None else kind_for(dtype)
        return fold(self, loops.CAREFUL["add"], kind, (axis, out, keepdims, initial, where),
                    kinds.cast([0], None, kind)[0])

    def prod(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
        kind = kinds.counted(self._form.kind) if dtype is None else kind_for(dtype)
        return fold(self, loops.CAREFUL["mul"], kind, (axis, out, keepdims, initial, where),
                    kinds.cast([1], None, kind)[0])

    def mean(self, axis=None, dtype=None, out=None, keepdims=False, where=True):
        """The sum, divided once; of ints a float64."""
        if dtype is None and out is None and where is True:
            return Matrix.mean(self, axis, keepdims)
        array = self if dtype is None else self.astype(dtype)
        kind = array._form.kind if dtype is not None or widths.is_floating(array._form.kind) else "float"
        return over(array, axis, keepdims, loops.mean_of, kind, out, where)

    def _extreme(self, name, axis, out, keepdims, initial, where):
        if out is None and initial is None and where is True and self._form.kind != "object":
            return self._reduce(name, axis, keepdims)
        place = loops.argmax_of if name == "max" else loops.argmin_of

        def better(x, y):
            return (x, y)[place([x, y])]
        kind = self._form.kind
        return fold(self, better, kind, (axis, out, keepdims, initial, where))

    def min(self, axis=None, out=None, keepdims=False, initial=None, where=True):
        """The least, or nan where there is one; ValueError of no elements."""
        return self._extreme("min", axis, out, keepdims, initial, where)

    def max(self, axis=None, out=None, keepdims=False, initial=None, where=True):
        """The greatest, or nan where there is one; ValueError of no elements."""
        return self._extreme("max", axis, out, keepdims, initial, where)

    def argmin(self, axis=None, out=None, keepdims=False):
        return write_places(self._reduce("argmin", axis, keepdims), out)

    def argmax(self, axis=None, out=None, keepdims=False):
        return write_places(self._reduce("argmax", axis, keepdims), out)

    def any(self, axis=None, out=None, keepdims=False, where=True):
        return over(self, axis, keepdims, lambda numbers: len([x for x in numbers if x]) > 0, "bool", out, where)

    def all(self, axis=None, out=None, keepdims=False, where=True):
        return over(self, axis, keepdims, lambda numbers: len([x for x in numbers if not x]) == 0, "bool", out, where)

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True, mean=None,
            correction=None):
        """The mean of the squared distances from the mean, which may be given; ddof is taken off the count."""
        if ddof and correction is not None:
            raise ValueError("ddof and correction are two names of the same; give one of them")
        ddof = ddof if correction is None else correction
        if not self._form.shape and axis not in (None, ()):
            one_axis(0, ())                     # an error
        array = self if dtype is None else self.astype(dtype)
        means = None if mean is None else iter(means_for(self, axis, mean))

        def variance(numbers):
            middle = loops.mean_of(numbers) if means is None else next(means)
            squares = [(x - middle) * (x - middle) for x in numbers]
            return loops.divide(loops.sum_of(squares) * 1.0, float(max(len(numbers) - ddof, 0)))
        kind = array._form.kind
        kind = "float" if dtype is None and not widths.is_floating(kind) and kind != "object" else kind
        return over(array, axis, keepdims, variance, kind, out, where)

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True, mean=None,
            correction=None):
        return write(_root(self.var(axis, dtype, None, ddof, keepdims, where, mean, correction)), out, True)

    def cumsum(self, axis=None, dtype=None, out=None):
        kind = kinds.counted(self._form.kind) if dtype is None else kind_for(dtype)
        return write(running_along(self, axis, loops.CAREFUL["add"], kind), out, True, True)

    def cumprod(self, axis=None, dtype=None, out=None):
        kind = kinds.counted(self._form.kind) if dtype is None else kind_for(dtype)
        return write(running_along(self, axis, loops.CAREFUL["mul"], kind), out, True, True)
