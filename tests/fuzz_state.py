"""python3 tests/fuzz_state.py [COUNT [SEED]]: purenn.state.load on so many damaged files (100,000), with its memory measured.

Each file is a good one, of several kinds, that was changed at random places; in most, the checksum was then made right
again, so that the reader meets the damage.  load must return plain data or raise a ValueError of one short line, and must
not, at its peak, take more memory than 10 times the file's size (files below 2,000 bytes: than 20,000 bytes).
"""
import os
import random
import sys
import tempfile
import tracemalloc

HERE = os.path.dirname(os.path.abspath(__file__))
if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(HERE))

from purenn import state  # noqa: E402
from purenn.bits import checksum  # noqa: E402
from purenn.matrix import Matrix  # noqa: E402

TIMES, SMALL = 10, 2000
TOKENS = [b"[", b"]", b"{", b"}", b'"', b",", b":", b"\\", b"\\u", b"\\ud83d", b"\\ude00", b"-", b"0", b"1e999", b"NaN", b"null", b"true",
          b"$", b'{"$float": "7ff8000000000000"}', b'{"$floats": ""}', b'{"$matrix": [0], "$of": []}', b'{"$matrix": [2, 999999999], "$of": [1]}',
          b'"$$":', b"\x00", b"\x7f", b"\xff", b"\xc3\xa9", b"\n", b"\r", b"\t", b" " * 50, b"9" * 1200, b"[" * 30, b"[]," * 40, b"{}," * 40,
          b'"ab",' * 40, b"300," * 60, b'{"":1},' * 30, b"\\u1234" * 40, b"{\"$" * 30, b"__import__('os')"]


def network(rng, sizes):
    """Data as a trained network leaves them."""
    def matrix(r, c):
        return Matrix([[rng.uniform(-1, 1) for _ in range(c)] for _ in range(r)])
    layers = [{"kind": "Dense", "n_in": n, "n_out": m, "activation": "sigmoid", "W": matrix(n, m), "b": matrix(1, m)}
              for n, m in zip(sizes, sizes[1:])]
    return {"layers": layers, "loss": "half_squared_error", "seed": 42, "classes": ["setosa", "versicolor", "b\u00e9\U0001f600"],
            "optimizer": {"name": "adam", "rate": 0.001, "means": [layer["W"] * 0.5 for layer in layers]},
            "history": {"loss": [rng.random() for _ in range(50)], "validation_loss": [None, 0.5, None]}}


def good_texts(rng):
    generator = {"bit_generator": "MT19937", "key": [rng.getrandbits(32) for _ in range(250)], "pos": 250, "has_gauss": False}
    small_parts = [[[], {}, "", "ab", 300, None, {"k": [1]}, 1.5] for _ in range(25)]
    return [state.dumps(data).encode("ascii") for data in (
        network(rng, [4, 3, 1]), network(rng, [12, 8, 3]), {"generator": generator, "network": network(rng, [4, 3, 1])},
        small_parts, {"texts": ["\u20ac\n\"\\\x01" * 20, "\U0001f600" * 40, "plain" * 200]},
        [list(range(256, 500)), Matrix([[i, -i] for i in range(80)]), Matrix([True, False] * 40)],
        {"$%d" % i: {"x%d" % i: float(i)} for i in range(40)})]


def damaged(raw, rng, texts):
    """The bytes, changed in one to four ways."""
    raw = bytearray(raw)
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        at, other = rng.randrange(len(raw) + 1), rng.randrange(len(raw) + 1)
        low, high = min(at, other), min(max(at, other), min(at, other) + rng.choice((1, 4, 40, 400, 10 ** 9)))
        way = rng.randrange(9)
        if way == 0 and at < len(raw):
            raw[at] = rng.randrange(256)
        elif way == 1 and at < len(raw):
            raw[at] ^= 1 << rng.randrange(8)
        elif way == 2:
            del raw[low:high]
        elif way == 3:
            raw[at:at] = rng.choice(TOKENS) * rng.choice((1, 1, 1, 1, 5, 50))
        elif way == 4:
            raw[low:high] = rng.choice(TOKENS)
        elif way == 5:
            raw[at:at] = raw[low:high]
        elif way == 6:
            part = rng.choice(texts)
            start = rng.randrange(len(part))
            raw[at:at] = part[start:start + rng.choice((3, 30, 300))]
        elif way == 7:
            del raw[at:]
        else:
            found = raw.find(rng.choice((b'"', b",", b"[", b"{", b"]", b"}", b":", b"0", b"$")), at)
            if found >= 0:
                raw[found:found + 1] = rng.choice(TOKENS)
    return bytes(raw)


def resealed(raw):
    """The same with a head, an end and a checksum that are right."""
    start, end = raw.find(b"\n") + 1, max(raw.rfind(b"\n}\n"), 0)
    body = raw[start:end] if end > start else raw[start:]
    crc = checksum(body.decode("latin-1")) if max(body, default=0) < 128 else "00000000"
    return (state._HEAD % (state.VERSION, crc)).encode() + body + state._END.encode()


def attempt(path, raw):
    """(data or None, message or None, peak of memory in bytes) of loading a file with these bytes."""
    with open(path, "wb") as f:
        f.write(raw)
    data = message = None
    tracemalloc.start()
    try:
        data = state.load(path)
    except ValueError as error:
        assert type(error) is ValueError and error.__cause__ is None and error.__context__ is None, repr(error)
        message = str(error)
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return data, message, peak


def run(count, seed, say=lambda text: None):
    """{what: how many or the largest}; AssertionError at the first file that is not answered as it must be."""
    rng = random.Random(seed)
    texts = good_texts(rng)
    tally = {"loaded": 0, "refused: head, end or checksum": 0, "refused: by the reader": 0, "worst": 0.0}
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "f")
    try:
        for raw in texts:
            assert attempt(path, raw)[1] is None
        for i in range(count):
            raw = damaged(rng.choice(texts), rng, texts)
            raw = raw if rng.random() < 0.3 else resealed(raw)
            data, message, peak = attempt(path, raw)
            tally["worst"] = max(tally["worst"], peak / max(len(raw), SMALL))
            assert peak <= TIMES * max(len(raw), SMALL), (peak, len(raw), raw[:300], message)
            if message is None:
                tally["loaded"] += 1
                assert state.dumps(state.loads(state.dumps(data))) == state.dumps(data)
            else:
                early = "cut short" in message or "begins with" in message or "version" in message or "ASCII" in message
                tally["refused: head, end or checksum" if early else "refused: by the reader"] += 1
                assert message.startswith(path + ": ") and "\n" not in message and len(message) < 300, message
            if i % 10000 == 9999:
                say("%d: %r" % (i + 1, tally))
    finally:
        os.remove(path)
        os.rmdir(folder)
    return tally


def main(arguments):
    count = int(arguments[0]) if arguments else 100000
    seed = int(arguments[1]) if len(arguments) > 1 else 0
    tally = run(count, seed, print)
    print("%d damaged files, seed %d: none did harm; %s" % (
        count, seed, ", ".join("%s %s" % (name, "%.2f times the size" % n if name == "worst" else n) for name, n in tally.items())))


if __name__ == "__main__":
    main(sys.argv[1:])
