"""python3 tests [pytest's options]: run the tests, on a Python that may have no pytest.

Where something the tests need is missing, makes the virtual environment .venv
beside this folder, installs it there, and runs the tests in it; the Python it
was started with is left alone, so this also works where pip may not install.
"""
import os
import subprocess
import sys

TESTS = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(TESTS)
VENV = os.path.join(ROOT, ".venv")
NEEDED = ("pytest", "hypothesis", "numpy", "mpmath", "scikit-learn", "tqdm")
MODULES = ["sklearn" if package == "scikit-learn" else package for package in NEEDED]


def has_needed(python):
    """Whether this interpreter can import what the tests need."""
    code = "import " + ", ".join(MODULES)
    with open(os.devnull, "w") as nowhere:
        return subprocess.call([python, "-c", code], stdout=nowhere, stderr=nowhere) == 0


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
        if subprocess.call([python, "-m", "pip", "install", "--quiet"] + list(NEEDED)) != 0:
            raise SystemExit("tests: pip could not install %s into .venv" % ", ".join(NEEDED))
    return python


def say(text):
    sys.stderr.write("tests: %s\n" % text)


def main():
    python = sys.executable if has_needed(sys.executable) else environment()
    raise SystemExit(subprocess.call([python, "-m", "pytest"] + sys.argv[1:], cwd=ROOT))


if __name__ == "__main__":
    main()
