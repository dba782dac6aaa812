"""progress.py: a line on a terminal and nothing elsewhere; a function like tqdm, and tqdm itself."""
import os
import re
import subprocess
import sys

import pytest

import needs
from paths import ROOT
from purenn import Dense, Network
from purenn.fitting import progress
from ways import ARTICLE

FIT = """
import sys
sys.path.insert(0, %r)
from purenn import Dense, Network
from purenn.fitting import progress
net = Network([Dense(1, 1, init="zeros")], loss="half_squared_error", seed=1)
def slowly(epoch, net, history):
    progress.EVERY = -1.0                                       # each is written
history = net.fit([[1], [2], [4]], [[2], [4], [8]], epochs=%d, learning_rate=0.01, validation_data=([[1]], [[2]]),
                  optimizer="sgd", batch_size=None, shuffle=False, callbacks=slowly, progress=%s)
"""


def on_a_terminal(code):
    """What a program writes on a terminal that is its stderr."""
    master, slave = needs.terminal()
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=slave)
    os.close(slave)
    written = b""
    try:
        while True:
            part = os.read(master, 65536)
            if not part:
                break
            written += part
    except OSError:                     # Linux's way to say the end
        pass
    finally:
        os.close(master)
    assert child.communicate()[0] == b"" and child.returncode == 0, written
    return written.decode()


def screen(written):
    """The texts that the line shows, one after the other; each is written over the one before."""
    return [part.rstrip(" ") for part in written.split("\r")]


def test_a_line_on_a_terminal_that_is_wiped_away():
    written = on_a_terminal(FIT % (ROOT, 12, "True"))
    shown = [text for text in screen(written) if text]
    form = re.compile(r"epoch (\d+) of 12, loss [0-9.e+-]+, validation_loss [0-9.e+-]+$")
    assert [int(form.match(text).group(1)) for text in shown] == list(range(1, 13))
    assert "\n" not in written and written.endswith("\r") and screen(written)[-1] == ""
    assert max(map(len, shown)) <= 79
    last = written.rsplit("\r", 2)[1]
    assert set(last) == {" "} and len(last) >= len(shown[-1])


def test_nothing_where_no_person_is_watching():
    for where, how in ((subprocess.PIPE, "True"), (subprocess.PIPE, "False"), (subprocess.DEVNULL, "True")):
        answer = subprocess.run([sys.executable, "-c", FIT % (ROOT, 5, how)], stdout=subprocess.PIPE, stderr=where)
        assert answer.returncode == 0 and not answer.stdout and not answer.stderr
    assert on_a_terminal(FIT % (ROOT, 5, "False")) == ""


def test_not_more_often_than_a_person_can_see(monkeypatch):
    class Terminal(object):
        text = ""

        def isatty(self):
            return True

        def write(self, text):
            self.text += text

        def flush(self):
            pass

    now = [100.0]
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(progress, "seconds", lambda: now[0])
    line = progress.Progress("row", 1000)
    for done in range(1000):
        line(done, "x" * (100 if done < 500 else 1))
        now[0] += progress.EVERY / 16
    shown = [text for text in screen(sys.stderr.text) if text]
    assert 1000 // 16 <= len(shown) <= 1000 // 16 + 2 and shown[0] == ("row 0 of 1000, " + "x" * 100)[:79]
    for before, after in zip(sys.stderr.text.split("\r")[1:], sys.stderr.text.split("\r")[2:]):
        assert len(after) >= len(before.rstrip())                # nothing of the longer line is left
    line.close()
    line.close()
    assert sys.stderr.text.split("\r")[-1] == "" and not sys.stderr.text.split("\r")[-2].strip()


class Screen(object):
    """A terminal that keeps what is written."""
    text = ""

    def isatty(self):
        return True

    def write(self, text):
        self.text += text

    def flush(self):
        pass


def test_a_long_epoch_moves_from_its_first_batch_on(monkeypatch):
    now = [100.0]

    def slowly(batch, net, history):
        now[0] += 30.0

    class Slow(object):                                 # each batch takes half a minute, but for the last of an epoch
        on_epoch_begin = on_batch_end = staticmethod(slowly)
    monkeypatch.setattr(sys, "stderr", Screen())
    monkeypatch.setattr(progress, "seconds", lambda: now[0])
    Network([Dense(1, 1)], seed=1).fit([[0.1]] * 5, [[1]] * 5, epochs=2, batch_size=1, optimizer="sgd", learning_rate=0.01, callbacks=Slow())
    shown = [text for text in screen(sys.stderr.text) if text]
    assert shown[:2] == ["epoch 1 of 2, batch 1 of 5, 5 min left", "epoch 1 of 2, batch 2 of 5, 4 min left"]
    assert re.match(r"epoch 1 of 2, loss [0-9.e+-]+, 3 min left$", shown[4])
    assert re.match(r"epoch 2 of 2, loss [0-9.e+-]+, batch 1 of 5, 3 min left$", shown[5])
    assert re.match(r"epoch 2 of 2, loss [0-9.e+-]+$", shown[-1])


def test_how_long_the_rest_takes_is_of_what_was_done_here(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(sys, "stderr", Screen())
    monkeypatch.setattr(progress, "seconds", lambda: now[0])
    bar = progress.shown(True, 90, 100)                 # after a resume
    assert next(iter(bar)) == 90
    now[0] = 10.0
    bar.set_postfix(loss=0.5)
    assert screen(sys.stderr.text)[-1] == "epoch 91 of 100, loss 0.5, 2 min left"
    assert [progress.time_text(x) for x in (0.9, 1, 59.5, 60, 61, 3600, 3601)] == ["", "1 s", "60 s", "60 s", "2 min", "60 min", "2 h"]


def network():
    return Network([Dense(1, 1, init="zeros")], loss="half_squared_error", seed=1)


def fit(**options):
    return network().fit([[1], [2]], [[2], [4]], learning_rate=0.01, **dict(ARTICLE, **options))


class Like(object):
    """The part of tqdm that is used."""
    def __init__(self, epochs):
        self.epochs, self.numbers, self.closed, self.shown = list(epochs), [], 0, []

    def __iter__(self):
        for epoch in self.epochs:
            self.numbers.append(epoch)
            yield epoch

    def set_postfix(self, **numbers):
        self.shown.append(numbers)

    def close(self):
        self.closed += 1


def test_a_function_like_tqdm():
    bars = []

    def bar(epochs):
        bars.append(Like(epochs))
        return bars[-1]

    history = fit(epochs=4, progress=bar)
    assert bars[0].epochs == bars[0].numbers == [0, 1, 2, 3] and bars[0].closed == 1
    assert bars[0].shown == [{"loss": loss} for loss in history.loss]
    fit(epochs=9, progress=bar, callbacks=lambda epoch, *_: epoch == 1)
    assert bars[1].numbers == [0, 1] and bars[1].closed == 1
    with pytest.raises(ZeroDivisionError):
        fit(epochs=9, progress=bar, callbacks=lambda *_: 1 // 0)
    assert bars[2].closed == 1
    assert len(fit(epochs=3, progress=lambda epochs: epochs).loss) == 3                 # shows nothing


def test_tqdm_itself(capsys):
    tqdm = pytest.importorskip("tqdm")
    history = fit(epochs=6, progress=tqdm.tqdm)
    text = capsys.readouterr().err
    assert "6/6" in text and "loss=" in text and len(history.loss) == 6
