"""atomic.py, through envelope.save and load: files are whole or not there, whatever goes wrong or is killed."""
import os
import subprocess
import sys
import threading
import time

import kill_state
import pytest
from paths import ROOT
from plain_data import same

from purenn import Matrix
from purenn.checks import PlacedError
from purenn.files import atomic, envelope

# ---- killing; the script does more of it ----

def test_a_killed_save_leaves_the_file_whole():
    tally = kill_state.run(6, 1)
    assert tally["kills"] == 6 and tally["broken"] == tally["parts at the end"] == 0 and tally["saves"] >= 6


def test_a_kill_while_just_writing_would_be_noticed():
    for seed in range(5):
        if kill_state.run(5, seed, "write")["broken"]:
            return
    raise AssertionError("25 kills, no broken file")


# ---- files ----

def test_save_and_load(tmp_path):
    path = tmp_path / "model.json"
    data = {"W": Matrix([[0.1, 1 / 3]]), "names": ["\u00e9"]}
    envelope.save(path, data)
    assert same(envelope.load(path), data) and same(envelope.load(str(path)), data)
    assert path.read_bytes() == envelope.dumps(data).encode() and os.listdir(str(tmp_path)) == ["model.json"]
    envelope.save(path, {})
    assert envelope.load(path) == {}


def test_save_to_a_relative_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    envelope.save("here.json", [1])
    assert envelope.load("here.json") == [1] and os.listdir(".") == ["here.json"]


def test_errors_of_load_begin_with_the_path(tmp_path):
    path = tmp_path / "f"
    good = envelope.dumps([1, 2]).encode()
    for raw, message in ((b"", "line 1: expected"), (good[:-9], "line"), (good.replace(b"1, 2", b"1, 3"), "line 1: the checksum"),
                         (good.replace(b"1, 2", b"1,\xff2"), "byte %d: expected ASCII" % (good.index(b"1, 2") + 2)), (b"\x00" * 5000, "line 1"), (good + b"\xc3\xa9", "byte")):
        path.write_bytes(raw)
        with pytest.raises(ValueError) as caught:
            envelope.load(path)
        assert type(caught.value) is PlacedError and str(caught.value).startswith("%s: %s" % (path, message)), str(caught.value)
    path.write_bytes(good.replace(b"\n", b"\r\n"))          # as some version control makes them
    assert envelope.load(path) == [1, 2]


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError):
        envelope.load(tmp_path / "missing")
    with pytest.raises(ValueError, match="a folder or a device"):
        envelope.load(tmp_path)
    with pytest.raises(OSError):
        envelope.save(tmp_path, {})
    with pytest.raises(OSError):
        envelope.save(tmp_path / "missing" / "f", {})
    assert os.listdir(str(tmp_path)) == []


@pytest.mark.skipif(os.name != "posix", reason="no pipes and devices of POSIX")
def test_pipes_and_devices(tmp_path):
    fifo = str(tmp_path / "fifo")
    os.mkfifo(fifo)
    for path in (fifo, "/dev/zero", "/dev/null"):
        with pytest.raises(ValueError, match="a folder or a device"):
            envelope.load(path)
    got = []
    reader = threading.Thread(target=lambda: got.append(open(fifo).read()))
    reader.start()
    envelope.save(fifo, [1])
    reader.join()
    envelope.save("/dev/null", [1])
    assert got == [envelope.dumps([1])] and not os.path.isfile("/dev/null") and os.listdir(str(tmp_path)) == ["fifo"]


@pytest.mark.skipif(os.name != "posix", reason="no links and permissions of POSIX")
def test_links_and_permissions_stay(tmp_path):
    real, link, loose = tmp_path / "deep" / "real.json", tmp_path / "link.json", tmp_path / "loose.json"
    (tmp_path / "deep").mkdir()
    envelope.save(real, 1)
    link.symlink_to(real)
    loose.symlink_to(tmp_path / "deep" / "new.json")
    for mode in (0o600, 0o640, 0o604, 0o666):
        real.chmod(mode)
        envelope.save(link, mode)
        assert link.is_symlink() and envelope.load(real) == mode and real.stat().st_mode & 0o7777 == mode
    envelope.save(loose, 2)
    assert loose.is_symlink() and envelope.load(tmp_path / "deep" / "new.json") == 2
    assert sorted(os.listdir(str(tmp_path / "deep"))) == ["new.json", "real.json"]
    before = os.umask(0o027)
    try:
        envelope.save(tmp_path / "fresh", 3)
    finally:
        os.umask(before)
    assert (tmp_path / "fresh").stat().st_mode & 0o777 == 0o640


def failing(error):
    def fail(*arguments):
        raise error
    return fail


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()])
@pytest.mark.parametrize("name", ["fsync", "replace", "chmod"])
def test_what_goes_wrong_while_saving_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, name, error):
    path = tmp_path / "f"
    envelope.save(path, "old")
    monkeypatch.setattr(os, name, failing(error))
    with pytest.raises(type(error)):
        envelope.save(path, "new" * 1000)
    assert envelope.load(path) == "old" and os.listdir(str(tmp_path)) == ["f"]


@pytest.mark.parametrize("name", ["open", "replace", "fsync", "chmod"])
def test_ctrl_c_that_comes_when_a_call_is_just_done(tmp_path, monkeypatch, name):
    path, call = tmp_path / "f", getattr(os, name)
    envelope.save(path, "old")

    def interrupted(target, *arguments):
        result = call(target, *arguments)
        if not (name == "open" and str(target) == str(path)):
            raise KeyboardInterrupt
        return result
    monkeypatch.setattr(os, name, interrupted)
    with pytest.raises(KeyboardInterrupt):
        envelope.save(path, "new")
    assert envelope.load(path) == ("new" if name == "replace" else "old") and os.listdir(str(tmp_path)) == ["f"]


def test_a_full_disk(tmp_path):
    """A limit on the size of files stands for it."""
    resource = pytest.importorskip("resource")
    assert resource.RLIMIT_FSIZE is not None
    code = """
import resource, signal, sys
sys.path.insert(0, %r)
from purenn.checks import PlacedError
from purenn.files import envelope
envelope.save(%r, "old")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
try:
    envelope.save(%r, "new" * 10000)
except OSError as error:
    print("refused")
""" % (ROOT, str(tmp_path / "f"), str(tmp_path / "f"))
    assert subprocess.check_output([sys.executable, "-c", code]).strip() == b"refused"
    assert envelope.load(tmp_path / "f") == "old" and os.listdir(str(tmp_path)) == ["f"]


def test_bad_data_leave_the_old_file(tmp_path):
    envelope.save(tmp_path / "f", "old")
    with pytest.raises(TypeError):
        envelope.save(tmp_path / "f", {"a": object()})
    assert envelope.load(tmp_path / "f") == "old" and os.listdir(str(tmp_path)) == ["f"]


def test_many_threads_save_to_one_path(tmp_path):
    path = tmp_path / "f"
    failed = []

    def work(n):
        try:
            for _ in range(20):
                envelope.save(path, [n] * 2000)
                assert envelope.load(path) in [[m] * 2000 for m in range(4)]
        except Exception as error:
            failed.append(error)
    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == [] and os.listdir(str(tmp_path)) == ["f"]


@pytest.mark.skipif(os.name != "posix", reason="Windows renames over no file that is being read")
@pytest.mark.parametrize("changed", ["saved by another", "removed by another"])
def test_a_file_that_changes_just_after_it_was_asked_for(tmp_path, monkeypatch, changed):
    """It is not emptied in place, which others would read; and that it has gone is no error."""
    path, kept, asked = str(tmp_path / "f"), [], os.stat
    if changed == "removed by another":
        envelope.save(path, "old")

    def stat(name, *args, **options):
        try:
            return asked(name, *args, **options)
        finally:
            if not kept and str(name) == path:
                kept.append(None)
                if changed == "removed by another":
                    os.remove(path)
                else:
                    envelope.save(path, "another's")
                    kept[0] = open(path, "rb")
    monkeypatch.setattr(os, "stat", stat)
    envelope.save(path, "new")
    assert envelope.load(path) == "new" and os.listdir(str(tmp_path)) == ["f"] and len(kept) == 1
    if kept[0]:
        assert b"another's" in kept[0].read()
        kept[0].close()


@pytest.mark.skipif(os.name != "posix", reason="no POSIX to ask which processes there are")
def test_what_a_killed_save_left_is_swept_up(tmp_path):
    """Once it is old, and no one else's: not of another path, of a process that is there, or of one somewhere else."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = ["f.purenn-%d-0.part" % gone.pid, "f.purenn-%d-11.part" % gone.pid]
    kept = [name % gone.pid for name in (
        "purenn-%d-0.part", "purenn-%d-results.part", "f.purenn-%d-results.part", "f.purenn-%d.part", "f.purenn-%d-0.txt",
        "f.purenn-x%d-0.part", "f.purenn-%d-0-0.part", "g.purenn-%d-0.part", "ff.purenn-%d-0.part", "f.%d-0.part")]
    kept += ["f.purenn-%d-0.part" % process for process in (os.getpid(), os.getppid())]
    for name in kept + left:
        (tmp_path / name).write_text("half")
    envelope.save(tmp_path / "f", 1)
    assert sorted(os.listdir(str(tmp_path))) == sorted(kept + left + ["f"])             # they may be saving elsewhere
    for age, there in ((atomic.OLD - 600, kept + left), (atomic.OLD + 600, kept)):
        for name in kept + left:
            os.utime(str(tmp_path / name), (time.time() - age,) * 2)
        envelope.save(tmp_path / "f", 1)
        assert sorted(os.listdir(str(tmp_path))) == sorted(there + ["f"])
    assert [(tmp_path / name).read_text() for name in kept] == ["half"] * len(kept)


def test_names_of_any_length(tmp_path):
    for name in ("x" * 255, "\U0001f600" * 63, "x" * 54 + ".json"):
        envelope.save(tmp_path / name, name)
        assert envelope.load(tmp_path / name) == name and os.listdir(str(tmp_path)) == [name]
        os.remove(str(tmp_path / name))


def test_a_folder_that_cannot_be_listed_is_no_reason_not_to_save(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "listdir", failing(OSError(13, "Permission denied")))
    envelope.save(tmp_path / "f", 1)
    assert envelope.load(tmp_path / "f") == 1


def test_the_way_of_micropython(tmp_path, monkeypatch):
    path = tmp_path / "f"
    envelope.save(path, "old")
    monkeypatch.setattr(atomic, "_os", lambda: None)
    envelope.save(path, "new")
    assert envelope.load(path) == "new"
    rename, calls = os.rename, []

    def to_free_names_only(old, new):
        calls.append(new)
        if os.path.exists(new):
            raise OSError(17, "there is one")
        rename(old, new)
    monkeypatch.setattr(os, "rename", to_free_names_only)
    envelope.save(path, "newer")
    assert envelope.load(path) == "newer" and len(calls) == 2 and os.listdir(str(tmp_path)) == ["f"]


def test_the_ways_of_windows(tmp_path):
    class Windows(object):
        """os as Python 2 has it there, as far as it is asked for."""
        name, remove, getpid = "nt", staticmethod(os.remove), staticmethod(os.getpid)

        @staticmethod
        def kill(process, signal):
            raise AssertionError("on Windows kill ends any process")

        @staticmethod
        def rename(old, new):
            if os.path.exists(new):
                raise OSError(183, "there is one")
            os.rename(old, new)
    for name in ("old", "new"):
        (tmp_path / name).write_text(name)
    atomic._rename(Windows, str(tmp_path / "new"), str(tmp_path / "old"))
    assert (tmp_path / "old").read_text() == "new" and os.listdir(str(tmp_path)) == ["old"]
    assert atomic._is_gone(Windows, os.getpid() + 1) and not atomic._is_gone(Windows, os.getpid())
