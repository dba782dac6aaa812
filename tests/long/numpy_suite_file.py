"""One file of NumPy's own tests, run with purenn.numpy in numpy's place; numpy_suite.py starts this.

    python3 tests/long/numpy_suite_file.py FILE [TEXT]      prints the counts and the failures as JSON

A name that is not there is an object that says so when a test uses it.  The file is rewritten until it can be imported.
"""
import ast
import collections
import contextlib
import importlib.machinery
import json
import os
import re
import resource
import signal
import sys
import tempfile
import traceback
import types

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SECONDS = 8
MEMORY = 3 * 2 ** 30
# What numpy.testing says of the machine.
MACHINE = {"IS_WASM": False, "IS_PYPY": False, "IS_PYSTON": False, "IS_MUSL": False, "IS_64BIT": True,
           "HAS_REFCOUNT": False, "NOGIL_BUILD": False, "BLAS_SUPPORTS_FPE": False}


class NotHere(Exception):
    """A test has used what purenn.numpy has not."""


class Missing(object):
    """In the place of a name that is not there: nothing happens while tests are collected, an error when one runs."""
    running = False

    def __init__(self, name):
        self.__dict__["_name"] = self.__name__ = name

    def _use(self, *arguments, **options):
        if Missing.running:
            raise NotHere(self._name)
        return self

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return Missing("%s.%s" % (self._name, name))

    def __mro_entries__(self, bases):
        return (object,)

    def __iter__(self):
        self._use()
        return iter(())

    def __bool__(self):
        self._use()
        return False

    def __instancecheck__(self, value):
        self._use()
        return False

    __subclasscheck__ = __instancecheck__

    def __hash__(self):
        return hash(self._name)

    def __eq__(self, other):
        return self is other


for _method in ("call getitem contains len add radd sub rsub mul rmul truediv rtruediv pow and or xor lt le gt ge neg "
                "enter exit int index float").split():
    setattr(Missing, "__%s__" % _method, Missing._use)
Missing.__len__ = lambda self: 0
Missing.__contains__ = lambda self, other: False


@contextlib.contextmanager
def temppath(*arguments, **options):
    """As NumPy's: the path of a file that is gone afterwards."""
    descriptor, path = tempfile.mkstemp(*arguments, **options)
    os.close(descriptor)
    try:
        yield path
    finally:
        os.remove(path)


def within_ulps(x, y, nulp=1):
    """As NumPy's assert_array_almost_equal_nulp; distances are counted from the larger of the two."""
    import purenn.numpy as module
    x, y = module.asarray(x), module.asarray(y)
    spacing = module.abs(module.where(module.abs(x) > module.abs(y), x, y)) * module.finfo(x.dtype).eps
    if not (module.abs(x - y) <= nulp * spacing + module.finfo(x.dtype).smallest_subnormal).all():
        raise AssertionError("%r and %r are more than %d apart" % (x, y, nulp))


def of_tests(name):
    """A helper of NumPy's tests, which no program uses; Missing where it is none of those."""
    import purenn.numpy.testing as testing
    known = {"numpy.testing.temppath": temppath, "numpy.testing.tempdir": tempfile.TemporaryDirectory,
             "numpy.testing.assert_array_almost_equal_nulp": within_ulps, "numpy._core.umath.BUFSIZE": 8192,
             "numpy._utils.asbytes": lambda text: text if isinstance(text, bytes) else text.encode("latin1"),
             "numpy.ma.testutils.assert_equal": testing.assert_equal}
    return known[name] if name in known else Missing(name)


class Module(types.ModuleType):
    """purenn's module under NumPy's name; what it has not is Missing."""

    def __init__(self, name, ours=()):
        types.ModuleType.__init__(self, name)
        self.__dict__["_ours"], self.__path__, self.__spec__ = ours, [], None

    def __getattr__(self, name):
        if name[:2] == "__" and name != "__version__":
            raise AttributeError(name)
        if name in MACHINE:
            return MACHINE[name]
        for module in self._ours:
            try:
                return getattr(module, name)
            except AttributeError:
                pass
        if self.__name__ + "." + name in sys.modules:
            return sys.modules[self.__name__ + "." + name]
        return of_tests(self.__name__ + "." + name)


class Finder(object):
    """Finds any module below numpy."""

    def find_spec(self, name, path=None, target=None):
        return importlib.machinery.ModuleSpec(name, self, is_package=True) if name.split(".")[0] == "numpy" else None

    def create_module(self, spec):
        return Module(spec.name, self.modules(spec.name))

    def exec_module(self, module):
        pass

    @staticmethod
    def modules(name):
        import purenn.numpy
        own = purenn.numpy
        for part in name.replace("_stride_tricks_impl", "stride_tricks").split(".")[1:]:
            own = getattr(own, part, None) if isinstance(own, types.ModuleType) else None
        return ([own] if isinstance(own, types.ModuleType) else []) + [purenn.numpy]


def let_collect(module):
    """Let dtypes that are not here be Missing while tests are collected, so that a file's other tests run."""
    plain = module.dtype.__new__

    def dtype(cls, wanted=None, *arguments, **options):
        try:
            return plain(cls, wanted)
        except TypeError:
            if Missing.running:
                raise
            return Missing("dtype(%r)" % (wanted,))
    module.dtype.__new__ = staticmethod(dtype)


def listed_while_importing(mark):
    """Let parametrize read its values at once, so that an error of theirs comes while a file is made importable."""
    plain = mark.parametrize

    def parametrize(names, values, *arguments, **options):
        return plain(names, values if isinstance(values, (list, tuple, Missing)) else list(values), *arguments, **options)
    mark.parametrize = parametrize


def plugin():
    """What pytest calls in that process."""
    import pytest

    class Plugin(object):
        counts = collections.Counter()
        failed = {}

        @pytest.hookimpl(hookwrapper=True)
        def pytest_runtest_protocol(self, item):
            Missing.running = True
            yield
            Missing.running = False

        @pytest.hookimpl(hookwrapper=True)
        def pytest_runtest_call(self, item):
            def late(*arguments):
                raise TimeoutError("more than %d s" % SECONDS)
            signal.signal(signal.SIGALRM, late)
            signal.alarm(SECONDS)
            yield
            signal.alarm(0)

        @pytest.hookimpl(hookwrapper=True)
        def pytest_runtest_makereport(self, item, call):
            outcome = yield
            report = outcome.get_result()
            if report.when == "call" or report.when == "setup" and not report.passed:
                kind = "passed" if report.passed or getattr(report, "wasxfail", None) is not None else (
                    "skipped" if report.skipped else how(call.excinfo))
                self.counts[kind] += 1
                if kind == "failed":
                    self.failed[item.nodeid.split("/")[-1]] = ("%s: %s" % (
                        call.excinfo.typename, str(call.excinfo.value).split("\n")[0]))[:300]
                elif kind == "not here":
                    self.counts["not here: " + reason(call.excinfo)] += 1

        def pytest_collectreport(self, report):
            if report.failed:
                self.failed["%s cannot be imported" % report.nodeid] = str(report.longrepr).split("\n")[-1][:300]
    return Plugin()


NOT_HERE = re.compile(r"not here|purenn\.numpy\S* has no|object has no attribute|complex|is no kind|no module", re.I)


OWN_WORDS = re.compile(r"Regex pattern did not match|\" does not match \"|DID NOT WARN|Expected regex|warnings? not")


def chain(error):
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def how(caught):
    for error in chain(caught.value):
        if isinstance(error, (TimeoutError, MemoryError)):
            return "too large"
        if isinstance(error, NotHere) or NOT_HERE.search(str(error).split("\n")[0]):
            return "not here"
    return "own words" if OWN_WORDS.search(str(caught.value)) else "failed"


def reason(caught):
    for error in chain(caught.value):
        if isinstance(error, NotHere):
            return str(error)
    return str(caught.value).split("\n")[0][:80]


def importable(path):
    """Rewrite a file of tests until it can be imported; how many tests had to go.

    What a statement outside of functions fails on is not here: a test whose decorator fails is left out, and what an
    assignment fails to make is Missing.
    """
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read())
    keep_unbound(tree)
    left_out = 0
    for _ in range(200):
        try:
            exec(compile(tree, path, "exec"), {"__name__": "collected", "__file__": path})
            break
        except BaseException as error:
            lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
            body, i = smallest(tree, lines[-1] if lines else 0)
            node = body[i]
            left_out += isinstance(node, (ast.FunctionDef, ast.ClassDef))
            names = [name.id for name in ast.walk(node) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)]
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                names = [node.name[5:] if node.name[:5] == "test_" else "_" + node.name]
            texts = ["import numpy"] + ["%s = numpy.not_made_while_collecting" % name for name in set(names)]
            body[i:i + 1] = [statement for text in texts for statement in ast.parse(text).body]
            for statement in body[i:i + len(texts)]:
                for part in ast.walk(statement):
                    part.lineno = part.end_lineno = node.lineno
    with open(path, "w", encoding="utf-8") as file:
        file.write(ast.unparse(tree))
    return left_out


def keep_unbound(tree):
    """Let no np.array that is a class's attribute become its method, as a function in Python does and one in C does not."""
    for node in ast.walk(tree):
        for statement in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(statement, ast.Assign) and ast.unparse(statement.value) == "np.array":
                statement.value = ast.parse("staticmethod(np.array)", mode="eval").body


def smallest(tree, line):
    """(body, place): the innermost statement of the file or of a class that a line is in."""
    body, found = tree.body, None
    while body is not None:
        inner = None
        for i, node in enumerate(body):
            first = min([node.lineno] + [decorator.lineno for decorator in getattr(node, "decorator_list", [])])
            if first <= line <= node.end_lineno:
                found = body, i
                inner = node.body if isinstance(node, ast.ClassDef) and line >= node.body[0].lineno - 1 else None
        body = inner
    if found is None:
        raise ValueError("line %d is in no statement" % line)
    return found


def run_file(path, chosen):
    """Run one file's tests in this process; prints the counts and failures as JSON."""
    import pytest
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.path.insert(0, ROOT)
    import purenn.numpy
    sys.meta_path.insert(0, Finder())
    sys.modules["numpy"] = Module("numpy", [purenn.numpy])
    let_collect(purenn.numpy)
    listed_while_importing(pytest.mark)
    own = plugin()
    own.counts["not here"] += importable(path)
    arguments = ["-q", "--no-header", "--continue-on-collection-errors", "-p", "no:cacheprovider", "--tb=no", "--rootdir=/", "-c", os.devnull,
                 "-W", "ignore", path] + (["-k", chosen] if chosen else [])
    with open(os.devnull, "w") as nowhere:
        stdout, sys.stdout = sys.stdout, nowhere
        pytest.main(arguments, plugins=[own])
        sys.stdout = stdout
    print("\n" + json.dumps([own.counts, own.failed]))


if __name__ == "__main__":
    run_file(sys.argv[1], "".join(sys.argv[2:]))
