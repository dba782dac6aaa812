"""The numbers of README.md and docs/, written from the raw results that are kept.

    python3 tests/bench tables              write them into the documents
    python3 tests/bench tables --check      write nothing; fail where a document says something else

They stand between `<!-- table: NAME -->` and `<!-- end of table -->`; of BLOCKS, the function NAME gives the lines.
Charts of the same numbers go into docs/charts/; of CHARTS, the function NAME gives NAME.svg.
"""
import glob
import json
import os
import re
import sys
from textwrap import wrap

from defaults import at_least_as_good
from goals import FIT, IN_ARRAYS, IN_C, NUMPY, Kept, ratio
from imports import BARE, SOURCE
from limits import CHECKED, FOUND, INSIDE, LEARNT, NUMPY as LOOP, REST, TAKEN
from one_file import ASKED, FORMS, IMPORTS, PARTS
from real_tables import as_good

from charts import chart
from measure import RESULTS, exponent, median

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DOCUMENTS = ["README.md"] + sorted(
    "docs/" + name for name in os.listdir(os.path.join(ROOT, "docs")) if name.endswith(".md"))
BLOCK = re.compile(r"(<!-- table: (\w+) -->\n)(.*?)(<!-- end of table -->\n)", re.DOTALL)

NUMPYS = ("NumPy, the article's loop", NUMPY)
PEERS = ("gradient-wave", "gradient-wave, sigmoids", "miniml-engine", "miniml-engine, sigmoids")
MATRICES, EXPORTED = "purenn, fit, engine matrix", "purenn, exported Python"
TRAINED = (("(a)", "article"), ("(b)", "iris"), ("(c)", "digits"))
COMPILED = (("NumPy", NUMPYS), ("scikit-learn", ("scikit-learn",)), ("purenn, data in lists", (IN_C,)),
            ("purenn, data in arrays", (IN_ARRAYS,)))
SIDES = (("NumPy", NUMPYS), ("purenn, `fit`", (FIT,)), ("purenn, `fit`, fast", ("purenn, fit, fast",)),
         ("purenn, `fit` over matrices", (MATRICES,)), ("`purenn.article.train`", ("purenn.article.train",)),
         ("the floor", ("the floor",)), ("scikit-learn", ("scikit-learn",)), ("best peer", PEERS))
PREDICTED = (("exported Python", EXPORTED), ("`net.predict`", "purenn, net.predict"), ("NumPy", "NumPy"),
             ("ONNX Runtime", "ONNX Runtime"), ("scikit-learn", "scikit-learn"),
             ("a literal dot product a neuron", "a literal dot product a neuron"),
             ("`net.compiled()`, lists", "purenn, net.compiled()"), ("the same, on buffers", "purenn, net.compiled(), buffers"),
             ("exported C, called from Python", "purenn, C from Python"), ("exported C, called in C", "purenn, C in C"))
PARTS_OF_FIT = (INSIDE, CHECKED, TAKEN, LEARNT, FOUND, REST)
ESTIMATORS = ("scikit-learn", "purenn", "purenn, engine c")
ROWS_BY_C = ("purenn", "without exp", "one row", "NumPy")
TIMES = (       # (what is done, of which benchmark, by which side of ours, beside which others)
    ("NumPy: (a)", "article", "", FIT, NUMPYS), ("scikit-learn: (a)", "article", "", FIT, ("scikit-learn",)),
    ("the better peer: (a)", "article", "", FIT, PEERS), ("the same, over matrices", "article", "", MATRICES, PEERS),
    ("NumPy: (b)", "iris", "", FIT, NUMPYS), ("the better peer: (b)", "iris", "", FIT, PEERS),
    ("the same, over matrices", "iris", "", MATRICES, PEERS),
    ("NumPy: (c)", "digits", "", FIT, NUMPYS), ("the better peer: (c)", "digits", "", FIT, PEERS),
    ("the same, over matrices", "digits", "", MATRICES, PEERS),
    ("NumPy: one prediction, 2-2-1", "predict", "2-2-1", EXPORTED, ("NumPy",)),
    ("NumPy: one prediction, 4-16-3", "predict", "4-16-3", EXPORTED, ("NumPy",)),
    ("ONNX Runtime, the same", "predict", "4-16-3", EXPORTED, ("ONNX Runtime",)))
LEARNT = (      # (title, its name here, how it is trained, what is measured, the key of its numbers, their text)
    ("XOR, 2-8-1", "XOR, %d seeds", "2-8-1, tanh, sigmoid; adam, rate 0.1, 200 epochs", "within 0.1", "farthest",
     lambda found: "%d" % sum(x < 0.1 for x in found)),
    ("iris, 4-16-3", "iris, %d splits", "4-16-3, as above", "mean accuracy, test", "test",
     lambda found: "%.3f" % mean(found)),
    ("digits, 64-32-10", "digits, %d splits", "64-32-10, relu, softmax; adam, 0.005, 20 epochs, batches of 32",
     "the same, train", "train", lambda found: "%.3f" % mean(found)),
    ("digits, 64-32-10", "", "", "the same, test", "test", lambda found: "%.3f" % mean(found)),
    ("sine with noise, 1-8-1", "sine with noise, %d sets",
     "1-8-1, silu, identity; adam, cosine from 0.05, 100 epochs, batches of 50 (scikit-learn: tanh, L-BFGS)",
     "worst error, over the noise's", "over", lambda found: "%.3f" % max(found)))


# ---- what is kept ----

def version(data):
    """The version that `python3 tests/bench --on` takes: 3.11, or pypy."""
    name = data["python"].split()
    return "pypy" if name[0] == "PyPy" else ".".join(name[-1].split(".")[:2])


def paths(benchmark):
    """The files of a benchmark, from the oldest CPython to the newest, then PyPy's."""
    found = glob.glob(os.path.join(RESULTS, benchmark + "-*-*.json"))
    if not found:
        raise SystemExit("tables: no results of `%s` are kept" % benchmark)
    return sorted(found, key=lambda path: ("pypy" in path, [int(n) for n in path[:-5].split("-")[-1].split(".")]))


def load(path):
    with open(path) as file:
        return json.load(file)


def kept(benchmark):
    return [load(path) for path in paths(benchmark)]


def of_bench(cpython=False):
    """What `bench` has measured: functions that give medians."""
    return [Kept(path) for path in paths("bench") if not (cpython and "pypy" in path)]


def command(benchmark, found):
    return "`python3 tests/bench %s%s`" % (benchmark, "".join(" --on " + version(data) for data in found))


def python(data):
    return data["python"]


def libraries(data):
    """{name: version} of what was measured beside."""
    names = {"numpy": "NumPy", "onnxruntime": "ONNX Runtime", "keras": "Keras", "jax": "JAX"}
    return {names.get(name, name): number for name, number in data["packages"].items() if name != "onnx"}


def measured(benchmark, found, beside=()):
    """A sentence: the command, and with what and where it ran.  beside: the libraries to name, with their versions."""
    pythons = []
    for data in found:
        versions = ["%s %s" % pair for pair in sorted(libraries(data).items()) if pair[0] in beside]
        pythons.append(python(data) + (" with " + listed(versions) if versions else ""))
    return "Measured by %s: %s; %s." % (command(benchmark, found), ", ".join(pythons), machines(found))


def machines(found):
    """On what machines the results were measured, as far as their files say."""
    texts = []
    for data in found:
        cores = "%d cores" % data["cores"] if data.get("cores") else ""
        text = ", ".join(part for part in (data["machine"], data.get("processor"), data.get("vectors"), cores) if part)
        if text not in texts:
            texts.append(text)
    return "; ".join(texts)


# ---- numbers and lines ----

def mean(numbers):
    return sum(numbers) / len(numbers)


def short(x, unit=1.0):
    """Three digits, or all before the point; - where nothing was measured."""
    if x is None:
        return "-"
    return "%.0f" % (unit * x) if unit * x >= 99.95 else "%#.3g" % (unit * x)


def wrapped(text):
    return wrap(text, 118, break_long_words=False, break_on_hyphens=False)


def table(heads, rows, closing=""):
    """Markdown's lines, and a paragraph below them."""
    lines = ["| %s |" % " | ".join(row) for row in [heads] + rows]
    return lines[:1] + ["|" + "---|" * len(heads)] + lines[1:] + [""] + wrapped(closing)


def listed(texts):
    return " and ".join(part for part in (", ".join(texts[:-1]), texts[-1]) if part)


# ---- the blocks ----

def speed():
    """README's few sentences."""
    found = [on for on in of_bench(cpython=True) if version(on.data) != "3.8"]
    faster = ["%.1f (%s)" % (ratio(on("article", *NUMPYS), on("article", FIT)), version(on.data)) for on in found]
    slower = ["%.0f" % ratio(on("digits", FIT), on("digits", *NUMPYS)) for on in found]
    starts = kept("imports")[-1]
    bare, ours, theirs = [1000 * median(starts["seconds"][name])
                          for name in ("bare interpreter", "import purenn", "import numpy")]
    return wrapped(
        "On the article's network, `fit` is %s times as fast as a plain NumPy loop, by CPython's version. Large networks "
        "are NumPy's: with sizes as for digits (64-32-10, batches of 32) its loop is %s times as fast as `fit` (%s)." % (
            listed(faster), listed(slower), command("bench", [on.data for on in found]))) + [""] + wrapped(
        "Where there is a C compiler, `fit(engine=\"c\")` gets the same bits %s times as fast as that loop on the article's "
        "network, and %s times with sizes as for iris (4-16-3, batches of 16), by CPython's version." % (
            listed([short(ratio(on("article", *NUMPYS), on("article", IN_C))) for on in found]),
            listed([short(ratio(on("iris", *NUMPYS), on("iris", IN_C))) for on in found]))) + [""] + wrapped(
        "`import purenn` takes %.0f ms more than a bare interpreter, `import numpy` %.0f ms (%s)." % (
            ours - bare, theirs - bare, command("imports", [starts])))


def training():
    """What each side takes, on each Python."""
    found, rows = of_bench(), []
    titles = [found[0].data["benchmarks"][name][0]["title"] for _, name in TRAINED]
    for letter, benchmark in TRAINED:
        for title, names in SIDES:
            numbers = [on(benchmark, *names) for on in found]
            if any(numbers):
                rows.append(["%s %s" % (letter, title)] + [
                    "-" if x is None else "%s (%s)" % (short(x, 1e3), short(on(benchmark, *NUMPYS) / x))
                    for on, x in zip(found, numbers)])
    return wrapped("Milliseconds, and in brackets how many times as fast as NumPy. %s." % "; ".join(titles)) + [""] + table(
        [""] + [python(on.data) for on in found], rows, measured(
            "bench", [on.data for on in found], ("NumPy", "scikit-learn", "gradient-wave", "miniml-engine")))


def times():
    """The same and more on CPython, as quotients."""
    found = of_bench(cpython=True)
    rows = [[text] + [short(ratio(on(benchmark, *others, of=title), on(benchmark, ours, of=title))) for on in found]
            for text, benchmark, title, ours, others in TIMES]
    data = [on.data for on in found]
    return table(["Times as fast as"] + [version(one) for one in data], rows, measured("bench", data))


def predictions():
    """What one prediction takes, on one Python."""
    on = newest()
    sizes = [case["title"].split()[-1] for case in on.data["benchmarks"]["predict"]]
    rows = [[title] + [short(on("predict", side, of=size), 1e6) for size in sizes] for title, side in PREDICTED]
    return ["Microseconds.", ""] + table([""] + sizes, rows, measured(
        "bench", [on.data], ("NumPy", "scikit-learn", "ONNX Runtime")))


def crossing():
    """The least n from which on NumPy was always quicker, on each CPython."""
    texts, found = [], [on.data for on in of_bench(cpython=True)]
    for data in found:
        cases = [(int(case["title"].split("-")[0]), median(case["seconds"]["NumPy"]) < median(case["seconds"][EXPORTED]))
                 for case in data["benchmarks"]["crossing"]]
        slower = max([n for n, quicker in cases if not quicker] + [0])
        least = min([n for n, _ in cases if n > slower], default=None)
        texts.append("%s (%s)" % ("nowhere" if least is None else least, version(data)))
    return wrapped("Of n-n-n networks, NumPy predicts faster than exported Python from this n on: %s. %s" % (
        listed(texts), measured("bench", found)))


def compiled():
    """What engine c takes, beside NumPy and scikit-learn, on each Python."""
    found, rows = of_bench(cpython=True), []
    for letter, benchmark in TRAINED + (("(d)", "large"),):
        for title, names in COMPILED:
            numbers = [on(benchmark, *names) for on in found]
            if any(numbers):
                rows.append(["%s %s" % (letter, title)] + [
                    "-" if x is None else "%s (%s)" % (short(x, 1e3), short(on(benchmark, *NUMPYS) / x))
                    for on, x in zip(found, numbers)])
    title = found[0].data["benchmarks"]["large"][0]["title"]
    return wrapped("Milliseconds, and in brackets how many times as fast as NumPy; %s; compiling is not in it." % title) + [
        ""] + table([""] + [python(on.data) for on in found], rows,
                    measured("bench", [on.data for on in found], ("NumPy", "scikit-learn")))


def compiling():
    """What is done once, and what else C gains, in sentences."""
    on = newest()
    parts = on.data["benchmarks"]
    once = ["%s ms for %s" % (short(median(case["seconds"]["the first fit takes longer by"]), 1e3), case["title"].split()[-1])
            for case in parts["compiling"]]
    looking = short(median(parts["compiling"][0]["seconds"]["finding a compiler"]), 1e3)
    threads = [on("workers", "%s, %d worker%s" % (IN_C, n, "s" * (n > 1))) for n in (1, 2)]
    return wrapped("Finding a compiler and trying it takes %s ms, once for a Python that runs; compiling, once for each kind of "
                   "network, %s. (a)'s steps take %.2f times as long as in C written by hand, built with the same options. "
                   "Two workers are %.2f times as fast as one on (c) in batches of 512. %s" % (
                       looking, listed(once), ratio(on("by_hand", "purenn's library"), on("by_hand", "by hand")),
                       ratio(*threads), measured("bench", [on.data])))


def limits():
    """Where the time of a training by C goes, and what a Python takes for the numbers alone."""
    found = kept("limits")
    data = found[-1]
    times = data["found"]
    heads = list(PARTS_OF_FIT)
    rows = []
    for name, taken in times["parts"].items():
        whole = sum([median(taken[label]) for label in heads if label in taken])
        rows.append([name] + [short(median(taken[label]), 1e3) if label in taken else "-" for label in heads] + [
            short(whole, 1e3), short(median(taken[LOOP]), 1e3), short(median(taken[LOOP]) / whole),
            short(median(taken[LOOP]) / median(taken[INSIDE]))])
    lines = ["Milliseconds of `fit` by C, %s:" % python(data), ""] + table(
        [""] + heads + ["all of it", LOOP, "times NumPy", "C alone"], rows)
    rows = [[size] + [short(median(taken[name]), 1e6) for name in ROWS_BY_C] for size, taken in times["thousand"].items()]
    lines += ["", "Microseconds of `predict` by C for 1,000 rows in an array:", ""] + table([""] + list(ROWS_BY_C), rows)
    alone, two = [median(times["several"][name]) for name in ("one process", "two")]
    lines += [""] + wrapped(
        "Two processes that train by C at once, each a network of its own, take %.2f times as long as one alone does: two "
        "workers that share a training can be %.2f times as fast as one at most." % (two / alone, 2 * alone / two))
    lines += [""] + wrapped("Seconds of (d) by C and by NumPy, both with and without instructions that multiply and add in "
                            "one: %s." % listed(["%s %s" % (name, short(median(taken)))
                                                  for name, taken in times["large"].items()]))
    lines += ["", "Python alone, milliseconds of the floor; in brackets purenn's time over it, and NumPy's over it:", ""]
    rows = [[name] + ["%s (%.2f, %s)" % (
        short(median(one["found"]["floors"][name]["floor"]), 1e3),
        *[float(short(over(one, name, side))) for side in ("purenn", "NumPy")]) if name in one["found"]["floors"] else "-"
        for one in found] for name in times["floors"]]
    return lines + table([""] + [version(one) for one in found], rows, measured("limits", found, ("NumPy",)))


def over(data, name, side):
    """A side's time over the floor's."""
    taken = data["found"]["floors"][name]
    return median(taken[side]) / median(taken["floor"])


def thousand():
    """predict for many rows at once."""
    on = newest()
    sizes = [case["title"].split()[-1] for case in on.data["benchmarks"]["thousand"]]
    rows = [[title] + [short(on("thousand", side, of=size), 1e6) for size in sizes] for title, side in (
        ("`net.predict`", "purenn, net.predict"), ('`engine="c"`, rows in lists', "purenn, net.predict, engine c"),
        ('`engine="c"`, rows in an array', "purenn, net.predict, engine c, arrays"), ("NumPy", "NumPy"))]
    return ["Microseconds for 1,000 rows.", ""] + table([""] + sizes, rows, measured("bench", [on.data], ("NumPy",)))


def newest():
    """What `bench` has measured on the newest CPython."""
    return of_bench(cpython=True)[-1]


def article():
    """The article's script with its import changed, and its training as a function."""
    found, rows = kept("article"), []
    for data in found:
        numpy, same, ours = [median(data["seconds"][name]) for name in ("numpy", "purenn.numpy", "purenn.article.train")]
        rows.append([version(data), short(numpy, 1e3)] + [
            "%s (%.2f)" % (short(x, 1e3), numpy / x) for x in (same, ours)])
    return ["Milliseconds, and in brackets how many times as fast as NumPy.", ""] + table(
        ["CPython", "NumPy", "`purenn.numpy`", "`purenn.article.train`"], rows, measured("article", found, ("NumPy",)))


def sizes():
    """One layer of purenn.numpy beside NumPy's."""
    data = kept("sizes")[-1]
    sides = [(n, median(seconds["numpy"]), median(seconds["purenn.numpy"])) for n, seconds in data["seconds"].items()]
    return table(["inputs and outputs"] + [n for n, _, _ in sides], [
        ["times as fast as NumPy"] + [short(numpy / ours) for _, numpy, ours in sides]], measured("sizes", [data], ("NumPy",)))


def scaling():
    """Exponents of growth, and memory, on systems that report it."""
    data = kept("scaling")[-1]
    seconds, slopes = data["seconds"], []
    for end in ("", ", C"):
        for name, size in (("samples", lambda n: n), ("weights", lambda n: n * n + n + 10 * n + 10)):      # n-n-10
            points = [(size(int(n)), min(runs)) for n, runs in seconds[name + end].items()]
            slopes.append(exponent(*zip(*points)))
    peak = "; training (c) peaks at %.0f MB for the whole process" % seconds["peak"] if "peak" in seconds else ""
    return wrapped("Over matrices, time grows with samples^%.2f and with weights^%.2f%s. By C it grows with samples^%.2f and "
                   "with weights^%.2f up to the sizes of (d), whose training adds %.2f times the data, as doubles, to a "
                   "process that has them. %s" % (slopes[0], slopes[1], peak, slopes[2], slopes[3], seconds["added, C"],
                                                  measured("scaling", [data])))


def imports():
    """What a start takes."""
    found = kept("imports")
    rows = [[name] + [short(median(data["seconds"][name]), 1e3) for data in found] for name in found[0]["seconds"]]
    return ["Milliseconds from the start of a new interpreter to its end.", ""] + table(
        [""] + [python(data) for data in found], rows, measured(
            "imports", found, ("NumPy", "scikit-learn", "gradient-wave", "miniml-engine")))


def one_file():
    """How long purenn as one file is, and what its import takes."""
    found = kept("one_file")
    sizes, rows = found[-1]["numbers"]["bytes"], []
    for part in PARTS:
        rows.append(["`--only %s`" % part.replace(", ", ",") if PARTS[part] else part] + [
            "{:,}".format(sizes["%s; %s" % (part, form)]) + (
                " (%d,000)" % ASKED[part, form] if (part, form) in ASKED else "") for form in FORMS])
    lines = ["Bytes, and in brackets what was wished:", ""] + table([""] + list(FORMS), rows)
    seconds, starts = found[-1]["numbers"]["seconds"], []
    for part, form in IMPORTS:
        starts.append(["%s, %s" % (part, form)] + [short(median(seconds["%s; %s" % (part, form) + end]) - median(seconds[BARE + end]), 1e3)
                                                   for end in ("", SOURCE)])
    return lines + ["", "Milliseconds of `import purenn` with the first use of `Matrix`, beyond the start of an interpreter:", ""] + table(
        ["", "with bytecode", "from source"], starts, measured("one_file", found))


def estimators():
    """MLPClassifier beside scikit-learn's."""
    data = kept("estimators")[-1]
    parts = data["benchmarks"]
    (default,) = parts["defaults"]
    whole = [median(default["seconds"][name]) for name in ESTIMATORS]
    lines = wrapped("%s: scikit-learn %s ms, purenn in Python alone %s ms, which is %.1f times as long, and with "
                    "`engine=\"c\"` %s ms, %.2f times as fast as scikit-learn." % (
                        (default["title"].capitalize(),) + (short(whole[0], 1e3), short(whole[1], 1e3), whole[1] / whole[0],
                                               short(whole[2], 1e3), whole[0] / whole[2])))
    for part, title in (("neurons", "20 epochs, batches of 8, milliseconds by neurons of the hidden layer:"),
                        ("rows", "The same with 4 neurons, by rows of a batch:")):
        cases = parts[part]
        lines += ["", title, ""] + table([""] + [case["title"] for case in cases], [
            [name] + [short(median(case["seconds"][name]), 1e3) for case in cases] for name in ESTIMATORS])[:-1]
    last = [crossing_of([(int(case["title"]), [median(case["seconds"][name]) for name in ESTIMATORS[:2]]) for case in parts[part]])
            for part in ("neurons", "rows")]
    return lines + [""] + wrapped("In Python alone, purenn is quicker up to %s neurons, and up to %s rows a batch. %s" % (
        last[0], last[1], measured("estimators", [data], ("scikit-learn",))))


def crossing_of(cases):
    """The largest size up to which the second of two sides is always quicker, in words."""
    found = "no"
    for size, (theirs, ours) in cases:
        if ours >= theirs:
            break
        found = "%d" % size
    return found


def engines():
    """A step of each engine of Python's, on one Python; the others are kept as well."""
    found = kept("engines")
    data = [one for one in found if version(one) != "pypy"][-1]
    rows = []
    for case in data["benchmarks"]["engines"]:
        texts = []
        for name in ("matrix", "rows", "straightline"):
            seconds, once = [case["seconds"].get(key) for key in (name, name + ", once")]
            texts.append("-" if not seconds else short(median(seconds), 1e6) + (
                " (%s ms)" % short(median(once), 1e3) if once else ""))
        rows.append([case["title"]] + texts)
    return ["Microseconds, %s:" % python(data), ""] + table(["", "matrix", "rows", "straightline"], rows, measured("engines", found))


def learning():
    """What networks learn, beside scikit-learn's."""
    data, rows = kept("learning")[-1], []
    for title, name, how, what, key, text_of in LEARNT:
        ours, theirs = [data["results"][title][side][key] for side in ("purenn", "scikit-learn")]
        rows.append([name % len(ours) if name else "", how, what, text_of(ours), text_of(theirs)])
    return table(["Task", "Network, and how it is trained", "Measured", "purenn", "scikit-learn"], rows, measured(
        "learning", [data], ("scikit-learn",)))


def defaults():
    """What is learnt where nothing is named, beside scikit-learn's and Keras's defaults."""
    data = kept("defaults")[-1]
    results = data["results"]
    sides = ("purenn", "scikit-learn", "Keras", "Keras, 1 epoch")
    rows = [[name] + ["%.3f" % mean(found[side]) if found[side] else "-" for side in sides] for name, found in results.items()]
    good = sum(at_least_as_good(found) for found in results.values())
    return table(["Data"] + list(sides), rows,
                 "Accuracy; for the last four, which are numbers, r2; on the quarter of the rows that is set aside, mean of %d "
                 "seeds. Each has 100 relus in between, and nothing else is named, but that Keras, whose own default is one "
                 "epoch, is shown with 100 too. On %d of %d purenn is at most 0.01 below the better of scikit-learn and that "
                 "Keras. " % (len(results["iris"]["purenn"]), good, len(results)) + measured(
                     "defaults", [data], ("scikit-learn", "Keras", "JAX")))


def real_tables():
    """What train learns of tables in the shapes that people have, beside scikit-learn's pipeline."""
    data = kept("real_tables")[-1]
    results = data["results"]
    rows = [["%s%s" % (name, "" if found["classes"] else ", r2"), "%d x %d" % (found["rows"], found["columns"]),
             short_list(found["left out"]), "%.3f" % mean(found["purenn"]), "%.3f" % mean(found["scikit-learn"]),
             short(mean(found["seconds"])), "%.0f" % max(found["MB"]) if found["MB"] else "-"] for name, found in results.items()]
    return table(["Table", "rows x columns", "left out", "purenn", "scikit-learn", "seconds", "MB"], rows,
                 "Accuracy, or r2 where it says so, on the quarter of the rows that is set aside; mean of %d seeds, but one for "
                 "tables of 300 columns or 200,000 rows. Both have 16 neurons in between, the same rows, rate, batches and "
                 "epochs: 100, for the 200,000 rows 3. On %d of %d purenn is not lower by more than 0.05. Seconds of processor "
                 "time and megabytes are of the whole process of `train`. " % (max([len(found["purenn"]) for found in results.values()]),
                                                     sum([as_good(found) for found in results.values()]), len(results))
                 + measured("real_tables", [data], ("scikit-learn", "pandas")))


def truth():
    """How far the article's weights are from those in 50 digits."""
    data = kept("truth")[-1]
    rows = [[name, short(median(found["median"])), short(median(found["largest"])), short(max(found["largest"]))]
            for name, found in data["ulps"].items()]
    return table(["ulps from the truth", "median weight", "worst weight", "worst of all seeds"], rows,
                 "The article's 19 weights after 5,000 epochs, %d seeds, beside those that 50 digits give. " % len(
                     data["ulps"]["NumPy"]["median"]) + measured("truth", [data], ("NumPy",)))


def mistakes():
    """The mistakes that diagnose knows; those of one sentence are one row, numbers and orders left out."""
    from purenn.py36.crosscheck.mistakes import GROUPS
    from purenn.py36.crosscheck.surroundings import (MORE_RATES, MORE_SEEDS, OTHER_NUMBERS, OTHER_SEEDS, RATES, SEEDS,
                                                     SURROUNDINGS)
    lines = []
    for title, group in GROUPS + (("Around the lines", SURROUNDINGS + OTHER_SEEDS + OTHER_NUMBERS),):
        rows = {}
        for mistake in group:
            name = re.sub(r"(?<=drawn in the order ).*|(?<=^learning rate )\d.*|(?<=with the seed ).*|^\d+(?= iterations)", "...",
                          mistake.name)
            names = rows.setdefault(mistake.sentence, [])
            names += [name] * (name not in names)
        lines += ["## " + title, ""] + table(["Mistake", "What is wrong"], [
            ["<br>".join(names), sentence] for sentence, names in rows.items()], "")[:-1] + [""]
    return lines + wrapped("Written from purenn/py36/crosscheck/mistakes.py and surroundings.py by `python3 tests/bench tables`. The "
                           "rates are %s; the seeds 0 to 100, %s." % (
                               ", ".join(["%g" % rate for rate in sorted(RATES + MORE_RATES)]),
                               ", ".join([str(seed) for seed in SEEDS + MORE_SEEDS if seed > 100])))


def worked_examples():
    """A section for each published example."""
    from purenn.py36.crosscheck.published import AGREES, EXAMPLES
    data, lines = kept("published")[-1], []
    for example in EXAMPLES:
        found = data["examples"][example.name]
        lines += ["## %s: %s" % (example.author, example.title), ""] + wrapped("%s, <%s>. %s." % (
            example.year, example.address, example.setting[0].upper() + example.setting[1:])) + [""]
        lines += table(["", "printed", "true", ""], [
            [one["label"], " ".join(one["printed"]), " ".join(one["true"]), one["verdict"]] for one in found])
        for verdict in sorted(set([one["verdict"] for one in found]) - {AGREES}):
            lines += wrapped("%s: %s" % (verdict, explanation(example, verdict))) + [""]
    return lines + wrapped(measured("published", [data]))


def explanation(example, verdict):
    """The sentence on a verdict."""
    from purenn.py36.crosscheck.published import CUT, DOUBLES
    sentences = {DOUBLES: "what floats of 64 bits give, of numbers that are nearly equal and are subtracted.",
                 CUT: "the digits after the last one are left out."}
    sentences.update([(variant.name, variant.sentence) for variant in example.variants])
    return sentences[verdict]


def short_list(names):
    """Columns' names, of more than three the first two and how many more there are."""
    names = [name or "(no name)" for name in names]
    return ", ".join(names if len(names) <= 3 else names[:2] + ["%d more" % (len(names) - 2)])


def pythons():
    """On which Pythons the self-test passes."""
    data = load(os.path.join(RESULTS, "everywhere.json"))
    rows = [["Python", "reports itself as", "result", "seconds"]] + [
        [outcome["name"], outcome["version"], outcome["result"], "%.1f" % outcome["seconds"]] for outcome in data["outcomes"]]
    widths = [max(map(len, column)) for column in zip(*rows)]
    rows = [[cell.ljust(width) for cell, width in zip(row, widths)] for row in rows]
    return table(rows[0], rows[1:], "Seconds are of the whole self-test, most of it the article's training in portable "
                 "arithmetic, with %d Pythons at a time; %s. Kept by `python3 tests/everywhere --install --require all "
                 "--keep tests/bench/results/everywhere.json`." % (data["jobs"], machines([data])))


BLOCKS = {function.__name__: function for function in (
    speed, training, times, compiled, compiling, limits, thousand, predictions, crossing, article, sizes, scaling, imports, engines, estimators, one_file,
    learning, defaults, real_tables, truth, mistakes, worked_examples, pythons)}


# ---- charts ----

def chart_of_training():
    on = newest()
    return chart("Training, milliseconds, %s" % python(on.data), [(letter, [
        (label.replace("`", ""), _ms(on(benchmark, *names))) for label, names in SIDES + COMPILED[2:]])
        for letter, benchmark in TRAINED])


def chart_of_compiled():
    on = newest()
    return chart('Training by engine="c", milliseconds, %s' % python(on.data), [(letter, [
        (label, _ms(on(benchmark, *names))) for label, names in COMPILED]) for letter, benchmark in TRAINED + (("(d)", "large"),)])


def chart_of_predictions():
    on = newest()
    ours = ("exported", "`net")
    return chart("One prediction, microseconds, %s" % python(on.data), [(size, [
        (("purenn, " if label.startswith(ours) or label.startswith("the same") else "") + label.replace("`", ""),
         1e3 * _ms(on("predict", side, of=size)) if on("predict", side, of=size) else None) for label, side in PREDICTED])
        for size in ("2-2-1", "4-16-3", "64-32-10")])


def chart_of_times():
    on = newest()
    return chart("How many times as fast as others purenn is, %s" % python(on.data), [("", [
        ("purenn beside " + text, ratio(on(benchmark, *others, of=title), on(benchmark, ours, of=title)))
        for text, benchmark, title, ours, others in TIMES])])


def chart_of_thousand():
    on = newest()
    return chart("predict for 1,000 rows, microseconds, %s" % python(on.data), [(size, [
        (label, 1e3 * _ms(on("thousand", label, of=size))) for label in (
            "NumPy", "purenn, net.predict", "purenn, net.predict, engine c", "purenn, net.predict, engine c, arrays")])
        for size in ("2-2-1", "4-16-3", "64-32-10")])


def chart_of_engines():
    data = [one for one in kept("engines") if version(one) != "pypy"][-1]
    return chart("One step of training, microseconds, %s" % python(data), [(case["title"], [
        ("purenn, engine " + name, 1e3 * _ms(median(case["seconds"][name])) if case["seconds"].get(name) else None)
        for name in ("matrix", "rows", "straightline")]) for case in data["benchmarks"]["engines"] if "batches of 16" in case["title"]])


def chart_of_article():
    return chart("The article's script, milliseconds", [("CPython " + version(data), [
        (label, _ms(median(data["seconds"][name]))) for label, name in (
            ("NumPy", "numpy"), ("purenn.numpy", "purenn.numpy"), ("purenn.article.train", "purenn.article.train"))])
        for data in kept("article")])


def chart_of_sizes():
    data = kept("sizes")[-1]
    return chart("One layer forward, microseconds, %s" % python(data), [("%s inputs and outputs" % n, [
        (label, 1e3 * _ms(median(seconds[name]))) for label, name in (("NumPy", "numpy"), ("purenn.numpy", "purenn.numpy"))])
        for n, seconds in data["seconds"].items()])


def chart_of_imports():
    data = kept("imports")[-1]
    return chart("From a start to its end, milliseconds, %s" % python(data), [("", [
        (name, _ms(median(seconds))) for name, seconds in data["seconds"].items()])])


def _ms(seconds):
    return None if seconds is None else 1e3 * seconds


CHARTS = {function.__name__[9:]: function for function in (
    chart_of_training, chart_of_times, chart_of_compiled, chart_of_thousand, chart_of_predictions, chart_of_engines,
    chart_of_article, chart_of_sizes, chart_of_imports)}


# ---- the documents ----

def written(text):
    """The text of a document, with its blocks as the results give them."""
    return BLOCK.sub(lambda found: found.group(1) + "".join(
        line + "\n" for line in BLOCKS[found.group(2)]()) + found.group(4), text)


def read(document):
    with open(os.path.join(ROOT, document), encoding="utf-8") as file:
        return file.read()


def charts():
    """{path: text} of the charts."""
    return {"docs/charts/%s.svg" % name: make() for name, make in CHARTS.items()}


def read_if_there(path):
    return read(path) if os.path.exists(os.path.join(ROOT, path)) else None


def main(arguments):
    texts = dict(((document, written(read(document))) for document in DOCUMENTS), **charts())
    changed = [path for path in texts if read_if_there(path) != texts[path]]
    if "--check" in arguments:
        if changed:
            raise SystemExit("tables: not what the kept results give: %s; `python3 tests/bench tables` writes it" % (
                ", ".join(changed)))
        return
    os.makedirs(os.path.join(ROOT, "docs", "charts"), exist_ok=True)
    for path in changed:
        with open(os.path.join(ROOT, path), "w", encoding="utf-8") as file:
            file.write(texts[path])
        print("tables: wrote", path)


if __name__ == "__main__":
    main(sys.argv[1:])
