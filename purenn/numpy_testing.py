"""np.testing for purenn.numpy: the assertions that scripts use."""
from .nested import flatten


def assert_allclose(actual, desired, rtol=1e-07, atol=0):
    """AssertionError unless every |actual - desired| <= atol + rtol * |desired|."""
    _compare(actual, desired, lambda x, y: x == y or x != x and y != y or abs(x - y) <= atol + rtol * abs(y))


def assert_array_equal(actual, desired):
    _compare(actual, desired, lambda x, y: x == y or x != x and y != y)


assert_equal = assert_array_equal


def assert_array_almost_equal(actual, desired, decimal=6):
    _compare(actual, desired, lambda x, y: x == y or x != x and y != y or abs(x - y) < 1.5 * 10.0 ** -decimal)


assert_almost_equal = assert_array_almost_equal


def _compare(actual, desired, agree):
    (x, shape, _), (y, other, _) = flatten(actual), flatten(desired)
    x = x * len(y) if not shape else x
    y = y * len(x) if not other else y
    if shape != other and shape and other:
        raise AssertionError("the shapes differ: %r and %r" % (shape, other))
    for i, (first, second) in enumerate(zip(x, y)):
        if not agree(first, second):
            raise AssertionError("element %d differs: %r and %r" % (i, first, second))
