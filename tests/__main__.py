"""python3 tests [pytest's options]: run the tests, on a Python that may have no pytest.

Where something the tests need is missing, makes the virtual environment .venv
beside this folder, installs it there, and runs the tests in it; the Python it
was started with is left alone, so this also works where pip may not install.

All cores share the work, unless the options name tests, say how many processes
(-n) or ask for one's hands and eyes (--pdb, -s).

    --long        the long tests too, and all examples of the others (13 minutes); with --quarter, a quarter of them
    --covered     fail where no test calls anything in a file of purenn (Python 3.12)
    --no-skips    fail where a test was skipped
"""
import os
import subprocess
import sys

TESTS = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(TESTS)
VENV = os.path.join(ROOT, ".venv")
NEEDED = ("pytest", "pytest-xdist", "hypothesis", "numpy>=2", "mpmath", "scikit-learn", "pandas", "tqdm")
IMPORTED = """import sys, pytest, xdist, hypothesis, numpy, mpmath, sklearn, pandas, tqdm
sys.exit(int(numpy.__version__.split(".")[0]) < 2)"""
IN_ONE = ("-n", "--numprocesses", "-p", "--pdb", "--trace", "-s", "--capture", "--collect")


def has_needed(python):
    """Whether this interpreter can import what the tests need."""
    with open(os.devnull, "w") as nowhere:
        return subprocess.call([python, "-c", IMPORTED], stdout=nowhere, stderr=nowhere) == 0


def environment():
    """The Python of .venv, made and filled if need be."""
    python = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin", "python")
    if not os.path.exists(python):
        say("making .venv, for what the tests need: " + ", ".join(NEEDED))
        if subprocess.call([sys.executable, "-m", "venv", VENV]) != 0:
            if subprocess.call([sys.executable, "-m", "virtualenv", VENV]) != 0:
                raise SystemExit("tests: this Python can make no virtual environment; install its venv module "
                                 "(on Debian: python3-venv), or " + ", ".join(NEEDED))
    if not has_needed(python):
        say("pip installs it in .venv, which takes a minute or so")
        quiet = [] if sys.stdout.isatty() else ["--quiet"]
        if subprocess.call([python, "-m", "pip", "install", "--disable-pip-version-check"] + quiet + list(NEEDED)) != 0:
            raise SystemExit("tests: pip could not install %s into .venv" % ", ".join(NEEDED))
    return python


def say(text):
    sys.stderr.write("tests: %s\n" % text)


def shared_out(options):
    """pytest's options, with those that let all cores share the work where that is of use.

    Each core begins with neighbours, which share what a module prepares; one that is through takes from another.
    """
    alone = [option for option in options if not option.startswith("-") or option.startswith(IN_ONE)]
    return options if alone else ["-n", "auto", "--dist", "worksteal"] + options


def main():
    if sys.version_info < (3, 9):
        raise SystemExit("tests: they need Python 3.9 or newer; this is %d.%d" % sys.version_info[:2])
    python = sys.executable if has_needed(sys.executable) else environment()
    raise SystemExit(subprocess.call([python, "-m", "pytest"] + shared_out(sys.argv[1:]), cwd=ROOT))


if __name__ == "__main__":
    main()
