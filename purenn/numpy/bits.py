"""packbits and unpackbits of purenn.numpy: numbers as their bits, and bits as numbers."""
from ..arrays import widths
from ..arrays.operators import make
from ..arrays.shapes import one_axis, size_of
from .ndarrays import asarray, ndarray
from .reducing import lists_along, regrouped


def _bitwise(a, axis, bitorder, length_after, each):
    """A function of the bits along an axis, or of all; it gives lists of the length that length_after says."""
    if not isinstance(bitorder, str):
        raise TypeError("bitorder is a text; got %r" % (bitorder,))
    if bitorder not in ("big", "little"):
        raise ValueError("bitorder is 'big' or 'little'; got %r" % (bitorder,))
    if axis is None or not a.shape:
        a = make(ndarray, a._data, (a.size,), a._form.kind)
    axis = one_axis(0 if axis is None else axis, a.shape)
    shape = a.shape[:axis] + (length_after(a.shape[axis]),) + a.shape[axis + 1:]
    if not size_of(shape):
        return make(ndarray, [], shape, "uint8")
    order = range(7, -1, -1) if bitorder == "big" else range(8)
    return regrouped([each(numbers, [2 ** n for n in order]) for numbers in lists_along(a, axis)[0]], ndarray, a.shape,
                     axis, "uint8")


def packbits(a, axis=None, bitorder="big"):
    """Eight elements, as bits, in each uint8; the first is its highest bit, or its lowest if bitorder is "little"."""
    a = asarray(a)
    if not widths.is_whole(a._form.kind) and a._form.kind != "bool":
        raise TypeError("packbits takes ints or bools; got the kind %s" % a._form.kind)

    def packed(numbers, powers):
        packs = [0] * ((len(numbers) + 7) // 8)
        for i, x in enumerate(numbers):
            packs[i // 8] += powers[i % 8] if x else 0
        return packs
    return _bitwise(a, axis, bitorder, lambda length: (length + 7) // 8, packed)


def unpackbits(a, axis=None, count=None, bitorder="big"):
    """The eight bits of each uint8; count: so many of them, filled up with zeros, or all but the last -count."""
    a = asarray(a)
    if a._form.kind != "uint8":
        raise TypeError("unpackbits takes an array of uint8; got the kind %s" % a._form.kind)

    def length_after(length):
        if count is not None and -count > 8 * length:
            raise ValueError("there are %d bits; the last %d cannot be left out" % (8 * length, -count))
        return 8 * length if count is None else count if count >= 0 else 8 * length + count

    def unpacked(numbers, powers):
        bits, length = [x // power % 2 for x in numbers for power in powers], length_after(len(numbers))
        return (bits + [0] * (length - len(bits)))[:length]
    return _bitwise(a, axis, bitorder, length_after, unpacked)
