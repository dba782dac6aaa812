"""python3 tests/long/programs.py [--fetch DIR] [--only TEXT]: others' NumPy programs, run with purenn.numpy.

programs.json lists programs from public repositories: where each is, and what is changed for it to end soon and to need
no download. Their code is fetched into DIR (in the folder for temporary files) when this runs, and is never kept here.
Each runs in processes of its own, with no network, by NumPy and with its numpy replaced, from the same seeds. What it
printed, and all numbers that it left in variables, are compared:

    same text       the text is the same, and the numbers are within 1e-9
    same numbers    the numbers are within 1e-9, those in the text too, as far as they were printed
    chaotic         they are not, and by NumPy in another order of adding they differ too, a thousandth as far or more
    differs         they are not, and NumPy's own hardly depend on the order
    fails           the first error, or more than 120 seconds of the processor
    not by NumPy    NumPy itself has an error: the entry has to be changed

A difference is relative to the largest number of its array, or to 1e-6 if that is larger. The other orders: sums and
products from the last term to the first, and no vector instructions. Results are kept in programs.json. --only: those
with TEXT in repository and file, or with TEXT as their kept result.  programs_page.py writes docs/programs.md of them.
"""
import argparse
import io
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
import types

from programs_page import counted, shown

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
KEPT = os.path.join(HERE, "programs.json")
SECONDS, NEAR, MOST = 120, 1e-9, 200000          # a run's limit, a difference's, and of an array's numbers
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|\bnan\b|[-+]?\binf\b")
SMALL = re.compile(r"\.(py|ipynb|txt|csv|data|dat|json|npy|npz|pkl|tsv|names)$", re.IGNORECASE)
OTHERS = ("numpy", "purenn", "builtins", "pandas", "scipy", "io", "argparse", "logging")     # whose objects stay closed


# ---- a program's code ----

def git(folder, *arguments, **options):
    command = ["git", "--git-dir", folder] + list(arguments)
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, **options).stdout


def repository(entry, place):
    """The git folder that has the entry's commit: in DIR as it is there, or fetched into it."""
    folder = os.path.join(place, entry["repository"].replace("/", "+"))
    for found in ("repo/.git", "repo", ".git"):
        found = os.path.join(folder, found)
        known = ["git", "--git-dir", found, "cat-file", "-e", entry["commit"]]
        if os.path.exists(os.path.join(found, "HEAD")) and not subprocess.call(known, stderr=subprocess.DEVNULL):
            return found
    subprocess.run(["git", "init", "-q", folder], check=True)
    git(found, "fetch", "-q", "--depth", "1", "https://github.com/%s" % entry["repository"], entry["commit"])
    return found


def extract(entry, place, into):
    """Write the repository's programs and small tables, as they were at the entry's commit, into a folder."""
    folder = repository(entry, place)
    listed = git(folder, "ls-tree", "-r", "-z", entry["commit"]).decode("utf-8", "replace").split("\0")
    paths = [(line.split("\t", 1)[1], line.split()[2]) for line in listed if " blob " in line and SMALL.search(line)]
    data = io.BytesIO(git(folder, "cat-file", "--batch", input="\n".join(name for _, name in paths).encode()))
    for path, _ in paths:
        head = data.readline().split()
        if head[1] != b"missing":
            path = os.path.join(into, path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data.read(int(head[2]) + 1)[:-1])


def code_cells(text):
    """The code of a notebook; lines for IPython alone are left out."""
    book = json.loads(text)
    cells = book.get("cells") or [cell for sheet in book["worksheets"] for cell in sheet["cells"]]
    code = ["".join(cell.get("source", cell.get("input", ""))) for cell in cells if cell["cell_type"] == "code"]
    return re.sub(r"(?m)^(\s*)[%!?].*$|^(\s*)\S+\?\s*$", r"\1\2pass", "\n".join(code)) + "\n"


def changed(text, entry, edits, path):
    """A file's text with the entry's edits, after what it says of old Pythons and NumPys."""
    text = text.expandtabs(8) if entry.get("python 2") else text
    for old in ("python 2", "numpy 1"):
        for pattern, new in entry["old"][old] if entry.get(old) else []:
            text = re.sub(pattern, new, text)
    for pattern, new in edits:
        text, count = re.subn(pattern, new, text)
        if not count:
            raise ValueError("%s: nothing to change by %r" % (path, pattern))
    return text


def prepare(entry, place, into):
    """Fetch and change the program; returns the path to run."""
    extract(entry, place, into)
    edits = dict(entry.get("other edits", {}), **{entry["file"]: entry.get("edits", [])})
    if entry.get("python 2") or entry.get("numpy 1"):
        for folder, _, files in os.walk(into):
            for name in files:
                if name.endswith(".py"):
                    edits.setdefault(os.path.relpath(os.path.join(folder, name), into), [])
    for name in edits:
        path = os.path.join(into, name)
        with open(path, encoding="utf-8", errors="replace", newline=None) as file:
            text = file.read()
        text = code_cells(text) if path.endswith(".ipynb") else text
        with open(re.sub(r"\.ipynb$", "_cells.py", path), "w", encoding="utf-8") as file:
            file.write(changed(text, entry, edits[name], name))
    return re.sub(r"\.ipynb$", "_cells.py", os.path.join(into, entry["file"]))


# ---- runs ----

def no_vectors():
    """What in the environment lets NumPy and OpenBLAS calculate without their newer instructions."""
    core = getattr(__import__("numpy"), "_core", None) or __import__("numpy").core
    names = core._multiarray_umath.__cpu_dispatch__
    return {"NPY_DISABLE_CPU_FEATURES": " ".join(names), "OPENBLAS_CORETYPE": "Prescott"}


def run(entry, place, way):
    """One run in a process of its own: {"text", "numbers", "seconds"} and, if there was one, "error"."""
    work = tempfile.mkdtemp(prefix="purenn-program-")
    answer, top = os.path.join(work, "answer.json"), os.path.join(work, "code")
    try:
        spec = json.dumps(dict(entry, path=prepare(entry, place, top), way=way, top=top))
        more = dict(PYTHONHASHSEED="0", OPENBLAS_NUM_THREADS="1", PYTHONIOENCODING="utf-8", HOME=work, TMPDIR=work)
        more.update(no_vectors() if way == "no vectors" else {})
        with open(os.path.join(work, "out"), "w+", encoding="utf-8", errors="replace") as out:
            try:
                code = subprocess.run([sys.executable, os.path.abspath(__file__), "--child", answer], cwd=work,
                                      input=spec, text=True, stdout=out, stderr=subprocess.DEVNULL,
                                      env=dict(os.environ, **more), timeout=5 * SECONDS).returncode
            except subprocess.TimeoutExpired:
                return {"error": "more than %d seconds" % SECONDS, "seconds": SECONDS}
            if not os.path.exists(answer):
                return {"error": "ended by itself with the code %d" % code, "seconds": 0.0}
            with open(answer) as file:
                got = json.load(file)
            out.seek(0)
            return dict(got, text=out.read().replace(work, ""))
    finally:
        shutil.rmtree(work, ignore_errors=True)


# ---- in the process of a run ----

def same_each_time(numpy):
    """Seeds for those who sow none, a clock that goes on by a millisecond whenever it is read, and no network."""
    random.seed(0)
    numpy.random.seed(0)
    generator = numpy.random.default_rng
    numpy.random.default_rng = lambda seed=None: generator(0 if seed is None else seed)
    ticks = iter(range(10 ** 9))
    time.time = time.perf_counter = time.process_time = lambda: 1.6e9 + next(ticks) / 1000.0
    time.sleep = lambda seconds: None
    socket.socket.connect = socket.getaddrinfo = None


def from_the_end(numpy):
    """Let NumPy's functions add a product's and a sum's terms from the last to the first."""
    def turned(a, b):
        a, b = numpy.asarray(a), numpy.asarray(b)
        return (a[..., ::-1], b[::-1] if b.ndim == 1 else b[..., ::-1, :]) if a.ndim and b.ndim else (a, b)

    def total(function):
        return lambda a, axis=None, *more, **options: function(
            numpy.flip(a, axis) if isinstance(a, numpy.ndarray) and a.ndim else a, axis, *more, **options)
    dot, matmul = numpy.dot, numpy.matmul
    numpy.dot = lambda a, b, *more, **options: dot(*turned(a, b) + more, **options)
    numpy.matmul = lambda a, b, *more, **options: matmul(*turned(a, b) + more, **options)
    numpy.sum, numpy.mean = total(numpy.sum), total(numpy.mean)


def flat(nested):
    """The numbers of nested lists, one after another; other things have none."""
    if not isinstance(nested, list):
        return [float(nested)] if isinstance(nested, (int, float)) else []
    return [x for inner in nested for x in flat(inner)]


def parts(value, home):
    """(how it is reached, part) of what a variable holds."""
    if isinstance(value, (list, tuple)):
        return [("[%d]" % i, inner) for i, inner in enumerate(value)]
    if isinstance(value, dict):
        return [("[%.40r]" % (key,), value[key]) for key in value]
    alien = home in OTHERS or isinstance(value, (type, types.ModuleType)) or not hasattr(value, "__dict__")
    return [] if alien else [(".%s" % key, inner) for key, inner in list(vars(value).items())]


def numbers_in(value, name, found, seen, depth=0):
    """Put {name: [shape, numbers]} of all numbers in a variable, and in what it holds, into found."""
    home = type(value).__module__.partition(".")[0]
    plain = [x.tolist() if type(x).__module__.partition(".")[0] in ("numpy", "purenn") and hasattr(x, "tolist") else x
             for x in (value if isinstance(value, (list, tuple)) else [value])]
    if plain and all(isinstance(x, (int, float)) for x in plain):
        found[name] = [[len(plain)] if len(plain) > 1 else [], flat(plain)]
    elif home in ("numpy", "purenn") and hasattr(value, "tolist"):
        numbers = flat(value.tolist())
        found[name] = [list(value.shape) if len(numbers) > 1 else [], numbers[::1 + len(numbers) // MOST]]
    elif depth < 6 and id(value) not in seen:
        seen[id(value)] = value
        for key, inner in parts(value, home):
            numbers_in(inner, name + key, found, seen, depth + 1)


def error_line(error, top):
    """The error in one line, and the program's line where it was."""
    lines = [" (%s:%d: %.120s)" % (os.path.relpath(frame.filename, top), frame.lineno, frame.line)
             for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(top)]
    text = str(error).replace(os.path.dirname(top), "").split("\n")[0][:200]
    return "%s: %s%s" % (type(error).__name__, text, lines[-1] if lines else "")


def modules_for(spec):
    """(numpy, {name: module}, purenn's run): what the program imports under these names."""
    sys.path[:] = [ROOT] + [place for place in sys.path if os.path.abspath(place or ".") != HERE]
    from purenn.numpy import scripts
    sys.path.remove(ROOT)
    modules = scripts.stand_ins() if spec["way"] == "purenn" else {}
    modules.update((name, scripts.Silent()) for name in scripts.PLOTS + tuple(spec["silent"]))
    numpy = modules["numpy"] if spec["way"] == "purenn" else __import__("numpy")
    for name, lines in spec["stand-ins"].items():
        made = modules[name] = types.ModuleType(name)
        made.np, made.random, made.modules, made.__path__ = numpy, random, modules, []
        exec("\n".join(lines), made.__dict__)
    for name in modules:
        if "." in name and name.partition(".")[0] in spec["stand-ins"]:
            setattr(modules[name.rpartition(".")[0]], name.rpartition(".")[2], modules[name])
    return numpy, modules, scripts.run


def child(answer):
    """Run the program of an entry on stdin; its numbers, seconds and error go into a file."""
    def too_long(*alarm):
        raise TimeoutError("more than %d seconds" % SECONDS)
    main_module, found, got, spec = types.ModuleType("__main__"), {}, {}, json.load(sys.stdin)
    numpy, modules, run_script = modules_for(spec)
    clock, ours = time.process_time, spec["way"] == "purenn"
    modules["__main__"] = main_module               # as where Python runs it, so that its classes can be pickled
    same_each_time(numpy)
    if spec["way"] == "from the end":
        from_the_end(numpy)
    os.chdir(os.path.dirname(spec["path"]))
    sys.path[:0] = [spec["top"]]
    signal.signal(signal.SIGPROF, too_long)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    start = clock()
    try:
        exec("\n".join(spec.get("before", [])), {"np": numpy, "modules": modules, "made_up": modules["made_up"]})
        run_script(spec["path"], spec.get("arguments", []), main_module.__dict__, modules)
    except (Exception, SystemExit) as error:
        if not isinstance(error, SystemExit) or error.code:
            got["error"] = error_line(error, spec["top"])
    signal.setitimer(signal.ITIMER_PROF, 0)
    got["seconds"] = clock() - start
    if ours and ("numpy._core" in sys.modules or "numpy.core" in sys.modules):
        got["error"] = "NumPy was loaded"
    for name in [name for name in vars(main_module) if name[:1] != "_"]:
        numbers_in(vars(main_module)[name], name, found, {})
    with open(answer, "w") as file:
        json.dump(dict(got, numbers=found), file)


def distance(a, b):
    """The largest difference of two lists of numbers, relative to the largest of them."""
    scale, far = max([abs(x) for x in a + b if x - x == 0] + [1e-6]), 0.0
    for x, y in zip(a, b):
        if x != y and (x == x or y == y):
            far = max(far, abs(x - y) / scale if x - x == 0 and y - y == 0 else float("inf"))
    return far


def between_numbers(a, b):
    """(difference, where) of two runs' variables."""
    far, where = 0.0, ""
    for name in list(a) + [name for name in b if name not in a]:
        shapes = b.get(name, ["none"])[0], a.get(name, ["none"])[0]
        if shapes[0] != shapes[1]:
            return float("inf"), "%s has the shape %s, not %s" % ((name,) + shapes)
        far, where = max((far, where), (distance(a[name][1], b[name][1]), name))
    return far, where


def frame(text):
    """The text without its numbers, and without the blanks and brackets that their widths decide."""
    return re.sub(r"[\s\[\]]+", " ", NUMBER.sub("#", text))


def between_texts(a, b):
    """(difference, where) of the numbers in two texts; 0 where they differ by less than two in the last place."""
    if a == b:
        return 0.0, ""
    if frame(a) != frame(b):
        pairs = [pair for pair in zip(a.split("\n"), b.split("\n")) if frame(pair[0]) != frame(pair[1])]
        return float("inf"), "printed %.70r, not %.70r" % (pairs or [(a[-60:], b[-60:])])[0][::-1]
    far, where = 0.0, ""
    for x, y in zip(NUMBER.findall(a), NUMBER.findall(b)):
        digits, _, exponent = min(x, y, key=len).lower().partition("e")
        last = 10.0 ** (int(exponent or "0") - len(digits.partition(".")[2])) if "." in x + y else 0.0
        if not abs(float(x) - float(y)) <= 1.001 * last:
            far, where = max((far, where), (distance([float(x)], [float(y)]), "printed %s, not %s" % (y, x)))
    return far, where


def between(a, b):
    """(difference, where) of two runs."""
    return max(between_numbers(a["numbers"], b["numbers"]), between_texts(a["text"], b["text"]))


def judge(entry, place):
    """The result of one program, as it is kept."""
    expected = run(entry, place, "numpy")
    result = {"NumPy, s": round(expected["seconds"], 2)}
    if "error" in expected:
        return dict(result, result="not by NumPy", error=expected["error"])
    got = run(entry, place, "purenn")
    result.update({"here, s": round(got["seconds"], 2), "lines": expected["text"].count("\n"),
                   "numbers": sum(len(values) for _, values in expected["numbers"].values())})
    if "error" in got:
        return dict(result, result="fails", error=got["error"])
    far, where = between(expected, got)
    result["difference"] = far = min(far, 1e99)                     # of texts whose words differ
    if far <= NEAR:
        printed = expected["text"] == got["text"] and expected["text"].strip()
        return dict(result, result="same text" if printed else "same numbers")
    others = [run(entry, place, way) for way in ("no vectors", "from the end")]
    own = min(1e99, max([0.0] + [between(expected, other)[0] for other in others if "error" not in other]))
    kind = "chaotic" if own > max(NEAR, far / 1000) else "differs"
    return dict(result, result=kind, error=where, **{"NumPy's own": own})


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--fetch", metavar="DIR", default=os.path.join(tempfile.gettempdir(), "purenn-programs"))
    parser.add_argument("--only", metavar="TEXT", default="")
    options = parser.parse_args()
    with open(KEPT, encoding="utf-8") as file:
        kept = json.load(file)
    for entry in kept["programs"]:
        name = "%s %s" % (entry["repository"], entry["file"])
        if options.only in name or options.only == entry.get("result", {}).get("result"):
            kept["NumPy"] = __import__("numpy").__version__
            try:
                entry["result"] = judge(dict(kept["for all"], **entry), os.path.abspath(options.fetch))
            except (OSError, ValueError, subprocess.SubprocessError) as error:
                print("%s: not run: %s" % (name, error))
                continue
            print("%s: %s" % (name, shown(entry["result"])), flush=True)
            with open(KEPT + ".new", "w", encoding="utf-8") as file:
                json.dump(kept, file, indent=1, ensure_ascii=False)
                file.write("\n")
            os.replace(KEPT + ".new", KEPT)
    print(counted(kept))


if __name__ == "__main__":
    child(sys.argv[2]) if sys.argv[1:2] == ["--child"] else main()
