"""What comes in is taken for what it is, or refused: tables by their columns' names, labels with their values and kinds."""
import datetime
import decimal
import fractions

import pytest

from purenn import Dense, Matrix, Network, StandardScaler, optimizers

np = pytest.importorskip("numpy")

X = np.random.RandomState(5).normal(size=(60, 3))
KIND = (X[:, 0] > 0.3).astype(int) + (X[:, 1] > 0.2).astype(int)        # 0, 1 or 2
EITHER = (X[:, 0] + X[:, 2] > 0).astype(int)
HOW = dict(epochs=60, progress=False)


def network(outputs=3, activation="softmax", loss=None):
    return Network([Dense(3, 8, "tanh"), Dense(outputs, activation)], loss=loss, seed=1)


def learnt(labels, **options):
    net = network(**options)
    net.fit(X, labels, **HOW)
    return net


def right(net, labels):
    """The share of rows that classify answers as the label says, kind and all; evaluate must find the same."""
    labels = labels.tolist() if hasattr(labels, "tolist") else list(labels)
    answers = net.classify(X)
    share = sum(a == b and type(a) is type(b) for a, b in zip(answers, labels)) / len(labels)
    assert net.evaluate(X, labels)["accuracy"] == pytest.approx(share)
    return share


# ---- labels ----

THREE = {"texts": ["low", "mid", "top"], "texts of numbers": ["1", "2", "3"], "ints": [3, 4, 5], "floats": [0.5, 1.5, 2.5],
         "class numbers": [0, 1, 2], "dates": [datetime.date(2020, 1, day) for day in (1, 2, 3)], "signs": [-1, 0, 1],
         "unordered": [7, 2, 40]}


@pytest.mark.parametrize("kind", sorted(THREE))
def test_labels_of_three_classes_come_back_as_they_are(kind, tmp_path):
    labels = [THREE[kind][i] for i in KIND]
    net = learnt(labels)
    assert right(net, labels) > 0.8
    assert net.classes == (None if kind == "class numbers" else sorted(THREE[kind]))
    path = tmp_path / "model.json"
    if kind == "dates":
        with pytest.raises(ValueError, match="date"):
            net.save(path)
    else:
        net.save(path)
        assert right(Network.load(path), labels) == right(net, labels)


@pytest.mark.parametrize("labels, options", [
    ([False, True], {}), ([2, 7], {}), (["no", "yes"], {}), ([-1, 1], {"loss": "hinge", "activation": "tanh"}),
    ([0, 1], {"loss": "hinge", "activation": "identity"}), (["a", "b"], {"loss": "hinge", "activation": "tanh"}), ([0, 1], {})])
def test_labels_of_two_classes_and_one_output(labels, options, tmp_path):
    y = [labels[i] for i in EITHER]
    net = learnt(y, **dict({"outputs": 1, "activation": "sigmoid"}, **options))
    assert right(net, y) > 0.8
    net.save(tmp_path / "model.json")
    assert right(Network.load(tmp_path / "model.json"), y) == right(net, y)


def test_the_order_of_classes_is_the_caller_s():
    net = network()
    net.classes = [2, 1, 0]
    net.fit(X, KIND, **HOW)
    assert right(net, KIND) > 0.8 and net.classes == [2, 1, 0]
    other = network()
    other.classes = [3, 4, 5]
    other.fit(X, KIND + 3, **HOW)
    assert right(other, KIND + 3) > 0.8


def test_numbers_are_the_classes_whose_texts_they_are():
    """Twelve classes: as texts, "10" comes before "2"; a number is never taken for a place."""
    labels = np.arange(60) % 12
    net = Network([Dense(1, 24, "tanh"), Dense(12, "softmax")], seed=1)
    rows = [[float(i) / 12] for i in labels]
    net.scaler = StandardScaler().fit(rows)
    net.fit(rows, ["%d" % i for i in labels], epochs=400, progress=False)
    assert net.classes[:3] == ["0", "1", "10"]
    share = net.evaluate(rows, ["%d" % i for i in labels])["accuracy"]
    assert share > 0.8 and net.evaluate(rows, labels)["accuracy"] == share
    with pytest.raises(ValueError, match="label 0 is 12; .*known are 0, 1, 10"):
        net.evaluate(rows[:1], [12])
    one = network()
    one.classes = ["1", "2", "3"]
    one.fit(X, KIND + 1, **HOW)
    assert one.evaluate(X, KIND + 1)["accuracy"] > 0.8


@pytest.mark.parametrize("y, message", [
    (["1.5"] * 60, "y row 0 is '1.5'; mean_squared_error with identity learns numbers"),
    ([datetime.date(2020, 1, 1)] * 60, "learns numbers"), ([None] * 60, "y: element 0 is None"), ([1.0] * 59 + [None], "y: element 59 is None"),
    ([1.0] * 59 + ["2"], "y: element 59 is '2', not a number"), ([1.0] * 59 + [float("nan")], "y element 59 is nan")])
def test_a_regression_learns_numbers_alone(y, message):
    net = Network([Dense(3, 1)], seed=1)
    before = [matrix.tolist() for matrix in net.chain.parameters()]
    with pytest.raises((TypeError, ValueError), match=message):
        net.fit(X, y, **HOW)
    assert [matrix.tolist() for matrix in net.chain.parameters()] == before and net.classes is None


@pytest.mark.parametrize("labels, message", [
    (["a"] * 60, r"y has 1 class \(a\); a network of 3 outputs tells 3: set net.classes where some are missing"),
    (["a", "b"] * 30, "y has 2 classes"), ([3, 4] * 30, "y has 2 classes"), ([1, 2, 3, 4] * 15, "y has 4 classes"),
    (["a", 1] * 30, "label 1 is 1"), (["a", None] * 30, "label 1 is None"), (["a", float("nan")] * 30, "label 1 is nan")])
def test_labels_that_are_refused(labels, message):
    with pytest.raises((TypeError, ValueError), match=message):
        network().fit(X, labels, **HOW)


def test_missing_classes_are_named_beforehand():
    net = network()
    net.classes = ["a", "b", "c"]
    net.fit(X, [("a", "c")[i] for i in EITHER], **HOW)
    assert right(net, [("a", "c")[i] for i in EITHER]) > 0.8
    by_number = network()
    by_number.fit(X, [(0, 2)[i] for i in EITHER], **HOW)
    assert by_number.classes is None and right(by_number, [(0, 2)[i] for i in EITHER]) > 0.8


def test_shares_stay_shares():
    net = learnt(EITHER * 0.8 + 0.1, outputs=1, activation="sigmoid")
    assert net.classes is None and 0.01 < min(net.predict(X)._data) and max(net.predict(X)._data) < 0.99
    exact = Network([Dense(1, 1, init=([[fractions.Fraction(1, 3)]], [fractions.Fraction(0)]))], loss="half_squared_error")
    half = fractions.Fraction(1, 2)
    exact.fit([[half]], [[half]], epochs=1, learning_rate=half, optimizer="sgd")
    assert exact.predict([[half]]).tolist() == [[fractions.Fraction(1, 6) + fractions.Fraction(1, 3) * half * (half * half + 1)]]


def test_metrics_of_classes_are_refused_before_the_first_step():
    net = network(1, "sigmoid")
    before = [matrix.tolist() for matrix in net.chain.parameters()]
    for how in (dict(metrics="accuracy"), dict(metrics=["f1"], validation_split=0.25)):
        with pytest.raises(ValueError, match="metrics: target 0 is"):
            net.fit(X, EITHER * 0.5 + 0.2, **dict(HOW, **how))
    assert [matrix.tolist() for matrix in net.chain.parameters()] == before
    net.fit(X, EITHER * 0.5 + 0.2, metrics="mean_absolute_error", **HOW)


# ---- names of columns ----

def tables():
    """The same rows as tables, with their columns in another order."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(X, columns=["long", "wide", "high"], index=np.arange(60) % 7)
    return frame, [frame[["high", "long", "wide"]], pytest.importorskip("polars").DataFrame(frame[["wide", "long", "high"]].to_dict("list")),
                   pytest.importorskip("pyarrow").table(frame[["wide", "high", "long"]].to_dict("list")),
                   frame.assign(more="text")[["more", "high", "wide", "long"]].to_dict("list")]


def test_columns_are_found_by_their_names(tmp_path):
    pandas = pytest.importorskip("pandas")
    frame, others = tables()
    net, plain = network(), network()
    labels = pandas.Series(KIND, index=np.arange(60)[::-1])
    net.scaler, plain.scaler = StandardScaler().fit(frame), StandardScaler().fit(X)
    net.fit(frame, labels, **HOW)
    plain.fit(X, KIND, **HOW)
    expected = plain.predict(X).tolist()
    net.save(tmp_path / "model.json")
    for one in (net, Network.load(tmp_path / "model.json")):
        assert one.columns == ["long", "wide", "high"]
        for rows in [frame, X, X.tolist(), Matrix(X)] + others:
            assert one.predict(rows).tolist() == expected and one.evaluate(rows, labels)["accuracy"] == right(plain, KIND)
    net.fit(others[0], labels, optimizer=net.optimizer, **HOW)
    plain.fit(X, KIND, optimizer=plain.optimizer, **HOW)
    assert net.predict(X).tolist() == plain.predict(X).tolist()


def test_columns_that_are_not_there_are_named():
    frame, _ = tables()
    net = network()
    net.fit(frame, KIND, **HOW)
    with pytest.raises(ValueError, match="X: there is no column wide; closest is Wide; known are long, Wide, high"):
        net.predict(frame.rename(columns={"wide": "Wide"}))
    with pytest.raises(ValueError, match=r"X row 2, column 1 \(wide\) is nan"):
        net.classify(frame.assign(wide=[1.0, 2.0, float("nan")] * 20))
    with pytest.raises(ValueError, match=r"X row 0, column 2 \(high\) is nan"):
        net.predict([[1.0, 2.0, float("nan")]])
    with pytest.raises(TypeError, match=r"X: row 0, column 1 \(wide\) is 'a', not a number"):
        net.predict(frame.assign(wide="a"))


def test_a_file_without_columns_is_as_before():
    assert "columns" not in learnt(KIND).state() and "columns" in dict(columns=1)


# ---- names of attributes ----

@pytest.mark.parametrize("name, closest", [("scalar", "scaler"), ("Classes", "classes"), ("class_", "classes"), ("optimiser", "optimizer")])
def test_an_attribute_that_is_none(name, closest):
    net = network()
    with pytest.raises(AttributeError, match="unknown attribute %r; closest is %s" % (name, closest)):
        setattr(net, name, None)

    class Mine(Network):
        pass

    setattr(Mine([Dense(1, 1)]), name, 3)


# ---- what is set aside ----

def test_each_class_has_its_share_of_validation():
    labels = ["rare"] * 4 + ["often"] * 56
    net = network(1, "sigmoid")
    seen = []
    metric = lambda targets, outputs: seen.append(sum(targets._data)) or 0.0    # noqa: E731
    history = net.fit(X, labels, validation_split=0.25, metrics=metric, epochs=1, progress=False)
    assert seen == [1.0] * 2 and net.classes == ["often", "rare"] and history.remarks == []         # 1 of 15 rows is rare; tried, and measured
    alone = network(1, "sigmoid").fit(X, ["rare"] + ["often"] * 59, validation_split=0.25, epochs=1, progress=False)
    assert alone.remarks == ["the class rare has one row, which is trained on"] and alone.remarks[0] in repr(alone)


def test_an_optimizer_of_another_network_starts_anew():
    adam, one, two, fresh = optimizers.get("adam"), network(), network(), network()
    one.fit(X, KIND, optimizer=adam, **HOW)
    two.fit(X, KIND, optimizer=adam, **HOW)
    fresh.fit(X, KIND, optimizer="adam", **HOW)
    assert two.predict(X).tolist() == fresh.predict(X).tolist() and one.optimizer is adam and two.optimizer is not adam


# ---- labels and numbers of odd kinds ----

def test_durations_are_labels_and_nanoseconds_no_numbers():
    days = [datetime.timedelta(int(kind)) for kind in KIND]
    assert set(learnt(days).classify(X)) <= set(days)
    dates = np.array(["2020-01-01", "2020-01-02", "2020-01-03"], dtype="M8[ns]")[KIND]
    net = learnt(dates)
    assert net.classes == [datetime.datetime(2020, 1, day) for day in (1, 2, 3)] and right(net, dates.astype("M8[us]")) > 0.8


def test_decimals_are_learnt_as_floats():
    rows = [[decimal.Decimal(float(x)) for x in row] for row in X]
    y = [[decimal.Decimal(float(row[0]))] for row in X]
    nets = [network(1, "identity") for _ in range(2)]
    nets[0].fit(rows, y, sample_weight=[decimal.Decimal(1)] * 60, **HOW)
    nets[1].fit(X, X[:, :1], sample_weight=[1] * 60, **HOW)
    assert nets[0].predict(rows).tolist() == nets[1].predict(X).tolist()
    assert StandardScaler().fit(rows).centre.tolist() == StandardScaler().fit(X).centre.tolist()


@pytest.mark.parametrize("gap", [None, float("nan")])
def test_a_gap_before_texts_is_named(gap):
    for net in (network(), network(1, "sigmoid"), network(1, "identity", "hinge")):
        with pytest.raises(TypeError, match="label 0 is (None|nan)"):
            net.fit(X[:3], [gap, "a", "b"])


def test_missing_values_of_pandas_are_no_labels():
    pandas = pytest.importorskip("pandas")
    for labels in ([pandas.NA, "a", "b"], [pandas.NaT, 1, 2], ["a", pandas.NA, "b"], [1, 2, pandas.NA]):
        with pytest.raises(TypeError, match="is (<NA>|NaT)|is None"):
            network().fit(X[:3], labels)


def test_no_targets_at_all():
    for net in (network(), network(1, "sigmoid"), network(1, "identity")):
        with pytest.raises(ValueError, match="X has 3 rows, y has none"):
            net.fit(X[:3], [])
        with pytest.raises(ValueError, match="X has 1 row, y has 2"):
            net.fit(X[:1], [0, 1])
        with pytest.raises(ValueError, match="X has no rows"):
            net.fit([], [])


def test_generators_of_targets():
    for net, y in ((network(1, "identity"), X[:, 0].tolist()), (network(), KIND.tolist()), (network(1, "sigmoid"), EITHER.tolist()),
                   (network(2, "identity"), X[:, :2].tolist())):
        other = Network.of_state(net.state())
        net.fit(iter(X), iter(y), validation_data=(iter(X), iter(y)), sample_weight=iter([1] * 60), epochs=2, progress=False)
        other.fit(X, y, validation_data=(X, y), epochs=2, progress=False)
        assert net.predict(iter(X)).tolist() == other.predict(X).tolist() and net.evaluate(iter(X), iter(y)) == other.evaluate(X, y)


def test_factors_of_classes_by_number():
    nets = [network() for _ in range(2)]
    for net, factors in zip(nets, ({"1": 2.0}, {1: 2.0})):
        net.fit(X, ["%d" % kind for kind in KIND], class_weight=factors, epochs=2, progress=False)
    assert nets[0].predict(X).tolist() == nets[1].predict(X).tolist()
