"""Kernels against the loops they stand in for: the same bits, for every operation, kind of number and shape."""
from fractions import Fraction

import pytest

import purenn
import purenn.numpy as pnp
from amounts import long
from purenn import Matrix
from purenn.arrays import forms, generated, kernels
from purenn.arrays.operators import binary, make, where
from purenn.matrix import inner_products

np = pytest.importorskip("numpy")

INF, NAN = float("inf"), float("nan")
SPECIAL = [0.0, -0.0, 1.0, INF, -INF, NAN, 5e-324, 1e308]
# r rows, k numbers in each and c columns on the right of a dot product: written out, in between, in pieces.
SIZES = [(1, 1, 1), (2, 3, 2), (3, 4, 5), (1, 7, 1), long(13, 17, 11), (40, 1, 7), long(1, 150, 3), long(130, 2, 1), (5, 20, 4)]
OPERATORS = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lt", "le", "gt", "ge", "eq", "ne", "and_", "or_",
             "xor", "lshift", "rshift"]


def matrix(random, shape, kind, cls=Matrix):
    """A matrix of random numbers whose sums depend on the order, some of them special."""
    size = int(np.prod(shape))
    if kind == "float":
        data = (random.randn(size) * 10.0 ** random.randint(-8, 8, size)).tolist()
        for place in random.randint(0, size, size // 8):
            data[place] = SPECIAL[random.randint(len(SPECIAL))]
    else:
        data = random.randint(0, 2, size).astype(bool).tolist() if kind == "bool" else random.randint(0, 9, size).tolist()
    return make(cls, data, shape, kind)


def operands(random, r, k, c, cls):
    """[(matrix, [what it meets in operations element by element], [what it meets in dot products]), ...]"""
    for kind in ("float", "int", "bool"):
        a = matrix(random, (r, k), kind, cls)
        turned, half = matrix(random, (k, r), kind, cls).T, matrix(random, (2 * r, k), kind, cls)[r:]
        others = [2, 0, -3, 0.5, 0.0, NAN, True, 2 ** 60, 10 ** 400, [1.5] * k]
        products = []
        for other in ("float", "int", "bool"):
            others += [matrix(random, shape, other, cls) for shape in ((r, k), (1, k), (r, 1), (1, 1), (k,))]
            others += [matrix(random, (k, r), other, cls).T, matrix(random, (r, k), other)]
            products += [matrix(random, (k, c), other, cls), matrix(random, (c, k), other, cls).T,
                         matrix(random, (k,), other, cls), matrix(random, (k, c + 1), other, cls)[:, 1:]]
        for one in (a, turned, half):
            yield one, some(random, others, 9), some(random, products, 4)


def some(random, values, n):
    """n of the values, in random order."""
    return [values[i] for i in random.permutation(len(values))[:n]]


def operations(random, r, k, c, cls):
    """(name, function without arguments) of everything a matrix does by a loop, of each with some operands."""
    for a, others, products in operands(random, r, k, c, cls):
        for name in OPERATORS:
            for other in others:
                if name in ("pow", "lshift") and type(other) is int and other > 9:
                    continue                    # of more memory than there is
                yield name, lambda name=name, a=a, other=other: binary(name, a, other)
                yield "r" + name, lambda name=name, a=a, other=other: binary(name, other, a)
        for other in products:
            yield "dot", lambda a=a, other=other: a.dot(other)
        for axis in (None, 0, 1):
            for keepdims in (False, True):
                yield "sum", lambda a=a, axis=axis, keepdims=keepdims: a.sum(axis, keepdims=keepdims)
        yield "sum", lambda a=a: a[0].sum(0, keepdims=True)
        yield "neg", lambda a=a: -a
        at_most = binary("le", a, 1)
        for x in others[:4] + [a]:
            for y in (0.5, 3, a):
                yield "where", lambda at_most=at_most, x=x, y=y: where(at_most, x, y)
                yield "where", lambda at_most=at_most, x=x, y=y: where(at_most, y, x)


def bits(function):
    """The class, shape, kind and every bit of a result, or its error in words."""
    try:
        found = function()
    except (ValueError, TypeError, OverflowError, ZeroDivisionError) as error:
        return type(error).__name__, str(error)
    if found is NotImplemented:
        return found
    if not hasattr(found, "_form"):
        found = Matrix([found.item() if hasattr(found, "item") else found])
    return (found._form.cls.__name__, found.shape, found._form.kind,
            [(type(x), "nan" if x != x else x.hex() if type(x) is float else x) for x in found._data])


def by_loops_and_by_kernels(monkeypatch, r, k, c, cls=Matrix, only=None):
    """[(name, bits by the loop, bits by the kernel where there is one), ...], and which operations got kernels."""
    results = []
    for warm in (10 ** 9, 1):
        monkeypatch.setattr(kernels, "WARM", warm)
        forms.forget()
        generated._products.clear()
        every = operations(np.random.RandomState(r * 100 + k), r, k, c, cls)
        results.append([(name, bits(function)) for name, function in every if only in (None, name)])
    made = set(name for name in kernels.tables if kernels.tables[name])
    forms.forget()
    generated._products.clear()
    return [(name, loop, kernel) for (name, loop), (_, kernel) in zip(*results)], made


@pytest.mark.parametrize("r, k, c", SIZES)
def test_kernels_give_the_loops_bits(monkeypatch, r, k, c):
    results, made = by_loops_and_by_kernels(monkeypatch, r, k, c, Matrix if k % 2 else pnp.ndarray)
    for name, loop, kernel in results:
        assert loop == kernel, name
    assert made >= set(["add", "sub", "mul", "truediv", "rmul", "rsub", "lt", "eq", "neg", "dot", "where"])
    assert "sum" in made or r > generated.MOST_NAMES


def backwards(self, other):
    """A sum that takes its terms from right to left."""
    return generated.Name("%s + %s" % (other.text, self.text), generated._SUM)


@pytest.mark.parametrize("wrong, method, name", [
    (backwards, "__add__", "sum"), (backwards, "__add__", "dot"),
    (lambda self, other: generated.Name("%s - %s" % (other.text, self.text)), "__sub__", "sub"),
    (lambda self: self, "__neg__", "neg"), (lambda self, x, y: y, "select", "where"),
    (lambda self, other: generated.Name("%s <= %s" % (self.text, other.text)), "__lt__", "lt")])
@pytest.mark.parametrize("r, k, c", [(3, 4, 5), (13, 17, 11)])
def test_a_wrong_kernel_is_found(monkeypatch, r, k, c, wrong, method, name):
    monkeypatch.setattr(generated.Name, method, wrong)
    results, _ = by_loops_and_by_kernels(monkeypatch, r, k, c, only=name)
    assert [1 for _, loop, kernel in results if loop != kernel]


def test_a_kernel_comes_after_so_many_uses():
    forms.forget()
    a, b = Matrix([[1.0, 2.0]]), Matrix([[3.0, 4.0]])
    for i in range(kernels.WARM):
        assert not kernels.tables["add"]
        a + b
    assert list(kernels.tables["add"][a._form]) == [b._form] and (a + b).tolist() == [[4.0, 6.0]]
    big = Matrix([[1.5] * 40] * 40)
    big.dot(big)                                # of much work: at once
    assert big._form in kernels.tables["dot"][big._form]


def test_without_exec_the_loops_serve(monkeypatch):
    monkeypatch.setattr(generated, "_compile", lambda source, scope: None)
    forms.forget()
    generated._products.clear()
    for m in (Matrix([[1.0, 2.0], [3.0, 4.0]]), Matrix([[0.5] * 40] * 40), Matrix([[0.5] * 150] * 2)):
        for _ in range(kernels.WARM + 2):
            assert (m + m).tolist() == (m * 2).tolist() and m.T.dot(m).shape == (m.shape[1], m.shape[1])
            assert m.sum(axis=0).shape == (m.shape[1],)
    assert not [name for name in kernels.tables if kernels.tables[name]]
    forms.forget()
    generated._products.clear()


@pytest.mark.parametrize("error", [NameError, SyntaxError, MemoryError, RecursionError, Exception, KeyboardInterrupt])
def test_where_a_kernel_cannot_be_compiled_the_loop_serves(monkeypatch, error):
    """As on Skulpt, on some Brythons, in little memory; Ctrl-C goes on to the caller."""
    def refuse(code, scope):
        raise error("no")

    assert generated._compile("def kernel():\n    return 7\n", {})() == 7
    monkeypatch.setattr(generated, "exec", refuse, raising=False)
    if error is KeyboardInterrupt:
        with pytest.raises(KeyboardInterrupt):
            generated._compile("def kernel():\n    return 7\n", {})
    else:
        assert generated._compile("def kernel():\n    return 7\n", {}) is None


def test_an_error_tells_of_no_lookup():
    """What a user reads of a shape that does not fit is that alone, not that no kernel was found before."""
    for wrong in (lambda m: m + Matrix([1.0] * 5), lambda m: m.dot(m), lambda m: m.sum(axis=5), lambda m: m + "1"):
        with pytest.raises((ValueError, TypeError)) as caught:
            wrong(Matrix([[1.0, 2.0]]))
        assert caught.value.__context__ is None


def test_the_number_of_kernels_is_bounded():
    for n in range(1, forms.MOST_FORMS + 200):
        Matrix([0.5]).reshape(1, 1) + Matrix([1.0] * 2).reshape(2, 1)
        forms.form(Matrix, (n, 3), "float")
    assert len(forms._forms) <= forms.MOST_FORMS


def test_mid_size_shapes_get_kernels():
    a, column = Matrix(np.ones((20, 30))), Matrix(np.ones((20, 1)))
    for _ in range(kernels.WARM):
        where(binary("le", a * column, 0), 0, -a).T.dot(a)
        a.sum(axis=0), a.sum(axis=1)
    float_a, bool_a = a._form, binary("le", a, 0)._form
    assert column._form in kernels.tables["mul"][float_a] and int in kernels.tables["le"][float_a]
    assert float_a in kernels.tables["where"][bool_a][int] and float_a in kernels.tables["neg"]
    assert float_a in kernels.tables["dot"][a.T._form]
    assert kernels.tables["sum"][float_a][0][False] is not kernels.tables["sum"][float_a][1][False]


def test_a_kernel_meets_special_values():
    """Division by zero, an int too large for a float: as by the plain loops."""
    a, zeros = Matrix(np.ones((20, 30))), Matrix(np.zeros((20, 30)))
    for _ in range(kernels.WARM + 1):
        assert (a / (zeros + 2)).tolist() == [[0.5] * 30] * 20
    assert (a / zeros).tolist() == [[INF] * 30] * 20 and (a / -zeros)[0, 0] == -INF
    for _ in range(kernels.WARM + 1):
        assert (a < 10 ** 400).tolist() == [[True] * 30] * 20
        with pytest.raises(OverflowError):
            a * 10 ** 400
    assert (a * 2 ** 53 == 2 ** 53 + 1).tolist() == [[False] * 30] * 20


@pytest.mark.parametrize("arithmetic", ["native", "portable", "fast"])
@pytest.mark.parametrize("k", [19, 20, 119, 120, 121, 240, 500])
def test_long_sums_of_dot_products(arithmetic, k):
    """Written out in pieces, from left to right all the same; fast may differ in the last digits."""
    random = np.random.RandomState(k)
    a, b = random.randn(5, k), random.randn(k, 3)
    with purenn.arithmetic(arithmetic):
        found = Matrix(a).dot(Matrix(b))
    expected = inner_products(a.tolist(), b.T.tolist())
    assert found._data == expected or arithmetic == "fast" and k >= generated.FEWEST_FOR_SUMPROD
    assert np.allclose(found.tolist(), a.dot(b), rtol=1e-13, atol=1e-13)


AXES = [None, 0, 1, -1, -2, 2, True, False, 1.0, 0.0, (0, 1), (1, 0), (-1, 0), (0, 0), [0], np.int64(1), np.int64(-1),
        np.float64(1), np.True_, pnp.int64(0), pnp.True_, "0", NAN, 2 ** 70]
KEEPDIMS = [False, True, 1, 0.0, 2, None, np.True_, []]


@pytest.mark.parametrize("rows", [[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], [[True, False]], [1, 2], [[7]]])
@pytest.mark.parametrize("cls", [Matrix, pnp.ndarray])
def test_an_odd_axis_is_the_same_whether_kernels_are_there_or_not(rows, cls):
    """Cold, after its own 8 uses, and after kernels for whatever has the same hash: one answer, or one error."""
    a = cls(rows) if cls is Matrix else pnp.array(rows)
    for axis in AXES:
        for keepdims in KEEPDIMS:
            forms.forget()
            cold = bits(lambda: a.sum(axis, keepdims))
            assert [bits(lambda: a.sum(axis, keepdims)) for _ in range(kernels.WARM + 1)] == [cold] * (kernels.WARM + 1)
            for plain in (None, 0, 1, -1):
                for kept in (False, True):
                    for _ in range(kernels.WARM + 1):
                        bits(lambda: a.sum(plain, kept))
            assert bits(lambda: a.sum(axis, keepdims)) == cold, (axis, keepdims)


@pytest.mark.parametrize("axis", [None, 0, 1, -1, -2, (0, 1), (1, 0), (-1, 0), np.int64(1)])
@pytest.mark.parametrize("keepdims", [False, True])
def test_every_axis_is_numpys_when_warm(axis, keepdims):
    for rows in ([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], [[1, 2, 3]], np.arange(400.0).reshape(20, 20).tolist()):
        for _ in range(kernels.WARM + 2):
            found, expected = pnp.array(rows).sum(axis, keepdims=keepdims), np.array(rows).sum(axis, keepdims=keepdims)
            assert found.shape == expected.shape and found.tolist() == expected.tolist()
            assert repr(found) == repr(expected)


ODD = [True, 2, 2.0, NAN, np.int64(2), np.float64(2), np.True_, np.float32(0.5), pnp.int64(2), pnp.True_, 10 ** 400, None,
       "2", [1, 2, 3], (1, 2, 3), range(3), np.array([1, 2, 3]), [[1.5], [2]], {1: 2}, 1j, Matrix([[2]]), Fraction(1, 2)]


@pytest.mark.parametrize("rows", [[[1.0, -0.0, 3.0], [4.0, 5.0, 6.0]], [[1, 2, 3], [4, 0, 6]], [[True, False, True]] * 2])
def test_an_odd_operand_is_the_same_whether_kernels_are_there_or_not(rows):
    a = Matrix(rows)
    for other in ODD:
        for method in ("__add__", "__rsub__", "__mul__", "__truediv__", "__lt__", "__eq__", "dot"):
            forms.forget()
            every = [bits(lambda: getattr(a, method)(other)) for _ in range(kernels.WARM + 2)]
            for kind in (1, 1.0):
                for _ in range(kernels.WARM + 1):
                    bits(lambda: getattr(a, method)(kind))
            every.append(bits(lambda: getattr(a, method)(other)))
            assert every == every[:1] * len(every), (method, other)
