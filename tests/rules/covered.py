"""python3 tests --covered: fails where a module of purenn has no function that a test called.

sys.monitoring (Python 3.12) tells the first call of each function and costs next to nothing.  What runs in processes that
tests start is not seen, so that each module has a test of its own process.  With pytest-xdist each worker sends what it
saw to the process that reports.
"""
import os
import sys

import pytest

from paths import PACKAGE

FUNCTION = 1                    # inspect.CO_OPTIMIZED: the code of a function, not of a module or class
INLINE = ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>")


def codes(code):
    """All code inside of this code, itself too."""
    yield code
    for constant in code.co_consts:
        if hasattr(constant, "co_consts"):
            for inner in codes(constant):
                yield inner


def key(code):
    return "%s:%d" % (os.path.abspath(code.co_filename), code.co_firstlineno)


def keys_of(path):
    """The keys of a file's functions; of the file itself, where it has none."""
    with open(path, "rb") as file:
        found = list(codes(compile(file.read(), path, "exec")))
    return set([key(code) for code in found if code.co_flags & FUNCTION and code.co_name not in INLINE] or [key(found[0])])


def never_called(package, called):
    """(names of files none of whose functions were called, how many files there are, how many functions, how many were called)."""
    paths = sorted(os.path.join(folder, name) for folder, _, names in os.walk(package) for name in names if name.endswith(".py"))
    of_each = dict((path, keys_of(path)) for path in paths if "helpers" not in path.split(os.sep))      # which are printed, not run
    missing = [os.path.relpath(path, package) for path in sorted(of_each) if not of_each[path] & called]
    functions = set().union(*of_each.values())
    return missing, len(of_each), len(functions), len(functions & called)


class Covered(object):
    """A plugin of pytest, in the process that reports and in each worker."""

    def __init__(self):
        if not hasattr(sys, "monitoring"):
            raise pytest.UsageError("--covered needs Python 3.12 or newer")
        self.called = set()
        events = sys.monitoring
        events.use_tool_id(events.COVERAGE_ID, "covered")
        events.register_callback(events.COVERAGE_ID, events.events.PY_START, self.begins)
        events.set_events(events.COVERAGE_ID, events.events.PY_START)

    def begins(self, code, offset):
        if code.co_filename.startswith(PACKAGE):
            self.called.add(key(code))
        return sys.monitoring.DISABLE

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node):
        self.called.update(getattr(node, "workeroutput", {}).get("called", ()))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session):
        sys.monitoring.set_events(sys.monitoring.COVERAGE_ID, 0)
        sys.monitoring.free_tool_id(sys.monitoring.COVERAGE_ID)
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput["called"] = sorted(self.called)
            return
        missing, files, functions, called = never_called(PACKAGE, self.called)
        reporter = session.config.pluginmanager.get_plugin("terminalreporter")
        reporter.write_line("\n--covered: tests called %d of %d functions, in %d of %d files%s" % (
            called, functions, files - len(missing), files, "".join("\n--covered: nothing called in " + name for name in missing)))
        if missing and session.exitstatus == 0:
            session.exitstatus = 1
