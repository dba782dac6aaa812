"""The gradients of whole networks: the derivative of the reported loss, whatever the loss, activations and sizes.

Compared with dual numbers, number by number, with central differences along a direction, and with PyTorch; each
comparison is tried on gradients with a common mistake in them as well, which it must find.  Weights and samples are
chosen so that no z, and no difference of output and target, is near a kink; kinks have tests of their own, here for
networks and in test_activations.py and test_losses.py.
"""
import io
import math
import os
import runpy
import sys
from itertools import cycle
from random import Random

import pytest

from amounts import some
from paths import EVERYWHERE
from purenn import Matrix, RandomState, activations, article, losses, optimizers
from purenn.floats import elementary
from purenn.layers import Dense, Dropout
from purenn.network import Network
from purenn.py36.numbers import gradient

NAMES = sorted(activations.ACTIVATIONS)
LOSSES = sorted(losses.LOSSES)
SAMPLES, INPUTS, HIDDEN = 6, 3, (4, 2, 3)               # sizes that differ, with outputs after them
OUTPUTS = (1, 2, 5)
DEPTHS = (0, 1, 2, 3)
SAME, NEAR, MARGIN, STEP = 1e-12, 1e-6, 1e-3, 1e-5


def is_pair(loss, activation):
    try:
        losses.get(loss, activations.get(activation))
    except ValueError:
        return False
    return True


PAIRS = [(loss, activation) for loss in LOSSES for activation in NAMES if is_pair(loss, activation)]


@pytest.fixture(autouse=True)
def native_again():
    yield
    elementary.arithmetic("native")


# ---- networks ----

class Case(object):
    """A network with its samples; `everything`: weights of the samples, l1, l2 and dropout with a fixed mask."""

    def __init__(self, loss, activation, hidden, outputs, everything, seed):
        self.random = Random(seed)
        sizes = (INPUTS,) + HIDDEN[:len(hidden)] + (outputs,)
        layers = []
        for n_in, n_out, name in zip(sizes, sizes[1:], hidden + [activation]):
            layers += [Dropout(0.3)] if everything else []
            layers.append(Dense(n_in, n_out, name))
        penalties = {"l1": 0.02, "l2": 0.3} if everything else {}
        self.net = Network(layers, loss=loss, init="zeros", **penalties)
        self.net.set_weights([(self.rows(n_in, n_out, -1.2, 1.2), self.rows(1, n_out, -0.8, 0.8))
                              for n_in, n_out in zip(sizes, sizes[1:])])
        self.X = self.rows(SAMPLES, INPUTS, -1.5, 1.5)
        self.y = self.targets(loss, activations.get(activation), outputs)
        self.weights = [self.random.uniform(0.2, 3.0) for _ in range(SAMPLES)] if everything else None
        self.mask = seed if everything else None
        self.name = "%s, %s to %s, %d outputs%s" % (loss, hidden, activation, outputs, ", everything" if everything else "")

    def rows(self, r, c, low, high):
        return [[self.random.uniform(low, high) for _ in range(c)] for _ in range(r)]

    def targets(self, loss, activation, outputs):
        if loss == "hinge":
            return [[1 if t > 0.0 else -1 for t in row] for row in self.rows(SAMPLES, outputs, -1, 1)]
        low, high = -2.0 if activation.low is None else activation.low, 2.0 if activation.high is None else activation.high
        rows = self.rows(SAMPLES, outputs, low, high)
        if loss == "categorical_cross_entropy":
            return [[t / math.fsum(row) for t in row] for row in rows]
        return rows

    def draws(self):
        """A generator that draws the same masks each time; None where nothing is dropped."""
        return None if self.mask is None else RandomState(self.mask)

    def loss_and_gradients(self):
        """(loss, flat list of its gradient) as reported."""
        loss, pairs = self.net.loss_and_gradients(self.X, self.y, self.weights, self.draws())
        return loss, flat([matrix for pair in pairs for matrix in pair])

    def loss_at(self, numbers):
        """The reported loss with other weights, of any kind."""
        before = self.net.chain.parameters()
        self.net.chain.set_parameters(shaped(numbers, before))
        try:
            return self.net.loss_and_gradients(self.X, self.y, self.weights, self.draws())[0]
        finally:
            self.net.chain.set_parameters(before)

    def margin(self):
        """How far the nearest kink is; 0 where a relu is alive for all samples, or for none."""
        x, random = Matrix(self.X), self.draws()
        distances = [1.0]
        for layer in self.net.layers:
            x, memory = layer.forward(x, random)
            if isinstance(layer, Dense) and layer.activation.name in ("relu", "leaky_relu", "elu"):
                z = flat([memory[1]])
                distances += map(abs, z) if min(z) < 0 < max(z) else [0.0]
        apart = [abs(a - t) for a, t in zip(flat([x]), [t for row in self.y for t in row])]
        distances += {"mean_absolute_error": apart, "huber": [abs(d - 1) for d in apart], "hinge": [abs(d - 1) for d in apart]}.get(
            self.net.loss.name, [])
        return min(distances)


def flat(matrices):
    return [x for matrix in matrices for row in matrix.tolist() for x in row]


def shaped(numbers, matrices):
    """The numbers as matrices of these matrices' shapes."""
    numbers = iter(numbers)
    return [Matrix([[next(numbers) for _ in range(matrix.shape[1])] for _ in range(matrix.shape[0])]) for matrix in matrices]


def case_of(*description):
    """The first case by seed whose margin is wide."""
    for seed in range(1, 2000):
        case = Case(*(description + (seed,)))
        if case.margin() > MARGIN:
            return case
    raise AssertionError("no seed for %r" % (description,))


def descriptions(loss, activation):
    """All outputs and depths; over them, the hidden layers have every activation."""
    first = PAIRS.index((loss, activation)) % len(NAMES)
    others = cycle(NAMES[first:] + NAMES[:first])
    for outputs in OUTPUTS:
        for depth in DEPTHS:
            hidden = [next(others) for _ in range(depth)]
            if (activation, outputs) != ("softmax", 1):
                for everything in (False, True):
                    yield loss, activation, hidden, outputs, everything


# ---- mistakes ----

def patched(owner, name, value, function):
    before = getattr(owner, name)
    setattr(owner, name, value)
    try:
        return function()
    finally:
        setattr(owner, name, before)


def with_backward(case, backward, chosen=lambda activation: True):
    """The gradients with another Activation.backward for the chosen ones."""
    def mistaken(cls):
        right = cls.backward
        return lambda self, z, a, by_a: (backward if chosen(self) else right)(self, z, a, by_a)
    return patched(activations.Softmax, "backward", mistaken(activations.Softmax), lambda: patched(
        activations.Activation, "backward", mistaken(activations.Activation), lambda: case.loss_and_gradients()[1]))


def transposed(case, found):
    """The gradients by the weights with their rows read as columns."""
    matrices = [Matrix([x for row in matrix.T.tolist() for x in row]).reshape(*matrix.shape) for matrix in
                shaped(found, case.net.chain.parameters())]
    return flat(matrices)


def mistakes(case, found):
    """{name: gradients with this mistake} of those that make a difference in this network."""
    dense = [layer for layer in case.net.layers if isinstance(layer, Dense)]
    by_output = [] if case.net.loss.only_with else [dense[-1].activation.name]
    through = [layer.activation.name for layer in dense[:-1]] + by_output       # those whose backward is used
    yield "twice", [2 * x for x in found]
    yield "ascent", [-x for x in found]
    if any(min(layer.W.shape) > 1 for layer in dense):
        yield "transposed", transposed(case, found)
    if set(through) - set(["identity"]):
        yield "no slope", with_backward(case, lambda self, z, a, by_a: by_a)
    if set(through) & set(["sigmoid", "tanh", "softplus", "elu", "silu", "gelu"]):
        yield "activated twice", with_backward(case, lambda self, z, a, by_a: by_a * self.slope(a, self.value(a)),
                                               lambda activation: activation.slope)
    if "softmax" in through:
        yield "softmax by element", with_backward(case, lambda self, z, a, by_a: by_a * a * (1 - a), lambda activation: not activation.slope)
    if case.net.loss.only_with:
        yield "slope twice", patched(case.net.loss, "only_with", None, lambda: patched(
            case.net.loss, "value", lambda *_: 0.0, lambda: case.loss_and_gradients()[1]))
    if case.weights:
        yield "no l1", patched(case.net, "l1", 0.0, lambda: case.loss_and_gradients()[1])
        yield "no l2", patched(case.net, "l2", 0.0, lambda: case.loss_and_gradients()[1])
        yield "no weights", patched(case, "weights", None, lambda: case.loss_and_gradients()[1])
        yield "no mask", patched(case, "mask", None, lambda: case.loss_and_gradients()[1])


# ---- dual numbers and differences ----

def apart(found, expected, like):
    """The greatest difference of any number, beside the greatest number of its matrix."""
    pairs = zip(shaped(found, like), shaped(expected, like))
    return max(max(abs(x - y) for x, y in zip(flat([f]), flat([e]))) / max([1e-3] + list(map(abs, flat([e])))) for f, e in pairs)


class Differences(object):
    """Central differences of a case's loss along two directions."""

    def __init__(self, case, start, expected):
        self.slopes = []
        for _ in range(2):
            direction = [case.random.gauss(0, 1) for _ in start]
            ends = [case.loss_at([x + sign * STEP * v for x, v in zip(start, direction)]) for sign in (1, -1)]
            size = math.fsum(abs(x * v) for x, v in zip(expected, direction)) + 1e-3
            self.slopes.append((direction, (ends[0] - ends[1]) / (2 * STEP), size))

    def apart(self, found):
        """How far a gradient is from them, beside the sum of its parts' sizes."""
        return max(abs(math.fsum(x * v for x, v in zip(found, direction)) - slope) / size
                   for direction, slope, size in self.slopes)


@pytest.mark.parametrize("loss, activation", PAIRS)
def test_the_gradient_is_that_of_the_reported_loss(loss, activation):
    for description in some(descriptions(loss, activation), PAIRS.index((loss, activation))):
        case = case_of(*description)
        like = case.net.chain.parameters()
        reported, found = case.loss_and_gradients()
        start = flat(like)
        assert case.loss_at(start) == reported
        expected = gradient(case.loss_at, start)
        differences = Differences(case, start, expected)
        assert apart(found, expected, like) <= SAME and differences.apart(found) <= NEAR, case.name
        for name, wrong in mistakes(case, found):
            assert apart(wrong, expected, like) > SAME and differences.apart(wrong) > NEAR, (case.name, name)


@pytest.mark.parametrize("arithmetic", ["portable", "fast"])
def test_in_another_arithmetic(arithmetic):
    with elementary.arithmetic(arithmetic):
        for pair in PAIRS:
            case = case_of(*list(descriptions(*pair))[-13])             # one hidden layer, two outputs, everything
            expected = gradient(case.loss_at, flat(case.net.chain.parameters()))
            assert apart(case.loss_and_gradients()[1], expected, case.net.chain.parameters()) <= SAME, case.name


def test_every_loss_meets_every_activation_in_every_place():
    hidden = [(loss, activation, name) for loss, activation in PAIRS
              for _, _, names, _, _ in descriptions(loss, activation) for name in names]
    assert len(PAIRS) == 48 and len(set(hidden)) == len(PAIRS) * len(NAMES)
    assert sorted(set(loss for loss, _ in PAIRS)) == LOSSES and sorted(set(name for _, name in PAIRS)) == NAMES


@pytest.mark.parametrize("loss, activation", [(loss, name) for loss in LOSSES for name in NAMES if not is_pair(loss, name)])
def test_a_network_refuses_what_is_no_pair(loss, activation):
    for outputs in (2, 5):
        with pytest.raises(ValueError, match="^%s is for .* in the last layer; this one has %s, for which .* is right$" % (loss, activation)):
            Network([Dense(3, outputs, activation)], loss=loss)
    right = {"hinge": "tanh", "binary_cross_entropy": "sigmoid", "categorical_cross_entropy": "softmax"}[loss]
    assert Network([Dense(3, 2, right)], loss=loss).loss.name == loss


def test_a_network_refuses_softmax_of_one_output():
    for loss in [loss for loss in LOSSES if is_pair(loss, "softmax")]:
        with pytest.raises(ValueError, match="softmax of one output is always 1"):
            Network([Dense(3, 1, "softmax")], loss=loss)


# ---- kinks ----

@pytest.mark.parametrize("hidden", NAMES)
@pytest.mark.parametrize("loss", ["mean_absolute_error", "huber", "hinge"])
def test_a_network_all_of_whose_kinks_are_met(loss, hidden):
    """Every z of the hidden layer is 0; outputs are the targets, or at the edge: the same choice everywhere."""
    net = Network([Dense(2, 3, hidden), Dense(3, 2, "identity")], loss=loss, init="zeros", l1=0.5)
    W, b = [[0.0] * 3] * 2, [[0.5 if loss == "huber" else 1.0] * 2]
    net.set_weights([(W, [[0.0] * 3]), ([[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]], b)])
    X, y = [[1.0, -2.0], [0.5, 3.0]], [[1.0, 1.0], [1.0, 1.0]] if loss != "huber" else [[1.5, -0.5], [0.5, 0.5]]
    start, found = flat(net.chain.parameters()), flat([matrix for pair in net.loss_and_gradients(X, y)[1] for matrix in pair])

    def loss_at(numbers):
        other = Network([Dense(2, 3, hidden), Dense(3, 2, "identity")], loss=loss, init="zeros", l1=0.5)
        other.chain.set_parameters(shaped(numbers, net.chain.parameters()))
        return other.loss_and_gradients(X, y)[0]
    assert apart(found, gradient(loss_at, start), net.chain.parameters()) <= SAME


# ---- PyTorch ----

def theirs(torch, case):
    """(loss, flat gradient) by PyTorch's functions, and its automatic differentiation."""
    f = torch.nn.functional
    functions = {
        "identity": lambda z: z, "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu, "elu": f.elu,
        "leaky_relu": f.leaky_relu, "softplus": lambda z: f.softplus(z, threshold=500), "silu": f.silu, "gelu": f.gelu,
        "softmax": lambda z: torch.softmax(z, 1)}
    terms = {
        "half_squared_error": lambda z, a, t: f.mse_loss(a, t, reduction="none") / 2,
        "mean_squared_error": lambda z, a, t: f.mse_loss(a, t, reduction="none"),
        "mean_absolute_error": lambda z, a, t: f.l1_loss(a, t, reduction="none"),
        "huber": lambda z, a, t: f.huber_loss(a, t, reduction="none"),
        "hinge": lambda z, a, t: torch.clamp(1 - t * a, min=0),
        "binary_cross_entropy": lambda z, a, t: f.binary_cross_entropy_with_logits(z, t, reduction="none"),
        "categorical_cross_entropy": lambda z, a, t: f.cross_entropy(z, t, reduction="none").reshape(-1, 1)}
    net, draws = case.net, case.draws()
    a, mine, parameters, penalty = tensor(torch, case.X), Matrix(case.X), [], 0.0
    for layer in net.layers:
        mine, memory = layer.forward(mine, draws)
        if isinstance(layer, Dropout):
            a = a * (1.0 if memory is None else tensor(torch, memory.tolist()))
            continue
        W, b = [tensor(torch, matrix.tolist()).requires_grad_() for matrix in (layer.W, layer.b)]
        z = a @ W + b
        a = functions[layer.activation.name](z)
        parameters += [W, b]
        penalty = penalty + net.l1 * W.abs().sum() + net.l2 / 2 * (W * W).sum()
    weights = tensor(torch, case.weights or [1.0] * SAMPLES).reshape(-1, 1)
    loss = (terms[net.loss.name](z, a, tensor(torch, case.y)) * weights).sum()
    if net.loss.name != "half_squared_error":
        loss = loss / SAMPLES / (1 if net.loss.name == "categorical_cross_entropy" else a.shape[1])
    (loss + penalty).backward()
    return float((loss + penalty).detach()), [x for parameter in parameters for row in parameter.grad.tolist() for x in row]


def tensor(torch, rows):
    return torch.tensor(rows, dtype=torch.float64)


@pytest.mark.parametrize("loss", LOSSES)
def test_losses_and_gradients_are_pytorch_s(loss):
    torch = pytest.importorskip("torch")
    for pair in [pair for pair in PAIRS if pair[0] == loss]:
        for case in [case_of(*description) for description in descriptions(*pair) if description[-1]]:
            (reported, found), (other, expected) = case.loss_and_gradients(), theirs(torch, case)
            assert abs(reported - other) <= 1e-10 * abs(other), case.name
            assert apart(found, expected, case.net.chain.parameters()) <= 1e-10, case.name
            assert apart([1.000000001 * x for x in found], expected, case.net.chain.parameters()) > 1e-10


def test_means_are_pytorch_s_own():
    """What F.mse_loss and the others report without being told how to add up."""
    torch = pytest.importorskip("torch")
    f = torch.nn.functional
    for loss, activation, function, of_input in (
            ("mean_squared_error", "identity", f.mse_loss, True), ("mean_absolute_error", "identity", f.l1_loss, True),
            ("huber", "tanh", f.huber_loss, False), ("binary_cross_entropy", "sigmoid", f.binary_cross_entropy, False),
            ("binary_cross_entropy", "sigmoid", f.binary_cross_entropy_with_logits, True),
            ("categorical_cross_entropy", "softmax", f.cross_entropy, True)):
        case = case_of(loss, activation, [], 5, False)
        z = tensor(torch, case.X) @ tensor(torch, case.net.weights[0][0].tolist()) + tensor(torch, case.net.weights[0][1].tolist())
        outputs = z if of_input else tensor(torch, case.net.forward(case.X).tolist())
        assert float(function(outputs, tensor(torch, case.y))) == pytest.approx(case.loss_and_gradients()[0], rel=1e-14)
    case = case_of("categorical_cross_entropy", "softmax", [], 5, False)
    case.y = [3, 0, 4, 1, 1, 2]                         # numbers of classes
    z = tensor(torch, case.X) @ tensor(torch, case.net.weights[0][0].tolist()) + tensor(torch, case.net.weights[0][1].tolist())
    assert float(f.cross_entropy(z, torch.tensor(case.y))) == pytest.approx(case.loss_and_gradients()[0], rel=1e-14)


# ---- the article ----

def article_problem(seed):
    """Sizes that all differ, a start as the article draws it, and samples of zeros and ones."""
    random = Random(seed)
    sizes = random.sample(range(1, 8), 4)
    samples, inputs, hidden, outputs = sizes
    X = [[random.randint(0, 1) for _ in range(inputs)] for _ in range(samples)]
    y = [[random.randint(0, 1) for _ in range(outputs)] for _ in range(samples)]
    return X, y, article.initialize(seed, inputs, hidden, outputs), (inputs, hidden, outputs)


def article_network(sizes, seed):
    inputs, hidden, outputs = sizes
    return Network([Dense(inputs, hidden, "sigmoid"), Dense(hidden, outputs, "sigmoid")], loss="half_squared_error",
                   init="uniform", seed=seed)


def bits(matrices):
    return [float(x).hex() for x in flat(matrices)]


EPOCHS = 60


def train(net, X, y, epochs=EPOCHS, rate=0.1):
    """What fit comes down to, step by step."""
    sgd = optimizers.get("sgd", rate=rate)
    for _ in range(epochs):
        pairs = net.loss_and_gradients(X, y)[1]
        net.chain.set_parameters(sgd.step(net.chain.parameters(), [matrix for pair in pairs for matrix in pair]))
    return bits(net.chain.parameters())


@pytest.mark.parametrize("seed", range(20))
def test_full_batches_end_in_the_article_s_weights(seed):
    X, y, start, sizes = article_problem(seed)
    assert bits(article_network(sizes, seed).chain.parameters()) == bits(start)
    for arithmetic in ("native", "portable"):
        with elementary.arithmetic(arithmetic):
            expected = bits(article.train(X, y, *start, epochs=EPOCHS))
            assert train(article_network(sizes, seed), X, y) == expected
            net = article_network(sizes, seed)
            net.fit(X, y, epochs=EPOCHS, learning_rate=0.1, shuffle=False, optimizer="sgd", batch_size=None)
            assert bits(net.chain.parameters()) == expected


def test_the_article_s_own_run():
    net = article_network((4, 3, 1), 42)
    net.fit(article.X, article.y, epochs=5000, learning_rate=0.1, shuffle=False, optimizer="sgd", batch_size=None)
    assert bits(net.chain.parameters()) == bits(article.train(article.X, article.y, *article.initialize(42)))
    assert ["%.5f" % x for x in flat([net.predict(article.X)])] == ["0.98405", "0.97455", "0.03606"]


def test_another_formula_of_the_same_slope_has_other_bits():
    X, y, start, sizes = article_problem(3)
    expected = bits(article.train(X, y, *start, epochs=EPOCHS))
    sigmoid = activations.ACTIVATIONS["sigmoid"]
    for slope in (lambda z, a: a - a * a, lambda z, a: activations.exp(-z) * a * a):
        found = patched(sigmoid, "slope", slope, lambda: train(article_network(sizes, 3), X, y))
        assert found != expected
        assert [float.fromhex(x) for x in found] == pytest.approx([float.fromhex(x) for x in expected], rel=1e-9)


# ---- every Python ----



def test_the_program_for_every_python_prints_what_is_expected(monkeypatch):
    """The others' bits are checked by tests/everywhere."""
    printed = io.StringIO()
    monkeypatch.setattr(sys, "stdout", printed)
    runpy.run_path(os.path.join(EVERYWHERE, "gradients.py"), run_name="__main__")
    with open(os.path.join(EVERYWHERE, "gradients.txt")) as file:
        assert printed.getvalue() == file.read()
