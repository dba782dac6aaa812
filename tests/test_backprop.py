"""backprop.py: a chain's parts agree with each other and with finite differences, with layers and losses of one's own among them."""
import ast
import glob
import os
import pydoc

import pytest

import needs
import purenn
from paths import PACKAGE
from purenn import Activation, Dense, Dropout, Layer, Loss, Matrix, Network, RandomState, activations
from purenn.backprop import Chain
from purenn.losses import LOSSES
from ways import ARTICLE


class Doubled(Layer):
    """The example of Layer's docstring."""
    def forward(self, x, random=None):
        return x * 2, None

    def backward(self, memory, delta, first=False):
        return [], delta * 2


class Scaled(Layer):
    """x times a factor for each column, which is learned."""
    names = ("factors",)

    def built(self, n_in, default, random):
        layer = Scaled()
        layer.factors = Matrix([[1.0 + 0.25 * i for i in range(n_in)]])
        return layer

    def checked_weights(self, weights):
        factors, = weights
        return [Matrix(factors)]

    def forward(self, x, random=None):
        return x * self.factors, x

    def backward(self, x, delta, first=False):
        return [(x * delta).sum(axis=0, keepdims=True)], delta * self.factors


class Paired(Layer):
    """The sums of neighbours: half as many outputs as inputs."""
    n_in, n_out = 4, 2

    def forward(self, x, random=None):
        return x.dot(self.sums()), None

    def backward(self, memory, delta, first=False):
        return [], delta.dot(self.sums().T)

    def sums(self):
        return Matrix([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])


def square(a, t):
    return (a - t) * (a - t) * (a - t) * (a - t)


def square_slope(a, t):
    return (a - t) * (a - t) * (a - t) * 4


FOURTH = Loss("fourth_powers", square, square_slope, "mean")
SINE = Activation("square", lambda z: z * z, lambda z, a: z * 2)
X = RandomState(1).uniform(-1.0, 1.0, (5, 4))
Y = RandomState(2).uniform(0.0, 1.0, (5, 2))
KINDS = {"doubled": [Doubled(), Dense(4, 3, "tanh"), Doubled(), Dense(2)], "learned": [Dense(4, 3, "tanh"), Scaled(), Dense(2)],
         "first": [Scaled(), Dense(4, 2)], "narrower": [Paired(), Dense(2, 3, "sigmoid"), Dropout(0.25), Dense(2)],
         "activation": [Dense(4, 3, SINE), Dense(2)], "none": [Dense(4, 3, "silu"), Dropout(0.5), Dense(2, "tanh")]}


def network(kind, loss="mean_squared_error", **options):
    return Network(KINDS[kind], loss=loss, init="glorot_uniform", seed=3, **options)


def flat(matrices):
    return [x for matrix in matrices for x in matrix.reshape(-1).tolist()]


@pytest.mark.parametrize("loss", ["mean_squared_error", FOURTH])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_gradients_are_those_of_the_loss(kind, loss):
    net = network(kind, loss, l1=0.01, l2=0.1)
    found = flat([matrix for layer in net.loss_and_gradients(X, Y)[1] for matrix in layer])
    chain, step = net.chain, 1e-6
    given, expected = chain.parameters(), []
    for i, matrix in enumerate(given):
        for j in range(matrix.size):
            sides = []
            for sign in (1, -1):
                numbers = matrix.reshape(-1).tolist()
                numbers[j] += sign * step
                chain.set_parameters(given[:i] + [Matrix(numbers).reshape(*matrix.shape)] + given[i + 1:])
                sides.append(net.loss_and_gradients(X, Y)[0])
            expected.append((sides[0] - sides[1]) / (2 * step))
    assert len(found) == len(expected) == chain.size
    assert max(abs(a - b) for a, b in zip(found, expected)) < 1e-8
    assert max(abs(1.001 * a - b) for a, b in zip(found, expected)) > 1e-5


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_engine_trains_with_layers_of_ones_own(kind):
    found = []
    for engine in ("auto", "matrix", "rows", "straightline"):
        net = network(kind)
        history = net.fit(X, Y, epochs=30, learning_rate=0.05, batch_size=2, engine=engine, progress=False, optimizer="sgd", shuffle=False)
        found.append([flat(net.chain.parameters()), history.loss, net.predict(X).tolist()])
    assert found == found[:1] * 4 and found[0][1][-1] < found[0][1][0]


def test_workers_leave_layers_of_ones_own_in_one_thread():
    needs.command(*needs.COMPILERS)
    net = network("learned")
    rows = RandomState(1).uniform(-1.0, 1.0, (130, 4))
    history = net.fit(rows, RandomState(2).uniform(0.0, 1.0, (130, 2)), epochs=3, workers=2, engine="c", progress=False, **ARTICLE)
    assert history.workers.startswith("one thread: ") and "what is not compiled" in history.workers


def test_what_a_network_with_such_layers_is_asked():
    net = network("learned")
    assert [len(layer) for layer in net.weights] == [2, 1, 2]
    net.set_weights([net.weights[0], ([[0.0, 0.0, 0.0]],), (net.weights[2][0], [[0.5, 0.25]])])
    assert net.predict(X).tolist() == [[0.5, 0.25]] * 5
    assert "Scaled" in net.summary() and net.chain.size == 15 + 3 + 8
    narrow = network("narrower")
    assert (narrow.n_in, narrow.n_out) == (4, 2) and narrow.predict(X).shape == (5, 2)
    with pytest.raises(ValueError, match="^X has the shape"):
        narrow.predict([[1.0, 2.0]])


@pytest.mark.parametrize("net, message", [
    (network("doubled"), "Doubled.* is a layer of your own; a file holds only Dense and Dropout"),
    (network("none", FOURTH), "<loss fourth_powers> is a loss of your own; a file holds only the names of known ones"),
    (network("activation"), "an activation of your own")])
def test_what_is_ones_own_is_not_saved(net, message, tmp_path):
    with pytest.raises(ValueError, match=message):
        net.save(str(tmp_path / "model.json"))
    before = net.optimizer, flat(net.chain.parameters())
    with pytest.raises(ValueError, match=message):
        net.fit(X, Y, epochs=1, progress=False, checkpoint=str(tmp_path / "run.json"), **ARTICLE)
    assert (net.optimizer, flat(net.chain.parameters())) == before and list(tmp_path.iterdir()) == []


def test_source_refuses_layers_of_ones_own():
    for form in ("straight", "loop"):
        with pytest.raises(ValueError, match="is a layer of your own"):
            network("doubled").to_source("python", form=form)


# ---- parts of a chain ----

def chain(l1=0.0, l2=0.0):
    return network("none", l1=l1, l2=l2).chain


def test_row_by_row_and_in_parts_it_is_the_same():
    whole, weights = chain(), Matrix([[1.0], [2.0], [0.0], [1.0], [3.0]])
    x, t = Matrix(X), Matrix(Y)
    terms, gradients = whole.part(x, t, weights)
    again, pairs = whole.deltas(x, t, weights)
    assert terms.tolist() == again.tolist() and len(pairs) == len(whole.dense)
    assert flat(gradients) == flat([m for layer, pair in zip(whole.dense, pairs) for m in layer.gradients(*pair)])
    parts = [whole.part(x[i:j], t[i:j], weights[i:j], None, 5) for i, j in ((0, 2), (2, 5))]
    assert sum(flat([m for m, _ in parts])) == pytest.approx(sum(flat([terms])))
    for i, gradient in enumerate(gradients):
        assert (parts[0][1][i] + parts[1][1][i] - gradient).reshape(-1).tolist() == pytest.approx([0.0] * gradient.size, abs=1e-15)


def test_penalties_are_added_to_the_weights_gradients_alone():
    plain, penalized = chain(), chain(0.5, 0.25)
    x, t = Matrix(X), Matrix(Y)
    loss, penalty, gradients = penalized.backward(x, t)
    assert plain.backward(x, t)[:2] == (loss, 0) and penalty == penalized.penalty() > 0
    for parameter, gradient, without in zip(penalized.parameters(), gradients, plain.backward(x, t)[2]):
        added = [0.5 * (1 if w > 0 else -1) + 0.25 * w if parameter.shape[0] > 1 else 0.0 for w in flat([parameter])]
        assert flat([gradient]) == pytest.approx([a + b for a, b in zip(flat([without]), added)], abs=1e-15)


def test_nothing_is_dropped_but_while_training():
    whole = chain()
    assert whole.outputs(Matrix(X)).tolist() == whole.forward(Matrix(X))[-1][0].tolist()
    assert whole.outputs(Matrix(X)).tolist() != whole.forward(Matrix(X), RandomState(1))[-1][0].tolist()


# ---- the face ----

def test_help_shows_the_face_and_no_internals():
    text = pydoc.plain(pydoc.render_doc(purenn.Network))
    names = [name for name in vars(purenn.Network) if name[0] != "_"]
    assert sorted(names) == sorted([
        "layers", "loss", "l1", "l2", "n_in", "n_out", "weights", "set_weights", "forward", "loss_and_gradients", "fit",
        "partial_fit", "predict", "compiled", "classify", "evaluate", "bounds", "certify", "summary", "plot", "to_source", "state", "of_state", "save", "load"])
    assert "  backward" not in text and "deltas" not in text and text.index("net.fit(X, y)") < text.index("Methods defined here")


def test_the_public_parts_are_at_hand():
    assert (purenn.Layer, purenn.Loss, purenn.Activation) == (Layer, Loss, activations.Activation)
    assert isinstance(Dense(2, 2), Layer) and isinstance(LOSSES["hinge"], Loss)
    assert isinstance(network("none").chain, Chain)


def test_no_engine_imports_the_network_or_the_package_as_a_whole():
    for path in glob.glob(os.path.join(PACKAGE, "py36", "engines", "*.py")):
        with open(path) as file:
            imports = [node for node in ast.walk(ast.parse(file.read())) if isinstance(node, ast.ImportFrom) and node.level]
        assert not [node for node in imports if node.module == "network" or node.level == 3 and node.module is None]
