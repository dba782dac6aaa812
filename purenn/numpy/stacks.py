"""The matrix product of stacks of matrices, as @ has it of more than two dimensions."""
from ..arrays import kinds
from ..arrays.operators import make
from ..arrays.shapes import dot_sizes, joint_shape, size_of, stretch


def stacked_product(left, right):
    """The products of stacks of matrices, whose other dimensions are broadcast."""
    first = left if left.ndim > 1 else left.reshape(1, -1)
    second = right if right.ndim > 1 else right.reshape(-1, 1)
    r, k, c = first.shape[-2], first.shape[-1], second.shape[-1]
    dot_sizes((r, k), second.shape[-2:])
    stack = joint_shape(first.shape[:-2], second.shape[:-2])
    cls, kind = left._form.cls, kinds.higher(left._form.kind, right._form.kind)
    pairs = [_matrices(array, stack) for array in (first, second)]
    data = []
    for a, b in zip(*pairs):
        data += make(cls, a, (r, k), left._form.kind).dot(make(cls, b, (k, c), right._form.kind))._data
    shape = stack + (r,) * (left.ndim > 1) + (c,) * (right.ndim > 1)
    return make(cls, data, shape, kind)


def _matrices(array, stack):
    """The flat lists of the matrices of a stack, once its other dimensions are stretched to these."""
    size = size_of(array.shape[-2:])
    data = array._data
    starts = [i * size for i in range(size_of(array.shape[:-2]))]
    return [data[start:start + size] for start in stretch(starts, array.shape[:-2], stack)]
