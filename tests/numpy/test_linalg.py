"""np.linalg beside NumPy's: every function of matrices that are empty, stacked, singular or of other kinds."""
import pickle

import numpy
import pytest

import needs
import purenn.numpy as pnp

COMPLEX_ALWAYS = needs.numpy_from("2.5")        # eigenvalues, in NumPy, also where all are real

SHAPES = [(0, 0), (0, 3), (3, 0), (2, 0, 0), (0, 2, 2), (2, 0, 3), (2, 3, 0), (0,), (3,), (), (2, 2), (3, 3), (3, 2), (2, 3),
          (2, 2, 2), (3, 2, 3, 3)]
CALLS = [name + "(a)" for name in "det slogdet inv cholesky qr svd svdvals pinv matrix_rank cond eigh eigvalsh eigvals norm "
         "vector_norm matrix_norm outer cross".split()] + """
    cholesky(a,upper=True) qr(a,'r') qr(a,'complete') svd(a,False) svd(a,compute_uv=False) svd(a,hermitian=True)
    svd(a,compute_uv=False,hermitian=True) eigvalsh(a,'U') pinv(a,hermitian=True) pinv(a,rtol=0.3) pinv(a,0.3) pinv(a,rtol=None)
    pinv(a,0.1,rtol=0.1) matrix_rank(a,1.0) matrix_rank(a,rtol=0.5) matrix_rank(a,hermitian=True) matrix_rank(a,0.1,rtol=0.1)
    cond(a,1) cond(a,-1) cond(a,2) cond(a,-2) cond(a,'fro') cond(a,m.inf) cond(a,3)
    matrix_power(a,0) matrix_power(a,1) matrix_power(a,3) matrix_power(a,6) matrix_power(a,-2) matrix_power(a,1.5)
    norm(a,1) norm(a,-1) norm(a,2) norm(a,-2) norm(a,0) norm(a,3) norm(a,'fro') norm(a,'nuc') norm(a,m.inf) norm(a,-m.inf)
    norm(a,'bad') norm(a,axis=0) norm(a,2,axis=-1) norm(a,3,axis=0) norm(a,m.inf,axis=-1) norm(a,'fro',axis=0)
    norm(a,'fro',axis=(0,1)) norm(a,2,axis=(-1,-2)) norm(a,'nuc',axis=(0,1)) norm(a,1,axis=(1,0)) norm(a,4,axis=(0,1))
    norm(a,keepdims=True) norm(a,2,keepdims=True) norm(a,axis=(0,0)) norm(a,axis=(0,1,2)) norm(a,axis=())
    vector_norm(a,keepdims=True) vector_norm(a,axis=-1,ord=1) vector_norm(a,ord=m.inf) vector_norm(a,ord=0)
    vector_norm(a,axis=(0,1),ord=1,keepdims=True) matrix_norm(a,ord=1) matrix_norm(a,ord=2) matrix_norm(a,ord='nuc')
    matrix_norm(a,ord=m.inf,keepdims=True) vecdot(a,a) multi_dot([a,a]) multi_dot([a,a,a]) solve(a,a) solve(a,a[...,0])
    solve(a,a[0]) lstsq(a,a) lstsq(a,a[...,0]) lstsq(a,a[...,:0]) lstsq(a,a,rcond=-1) lstsq(a,a,rcond=0.5)""".split()


def result(module, call, a):
    try:
        own = module.array(a.tolist(), dtype=str(a.dtype)).reshape(a.shape)
        found = eval("m.linalg." + call, {"m": module, "a": own})
        return list(found) if isinstance(found, tuple) else [found]
    except Exception as error:
        return error


def class_of(error):
    """A class of error that both have: NumPy's AxisError is a ValueError, and its errors of casting are TypeErrors."""
    for found in (numpy.linalg.LinAlgError, pnp.linalg.LinAlgError):
        if isinstance(error, found):
            return "LinAlgError"
    return [found.__name__ for found in (ValueError, TypeError, IndexError) if isinstance(error, found)][0]


def same(call, a):
    found, expected = result(pnp, call, a), result(numpy, call, a)
    said = "%s of %r: %r, but %r" % (call, a, found, expected)
    if isinstance(expected, Exception) or isinstance(found, Exception):
        assert isinstance(expected, Exception) and isinstance(found, Exception), said
        assert class_of(found) == class_of(expected) or "LinAlgError" in (class_of(found), class_of(expected)), said
        return
    for ours, theirs in zip(found, expected):
        ours = pnp.asarray(ours)
        assert ours.shape == theirs.shape if hasattr(theirs, "shape") else not ours.shape, said
        assert str(ours.dtype) == str(numpy.asarray(theirs).dtype), said
        ours = numpy.array(ours.tolist()).reshape(ours.shape)
        assert numpy.allclose(ours, theirs, 1e-3 if a.dtype == "float32" else 1e-8, 1e-4 if a.dtype == "float32" else 1e-10,
                              equal_nan=True), said


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.filterwarnings("ignore")
def test_every_shape_and_kind(call):
    if COMPLEX_ALWAYS and call == "eigvals(a)":
        return
    r = numpy.random.default_rng(5)
    for shape in SHAPES:
        a = r.normal(size=shape)
        for kind in ("float64", "float32"):
            if call != "eigvals(a)" or a.ndim < 2 or a.shape[-1] != a.shape[-2]:
                same(call, numpy.asarray(a.astype(kind)))
        if call == "eigvals(a)" and a.ndim > 1:         # real ones, which are here
            same(call, a @ a.swapaxes(-1, -2))
        elif call[:4] != "svd(" and "None" not in call:
            same(call, numpy.asarray((r.permuted(numpy.arange(a.size)).reshape(shape) * 3) % 11))


def test_kinds_that_have_no_linear_algebra():
    for call in ("det(a)", "inv(a)", "solve(a,a)", "norm(a,2)", "eigh(a)"):
        for a in (numpy.eye(2, dtype=object), numpy.eye(2, dtype="float16")):
            same(call, a)
    for kind in ("bool", "int8", "uint16", "float16", "object"):
        for n in (0, 1, 2, 3, 5):
            a = numpy.array([[1, 0], [1, 1]]).astype(kind)
            found = pnp.linalg.matrix_power(pnp.array(a.tolist(), dtype=kind), n)
            expected = numpy.linalg.matrix_power(a, n)
            assert str(found.dtype) == str(expected.dtype) and found.tolist() == expected.tolist()


def test_ranks_of_float32_are_by_its_own_rounding():
    r = numpy.random.default_rng(1)
    for _ in range(10):
        a = r.normal(size=(6, 2)).astype("float32") @ r.normal(size=(2, 4)).astype("float32")
        ours = pnp.array(a.tolist(), dtype="float32")
        assert pnp.linalg.matrix_rank(ours) == numpy.linalg.matrix_rank(a) == 2


@pytest.mark.filterwarnings("ignore")
def test_singular_matrices_have_the_condition_inf():
    for a in (numpy.zeros((2, 2)), numpy.array([[1.0, 2.0], [2.0, 4.0]]), numpy.array([[[1.0, 2.0], [2.0, 4.0]], [[1.0, 0.0], [0.0, 2.0]]])):
        for p in ("1", "-1", "'fro'", "m.inf", "-m.inf"):
            same("cond(a,%s)" % p, a)
    same("cond(a)", numpy.zeros((3, 3)))


@pytest.mark.filterwarnings("ignore:invalid value")
def test_nan_and_infinities_go_through():
    for a in ([[1.0, numpy.nan], [2.0, 3.0]], [[1.0, numpy.inf], [2.0, 3.0]], [[numpy.nan] * 2] * 2):
        for call in ("det(a)", "slogdet(a)", "inv(a)", "solve(a,m.ones(2))", "cond(a,1)"):
            same(call, numpy.array(a))


def test_stacks_are_broadcast():
    r = numpy.random.default_rng(2)
    for first, second in (((2, 1, 3, 3), (4, 3, 2)), ((3, 3), (5, 3, 1)), ((5, 3, 3), (3, 2)), ((2, 3, 3), (1, 3, 3))):
        a, b = r.normal(size=first), r.normal(size=second)
        assert numpy.allclose(pnp.linalg.solve(pnp.array(a), pnp.array(b)).tolist(), numpy.linalg.solve(a, b))
    with pytest.raises(ValueError):
        pnp.linalg.solve(pnp.ones((2, 3, 3)), pnp.ones((5, 3, 1)))
    a, bounds = r.normal(size=(3, 4, 4)), [0.1, 0.7, 2.0]
    assert pnp.linalg.matrix_rank(pnp.array(a), bounds).tolist() == numpy.linalg.matrix_rank(a, bounds).tolist()


def test_results_have_names():
    a = [[2.0, 1.0], [1.0, 3.0]]
    for call in ("slogdet", "qr", "svd", "eigh") + (() if COMPLEX_ALWAYS else ("eig",)):
        found, expected = getattr(pnp.linalg, call)(a), getattr(numpy.linalg, call)(numpy.array(a))
        assert repr(found) == repr(expected) and len(found) == len(expected)
        for name in expected._fields:
            assert numpy.allclose(getattr(found, name).tolist(), getattr(expected, name))
        assert repr(pickle.loads(pickle.dumps(found))) == repr(found)
        with pytest.raises(AttributeError):
            getattr(found, "missing")


def test_products_of_many_matrices_and_out():
    r = numpy.random.default_rng(3)
    for sides in ((6, 2, 6), (6, 2, 6, 2), (2, 6, 2, 1, 5), (30, 3, 15, 5, 10, 2, 25)):
        arrays = [r.normal(size=pair) for pair in zip(sides, sides[1:])]
        for first, last in ((0, 0), (1, 0), (0, 1), (1, 1)):
            some = [arrays[0][0] if first else arrays[0]] + arrays[1:-1] + [arrays[-1][:, 0] if last else arrays[-1]]
            found = pnp.linalg.multi_dot([pnp.array(a) for a in some])
            assert numpy.allclose(found.tolist(), numpy.linalg.multi_dot(some)) and found.shape == numpy.linalg.multi_dot(some).shape
        out = pnp.zeros((sides[0], sides[-1]))
        assert pnp.linalg.multi_dot([pnp.array(a) for a in arrays], out=out) is out
        assert numpy.allclose(out.tolist(), numpy.linalg.multi_dot(arrays))
    with pytest.raises(ValueError):
        pnp.linalg.multi_dot([pnp.ones((2, 3)), pnp.ones((3, 2)), pnp.ones((2, 2))], out=pnp.zeros((3, 2)))
    assert pnp.vecdot(pnp.array([[True, False], [False, False]]), pnp.array([True, True])).tolist() == [True, False]


def test_complex_eigenvalues_are_objects():
    draw = numpy.random.RandomState(0)
    for n in (2, 3, 5, 8, 13):
        a = draw.randn(n, n)
        ours, theirs = pnp.linalg.eigvals(a.tolist()), numpy.linalg.eigvals(a)
        assert str(ours.dtype) == ("object" if numpy.imag(theirs).any() else "float64")
        assert numpy.allclose(numpy.sort_complex(numpy.array(ours.tolist())), numpy.sort_complex(theirs), rtol=0, atol=1e-13)
    assert pnp.linalg.eigvals([[0.0, 1.0], [-1.0, 0.0]]).tolist() == [1j, -1j]
    assert pnp.linalg.eigvals([[2.0, 1.0], [1.0, 2.0]]).tolist() == [3.0, 1.0]
