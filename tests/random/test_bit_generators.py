"""Generators over the bit generator of the other, and what takes arrays: out, objects, and probabilities of fewer digits."""
import pickle

import numpy as np
import pytest

import purenn.numpy as pnp
from purenn.random import generators

DRAWS = ("random(9)", "standard_normal(300)", "standard_exponential(300)", "standard_gamma(0.3,50)", "standard_gamma(3.0,50)",
         "random(9,dtype='float32')", "standard_normal(99,dtype='float32')", "standard_gamma(2.0,20,dtype='float32')",
         "integers(0,100,50)", "integers(0,7,50,dtype='uint8')", "integers(0,2**40,9)", "permutation(20)", "choice(50,7,replace=False)",
         "beta(0.5,0.4,9)", "binomial(100,0.4,50)", "poisson(40.0,50)", "multinomial(20,[0.2,0.3,0.5],9)", "geometric(0.1,50)",
         "laplace(size=9)", "bytes(11)", "dirichlet([0.01,2.0],5)")


def alike(found, expected):
    return np.array_equal(np.asarray(found.tolist() if hasattr(found, "tolist") else found), np.asarray(expected))


@pytest.mark.parametrize("seed", [0, 5, [1, 2, 3], 2 ** 70])
def test_generator_draws_from_mt19937(seed):
    ours, theirs = pnp.random.Generator(pnp.random.MT19937(seed)), np.random.Generator(np.random.MT19937(seed))
    plain = generators.Generator(pnp.random.MT19937(seed))
    assert repr(ours) == str(theirs) == "Generator(MT19937)"
    for draw in DRAWS:
        expected = eval("g." + draw, {"g": theirs})
        assert alike(eval("g." + draw, {"g": ours}), expected), draw
        assert alike(eval("g." + draw, {"g": plain}), expected), draw
    again = pickle.loads(pickle.dumps(ours))
    assert again.random(9).tolist() == ours.random(9).tolist() == theirs.random(9).tolist()
    children = zip(ours.bit_generator.spawn(2), theirs.bit_generator.spawn(2))
    assert all([a.next_uint64() == b.random_raw() << 32 | b.random_raw() for a, b in children])


def test_states_of_mt19937():
    ours, theirs = pnp.random.MT19937(3), np.random.MT19937(3)
    for bits in (ours, theirs):
        bits._legacy_seeding(7)
    assert ours.state["state"]["pos"] == theirs.state["state"]["pos"] and alike(ours.state["state"]["key"], theirs.state["state"]["key"])
    np.random.Generator(theirs).random(700)
    ours.state = theirs.state
    assert pnp.random.Generator(ours).random(5).tolist() == np.random.Generator(theirs).random(5).tolist()
    for state in ({"bit_generator": "PCG64"}, {}, ("PCG64", [1], 2)):
        with pytest.raises(ValueError):
            ours.state = state
    for make in (pnp.random.Generator, pnp.random.RandomState):
        with pytest.raises(ValueError, match="by calling its class"):
            make(pnp.random.MT19937)


def test_randomstate_draws_from_what_it_is_given():
    for name in ("PCG64", "MT19937"):
        ours, theirs = [m.random.RandomState(getattr(m.random, name)(11)) for m in (pnp, np)]
        for draw in ("rand(5)", "randn(7)", "randint(0,100,20)", "standard_gamma(0.5,9)", "binomial(50,0.3,9)", "permutation(9)"):
            assert alike(eval("g." + draw, {"g": ours}), eval("g." + draw, {"g": theirs})), (name, draw)
        assert str(ours) == str(theirs) == "RandomState(%s)" % name
    bits = pnp.random.RandomState(pnp.random.PCG64(1))
    bits.randn(3)
    state = bits.get_state()
    assert state["bit_generator"] == "PCG64" and state["has_gauss"] == 1
    draws = bits.randn(4).tolist()
    bits.set_state(state)
    assert bits.randn(4).tolist() == draws
    with pytest.raises(TypeError):
        bits.seed(3)
    for module in (np, pnp):
        key = module.random.RandomState(5).get_state()[1]
        assert key.dtype == "uint32" and key.tolist() == np.random.RandomState(5).get_state()[1].tolist()
    for wrong, error in (((), IndexError), (np.array([1]), TypeError), (("PCG64", [1], 2), ValueError), ({"state": {}}, ValueError)):
        for module in (np, pnp):
            with pytest.raises(error):
                module.random.RandomState(1).set_state(wrong)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_out(dtype):
    for draw in ("random(out=a,dtype=d)", "standard_normal(out=a,dtype=d)", "standard_exponential(out=a,dtype=d)",
                 "standard_gamma(2.0,out=a,dtype=d)", "standard_gamma([0.5,1.0,2.0,3.0],out=a,dtype=d,size=(3,4))"):
        for shape in ((3, 4), (4,), ()):
            if "size" in draw and shape != (3, 4):
                continue
            ours, theirs = pnp.zeros(shape, dtype), np.zeros(shape, dtype)
            found = eval("g." + draw, {"g": pnp.random.default_rng(4), "a": ours, "d": dtype})
            eval("g." + draw, {"g": np.random.default_rng(4), "a": theirs, "d": dtype})
            assert found is ours and ours.tolist() == theirs.tolist()
    a = pnp.zeros((6, 2), dtype)
    part = a[::2]
    assert pnp.random.default_rng(1).random(out=part, dtype=dtype) is part and a[2].tolist() == part[1].tolist() != [0.0, 0.0]
    for out, size, error in ((pnp.zeros(3, "float32" if dtype == "float64" else "float64"), None, TypeError), ([0.0], None, TypeError),
                             (pnp.zeros(3, dtype), 4, ValueError)):
        with pytest.raises(error):
            pnp.random.default_rng(1).random(size, dtype, out)
    with pytest.raises(TypeError):
        pnp.random.default_rng(1).permuted(pnp.ones((2, 3)), out=pnp.zeros((2, 3), dtype="int32"))


def test_arrays_of_objects_are_shuffled_whole():
    for make in (lambda module: module.random.RandomState(3), lambda module: module.random.default_rng(3)):
        items = [[1, 2], None, "a", (3, 4, 5), 7]
        order = list(range(5))
        make(np).shuffle(order)
        a = pnp.array([None] * 5, dtype=object)
        a._data = list(items)
        make(pnp).shuffle(a)
        assert [x is items[i] for x, i in zip(a._data, order)] == [True] * 5


def test_probabilities_of_fewer_digits():
    for dtype in ("float32", "float16", "float64"):
        for counts in ([4, 4, 2], [1, 1, 1], range(1, 40)):
            p = (np.array(counts) / sum(counts)).astype(dtype)
            ours = pnp.array(p.tolist(), dtype=dtype)
            for module, weights in ((np, p), (pnp, ours)):
                with pytest.raises(ValueError):
                    module.random.RandomState(1).choice(len(p), p=weights * 0.9)
            assert alike(pnp.random.RandomState(1).choice(len(p), 20, p=ours), np.random.RandomState(1).choice(len(p), 20, p=p))
            assert alike(pnp.random.default_rng(1).choice(len(p), 20, p=ours), np.random.default_rng(1).choice(len(p), 20, p=p))
    for module in (np, pnp):
        with pytest.raises(ValueError):
            module.random.RandomState(1).choice(3, p=[None] * 3)
        with pytest.raises(IndexError):
            module.random.permutation(1.5)
