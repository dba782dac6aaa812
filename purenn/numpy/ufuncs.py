"""ufunc: a function of numbers as a function of arrays, element by element, and what NumPy's ufuncs do besides.

np.add(x, y), np.add.reduce(a), np.add.accumulate(a), np.add.outer(x, y), np.add.at(a, indices, y); out=, where= and
dtype= are taken by all of them.
"""

from ..arrays import kinds, loops, widths
from ..arrays.indexing import is_dots
from ..arrays.operators import binary, elementwise, is_matrix, make, operand, write
from ..arrays.shapes import checked_axes, joint_shape, one_axis, shape_text, stretch
from ..floats.elementary import each
from . import values
from .dtypes import kind_for
from .loop_options import asked, castable, check_casts, with_kind
from .ndarrays import asarray, ndarray
from .pairs import both_of
from .reducing import fold, regrouped, running, running_along, lists_along
from .scalars import generic, scalar


_made = {}                          # {name: the ufunc}
_new = object.__new__


def named(name):
    """The ufunc of that name, for pickles."""
    return _made[name]


class ufunc(object):
    """What is common to functions of one and of two operands."""
    nout = 1
    identity = None
    signature = None

    def _be(self, name):
        self.__name__ = name
        _made.setdefault(name, self)            # some are made for a single call, inside the function of that name

    def __repr__(self):
        return "<ufunc '%s'>" % self.__name__

    def __reduce__(self):
        return named, (self.__name__,)

    def _asked(self, operands, out, where, dtype, options):
        """The result where a call has options: out, where, dtype, signature and casting."""
        dtype, casting = asked(self, dtype, options) if options else (dtype, "same_kind")
        if dtype is not None:
            result = with_kind(self, operands, kind_for(dtype), casting)
        else:
            if casting != "same_kind" and casting != "unsafe":
                check_casts(self, operands, casting)
            result = self._call(*operands)
        return self._written(result, out, where, casting)

    def _written(self, result, out, where, casting="same_kind"):
        """The result as out and where have it."""
        if isinstance(out, tuple):
            if len(out) != 1:
                raise ValueError("%s has one result; out has %d" % (self.__name__, len(out)))
            out = out[0]
        if is_dots(out):
            out, result = None, asarray(result)
            if where is True:
                return result
        if out is not None and is_matrix(out) and casting != "same_kind":
            given = asarray(result)
            if casting == "unsafe":
                result = given.astype(out.dtype)
            elif not castable(given._form.kind, out._form.kind, casting):
                raise TypeError("out is of kind %s and cannot hold results of kind %s by the rule %r"
                                % (out._form.kind, given._form.kind, casting))
        if where is True:
            return result if out is None else write(result, out)
        given = asarray(result)
        mask = asarray(where)
        shape = joint_shape(given.shape, mask.shape)
        before = make(ndarray, kinds.cast([0], "int", given._form.kind), (), given._form.kind) if out is None else out
        parts = [stretch(part._data, part.shape, shape) for part in (mask, given, before)]
        data = [x if chosen else y for chosen, x, y in zip(*parts)]
        made = make(ndarray, data, shape, kinds.higher(given._form.kind, before._form.kind))
        return write(made, out) if out is not None else made if shape else made[()]


# ---- one operand ----

class Elementary(ufunc):
    """exp and the like, of floats/elementary.py."""
    nin, nargs = 1, 2

    def __init__(self, name):
        self._be(name)
        self._plain = elementwise(name, ndarray)

    def __call__(self, x, out=None, **options):
        if out is not None or options:
            return self._asked((x,), out, options.pop("where", True), options.pop("dtype", None), options)
        try:
            form = x._form
        except AttributeError:
            if type(x) is float:
                return scalar(self._plain(x), "float")
            x = asarray(x)
            form = x._form
        if form.kind == "float" and form.shape:     # what _plain does, without its call
            result = _new(form.cls)
            result._data = each(self.__name__, x._data)
            result._form = form
            return result
        if form.kind[0] == "<":
            raise TypeError("%s needs numbers; this array is of texts" % self.__name__)
        result = self._plain(x.astype("float16") if form.kind == "bool" else x)
        return result if result._form.shape else scalar(result._data[0], result._form.kind)

    def _call(self, x):
        return self(x)

    def _made_of(self, kind):
        return "float16" if kind == "bool" else kinds.floating(kind)


class Unary(ufunc):
    """A function of one number; its results are of the kind that kind_of_result makes of the operand's.

    of_objects: the function of other objects, where it is another one.  of_all: that of a list of numbers, where it is
    quicker.
    """
    nin, nargs = 1, 2

    def __init__(self, name, function, kind_of_result, of_objects=None, of_all=None):
        self._be(name)
        self._function = function
        self._made_of = kind_of_result
        self._of_objects = of_objects or function
        self._of_all = of_all

    def __call__(self, x, out=None, where=True, dtype=None, **options):
        if out is not None or where is not True or dtype is not None or options:
            return self._asked((x,), out, where, dtype, options)
        x = x if is_matrix(x) else asarray(x)
        before = x._form
        if before.kind[0] == "<":
            raise TypeError("%s needs numbers; this array is of texts" % self.__name__)
        kind = self._made_of(before.kind)
        function = self._of_objects if before.kind == "object" else self._function
        data = self._of_all(x._data) if self._of_all else [function(v) for v in x._data]
        if kind != "object":
            data = before.cls._cast(data, None, kind)
        return make(before.cls, data, before.shape, kind) if before.shape else scalar(data[0], kind)

    def _call(self, x):
        return self(x)

    def at(self, a, indices):
        """a[i] = the function of a[i] for each index in turn."""
        for place in asarray(make(ndarray, list(range(a.size)), a.shape, "int")[indices])._data:
            flat = a.flat
            flat[place] = self(flat[place])


# ---- two operands ----

class Binary(ufunc):
    """A function of two numbers.

    A subclass says what _call, on two operands that are arrays or numbers, returns, and of which kind it is for two
    of a kind, _made_of(kind); which function of two numbers is repeated by reduce and its like, _operate(kind); and of
    which kind their results are, _reduced_kind(kind).
    """
    nin, nargs = 2, 3

    def __call__(self, x, y, out=None, where=True, dtype=None, **options):
        if out is None and where is True and dtype is None and not options:
            return self._call(x, y)
        return self._asked((x, y), out, where, dtype, options)

    def _reorders(self):
        """Whether several axes may be reduced at once."""
        return self.identity is not None or self.__name__ in ("maximum", "minimum", "fmax", "fmin")

    def reduce(self, a, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=True):
        """x[0] `operation` x[1] ... along an axis; of no numbers the identity, where there is one."""
        a = asarray(a)
        kind = kind_for(dtype) if dtype is not None else self._reduced_kind(a._form.kind)
        identity = None if self.identity is None else kinds.cast([self.identity], None, kind)[0]
        out = out[0] if isinstance(out, tuple) else out
        if not a.shape and axis in (0, -1):
            axis = None
        axes = checked_axes(axis, a.shape)
        if not self._reorders() and (len(a.shape) if axes is None else len(axes)) > 1:
            raise ValueError("%s depends on the order, so it is reduced along one axis; got %r" % (self.__name__, axis))
        if is_dots(out):
            return asarray(fold(a, self._operate(kind), kind, (axis, None, keepdims, initial, where), identity))
        return fold(a, self._operate(kind), kind, (axis, out, keepdims, initial, where), identity)

    def accumulate(self, a, axis=0, dtype=None, out=None):
        """The running results along an axis."""
        a = asarray(a)
        if not a.shape and one_axis(axis, (1,)) == 0:
            raise TypeError("%s.accumulate needs an array of at least one dimension" % self.__name__)
        if a.ndim != 1 and axis is None or isinstance(axis, tuple) and len(axis) != 1:
            raise ValueError("%s.accumulate goes along one axis; got %r" % (self.__name__, axis))
        kind = kind_for(dtype) if dtype is not None else self._reduced_kind(a._form.kind)
        return write(running_along(a, axis, self._operate(kind), kind), out)

    def reduceat(self, a, indices, axis=0, dtype=None, out=None):
        """The reductions from each index to the next; of the element alone where the next is not behind it."""
        a = asarray(a)
        kind = kind_for(dtype) if dtype is not None else self._reduced_kind(a._form.kind)
        starts = asarray(indices)._data
        axis = axis % a.ndim
        results = []
        for numbers in lists_along(a, axis)[0]:
            ends = starts[1:] + [len(numbers)]
            results.append([running(numbers[i:j] or numbers[i:i + 1], self._operate(kind))[-1]
                            for i, j in zip(starts, ends)])
        return write(regrouped(results, ndarray, a.shape, axis, kind), out)

    def outer(self, x, y, **options):
        """The results for each element of x with each of y."""
        x, y = asarray(x), asarray(y)
        return self(x.reshape(x.shape + (1,) * y.ndim), y, **options)

    def at(self, a, indices, values):
        """a[i] = a[i] + v for each index in turn, so that an index given twice counts twice."""
        places = make(ndarray, list(range(a.size)), a.shape, "int")[indices]
        places = places if is_matrix(places) else asarray(places)
        given = operand(values, ndarray)
        if joint_shape(given.shape, places.shape) != places.shape:
            raise ValueError("values of the shape %s do not fit the %s indices"
                             % (shape_text(given.shape), shape_text(places.shape)))
        given = stretch(given._data, given.shape, places.shape)
        operate, data, kind = self._operate(a._form.kind), a._data, a._form.kind
        for place, value in zip(places._data, given):
            data[place] = operate(data[place], value)
            if kind != "float" and kind != "object":
                data[place] = a._cast(data[place:place + 1], None, kind)[0]
        a._data = data


class Operation(Binary):
    """The ufunc of an operator: add of +, and so on."""

    def __init__(self, operator, name, identity=None):
        self._operator = operator
        self._be(name)
        self.identity = identity

    def _call(self, x, y):
        if isinstance(y, generic) and type(x) in (int, float):
            y = asarray(y)                      # the number takes the scalar's width
        elif not is_matrix(x) and not is_matrix(y):
            x = asarray(x)
            if isinstance(x, ndarray) and not x.shape and not isinstance(y, (list, tuple)):
                y = asarray(y) if isinstance(y, (generic, bool, str)) else y
        result = binary(self._operator, x, y)
        if result is NotImplemented:
            raise TypeError("%s takes arrays and numbers; got %r and %r"
                            % (self.__name__, type(x).__name__, type(y).__name__))
        return result

    def _made_of(self, kind):
        return kinds.result_kind(self._operator, kind, kind)

    def _operate(self, kind):
        return loops.on_two_numbers(self._operator, kind, kind, True)

    def _reduced_kind(self, kind):
        if self._operator in ("add", "mul"):
            return kinds.counted(kind)
        if self._operator in kinds.COMPARISONS and kind not in ("bool", "object"):
            raise TypeError("%s makes bools, which it cannot compare with further numbers" % self.__name__)
        return kinds.result_kind(self._operator, kind, kind)


class OfNumbers(Binary):
    """A function of two numbers that has no operator; kind_of_result: of the kind that holds both operands'.

    of_objects: the function of other objects, where it is another one.
    """

    def __init__(self, name, function, kind_of_result, identity=None, of_objects=None):
        self._be(name)
        self._function = function
        self._of_objects = of_objects or function
        self._made_of = kind_of_result
        self.identity = identity

    def _call(self, x, y):
        x, y = both_of(self._float_beside(y, x), self._float_beside(x, y))
        high = kinds.higher(x._form.kind, y._form.kind)
        if high[0] == "<":
            raise TypeError("%s needs numbers; got an array of texts" % self.__name__)
        kind = self._made_of(high)
        if widths.is_whole(high) and "bool" not in (x._form.kind, y._form.kind):
            kind = kinds.higher(self._made_of(x._form.kind), self._made_of(y._form.kind))
        shape = joint_shape(x.shape, y.shape)
        a, b = [stretch(ndarray._cast(part._data, part._form.kind, high), part.shape, shape) for part in (x, y)]
        function = self._operate(high)
        data = [function(v, w) for v, w in zip(a, b)]
        data = data if kind == "object" else ndarray._cast(data, None, kind)
        return make(ndarray, data, shape, kind) if shape else scalar(data[0], kind)

    def _float_beside(self, x, y):
        """y; where it is an int of Python, x an array of ints, and results are floats: of the kind of the results."""
        if type(y) is int and hasattr(x, "dtype") and widths.is_whole(asarray(x)._form.kind):
            kind = self._made_of(asarray(x)._form.kind)
            return make(ndarray, ndarray._cast([y], None, kind), (), kind) if widths.is_floating(kind) else y
        return y

    def _operate(self, kind):
        return self._of_objects if kind == "object" else self._function

    def _reduced_kind(self, kind):
        return self._made_of(kind)


class Logical(OfNumbers):
    """and, or and xor: bools of numbers and of texts, which are true unless they are empty."""

    def _call(self, x, y):
        if "object" not in [asarray(z)._form.kind for z in (x, y)]:
            x, y = [bool(z) if type(z) is int else z for z in (x, y)]          # an int beside any kind
        x, y = both_of(x, y)
        as_kind = "object" if "object" in (x._form.kind, y._form.kind) else "bool"
        return OfNumbers._call(self, *[part.astype(as_kind) if part._form.kind[0] == "<" else part for part in (x, y)])


class Two(ufunc):
    """A function with two results, such as divmod; out= has a place for each."""
    nout = 2

    def __init__(self, name, nin, function):
        self._be(name)
        self.nin, self.nargs = nin, nin + 2
        self._function = function

    def __call__(self, *given, **options):
        operands, places = given[:self.nin], given[self.nin:]
        out, where = options.pop("out", None), options.pop("where", True)
        places = (out, out) if is_dots(out) else places if out is None else out
        if len(operands) < self.nin or not isinstance(places, tuple) or len(places) > 2:
            raise TypeError("%s takes %d operands and two places for results; got %d arguments and out=%r"
                            % (self.__name__, self.nin, len(given), out))
        _, casting = asked(self, None, options)
        return tuple([self._written(result, place, where, casting)
                      for result, place in zip(self._function(*operands), places + (None, None))])


class Python(ufunc):
    """np.frompyfunc: any function, whose results are objects."""

    def __init__(self, function, nin, nout):
        self._function = function
        self.nin, self.nout, self.nargs = nin, nout, nin + nout
        self.__name__ = getattr(function, "__name__", "?") + " (vectorized)"

    def __reduce__(self):
        return frompyfunc, (self._function, self.nin, self.nout)

    def __call__(self, *operands):
        if len(operands) != self.nin:
            raise TypeError("%s takes %d operands; got %d" % (self.__name__, self.nin, len(operands)))
        parts = [values.parts(x) for x in operands]
        shape = ()
        for _, own, _ in parts:
            shape = joint_shape(shape, own)
        rows = zip(*[stretch(data, own, shape) for data, own, _ in parts])
        results = [self._function(*row) for row in rows]
        if self.nout == 1:
            return make(ndarray, results, shape, "object") if shape else results[0]
        columns = [[result[i] for result in results] for i in range(self.nout)]
        return tuple([make(ndarray, column, shape, "object") if shape else column[0] for column in columns])


def frompyfunc(function, nin, nout):
    """A Python function as a ufunc of arrays."""
    return Python(function, nin, nout)
