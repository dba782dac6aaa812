"""python3 tests/long/kill_state.py [COUNT]: kill -9 a process that saves all the time, at so many random moments (200).

After each kill the file must load, and hold what one of the saves wrote, no older than the last one seen.  What killed
processes leave beside it stays for an hour; at the end these parts are made to look older, and one more save must clear
them away.  Then the same with a program that just writes to the file, which
must fail, to show that this would be noticed.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, ROOT)

from purenn.files import atomic, envelope  # noqa: E402

# The texts are made of one that was made before, so that nearly all the time goes into the files.
CHILD = """
import sys
sys.path.insert(0, %r)
from purenn.files import envelope
from purenn.files.envelope import checksum
from purenn.matrix import Matrix
path, first, whole = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "save"
text = envelope.dumps({"matrix": Matrix([1.5] * 100000), "n": 0})
body = text[len(envelope._HEAD %% (1, "12345678")):-len(envelope._END)]
def dumps(n):
    new = body.replace('"n": 0', '"n": %%d' %% n)
    return envelope._HEAD %% (1, checksum(new)) + new + envelope._END
envelope.dumps = dumps
for n in range(first, first + 10 ** 9):
    if whole:
        envelope.save(path, n)
    else:
        with open(path, "w") as f:
            f.write(dumps(n))
    if n == first:
        print("saved", flush=True)
"""


def kill_once(path, first, how, seconds):
    """Let a child save n = first, first + 1, ... to the path, and kill it so many seconds after the first."""
    child = subprocess.Popen([sys.executable, "-c", CHILD % ROOT, path, str(first), how], stdout=subprocess.PIPE)
    try:
        assert child.stdout.readline().strip() == b"saved"
        time.sleep(seconds)
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


def run(count, seed, how="save", say=lambda text: None):
    """{what: how many}: how many kills, broken files, files left behind at the end, saves that were seen."""
    rng = random.Random(seed)
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "model.json")
    tally = {"kills": 0, "broken": 0, "kills that left a part behind": 0, "most parts at once": 0, "saves": 0}
    first = 0
    try:
        for i in range(count):
            kill_once(path, first, how, rng.random() * 0.05)
            tally["kills"] += 1
            try:
                data = envelope.load(path)
                assert data["n"] >= first and data["matrix"].tolist() == [1.5] * 100000
                tally["saves"] += data["n"] + 1 - first
                first = data["n"] + 1
            except ValueError:
                tally["broken"] += 1
            parts = [name for name in os.listdir(folder) if name != "model.json"]
            tally["kills that left a part behind"] += len(parts) > tally["most parts at once"]
            tally["most parts at once"] = max(tally["most parts at once"], len(parts))
            if i % 50 == 49:
                say("%d: %r" % (i + 1, tally))
        for name in set(os.listdir(folder)) - {"model.json"}:
            os.utime(os.path.join(folder, name), (time.time() - 2 * atomic.OLD,) * 2)
        envelope.save(path, {"n": first})
        tally["parts at the end"] = len(os.listdir(folder)) - 1
    finally:
        shutil.rmtree(folder)
    return tally


def main(arguments):
    count = int(arguments[0]) if arguments else 200
    saved = run(count, 0, "save", print)
    written = run(20, 0, "write")
    print("saved: %r\nwritten without care: %r" % (saved, written))
    raise SystemExit(0 if saved["broken"] == saved["parts at the end"] == 0 < written["broken"] else 1)


if __name__ == "__main__":
    main(sys.argv[1:])
