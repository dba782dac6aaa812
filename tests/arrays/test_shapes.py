"""Shapes and nested lists against NumPy, for any number of dimensions."""
import pytest
from hypothesis import given, settings, strategies as st

from purenn import Matrix
from purenn.arrays import nested, shapes

np = pytest.importorskip("numpy")

SHAPES = st.lists(st.integers(0, 3), max_size=4).map(tuple)


def numbers(shape):
    return np.arange(float(np.prod(shape, dtype=int))).reshape(shape)


@settings(max_examples=300)
@given(SHAPES, SHAPES, st.data())
def test_broadcasting(first, second, data):
    if data.draw(st.booleans()):                # mostly shapes that fit
        second = tuple(data.draw(st.sampled_from([1, n])) for n in first)[data.draw(st.integers(0, len(first))):]
    try:
        expected = np.broadcast_shapes(first, second)
    except ValueError:
        with pytest.raises(ValueError, match="could not be broadcast together with shapes"):
            shapes.joint_shape(first, second)
        return
    assert shapes.joint_shape(first, second) == shapes.joint_shape(second, first) == expected
    for shape in (first, second):
        a = numbers(shape)
        assert shapes.stretch(a.ravel().tolist(), shape, expected) == np.broadcast_to(a, expected).ravel().tolist()


@settings(max_examples=200)
@given(SHAPES.filter(len), st.data())
def test_parts_along_an_axis(shape, data):
    axis = data.draw(st.integers(-len(shape), len(shape) - 1))
    places = data.draw(st.lists(st.integers(0, shape[axis] - 1), max_size=4)) if shape[axis] else []
    a = numbers(shape)
    found = shapes.along(a.ravel().tolist(), shape, places, shapes.one_axis(axis, shape))
    assert found == np.take(a, np.array(places, int), axis).ravel().tolist()
    assert shapes.reduced_shape(shape, (shapes.one_axis(axis, shape),), False) == a.sum(axis).shape
    assert shapes.reduced_shape(shape, (shapes.one_axis(axis, shape),), True) == a.sum(axis, keepdims=True).shape


@settings(max_examples=200)
@given(SHAPES.filter(lambda shape: len(shape) and 0 not in shape[:-1]))
def test_nested_lists_out_and_in(shape):
    a = numbers(shape)
    assert nested.nest(a.ravel().tolist(), shape) == a.tolist()
    assert nested.unnest(a.tolist()) == nested.unnest(a) == (a.ravel().tolist(), shape)


@pytest.mark.parametrize("rows, words", [
    ([[1, 2], [3]], "row 1 has 1 number, where row 0 has 2"),
    ([[[1]], [[2, 3]]], r"row 1 has the shape \(1,2\), where row 0 has the shape \(1,1\)"),
    ([[[1]], [2]], r"row 1 has 1 number, where row 0 has the shape \(1,1\)"),
    ([[1], 2], "row 1 is 2, where row 0 is a list of 1 number"),
    ([1, (2,)], "element 1 is a row, where element 0 is a number")])
def test_parts_that_differ_in_shape(rows, words):
    with pytest.raises(ValueError, match=words):
        nested.unnest(rows)


def test_lists_deeper_than_they_may_be():
    endless = []
    endless.append(endless)
    with pytest.raises(ValueError, match="row 0, column 0 is a list; a matrix has one or two dimensions"):
        Matrix(endless)
    assert len(nested.unnest(endless)[1]) == nested.MOST_DEEP


@pytest.mark.parametrize("axis, error, words", [
    (2, ValueError, "axis 2 is out of bounds for a shape of 2 dimensions"), (True, TypeError, "axis is an int; got True"),
    (1.0, TypeError, "axis is an int; got 1.0"), (None, TypeError, "axis is an int; got None")])
def test_what_is_no_axis(axis, error, words):
    with pytest.raises(error, match=words):
        shapes.one_axis(axis, (3, 4))
