"""python -m purenn vectors: test vectors for whoever writes backpropagation, as files, or asked of a program."""
import os

from ...commands.arguments import UsageError, file_name, number, one_of, parse
from ...commands.output import SYSTEM, Failure, reason, write
from ...fitting.progress import Progress
from ..vectors import judging, kinds, programs, sets

HELP = """\
Test vectors: inputs of activations, losses, optimizers, initialisers, schedules and
small networks, with results correctly rounded from 50 digits or more, and tolerances.

    --out DIR           write them, a JSON file for each kind, with a page that explains
                        the format and a schema; an older set there is written over
    --check COMMAND     ask a program instead, such as --check "python3 mine.py": a case
                        goes to its stdin in a line of JSON, an answer comes from its
                        stdout.  Exit code 0 if all that it answers is right, 1 if not, 2
                        if it cannot be run, stops, or answers what is no answer
    --only KIND         activations, initializers, losses, networks, optimizers, schedules
    --from DIR          check with a set that was written, instead of making one
    --all               name the cases too that passed, and those it does not support
    --timeout SECONDS   how long the program may take for the next answer (60)

    python -m purenn vectors --out vectors --only schedules"""


def program(text):
    """Reads the command of a program."""
    if not text.strip():
        raise ValueError("the command of a program is needed, such as \"python3 mine.py\"")
    return text


OPTIONS = {"out": (None, file_name), "check": (None, program), "only": (None, one_of(*sorted(kinds.KINDS))),
           "from": (None, file_name), "all": (False, None), "timeout": (60, number(0.001))}
OF_CHECK = ("from", "all", "timeout")


def command(argv):
    """Write the vectors or check a program with them, as the arguments say; returns the exit code."""
    options = parse(argv, OPTIONS)
    if (options["out"] is None) == (options["check"] is None):
        raise UsageError("--out DIR writes the vectors, --check \"COMMAND\" asks a program; give one of them")
    wrong = [name for name in options["given"] if name in OF_CHECK]
    if wrong and options["check"] is None:
        raise UsageError("--%s is for --check" % wrong[0])
    return written(options["out"], chosen(options)) if options["check"] is None else checked(options)


def chosen(options):
    """The kinds that the options name."""
    return kinds.KINDS if options["only"] is None else (options["only"],)


def made(names):
    """The files of these kinds as plain data, with a line of progress on a terminal."""
    progress, count = Progress("case", kinds.count(names)), [0]

    def tell(case_id):
        count[0] += 1
        progress(count[0], case_id)
    try:
        return [kinds.made(name, tell) for name in names]
    finally:
        progress.close()


# ---- --out ----

def written(folder, names):
    obstacle = sets.obstacle(folder, names)
    if obstacle:
        raise Failure("cannot write the vectors to %s: %s" % (folder, obstacle))
    files = made(names)
    texts = sets.texts(files)
    try:
        sets.write(folder, texts)
    except SYSTEM as error:
        raise Failure("cannot write the vectors to %s: %s" % (folder, reason(error))) from None
    rows = [["file", "cases", "bytes"]]
    rows += [[os.path.join(folder, data["kind"] + ".json"), "%d" % len(data["cases"]),
              "%d" % len(texts[data["kind"] + ".json"])] for data in files]
    write(table(rows))
    return 0


def table(rows):
    """Lines of cells: the first column to the left, the others to the right."""
    widths = [max([len(row[j]) for row in rows]) for j in range(len(rows[0]))]
    return "\n".join(["  ".join([cell.rjust(width) if j else cell.ljust(width) for j, (cell, width) in enumerate(
        zip(row, widths))]).rstrip() for row in rows])


# ---- --check ----

def checked(options):
    """Ask the program, name what fails as it comes, and sum up; the exit code."""
    names = None if options["from"] is not None and options["only"] is None else chosen(options)
    words = programs.words_of(options["check"])
    files = made(names) if options["from"] is None else sets.read(options["from"], names)
    cases = [case for data in files for case in data["cases"]]
    verdicts, progress = [], Progress("answer", len(cases))
    try:
        for case, answer in programs.answers(words, cases, options["timeout"]):
            verdict = judging.judge(case, answer)
            verdicts.append(verdict)
            progress(len(verdicts))
            if verdict.state == judging.FAILED or options["all"]:
                progress.close()
                write("%-11s  %s%s" % (verdict.state, verdict.id, verdict.text and ": " + verdict.text))
    finally:
        progress.close()
    write(summary([data["kind"] for data in files], verdicts))
    if not [verdict for verdict in verdicts if verdict.state != judging.UNSUPPORTED]:
        write("nothing was checked: the program answers unsupported to all")
    return 1 if [verdict for verdict in verdicts if verdict.state == judging.FAILED] else 0


def summary(names, verdicts):
    """A line for each kind: how many cases of each state, and the largest error of those that passed."""
    rows = [["kind", "cases", "passed", "failed", "unsupported", "largest error"]]
    for name in names:
        of_kind = [verdict for verdict in verdicts if verdict.id.partition("/")[0] == name]
        passed = [verdict for verdict in of_kind if verdict.state == judging.PASSED]
        rows.append([name, "%d" % len(of_kind)] + ["%d" % len([v for v in of_kind if v.state == state]) for state in (
            judging.PASSED, judging.FAILED, judging.UNSUPPORTED)] + (
            ["%.0f %% of the tolerance" % (100 * max([v.share for v in passed])) if passed else ""]))
    return table(rows)
