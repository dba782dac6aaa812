"""The error for a name that NumPy may have and a module here has not."""
import sys

from ..floats.names import closest


def names_of(module):
    """The names that a module offers: not its own business, and of modules those that NumPy has too."""
    known = module.__dict__ if hasattr(module, "__dict__") else dir(module)
    return [name for name in sorted(known) if name[0] != "_"
            and (not isinstance(getattr(module, name), type(sys)) or name in ("linalg", "random"))]


def attribute_error(module, name, known):
    """An AttributeError with the closest of the known names."""
    close = closest(name, known)[:3]
    error = AttributeError("%s has no %r%s" % (module, name, "; closest: " + ", ".join(close) if close else ""))
    try:
        error.obj = None            # else CPython notes the module there, and from 3.12 on a traceback says it twice
    except Exception:               # MicroPython's errors take no attributes
        pass
    return error
