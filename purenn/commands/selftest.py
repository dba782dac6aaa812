"""python -m purenn selftest: is this Python right, to the last bit?

Compares what purenn gives here, in portable arithmetic, with the numbers of
golden.py: elementary functions, random draws, the article's weights after
5,000 epochs, printing.  Needs nothing installed, no file and no network.
"""
import math

from .. import article
from ..fitting.progress import Progress
from ..floats import elementary
from ..floats.hexadecimal import from_hex, to_hex
from ..floats.parts import ulps_apart
from ..matrix import Matrix
from ..random.generators import RandomState, default_rng
from . import golden
from .options import parse, write

HELP = """\
Compares this Python's results with golden numbers, bit for bit.

Prints a line for each group; the exit code is 1 if anything differs.

    python -m purenn selftest"""

SHOWN = 5                           # differences printed of each group


def command(argv):
    parse(argv, {})
    failed = 0
    for name, check in CHECKS:
        count, differences = check()
        failed = failed + len(differences)
        write("%-34s %5d numbers  %s" % (name, count, "ok" if not differences else "%d DIFFER" % len(differences)))
        for difference in differences[:SHOWN]:
            write("    " + difference)
    write(native_arithmetic())
    write("selftest: %s" % ("passed" if not failed else "FAILED: %d differ" % failed))
    return 1 if failed else 0


def compare(pairs):
    """(how many, what differs in words) of (what, ours, golden) triples of texts."""
    return len(pairs), ["%s: got %s, expected %s" % pair for pair in pairs if pair[1] != pair[2]]


def check_elementary():
    pairs = []
    with elementary.arithmetic("portable"):
        for name, argument, expected in golden.elementary():
            value = getattr(elementary, name)(from_hex(argument))
            pairs.append(("%s(%s)" % (name, argument), to_hex(value), expected))
    return compare(pairs)


def check_draws():
    pairs = []
    for call, expected in golden.draws():
        pairs.extend([(call, ours, known) for ours, known in zip(draw(call), expected)])
    return compare(pairs)


def draw(call):
    """The draws that a line such as "RandomState 42 normal 5" asks for, as texts."""
    generator, seed, method, arguments = call.split(" ", 3)
    generator = (RandomState if generator == "RandomState" else default_rng)(int(seed))
    drawn = getattr(generator, method)(*[int(argument) for argument in arguments.split(" ")])
    return [to_hex(value) if isinstance(value, float) else "%d" % value for value in drawn]


def check_weights():
    progress = Progress("selftest: epoch", golden.EPOCHS)
    try:
        with elementary.arithmetic("portable"):
            weights = article.train(article.X, article.y, *article.initialize(golden.SEED), epochs=golden.EPOCHS,
                                    lr=1.0 / 10, on_epoch=lambda i: progress(i + 1))
    finally:
        progress.close()
    names = ("wh", "bh", "wout", "bout")
    ours = [("%s[%d, %d]" % (name, i, j), to_hex(value)) for name, matrix in zip(names, weights)
            for i, row in enumerate(matrix.tolist()) for j, value in enumerate(row)]
    return compare([(name, value, known) for (name, value), known in zip(ours, golden.weights())])


def check_printing():
    pairs = []
    for rows, expected in golden.printed():
        rows = [[from_hex(value) for value in row.split(" ")] for row in rows.split("\n")]
        pairs.append(("a matrix as text", str(Matrix(rows)), expected))
    return compare(pairs)


CHECKS = (("elementary functions", check_elementary), ("random draws, NumPy's", check_draws),
          ("the article's weights, %d epochs" % golden.EPOCHS, check_weights), ("printing, NumPy's", check_printing))


def native_arithmetic():
    """What this machine's math gives beside the portable functions, in words."""
    words = []
    for name in ("exp", "log", "tanh"):
        apart = []
        for known, argument, expected in golden.elementary():
            x = from_hex(argument)
            if known == name and hasattr(math, name) and abs(x) < 700 and (name != "log" or x > 0):
                apart.append(ulps_apart(getattr(math, name)(x), from_hex(expected)))
        different = len([n for n in apart if n])
        words.append("math.%s %s" % (name, "is missing" if not apart else "equals it" if not different else
                                     "differs on %d of %d (at most %d ulp)" % (different, len(apart), max(apart))))
    rounding = "once" if 1e16 + 2.99999 == 1e16 + 2 else "TWICE (x87: portable is not promised here)"
    return "native arithmetic beside portable: %s; + and * round %s" % ("; ".join(words), rounding)
