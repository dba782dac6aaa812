"""What `train` learns of tables in the shapes that people have, beside scikit-learn's pipeline on the same rows.

The tables are those of tests/shared/table_shapes.py, the pipeline that of tests/shared/pipelines.py: both sides have a
layer of 16 between inputs and outputs and the same rows, steps and epochs.  `train` is a process of its own, with its
defaults and the options that its own messages advise; its seconds of processor time and the peak of its memory are those
of the whole process, which reads the file, trains and reports.  Measured are accuracy, or r2 for numbers, on the quarter of
the rows that is set aside.  Ends with an error where purenn is lower by more than the noise that the tests allow.
"""
import os
import re
import subprocess
import sys
import tempfile

from measure import Missing, keep, optional, progress, python

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.append(os.path.join(ROOT, "tests", "shared"))
import pipelines  # noqa: E402
import table_shapes  # noqa: E402

# The peak is asked of Linux's /proc, as that of getrusage begins with the memory of the process that started this one.
PROGRAM = """
import re, sys
from purenn.__main__ import main
code = main(sys.argv[1:])
try:
    print("peak %s kB" % re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read()).group(1))
except OSError:
    pass
raise SystemExit(code)
"""
SEEDS = 3                               # of the smaller tables; the large ones are trained once


def seeds(name):
    return [42] if name in table_shapes.LARGE else list(range(SEEDS))


# ---- the sides ----

def of_train(path, shape, seed):
    """(score, seconds, megabytes or None, the report) of `train` in a process."""
    command = [sys.executable, "-c", PROGRAM, "train", path, "--target", shape.target, "--seed", str(seed)] + shape.options
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, env=dict(os.environ, PYTHONPATH=ROOT, PYTHONIOENCODING="utf-8"))
    report = process.stdout.read().decode("utf-8")
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        raise SystemExit("real_tables: %s fails" % " ".join(command))
    score = re.search(r"^(?:accuracy|r2) +\S+ +(\S+)$", report, re.MULTILINE).group(1)
    peak = re.search(r"^peak (\d+) kB$", report, re.MULTILINE)
    return float(score), used.ru_utime + used.ru_stime, int(peak.group(1)) / 1024.0 if peak else None, report


def measured(name, folder):
    """All that is measured of a table, as plain data."""
    path = os.path.join(folder, "table.csv")
    shape = table_shapes.written(name, path)
    X, y = pipelines.table_of(path, shape)
    found = {"rows": len(y), "columns": len(X.columns) + len(shape.out), "left out": shape.out, "options": shape.options,
             "classes": bool(pipelines.has_classes(y)), "purenn": [], "scikit-learn": [], "seconds": [], "MB": []}
    for seed in seeds(name):
        progress("%s, seed %d" % (name, seed))
        score, seconds, megabytes, report = of_train(path, shape, seed)
        if pipelines.left_out(report) != shape.out:
            raise SystemExit("real_tables: %s: left out is %s" % (name, pipelines.left_out(report)))
        found["purenn"].append(score)
        found["seconds"].append(seconds)
        found["MB"] += [] if megabytes is None else [megabytes]
        found["scikit-learn"].append(float(pipelines.score(path, shape, seed)))
    return found


# ---- side by side ----

def mean(numbers):
    return sum(numbers) / len(numbers)


def as_good(found):
    """Whether purenn's mean is not lower than scikit-learn's by more than noise."""
    return mean(found["purenn"]) > mean(found["scikit-learn"]) - pipelines.NOISE


def main():
    try:
        optional("pandas"), optional("sklearn")
    except Missing as error:
        raise SystemExit("real_tables: %s" % error)
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in table_shapes.SHAPES:
            found = results[name] = measured(name, folder)
            print("    %-28s %6d x %-3d  purenn %.4f  scikit-learn %.4f  %6.1f s  %s MB" % (
                name, found["rows"], found["columns"], mean(found["purenn"]), mean(found["scikit-learn"]), mean(found["seconds"]),
                "%.0f" % max(found["MB"]) if found["MB"] else "?"))
            sys.stdout.flush()
    keep("real_tables", results, "results")
    low = [name for name, found in results.items() if not as_good(found)]
    if low:
        raise SystemExit("real_tables, %s: lower than scikit-learn by more than %s: %s" % (python(), pipelines.NOISE, ", ".join(low)))


if __name__ == "__main__":
    main()
