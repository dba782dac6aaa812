"""A NumPy script run as it is: while it runs, what it imports as numpy is purenn.numpy.

scipy has a few functions then (scipy_parts.py).  Plots are left out where their library is not installed: a stand-in
takes every call and does nothing.  Libraries that need NumPy itself cannot be imported.
"""
import sys

from .scipy_parts import scipy

PLOTS = ("matplotlib", "matplotlib.animation", "matplotlib.cm", "matplotlib.colors", "matplotlib.gridspec",
         "matplotlib.lines", "matplotlib.patches", "matplotlib.pyplot", "matplotlib.ticker", "mpl_toolkits",
         "mpl_toolkits.mplot3d", "pylab", "seaborn")
MODULES = ("exceptions", "lib", "linalg", "random", "testing", "typing")        # of NumPy, that are here
NEED_NUMPY = ("cupy", "jax", "numba", "pandas", "scipy.io", "scipy.linalg", "scipy.optimize", "scipy.stats", "sklearn",
              "tensorflow", "torch")


class Silent(object):
    """Whatever a plot may be asked for: a module, a figure, an axis.  Each attribute, call and item is another one."""

    def __getattr__(self, name):
        if name[:1] == "_":                     # which arrays are known by
            raise AttributeError(name)
        return subplots if name == "subplots" else Silent()

    def __setattr__(self, name, value):
        pass

    def __call__(self, *arguments, **options):
        return Silent()

    def __getitem__(self, key):
        return Silent()

    def __setitem__(self, key, value):
        pass

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False


def subplots(*arguments, **options):
    """A figure and an axis, or axes."""
    return Silent(), Silent()


def stand_ins():
    """{name: module or None} for sys.modules: what a script imports under these names; None cannot be imported."""
    package = sys.modules[__name__.rpartition(".")[0]]
    found = {"numpy": package, "numpy.lib.stride_tricks": package.lib.stride_tricks, "scipy": scipy,
             "scipy.special": scipy.special, "scipy.signal": scipy.signal}
    found.update(dict([("numpy." + name, getattr(package, name)) for name in MODULES]))
    found.update(plots())
    found.update(dict([(name, None) for name in NEED_NUMPY if name not in sys.modules]))
    return found


def plots():
    """{name: stand-in} of the libraries for plots that are not installed."""
    return dict([(name, Silent()) for name in PLOTS if not _is_installed(name.partition(".")[0])])


def _is_installed(name):
    """Whether there is a module of that name, which may need NumPy itself and so is not imported to find out."""
    try:
        from importlib.util import find_spec
        return find_spec(name) is not None
    except Exception:                   # Pythons whose imports work otherwise
        pass
    try:
        __import__(name)
        return True
    except Exception:
        return False


def run(path, arguments=(), scope=None, modules=None):
    """Run the script with these arguments; returns the dict of the variables it leaves.  Its errors pass through.

    scope: that dict, if a new one will not do, as it holds the variables after an error too.  modules: what is imported
    under other names, if not the stand-ins.  OSError where the file cannot be read.  Afterwards sys.modules, sys.argv
    and sys.path are what they were.
    """
    with open(path, "rb") as file:
        source = file.read()
    main = _main_module()
    _mains.append(main)                     # Python 2 would empty the variables of a module that is no more
    scope = main.__dict__ if scope is None else scope
    scope.update({"__name__": "__main__", "__file__": path})
    modules = dict({"__main__": main}, **(stand_ins() if modules is None else modules))
    before = dict([(name, sys.modules[name]) for name in modules if name in sys.modules])
    argv, places = sys.argv, sys.path[:]
    kept = argv[:]
    _set_arguments([path] + list(arguments))
    sys.path[:0] = [path.rpartition("/")[0] or "."]
    sys.modules.update(modules)
    try:
        exec(_compiled(source, path), scope)
    finally:
        for name in modules:
            sys.modules.pop(name, None)
        sys.modules.update(before)
        argv[:] = kept
        _set_arguments(argv)
        sys.path[:] = places
    return scope


def _main_module():
    """A module for the script, in which pickle finds its classes."""
    try:
        return type(sys)("__main__")
    except TypeError:                   # MicroPython, which makes no modules
        return _Main()


class _Main(object):
    pass


_mains = [sys]                              # modules that are to live on


def _set_arguments(arguments):
    """Make them sys.argv: a new list, as a script may keep its own; the old one where it cannot be exchanged."""
    try:
        sys.argv = arguments
    except AttributeError:              # MicroPython
        sys.argv[:] = arguments


def _compiled(source, path):
    """The program of a file's bytes; as text where this Python compiles no bytes (MicroPython)."""
    try:
        return compile(source, path, "exec")
    except TypeError:
        return compile(source.decode("utf-8"), path, "exec")
