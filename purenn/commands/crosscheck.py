"""python -m purenn crosscheck: a NumPy script on NumPy and on purenn, and how far apart what they leave is."""
from ..arrays.distances import compare, summary, table, ulps
from ..files import envelope
from ..floats.names import shown
from .arguments import UsageError, file_name, parse, whole
from .output import SYSTEM, Failure, flush, reason, write
from .recorded import BACKENDS, record
from .saving import check_place, written

HELP = """\
Runs a NumPy script, unchanged, on NumPy and on purenn, and compares every variable that
it leaves, in ulps, and what it prints.  The exit code is 0 if all agree, 1 if not, and 2
if they could not be compared.

    SCRIPT.py           and, after --, its arguments
    --ulps N            how far apart numbers may be: so many floats lie between (1000)
    --watch NAME        also the values that this variable has had, one by one: says from
                        which one on the two part
    --save FILE         run it on NumPy only, and keep what it leaves
    --against FILE      run it on purenn only, and compare it with what --save kept: on a
                        Python that has no NumPy
    --digits N          run it with numbers of so many digits too (20 to 1000): who is
                        closer to what they give, NumPy or purenn?
    --timeout N         seconds that each run may take (60)

    python -m purenn crosscheck script.py --digits 50"""

OPTIONS = {"ulps": (1000, whole(0)), "watch": (None, file_name), "save": (None, file_name),
           "against": (None, file_name), "digits": (None, whole(20, 1000)), "timeout": (60, whole(1))}


def command(argv):
    """Compare as the arguments say; returns the exit code."""
    argv, arguments = (argv[:argv.index("--")], argv[argv.index("--") + 1:]) if "--" in argv else (argv, [])
    options = parse(argv, OPTIONS, ("script",))
    path = options["script"]
    if path is None:
        raise UsageError("which script? crosscheck SCRIPT.py")
    if options["save"] is not None and options["against"] is not None:
        raise UsageError("--save keeps what --against compares with; give one of them")
    for name in ("save", "against", "digits"):
        if options[name] is not None and options["watch"]:
            raise UsageError("--watch is for both at once; leave out --%s" % name)
    if options["save"] is not None and options["digits"] is not None:
        raise UsageError("--digits compares; give it with --against, not with --save")
    check_readable(path)
    try:
        check_place(options["save"], path, "script")
    except Failure as error:                # whose exit code is 1, which here says that numbers differ
        raise ValueError("%s" % error)
    if options["save"] is not None:
        reference = record(path, arguments, "numpy")
        check_ended(reference)
        _saved(options["save"], reference)
        write("what %s leaves with NumPy is in %s" % (path, options["save"]))
        return 0
    if options["digits"] is not None:
        behind_the_wall("--digits needs Python 3.6 or newer and purenn's folder py36")
    if options["against"] is not None:
        reference = _reference(options["against"])
        mine = record(path, arguments, "purenn")
    else:
        reference, mine = both(path, arguments, options["watch"], options["timeout"])
    code = compared(mine, reference, options["ulps"], options["watch"])
    if options["digits"] is not None:
        beside_the_truth(mine, reference, options["digits"], path, arguments, options["timeout"])
    return code


def _saved(place, reference):
    try:
        written(place, envelope.save, place, reference)
    except Failure as error:
        raise ValueError("%s" % error)


def both(path, arguments, watch, timeout):
    """The records of the script with NumPy and with purenn, each run in a process of its own."""
    needs = ("both at once need Python 3.6 or newer and purenn's folder py36; "
             "--save, and then --against, run on others too")
    processes, _ = behind_the_wall(needs)
    return [processes.recorded(NAMES[backend], backend, path, arguments, watch, timeout) for backend in BACKENDS]


def behind_the_wall(otherwise):
    """The modules processes and truth of py36/crosscheck; ValueError with this text on an older Python."""
    try:
        from ..py36.crosscheck import processes, truth
        return processes, truth
    except Exception:                   # each Python's own, such as Skulpt's ExternalError
        pass
    raise ValueError(otherwise)


def check_readable(path):
    """ValueError where there is no such file."""
    try:
        with open(path, "rb"):
            return
    except SYSTEM as error:
        message = "cannot read %s: %s" % (path, reason(error))
    raise ValueError(message)


def _reference(path):
    try:
        found = envelope.load(path)
    except SYSTEM as error:
        raise ValueError("cannot read %s: %s" % (path, reason(error)))
    if not isinstance(found, dict) or sorted(found) != ["backend", "error", "printed", "variables", "watched"]:
        raise ValueError("%s is no file that crosscheck --save wrote" % path)
    return found


LACKS_NUMPY = "No module named numpy"
NAMES = {"numpy": "NumPy", "purenn": "purenn"}


# ---- comparing ----

def check_ended(found):
    """ValueError where the script of this record ended with an error."""
    error = found["error"]
    if error is not None and found["backend"] == "numpy" and LACKS_NUMPY in error.replace("'", ""):
        raise ValueError("this Python has no NumPy: --save on one that has, --against here")
    if error is not None:
        raise ValueError("with %s the script ends with %s" % (NAMES[found["backend"]], error))


def compared(mine, reference, most, watch=None):
    """Print how far apart the two records are; returns the exit code."""
    check_ended(reference)
    check_ended(mine)
    distances = compare(mine["variables"], reference["variables"])
    if not distances and mine["printed"] == reference["printed"] == "":
        raise ValueError("the script leaves no variable and prints nothing")
    if distances:
        write(table(distances))
        write("\n" + summary(distances))
    else:
        write("the script leaves no variable, so what it prints is all that is compared (functions' own are gone)")
    same_text, text = printed(mine["printed"], reference["printed"], most)
    write(text)
    if mine["watched"] or reference["watched"]:
        write(parting(mine["watched"], reference["watched"], most))
    elif watch:
        raise ValueError("the script sets no variable %s, or none that is made of numbers and texts" % watch)
    agrees = same_text and not [distance for distance in distances if not distance.within(most)]
    write("agrees" if agrees else "differs: more than %d ulps, or other shapes, names or texts" % most)
    return 0 if agrees else 1


def beside_the_truth(mine, reference, digits, path, arguments, timeout):
    """Run the script with so many digits, and print how far both records are from what that leaves."""
    processes, truth = behind_the_wall("--digits needs Python 3.6 or newer and purenn's folder py36")
    flush()
    true = processes.recorded_in_digits("%d digits" % digits, digits, path, arguments, timeout)
    if true["error"] is not None:
        raise ValueError("with %d digits the script ends with %s" % (digits, true["error"]))
    found = truth.compared(reference["variables"], mine["variables"], true["variables"])
    write("\n" + truth.table(found, digits))
    write("\n" + truth.summary(found))


def printed(mine, theirs, most):
    """(whether they print the same, in words): numbers may differ by one in their last digit, or by so many ulps."""
    if mine is None or theirs is None or mine == theirs:
        return True, "what they print is the same" if mine is not None else "what they print was not caught"
    ours, others = mine.split("\n"), theirs.split("\n")
    for i, (line, other) in enumerate(zip(ours, others)):
        if not _alike(line, other, most):
            return False, "line %d that they print differs: %s, with NumPy %s" % (i + 1, shown(line), shown(other))
    if len(ours) != len(others):
        return False, "they print %d and, with NumPy, %d lines" % (len(ours), len(others))
    return True, "what they print is the same, but for last digits"


def _alike(line, other, most):
    """Whether two lines are the same, but for numbers that are as near as that."""
    words, others = _words(line), _words(other)
    if len(words) != len(others):
        return False
    return not [word for word, its in zip(words, others) if word != its and not _are_near(word, its, most)]


def _are_near(word, its, most):
    try:
        x, y = float(word), float(its)
        unit = max([10.0 ** (int(exponent or 0) - len(digits.partition(".")[2]))
                    for digits, _, exponent in (word.lower().partition("e"), its.lower().partition("e"))])
    except ValueError:
        return False
    return abs(x - y) <= unit + unit / 2 or ulps(x, y) <= most


def _words(line):
    for letter in "[](){},:=":
        line = line.replace(letter, " ")
    return line.split()


def parting(mine, reference, most):
    """In words: the first of the watched values that are more than so many ulps apart."""
    for i, (value, other) in enumerate(zip(mine, reference)):
        distances = compare(value, other, "its value")
        if [distance for distance in distances if not distance.within(most)]:
            return "the watched variable parts at its value %d of %d: %s" % (i + 1, len(mine), summary(distances))
    if len(mine) != len(reference):
        return "the watched variable has %d values, with NumPy %d" % (len(mine), len(reference))
    return "the watched variable has %d values, none further apart" % len(mine)
