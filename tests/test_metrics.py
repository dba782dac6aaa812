"""metrics.py against scikit-learn, and against numbers worked out by hand."""
import datetime
import math
import warnings
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from amounts import examples
from purenn import Matrix, metrics
from purenn.targets import decisions

OF_CLASSES = [metrics.accuracy, metrics.balanced_accuracy, metrics.confusion_matrix, metrics.precision, metrics.recall, metrics.f1]
OF_NUMBERS = [metrics.r2, metrics.mean_absolute_error, metrics.mean_squared_error]


# ---- by hand ----

def test_one_output_is_above_the_threshold_or_not():
    outputs = [[0.9], [0.2], [0.6], [0.4]]
    assert decisions(outputs) == [1, 0, 1, 0]
    assert decisions([0.5, 0.5000001]) == [0, 1]
    assert decisions([[-0.1], [0.3]], threshold=0) == [0, 1]
    for targets in ([1, 0, 0, 1], [[1], [0], [0], [1]], [1.0, 0.0, 0.0, 1.0], Matrix([[1], [0], [0], [1]]), [True, False, False, True]):
        for some in (outputs, Matrix(outputs), [0.9, 0.2, 0.6, 0.4], Matrix([0.9, 0.2, 0.6, 0.4])):
            assert metrics.accuracy(targets, some) == 0.5
    assert metrics.accuracy([1, 1, 1, 1], [[0.1]] * 4) == 0.0           # never right, so not right by any way of counting
    assert metrics.accuracy([0, 0, 0, 1], [[0.1]] * 4) == 0.75
    assert metrics.accuracy([-1, 1, 1], [[-0.2], [0.1], [-0.9]], threshold=0) == 2 / 3
    assert metrics.accuracy([0, 1], [[2.0], [3.0]], threshold=2.5) == 1.0


def test_of_many_outputs_the_largest_is_the_class():
    outputs = [[0.1, 0.7, 0.2], [0.5, 0.3, 0.2], [0.2, 0.3, 0.5], [0.4, 0.4, 0.2]]
    assert decisions(outputs) == [1, 0, 2, 0]
    for targets in ([1, 0, 1, 0], [[1], [0], [1], [0]], Matrix([[0, 1, 0], [1, 0, 0], [0, 1, 0], [1, 0, 0]]), [1.0, 0.0, 1.0, 0.0]):
        assert metrics.accuracy(targets, outputs) == metrics.accuracy(targets, Matrix(outputs)) == 0.75
    assert metrics.confusion_matrix([1, 0, 1, 0], outputs)[0].tolist() == [[2, 0, 0], [0, 1, 1], [0, 0, 0]]


def test_labels():
    truth, found = list("aabbbc"), list("abbbca")
    counts, classes = metrics.confusion_matrix(truth, found)
    assert classes == ["a", "b", "c"] and counts.tolist() == [[1, 1, 0], [0, 2, 1], [1, 0, 0]]
    assert metrics.accuracy(truth, found) == 0.5
    assert metrics.precision(truth, found, None) == [1 / 2, 2 / 3, 0.0]
    assert metrics.recall(truth, found, None) == [1 / 2, 2 / 3, 0.0]
    assert metrics.f1(truth, found, None) == [1 / 2, 2 / 3, 0.0] and metrics.f1(truth, found) == (1 / 2 + 2 / 3 + 0.0) / 3
    counts, classes = metrics.confusion_matrix(truth, found, ["c", "b", "a", "d"])
    assert classes == ["c", "b", "a", "d"] and counts.tolist() == [[0, 0, 1, 0], [1, 2, 0, 0], [0, 1, 1, 0], [0, 0, 0, 0]]
    assert metrics.recall(truth, found, None, ["c", "b", "a", "d"]) == [0.0, 2 / 3, 1 / 2, 0.0]


def test_one_class_only():
    for truth, found in ((["a"] * 3, ["a"] * 3), ([2, 2], [2, 2]), ([1], [[0.9]]), ([0, 0], [[0.9, 0.1], [0.8, 0.2]])):
        assert metrics.accuracy(truth, found) == metrics.f1(truth, found) == metrics.precision(truth, found) == 1.0
        assert metrics.confusion_matrix(truth, found)[0].tolist() == [[len(truth)]]
    assert metrics.recall([1, 1], [[0.1], [0.9]], None) == [0.0, 0.5] and metrics.precision([1, 1], [[0.1], [0.9]], None) == [0.0, 1.0]


def test_numbers():
    assert metrics.mean_squared_error([1, 2, 3], [1.5, 2, 1]) == (0.25 + 0 + 4) / 3
    assert metrics.mean_absolute_error([1, 2, 3], [1.5, 2, 1]) == (0.5 + 0 + 2) / 3
    assert metrics.r2([1, 2, 3], [1.5, 2, 1]) == 1 - 4.25 / 2
    assert metrics.r2([1, 2, 3], [1, 2, 3]) == 1.0 and metrics.r2([1, 2, 3], [2, 2, 2]) == 0.0
    assert metrics.mean_squared_error([[1, 2], [3, 4]], Matrix([[1, 1], [1, 4]])) == 1.25
    assert metrics.mean_absolute_error([[1, 2], [3, 4]], [[1, 1], [1, 4]]) == 0.75
    assert metrics.r2([[1, 2], [3, 4]], [[1, 1], [1, 4]]) == ((1 - 4 / 2) + (1 - 1 / 2)) / 2
    assert metrics.r2([0.1] * 10, [0.1] * 10) == 1.0 and metrics.r2([0.1] * 10, [0.1] * 9 + [0.2]) == 0.0
    assert math.isnan(metrics.r2([1], [1]))
    assert metrics.mean_squared_error([1, 2], [[1], [3]]) == metrics.mean_squared_error([[1], [2]], [1, 3]) == 0.5


def test_balanced_accuracy():
    truth, found = list("aaab"), list("aabb")
    assert metrics.balanced_accuracy(truth, found) == (2 / 3 + 1) / 2
    assert metrics.balanced_accuracy(list("aa"), list("ab")) == 0.5              # b has no row to be found
    assert metrics.balanced_accuracy([0, 0, 0, 1], [[0.1]] * 4) == 0.5


def test_roc_auc():
    assert metrics.roc_auc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) == 0.75
    assert metrics.roc_auc([0, 1], [[0.5], [0.5]]) == 0.5 and metrics.roc_auc([-1, 1, 1], [-3, -3, 5]) == 0.75
    assert metrics.roc_auc([0, 1, 1], [[0.9, 0.1], [0.2, 0.8], [0.95, 0.05]]) == 0.5
    assert math.isnan(metrics.roc_auc([1, 1], [0.2, 0.3])) and math.isnan(metrics.roc_auc([0], [0.2]))
    for truth, scores in (([0, 1], [0.5]), ([], []), ([1], [])):
        with pytest.raises(ValueError):
            metrics.roc_auc(truth, scores)
    with pytest.raises(ValueError, match="target 1 is 2; where outputs are 1 a row, it must be one of 0, 1"):
        metrics.roc_auc([1, 2], [[0.2], [0.9]])


# ---- against scikit-learn ----

@st.composite
def labelled(draw):
    labels = draw(st.sampled_from([["a", "b", "c"], [0, 1, 2, 3], ["x"], [0, 1], [5, -2]]))
    n = draw(st.integers(1, 25))
    return [draw(st.lists(st.sampled_from(labels), min_size=n, max_size=n)) for _ in range(2)]


def check_classes(theirs, truth, found, ours):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")                 # of a single label
        assert metrics.accuracy(truth, ours) == theirs.accuracy_score(truth, found)
        assert metrics.confusion_matrix(truth, ours)[0].tolist() == theirs.confusion_matrix(truth, found).tolist()
        assert metrics.balanced_accuracy(truth, ours) == pytest.approx(theirs.balanced_accuracy_score(truth, found), rel=1e-14)
        scores = theirs.precision_recall_fscore_support(truth, found, zero_division=0)
    for metric, expected in zip((metrics.precision, metrics.recall, metrics.f1), scores):
        assert metric(truth, ours, None) == expected.tolist()
        assert abs(metric(truth, ours) - expected.mean()) < 1e-15


@examples(150)
@given(labelled())
def test_labels_as_in_scikit_learn(lists):
    theirs = pytest.importorskip("sklearn.metrics")
    check_classes(theirs, lists[0], lists[1], lists[1])


@examples(150)
@given(st.integers(1, 4), st.data())
def test_outputs_as_in_scikit_learn(k, data):
    theirs = pytest.importorskip("sklearn.metrics")
    np = pytest.importorskip("numpy")
    rows = data.draw(st.lists(st.tuples(st.integers(0, max(1, k - 1)), st.lists(st.floats(0, 1), min_size=k, max_size=k)), min_size=1, max_size=20))
    truth, outputs = [label for label, _ in rows], np.array([row for _, row in rows])
    found = (outputs[:, 0] > 0.5).astype(int) if k == 1 else outputs.argmax(axis=1)
    check_classes(theirs, truth, found.tolist(), data.draw(st.sampled_from([outputs, outputs.tolist(), Matrix(outputs)])))
    if k > 1:
        assert metrics.accuracy(np.eye(k)[truth], outputs) == theirs.accuracy_score(truth, found)


SCORES = st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.25, 0.5, 1.0]))          # the latter are often equal


@examples(150)
@given(st.integers(1, 4), st.data())
def test_areas_as_in_scikit_learn(k, data):
    theirs = pytest.importorskip("sklearn.metrics")
    np = pytest.importorskip("numpy")
    classes = list(range(max(2, k)))
    truth = classes + data.draw(st.lists(st.sampled_from(classes), max_size=20))
    scores = np.array([data.draw(st.lists(SCORES, min_size=k, max_size=k)) for _ in truth])
    if k > 2:                                           # scikit-learn wants shares that add up to 1
        scores = (scores + 0.01) / (scores + 0.01).sum(axis=1, keepdims=True)
        expected = theirs.roc_auc_score(truth, scores, multi_class="ovr")
    else:
        expected = theirs.roc_auc_score(truth, scores[:, k - 1])
    assert metrics.roc_auc(truth, data.draw(st.sampled_from([scores, scores.tolist(), Matrix(scores)]))) == pytest.approx(expected, rel=1e-12)


NUMBERS = st.one_of(st.floats(-1e3, 1e3), st.integers(-2, 2).map(float))


@examples(150)
@given(st.integers(1, 3), st.data())
def test_numbers_as_in_scikit_learn(k, data):
    theirs = pytest.importorskip("sklearn.metrics")
    rows = data.draw(st.lists(st.lists(NUMBERS, min_size=2 * k, max_size=2 * k), min_size=2, max_size=20))
    truth, outputs = [row[:k] for row in rows], [row[k:] for row in rows]
    for ours, other in ((metrics.mean_squared_error, theirs.mean_squared_error), (metrics.mean_absolute_error, theirs.mean_absolute_error)):
        assert ours(truth, outputs) == pytest.approx(other(truth, outputs), rel=1e-12, abs=1e-300)
    for j in range(k):          # where targets are all but equal, rounding decides: scikit-learn's mean of equal ones is not them
        column = [row[j] for row in truth]
        if max(column) - min(column) < 1e-6 * max(map(abs, column)):
            return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)                 # where a quotient overflows
        expected = theirs.r2_score(truth, outputs)
    assert metrics.r2(truth, outputs) == pytest.approx(expected, rel=1e-6, abs=1e-9)


# ---- what is refused ----

@pytest.mark.parametrize("metric", OF_CLASSES + OF_NUMBERS)
def test_lengths_that_differ_and_no_data(metric):
    for truth, found in (([1, 0], [1]), ([], []), ([1], []), ([], [1]), ([1, 0], [[0.5]]), ([[1], [0]], [[0.2], [0.3], [0.4]]), (Matrix([1, 0]), Matrix([0.5]))):
        with pytest.raises(ValueError, match="expected as many targets as outputs|shape"):
            metric(truth, found)


@pytest.mark.parametrize("metric", OF_CLASSES + OF_NUMBERS)
def test_nan_and_inf(metric):
    for bad in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="outputs row 1, column 0 is %r" % bad):
            metric([1, 0], [[0.5], [bad]])
        with pytest.raises(ValueError, match="outputs row 0, column 1 is %r" % bad):
            metric([[1, 0], [0, 1]], [[0.5, bad], [0, 1]])
        with pytest.raises((ValueError, TypeError), match="targets? "):
            metric([1, bad], [[0.5], [0.1]])


@pytest.mark.parametrize("metric", OF_NUMBERS)
def test_numbers_of_other_shapes(metric):
    with pytest.raises(ValueError, match=r"targets have the shape \(2, 1\), outputs \(2, 2\)"):
        metric([1, 2], [[1, 2], [3, 4]])
    with pytest.raises(ValueError, match="the shape"):
        metric([[1, 2]], [[1], [2]])
    with pytest.raises(TypeError, match="not a number"):
        metric(["a"], [1])


@pytest.mark.parametrize("metric", OF_CLASSES)
def test_targets_that_fit_no_class(metric):
    for truth, outputs, message in (
            ([1, 2], [[0.2], [0.9]], "target 1 is 2; where outputs are 1 a row, it must be one of 0, 1"),
            ([0.3, 1], [[0.2], [0.9]], "target 0 is 0.3"), ([-1, 0], [[0.2], [0.9]], "target 1 is 0.* one of -1, 1"),
            ([0, 3], [[1, 0, 0], [0, 0, 1]], "target 1 is 3; .* 0, 1, 2"), ([0, -1], [[1, 0, 0], [0, 0, 1]], "target 1 is -1"),
            ([0, 0.5], [[1, 0, 0], [0, 0, 1]], "target 1 is 0.5"), (["a", "b"], [[1, 0], [0, 1]], "target 0 is 'a'"),
            ([[1, 0], [0, 1]], [[1, 0, 0], [0, 0, 1]], "targets have 2 columns, outputs 3"),
            ([[1, 0], [0, 1]], [[0.2], [0.9]], "targets have 2 columns, outputs 1")):
        with pytest.raises(ValueError, match=message):
            metric(truth, outputs)
    with pytest.raises(TypeError, match="target or output 2 is 1; expected labels all of one kind"):
        metric(["a", "b"], [1, 2])
    with pytest.raises(TypeError):
        metric([[1, 0], [0, 1]], [1, 0])


def test_classes_that_are_not_among_those_given():
    with pytest.raises(ValueError, match="is 'c'; known are a, b"):
        metrics.confusion_matrix(["a", "b"], ["a", "c"], ["a", "b"])


def test_averages_known():
    for metric in (metrics.precision, metrics.recall, metrics.f1):
        with pytest.raises(ValueError, match='unknown average .micro.; known are "macro" and None'):
            metric([1], [1], "micro")


def test_metrics_by_name():
    for name, metric in metrics.METRICS.items():
        assert metrics.get(name) is metric is getattr(metrics, name) and metrics.get(metric) is metric
        assert isinstance(metric([0, 1], [[0.1], [0.9]]), float)
    with pytest.raises(ValueError, match="unknown metric 'acc'; closest is accuracy; known are accuracy, balanced_accuracy, f1, "):
        metrics.get("acc")


def test_lists_of_metrics():
    def errors(targets, outputs):
        return 3
    found = metrics.named(["f1", errors])
    assert found == [("f1", metrics.f1), ("errors", errors)] and metrics.named("r2") == metrics.named(["r2"])
    assert metrics.named(errors) == [("errors", errors)] and metrics.named([]) == []
    assert [metrics.measure(metric, [0, 1], [[2.0], [3.0]], 2.5) for _, metric in found] == [1.0, 3]
    assert metrics.measure(metrics.f1, [0, 1], [[2.0], [3.0]], 3.5) < 1.0
    assert metrics.measure(metrics.mean_squared_error, [0, 1], [[2.0], [3.0]], 2.5) == 4.0
    with pytest.raises(ValueError, match="unknown metric 'acc'"):
        metrics.named(["f1", "acc"])


def test_nothing_given_is_changed():
    truth, outputs = [[1], [0]], [[0.25], [0.5]]
    matrices = Matrix(truth), Matrix(outputs)
    for metric in OF_CLASSES + OF_NUMBERS:
        metric(truth, outputs)
        metric(*matrices)
    assert (truth, outputs) == ([[1], [0]], [[0.25], [0.5]]) == (matrices[0].tolist(), matrices[1].tolist())


# ---- labels and rows of every kind ----

@pytest.mark.parametrize("metric", OF_CLASSES)
def test_labels_of_every_kind(metric):
    plain = metric(["a", "b", "b"], ["a", "a", "b"])
    plain = plain[0].tolist() if metric is metrics.confusion_matrix else plain
    first, second = datetime.date(2020, 1, 1), datetime.date(2020, 1, 2)
    for a, b in ((first, second), (0.5, 1.5), (False, True), (b"a", b"b"), (Fraction(1, 3), Fraction(1, 2)), (3, 4),
                 (second - first, 2 * (second - first))):
        found = metric([a, b, b], [a, a, b])
        assert (found[0].tolist() if metric is metrics.confusion_matrix else found) == plain
    found = metric((x for x in "abb"), iter("aab"))
    assert (found[0].tolist() if metric is metrics.confusion_matrix else found) == plain


@pytest.mark.parametrize("metric", OF_CLASSES)
def test_tables_and_columns_of_labels(metric):
    pandas = pytest.importorskip("pandas")
    plain = "%r" % (metric(["a", "b", "b"], ["a", "a", "b"]),)
    for kind in (lambda labels: pandas.DataFrame({"y": labels}), lambda labels: pandas.Series(labels, index=[7, 0, 1]),
                 lambda labels: pandas.Categorical(labels), lambda labels: [[label] for label in labels]):
        assert "%r" % (metric(kind(["a", "b", "b"]), kind(["a", "a", "b"])),) == plain


def test_rows_of_several_classes_are_refused():
    rows = [[1, 1, 0], [0, 0, 1]]
    for metric in OF_CLASSES + [metrics.roc_auc]:
        with pytest.raises(ValueError, match=r"target 0 is \[1, 1, 0\]; a row of targets has one class"):
            metric(rows, rows)


def test_what_is_no_list():
    for wrong in (None, "ab", 5, {"a": 1}):
        for metric in OF_CLASSES:
            with pytest.raises(TypeError, match="targets: "):
                metric(wrong, [1, 0])
