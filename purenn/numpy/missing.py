"""What to say of a name that a module of NumPy's names does not have."""


def attribute_error(module, name, known):
    """An AttributeError that names what is closest among the known names."""
    try:
        from difflib import get_close_matches
        close = get_close_matches(name, known, 3, 0.6)
    except Exception:               # no difflib: what begins alike
        close = [other for other in known if other[:3] == name[:3]]
    error = AttributeError("%s has no %r%s" % (module, name, "; closest: " + ", ".join(close) if close else ""))
    try:
        error.obj = None            # else CPython notes the module there, and from 3.12 on a traceback says it twice
    except Exception:               # MicroPython's errors take no attributes
        pass
    return error
