"""Functions of purenn.numpy that apply a function of one element, or of one vector, to whole arrays."""
from ..arrays.operators import is_matrix, make
from ..arrays.shapes import as_rows, joint_shape, one_axis, shape_text, stretch
from ..arrays.views import part
from . import values
from .dtypes import dtype_of, kind_for
from .iterating import ndindex
from .joining import concatenate
from .making import zeros, zeros_like
from .ndarrays import array, asarray, ndarray
from .scalars import generic, scalar
from .shaping import broadcast_to, expand_dims, isscalar

# ---- of vectors ----

def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """What a function makes of each vector along an axis, be it a number or an array, in the place of that axis."""
    a = asarray(arr)
    axis = one_axis(axis, a.shape)
    r, c, places = as_rows(a.shape, (axis,))
    others = a.shape[:axis] + a.shape[axis + 1:]
    if not r:
        raise ValueError("there is no vector along axis %d of an array of shape %s" % (axis, shape_text(a.shape)))
    data, first = [], None
    for i in range(r):
        run = (i * c, i * c + c) if places is None else places[i * c:i * c + c]
        found = asarray(func1d(part(a, run, (c,)), *args, **kwargs))
        first = found if first is None else first
        if joint_shape(found.shape, first.shape) != first.shape:
            raise ValueError("the results differ: first one of the shape %s, then one of %s"
                             % (shape_text(first.shape), shape_text(found.shape)))
        data += stretch(values.converted(found._data[:], found._form.kind, first._form.kind), found.shape, first.shape)
    n = len(others)
    order = list(range(axis)) + list(range(n, n + first.ndim)) + list(range(axis, n))
    result = make(ndarray, data, others + first.shape, first._form.kind)
    return result.transpose(order).copy() if order else result


def apply_over_axes(func, a, axes):
    """func(a, axis) for each axis in turn; an axis that it leaves out is kept with length 1."""
    result = asarray(a)
    for axis in asarray(axes).reshape(-1).tolist():
        axis = one_axis(axis, result.shape)
        found = asarray(func(result, axis))
        if found.ndim != result.ndim:
            found = expand_dims(found, axis)
        if found.ndim != result.ndim:
            raise ValueError("the function leaves out the axis at most; of the shape %s it made %s"
                             % (shape_text(result.shape), shape_text(found.shape)))
        result = found
    return result


# ---- of elements that are chosen ----

def piecewise(x, condlist, funclist, *args, **kw):
    """For each condition what its function makes of the elements for which it holds, or its value there.

    A further function is for the elements for which none holds.
    """
    x = asarray(x)
    if isscalar(condlist) or not isinstance(condlist[0], list) and not is_matrix(condlist[0]) and x.ndim:
        condlist = [condlist]
    conditions = asarray(condlist, bool)
    if len(funclist) == len(conditions) + 1:
        conditions = concatenate([conditions, ~conditions.any(0, keepdims=True)])
    if len(funclist) != len(conditions):
        raise ValueError("%d conditions go with as many functions, or one more; got %d"
                         % (len(conditions), len(funclist)))
    result = zeros_like(x)
    for condition, function in zip(conditions, funclist):
        if not callable(function):
            result[condition] = function
            continue
        chosen = x[condition]
        if chosen.size:
            result[condition] = function(chosen, *args, **kw)
    return result


# ---- of each element ----

class vectorize(object):
    """A function of numbers as one of arrays, which calls it for each element.

    otypes: the kinds of its results, as letters or a list; without it the function is called once more, to see them.
    excluded: numbers or names of arguments that are passed on as they are.  signature: the axes of the vectors and
    matrices that it takes and gives, as in "(n),(n)->()".  Also a decorator: @vectorize or @vectorize(otypes=[float]).
    """

    def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        if pyfunc is not None and not callable(pyfunc):
            raise TypeError("vectorize takes a function; got %r" % (pyfunc,))
        self.otypes, self.cache, self.signature = otypes, cache, signature
        self.excluded = set(excluded or ())
        self._doc = doc
        _kinds_of(otypes)
        self._axes = None if signature is None else _axes_of(signature)
        self._set_function(pyfunc)

    _kinds = property(lambda self: _kinds_of(self.otypes), doc="of results; None where otypes, which may be set, is")

    def _set_function(self, pyfunc):
        self.pyfunc = pyfunc
        if pyfunc is not None:
            self.__name__ = getattr(pyfunc, "__name__", "?")
            self.__doc__ = getattr(pyfunc, "__doc__", None) if self._doc is None else self._doc

    def __call__(self, *args, **kwargs):
        if self.pyfunc is None:                 # the decorated function
            self._set_function(args[0])
            return self
        names = sorted([name for name in kwargs if name not in self.excluded])
        places = [n for n in range(len(args)) if n not in self.excluded]

        def function(*given):
            positional, named = list(args), dict(kwargs)
            for place, x in zip(places + names, given):
                if isinstance(place, str):
                    named[place] = x
                else:
                    positional[place] = x
            return self.pyfunc(*positional, **named)
        given = [args[n] for n in places] + [kwargs[name] for name in names]
        if self._axes is not None:
            return self._of_parts(function, given)
        return self._of_elements(function, given) if given else function()

    def _of_elements(self, function, given):
        parts, shape = [values.parts(x) for x in given], ()
        for _, own, _ in parts:
            shape = joint_shape(shape, own)
        rows = list(zip(*[stretch(data, own, shape) for data, own, _ in parts]))
        found, result_kinds = [], self._kinds
        if result_kinds is None:
            if [1 for data, _, _ in parts if not data]:
                raise ValueError("without otypes, a function of no elements has results of no kind")
            first = function(*[scalar(data[0], kind) for data, _, kind in parts])
            result_kinds = [values.parts(x)[2] for x in (first if isinstance(first, tuple) else (first,))]
            result_kinds = ["<U0" if kind[0] == "<" else kind for kind in result_kinds]
            found = [first] if self.cache else []
        found += [function(*row) for row in rows[len(found):]]
        if len(result_kinds) == 1:
            return _array_of(found, shape, result_kinds[0])
        return tuple([_array_of([result[n] for result in found], shape, kind) for n, kind in enumerate(result_kinds)])

    def _of_parts(self, function, given):
        """The function of vectors and matrices, along the axes of the signature, for each place along the others."""
        taken, made = self._axes
        if len(given) != len(taken):
            raise TypeError("%r takes %d arrays; got %d" % (self.signature, len(taken), len(given)))
        arrays, sizes, shape = [asarray(x) for x in given], {}, ()
        for a, names in zip(arrays, taken):
            _note_lengths(sizes, names, a.shape)
            shape = joint_shape(shape, a.shape[:a.ndim - len(names)])
        arrays = [broadcast_to(a, shape + tuple([sizes[name] for name in names])) for a, names in zip(arrays, taken)]
        results = None
        for index in ndindex(shape):
            found = function(*[a[index] for a in arrays])
            found = found if isinstance(found, tuple) else (found,)
            if len(found) != len(made):
                raise ValueError("%r makes %d arrays; the function gave %d" % (self.signature, len(made), len(found)))
            if results is None:
                for x, names in zip(found, made):
                    _note_lengths(sizes, names, asarray(x).shape)
                results = self._empty(shape, sizes, [values.parts(x)[2] for x in found])
            for result, x in zip(results, found):
                result[index] = x
        if results is None:
            if self._kinds is None or [1 for names in made for name in names if name not in sizes]:
                raise ValueError("without otypes, or with a new length, a function of no arrays has no result")
            results = self._empty(shape, sizes, None)
        return results[0] if len(results) == 1 else tuple(results)

    def _empty(self, shape, sizes, result_kinds):
        return [zeros(shape + tuple([sizes[name] for name in names]), dtype_of(kind))
                for names, kind in zip(self._axes[1], self._kinds or result_kinds)]


def _kinds_of(otypes):
    if otypes is None:
        return None
    if not isinstance(otypes, (str, list, tuple)):
        raise ValueError("otypes is a text of letters or a list of dtypes; got %r" % (otypes,))
    try:
        found = [kind_for(wanted) for wanted in otypes]
        return ["<U0" if kind[0] == "<" else kind for kind in found]       # as wide as the results are
    except TypeError:
        if isinstance(otypes, str):
            raise ValueError("otypes has a letter that stands for no dtype: %r" % otypes)
        raise


def _axes_of(signature):
    """(names of the axes of each argument, of each result) that a signature names."""
    sides = signature.replace(" ", "").split("->")
    found = [[inner.split(",") if inner else [] for inner in side[1:-1].split("),(")] for side in sides]
    names = "".join([name for side in found for part in side for name in part])
    open_ended = [side for side in sides if side[:1] != "(" or side[-1:] != ")"]
    if len(sides) != 2 or open_ended or "(" in names or ")" in names:
        raise ValueError("a signature is as '(n,m),(m)->(n)'; got %r" % (signature,))
    return found


def _note_lengths(sizes, names, shape):
    """Note which lengths the names of axes stand for; ValueError if it is another than before."""
    if len(shape) < len(names):
        raise ValueError("an array of shape %s has not the axes %s" % (shape_text(shape), ", ".join(names)))
    for name, length in zip(names, shape[len(shape) - len(names):]):
        if sizes.setdefault(name, length) != length:
            raise ValueError("%r stands for the lengths %d and %d" % (name, sizes[name], length))


def _array_of(results, shape, kind):
    """An array of the function's results as numbers of a kind."""
    if kind != "object":
        results = [x.item() if isinstance(x, generic) or is_matrix(x) and not x.shape else x for x in results]
        for x in results:
            if is_matrix(x) or isinstance(x, (list, tuple)):
                raise ValueError("an element is a number; the function gave %r" % (x,))
    return array(make(ndarray, results, shape, "object"), None if kind == "object" else dtype_of(kind))
