"""What cannot be right is said before the first step; names that are none name the right one."""
import pytest

from purenn import Dense, EarlyStopping, Network, metrics, optimizers, schedule, train_test_split
from purenn.encoders import Encoder
from purenn.files import envelope

X = [[i / 8.0, i * 3 % 8 / 8.0] for i in range(12)]
Y = [i % 5 / 4.0 for i in range(12)]


def network(outputs=1, activation="identity"):
    return Network([Dense(2, 4, "tanh"), Dense(outputs, activation)], seed=1)


def unchanged(call, kind, message):
    net = network()
    before = envelope.dumps(net.state())
    with pytest.raises(kind, match=message):
        call(net)
    assert envelope.dumps(net.state()) == before and net.optimizer is None


# ---- metrics ----

def missing(targets, outputs):
    return None


def several(targets, outputs):
    return [1.0]


def named(targets, outputs):
    return "good"


def of_one(targets):
    return 1.0


def broken(targets, outputs):
    raise KeyError("gone")


@pytest.mark.parametrize("metric, kind, message", [
    (missing, TypeError, "metrics: the metric missing is None, not a number"), (several, ValueError, "metrics: the metric several is a list"),
    (named, TypeError, "metrics: the metric named is 'good'"), (of_one, TypeError, "metrics: of_one"), (broken, KeyError, "gone"),
    (metrics.confusion_matrix, ValueError, "metrics: target 1 is 0.25"), ("roc_auc", ValueError, "metrics: target 1 is 0.25"), ("f1", ValueError, "metrics: target 1")])
def test_a_metric_is_tried_before_the_first_step(metric, kind, message):
    unchanged(lambda net: net.fit(X, Y, metrics=[metric], progress=False), kind, message)
    unchanged(lambda net: net.fit(X, Y, metrics=metric, validation_data=(X, Y), progress=False), kind, message)


def test_a_metric_of_one_s_own_sees_outputs_not_targets():
    import math
    seen = []

    def log_loss(targets, outputs):
        seen.append(outputs.tolist())
        return -sum(math.log(a if t else 1 - a) for (t,), (a,) in zip(targets.tolist(), outputs.tolist())) / len(targets)

    net = network(1, "sigmoid")
    first = net.predict(X).tolist()
    history = net.fit(X, [i % 2 for i in range(12)], metrics=log_loss, epochs=3, progress=False)
    assert seen[0] == first and seen[-1] == net.predict(X).tolist() and len(seen) == 4
    assert history.metrics["log_loss"][-1] == pytest.approx(net.evaluate(X, [i % 2 for i in range(12)])["loss"])


def test_targets_come_first():
    """As in scikit-learn, whose accuracy_score refuses outputs in the place of targets."""
    classes, outputs = [0, 1, 1, 0], [[0.25], [0.75], [0.5], [0.125]]
    for metric in (metrics.accuracy, metrics.f1, metrics.confusion_matrix, metrics.balanced_accuracy):
        with pytest.raises(ValueError, match="target 0 is 0.25, output 0 0; the targets come first, then the outputs"):
            metric(outputs, classes)
        metric(classes, outputs)
    assert metrics.accuracy([0.5, 1.5], [0.5, 1.5]) == 1.0 and metrics.accuracy([0.5, 1], [1, 1]) == 0.5


# ---- names ----

@pytest.mark.parametrize("call, message", [
    (lambda: network().fit(X, Y, scaler=1), "fit: unknown argument 'scaler'; closest is scaler of the network, set as net.scaler = "),
    (lambda: network().fit(X, Y, classes=[1, 2]), "closest is classes of the network"), (lambda: network().partial_fit(X, Y, classes=[1]), "classes of the network"),
    (lambda: network().fit(X, Y, valid_data=1), "closest is validation_data"), (lambda: network().fit(X, Y, scheduler=1), "closest is learning_rate"),
    (lambda: Network([Dense(2, 1)], scaler=1), "Network: .*closest is scaler of the network"), (lambda: Network([Dense(2, 1)], optimizer="adam"), "closest is optimizer of fit"),
    (lambda: network().evaluate(X, Y, metrics="r2"), "evaluate: unknown argument 'metrics'; closest is names"),
    (lambda: network().evaluate(X, Y, sample_weights=1), "evaluate: .*closest is sample_weight"),
    (lambda: train_test_split(X, Y, random_state=1), "train_test_split: unknown argument 'random_state'; closest is seed"),
    (lambda: train_test_split(X, Y, test_sise=0.5), "closest is test_size")])
def test_arguments_that_are_none(call, message):
    with pytest.raises(TypeError, match=message):
        call()


@pytest.mark.parametrize("call, message", [
    (lambda: Dense(2, 3, "rlu"), "closest is relu"), (lambda: Dense(2, 3, "lu"), "closest is"), (lambda: Network([Dense(2, 1, init="xavier")]), "closest is glorot_uniform"),
    (lambda: Network([Dense(2, 1, init="kaiming")]), "closest is he_normal"), (lambda: optimizers.get("adam", lr=1), "adam: unknown option 'lr'; closest is rate"),
    (lambda: schedule("cosine", rate=1, epochs=5), "closest is steps"), (lambda: schedule("step", lr=1, step_size=5), "closest is rate")])
def test_options_that_are_none(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_yes_or_no():
    with pytest.raises(TypeError, match="train is True or False; got 'no'"):
        network().to_source("python", train="no")
    with pytest.raises(TypeError, match="fill_gaps is True or False; got 'mean'"):
        Encoder().fit({"a": [1.0, None]}, fill_gaps="mean")
    unchanged(lambda net: net.fit(X, Y, callbacks=EarlyStopping), TypeError, "a callback is an object, not its class; got <class")
