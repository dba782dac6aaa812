"""The error for a name that NumPy may have and a module here has not."""
from ..floats.names import closest


def attribute_error(module, name, known):
    """An AttributeError with the closest of the known names."""
    close = closest(name, known)[:3]
    error = AttributeError("%s has no %r%s" % (module, name, "; closest: " + ", ".join(close) if close else ""))
    try:
        error.obj = None            # else CPython notes the module there, and from 3.12 on a traceback says it twice
    except Exception:               # MicroPython's errors take no attributes
        pass
    return error
