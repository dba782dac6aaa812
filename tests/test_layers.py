"""layers.py: initialisers against NumPy's draws, the ways to write Dense, weights that are given, Dropout in both directions."""
import math

import pytest

import purenn
from purenn import Dense, Dropout, Layer, Matrix, Network, RandomState, default_rng
from purenn.layers import INITS, initial
from ways import ARTICLE

np = pytest.importorskip("numpy")

OURS = {"RandomState": RandomState, "default_rng": default_rng}
NUMPYS = {"RandomState": np.random.RandomState, "default_rng": np.random.default_rng}
each_generator = pytest.mark.parametrize("generator", sorted(OURS))
each_init = pytest.mark.parametrize("init", INITS)


def numpys(init, n_in, n_out, random):
    """(W, b) by NumPy: a uniform distribution has the bound sqrt(square), a normal one a third of that square as variance."""
    b = np.zeros((1, n_out))
    if init == "uniform":
        return random.uniform(size=(n_in, n_out)), random.uniform(size=(1, n_out))
    if init == "zeros":
        return np.zeros((n_in, n_out)), b
    square = {"glorot": 6 / (n_in + n_out), "he": 6 / n_in, "lecun": 3 / n_in}[init.split("_")[0]]
    if init.endswith("uniform"):
        return random.uniform(-math.sqrt(square), math.sqrt(square), (n_in, n_out)), b
    return random.normal(0, math.sqrt(square / 3), (n_in, n_out)), b


def same(matrix, array):
    return matrix.tolist() == array.tolist()


# ---- initialisers ----

@each_generator
@each_init
def test_an_initialiser_draws_what_numpy_draws(init, generator):
    for n_in, n_out in ((4, 3), (3, 5), (1, 2), (7, 1)):
        W, b = initial(init, n_in, n_out, OURS[generator](17))
        W_, b_ = numpys(init, n_in, n_out, NUMPYS[generator](17))
        assert same(W, W_) and same(b, b_)


@each_generator
@each_init
def test_a_network_draws_layer_by_layer_w_before_b(init, generator):
    layers = [Dense(4, 3, "tanh"), Dropout(0.5), Dense(5, "relu"), Dense(2)]
    for seed in [OURS[generator](8), NUMPYS[generator](8)] + [8] * (generator == "RandomState"):
        random = NUMPYS[generator](8)
        found = Network(layers, init=init, seed=seed).weights
        assert [(W.shape, b.shape) for W, b in found] == [((4, 3), (1, 3)), ((3, 5), (1, 5)), ((5, 2), (1, 2))]
        for W, b in found:
            W_, b_ = numpys(init, *W.shape, random)
            assert same(W, W_) and same(b, b_)


def test_uniform_draws_the_bits_of_the_articles_cell():
    np.random.seed(42)
    cell = [np.random.uniform(size=size) for size in ((4, 3), (1, 3), (3, 1), (1, 1))]
    net = Network([Dense(4, 3, "sigmoid"), Dense(3, 1, "sigmoid")], init="uniform", seed=42)
    assert [matrix.tolist() for matrix in net.chain.parameters()] == [array.tolist() for array in cell]
    assert [m.tolist() for m in net.chain.parameters()] == [m.tolist() for m in purenn.article.initialize(42)]


@each_init
def test_the_spread_is_the_papers(init):
    """Of many draws: the variance that the name promises, and biases of 0 but for "uniform"."""
    W, b = initial(init, 60, 40, default_rng(1))
    variance = {"uniform": 1 / 12, "zeros": 0, "glorot": 2 / 100, "he": 2 / 60, "lecun": 1 / 60}[init.split("_")[0]]
    W = np.array(W.tolist())
    assert abs(W.var() - variance) <= 0.06 * variance
    assert init == "uniform" or (abs(W.mean()) < 0.01 and set(b.tolist()[0]) == {0.0})
    if init.endswith("_uniform"):
        assert 0.99 * math.sqrt(3 * variance) < abs(W).max() < math.sqrt(3 * variance)


def test_a_layers_own_initialiser_goes_first():
    net = Network([Dense(4, 3, init="zeros"), Dense(2, init="uniform"), Dense(2)], init="he_normal", seed=1)
    random = np.random.RandomState(1)
    for (W, b), init in zip(net.weights, ("zeros", "uniform", "he_normal")):
        W_, b_ = numpys(init, *W.shape, random)
        assert same(W, W_) and same(b, b_)


def test_an_unknown_initialiser_lists_the_known():
    for layers, init in (([Dense(2, 1)], "xavier"), ([Dense(2, 1, init="xavier")], "zeros")):
        with pytest.raises(ValueError, match="unknown initialiser 'xavier'; closest is glorot_uniform; known are uniform, zeros, glorot_uniform"):
            Network(layers, init=init)


# ---- the ways to write Dense ----

@pytest.mark.parametrize("layer, expected", [
    (Dense(4, 3, "sigmoid"), (4, 3, "sigmoid")), (Dense(4, 3), (4, 3, "identity")),
    (Dense(3, "sigmoid"), (None, 3, "sigmoid")), (Dense(3), (None, 3, "identity")),
    (Dense(n_out=3), (None, 3, "identity")), (Dense(n_out=3, activation="tanh"), (None, 3, "tanh")),
    (Dense(3, activation="relu"), (None, 3, "relu")), (Dense(n_in=4, n_out=3), (4, 3, "identity")),
    (Dense(None, 3, "elu"), (None, 3, "elu")), (Dense(3, purenn.activations.get("gelu")), (None, 3, "gelu")),
    (Dense(np.int64(4), np.int32(3)), (4, 3, "identity"))])
def test_dense_can_be_written_so(layer, expected):
    assert (layer.n_in, layer.n_out, layer.activation.name) == expected
    assert layer.W is None and layer.b is None


@pytest.mark.parametrize("arguments, message", [
    ((), "how many outputs"), ((4, 0), "Dense: n_out must be at least 1; got 0"),
    ((-4, 2), "Dense: n_in must be at least 1; got -4"), ((4, 2.0), "n_out must be an integer; got 2.0"),
    ((4, 3, "sigmoyd"), "unknown activation 'sigmoyd'; closest is sigmoid; known are elu, gelu"),
    (("sigmoid",), "n_out must be an integer; got 'sigmoid'"), ((4, 1, "softmax"), "softmax of one output is always 1"),
    ((3, ["relu"]), "n_out must be an integer"), ((4, "tanh", "relu"), "two activations, 'tanh' and 'relu'")])
def test_wrong_sizes_and_names_are_refused(arguments, message):
    with pytest.raises((ValueError, TypeError), match=message):
        Dense(*arguments)


def test_sizes_that_do_not_meet_are_refused():
    with pytest.raises(ValueError, match=r"Dense\(5, 2, 'identity'\): n_in is 5, what comes in has 3 numbers"):
        Network([Dense(4, 3), Dense(5, 2)])
    with pytest.raises(ValueError, match="the first layer needs n_in"):
        Network([Dropout(0.5), Dense(3), Dense(2)])
    with pytest.raises(ValueError, match="the last layer must be Dense"):
        Network([Dense(4, 3), Dropout(0.5)])
    with pytest.raises(ValueError, match="the last layer must be Dense"):
        Network([])
    with pytest.raises(TypeError, match="layers are Dense, Dropout or a Layer of your own; got 'relu'"):
        Network([Dense(4, 3), "relu"])


# ---- weights that are given ----

def test_given_arrays_are_the_weights():
    W, b = np.arange(12).reshape(4, 3), np.array([0.5, 1.5, 2.5])
    net = Network([Dense(4, 3, init=(W, b)), Dense(2, init=(Matrix([[1, 2], [3, 4], [5, 6]]), [[7, 8]]))])
    assert [matrix.tolist() for matrix in net.chain.parameters()] == [W.tolist(), [b.tolist()], [[1, 2], [3, 4], [5, 6]], [[7, 8]]]
    assert {type(x) for matrix in net.chain.parameters() for x in matrix.reshape(-1).tolist()} == {float}
    W[0, 0] = 100
    b[0] = 100
    assert net.weights[0][0][0, 0] == 0 and net.weights[0][1][0, 0] == 0.5


@pytest.mark.parametrize("init, message", [
    (([[1.0]], [0.0]), r"W has the shape \(1,1\) and b \(1,\); expected \(2,1\) and \(1,1\)"),
    (([[1.0], [2.0]], [[0.0], [0.0]]), r"b \(2,1\); expected"), (([[1.0], [math.nan]], [0.0]), "W row 1, column 0 is nan"),
    (([[1.0], [2.0]], [-math.inf]), "b element 0 is -inf"), (([[1.0], ["x"]], [0.0]), "W: "), ((None, [0.0]), "W: "),
    (7, r"weights are a pair, \(W, b\); got an int"), ([[1.0], [2.0], [3.0]], "weights are a pair"), (("ab", "cd"), "W: "),
    (([[1.0], [2.0, 3.0]], [0.0]), "W: ")])
def test_wrong_weights_are_refused(init, message):
    with pytest.raises((ValueError, TypeError), match=message):
        Network([Dense(2, 1, init=init)])
    net = Network([Dense(2, 1)], seed=1)
    with pytest.raises((ValueError, TypeError), match=message):
        net.set_weights([init])


def test_the_layers_handed_in_stay_a_description():
    layers = [Dense(4, 3, "tanh"), Dropout(0.25), Dense(2)]
    one, two = Network(layers, seed=1), Network(layers, seed=2)
    assert layers[0].W is None and layers[2].n_in is None
    before = [matrix.tolist() for matrix in two.chain.parameters()]
    assert before != [matrix.tolist() for matrix in one.chain.parameters()]
    one.fit([[1, 2, 3, 4]], [[1, 0]], epochs=2, learning_rate=0.1, **ARTICLE)
    assert before == [matrix.tolist() for matrix in two.chain.parameters()] and layers[0].b is None


# ---- forward and backward of Dense ----

def test_dense_is_numpys_products():
    layer = Network([Dense(4, 3, "tanh")], init="uniform", seed=3).layers[0]
    random = np.random.RandomState(0)
    x, gradient = random.normal(size=(5, 4)), random.normal(size=(5, 3))
    W, b = [np.array(matrix.tolist()) for matrix in (layer.W, layer.b)]
    a, memory = layer.forward(Matrix(x))
    expected = np.tanh(x @ W + b)
    delta = layer.delta(memory, Matrix(gradient))
    delta_ = gradient * (1 - expected ** 2)
    for found, array in ((a, expected), (delta, delta_), (layer.inward(delta), delta_ @ W.T),
                         (layer.gradients(memory[0], delta)[0], x.T @ delta_), (layer.gradients(memory[0], delta)[1], delta_.sum(0, keepdims=True))):
        assert found.shape == array.shape and np.allclose(found.tolist(), array, rtol=1e-13, atol=1e-15)
    gradients, by_x = layer.backward(memory, delta)
    assert [m.tolist() for m in gradients + [by_x]] == [m.tolist() for m in layer.gradients(memory[0], delta) + [layer.inward(delta)]]
    assert layer.backward(memory, delta, first=True)[1] is None


# ---- Dropout ----

@each_generator
@pytest.mark.parametrize("rate", [0.25, 0.5, 0.9])
def test_dropout_keeps_and_enlarges_what_numpys_draws_say(rate, generator):
    x = np.random.RandomState(5).normal(size=(6, 7))
    gradient = np.random.RandomState(6).normal(size=(6, 7))
    factors = (NUMPYS[generator](9).uniform(size=(6, 7)) >= rate) / (1 - rate)
    layer = Dropout(rate)
    for random in (OURS[generator](9), NUMPYS[generator](9)):
        out, memory = layer.forward(Matrix(x), random)
        assert out.tolist() == (x * factors).tolist()
        assert layer.delta(memory, Matrix(gradient)).tolist() == (gradient * factors).tolist()
    assert layer.backward(memory, out) == ([], out)


def test_dropout_keeps_the_mean():
    for rate in (0.1, 0.5, 0.8):
        out = np.array(Dropout(rate).forward(Matrix([[1.0] * 200] * 200), default_rng(4))[0].tolist())
        assert abs(out.mean() - 1) < 5 * math.sqrt(rate / (1 - rate)) / 200
        assert abs((out == 0).mean() - rate) < 0.01 and set(out.ravel()) == {0.0, 1 / (1 - rate)}


def test_without_a_generator_or_a_rate_nothing_is_dropped():
    x = Matrix([[1.0, 2.0]])
    assert Dropout(0.5).forward(x) == (x, None) and Dropout(0).forward(x, default_rng(1)) == (x, None)
    assert Dropout(0.5).delta(None, x) is x


def test_dropout_is_off_when_predicting():
    dense = [Dense(4, 5, "tanh", init="uniform"), Dense(2, "sigmoid")]
    X = np.random.RandomState(1).normal(size=(6, 4)).tolist()
    with_it, without = [Network(layers, loss="half_squared_error", seed=3) for layers in ([dense[0], Dropout(0.9), dense[1]], dense)]
    y = [[0.5, 0.25]] * 6
    for call in (lambda net: net.predict(X).tolist(), lambda net: net.forward(X).tolist(), lambda net: net.evaluate(X, y),
                 lambda net: net.loss_and_gradients(X, y)[0]):
        assert call(with_it) == call(without)
    assert with_it.loss_and_gradients(X, y, random=default_rng(1))[0] != without.loss_and_gradients(X, y)[0]


@pytest.mark.parametrize("rate", [1, 1.0, -0.1, math.nan, "0.5", None, True, [0.5], math.inf])
def test_a_rate_is_a_share_below_1(rate):
    with pytest.raises((ValueError, TypeError), match="Dropout: .*rate"):
        Dropout(rate)


def test_texts():
    assert repr([Dense(4, 3, "tanh"), Dense(2), Dropout(0.25)]) == "[Dense(4, 3, 'tanh'), Dense(None, 2, 'identity'), Dropout(0.25)]"


# ---- a layer of one's own that lacks something ----

@pytest.mark.parametrize("call, words", [
    (lambda layer: layer.forward(Matrix([[1.0]])), "has no forward"), (lambda layer: layer.backward(None, None), "has no backward"),
    (lambda layer: layer.checked_weights(()), "has no checked_weights"), (lambda layer: layer.state(), "of your own")])
def test_what_a_layer_lacks_is_named(call, words):
    with pytest.raises((TypeError, ValueError), match=words):
        call(Layer())
