"""What a script leaves, as plain data: its variables, what it prints, and the error it ends with.

    python -m purenn.commands.recorded BACKEND OUT WATCH SCRIPT [ARGUMENTS]

does this in a process of its own: BACKEND is numpy or purenn, OUT the file for the record, WATCH a variable or nothing.
"""
import sys

from ..files import envelope
from ..floats.kinds import TEXTS, is_integer
from ..numpy.scripts import plots, run

BACKENDS = ("numpy", "purenn")
DEEPEST = 5                             # of lists, dicts and attributes in one another
MOST_NUMBERS = 1000000                  # of a variable
MOST_WATCHED = 20000                    # values of a watched variable


def record(path, arguments, backend, watch=None):
    """{"backend", "printed", "error", "variables", "watched"} of a script; printed: None where it cannot be caught."""
    scope, catcher = {}, Catcher()
    watcher = Watcher(watch, path) if watch else None
    error, before = None, sys.stdout
    try:
        sys.stdout = catcher
    except AttributeError:              # MicroPython
        catcher.text = None
    try:
        if watcher:
            sys.settrace(watcher.see)
        run(path, arguments, scope, plots() if backend == "numpy" else None)
    except SystemExit as stop:
        error = None if getattr(stop, "code", 0) in (None, 0) else "SystemExit: %s" % (stop.code,)
    except Exception as found:
        error = "%s: %s%s" % (type(found).__name__, found, _place(path))
    finally:
        if watcher:
            sys.settrace(None)
        if catcher.text is not None:
            sys.stdout = before
    printed = None if catcher.text is None else "".join(catcher.text)
    return {"backend": backend, "printed": printed, "error": error, "variables": variables(scope),
            "watched": watcher.values if watcher else []}


class Catcher(object):
    """A stdout that keeps the texts it is given."""

    def __init__(self):
        self.text = []

    def write(self, text):
        self.text.append(text)
        return len(text)

    def flush(self):
        pass


class Watcher(object):
    """Keeps each new value of a variable, wherever it is in the script, line by line."""

    def __init__(self, name, path):
        self.name = name
        self.path = path
        self.values = []

    def see(self, frame, event, argument):
        """What sys.settrace calls."""
        if frame.f_code.co_filename != self.path:
            return None
        value = frame.f_locals.get(self.name)
        if value is not None and len(self.values) < MOST_WATCHED:
            value = plain(value)
            if value is not None and (not self.values or value != self.values[-1]):
                self.values.append(value)
        return self.see


def _place(path):
    """", in line 7", if the error that is being handled comes from the script."""
    try:
        place, line = sys.exc_info()[2], 0
        while place is not None:
            line = place.tb_lineno if place.tb_frame.f_code.co_filename == path else line
            place = place.tb_next
        return ", in line %d" % line if line else ""
    except AttributeError:              # MicroPython
        return ""


# ---- variables as plain data ----

def variables(scope):
    """{name: plain data} of the variables that hold numbers, texts, arrays, or objects with such attributes."""
    found = {}
    for name in sorted(scope):
        if name[:1] != "_":
            value = plain(scope[name])
            if value is not None:
                found[name] = value
    return found


def plain(value, deep=0):
    """The value as numbers, texts, lists and dicts; None where nothing of it is."""
    if isinstance(value, TEXTS) or value is True or value is False or isinstance(value, float):
        return float(value) if isinstance(value, float) else value
    if is_integer(value):
        return int(value)
    if isinstance(value, type) or callable(value) or deep >= DEEPEST or isinstance(value, type(sys)):
        return None
    if hasattr(value, "tolist"):
        return plain(value.tolist(), deep) if getattr(value, "size", 1) <= MOST_NUMBERS else None
    if isinstance(value, (list, tuple)):
        parts = [plain(part, deep + 1) for part in value]
        return None if [part for part in parts if part is None] else parts
    own = getattr(type(value), "__module__", None) == "__main__"        # of a class that the script defines
    fields = value if isinstance(value, dict) else getattr(value, "__dict__", {}) if own else {}
    parts = dict([("%s" % (name,), plain(fields[name], deep + 1)) for name in fields])
    parts = dict([(name, parts[name]) for name in parts if parts[name] is not None and name[:1] != "_"])
    return parts or None


def main(argv):
    backend, out, watch, path = argv[:4]
    envelope.save(out, record(path, argv[4:], backend, watch or None))


if __name__ == "__main__":
    main(sys.argv[1:])
