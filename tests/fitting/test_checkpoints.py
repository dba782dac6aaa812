"""Checkpoints: a resumed training ends in the bits of one that was never stopped; another training is told apart."""
import copy
import os

import pytest
from hypothesis import given, strategies as st

import kill_training
from amounts import examples, share, some
from purenn import Dense, Dropout, Network, optimizers, schedule
from purenn.checks import PlacedError
from purenn.files import envelope
from purenn.fitting.checkpoints import OtherTraining
from rubbish import RUBBISH, places
from ways import ARTICLE

np = pytest.importorskip("numpy")

RNG = np.random.RandomState(4)
X, Y = RNG.normal(size=(13, 4)).tolist(), RNG.uniform(size=(13, 2)).tolist()
X2, Y2 = RNG.normal(size=(5, 4)).tolist(), RNG.uniform(size=(5, 2)).tolist()
EPOCHS = 9
HOW = dict(epochs=EPOCHS, optimizer="sgd", batch_size=4, shuffle=True, learning_rate=0.1, validation_data=(X2, Y2), metrics=["r2"], clip_norm=1.0, progress=False)


def network(rate=0.3, **options):
    return Network([Dense(4, 5, "tanh"), Dropout(rate), Dense(2, "sigmoid")], **dict(dict(loss="mean_squared_error", seed=8, l2=0.01), **options))


def outcome(net, history):
    """All that a training leaves behind, but for the seconds; as text."""
    return envelope.dumps([net.state(), dict(history.state(), seconds=None), history.best_epoch])


class Stop(Exception):
    pass


def stop_after(epochs):
    def stop(epoch, net, history):
        if epoch + 1 == epochs:
            raise Stop
    return stop


def fit(path=None, stop=None, net=None, **options):
    """(network, history), with a stop after so many epochs as a power failure has it: at once."""
    net = net or network()
    how = dict(HOW, **options)
    if path is not None:
        how = dict(dict(checkpoint=path, checkpoint_every=1, resume=True), **how)
    if stop is not None:
        with pytest.raises(Stop):
            net.fit(X, Y, callbacks=stop_after(stop), **how)
        return None
    return net, net.fit(X, Y, **how)


# ---- the same bits ----

@pytest.mark.parametrize("optimizer, patience", [(name, EPOCHS) for name in sorted(optimizers.OPTIMIZERS)] + [("adam", None), ("momentum", 2)])
def test_resuming_after_any_epoch_gives_the_same_bits(optimizer, patience, tmp_path):
    path = str(tmp_path / "model.json")
    expected = outcome(*fit(optimizer=optimizer, patience=patience))
    epochs = len(fit(optimizer=optimizer, patience=patience)[1].loss)
    for stops in some([[stop] for stop in range(1, epochs + 1)], len(optimizer)) + [range(1, epochs + 1)]:
        for stop in stops:
            fit(path, stop, optimizer=optimizer, patience=patience)
            assert Network.load(path).classes is None
        net, history = fit(path, optimizer=optimizer, patience=patience)
        assert outcome(net, history) == expected and len(history.seconds) == epochs
        assert Network.load(path).predict(X).tolist() == net.predict(X).tolist()
        assert outcome(*fit(path, optimizer=optimizer, patience=patience)) == expected          # once more, when all is done
        os.remove(path)


@pytest.mark.parametrize("every, done", [(1, 7), (2, 6), (3, 6), (4, 4), (5, 5), (8, 0), (10 ** 9, 0)])
def test_a_checkpoint_every_so_many_epochs_and_at_the_end(every, done, tmp_path):
    path = str(tmp_path / "model.json")
    fit(path, 8, checkpoint_every=every)
    assert envelope.load(path)["training"]["done"] == done
    net, history = fit(path, checkpoint_every=every)
    assert outcome(net, history) == outcome(*fit()) and envelope.load(path)["training"]["done"] == EPOCHS


def test_without_resume_training_begins_anew(tmp_path):
    path = str(tmp_path / "model.json")
    fit(path, 5)
    net, history = fit(path, resume=False)
    assert outcome(net, history) == outcome(*fit()) and len(history.loss) == EPOCHS


@pytest.mark.parametrize("patience", [None, EPOCHS * 3])
def test_more_epochs_after_a_training_that_is_done(patience, tmp_path):
    path = str(tmp_path / "model.json")
    how = dict(learning_rate=0.4, optimizer="momentum", validation_data=(X2, np.sqrt(Y2)), patience=patience)
    expected = outcome(*fit(**dict(how, epochs=3 * EPOCHS)))
    for epochs in (4, EPOCHS, EPOCHS + 1, 2 * EPOCHS):
        net, history = fit(path, **dict(how, epochs=epochs))
        assert len(history.loss) == epochs
    if patience:
        assert history.best_epoch < epochs - 1                  # so that the weights are not the last ones
        assert envelope.load(path)["training"]["parameters"]
    assert outcome(*fit(path, **dict(how, epochs=3 * EPOCHS))) == expected
    net, history = fit(path, **dict(how, epochs=3))             # fewer than are done: nothing is left to do
    assert len(history.loss) == 3 * EPOCHS


def test_what_stopped_early_stays_so(tmp_path):
    path = str(tmp_path / "model.json")
    how = dict(patience=1, optimizer="momentum", learning_rate=2.0, validation_data=(X2, np.sqrt(Y2)), epochs=50)
    net, history = fit(path, **how)
    assert history.stopped == "patience" and len(history.loss) < 50
    again, resumed = fit(path, **dict(how, epochs=70))
    assert outcome(again, resumed) == outcome(net, history) and resumed.message == history.message


def test_an_interrupt_and_then_resuming(tmp_path):
    path = str(tmp_path / "model.json")

    def interrupt(epoch, net, history):
        if epoch == 4:
            raise KeyboardInterrupt

    net = network()
    history = net.fit(X, Y, callbacks=interrupt, checkpoint=path, checkpoint_every=2, **HOW)
    assert history.stopped == "interrupted" and envelope.load(path)["training"]["done"] == 4
    assert outcome(*fit(path, checkpoint_every=2)) == outcome(*fit())


def test_names_of_classes_weights_and_schedules_are_found_again(tmp_path):
    path = str(tmp_path / "model.json")
    labels = [["fig", "date", "apple"][i % 3] for i in range(13)]

    def train(callbacks=(), **options):
        net = Network([Dense(4, 5, "relu"), Dropout(0.5), Dense(3, "softmax")], loss="categorical_cross_entropy", seed=2)
        return net, net.fit(X, labels, epochs=6, validation_split=0.25, class_weight="balanced",
                            sample_weight=range(1, 14), shuffle=True, batch_size=3,
                            optimizer="rmsprop", learning_rate=schedule("step", rate=0.1, step_size=2), callbacks=callbacks, **options)

    for stop in (1, 3, 6):
        with pytest.raises(Stop):
            train(stop_after(stop), checkpoint=path, checkpoint_every=1)
        assert Network.load(path).classes == ["apple", "date", "fig"]
        assert outcome(*train(checkpoint=path, resume=True)) == outcome(*train())


def test_a_diverged_training_leaves_the_last_good_checkpoint(tmp_path):
    path = str(tmp_path / "model.json")
    how = dict(loss="half_squared_error")
    net = Network([Dense(4, 2)], seed=1, **how)
    history = net.fit(X, Y, epochs=9, learning_rate=lambda epoch: 0.01 if epoch < 4 else 1e200, checkpoint=path, checkpoint_every=1, **ARTICLE)
    assert history.stopped == "diverged" and 4 <= envelope.load(path)["training"]["done"] <= 5
    assert np.isfinite(Network.load(path).weights[0][0].tolist()).all()


# ---- another training ----

CHANGED = [
    (dict(batch_size=5), "batch_size was 4, now it is 5"), (dict(shuffle=False), "shuffle was True, now it is False"),
    (dict(optimizer="sgd"), "optimizer was 'adam'"),
    (dict(optimizer=optimizers.get("adam", beta1=0.5)), "optimizer's beta1 was 0.9, now it is 0.5"),
    (dict(clip_norm=2.0), "limits of gradients was"), (dict(clip_norm=None), "limits of gradients"),
    (dict(patience=3), "patience was 7"), (dict(min_delta=0.5), "min_delta"), (dict(metrics=[]), "metrics was"),
    (dict(validation_data=None, patience=None), "its .* was"),
    (dict(validation_data=(X2, Y2[::-1])), "validation data was"),
    (dict(validation_data=(X2, Y2, [1, 1, 1, 1, 2])), "validation data was"),
    (dict(sample_weight=[1] * 12 + [2]), "sample weights was None"), (dict(learning_rate=0.2), "first learning_rate was 0.1, now it is 0.2"),
    (dict(learning_rate=None), "now it is 0.001"), (dict(net=network(0.4)), "layers was"),
    (dict(net=network(loss="huber")), "loss was 'mean_squared_error', now it is 'huber'"),
    (dict(net=network(l2=0.0)), "l2 was 0.01"),
    (dict(net=Network([Dense(4, 6, "tanh"), Dropout(0.3), Dense(2, "sigmoid")], loss="mean_squared_error", l2=0.01)), "layers was"),
    (dict(net=network(l1=0.5)), "l1 was 0.0, now it is 0.5")]
ADAM = dict(optimizer="adam", patience=7)


@pytest.mark.parametrize("change, message", CHANGED)
def test_a_changed_setting_is_told(change, message, tmp_path):
    path = str(tmp_path / "model.json")
    fit(path, 4, **ADAM)
    with open(path) as f:
        text = f.read()
    net = change.pop("net", None) or network()
    before = envelope.dumps(net.state())
    with pytest.raises(ValueError, match="is of another training: its .*" + message.replace("its .*", "")) as caught:
        fit(path, net=net, **dict(ADAM, **change))
    assert "\n" not in str(caught.value) and str(caught.value).startswith(path)
    with open(path) as f:
        assert f.read() == text and envelope.dumps(net.state()) == before
    assert outcome(*fit(path, **ADAM)) == outcome(*fit(**ADAM))


def test_the_error_carries_all_settings_that_differ(tmp_path):
    path = str(tmp_path / "model.json")
    fit(path, 4, **ADAM)
    with pytest.raises(OtherTraining) as caught:
        fit(path, net=network(l2=0.5), **ADAM)
    error = caught.value
    assert (error.where, error.differences) == (path, [("l2", "0.01", 0.5)])
    assert str(error) == "%s is of another training: its l2 was 0.01, now it is 0.5" % path
    with pytest.raises(OtherTraining) as caught:
        fit(path, net=network(l2=0.5), **dict(ADAM, batch_size=None, shuffle=False))
    assert str(caught.value) == ("%s is of another training: its batch_size was 4, now it is None; its l2 was 0.01, now it is 0.5; "
                                 "its shuffle was True, now it is False" % path)


def test_fewer_epochs_than_are_done_are_told_by_the_right_numbers(tmp_path):
    path = str(tmp_path / "model.json")
    net, _ = fit(path, epochs=20)
    again, history = fit(path, epochs=10)
    assert history.message == "the checkpoint has 20 epochs, more than the 10 asked for" and history.stopped == "epochs"
    assert len(history.loss) == 20 and again.predict(X).tolist() == net.predict(X).tolist()
    assert fit(path, epochs=20)[1].message == "all 20 epochs are done"


def test_an_error_in_a_checkpoint_begins_with_its_path_and_carries_it(tmp_path):
    path = str(tmp_path / "model.json")
    fit(path, 4, **ADAM)
    good = envelope.load(path)
    for damage, words in ((lambda data: data.pop("training"), "training: expected dict; there is nothing"),
                          (lambda data: data["training"].pop("settings"), "training.settings: expected dict"),
                          (lambda data: data["training"].pop("done"), "training.done: expected int"),
                          (lambda data: data["network"].update(optimizer=None), "there is no state of the optimizer adam")):
        data = copy.deepcopy(good)
        damage(data)
        envelope.save(path, data)
        with pytest.raises(PlacedError) as caught:
            fit(path, **ADAM)
        assert caught.value.where == path and str(caught.value).startswith("%s: %s" % (path, words)), caught.value
    with open(path, "w") as f:
        f.write("{}")
    with pytest.raises(PlacedError) as caught:
        fit(path, **ADAM)
    assert caught.value.where == path and str(caught.value).startswith(path + ": line 1: expected")


@pytest.mark.parametrize("rows, targets, message", [
    (X[::-1], Y, "its X was"), (X, Y[::-1], "its y was"), (X[:12], Y[:12], "its X was"), ([row[::-1] for row in X], Y, "its X was"),
    (X, [row[::-1] for row in Y], "its y was"), ([[x * (1 + 2.0 ** -52) for x in row] for row in X], Y, "its X was")])
def test_other_data_are_told(rows, targets, message, tmp_path):
    path = str(tmp_path / "model.json")
    fit(path, 4)
    with pytest.raises(ValueError, match="is of another training: " + message):
        network().fit(rows, targets, checkpoint=path, resume=True, **HOW)


def test_the_same_data_in_another_form_are_the_same(tmp_path):
    path = str(tmp_path / "model.json")
    rows, targets = [[int(10 * x) for x in row] for row in X], [[int(y > 0.5) for y in row] for row in Y]
    network().fit(rows, targets, checkpoint=path, **HOW)
    network().fit(np.array(rows, float), np.array(targets, bool), checkpoint=path, resume=True, **HOW)


# ---- files ----

def test_files_that_are_no_checkpoint(tmp_path):
    path = str(tmp_path / "model.json")
    net = network()
    before = envelope.dumps(net.state())
    with pytest.raises(ValueError, match="resume goes on from a checkpoint; give its file"):
        net.fit(X, Y, resume=True)
    network().save(path)
    for content in (None, "", "{}", '{"format": "purenn", "version": 1'):
        if content is not None:
            with open(path, "w") as f:
                f.write(content)
        with pytest.raises(ValueError, match="model.json"):
            net.fit(X, Y, checkpoint=path, resume=True)
    with pytest.raises(ValueError, match="expected a file"):
        net.fit(X, Y, checkpoint=str(tmp_path), resume=True)
    for wrong, error in ((str(tmp_path), OSError), (str(tmp_path / "missing" / "model.json"), OSError), (7, TypeError), (["a"], TypeError)):
        with pytest.raises(error):
            net.fit(X, Y, checkpoint=wrong)
    assert envelope.dumps(net.state()) == before and net.optimizer is None


def test_numbers_that_no_file_can_hold_are_told_before_training(tmp_path):
    from fractions import Fraction
    net = Network([Dense(1, 1, init=([[Fraction(1, 3)]], [Fraction(0)]))], loss="half_squared_error")
    with pytest.raises(TypeError, match="matrix of other numbers"):
        net.fit([[Fraction(1)]], [[Fraction(2)]], learning_rate=Fraction(1, 2), checkpoint=str(tmp_path / "model.json"), **ARTICLE)
    assert net.weights[0][0][0, 0] == Fraction(1, 3) and os.listdir(str(tmp_path)) == []


@given(data=st.data())
@examples(120)
def resume_damaged(data, path, text, tally):
    """Resumes from a checkpoint's text with some damage; counts whether that was refused."""
    damaged = envelope.loads(text)
    training = damaged["training"]
    part = data.draw(st.sampled_from([training, training["stopping"], training["history"], damaged["network"]]))
    container, key = data.draw(st.sampled_from(places(part)))
    if data.draw(st.booleans()):
        container[key] = data.draw(RUBBISH)
    else:
        del container[key]
    try:
        envelope.save(path, damaged)
    except ValueError:                                          # an int with too many digits, a text of half a pair
        return
    net = network()
    before = envelope.dumps(net.state())
    try:
        history = net.fit(X, Y, checkpoint=path, resume=True, **dict(HOW, epochs=6, **ADAM))
    except ValueError as error:
        assert "\n" not in str(error) and envelope.dumps(net.state()) == before
        tally["refused"] += 1
    else:
        assert history.stopped and len(history.loss) <= 6
        tally["resumed"] += 1


def test_damaged_checkpoints_are_valueerrors(tmp_path):
    path, tally = str(tmp_path / "model.json"), {"refused": 0, "resumed": 0}
    fit(path, 4, **ADAM)
    resume_damaged(path=path, text=envelope.dumps(envelope.load(path)), tally=tally)
    assert tally["refused"] > share(50) and tally["resumed"] >= share(1), tally     # few examples may all be refused


# ---- kill -9; the script does more of the same ----

def test_a_killed_training_resumes_to_the_same_bits():
    kills = share(8, 3)
    tally = kill_training.run(kills, 1)
    assert tally["kills"] == kills and tally["broken"] == tally["other bits"] == 0 < tally["ended"]


def test_going_on_from_the_weights_alone_would_be_noticed():
    tally = kill_training.run(2, 1, "weights alone")
    assert tally["kills"] == 2 and tally["other bits"] > 0          # one that ends before it is killed has the right ones


def test_what_is_killed_has_best_weights_that_are_not_its_last():
    net = kill_training.network()
    history = kill_training.fit(net)
    assert 0 < history.best_epoch < kill_training.EPOCHS - 2 and history.stopped == "epochs"


def test_a_checkpoint_that_is_no_file(tmp_path):
    """A pipe is not waited for."""
    net = network()
    before = envelope.dumps(net.state())
    with pytest.raises(ValueError, match="^checkpoint is the path of a file; got an empty text$"):
        net.fit(X, Y, checkpoint="", progress=False)
    path = str(tmp_path / "pipe")
    os.mkfifo(path)
    for there in (path, str(tmp_path)):
        with pytest.raises(ValueError, match="expected a file; this is a folder or a device"):
            net.fit(X, Y, checkpoint=there, resume=True, progress=False)
    assert envelope.dumps(net.state()) == before
