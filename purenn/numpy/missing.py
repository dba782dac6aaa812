"""The error for a name that NumPy may have and a module here has not."""


def attribute_error(module, name, known):
    """An AttributeError with the closest of the known names."""
    try:
        from difflib import get_close_matches
        close = get_close_matches(name, known, 3, 0.6)
    except Exception:               # no difflib: names that begin alike
        close = [other for other in known if other[:3] == name[:3]]
    error = AttributeError("%s has no %r%s" % (module, name, "; closest: " + ", ".join(close) if close else ""))
    try:
        error.obj = None            # else CPython notes the module there, and from 3.12 on a traceback says it twice
    except Exception:               # MicroPython's errors take no attributes
        pass
    return error
