"""What may be set on a network: a wrong value is refused when it is set, and the network stays as it was."""
import pytest

from purenn import Dense, Network, RandomState, StandardScaler, default_rng
from purenn.encoders import Encoder

np = pytest.importorskip("numpy")
X = [[i / 8.0, i * 3 % 8 / 8.0] for i in range(12)]


def network():
    return Network([Dense(2, 4, "tanh"), Dense(2, "softmax")], seed=1)


@pytest.mark.parametrize("name, value, message", [
    ("scaler", 5, "^scaler: expected a scaler such as StandardScaler.*; got 5"),
    ("scaler", "standard", "got 'standard'"), ("scaler", StandardScaler, "got <class"), ("scaler", [1, 2], r"got \[1, 2\]"),
    ("target_scaler", 5, "^target_scaler: expected a scaler"),
    ("encoder", "x", "^encoder: expected an Encoder.*got 'x'"), ("encoder", Encoder, "^encoder: .*got <class"),
    ("encoder", StandardScaler().fit(X), "^encoder: .*got <StandardScaler: 2 columns>"),
    ("classes", "abc", "^classes: expected a list of labels; got the text 'abc'"), ("classes", 5, "a list of labels; got 5"),
    ("classes", ["a"], "a network of 2 outputs tells 2 classes; got 1 label: "),
    ("classes", ["a", "b", "c"], "got 3 labels"),
    ("classes", ["a", 1], "class 1 is 1"), ("classes", [None, "b"], "class 0 is None"), ("classes", [], "there are no classes"),
    ("classes", {"a": 1, "b": 2}, "a list of labels; got {"), ("classes", {"a", "b"}, "a list of labels; got {"),
    ("classes", frozenset(["a", "b"]), "a list of labels; got frozenset"), ("classes", [0, float("nan")], "class 1 is nan"),
    ("columns", "ab", "^columns: expected a list of names; got 'ab'"), ("columns", 5, "list of names; got 5"),
    ("columns", ["a"], "expected 2 names, as a row has; got"), ("columns", ["a", "a"], "the column 'a' is named twice"),
    ("columns", {"a", "b"}, "^columns: "),
    ("l2", -1, "^l2: a penalty is a finite number of at least 0; got -1"), ("l2", "x", "^l2: a penalty is 'x', not a number"),
    ("l2", None, "^l2: "), ("l1", float("nan"), "^l1: "), ("l1", float("inf"), "^l1: "),
    ("loss", "mse", "^loss: unknown loss 'mse'"), ("loss", "hinge", "^loss: hinge is for"), ("loss", 5, "^loss: unknown loss 5"),
    ("seed", "x", "^seed: a seed must be an integer"), ("seed", -1, "^seed: .*at least 0"), ("seed", 2 ** 32, r"^seed: .*2\*\*32 - 1"),
    ("shuffling", 5, "^shuffling: expected a generator"), ("dropping", RandomState(1), "^dropping: expected a generator"),
    ("optimizer", "adm", "^optimizer: unknown optimizer 'adm'; closest is adam"), ("optimizer", 5, "^optimizer: "), ("chain", 5, "^chain: ")])
def test_wrong_values(name, value, message):
    net = network()
    before = getattr(net, name)
    with pytest.raises((ValueError, TypeError), match=message) as caught:
        setattr(net, name, value)
    assert getattr(net, name) is before and "\n" not in str(caught.value)
    net.fit(X, ["a", "b"] * 6, epochs=1, progress=False)


def test_right_values():
    net = network()
    for given in (("b", "a"), np.array(["b", "a"]), iter(["b", "a"]), [["b"], ["a"]]):
        net.classes = given
        assert net.classes == ["b", "a"] and set(net.classify(X)) <= {"a", "b"}
    for given in (("p", "q"), np.array(["p", "q"])):
        net.columns = given
        assert net.columns == ["p", "q"]
    net.columns = [1, 2]                # as those of a data frame without names
    assert net.columns == ["1", "2"]
    net.loss, net.l2, net.optimizer, net.shuffling = "mean_squared_error", 0.5, "sgd", default_rng(3)
    assert (net.loss.name, net.l2, net.optimizer.name) == ("mean_squared_error", 0.5, "sgd")
    for name in ("scaler", "target_scaler", "encoder", "classes", "columns", "optimizer"):
        setattr(net, name, None)
        assert getattr(net, name) is None


def test_what_is_no_list_of_layers_or_weights():
    for layers in (None, Dense(2, 1), 5):
        with pytest.raises(TypeError, match="layers are a list of Dense"):
            Network(layers)
    with pytest.raises(TypeError, match="weights are a list"):
        network().set_weights(None)
    with pytest.raises(ValueError, match="the network has 1 layer that learns; got weights for 2"):
        Network([Dense(2, 1)]).set_weights([([[0], [0]], [0])] * 2)


def test_columns_are_those_of_the_encoder_s_rows():
    table = {"age": [22.0, 38.0, 35.0, 54.0], "port": ["S", "C", "Q", "S"]}
    net = Network([Dense(4, 3, "tanh"), Dense(1, "sigmoid")], seed=1)
    net.encoder = Encoder().fit(table)
    net.fit(table, ["a", "b", "a", "b"], epochs=1, progress=False)
    assert net.columns == ["age", "port"]
    row = [1.0, 2.0, 3.0, float("nan")]
    for call in (lambda: net.forward([row]), lambda: net.loss_and_gradients([row], ["a"])):
        with pytest.raises(ValueError, match=r"X row 0, column 3 \(port=S\) is nan"):
            call()
    net.encoder = None
    assert net.columns is None and Network.of_state(net.state()).columns is None
    with pytest.raises(ValueError, match="X row 0, column 3 is nan"):
        net.predict([row])


class Name(str):
    """A text that counts how often it is compared."""
    compared = 0

    def __eq__(self, other):
        Name.compared += 1
        return str(self) == str(other)
    __hash__ = str.__hash__


def test_many_columns_are_not_compared_with_one_another():
    n = 2000
    names = [Name("c%d" % j) for j in range(n)]
    net = Network([Dense(n, 1)], seed=0)
    Name.compared = 0
    net.columns = names
    net.predict(dict([(name, [1.0]) for name in names[::-1]]))
    assert Name.compared < 10 * n
    with pytest.raises(ValueError, match="the column 'c1' is named twice"):
        net.columns = names[:-1] + [Name("c1")]
