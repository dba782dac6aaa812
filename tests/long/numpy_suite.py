"""python3 tests/long/numpy_suite.py [FILE...] [-k TEXT]: NumPy's own tests, from its installed package, run on purenn.numpy.

Each file of tests runs in a process of its own, numpy_suite_file.py.  A test counts as

    passed
    not here    it uses a name, a kind of number or an option that purenn.numpy says it has not
    own words   an error of the right class has another text, or a warning is expected: none are given here
    too large   it took more than 8 seconds
    known       it fails, and numpy_suite_left.txt beside this file has it below HERE, with the reason
    failed      anything else

What that text has above HERE is not here either: it is about memory, warnings and the like.  Exits with 1 where a test
fails that it does not name, one below HERE passes, or more than MOST_KNOWN are known.  Needs NumPy and pytest; the tests are read where NumPy is
installed, and nothing of them is kept.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
MOST_KNOWN = 50
LEFT = os.path.join(HERE, "numpy_suite_left.txt")
FOLDERS = ("_core/tests", "lib/tests", "linalg/tests", "random/tests")
# Of things that are not here at all: C's interfaces, dates, records, complex numbers' own tests, and the like.
LEFT_OUT = ("array_interface", "arraymethod", "casting_floatingpoint", "cpu_", "custom_dtypes", "cython", "datetime",
            "defchararray", "deprecations", "dlpack", "extint128", "hashtable", "limited_api", "mem_overlap",
            "mem_policy", "memmap", "multithreading", "records", "recfunctions", "scalarbuffer", "simd", "stringdtype",
            "umath_complex", "datasource", "mixins", "extending", "direct", "api_info", "longdouble", "abc", "print.py",
            "argparse", "conversion_utils", "overrides", "protocols", "multiprocessing", "_version", "iotools", "locales")


def files(chosen):
    """The files of tests whose names hold one of the texts, or all that are about what may be here."""
    import numpy
    folder = os.path.dirname(numpy.__file__)
    for part in FOLDERS:
        for name in sorted(os.listdir(os.path.join(folder, part))):
            wanted = [text for text in chosen if text in name] if chosen else not [text for text in LEFT_OUT if text in name]
            if name[:5] == "test_" and name[-3:] == ".py" and wanted:
                yield os.path.join(folder, part, name)


def left():
    """(what is not here, what is known to fail): beginnings of tests' names."""
    with open(LEFT) as file:
        above, below = file.read().split("\nHERE\n")
    return [[line for line in part.split("\n") if line and line[0] != "#"] for part in (above, below)]


def sorted_out(counts, failed, beginnings):
    """(counts, failures, beginnings met): without those that begin so, which count as not here, or as known."""
    counts, unknown, met = collections.Counter(counts), {}, set()
    for name in failed:
        found = [(kind, start) for kind, starts in zip(("not here", "known"), beginnings) for start in starts
                 if name.startswith(start)]
        if found:
            counts[found[0][0]] += 1
            counts["failed"] -= 1
            met.add(found[0][1])
        else:
            unknown[name] = failed[name]
    return +counts, unknown, met


def run_alone(path, folder, chosen):
    """(path, (counts, failures)) of one file, in a process of its own."""
    alone = os.path.join(folder, os.path.basename(os.path.dirname(os.path.dirname(path))))
    path = os.path.join(alone, os.path.basename(path))      # outside of NumPy's package, which would be imported else
    command = [sys.executable, os.path.join(HERE, "numpy_suite_file.py"), path, chosen]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    try:
        return path, json.loads(done.stdout.splitlines()[-1])
    except (ValueError, IndexError):
        return path, ({}, {os.path.basename(path) + " ended": (done.stderr.splitlines() or ["?"])[-1]})


def run_files(options, folder):
    """(counts, failures) of all files, of which each is told when it has ended."""
    total, failed, met = collections.Counter(), {}, set()
    paths, beginnings = sorted(files(options.files), key=os.path.getsize, reverse=True), left()
    for part in set([os.path.dirname(path) for path in paths]):
        shutil.copytree(part, os.path.join(folder, os.path.basename(os.path.dirname(part))),
                        ignore=shutil.ignore_patterns("__init__.py", "__pycache__"))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [pool.submit(run_alone, path, folder, options.chosen) for path in paths]
        for job in concurrent.futures.as_completed(jobs):
            path, (counts, own) = job.result()
            counts, own, known = sorted_out(counts, own, beginnings)
            met |= known
            total.update(counts)
            failed.update(own)
            print("%-36s %s" % ("/".join(path.split(os.sep)[-2:]), spelled(counts)), flush=True)
    if not options.files and not options.chosen:
        failed.update([(start, "numpy_suite_left.txt has it, but it passes") for start in beginnings[1] if start not in met])
    return total, failed


def spelled(counts):
    kinds = ("passed", "failed", "known", "not here", "own words", "too large", "skipped")
    return ", ".join(["%d %s" % (counts[name], name) for name in kinds if counts.get(name)]) or "none"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*")
    parser.add_argument("-k", dest="chosen", default="")
    parser.add_argument("--missing", action="store_true", help="list what is not here, most wanted first")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        total, failed = run_files(options, folder)
    for name in sorted(failed):
        print("%s\n    %s" % (name, failed[name]))
    for name, count in total.most_common() if options.missing else ():
        if name.startswith("not here: "):
            print("%5d %s" % (count, name[10:]))
    print("\n" + spelled(total))
    return 1 if failed or total["known"] > MOST_KNOWN else 0


if __name__ == "__main__":
    sys.exit(main())
