"""A program with types: `mypy --strict tests/rules/typed.py` accepts it, and it runs.

It uses the public names as a user would, says what type each result has, and lists
uses that must be errors: where mypy finds one right, its `ignore` is reported as unused.
"""
import io
import os
import sys
from decimal import Decimal
from fractions import Fraction
from typing import IO, TYPE_CHECKING, Any, Callable, Hashable, List, Optional, Tuple, Union

if TYPE_CHECKING:
    from typing_extensions import assert_type
else:
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

    def assert_type(value, declared):
        """What mypy was told, tried on the value: a class must be its class."""
        if type(declared) is type and not isinstance(value, declared):
            raise TypeError("%r is no %s" % (value, declared.__name__))
        return value

import purenn
import purenn.numpy as np
import purenn.numpy.typing as npt
from purenn import Dense, Dropout, Matrix, Network, RandomState, StandardScaler, default_rng, schedule, train_test_split

Weights = Tuple[Matrix, Matrix, Matrix, Matrix]


# ---- Matrix ----

def rows_of_many_kinds() -> List[Matrix]:
    return [Matrix([[1, 2], [3, 4]]), Matrix(((1.0, 2.0), (3.0, 4.0))), Matrix([range(2), range(2)]),
            Matrix([Fraction(1, 3), Fraction(2, 3)]), Matrix([Decimal("0.1")]), Matrix(x * x for x in range(3)),
            Matrix(map(float, "1 2 3".split())), Matrix([Matrix([1.0]), Matrix([2.0])]), Matrix(np.ones((2, 2)))]


def arithmetic(a: Matrix) -> Matrix:
    b = assert_type(1 - a * 2 + a / 3.0, Matrix)
    b += a
    assert_type(a ** 2, Matrix)
    assert_type(-a, Matrix)
    assert_type(abs(a), Matrix)
    assert_type(a + [[1.0, 2.0], [3.0, 4.0]], Matrix)
    assert_type((1.0, 2.0) + a, Matrix)
    assert_type(a > 0.5, Matrix)
    assert_type(a == b, Matrix)
    assert_type(~(a > b), Matrix)
    return b


def shapes_and_sums(a: Matrix) -> float:
    assert_type(a.shape, Tuple[int, ...])
    assert_type(a.T, Matrix)
    assert_type(a.reshape(-1, 1), Matrix)
    assert_type(a.reshape((4,)), Matrix)
    assert_type(a.sum(axis=0, keepdims=True), Matrix)
    assert_type(a.argmax(), int)
    assert_type(a.tolist(), List[Any])
    columns: Matrix = a.sum(axis=0)             # of a vector it would be a number
    product: Matrix = a.dot(a.T)                # and so would this
    total: float = a.sum() + columns.max() + product.mean()
    return total + float(columns.dot(columns))


def elements(a: Matrix) -> None:
    number: float = a[0, 1]
    row: Matrix = a[0]
    assert_type(a[:, 0], Matrix)
    assert_type(a[..., :1], Matrix)
    assert_type(a[[0, 1]], Matrix)
    assert_type(a[a > 1], Matrix)
    assert_type(a[None, 0], Matrix)
    a[0, 0] = number
    a[1] = row
    a[a < 0] = 0
    a[:, 1] = [1, 2]
    assert_type([float(x) for r in a for x in r], List[float])


# ---- the article ----

def train(seed: int, report: Callable[[int], None]) -> Weights:
    X, y = purenn.article.X, purenn.article.y
    with purenn.arithmetic("portable"):
        start = purenn.article.initialize(seed)
        weights = purenn.article.train(X, y, *start, epochs=20, lr=0.1, on_epoch=report)
    assert_type(purenn.article.steps(X, y, *start), List[Tuple[int, str, Matrix]])
    assert_type(purenn.article.forward(X, *weights), Matrix)
    assert_type(purenn.article.sigmoid(0), float)
    assert_type(purenn.article.sigmoid(weights[0]), Matrix)
    return weights


def same_in_every_way() -> bool:
    name = assert_type(purenn.arithmetic(), str)
    lists = ([[0.1, 0.2], [0.3, 0.4]], [[0.1, 0.2]], [[0.5], [0.6]], [[0.7]])
    first = purenn.article.train([[1, 0], [0, 1]], [[1], [0]], *lists, epochs=2)
    wh, bh, wout, bout = [np.array(rows) for rows in lists]
    second = purenn.article.train(Matrix([[1, 0], [0, 1]]), np.array([[1], [0]]), wh, bh, wout, bout, epochs=2)
    return name == "native" and all((a == b).min() for a, b in zip(first, second))


# ---- random draws ----

def draws() -> None:
    random = RandomState(42)
    assert_type(random.uniform(), float)
    assert_type(random.normal(0.0, 0.1), float)
    assert_type(random.randint(10), int)
    Matrix(random.uniform(-1, 1, size=(4, 3)))
    generator = default_rng([1, 2])
    assert_type(generator.random(), float)
    assert_type(generator.integers(0, 2), int)
    Matrix(generator.standard_normal((2, 2)))
    generator.shuffle([1, 2, 3])


# ---- purenn.numpy ----

class Layer:
    """As in many a script: weights, biases, forward and backward."""

    def __init__(self, inputs: int, outputs: int) -> None:
        self.W = np.random.randn(inputs, outputs) * np.sqrt(2.0 / inputs)
        self.b = np.zeros((1, outputs))

    def forward(self, X: np.ndarray) -> np.ndarray:
        self.X = X
        self.a = np.tanh(np.dot(X, self.W) + self.b)
        return self.a

    def backward(self, gradient: np.ndarray, rate: float) -> np.ndarray:
        delta = gradient * (1 - self.a ** 2)
        self.W -= rate * self.X.T.dot(delta)
        self.b -= rate * delta.sum(axis=0, keepdims=True)
        return delta.dot(self.W.T)


def network() -> float:
    np.random.seed(0)
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    y = np.array([[0, 1, 1, 0]]).T
    layers = [Layer(2, 4), Layer(4, 1)]
    loss = 0.0
    for _ in range(50):
        output = X
        for layer in layers:
            output = layer.forward(output)
        loss = float(np.mean(np.square(output - y)))
        gradient = output - y
        for layer in reversed(layers):
            gradient = layer.backward(gradient, 0.1)
    return loss


def arrays() -> None:
    a = assert_type(np.array([[1.0, 2.0], [3.0, 4.0]]), np.ndarray)
    assert_type(a + Matrix([1, 2]), np.ndarray)
    assert_type(np.exp(a), np.ndarray)
    assert_type(np.exp(1.0), np.float64)
    assert_type(np.exp(Matrix([1.0])), Matrix)
    assert_type(np.abs(-2), np.int64)
    assert_type(np.maximum(0, a), np.ndarray)
    assert_type(np.where(a > 2, a, 0.0), np.ndarray)
    assert_type(np.clip(a, 1e-7, 1 - 1e-7), np.ndarray)
    assert_type(np.sum(a, axis=1, keepdims=True), np.ndarray)
    assert_type(np.sum(a, axis=1), Union[np.ndarray, Any])
    assert_type(np.concatenate([a, a], axis=1), np.ndarray)
    assert_type(np.c_[a, a], np.ndarray)
    assert_type(np.arange(3)[:, np.newaxis], np.ndarray)
    assert_type(np.eye(3)[[0, 2, 1]], np.ndarray)
    assert_type(a.astype(int).dtype, np.dtype)
    assert_type(a @ a, Union[np.ndarray, Any])
    length: float = np.linalg.norm(a)           # np.float64, or of such an array np.float32
    assert_type(np.linalg.inv(a), np.ndarray)
    assert_type(np.random.rand(3, 2), np.ndarray)
    assert_type(np.random.rand(), float)
    assert_type(np.random.permutation(len(a)), np.ndarray)
    assert_type(np.random.default_rng(1).normal(size=(2, 2)), np.ndarray)
    assert_type(np.float64(0.5) * 2, np.float64)
    assert_type(np.float64(0.5) > 0, np.bool_)
    assert_type(np.array("1 2".split(), dtype=float), np.ndarray)
    assert_type(np.allclose(a, a + 1e-12), bool)
    with np.printoptions(precision=3), np.errstate(divide="ignore"):
        assert_type(np.array2string(a, separator=", "), str)
    a[0] /= a[0].sum()
    a[1] /= length


def arrays_of_many_kinds(file: IO[bytes]) -> None:
    a = assert_type(np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]], dtype="uint8"), np.ndarray)
    assert_type(np.array(5), np.ndarray)
    assert_type(np.array(["no", "yes"]) == "no", np.ndarray)
    assert_type(np.zeros((2, 3, 4))[0, 1:], np.ndarray)
    assert_type(a[a > 4], np.ndarray)
    assert_type(a.transpose(2, 0, 1).astype(np.float32) / [[[2]]], np.ndarray)
    assert_type(a.sum((0, 1), np.int64, keepdims=True), np.ndarray)
    assert_type(a.mean(0, out=np.zeros((2, 2))), np.ndarray)
    assert_type(a.argmax(), np.int64)
    assert_type(np.any(a > 7), np.bool_)
    assert_type(np.float32(0.5) * 2, np.float32)
    assert_type(np.float32(0.5) * np.float64(2), np.float64)
    assert_type(np.int8(5) / 2, np.float64)
    assert_type(np.add(1, 2), np.int64)
    assert_type(np.hypot(3, 4), np.float64)
    assert_type(np.exp(a, out=np.zeros((2, 2, 2))), np.ndarray)
    assert_type(np.add.reduce(a, axis=0), Union[np.ndarray, Any])
    assert_type(np.pad(a[0], 1, mode="edge"), np.ndarray)
    assert_type(np.einsum("ijk,jk->i", a, a[0]), Union[np.ndarray, Any])
    assert_type(np.linalg.svd(a[0])[1], np.ndarray)
    assert_type(np.linalg.svd(a[0]).S, np.ndarray)
    assert_type(np.unique(a), np.ndarray)
    assert_type(np.lib.stride_tricks.sliding_window_view(np.arange(5), 3), np.ndarray)
    values, counts = np.unique(a, return_counts=True)
    middle: float = np.median(values)
    assert_type(scaled(counts, middle), np.ndarray)
    np.save(file, a)
    file.seek(0)
    assert_type(np.asarray(np.load(file)).tobytes(), bytes)


def scaled(x: npt.ArrayLike, by: float) -> npt.NDArray[np.float64]:
    return np.asarray(x, dtype=np.float64) * by


# ---- Network ----

def trainer() -> None:
    X, y = [[0, 0], [0, 1], [1, 0], [1, 1]], ["no", "yes", "yes", "no"]
    net = Network([Dense(2, 4, "tanh"), Dropout(0.0), Dense(1, "sigmoid")], loss="binary_cross_entropy", seed=1, l2=1e-6)
    net.scaler = StandardScaler().fit(X)
    history = net.fit(X, y, epochs=3, optimizer="adam", learning_rate=schedule("constant", rate=0.1), batch_size=3,
                      shuffle=True, validation_split=0.25, patience=2, metrics=["accuracy"], class_weight={"yes": 2.0},
                      callbacks=[lambda epoch, network, history: epoch > 9], progress=False)
    assert_type(history.loss, List[float])
    assert_type(net.partial_fit(X, y, sample_weight=[1, 1, 2, 2]).message, Optional[str])
    assert_type(net.predict(X), Matrix)
    assert_type(net.forward(Matrix(X)), Matrix)
    net.evaluate(X, y, "accuracy")["loss"]
    for dW, db in net.loss_and_gradients(X, [[0], [1], [1], [0]])[1]:
        assert_type(dW + db, Matrix)
    net.set_weights(net.weights)
    assert_type(Network.of_state(net.state()), Network)
    assert_type(purenn.optimizers.get("adam", beta1=0.8), purenn.optimizers.Optimizer)
    train_test_split(X, y, test_size=1, seed=0)
    assert_type(purenn.metrics.accuracy(["a"], ["b"]), float)


# ---- what must be an error ----

if TYPE_CHECKING:
    Matrix("text")                                              # type: ignore[arg-type]
    Matrix(3.0)                                                 # type: ignore[arg-type]
    Matrix([1.0]) + "text"                                      # type: ignore[operator]
    Matrix([1.0])["first"]                                      # type: ignore[call-overload]
    Matrix([1.0]).sums()                                        # type: ignore[attr-defined]
    key: Hashable = Matrix([1.0])                               # type: ignore[assignment]
    purenn.article.train([[1]], [[1]])                          # type: ignore[call-arg]
    np.arrange(3)                                               # type: ignore[attr-defined]
    Network([Dense(4, 3)], lost="huber")                        # type: ignore[call-arg]
    Network([Dense(4, 3)]).fit([[1]], [[1]], epocs=3)           # type: ignore[call-arg]
    Dense("4", 3)                                               # type: ignore[arg-type]
    Dense(4, 3, "sigmoyd")                                      # type: ignore[arg-type]
    Network([Dense(4, 3)], loss="mse")                          # type: ignore[arg-type]
    Network([Dense(4, 3)]).fit([[1]], [[1]], optimizer="adm")   # type: ignore[arg-type]
    Network([Dense(4, 3)]).to_source("java")                    # type: ignore[arg-type]
    Network([Dense(4, 3)]).to_source("c", prefix=3)             # type: ignore[arg-type]
    schedule("linear")                                          # type: ignore[arg-type]
    purenn.arithmetic("exact")                                  # type: ignore[call-overload]
    np.exp("text")                                              # type: ignore[arg-type]
    np.zeros(2.5)                                               # type: ignore[arg-type]
    np.float32(2.5).summ()                                      # type: ignore[attr-defined]
    np.sum([1.0], axis="rows")                                  # type: ignore[call-overload]
    np.zeros(3, dtype="float128")                               # type: ignore[arg-type]


def main() -> None:
    for matrix in rows_of_many_kinds():
        matrix.copy()
    a = Matrix([[1.0, 2.0], [3.0, 4.0]])
    arithmetic(a)
    shapes_and_sums(a)
    elements(a)
    seen: List[int] = []
    train(42, seen.append)
    draws()
    arrays()
    arrays_of_many_kinds(io.BytesIO())
    trainer()
    if len(seen) != 20 or not same_in_every_way() or not network() < 0.5:
        raise SystemExit("typed.py: wrong results")
    print("typed.py: right")


if __name__ == "__main__":
    main()
