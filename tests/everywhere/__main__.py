"""Runs purenn, unmodified, on every Python it promises to run on, and prints a table of how it went.

    python3 tests/everywhere                              the package's self-test on every Python that is here
    python3 tests/everywhere --install --require all      install the missing ones first; fail if one stays missing
    python3 tests/everywhere --only skulpt,micropython    some of them: the beginnings of their keys
    python3 tests/everywhere --run FILE -- ARGUMENT...    a program of yours that may `import purenn`, and its outputs
    python3 tests/everywhere --run FILE --expect TEXT     the same, and the outputs must be what the file TEXT holds
    python3 tests/everywhere --run FILE --run FILE        both files as one program, the first one first; each --expect
                                                          follows on the one before
    python3 tests/everywhere -- ARGUMENT...               another command of `python -m purenn`
    python3 tests/everywhere --one-file ...               any of these with purenn as one file, which `bundle` makes
    python3 tests/everywhere --keep FILE                  keep the table as JSON too, for docs/pythons.md
    python3 tests/everywhere --list                       the keys, and where each Python was found

A program passes where it ends with status 0. End it with `raise SystemExit(n)`: Skulpt has no sys.exit, and that of
Brython loses n. Programs run in the folder that holds the package. Outputs that are the same are shown once.

MicroPython, Pyodide, Brython and Skulpt run under Node, by the launchers beside this file; they and MicroPython's
program for unix are looked for in the folder that the environment variable INTERPRETERS names, else in .interpreters.
The one with 2 MB of memory runs commands only: a program is left out there.
"""
import argparse
import atexit
import difflib
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from pythons import HERE, PYTHONS, ROOT, mpy


class Outcome(NamedTuple):
    """How a program went on one Python."""
    python: object
    version: str     # as the Python itself reports
    result: str      # "passed", "failed: why" or "missing"
    seconds: float
    stdout: str
    stderr: str


def execute(command, package, seconds):
    """(status or None after a timeout, stdout, stderr) of a command that can import the package."""
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONIOENCODING="utf-8")
    environment["PYTHONPATH"] = environment["JYTHONPATH"] = str(package.parent)
    with tempfile.TemporaryDirectory() as folder:   # for what a program writes
        process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        try:
            stdout, stderr = process.communicate(timeout=seconds)
            status = process.returncode
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # Jython is a script that starts Java
            stdout, stderr = process.communicate()
            status = None
    return status, stdout.decode("utf-8", "replace"), stderr.decode("utf-8", "replace")


def run(python, options):
    """The Outcome of what the options ask for, on one Python."""
    if not python.find():
        return Outcome(python, "", "missing", 0.0, "", "")
    package = options.packages.get(python.key, options.package)
    command = python.command(package, HERE / "version.py", [])
    status, version, complaint = execute(command, package, options.timeout)
    if status != 0:
        return Outcome(python, "", "failed: does not start", 0.0, "", complaint)
    start = time.perf_counter()
    command = python.command(package, options.run, options.arguments)
    status, stdout, stderr = execute(command, package, options.timeout)
    seconds = time.perf_counter() - start
    result = {0: "passed", None: "failed: timeout"}.get(status, "failed: status %s" % status)
    if status == 0 and options.expect is not None:
        stdout = differences(options.expect, stdout.splitlines())
        result = "failed: other output" if stdout else "passed"
    return Outcome(python, version.strip(), result, seconds, stdout, stderr)


def differences(expected, printed):
    """The first of them, as text; empty where there are none."""
    return "\n".join(list(difflib.unified_diff(expected, printed, "expected", "printed", lineterm=""))[:60])


def run_all(pythons, options):
    """The outcomes in order; each is announced on a terminal as it comes."""
    def announced(python):
        outcome = run(python, options)
        if sys.stderr.isatty():
            print("%s: %s" % (python.key, outcome.result), file=sys.stderr)
        return outcome

    with ThreadPoolExecutor(options.jobs) as pool:              # the last ones are the slowest, so they begin
        return list(pool.map(announced, pythons[::-1]))[::-1]


def show_outputs(outcomes):
    """Each different output once, under the keys of the Pythons that gave it."""
    groups = {}
    for outcome in outcomes:
        groups.setdefault((outcome.stdout, outcome.stderr, outcome.result), []).append(outcome.python.key)
    for (stdout, stderr, result), keys in groups.items():
        print("== %s: %s" % (result, ", ".join(keys)))
        lines = (stdout + stderr).splitlines()
        print("\n".join(lines[-60:] if result.startswith("failed") else lines) + "\n")


def rows(outcomes):
    yield ["Python", "reports itself as", "result", "seconds"]
    for outcome in outcomes:
        seconds = "%.1f" % outcome.seconds if outcome.seconds else ""
        yield [outcome.python.name, outcome.version, outcome.result, seconds]


def show_table(outcomes):
    table = list(rows(outcomes))
    widths = [max(map(len, column)) for column in zip(*table)]
    for row in table:
        print("  ".join([cell.ljust(width) for cell, width in zip(row, widths)]).rstrip())


def keep(outcomes, options):
    """Write the table to the file options.keep: `python3 tests/bench tables` makes a document's of it."""
    kept = [{"name": outcome.python.name, "version": outcome.version, "result": outcome.result,
             "seconds": outcome.seconds} for outcome in outcomes]
    options.keep.write_text(json.dumps({"machine": platform.machine(), "cores": os.cpu_count(), "jobs": options.jobs,
                                        "outcomes": kept}, indent=1) + "\n")


def chosen(names):
    """The Pythons whose keys begin with one of the names, given as one string with commas."""
    if names == "all":
        return [python for python in PYTHONS if python.everywhere]
    names = tuple(name.strip().lower() for name in names.split(","))
    for name in names:
        if not any(python.key.startswith(name) for python in PYTHONS):
            known = ", ".join(python.key for python in PYTHONS)
            raise argparse.ArgumentTypeError("no Python's key begins with %r; the keys are %s" % (name, known))
    return [python for python in PYTHONS if python.key.startswith(names)]


def lines_of(file):
    return Path(file).read_text(encoding="utf-8").splitlines()


def temporary_folder():
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    return Path(folder)


def one_file(*options):
    """The package as one file purenn.py, made with these options."""
    file = temporary_folder() / "purenn.py"
    subprocess.run([sys.executable, "-m", "purenn", "bundle", "-o", str(file)] + list(options), cwd=str(ROOT), check=True,
                   stderr=subprocess.DEVNULL)
    return file


END_PROGRAM = """\
def end_program(status):
    if status:
        raise SystemExit(status)
"""


def make_one_file(options):
    """Let the Pythons have one file; Jython cannot compile all of it at once, nor MicroPython in a small memory."""
    options.package, options.packages = one_file(), {"jython": one_file("--small", "--compressed")}
    if [python for python in options.only if python.key == "micropython-2mb" and python.find()]:
        small = one_file("--small")
        options.packages["micropython-2mb"] = mpy(small)
        small.unlink()


def one_program(files):
    """The file, or where there are several a temporary file that holds them all: some Pythons can open no second one.

    One that ends with status 0 does not end those after it.
    """
    if len(files) == 1:
        return files[0]
    program = temporary_folder() / files[-1].name
    texts = [file.read_text(encoding="utf-8").replace("raise SystemExit(", "end_program(") for file in files]
    program.write_text("\n\n".join([END_PROGRAM] + texts), encoding="utf-8")
    return program


def parse(arguments):
    parser = argparse.ArgumentParser(prog="tests/everywhere", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", metavar="FILE", type=Path, action="append", help="run this program, not the self-test; "
                        "several files are one program")
    parser.add_argument("--expect", metavar="FILE", type=lines_of, action="append", help="fail where the output is not this "
                        "file; several files follow one another")
    parser.add_argument("--only", metavar="NAMES", type=chosen, default=PYTHONS, help="only these, with commas between")
    parser.add_argument("--leave-out", metavar="NAMES", type=chosen, default=[], help="none of these, required or not")
    parser.add_argument("--require", metavar="NAMES", type=chosen, default=[], help="these must be here; or `all` that "
                        "can be installed everywhere")
    parser.add_argument("--install", action="store_true", help="install what is missing")
    parser.add_argument("--list", action="store_true", help="print the Pythons and where they are, run nothing")
    parser.add_argument("--keep", metavar="FILE", type=Path, help="keep the table there, as JSON")
    parser.add_argument("--outputs", action="store_true", help="show outputs always, not only with --run or a failure")
    parser.add_argument("--timeout", metavar="SECONDS", type=float, default=300, help="for each (default: 300)")
    parser.add_argument("--jobs", metavar="N", type=int, default=2, help="run so many at a time (default: 2)")
    parser.add_argument("--package", metavar="PATH", type=Path, default=ROOT / "purenn", help="another copy of it, "
                        "or the one file purenn.py")
    parser.add_argument("--folder", dest="one_file", action="store_false", default=False, help="the package as it is (default)")
    parser.add_argument("--one-file", action="store_true", help="the package as one file, which `bundle` makes")
    parser.add_argument("arguments", metavar="ARGUMENT", nargs="*", help="for the program (default: selftest)")
    options = parser.parse_args(arguments)
    options.package, options.packages = options.package.resolve(), {}
    if options.expect:
        options.expect = [line for lines in options.expect for line in lines]
    options.only, options.require = [[python for python in pythons if python not in options.leave_out]
                                     for pythons in (options.only, options.require)]
    if options.run:
        options.only, options.require = [[python for python in pythons if python.programs]
                                         for pythons in (options.only, options.require)]
        options.run = one_program([file.resolve() for file in options.run])
    elif not options.arguments:
        options.arguments = ["selftest"]
    return options


def install_missing(pythons):
    for python in pythons:
        if not python.find():
            print("%s: %s" % (python.key, python.install()), file=sys.stderr)


def main(arguments):
    options = parse(arguments)
    if options.install:
        install_missing(options.only)
    if options.one_file and not options.list:
        make_one_file(options)
    if options.list:
        for python in options.only:
            print("%-16s %s" % (python.key, python.find() or "missing"))
        return 0
    outcomes = run_all([python for python in options.only if python.everywhere or python.find()], options)
    failed = [outcome for outcome in outcomes if outcome.result.startswith("failed")]
    present = [outcome for outcome in outcomes if outcome.result != "missing"]
    show_outputs(present if options.outputs or (options.run and options.expect is None) else failed)
    show_table(outcomes)
    if options.keep:
        keep(outcomes, options)
    lacking = set(python.key for python in options.require) - set(outcome.python.key for outcome in present)
    return 1 if failed or lacking else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
