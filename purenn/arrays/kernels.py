"""One mechanism puts generated code, a kernel, in a loop's place once the same shapes have come often enough.

An operation is defined by its plain loop, in matrix.py or operators.py.  The
decorator here runs that loop, counts, and from the WARM-th use on answers by a
kernel that generated.py makes of the loop itself: the same operations in the
same order, so the same bits, several times as fast.  A kernel checks nothing; it
is found by the forms of the operands, which were checked before it was made.
"""
from .forms import by_forms, form

_new = object.__new__

# python3 tests/bench kernels: a kernel is paid back after 20 to 400 uses.  A shape that
# came 8 times in the same operation will mostly come a thousand times.
WARM = 8
MUCH_WORK = 256                     # so many multiplications in one use count as one use more

tables = {}                         # operation -> {form of the first operand: ...{key of the last operand: kernel}}
_uses = {}                          # (operation, key of each operand) -> how often the loop ran for them
by_forms.append(_uses)


def operation(name, prepare, make_kernel, lookup):
    """Decorate a plain loop: return the function that runs it, or a kernel in its place once there is one.

    The loop returns the flat list of the result's numbers.
    prepare(operands) returns (the operands as the loop expects them, the form of the result, work).  It
        raises where they do not fit; if it returns anything but a tuple, that is the result.
        work: 0 where no kernel could equal the loop, else how many multiplications this use takes, at least 1.
    make_kernel: the name of the function in generated.py that makes the kernel.
    lookup: which of the functions below finds the kernel of such operands.
    """
    def decorate(loop):
        kernels = tables[name] = {}
        by_forms.append(kernels)

        def by_loop(*operands):
            prepared = prepare(*operands)
            if type(prepared) is not tuple:
                return prepared
            ready, result, work = prepared
            keys = _keys(operands, lookup)
            if work and keys and _becomes_warm((name,) + keys, work):
                kernel = _made(make_kernel, loop, keys, result)
                if kernel is not None:
                    _put(kernels, keys, kernel)
                    try:
                        return kernel(*operands)
                    except (ZeroDivisionError, OverflowError):      # the loop returns inf or nan
                        pass
            return _matrix_of(loop(*ready), result)

        return renamed(lookup(kernels, by_loop), name, getattr(loop, "__doc__", None))
    return decorate


# The lookup, written out for each choice of operands: one more call would cost as much as the lookup itself.

def one_matrix(kernels, by_loop):
    def operate(self):
        try:
            return kernels[self._form](self)
        except KeyError:
            pass
        return by_loop(self)
    return operate


def two_matrices(kernels, by_loop):
    def operate(self, other):
        try:
            return kernels[self._form][other._form](self, other)
        except (KeyError, AttributeError):
            pass
        return by_loop(self, other)
    return operate


def matrix_and_number(kernels, by_loop):
    def operate(self, other):
        try:
            return kernels[self._form][type(other)](self, other)
        except (KeyError, ZeroDivisionError, OverflowError):
            pass
        return by_loop(self, other)
    return operate


def matrix_and_either(kernels, by_loop):
    def operate(self, other):
        kind = type(other)
        try:
            return kernels[self._form][kind if kind is float or kind is int else other._form](self, other)
        except (KeyError, AttributeError, ZeroDivisionError, OverflowError):
            pass
        return by_loop(self, other)
    return operate


def matrix_and_axis(kernels, by_loop):
    def operate(self, axis=None, keepdims=False):
        if type(axis) is int or axis is None:   # True and 1.0 would be found as 1 is, and are no axis
            try:
                return kernels[self._form][axis][keepdims](self)
            except (KeyError, TypeError):       # TypeError: keepdims that has no hash
                pass
        return by_loop(self, axis, keepdims)
    return operate


def condition_and_two(kernels, by_loop):
    def operate(condition, x, y):
        try:
            return kernels[condition._form][_key(x)][_key(y)](condition, x, y)
        except (KeyError, OverflowError):
            pass
        return by_loop(condition, x, y)
    return operate


def _key(operand):
    """What a kernel is found by: a matrix's form, a number's type; None where there is no kernel."""
    kind = type(operand)
    return kind if kind is float or kind is int else getattr(operand, "_form", None)


def _keys(operands, lookup):
    """The keys under which `lookup` finds a kernel; None where there can be none."""
    if lookup is matrix_and_axis:
        matrix, axis, keepdims = operands
        is_plain = (axis is None or type(axis) is int) and type(keepdims) is bool
        return (matrix._form, axis, keepdims) if is_plain else None
    keys = tuple([_key(operand) for operand in operands])
    return None if None in keys else keys


def _becomes_warm(use, work):
    """Count a use; True for the one from which on a kernel is worth making."""
    before = _uses.get(use, 0)
    now = _uses[use] = before + 1 + work // MUCH_WORK
    return before < WARM <= now


def _made(make_kernel, loop, keys, result):
    """The kernel, or None where there is none."""
    from . import generated             # not before its first use, so that purenn starts fast
    return getattr(generated, make_kernel)(loop, keys, result) if generated.POSSIBLE else None


def _put(kernels, keys, kernel):
    for key in keys[:-1]:
        kernels = kernels.setdefault(key, {})
    kernels[keys[-1]] = kernel


def _matrix_of(data, result):
    """The matrix of a loop's result, or the number where its shape is ()."""
    cls = result.cls
    if result.kind == "object":
        result = form(cls, result.shape, cls._kind_of_others(data))
    data = cls._cast(data, None, result.kind)
    if not result.shape:
        return cls._scalar(data[0], result.kind)
    matrix = _new(cls)
    matrix._data = data
    matrix._form = result
    return matrix


def renamed(function, name, doc=None, module=None):
    """The function with another name and docstring, where functions can have them (not on MicroPython)."""
    try:
        function.__name__ = name
        function.__doc__ = doc
        if module:
            function.__module__, function.__qualname__ = module, name
    except (AttributeError, TypeError):
        pass
    return function
