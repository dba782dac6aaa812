import sys

# Each module below is a function that is run when the module is first needed; what it returns fills the module.
__path__ = []                   # import finds them in sys.modules, and nowhere else
_PACKAGE = "purenn" if __name__ in ("__main__", "builtins", "__builtin__") else __name__
_waiting = {}                   # {name: (function, what it imports at once)} of modules that were not needed yet
_modules = {}                   # {name: module}
_askers = {}                    # {name: the __getattr__ of a module that has one}
_public = {}                    # {name: (module, attribute or None)} of what `import purenn` gives
_texts = {}                     # {name: the text of a file that is no module}


def _missing_(module, key):
    """What a module has under a name that it lacks until it is run: its attribute, or a module inside it."""
    name = module.__name__[len(_PACKAGE) + 1:]
    if name + "." + key in _modules:
        return _module_(name + "." + key)
    if key[:2] != "__" or key in ("__all__", "__doc__"):
        if name in _waiting:
            _module_(name)
            return getattr(module, key)
        if name in _askers:
            return _askers[name](key)
    raise AttributeError("module %r has no attribute %r" % (module.__name__, key))


try:
    from types import ModuleType as _ModuleType

    class _Module(_ModuleType):
        """A module that is filled when it is first asked for something."""
        _asks_getattr = True

        def __getattr__(self, key):
            return _missing_(self, key)

        def __dir__(self):
            _module_(self.__name__[len(_PACKAGE) + 1:])
            return sorted(self.__dict__)

    _Module("trial")
except Exception:               # where there are no modules to make: MicroPython, Skulpt
    class _Module(object):
        """An object that is filled when it is first asked for something."""
        _asks_getattr = True

        def __init__(self, name):
            self.__name__ = name

        def __getattr__(self, key):
            return _missing_(self, key)

try:
    from threading import RLock as _Lock
except Exception:               # where there is one thread
    class _Lock(object):
        """Stands for a lock."""

        def __enter__(self):
            return self

        def __exit__(self, *error):
            return False

_lock = _Lock()


class _Here(object):
    """The variables that a class is made with; Skulpt has no way to those of the function around it."""


_here_ = _Here()


def _exec_(code, scope):
    """exec, which Python 2 has not in a function inside a function."""
    exec(code, scope)


def _module_(name):
    """The module of that name in the package, filled."""
    if name in _waiting:
        _run(name)
    if name not in _modules:
        raise ImportError("%s.%s is not in this file of purenn; bundle --only ...,%s puts it there" % (
            _PACKAGE, name, name))
    return _modules[name]


def _names_(name, names):
    """What a module has under these names."""
    module = _module_(name)
    return [getattr(module, key) for key in names.split()]


def _run(name):
    """Run a module's function, in one thread, after those of what it imports at once: from inside it would go deep."""
    with _lock:
        names = [name]
        while names:
            function, needs = _waiting.get(names[-1], (None, ""))
            needs = [need for need in needs.split() if need in _waiting]
            if function and not needs:
                _fill(names[-1], function)
                del _waiting[names[-1]]
            names = names + needs if needs else names[:-1]


def _fill(name, function):
    """Run a module's function, and give the module what it returns."""
    module, full = _modules[name], _PACKAGE + "." + name
    keys, values = function(full)
    for key, value in zip(keys.split(), values):
        if key == "__getattr__":
            _askers[name] = value
        else:
            _name(value, full)
            setattr(module, key, value)
    doc = getattr(function, "__doc__", None)
    if doc:
        module.__doc__ = doc


def _name(value, full):
    """Give a function or class its module's name, and no trace of the function around it, for pickles and errors."""
    if getattr(value, "__module__", None) != __name__:
        return
    try:
        value.__module__ = full
        value.__qualname__ = value.__qualname__.partition(".<locals>.")[2]
        for part in list(value.__dict__.values()) if isinstance(value, type) else []:
            _name(getattr(part, "__func__", getattr(part, "fget", part)), full)
    except Exception:           # Pythons without such names
        pass


def _start(names):
    """Make the modules, and let import find them."""
    for name in names.split():
        _modules[name] = _Module(_PACKAGE + "." + name)
        if "." in name:
            _modules[name.rpartition(".")[0]].__path__ = []     # Brython looks for modules in nothing else
    try:
        if __name__ == "__main__":
            sys.modules.setdefault(_PACKAGE, sys.modules[__name__])
        for name in _modules:
            sys.modules.setdefault(_PACKAGE + "." + name, _modules[name])
        if not _is_asked() and __name__ != "__main__":
            for name in _modules:
                if "." not in name:
                    setattr(sys.modules[__name__], name, _modules[name])
    except Exception:           # Skulpt
        pass


def _is_asked():
    """Whether this module is asked for the names that it lacks; what is read at once elsewhere can wait then."""
    try:
        return getattr(sys.modules[__name__], "_asks_getattr", False)
    except Exception:           # hosts that keep no list of modules, or have not put this one there
        return False


def __getattr__(key):
    if key == "_asks_getattr":
        return True
    if key in _public:
        name, attribute = _public[key]
        value = _module_(name) if attribute is None else getattr(_module_(name), attribute)
        globals()[key] = value
        return value
    if key in _modules:
        return _module_(key)
    raise AttributeError("module %r has no attribute %r" % (__name__, key))


def __dir__():
    return sorted(set(globals()) | set(_public))
