"""python3 tests/long/fuzz_state.py [COUNT [SEED]]: load so many damaged files (100,000), with the memory it takes measured.

Each file is a good one, of several kinds, that was changed at random places; in most, the checksum was then made right
again, so that the reader meets the damage; in others, parts of a network's data were exchanged, so that Network.load
meets it.  envelope.load must return plain data or raise a ValueError of one short line, and must not, at its peak, take
more memory than 10 times the file's size (files below 2,000 bytes: than 20,000 bytes).  Network.load, of what envelope.load
returns, must do the same; it may take 100,000 bytes of any file, as generators of random numbers do.
"""
import copy
import os
import random
import sys
import tempfile
import tracemalloc

HERE = os.path.dirname(os.path.abspath(__file__))
if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.dirname(HERE)))

from purenn import Dense, Dropout, Network, StandardScaler  # noqa: E402
# The first message with a matrix in it imports printing; what modules take is not what files take, so it comes before.
from purenn.arrays import printing  # noqa: E402, F401
from purenn.checks import PlacedError  # noqa: E402
from purenn.files import envelope  # noqa: E402
from purenn.files.envelope import checksum  # noqa: E402
from purenn.matrix import Matrix  # noqa: E402

TIMES, SMALL, SMALL_NETWORK = 10, 2000, 10000
TOKENS = [b"[", b"]", b"{", b"}", b'"', b",", b":", b"\\", b"\\u", b"\\ud83d", b"\\ude00", b"-", b"0", b"1e999", b"NaN", b"null", b"true",
          b"$", b'{"$float": "7ff8000000000000"}', b'{"$floats": ""}', b'{"$matrix": [0], "$of": []}', b'{"$matrix": [2, 999999999], "$of": [1]}',
          b'"$$":', b"\x00", b"\x7f", b"\xff", b"\xc3\xa9", b"\n", b"\r", b"\t", b" " * 50, b"9" * 1200, b"[" * 30, b"[]," * 40, b"{}," * 40,
          b'"ab",' * 40, b"300," * 60, b'{"":1},' * 30, b"\\u1234" * 40, b"{\"$" * 30, b"__import__('os')"]


def network(rng, sizes, optimizer, loss):
    """The state of a trained network."""
    layers = [Dense(n, m, "tanh") for n, m in zip(sizes, sizes[1:-1])] + [Dropout(0.25)]
    made = Network(layers + [Dense(sizes[-2], sizes[-1], "softmax" if "cross" in loss else "identity")], loss=loss, seed=3)
    made.scaler = StandardScaler()
    X = made.scaler.fit_transform([[rng.uniform(-1, 1) for _ in range(sizes[0])] for _ in range(9)])
    y = [[float(i % sizes[-1] == j) for j in range(sizes[-1])] for i in range(9)]
    made.fit(X, y, epochs=2, optimizer=optimizer, batch_size=None, shuffle=False)
    made.notes = {"columns": ["b\u00e9\U0001f600"] * sizes[0], "text": None}
    return {"network": made.state()}


def good_texts(rng):
    generator = {"bit_generator": "MT19937", "key": [rng.getrandbits(32) for _ in range(250)], "pos": 250, "has_gauss": False}
    small_parts = [[[], {}, "", "ab", 300, None, {"k": [1]}, 1.5] for _ in range(25)]
    return [envelope.dumps(data).encode("ascii") for data in (
        network(rng, [4, 3, 2, 1], "sgd", "half_squared_error"), network(rng, [6, 4, 3], "adam", "categorical_cross_entropy"),
        {"generator": generator, "network": network(rng, [2, 2, 1], "momentum", "huber")}, small_parts, {"texts": ["\u20ac\n\"\\\x01" * 20, "\U0001f600" * 40, "plain" * 200]},
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
    return (envelope._HEAD % (envelope.VERSION, crc)).encode() + body + envelope._END.encode()


STRANGE = [None, True, False, 0, 1, -1, 2, 7, 2 ** 64, -(10 ** 30), 10 ** 400, 0.0, -0.5, 1e300, float("nan"), float("inf"), "", "tanh",
           "softmax", "huber", "hinge", "adam", "\u20ac\n", [], [1], [0.5, 2.0], ["a", "a"], {}, {"a": 1}, Matrix([1.0]), Matrix([[1.0]]),
           Matrix([[1]]), Matrix([[True]]), Matrix([[0.5, float("nan")]]), Matrix([[1.0, 2.0], [3.0, 4.0]]), Matrix([[]])]


def places(data):
    """(list or dict, index or key) of every part, and of every part's parts."""
    if isinstance(data, (list, dict)):
        for key in list(range(len(data)) if isinstance(data, list) else data):
            yield data, key
            for place in places(data[key]):
                yield place


def exchanged(raw, rng):
    """The file with one to three parts of its data left out, put elsewhere, or replaced by something strange."""
    data = envelope.loads(raw.decode("ascii"))
    for _ in range(rng.choice((1, 1, 2, 3))):
        found = list(places(data))
        if not found:
            break
        (inside, key), (other, other_key) = rng.choice(found), rng.choice(found)
        way = rng.randrange(6)
        if way == 0:
            del inside[key]
        elif way == 1 and isinstance(inside, dict):
            inside[rng.choice(("", "more", "name", "activation", "W", "$"))] = rng.choice(STRANGE)
        elif way == 2 and isinstance(inside, list):
            inside.append(inside[key])
        elif way == 3:
            inside[key] = copy.deepcopy(other[other_key])
        else:
            inside[key] = rng.choice(STRANGE)
    try:
        return envelope.dumps(data).encode("ascii")
    except ValueError:                          # too deep
        return raw


def attempt(path, raw, load=envelope.load):
    """(data or None, message or None, peak of memory in bytes) of loading a file with these bytes."""
    with open(path, "wb") as f:
        f.write(raw)
    data = message = None
    tracemalloc.start()
    try:
        data = load(path)
    except ValueError as error:
        assert type(error) is PlacedError and error.__cause__ is None and error.__context__ is None, repr(error)
        message = str(error)
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return data, message, peak


def check(path, raw, tally):
    """Load the file in both ways; AssertionError if it is not answered as it must be."""
    data, message, peak = attempt(path, raw)
    tally["worst"] = max(tally["worst"], peak / max(len(raw), SMALL))
    assert peak <= TIMES * max(len(raw), SMALL), (peak, len(raw), raw[:300], message)
    if message is not None:
        early = "cut short" in message or "begins with" in message or "version" in message or "ASCII" in message
        tally["refused: head, end or checksum" if early else "refused: by the reader"] += 1
        assert message.startswith(path + ": ") and "\n" not in message and len(message) < 300, message
        return
    tally["loaded"] += 1
    if tally["loaded"] % 10 == 0:
        assert envelope.dumps(envelope.loads(envelope.dumps(data))) == envelope.dumps(data)
    if isinstance(data, dict) and "network" in data:
        network, message, peak = attempt(path, raw, Network.load)
        assert peak <= TIMES * max(len(raw), SMALL_NETWORK), (peak, len(raw), raw[:300], message)
        tally["networks refused" if message else "networks loaded"] += 1
        assert message is None or "\n" not in message and len(message) < 300, message
        assert message or Network.of_state(network.state()).state().keys() == network.state().keys()


def run(count, seed, say=lambda text: None):
    """{what: how many or the largest}; AssertionError at the first file that is not answered as it must be."""
    rng = random.Random(seed)
    texts = good_texts(rng)
    tally = {"loaded": 0, "refused: head, end or checksum": 0, "refused: by the reader": 0, "networks loaded": 0,
             "networks refused": 0, "worst": 0.0}
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "f")
    try:
        for raw in texts:
            assert attempt(path, raw)[1] is None
        for i in range(count):
            if i % 5 == 0:
                raw = exchanged(texts[i // 5 % 4 == 0], rng)
            else:
                raw = damaged(rng.choice(texts), rng, texts)
                raw = raw if rng.random() < 0.3 else resealed(raw)
            check(path, raw, tally)
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
