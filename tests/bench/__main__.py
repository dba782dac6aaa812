"""python3 tests/bench [NAME ...] [--on 3.11 --on pypy ...]: measure, print medians, keep the raw numbers.

    python3 tests/bench                     what purenn does on this machine, beside what is installed; nothing is kept
    python3 tests/bench all                 every benchmark, on this Python
    python3 tests/bench article --on 3.13   one of them, on another Python
    python3 tests/bench bench --on 3.12     training and predicting, side by side with NumPy and others
    python3 tests/bench bench --only iris   a part of that, printed and not kept
    python3 tests/bench goals               what the goals say to all results of `bench` that are kept
    python3 tests/bench tables              write the numbers of README.md and docs/ from the results that are kept
    python3 tests/bench tables --check      fail where they say something else

A Python given with --on gets a virtual environment of its own, with what purenn is
measured beside as far as it installs there without being compiled, in the folder of the
environment variable INTERPRETERS (.interpreters here, if it is not set).  Raw results
stay in tests/bench/results/.  Take all numbers with a grain of salt: they are of one
machine, and of what else it did meanwhile.
"""
import argparse
import os
import subprocess
import sys

from measure import PACKAGES

BENCH = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(BENCH))
NAMES = sorted(name[:-3] for name in os.listdir(BENCH)
               if name.endswith(".py") and name[:5] != "test_" and name not in (
                   "__main__.py", "measure.py", "charts.py", "before.py", "calls.py"))
NAMES.append(NAMES.pop(NAMES.index("tables")))          # last, so that documents say what was measured
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
ABSENT = "import sys, importlib.util as u; print(' '.join(n for n in sys.argv[1:] if not u.find_spec(n)))"


def find(version):
    """The interpreter of a version such as 3.12, or pypy: on the path, or among pyenv's."""
    from shutil import which
    found = which("pypy3" if version == "pypy" else "python" + version)
    versions = os.path.expanduser("~/.pyenv/versions")
    for name in sorted(os.listdir(versions)) if os.path.isdir(versions) else []:
        if name == version or name.startswith(version + "."):
            found = os.path.join(versions, name, "bin", "python")
    if not found:
        raise SystemExit("bench: no %s here" % ("pypy3" if version == "pypy" else "python" + version))
    return found


def environment(version):
    """A Python of this version that has what installs there of PACKAGES; what does not is tried once, and said."""
    home = os.environ.get("INTERPRETERS") or os.path.join(ROOT, ".interpreters")
    folder = os.path.join(home, "bench-" + version)
    python, tried = os.path.join(folder, "bin", "python"), os.path.join(folder, "not-installable")
    if not os.path.exists(python):
        subprocess.check_call([find(version), "-m", "venv", folder])
    known = open(tried).read().split() if os.path.exists(tried) else []
    for name in subprocess.check_output([python, "-c", ABSENT] + list(PACKAGES), universal_newlines=True).split():
        if name not in known and subprocess.call(
                [python, "-m", "pip", "install", "--quiet", "--only-binary", ":all:", PACKAGES[name]]):
            known.append(name)
    with open(tried, "w") as file:
        file.write(" ".join(known))
    if known:
        print("%s is measured without %s: no installable package" % (version, ", ".join(known)))
    return python


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="all, or of " + ", ".join(NAMES))
    parser.add_argument("--on", action="append", metavar="VERSION", help="a Python version, such as 3.12, or pypy")
    parser.add_argument("--check", action="store_true", help="tables: write nothing, fail where a document differs")
    parser.add_argument("--only", action="append", metavar="PART", help="bench: this part of it; nothing is kept")
    given = parser.parse_args()
    brief, given.names = not (given.names or given.only), NAMES if given.names == ["all"] else given.names or ["bench"]
    for option, name in (("check", "tables"), ("only", "bench")):
        if getattr(given, option) and given.names != [name]:
            parser.error("--%s is for %s alone" % (option, name))
    unknown = [name for name in given.names if name not in NAMES]
    if unknown:
        parser.error("unknown benchmark %s; known: %s" % (unknown[0], ", ".join(NAMES)))
    for python in [environment(version) for version in given.on] if given.on else [sys.executable]:
        for name in given.names:
            env = dict(os.environ, PYTHONPATH=ROOT, **ONE_THREAD)
            arguments = ["--check"] * given.check + ["--brief"] * brief + ["--only=" + part for part in given.only or ()]
            code = subprocess.call([python, os.path.join(BENCH, name + ".py")] + arguments, env=env)
            if code:
                raise SystemExit(code)


if __name__ == "__main__":
    main()
