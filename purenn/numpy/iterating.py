"""Iterators over arrays: nditer, ndenumerate and ndindex.

nditer goes in the order in which the numbers are kept: through a transpose in the order of the array it shares.
"""
from ..arrays import kinds
from ..arrays.operators import is_matrix
from ..arrays.shapes import joint_shape, places_along, shape_text, size_of, steps_of, whole
from ..arrays.views import fixed, part
from .dtypes import dtype_of, kind_for
from .kept_places import kept, merged, ordered
from .limits import can_cast
from .loop_options import check_casting
from .making import zeros
from .ndarrays import asarray
from .scalars import scalar

# ---- nditer ----

_FLAGS = ("multi_index", "c_index", "f_index", "external_loop", "buffered", "reduce_ok", "refs_ok", "zerosize_ok",
          "ranged", "copy_if_overlap", "delay_bufalloc", "grow_inner", "growinner", "common_dtype")
_ACCESS = ("readonly", "readwrite", "writeonly")
_FURTHER = ("allocate", "copy", "updateifcopy", "no_broadcast", "contig", "aligned", "nbo", "no_subtype")
_BUFFER = 8192


def _checked_flags(flags):
    known = flags is None or isinstance(flags, (list, tuple))
    if not known or [flag for flag in flags or () if flag not in _FLAGS]:
        raise ValueError("flags is a list of some of %s; got %r" % (", ".join(_FLAGS), flags))
    indices = [flag for flag in flags or () if flag[-5:] == "index"]
    if "external_loop" in (flags or ()) and indices or "c_index" in indices and "f_index" in indices:
        raise ValueError("external_loop goes with no index, and c_index not with f_index; got %r" % (flags,))
    return list(flags or ())


def _flags_of_each(op_flags, given):
    """The flags of each operand: one of _ACCESS, and perhaps others."""
    each = [["writeonly", "allocate"] if x is None else ["readonly"] for x in given]
    if op_flags is not None:
        each = [op_flags] * len(given) if len(op_flags) and isinstance(op_flags[0], str) else list(op_flags)
    if isinstance(op_flags, str) or len(each) != len(given):
        raise ValueError("op_flags is a list of flags for all operands, or one for each; got %r" % (op_flags,))
    for x, flags in zip(given, each):
        unknown = [flag for flag in flags if flag not in _ACCESS + _FURTHER]
        if unknown or len([flag for flag in flags if flag in _ACCESS]) != 1:
            raise ValueError("an operand is one of %s, and perhaps %s; got %r"
                             % (", ".join(_ACCESS), ", ".join(_FURTHER), flags))
        if x is None and ("readonly" in flags or "allocate" not in flags):
            raise ValueError("an operand None is allocated, and written to; its flags are %r" % (flags,))
    return each


def _operand(x, flags):
    """The operand as an array; an error if it cannot be written to and should be."""
    a = asarray(x)
    if "readonly" not in flags:
        if not is_matrix(x):
            raise TypeError("an operand that is written to is an array; got %r" % (x,))
        a._data = a._data
    return a


class nditer(object):
    """All elements of an array, or of several that are stretched to one shape, as arrays of no dimensions.

    A value is written to an element x by x[...] = value, where the operand's flags are readwrite or writeonly.
    """

    def __init__(self, op, flags=None, op_flags=None, op_dtypes=None, order="K", casting="safe", op_axes=None,
                 itershape=None, buffersize=0):
        if op_axes is not None or itershape is not None:
            raise ValueError("op_axes and itershape are not here; reshape the operands before")
        check_casting(casting)
        if order not in ("C", "F", "A", "K"):
            raise ValueError("order is 'C', 'F', 'A' or 'K'; got %r" % (order,))
        given = list(op) if isinstance(op, (list, tuple)) else [op]
        self._flags = _checked_flags(flags)
        each = _flags_of_each(op_flags, given)
        if not given:
            raise ValueError("nditer needs at least one operand")
        is_read = "buffered" in self._flags and "delay_bufalloc" not in self._flags
        if is_read and [x for x, own in zip(given, each) if x is None and "readwrite" in own]:
            raise ValueError("an operand that is made here is not read before it is written to, as buffered would do")
        arrays = [None if x is None else _operand(x, own) for x, own in zip(given, each)]
        self._writes = ["readonly" not in own for own in each]
        self._shape = ()
        for a in arrays:
            self._shape = self._shape if a is None else joint_shape(self._shape, a.shape)
        self._check(arrays, each)
        operands = _of_dtypes(arrays, op_dtypes, self._flags, each, casting)
        self._copied = [(a, b) for a, b, writes in zip(arrays, operands, self._writes) if writes and is_matrix(a)
                        and b is not a]
        self._set_places(operands, order)
        self._chunk = 1
        if "external_loop" in self._flags:
            self._chunk = (self._lengths or [1])[-1] if "buffered" not in self._flags else buffersize or _BUFFER
        self._closed = False
        self.reset()

    def _check(self, arrays, each):
        size = size_of(self._shape)
        for a, flags in zip(arrays, each):
            if a is not None and a._form.kind == "object" and "refs_ok" not in self._flags:
                raise TypeError("an array of objects is gone through only with the flag 'refs_ok'")
            if a is not None and (a.shape != self._shape and "no_broadcast" in flags or a.size != size and (
                    "writeonly" in flags or "readwrite" in flags and "reduce_ok" not in self._flags)):
                raise ValueError("the operand of shape %s is stretched to %s only if its flags and reduce_ok let it: %r"
                                 % (shape_text(a.shape), shape_text(self._shape), flags))
        if not size and "zerosize_ok" not in self._flags:
            raise ValueError("an array of no elements is gone through only with the flag 'zerosize_ok'")

    def _set_places(self, operands, order):
        """Work out the order of the axes, and where the elements of each operand are in that order.

        operands: arrays, or the kinds of those that are made here, in that order too.
        """
        shape, is_new = self._shape, [not is_matrix(a) for a in operands]
        found = [None if new else kept(a, shape) for new, a in zip(is_new, operands)]
        known = [layout[2] for layout in found if layout is not None]
        self._axes = axes = ordered(known, shape, order)
        lengths = [shape[axis] for axis in axes]
        self._turned = [axis for axis in axes if order == "K" and True not in is_new and _is_backwards(
            [steps[axis] for steps in known])]
        for i, a in enumerate(operands):
            if is_new[i]:
                owner, back = zeros(lengths, dtype_of(a)), sorted(range(len(axes)), key=lambda n: axes[n])
                operands[i] = owner.transpose(back) if back != list(range(len(back))) else owner
                found[i] = kept(operands[i], shape)
        self._operands = tuple(operands)
        layouts = [(start, [steps[axis] for axis in axes]) for _, start, steps in found]
        self._index = None
        if "c_index" in self._flags or "f_index" in self._flags:
            steps = steps_of(shape) if "c_index" in self._flags else steps_of(shape[::-1])[::-1]
            layouts.append((0, [steps[axis] for axis in axes]))
        places = []
        for start, steps in layouts:
            for n, axis in enumerate(axes):
                if axis in self._turned:
                    start, steps[n] = start + steps[n] * (lengths[n] - 1), -steps[n]
            places.append(places_along(lengths, steps, start) if size_of(lengths) else [])
        self._lengths = merged(lengths, [steps for _, steps in layouts])
        self._index = places.pop() if len(places) > len(operands) else None
        self._kept = [(layout[0], own) for layout, own in zip(found, places)]

    # -- where it is --

    def reset(self):
        self._write_back()
        self._place, self._started = 0, False

    def iternext(self):
        """Go on; whether there is an element left."""
        self._place = min(self._place + self._chunk, self.itersize)
        if self.finished:
            self._write_back()
        return not self.finished

    def close(self):
        self._place, self._closed = self.itersize, True
        self._write_back()

    def _write_back(self):
        """Write those that are gone through as another kind into the arrays they are copies of."""
        for a, copied in self._copied:
            a._data = a._cast(copied._data[:], copied._form.kind, a._form.kind)

    def _go_to(self, place):
        if "external_loop" in self._flags and "buffered" not in self._flags:
            raise ValueError("with external_loop one cannot go to an element")
        if not 0 <= place < self.itersize:
            raise IndexError("there are %d elements; got the index %d" % (self.itersize, place))
        self._place, self._started = place, False

    iterindex = property(lambda self: self._place, _go_to, doc="how many elements it has passed; may be set")
    itersize = property(lambda self: size_of(self._shape))
    nop = property(lambda self: len(self._operands))
    finished = property(lambda self: self._place >= self.itersize)
    has_index = property(lambda self: self._index is not None)
    has_multi_index = property(lambda self: "multi_index" in self._flags)
    ndim = property(lambda self: len(self.shape))
    shape = property(lambda self: self._shape if self.has_multi_index else tuple(reversed(self._lengths)))
    dtypes = property(lambda self: tuple([a.dtype for a in self._operands]))

    def _check_place(self, tracked, what):
        if not tracked:
            raise ValueError("there is no %s without a flag for it" % what)
        if self.finished:
            raise ValueError("the iterator is past the end")

    def _get_index(self):
        self._check_place(self.has_index, "index")
        return self._index[self._place]

    def _set_index(self, index):
        if not self.has_index or "buffered" in self._flags:
            raise ValueError("an index is set with a flag for it, and without buffered")
        if index not in self._index:
            raise IndexError("index %r is out of bounds for %d elements" % (index, self.itersize))
        self._go_to(self._index.index(index))

    index = property(_get_index, _set_index, doc="the place in the flattened array, in rows or columns; may be set")

    def _get_multi_index(self):
        self._check_place(self.has_multi_index, "multi_index")
        indices, rest = [0] * len(self._shape), self._place
        for axis in reversed(self._axes):
            length = self._shape[axis]
            indices[axis] = length - 1 - rest % length if axis in self._turned else rest % length
            rest = rest // length
        return tuple(indices)

    def _set_multi_index(self, indices):
        if not self.has_multi_index or "buffered" in self._flags or len(indices) != len(self._shape):
            raise ValueError("an index for each of %d axes, and multi_index without buffered, are needed; got %r"
                             % (len(self._shape), indices))
        place = 0
        for axis in self._axes:
            length, i = self._shape[axis], whole(indices[axis], "an index")
            if not 0 <= i < length:
                raise IndexError("index %d is out of bounds for axis %d with size %d" % (i, axis, length))
            place = place * length + (length - 1 - i if axis in self._turned else i)
        self._go_to(place)

    multi_index = property(_get_multi_index, _set_multi_index, doc="the index along each axis; may be set")

    @property
    def operands(self):
        """The arrays, those that were made for None too."""
        if self._closed:
            raise ValueError("the iterator is closed")
        return self._operands

    # -- the elements --

    def _element(self, n):
        """The element of an operand, or the vector of some."""
        owner, places = self._kept[n]
        chosen = places[self._place:self._place + self._chunk]
        shape = (len(chosen),) if "external_loop" in self._flags else ()
        return part(owner, chosen, shape) if self._writes[n] else fixed(owner, chosen, shape)

    @property
    def value(self):
        """The element, or a tuple of those of several operands."""
        self._check_place(True, "value")
        found = tuple([self._element(n) for n in range(self.nop)])
        return found if len(found) > 1 else found[0]

    def __len__(self):
        return self.nop

    def __getitem__(self, key):
        """The element of an operand, by its number, or of some."""
        self._check_place(True, "value")
        chosen = list(range(self.nop))[key]
        return tuple([self._element(n) for n in chosen]) if isinstance(chosen, list) else self._element(chosen)

    def __setitem__(self, key, value):
        chosen = list(range(self.nop))[key]
        if isinstance(chosen, list) and len(chosen) != len(value):
            raise ValueError("%d operands take as many values; got %d" % (len(chosen), len(value)))
        for n, x in zip(chosen, value) if isinstance(chosen, list) else [(chosen, value)]:
            if not self._writes[n]:
                raise RuntimeError("operand %d is written to with the flag readwrite or writeonly only" % n)
            self[n][()] = x

    def __iter__(self):
        return self

    def __next__(self):
        if self.finished or self._started and not self.iternext():
            raise StopIteration
        self._started = True
        return self.value

    next = __next__

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def _is_backwards(steps):
    """Whether no array goes forwards along an axis, and one backwards."""
    return min(steps) < 0 and max(steps) <= 0


def _of_dtypes(arrays, op_dtypes, flags, each, casting):
    """The arrays, copied where they are gone through as another kind; of those that are None, the kind they get."""
    wanted = list(op_dtypes) if isinstance(op_dtypes, (list, tuple)) else [op_dtypes] * len(arrays)
    wanted = [None if kind is None else kind_for(kind) for kind in wanted]
    joint, found = None, []
    for kind in sorted([a._form.kind for a, own in zip(arrays, each) if a is not None and "writeonly" not in own]):
        joint = kind if joint is None else kinds.higher(joint, kind)            # floats before ints
    if "common_dtype" in flags:
        wanted = [joint] * len(arrays)
    for a, kind, own in zip(arrays, wanted, each):
        if a is None:
            if joint is None and kind is None:
                raise TypeError("an operand that is made here needs a dtype, or one that is read")
            a = joint if kind is None else kind
        elif kind not in (None, a._form.kind):
            _check_cast(a, kind, flags, own, casting)
            a = a.astype(dtype_of(kind))
        found.append(a)
    return found


def _check_cast(a, kind, flags, own, casting):
    """TypeError where an operand's flags, or the rule of casting, do not let it be gone through as another kind."""
    allowed = "copy" in own and "readonly" in own or "updateifcopy" in own or "buffered" in flags
    if not allowed and (a.shape or "readonly" not in own):
        raise TypeError("an operand of kind %s becomes %s only with the flags buffered, copy or updateifcopy"
                        % (a._form.kind, kind))
    if "writeonly" not in own and not can_cast(a, dtype_of(kind), casting) or "readonly" not in own and not can_cast(
            dtype_of(kind), a.dtype, casting):
        raise TypeError("an operand of kind %s does not become %s and back by rule %r" % (a._form.kind, kind, casting))


# ---- indices ----

def ndindex(*shape):
    """The tuples of indices of an array of a shape, the last index fastest."""
    lengths = shape[0] if len(shape) == 1 and isinstance(shape[0], tuple) else shape
    lengths = [whole(n, "a length") for n in lengths]
    if [n for n in lengths if n < 0]:
        raise ValueError("negative dimensions are not allowed; got %r" % (shape,))
    return _indices(lengths)


def _indices(lengths):
    steps = steps_of(lengths)
    for place in range(size_of(lengths)):
        yield tuple([place // step % length for step, length in zip(steps, lengths)])


def ndenumerate(arr):
    """Pairs of the tuple of indices of an element and the element."""
    a = asarray(arr)
    owner, start, steps = kept(a, a.shape)
    return _enumerated(owner, places_along(a.shape, steps, start) if a.size else [], _indices(a.shape))


def _enumerated(owner, places, indices):
    for place, index in zip(places, indices):
        yield index, scalar(owner._data[place], owner._form.kind)
