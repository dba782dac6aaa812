"""python -m purenn diagnose: the name of the mistake that makes somebody's numbers of the article's network."""
import sys

from ... import article
from ...checks import within
from ...commands.arguments import UsageError, file_name, finite, parse, whole
from ...commands.output import SYSTEM, reason, write
from ...files.csv_tables import read_csv
from ...fitting.progress import Progress, seconds, time_text
from ..crosscheck import given
from ..crosscheck.diagnose import diagnose
from ..crosscheck.runs import WEIGHTS, Problem
from ..crosscheck.searching import ALONE, all_pairs
from ..cores import cores

HELP = """\
Names the mistake in an implementation of the article's network by its numbers: tries
all known mistakes, one by one and in pairs, and names what makes exactly these.  The
first line is `agrees: to ...`, `mistake: NAME`, `mistake: NAME + NAME` or `unknown: ...`,
the exit code 0, 1 or 2.  docs/mistakes.md lists the mistakes.

    NUMBERS             a JSON object, an .npz file, or CSV lines of a name and a row:
                        matrices after training, by the article's names: wh bh wout bout,
                        output, d_output and others; - or nothing for stdin
    --iterations N      after how many iterations (1)
    --seed N            NumPy's seed of the weights at the start (42)
    --start FILE        or the start itself: wh bh wout bout, as NUMBERS
    --network N-N-N     inputs, hidden neurons and outputs, other than the article's
    --data FILE         CSV with X in the first columns and y in the others, with a line
                        of names or without (the article's X and y)
    --lr X              the learning rate (0.1)

    python -m purenn diagnose mine.json --seed 42 --iterations 50"""

TENTH = 1.0 / 10


def _sizes(text):
    sizes = [whole(1, 1000)(part) for part in text.split("-")]
    if len(sizes) != 3:
        raise ValueError("inputs, hidden neurons and outputs are needed, such as 4-3-1")
    return sizes


OPTIONS = {"iterations": (1, whole(1, 100000)), "seed": (42, whole(0, 4294967295)), "start": (None, file_name),
           "network": (None, _sizes), "data": (None, file_name), "lr": (TENTH, finite)}
CODES = {"agrees": 0, "mistake": 1, "unknown": 2}


def command(argv):
    """Diagnose the numbers that the arguments name; returns the exit code."""
    options = parse(argv, OPTIONS, ("numbers",))
    if options["start"] is not None and "seed" in options["given"]:
        raise UsageError("--start is the start itself, --seed what it is drawn with; give one")
    file = options["numbers"]
    numbers = within("stdin" if file in (None, "-") else file, given.read, _bytes(file))
    X, y = (article.X, article.y) if options["data"] is None else _data(options["data"], options["network"])
    start = None if options["start"] is None else _start(options["start"])
    problem = Problem(X, y, start, options["seed"], options["lr"], options["iterations"],
                      options["network"] and options["network"][1])
    if options["network"] and [len(X[0]), len(y[0])] != options["network"][::2]:
        raise ValueError("the data have %d inputs and %d outputs, --network %s" % (
            len(X[0]), len(y[0]), "-".join(map(str, options["network"]))))
    watch = _Watch(len(ALONE) + len(all_pairs(problem.iterations)))
    try:
        found = diagnose(problem, numbers, watch, cores())
    finally:
        watch.progress.close()
    write(str(found))
    return CODES[found.verdict]


class _Watch:
    """Shows how many mistakes and pairs of them were tried, and how long the rest will take."""

    def __init__(self, total):
        self.progress, self._total, self._started = Progress("mistakes and pairs", total), total, seconds()

    def __call__(self, done):
        left = time_text((seconds() - self._started) / done * (self._total - done)) if done else ""
        self.progress(done, left and left + " left")


def _data(path, sizes):
    """(X, y), lists of rows, of a CSV file whose first columns are inputs and whose last are outputs."""
    if sizes is None:
        raise UsageError("--data needs --network, which says how many of its columns are inputs and outputs")
    try:
        table = read_csv(path, header=not _is_of_numbers(path))
    except SYSTEM as error:
        raise ValueError("cannot read %s: %s" % (path, reason(error))) from None
    n, m = sizes[0], sizes[2]
    if len(table.names) != n + m:
        raise ValueError("%s has %d columns; --network needs %d inputs and %d outputs" % (path, len(table.names), n, m))
    return table.numbers(table.names[:n]).tolist(), table.numbers(table.names[n:]).tolist()


def _is_of_numbers(path):
    """Whether the first line has numbers alone, and so no names of columns."""
    with open(path, "rb") as stream:
        line = stream.readline(2 ** 20).decode("utf-8-sig", "replace")
    cells = [cell.strip().strip('"') for cell in line.replace(";", ",").replace("\t", ",").split(",")]
    try:
        return bool([float(cell) for cell in cells])
    except ValueError:
        return False


def _start(path):
    """The matrices of a start, lists of rows."""
    found = within(path, given.read, _bytes(path))
    if sorted(found) != sorted(WEIGHTS):
        raise ValueError("%s has %s; a start has wh, bh, wout and bout" % (path, ", ".join(sorted(found)) or "nothing"))
    start = []
    for name in WEIGHTS:
        numbers, shape = found[name]
        columns = shape[-1] if len(shape) == 2 or name in ("bh", "bout") else 1
        start.append([[x.value for x in numbers[i:i + columns]] for i in range(0, len(numbers), columns)])
    return start


def _bytes(file):
    try:
        if file in (None, "-"):
            return getattr(sys.stdin, "buffer", sys.stdin).read()
        with open(file, "rb") as stream:
            return stream.read()
    except SYSTEM as error:
        raise ValueError("cannot read %s: %s" % (file, reason(error))) from None
