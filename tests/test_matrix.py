"""Matrix against NumPy: the same values, kinds, shapes, text and errors."""
import copy
import operator
import pickle
import warnings
from array import array
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

import needs
import purenn
from amounts import examples
from purenn import Matrix
from purenn.arrays import kernels
from purenn.arrays.operators import binary, where
from purenn.matrix import inner_products

np = pytest.importorskip("numpy")

LENGTHS = st.integers(0, 5)
NUMBERS = {
    "float": st.one_of(st.floats(), st.sampled_from([0.0, -0.0, 1.0, -1.5, 0.1, 1e308, 5e-324])),
    "int": st.integers(-9, 9),
    "bool": st.booleans(),
}
KINDS = st.sampled_from(sorted(NUMBERS))
INF, NAN = float("inf"), float("nan")


@st.composite
def numpy_arrays(draw, shapes=None, kinds=KINDS):
    shape = draw(shapes if shapes is not None else st.one_of(st.tuples(LENGTHS), st.tuples(LENGTHS, LENGTHS)))
    kind = draw(kinds)
    size = int(np.prod(shape))
    numbers = draw(st.lists(NUMBERS[kind], min_size=size, max_size=size))
    return np.array(numbers, dtype=kind).reshape(shape)


@st.composite
def broadcastable(draw, kinds=KINDS):
    """Two arrays, usually of shapes that broadcast."""
    first = draw(st.one_of(st.tuples(LENGTHS), st.tuples(LENGTHS, LENGTHS)))
    second = tuple(draw(st.sampled_from([n, n, 1])) for n in first)[draw(st.integers(0, len(first) - 1)):]
    if draw(st.booleans()):
        first, second = second, first
    return draw(numpy_arrays(st.just(first), kinds)), draw(numpy_arrays(st.just(second), kinds))


def of(a):
    """The Matrix of an array, whose shape lists alone would not tell when it is empty."""
    return Matrix(a.ravel().tolist()).reshape(a.shape).copy() if a.size else empty(a)


def empty(a):
    from purenn.matrix import make
    return make(Matrix, [], a.shape, {"f": "float", "i": "int", "b": "bool"}[a.dtype.kind])


def same(ours, theirs, any_zero=False):
    """Shape, kind and every bit (any nan equals any nan)."""
    if not isinstance(ours, Matrix):
        ours, theirs = Matrix([ours]), np.array([theirs])
    assert ours.shape == theirs.shape
    if theirs.size:
        assert ours._form.kind == {"f": "float", "i": "int", "b": "bool"}[theirs.dtype.kind]
    for x, y in zip(ours._data, theirs.ravel().tolist()):
        bits = isinstance(x, float) and not (any_zero and x == 0)
        assert type(x) is type(y) and (x.hex() == y.hex() if bits else x == y), (ours, theirs)
    return True


def both(ours, theirs, use_kernels=False, any_zero=False):
    """Run both; they agree, or both raise the same kind of error."""
    with np.errstate(all="ignore"):
        try:
            expected = theirs()
        except (ValueError, TypeError, IndexError) as error:
            with pytest.raises(type(error).__mro__[1] if type(error).__module__ != "builtins" else type(error)):
                ours()
            return
    for _ in range(kernels.WARM + 2 if use_kernels else 1):     # plain, then generated
        same(ours(), expected, any_zero)


ARITHMETIC = [operator.add, operator.sub, operator.mul, operator.truediv]
COMPARISONS = [operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne]


@examples(300)
@given(broadcastable(), st.sampled_from(ARITHMETIC + COMPARISONS))
def test_operators_are_numpys(arrays, operate):
    a, b = arrays
    both(lambda: operate(of(a), of(b)), lambda: operate(a, b), use_kernels=True)


@examples(300)
@given(numpy_arrays(), st.one_of(st.floats(), st.integers(-9, 9)), st.sampled_from(ARITHMETIC + COMPARISONS),
       st.booleans())
def test_operators_with_a_number(a, number, operate, swap):
    if swap:
        both(lambda: operate(number, of(a)), lambda: operate(number, a), use_kernels=True)
    else:
        both(lambda: operate(of(a), number), lambda: operate(a, number), use_kernels=True)


@examples(300)
@given(broadcastable(st.sampled_from(["int", "float"])), st.sampled_from([operator.floordiv, operator.mod]))
def test_floor_division_and_remainder(arrays, operate):
    a, b = arrays
    both(lambda: operate(of(a), of(b)), lambda: operate(a, b))


@examples(200)
@given(broadcastable(st.sampled_from(["int", "bool"])), st.sampled_from([operator.and_, operator.or_, operator.xor]))
def test_bitwise(arrays, operate):
    a, b = arrays
    both(lambda: operate(of(a), of(b)), lambda: operate(a, b))


@examples(200)
@given(broadcastable(st.sampled_from(["int", "bool"])), st.sampled_from([operator.lshift, operator.rshift]))
def test_shifts(arrays, operate):
    a, b = arrays[0], np.abs(arrays[1].astype(int))
    both(lambda: operate(of(a), of(b)), lambda: operate(a, b))


def test_ints_of_a_matrix_have_no_width():
    """Those of purenn.numpy have, and the same operations make both."""
    assert (Matrix([[3, -2]]) ** 100).tolist() == [[3 ** 100, 2 ** 100]]
    assert (Matrix([[3, -2]]) << 100).tolist() == [[3 << 100, -2 << 100]]
    assert (Matrix([[2 ** 62]]) * 8).tolist() == [[2 ** 65]]


def test_what_is_not_shifted():
    assert (Matrix([1, -2]) << -1).tolist() == (np.array([1, -2]) << -1).tolist() == [0, 0]
    assert (Matrix([1, -2]) >> -1).tolist() == (np.array([1, -2]) >> -1).tolist() == [0, -1]
    with pytest.raises(ValueError):
        Matrix([1, 2]) << 10 ** 9
    with pytest.raises(TypeError):
        Matrix([1.5]) << 1


@examples(300)
@given(broadcastable(), st.sampled_from([operator.iadd, operator.isub, operator.imul, operator.itruediv]))
def test_in_place_is_numpys_or_changes_nothing(arrays, operate):
    a, b = arrays
    ours, theirs = of(a), a.copy()
    before = ours.copy()
    try:
        with np.errstate(all="ignore"):
            operate(theirs, b)
    except (ValueError, TypeError):
        with pytest.raises((ValueError, TypeError)):
            operate(ours, of(b))
        assert same(ours, np.array(before.tolist(), dtype=a.dtype).reshape(a.shape))
    else:
        assert operate(ours, of(b)) is ours
        same(ours, theirs)


SMALL_SHAPES = st.one_of(st.tuples(st.integers(1, 2)), st.tuples(st.integers(1, 2), st.integers(1, 2)))


@examples(300)
@given(SMALL_SHAPES, SMALL_SHAPES, st.sampled_from([int, float, bool]), st.sampled_from([int, float, bool]))
def test_a_product_in_place_is_numpys_or_changes_nothing(first, second, kind, other):
    """Never stretched nor cut to ints: where the product has another shape or kind, an error."""
    a = (np.arange(4)[:int(np.prod(first))].reshape(first) + 1).astype(kind)
    b = (np.arange(4)[:int(np.prod(second))].reshape(second) + 2).astype(other)
    ours, theirs = of(a), a.copy()
    try:
        theirs @= b
    except (ValueError, TypeError):
        with pytest.raises((ValueError, TypeError)):
            ours @= of(b)
        assert same(ours, a)
    else:
        before = ours
        ours @= of(b)
        assert ours is before and same(ours, theirs)


def test_a_product_in_place_reaches_what_a_view_shares():
    m = Matrix([[1, 2], [3, 4]])
    view = m.T
    view @= Matrix([[0, 1], [1, 0]])
    assert m.tolist() == [[3, 4], [1, 2]] and view.tolist() == [[3, 1], [4, 2]]
    with pytest.raises(TypeError, match="kind int cannot hold results of kind float"):
        view @= Matrix([[0.5, 1.0], [1.0, 0.0]])
    with pytest.raises(TypeError, match="dot takes matrices or lists; got 'Matrix' and 'int'"):
        m @ 2


@examples(200)
@given(numpy_arrays(), st.sampled_from([operator.neg, operator.pos, abs, operator.invert, lambda m: m.T, len]))
def test_unary(a, operate):
    if operate is operator.pos and a.dtype == bool:
        return                                          # an error in NumPy, a copy here
    both(lambda: operate(of(a)), lambda: operate(a), use_kernels=True)


def test_a_matrix_on_both_sides_of_an_in_place_operation():
    m = Matrix([[1.0, 2.0], [3.0, 4.0]])
    m -= m
    assert m.tolist() == [[0.0, 0.0], [0.0, 0.0]]
    m = Matrix([[1.0, 2.0], [3.0, 4.0]])
    m += m[0]
    assert m.tolist() == [[2.0, 4.0], [4.0, 6.0]]
    m[0] += m[1]
    assert m.tolist() == [[6.0, 10.0], [4.0, 6.0]]
    m[1:] = m[:-1]
    assert m.tolist() == [[6.0, 10.0], [6.0, 10.0]]
    v = Matrix([1, 2, 3, 4])
    v[1:] = v[:-1]
    assert v.tolist() == [1, 1, 2, 3]
    v[::-1] = v
    assert v.tolist() == [3, 2, 1, 1]


# ---- products, sums and other reductions ----

@examples(300)
@given(st.data(), LENGTHS, LENGTHS, LENGTHS)
def test_dot_sums_from_left_to_right(data, r, k, c):
    kinds = st.sampled_from(["int", "float"])
    a = data.draw(numpy_arrays(st.sampled_from([(r, k), (k,)]), kinds))
    b = data.draw(numpy_arrays(st.sampled_from([(k, c), (k,)]), kinds))

    def left_to_right():
        rows = a.reshape(-1, k) if a.ndim == 1 else a
        columns = b.reshape(k, -1) if b.ndim == 1 else b
        result = np.zeros((rows.shape[0], columns.shape[1]), dtype=(a[:0].sum() + b[:0].sum()).dtype)
        for i in range(rows.shape[0]):
            for j in range(columns.shape[1]):
                for n in range(k):
                    term = rows[i, n] * columns[n, j]
                    result[i, j] = term if n == 0 else result[i, j] + term
        return result.reshape((a.shape[:-1] + b.shape[1:]))[()]
    if not k and (a.ndim == 1 or b.ndim == 1):
        return
    both(lambda: of(a).dot(of(b)), left_to_right, use_kernels=True)
    both(lambda: of(a) @ of(b), left_to_right)


def test_large_dot_products_equal_the_plain_loops():
    for r, k, c in ((7, 64, 5), (3, 150, 2), (40, 3, 30)):
        a = np.random.RandomState(k).randn(r, k)
        b = np.random.RandomState(c).randn(k, c)
        rows, columns = a.tolist(), b.T.tolist()
        assert (Matrix(a).dot(Matrix(b)))._data == inner_products(rows, columns)
        assert np.allclose(Matrix(a).dot(b).tolist(), a.dot(b), rtol=1e-12, atol=1e-12)


@examples(200)
@given(numpy_arrays(), st.sampled_from([None, 0, 1, -1, 2]), st.booleans(),
       st.sampled_from(["min", "max", "argmin", "argmax"]))
def test_extremes(a, axis, keepdims, name):
    both(lambda: getattr(of(a), name)(axis=axis, keepdims=keepdims),
         lambda: getattr(a, name)(axis=axis, keepdims=keepdims), any_zero=True)     # NumPy takes either zero


@examples(200)
@given(numpy_arrays(), st.sampled_from([None, 0, 1, -1, 2]), st.booleans())
def test_sums_run_from_left_to_right(a, axis, keepdims):
    def left_to_right():
        a.sum(axis=axis, keepdims=keepdims)             # for its errors
        if axis is None:
            running = np.add.accumulate(a.ravel().astype(a[:0].sum().dtype))
            return np.array([running[-1] if a.size else a.sum()]).reshape((1,) * a.ndim if keepdims else ())[()]
        if not a.shape[axis]:
            return a.sum(axis=axis, keepdims=keepdims)
        last = np.take(np.add.accumulate(a.astype(a[:0].sum().dtype), axis=axis), -1, axis=axis)
        return np.expand_dims(last, axis) if keepdims else last
    both(lambda: of(a).sum(axis=axis, keepdims=keepdims), left_to_right, use_kernels=True)


def test_the_mean_is_the_sum_divided_once():
    m = Matrix([[1, 2, 4], [8, 16, 33]])
    assert m.mean() == 64 / 6.0 and m.mean(axis=0).tolist() == [4.5, 9.0, 18.5]
    assert m.mean(axis=1, keepdims=True).tolist() == [[7 / 3.0], [57 / 3.0]]


# ---- indices ----

SLICES = st.builds(slice, st.one_of(st.none(), st.integers(-6, 6)), st.one_of(st.none(), st.integers(-6, 6)),
                   st.sampled_from([None, 1, 2, -1, -2]))
ONE_INDEX = st.one_of(st.integers(-6, 6), SLICES, st.lists(st.integers(-4, 4), max_size=4), st.just(Ellipsis),
                      st.none(), st.lists(st.booleans(), min_size=1, max_size=5))
INDICES = st.one_of(ONE_INDEX, st.tuples(ONE_INDEX, ONE_INDEX), st.tuples(ONE_INDEX, ONE_INDEX, ONE_INDEX))


def numpy_index(key):
    """Lists as NumPy arrays, so that an empty one is of ints."""
    if isinstance(key, tuple):
        return tuple(numpy_index(part) for part in key)
    return np.array(key, dtype=bool if key and isinstance(key[0], bool) else int) if isinstance(key, list) else key


def supported(a, key):
    """NumPy's result, or its error; None where it has more than two dimensions."""
    try:
        with warnings.catch_warnings():
            if not needs.numpy_from("2.3"):             # an index out of an array without numbers gave a warning alone
                warnings.filterwarnings("error", "Out of bound index found", DeprecationWarning)
            result = a[numpy_index(key)]
    except (IndexError, DeprecationWarning) as error:
        return error
    return result if np.ndim(result) <= 2 else None


def test_an_index_out_of_an_array_without_numbers():
    for shape, key in (((0, 0), [0]), ((3, 0), [7]), ((0, 5), (slice(0, 0), [7]))):
        a = np.zeros(shape)
        with pytest.raises(IndexError):
            of(a)[key]
        if needs.numpy_from("2.3"):
            with pytest.raises(IndexError):
                a[numpy_index(key)]
        else:
            with pytest.warns(DeprecationWarning, match="Out of bound index found"):
                assert a[numpy_index(key)].size == 0
        assert isinstance(supported(a, key), IndexError if needs.numpy_from("2.3") else DeprecationWarning)


@examples(800)
@given(numpy_arrays(), INDICES)
def test_reading_by_index(a, key):
    expected = supported(a, key)
    if expected is None or isinstance(expected, Exception):
        with pytest.raises(IndexError):
            of(a)[key]
    else:
        same(of(a)[key], expected)


@examples(500)
@given(numpy_arrays(kinds=st.just("float")), INDICES, st.data())
def test_writing_by_index(a, key, data):
    chosen = supported(a, key)
    if chosen is None or isinstance(chosen, Exception):
        return
    if not np.shape(chosen):
        value = data.draw(st.floats())
    else:
        value = data.draw(st.one_of(st.floats(), numpy_arrays(), numpy_arrays(st.just(np.shape(chosen)))))
    ours, theirs = of(a), a.copy()
    try:
        theirs[numpy_index(key)] = value
    except (ValueError, TypeError):
        with pytest.raises((ValueError, TypeError)):
            ours[key] = of(value)
        same(ours, a)
    else:
        ours[key] = value if isinstance(value, float) else of(value)
        same(ours, theirs)


@examples(300)
@given(numpy_arrays(kinds=st.just("float")), st.one_of(SLICES, st.tuples(SLICES, SLICES), st.integers(-5, 4)),
       st.one_of(SLICES, st.tuples(SLICES, SLICES)))
def test_slices_share_their_numbers(a, first, second):
    ours, theirs = of(a), a.copy()
    try:
        part = theirs[first][second]
    except IndexError:
        return
    if not np.ndim(part):
        return
    part += 1.0
    shared = ours[first][second]
    shared += 1.0
    same(ours, theirs)
    theirs *= 2.0
    ours *= 2.0
    same(shared, part)


def test_rows_are_shared_when_iterated_over():
    m = Matrix([[1.0, 2.0], [3.0, 4.0]])
    for row in m:
        row *= 10
    assert m.tolist() == [[10.0, 20.0], [30.0, 40.0]]
    assert [x for x in Matrix([1, 2])] == [1, 2]
    flat = m.reshape(-1)
    flat[1] = 0.0
    assert m.tolist() == [[10.0, 0.0], [30.0, 40.0]]


@examples(200)
@given(numpy_arrays(), st.lists(st.integers(-1, 6), min_size=1, max_size=3))
def test_reshape(a, shape):
    both(lambda: of(a).reshape(shape), lambda: a.reshape(shape) if len(shape) < 3 else np.zeros(3).reshape(7))


# ---- what a matrix is made of ----

def test_sources():
    rows = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
    expected = Matrix(rows)
    for source in (tuple(map(tuple, rows)), iter(rows), map(iter, rows), expected, np.array(rows),
                   [np.array(row) for row in rows], [array("d", row) for row in rows], [Matrix(row) for row in rows],
                   (row for row in rows)):
        made = Matrix(source)
        assert made.tolist() == rows and made.shape == (2, 3)
    rows[0][0] = 9.0
    assert expected[0, 0] == 1.0
    assert Matrix(array("d", [1, 2])).tolist() == [1.0, 2.0]
    assert Matrix(range(3)).tolist() == [0, 1, 2]
    assert Matrix([[1, 2.5], [True, 3]]).tolist() == [[1.0, 2.5], [1.0, 3.0]]
    assert Matrix([True, 2]).tolist() == [1, 2] and Matrix([np.float64(1), np.int64(2)]).tolist() == [1.0, 2.0]


@pytest.mark.parametrize("rows, error, words", [
    ([[1, 2], [3]], ValueError, "row 1 has 1 number, where row 0 has 2"),
    ([[1, 2], 3], ValueError, "row 1 is 3"),
    ([1, [2, 3]], ValueError, "element 1 is a row"),
    ([[1, "2"]], TypeError, "row 0, column 1 is '2', not a number"),
    (["12", "34"], TypeError, "element 0 is '12'"),
    ("12", TypeError, "got a str"),
    (None, TypeError, "got None"),
    ([None], TypeError, "element 0 is None"),
    ([[1.0], [None]], TypeError, "row 1, column 0 is None"),
    ({1: 2}, TypeError, "got a dict"),
    (3.5, ValueError, "got the number 3.5"),
    ([[[1]]], ValueError, "one or two dimensions"),
    ([{}], TypeError, "not a number"),
    ([b"1"], TypeError, "not a number"),
])
def test_what_is_no_matrix(rows, error, words):
    with pytest.raises(error) as caught:
        Matrix(rows)
    assert words in str(caught.value)


def test_products_with_what_is_no_matrix():
    m = Matrix([[1.0, 2.0], [3.0, 4.0]])
    assert ([1.0, 1.0] @ m).tolist() == [4.0, 6.0] and m.transpose().tolist() == m.T.tolist() == [[1.0, 3.0], [2.0, 4.0]]
    for wrong in (lambda: 3 @ m, lambda: m @ 3, lambda: None @ m, lambda: m.dot(None), lambda: m.dot(2.0)):
        with pytest.raises(TypeError):
            wrong()


def test_empty_ones():
    assert Matrix([]).shape == (0,) and Matrix([[]]).shape == (1, 0) and Matrix([[], []]).shape == (2, 0)
    assert Matrix([[], []]).dot(Matrix([])).tolist() == [0.0, 0.0]
    assert (Matrix([]) + 1).tolist() == [] and Matrix([]).sum() == 0.0 and Matrix([]).T.shape == (0,)
    assert repr(Matrix([])) == "array([], dtype=float64)"
    with pytest.raises(ValueError):
        Matrix([]).max()


def test_errors_name_the_shapes():
    a, b = Matrix([[1.0, 2.0, 3.0]]), Matrix([[1.0, 2.0]])
    for operate in ARITHMETIC:
        with pytest.raises(ValueError, match=r"\(1,3\) \(1,2\)"):
            operate(a, b)
    with pytest.raises(ValueError, match=r"shapes \(1,3\) and \(1,2\) not aligned: 3 \(dim 1\) != 1 \(dim 0\)"):
        a.dot(b)
    with pytest.raises(IndexError, match="index 4 is out of bounds for axis 1 with size 3"):
        a[0, 4]
    with pytest.raises(ValueError, match="axis 2 is out of bounds"):
        a.sum(axis=2)
    with pytest.raises(TypeError, match="axis is None, an int or a tuple of ints"):
        a.sum(axis="rows")
    with pytest.raises(TypeError):
        a + "1"
    with pytest.raises(TypeError):
        a + None
    with pytest.raises(ValueError, match="truth value"):
        bool(a)
    with pytest.raises(TypeError):
        hash(a)


def test_other_numbers():
    thirds = Matrix([[Fraction(1, 3), Fraction(2, 3)], [Fraction(1), Fraction(1, 7)]])
    assert thirds.dot(thirds)[0, 0] == Fraction(7, 9)
    assert (thirds + 1)[0, 0] == Fraction(4, 3) and (1 / thirds)[1, 1] == 7 and thirds.sum() == Fraction(15, 7)
    assert thirds.mean() == Fraction(15, 28) and thirds.max() == 1 and (-thirds)[0, 0] == Fraction(-1, 3)
    assert (thirds ** 2)[0, 1] == Fraction(4, 9) and thirds.T[0, 1] == 1
    decimals = Matrix([[Decimal("0.1"), Decimal("0.2")]])
    assert decimals.sum() == Decimal("0.3") and (decimals * 3)[0, 0] == Decimal("0.3")
    for mixed in (lambda: decimals + 0.5, lambda: 0.5 * decimals, lambda: decimals.dot([[0.5], [2.0]]),
                  lambda: decimals.T.dot(thirds[0:1]), lambda: thirds - Decimal(1)):
        with pytest.raises(TypeError, match="^numbers of the kinds [A-Za-z]+ and [A-Za-z]+ do not mix; make all of them numbers of one kind$"):
            mixed()
    assert (Matrix([[1.5, 2.0]]) * Fraction(1, 2)).tolist() == [[0.75, 1.0]]
    with pytest.raises(ZeroDivisionError):
        thirds / 0


def test_numpy_beside_matrix():
    m = Matrix([[1.0, 2.0], [3.0, 4.0]])
    a = np.array([[10.0, 20.0], [30.0, 40.0]])
    for result in (a + m, m + a, np.float64(1) * m + a):
        assert isinstance(result, Matrix) and result.tolist() == [[11.0, 22.0], [33.0, 44.0]]
    assert np.array_equal(np.array(m.tolist()), m.tolist())
    assert (m @ a).tolist() == (a @ m).tolist() == (np.array(m.tolist()) @ a).tolist()


def test_copies_share_nothing():
    m = Matrix([[1.0, 2.0]])
    for other in (m.copy(), copy.copy(m), copy.deepcopy(m), pickle.loads(pickle.dumps(m)), Matrix(m), +m,
                  copy.deepcopy(m[0:1]), pickle.loads(pickle.dumps(m[0:1]))):
        assert other.tolist() == [[1.0, 2.0]] and other.shape == (1, 2)
        other[0, 0] = 5.0
        assert m[0, 0] == 1.0


@examples(300)
@given(numpy_arrays())
def test_text(a):
    assert str(of(a)) == str(a) and repr(of(a)) == repr(a)


class Recorded(object):
    """A number that cannot compare to a truth value."""
    def __lt__(self, other):
        return self

    def __mul__(self, other):
        return self

    __sub__ = __mul__

    def __bool__(self):
        raise TypeError("no truth value")

    def select(self, x, y):
        return Fraction(x - y)


def test_comparisons_that_are_no_truth_values_choose_by_select():
    m = Matrix([[Recorded()] * 3] * 2)
    for _ in range(kernels.WARM + 2):
        recorded = binary("lt", m, 0)
        assert recorded._form.kind == "object"
        assert where(recorded, 1.0, 2.0)._data == [Fraction(-1)] * 6
        assert binary("lt", Matrix([[Fraction(1, 2)] * 3] * 2), 1)._form.kind == "bool"


def test_rows_by_a_list():
    a = np.arange(12.0).reshape(4, 3)
    m = Matrix(a)
    for rows in ([2, 0, 2], [], [-1, 1], [3]):
        assert same(m[rows], a[np.array(rows, dtype=int)])
    assert same(m.T[[1, 0]], a.T[[1, 0]]) and same(m[1:][[2, 0]], a[1:][[2, 0]])
    taken = m[[0, 1]]
    taken[0, 0] = 99.0
    assert m[0, 0] == 0.0
    for rows in ([4], [0, -5]):
        with pytest.raises(IndexError, match="out of bounds for axis 0 with size 4"):
            m[rows]
