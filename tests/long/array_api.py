"""python3 tests/long/array_api.py FOLDER [-k TEXT]: the Python array API's own tests, run on purenn.numpy.

FOLDER is a checkout of github.com/data-apis/array-api-tests, with array-api, its submodule, in it.  They are asked for
bool, int64, float32 and float64 (they cannot do without the third) by the standard of 2021, as later ones have complex
numbers.  In scope is what NumPy passes under the same settings.  Of these a test counts as

    passed
    known       it fails, and array_api_left.txt beside this file has it, with the reason
    failed      anything else

Exits with 1 where one failed or a known one passes.  Needs NumPy 2.4, pytest, pytest-xdist and hypothesis.
"""
import argparse
import collections
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
LEFT = os.path.join(HERE, "array_api_left.txt")
SETTINGS = {"ARRAY_API_TESTS_VERSION": "2021.12",
            "ARRAY_API_TESTS_SKIP_DTYPES": "int8,int16,int32,uint8,uint16,uint32,uint64"}


def outcomes(options, module):
    """{test: "passed", "failed" or "skipped"} of one module."""
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report.xml")
        command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "--junitxml", report, "-p", "no:cacheprovider",
                   "--disable-deadline", "--derandomize", "--max-examples", str(options.examples), "-k", options.chosen,
                   "array_api_tests"]
        environment = dict(os.environ, ARRAY_API_TESTS_MODULE=module, PYTHONPATH=HERE, **SETTINGS)
        done = subprocess.run(command, cwd=options.folder, env=environment, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, universal_newlines=True)
        if not os.path.exists(report):
            raise SystemExit("%s: the tests did not run:\n%s" % (module, done.stdout[-2000:]))
        found = {}
        for case in ElementTree.parse(report).iter("testcase"):
            kinds = [part.tag for part in case]
            name = "%s::%s" % (case.get("classname").rpartition(".test_")[2], case.get("name"))
            found[name] = "failed" if {"failure", "error"} & set(kinds) else "skipped" if "skipped" in kinds else "passed"
        return found


def left():
    """The names of tests that are known to fail."""
    with open(LEFT) as file:
        return [line.strip() for line in file if line.strip() and line[0] != "#"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("-k", dest="chosen", default="")
    parser.add_argument("--examples", type=int, default=100, help="of each test (%(default)s)")
    options = parser.parse_args()
    theirs, ours = [outcomes(options, module) for module in ("numpy", "array_api_module")]
    scope = [name for name in theirs if theirs[name] == "passed" and ours.get(name) != "skipped"]
    known = left()
    counts, told = collections.Counter(), []
    for name in sorted(scope):
        passed = ours.get(name) == "passed"
        kind = "passed" if passed and name not in known else "known" if name in known and not passed else "failed"
        counts[kind] += 1
        if kind == "failed":
            told.append(name + (": array_api_left.txt has it, but it passes" if passed else ""))
    print("\n".join(told + ["of %d tests that NumPy passes: %d passed, %d known, %d failed; %.1f in 100 passed" % (
        len(scope), counts["passed"], counts["known"], counts["failed"], 100.0 * counts["passed"] / max(1, len(scope)))]))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
