"""python -m purenn selftest: does this Python give the same bits as all others?

Compares what purenn calculates here, in portable arithmetic, with the numbers of golden.py: elementary functions,
random draws, the article's weights after 5,000 epochs, printing; and before that + - * / with exact integers.  Needs
nothing installed, no file and no network.
"""
import math

from ..arrays.generated import POSSIBLE
from ..article import initialize
from ..floats import elementary
from ..floats.hexadecimal import from_hex, to_hex
from ..floats.needs import precision
from ..floats.parts import MANTISSA_BITS, ulps_apart
from ..matrix import Matrix
from ..random.generators import RandomState, default_rng
from . import golden, rounding
from .arguments import one_of, parse
from .article import LR, trained
from .output import write

HELP = """\
Compares this Python's results with golden numbers, bit for bit.

Prints a line for each group; the exit code is 1 if anything differs.

    --engine NAME       c: also compile networks by this machine's C compiler, say
                        which it is, and compare them with Python's

    python -m purenn selftest"""

OPTIONS = {"engine": (None, one_of("c"))}

SHOWN = 5                           # differences of each group that are printed


def command(argv):
    """Compare and print; returns the exit code, 1 if anything differs."""
    options = parse(argv, OPTIONS)
    if precision() != MANTISSA_BITS:
        write("selftest: FAILED: floats have %d bits here and not %d; purenn runs, and every result differs"
              % (precision(), MANTISSA_BITS))
        return 1
    failed = 0
    for name, check in CHECKS:
        failed += say(name, *check())
    if options["engine"]:
        failed += compiled()
    write(native_arithmetic())
    if not POSSIBLE:
        write("there is no exec here: training is slower, and has the same bits")
    write("selftest: %s" % ("passed" if not failed else "FAILED: %d differ" % failed))
    return 1 if failed else 0


def compiled():
    """Say by which compiler, and compare what it makes; how many numbers differ, and 1 if there is none."""
    from ..fitting.predicting import compiled_by
    from .compiled import compared
    try:
        write("engine c: %s" % compiled_by())
        count, differences = compare(compared())
    except ValueError as error:
        write("engine c: %s" % error)
        return 1
    return say("networks by engine c", count, differences)


def say(name, count, differences):
    """Print the line of a group, and the first of its differences; how many there are."""
    write("%-34s %5d numbers  %s" % (name, count, "ok" if not differences else "%d DIFFER" % len(differences)))
    for difference in differences[:SHOWN]:
        write("    " + difference)
    return len(differences)


# ---- the groups of numbers: each check_... returns (how many numbers, the differences in words) ----

def compare(triples):
    """(how many there are, the differences in words) of [(what, ours, golden), ...], all texts."""
    return len(triples), ["%s: got %s, expected %s" % triple for triple in triples if triple[1] != triple[2]]


def check_elementary():
    triples = []
    with elementary.arithmetic("portable"):
        for name, argument, expected in golden.elementary():
            value = getattr(elementary, name)(from_hex(argument))
            triples.append(("%s(%s)" % (name, argument), to_hex(value), expected))
    return compare(triples)


def check_draws():
    triples = []
    for call, expected in golden.draws():
        triples.extend([(call, ours, known) for ours, known in zip(draw(call), expected)])
    return compare(triples)


def draw(call):
    """The draws that a line such as "RandomState 42 normal 5" asks for, as texts."""
    generator, seed, method, arguments = call.split(" ", 3)
    generator = (RandomState if generator == "RandomState" else default_rng)(int(seed))
    drawn = getattr(generator, method)(*[int(argument) for argument in arguments.split(" ")])
    return [to_hex(value) if isinstance(value, float) else "%d" % value for value in drawn]


def check_weights():
    with elementary.arithmetic("portable"):
        weights = trained(initialize(golden.SEED), golden.EPOCHS, LR, "selftest: epoch")
    names = ("wh", "bh", "wout", "bout")
    ours = [("%s[%d, %d]" % (name, i, j), to_hex(value)) for name, matrix in zip(names, weights)
            for i, row in enumerate(matrix.tolist()) for j, value in enumerate(row)]
    return compare([(name, value, known) for (name, value), known in zip(ours, golden.weights())])


def check_printing():
    triples = []
    for rows, expected in golden.printed():
        rows = [[from_hex(value) for value in row.split(" ")] for row in rows.split("\n")]
        triples.append(("a matrix as text", str(Matrix(rows)), expected))
    return compare(triples)


CHECKS = (("rounding: + - * / and texts", rounding.differences), ("elementary functions", check_elementary),
          ("random draws, NumPy's", check_draws), ("the article's weights, %d epochs" % golden.EPOCHS, check_weights),
          ("printing, NumPy's", check_printing))


def native_arithmetic():
    """How this Python's own math compares with the portable functions, in words."""
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
    times = "once" if 1e16 + 2.99999 == 1e16 + 2 else "TWICE (x87: portable is not promised here)"
    return "native arithmetic beside portable: %s; + and * round %s" % ("; ".join(words), times)
