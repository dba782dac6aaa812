"""targets.py: labels against NumPy's unique, and what targets each loss can have."""
import math
import re
from types import SimpleNamespace

import pytest
from hypothesis import given, strategies as st

from purenn import Matrix, activations, losses, targets
from purenn.checks import PlacedError, matrix_of

NAN, INF = math.nan, math.inf


# ---- labels ----

LABELS = st.one_of(st.lists(st.sampled_from(["a", "b", "B", "", "\u00e9"]), min_size=1),
                   st.lists(st.one_of(st.integers(-3, 3), st.booleans(), st.sampled_from([0.5, -1.0])), min_size=1))


@given(LABELS)
def test_classes_are_numpy_s_unique(labels):
    np = pytest.importorskip("numpy")
    expected, inverse = np.unique(np.array(labels), return_inverse=True)
    indices, classes = targets.class_indices(labels)
    assert classes == expected.tolist() and indices == inverse.tolist()
    hot, same = targets.one_hot(labels)
    assert same == classes and hot.shape == (len(labels), len(classes)) and hot._form.kind == "float"
    assert hot.tolist() == np.eye(len(classes))[inverse].tolist()


def test_classes_given():
    assert targets.class_indices(["b", "a", "b"], ["b", "c", "a"]) == ([0, 2, 0], ["b", "c", "a"])
    hot, classes = targets.one_hot([1, 0], (0, 1, 2))
    assert hot.tolist() == [[0, 1, 0], [1, 0, 0]] and classes == [0, 1, 2]
    assert targets.one_hot(["x"])[0].tolist() == [[1.0]]


def test_labels_of_all_kinds_of_input():
    np = pytest.importorskip("numpy")
    for labels in ([2, 0, 2], (2, 0, 2), [[2], [0], [2]], Matrix([2, 0, 2]), Matrix([[2], [0], [2]]), np.array([2, 0, 2]), np.array([[2], [0], [2]]),
                   list(np.array([2, 0, 2])), iter([2, 0, 2])):
        assert targets.class_indices(labels) == ([1, 0, 1], [0, 2])
    indices, classes = targets.class_indices(np.array(["b", "a"]))
    assert (indices, classes) == ([1, 0], ["a", "b"]) and type(classes[0]) is str


def test_labels_that_are_none():
    with pytest.raises(ValueError, match="label 1 is 'c'; known are a, b"):
        targets.class_indices(["a", "c"], ["a", "b"])
    with pytest.raises(ValueError, match="named twice"):
        targets.class_indices(["a"], ["a", "b", "a"])
    with pytest.raises(ValueError, match="there are no labels"):
        targets.one_hot([])
    with pytest.raises(ValueError, match="there are no classes"):
        targets.one_hot(["a"], [])
    for labels, place in ((["a", 1], 1), ([1, "a"], 1), ([1, None], 1), ([None], 0), ([[1, 2]], 0), ([1.0, float("nan")], 1), ([{}], 0),
                          (["a", ["a", "b"]], 1), ([1j], 0)):
        with pytest.raises(TypeError, match="label %d is .*; expected labels all of one kind" % place):
            targets.class_indices(labels)
    with pytest.raises(TypeError, match="list of labels"):
        targets.class_indices("abc")


# ---- targets that a loss can have ----

def checked(name, other, y, outputs):
    """What check_targets makes of y for a network that ends so; as many samples as y has."""
    chain = SimpleNamespace(loss=losses.LOSSES[name], activation=activations.get(other), n_out=outputs)
    y = matrix_of(y, "y")
    return targets.check_targets(chain, y, len(y))


@pytest.mark.parametrize("y", [[2, 0, 1], [2.0, 0.0, 1.0], (2, 0, 1), [[2], [0], [1]], [[2.0], [0.0], [1.0]], Matrix([2, 0, 1])])
def test_class_numbers_become_rows(y):
    t = checked("categorical_cross_entropy", "softmax", y, 4)
    assert t.tolist() == [[0, 0, 1, 0], [1, 0, 0, 0], [0, 1, 0, 0]]


def test_targets_as_they_come():
    np = pytest.importorskip("numpy")
    assert checked("categorical_cross_entropy", "softmax", np.array([1, 0]), 2).tolist() == [[0, 1], [1, 0]]
    assert checked("categorical_cross_entropy", "softmax", [True, False], 2).tolist() == [[0, 1], [1, 0]]
    assert checked("half_squared_error", "sigmoid", np.array([1, 0], "uint8"), 1).tolist() == [[1], [0]]
    assert checked("half_squared_error", "identity", [1.5, 2.0], 1).tolist() == [[1.5], [2.0]]
    assert checked("half_squared_error", "identity", ((1, 2), (3, 4)), 2).tolist() == [[1, 2], [3, 4]]
    trues = checked("hinge", "identity", [True, True], 1)
    assert trues.tolist() == [[1], [1]] and (-trues).tolist() == [[-1], [-1]]       # - of bools is no operation
    shares = [[0.1, 0.2, 0.7], [1 / 3.0] * 3]
    assert checked("categorical_cross_entropy", "softmax", shares, 3).tolist() == shares
    assert checked("half_squared_error", "softmax", [[0.0, 0.0]], 2).tolist() == [[0, 0]]
    given = Matrix([[0.5], [1.0]])
    assert checked("binary_cross_entropy", "sigmoid", given, 1).tolist() == given.tolist() == [[0.5], [1.0]]


@pytest.mark.parametrize("name, other, y, outputs, error, message", [
    ("half_squared_error", "sigmoid", [[0.5], [1.5]], 1, ValueError, "y row 1, column 0 is 1.5; half_squared_error with sigmoid needs a number from 0 to 1"),
    ("half_squared_error", "tanh", [[0.5, -1.25]], 2, ValueError, "y row 0, column 1 is -1.25; half_squared_error with tanh needs a number from -1 to 1"),
    ("huber", "relu", [0.5, -1], 1, ValueError, "y row 1, column 0 is -1.0; huber with relu needs a number from 0 on"),
    ("mean_squared_error", "elu", [-2], 1, ValueError, "y row 0, column 0 is -2; mean_squared_error with elu needs a number from -1 on"),
    ("binary_cross_entropy", "sigmoid", [[2]], 1, ValueError, "y row 0, column 0 is 2; binary_cross_entropy with sigmoid needs a share from 0 to 1"),
    ("hinge", "identity", [1, -1, 0], 1, ValueError, "y row 2, column 0 is 0; hinge with identity needs -1 or 1"),
    ("hinge", "tanh", [True, False], 1, ValueError, "y row 1, column 0 is 0; hinge with tanh needs -1 or 1"),
    ("mean_squared_error", "identity", [[1.0, NAN]], 2, ValueError, "y row 0, column 1 is nan"),
    ("mean_squared_error", "identity", [1.0, INF], 1, ValueError, "y element 1 is inf"),
    ("mean_squared_error", "identity", ["1.0", 2.0], 1, TypeError, "y: element 0 is '1.0', not a number"),
    ("mean_squared_error", "identity", [None], 1, TypeError, "y: element 0 is None, not a number"),
    ("mean_squared_error", "identity", "abc", 1, TypeError, "y: a matrix is made of a list of numbers or a list of rows; got a str"),
    ("mean_squared_error", "identity", 1.5, 1, ValueError, "y: a matrix is made of a list of numbers or of rows; got the number 1.5"),
    ("mean_squared_error", "identity", [[1, 2], [3]], 2, ValueError, "y: row 1 has 1 number, where row 0 has 2"),
    ("mean_squared_error", "identity", [1, 2, 3], 2, ValueError, "y has the shape (3,1); the network has 2 outputs"),
    ("mean_squared_error", "identity", [[1, 2]], 1, ValueError, "y has the shape (1,2); the network has 1 output"),
    ("categorical_cross_entropy", "softmax", [0, 3], 3, ValueError, "y row 1 is 3; class numbers are whole, from 0 to 2"),
    ("categorical_cross_entropy", "softmax", [0, -1], 3, ValueError, "y row 1 is -1; class numbers are whole, from 0 to 2"),
    ("categorical_cross_entropy", "softmax", [[0.5], [1]], 3, ValueError, "y row 0 is 0.5; class numbers are whole, from 0 to 2"),
    ("categorical_cross_entropy", "softmax", [0, NAN], 3, ValueError, "y element 1 is nan"),
    ("categorical_cross_entropy", "softmax", [[0, 1], [1, 0]], 3, ValueError, "y has the shape (2,2); the network has 3 outputs"),
    ("categorical_cross_entropy", "softmax", [[0, 2, -1]], 3, ValueError, "y row 0, column 1 is 2; categorical_cross_entropy with softmax needs a share from 0 to 1"),
    ("categorical_cross_entropy", "softmax", [[0, 1, 0], [0, 1, 1]], 3, ValueError, "y row 1 adds up to 2; the shares of the classes add up to 1 (where several can be right at once: sigmoid with binary_cross_entropy)"),
    ("categorical_cross_entropy", "softmax", [[0.0, 0.0, 0.0]], 3, ValueError, "y row 0 adds up to 0.0; the shares of the classes add up to 1"),
])
def test_wrong_targets(name, other, y, outputs, error, message):
    with pytest.raises(error, match="^" + re.escape(message)) as caught:
        checked(name, other, y, outputs)
    assert type(caught.value) in (error, PlacedError) and "\n" not in str(caught.value)


def test_targets_are_left_as_they_were():
    for y in ([[1], [0]], [1, 0], Matrix([[True], [False]]), Matrix([1, 0])):
        before = repr(y)
        t = checked("categorical_cross_entropy", "softmax", y, 2)
        t += 5
        assert repr(y) == before


def test_as_many_targets_as_rows():
    chain = SimpleNamespace(loss=losses.LOSSES["huber"], activation=activations.get("identity"), n_out=1)
    assert targets.check_targets(chain, Matrix([1.0, 2.0]), 2).tolist() == [[1.0], [2.0]]
    with pytest.raises(ValueError, match="^X has 3 rows, y has 2$"):
        targets.check_targets(chain, Matrix([1.0, 2.0]), 3)
