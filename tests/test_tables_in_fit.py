"""Tables wherever fit and evaluate take data: columns of inputs and of targets are found by their names."""
import array
import collections
import types

import pytest

from purenn import Dense, Matrix, Network, StandardScaler, train_test_split
from purenn.encoders import Encoder

np = pytest.importorskip("numpy")
pandas = pytest.importorskip("pandas")

X = np.random.RandomState(5).normal(size=(60, 3))
FRAME = pandas.DataFrame(X, columns=["long", "wide", "high"])
SWAPPED = FRAME[["high", "long", "wide"]]
KIND = (X[:, 0] > 0.3).astype(int) + (X[:, 1] > 0.2).astype(int)
TWO = pandas.DataFrame({"price": X[:, 0] - X[:, 1], "age": 3 * X[:, 2] + 5})
QUESTIONS = pandas.DataFrame({"wet": X[:, 0] > 0, "cold": X[:, 1] > 0.5})
ONE_HOT = pandas.get_dummies(pandas.Series(["abc"[kind] for kind in KIND]))
HOW = dict(epochs=20, progress=False)


def network(outputs=1, activation="identity", **options):
    return Network([Dense(3, 8, "tanh"), Dense(outputs, activation)], seed=1, **options)


def bits(net):
    return [matrix.tolist() for matrix in net.chain.parameters()]


# ---- the columns of X ----

NAMES = {"of two levels": pandas.MultiIndex.from_tuples([("a", "x"), ("a", "y"), ("b", "x")]), "numbers": pandas.RangeIndex(3),
         "numbers and texts": [0, "one", 2.5], "none and texts": [None, "b", "c"], "dates": pandas.date_range("2020", periods=3)}


@pytest.mark.parametrize("kind", sorted(NAMES))
def test_names_of_any_kind(kind, tmp_path):
    frame, net, plain = FRAME.set_axis(NAMES[kind], axis=1), network(), network()
    net.fit(frame, TWO["age"], **HOW)
    plain.fit(X, TWO["age"].tolist(), **HOW)
    net.save(tmp_path / "net.json")
    for one in (net, Network.load(tmp_path / "net.json")):
        assert one.predict(frame.iloc[:, [2, 0, 1]]).tolist() == plain.predict(X).tolist()


def test_names_that_are_equal_as_texts():
    with pytest.raises(ValueError, match="X: the column 1 is there 2 times"):
        network().fit(FRAME.set_axis([1, "1", 2], axis=1), TWO["age"])


@pytest.mark.parametrize("dtype", ["Float64", "double[pyarrow]", "object", "Sparse[float]"])
def test_numbers_of_any_dtype(dtype):
    pytest.importorskip("pyarrow")
    net, plain = network(), network()
    net.fit(FRAME.astype(dtype), TWO["age"].astype(dtype), sample_weight=pandas.Series(1.0, index=range(60, 0, -1)).astype(dtype), **HOW)
    plain.fit(X, TWO["age"].tolist(), sample_weight=[1] * 60, **HOW)
    assert bits(net) == bits(plain)


@pytest.mark.parametrize("kind", [np.asfortranarray, lambda x: np.repeat(x, 2, axis=0)[::2], lambda x: x.astype(np.longdouble),
                                  np.ma.masked_array, lambda x: [array.array("d", row) for row in x], lambda x: list(FRAME.itertuples(index=False)),
                                  lambda x: zip(*x.T.tolist()), lambda x: collections.UserList(x.tolist()), memoryview])
def test_arrays_of_any_kind(kind):
    net, plain = network(), network()
    net.fit(kind(X), TWO["age"], **HOW)
    plain.fit(X.tolist(), TWO["age"], **HOW)
    assert bits(net) == bits(plain)


def test_the_columns_of_a_first_validation():
    """The loss is that of the same rows in order, not of other columns."""
    for names in (["long", "wide", "high"], ["high", "long", "wide"], ["wide", "high", "long"]):
        losses = [network().fit(FRAME, TWO["age"], validation_data=(table, TWO["age"]), **HOW).validation_loss
                  for table in (FRAME[names], FRAME[names].assign(more="text"), FRAME[names].to_dict("list"))]
        assert losses == [network().fit(X, TWO["age"], validation_data=(X, TWO["age"]), **HOW).validation_loss] * 3
    net = network()
    with pytest.raises(ValueError, match="validation_data: X: there is no column wide; known are long, high"):
        net.fit(FRAME, TWO["age"], validation_data=(FRAME[["long", "high"]], TWO["age"]))
    assert net.optimizer is None and net.columns is None


# ---- the columns of y ----

@pytest.mark.parametrize("y, options", [(TWO, (2, "identity")), (QUESTIONS, (2, "sigmoid")), (ONE_HOT, (3, "softmax"))], ids=["numbers", "questions", "classes"])
def test_targets_are_found_by_their_names(y, options, tmp_path):
    net, plain = network(*options), network(*options)
    turned = y[y.columns[::-1]]
    history = net.fit(FRAME, y, validation_data=(SWAPPED, turned), **HOW)
    expected = plain.fit(X, y.to_numpy().astype(float), validation_data=(X, y.to_numpy().astype(float)), **HOW)
    assert history.validation_loss == expected.validation_loss and bits(net) == bits(plain) and net.outputs == list(y.columns)
    net.save(tmp_path / "net.json")
    for one in (net, Network.load(tmp_path / "net.json")):
        for table in (y, turned, turned.assign(more="text"), turned.to_dict("list")):
            assert one.evaluate(SWAPPED, table) == plain.evaluate(X, y.to_numpy().astype(float))
        with pytest.raises(ValueError, match="y: there is no column %s" % y.columns[1]):
            one.evaluate(FRAME, y.rename(columns={y.columns[1]: "other"}))
    assert net.partial_fit(FRAME, turned, progress=False).loss == plain.partial_fit(X, y.to_numpy().astype(float), progress=False).loss


def test_one_hot_columns_name_the_classes():
    net = network(3, "softmax")
    net.fit(FRAME, ONE_HOT, **HOW)
    assert net.classes == ["a", "b", "c"] and set(net.classify(FRAME)) == {"a", "b", "c"}
    assert net.evaluate(FRAME, ["abc"[kind] for kind in KIND]) == net.evaluate(FRAME, ONE_HOT)
    named, plain = network(3, "softmax"), network(3, "softmax")
    named.classes = ["c", "b", "a"]
    named.fit(FRAME, ONE_HOT, **HOW)
    plain.fit(X, ONE_HOT.to_numpy()[:, ::-1], **HOW)
    assert bits(named) == bits(plain) and named.classes == named.outputs == ["c", "b", "a"]
    assert named.evaluate(FRAME, ONE_HOT) == plain.evaluate(X, ONE_HOT.to_numpy()[:, ::-1])
    other = network(3, "softmax")
    other.classes = ["x", "y", "z"]
    with pytest.raises(ValueError, match="y: there is no column x; known are a, b, c"):
        other.fit(FRAME, ONE_HOT, **HOW)
    for labels in ([3, 4, 5], [1.5, 2.5, 3.5], [1, "b", None]):
        one = network(3, "softmax")
        one.fit(FRAME, ONE_HOT.set_axis(labels, axis=1), **HOW)
        assert one.classes == (labels if labels[0] != 1 else ["1", "b", "None"]) and set(one.classify(FRAME)) == set(one.classes)
        assert one.evaluate(FRAME, [one.classes[kind] for kind in KIND]) == net.evaluate(FRAME, ONE_HOT)
    numbers = network(3, "softmax")
    numbers.fit(FRAME, pandas.get_dummies(pandas.Series(KIND)), **HOW)
    assert numbers.classes is None and set(numbers.classify(FRAME)) == {0, 1, 2}


def test_a_scaler_of_targets_knows_their_names():
    turned, net, plain = TWO[["age", "price"]], network(2), network(2)
    for one, table in ((net, TWO), (plain, TWO.to_numpy())):
        one.target_scaler = StandardScaler().fit(table)
    net.fit(FRAME, turned, **HOW)
    plain.fit(X, TWO.to_numpy(), **HOW)
    assert bits(net) == bits(plain) and net.evaluate(FRAME, turned) == plain.evaluate(X, TWO.to_numpy())


def test_one_column_of_targets():
    for y in (TWO[["age"]], {"age": TWO["age"].tolist()}, np.array([(x,) for x in TWO["age"]], dtype=[("age", float)])):
        net, plain = network(), network()
        net.fit(FRAME, y, **HOW)
        plain.fit(X, TWO["age"].tolist(), **HOW)
        assert bits(net) == bits(plain) and net.outputs is None


def test_names_of_outputs_are_checked():
    net = network(2)
    for names, message in ((["a"], "outputs: expected 2 names, one for each output"), (["a", "a"], "outputs: the column 'a' is named twice"), (5, "a list of names; got 5")):
        with pytest.raises((TypeError, ValueError), match=message):
            net.outputs = names
    net.outputs = ("price", "age")
    assert Network.of_state(net.state()).outputs == ["price", "age"] and "outputs" not in network(2).state()


# ---- what is no table, or none yet ----

class Lazy(object):
    def __init__(self, name):
        setattr(self, name, lambda: FRAME)


def test_what_to_do_with_rows_of_names():
    hint = r"; make columns of rows of names: \{name: \[row\[name\] for row in rows\] for name in rows\[0\]\}"
    rows = FRAME.to_dict("records")
    net, encoder = network(), Encoder().fit(FRAME)
    for call in (lambda: net.fit(rows, TWO["age"]), lambda: net.predict(rows), lambda: Matrix(rows), lambda: StandardScaler().fit(rows),
                 lambda: Encoder().fit(rows), lambda: encoder.transform(rows)):
        with pytest.raises((TypeError, ValueError), match=hint):
            call()
    net.fit({name: [row[name] for row in rows] for name in rows[0]}, TWO["age"], **HOW)
    assert net.columns == list(FRAME.columns)


@pytest.mark.parametrize("name", ["collect", "compute", "read_all", "to_table"])
def test_what_to_do_with_a_table_that_is_none_yet(name):
    net, lazy = network(), Lazy(name)
    for call in (lambda: net.fit(lazy, TWO["age"]), lambda: net.fit(FRAME, lazy), lambda: train_test_split(lazy, TWO["age"]), lambda: Encoder().fit(lazy)):
        with pytest.raises(TypeError, match=r"what its %s\(\) gives is a table" % name):
            call()
    net.fit(getattr(lazy, name)(), TWO["age"], **HOW)


def test_lazy_frames_of_polars():
    polars = pytest.importorskip("polars")
    with pytest.raises(TypeError, match=r"X: .*got a LazyFrame; what its collect\(\) gives is a table"):
        network().fit(polars.LazyFrame(X), TWO["age"])


@pytest.mark.parametrize("column, shown", [(dict(enumerate(X[:, 0])), "{0: "), (5, "5"), (np.float64(5), "5.0"), ("text", "'text'"), ({1.0, 2.0}, "{")])
def test_what_is_no_column(column, shown):
    """A dict of dicts, as DataFrame.to_dict() gives, has no rows: its keys are no data."""
    with pytest.raises(TypeError, match="the column long is .*%s.*; a list is needed" % shown.replace("{", "[{]")):
        network().fit({"long": column, "wide": column, "high": column}, TWO["age"])


def test_whatever_has_columns_by_names():
    net = network()
    net.fit(FRAME, TWO["age"], **HOW)
    columns = SWAPPED.to_dict("list")
    for table in (types.MappingProxyType(columns), collections.UserDict(columns), collections.ChainMap(columns), collections.OrderedDict(columns)):
        assert net.predict(table).tolist() == net.predict(X).tolist()
        parts, expected = train_test_split(table, KIND, seed=1), train_test_split(SWAPPED, KIND, seed=1)
        assert [net.predict(part).tolist() for part in parts[:2]] == [net.predict(part).tolist() for part in expected[:2]]
    for wrong in (types.MappingProxyType({0: 1.0, 1: 2.0}), collections.UserDict({0: 1.0})):
        with pytest.raises(TypeError, match="got an? [a-zA-Z]+"):
            Matrix(wrong)
        with pytest.raises(TypeError, match="the column 0 is 1.0"):
            net.fit(FRAME, wrong)


def test_numbers_for_rows_of_one_number():
    with pytest.raises(ValueError, match=r"X has the shape \(3,\); expected \(samples,1\), so \[\[x\] for x in X\]"):
        Network([Dense(1, 1)]).predict(range(3))


# ---- scalers and encoders of several networks ----

def test_a_scaler_that_is_fitted_anew_leaves_networks_as_they_are():
    scaler, nets = StandardScaler(), [network(), network()]
    for net, factor in zip(nets, (1, 5)):
        net.scaler = scaler.fit(X * factor)
        net.fit(X * factor, TWO["age"], **HOW)
    assert np.allclose(nets[0].predict(X).tolist(), nets[1].predict(X * 5).tolist())
    net = network()
    net.scaler = later = StandardScaler()
    later.fit(X)
    net.fit(X, TWO["age"], **HOW)
    assert bits(net) == bits(nets[0])


def test_an_encoder_that_is_fitted_anew_leaves_networks_as_they_are():
    encoder = Encoder()
    tables = [{"kind": list("abab"), "size": [1.0, 2.0, 3.0, 4.0]}, {"kind": list("cdcd"), "size": [1.0, 2.0, 3.0, 4.0]}]
    nets = []
    for table in tables:
        nets.append(Network([Dense(3, 1)], seed=1))
        nets[-1].encoder = encoder.fit(table)
        nets[-1].fit(table, [1.0, 2.0, 3.0, 4.0], **HOW)
    assert nets[0].predict(tables[0]).tolist() == nets[1].predict(tables[1]).tolist()
    with pytest.raises(ValueError, match="column kind is 'c'"):
        nets[0].predict(tables[1])


def test_a_scaler_s_columns_are_saved(tmp_path):
    from purenn import MinMaxScaler
    for scaler in (StandardScaler(), MinMaxScaler(-1, 1)):
        net = network()
        net.scaler = scaler.fit(FRAME)
        net.save(tmp_path / "net.json")
        again = Network.load(tmp_path / "net.json").scaler
        assert again.columns == scaler.columns == net.scaler.columns == list(FRAME.columns)
        assert again.transform(SWAPPED).tolist() == scaler.transform(FRAME).tolist() == net.scaler.copy().transform(SWAPPED).tolist()
        state = scaler.state()
        for wrong in (["a"], "abc", [1, 2, 3], {"a": 1}):
            with pytest.raises(ValueError, match="a scaler's columns must be 3 names"):
                scaler.restore(dict(state, columns=wrong))
        assert "columns" not in scaler.fit(X).state()
