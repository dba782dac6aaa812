"""The options of this suite: --long, --quarter, --no-skips and --covered.  Hypothesis draws the same examples every time."""
import gc
import signal

import pytest
from hypothesis import HealthCheck, settings

import amounts
import covered

# Shells start programs in the background with Ctrl-C ignored, and their children inherit that: the tests of Ctrl-C need it.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="run the tests marked long too, and try the full amounts in all")
    parser.addoption("--quarter", action="store_true", help="with --long: a quarter of the amounts, which is what CI has the time for")
    parser.addoption("--no-skips", action="store_true", help="fail where a test was skipped or expected to fail")
    parser.addoption("--covered", action="store_true", help="fail where no function of a file of purenn was called (Python 3.12)")


def pytest_configure(config):
    if config.getoption("--long"):
        amounts.one_in = amounts.QUARTER if config.getoption("--quarter") else amounts.ALL
    settings.register_profile("purenn", max_examples=amounts.share(100), derandomize=True, deadline=None, database=None,
                              suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("purenn")
    config.pluginmanager.register(LeftOut())
    if config.getoption("--covered"):
        config.pluginmanager.register(covered.Covered())


def pytest_collection_finish():
    """What is there by now stays: with thousands of tests in memory, each collection of garbage would take half a second."""
    gc.collect()
    gc.freeze()


class LeftOut(object):
    """Leaves out the tests marked long, and says at the end how many; with pytest-xdist each worker tells what it left out."""

    def __init__(self):
        self.names = set()

    def pytest_collection_modifyitems(self, config, items):
        if config.getoption("--long"):
            return
        long = [item for item in items if item.get_closest_marker("long")]
        items[:] = [item for item in items if item not in long]
        config.hook.pytest_deselected(items=long)
        self.names = set([item.nodeid for item in long])

    def pytest_sessionfinish(self, session):
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput["left_out"] = sorted(self.names)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node):
        self.names.update(getattr(node, "workeroutput", {}).get("left_out", ()))

    def pytest_terminal_summary(self, terminalreporter):
        if self.names:
            terminalreporter.write_line("long tests left out: %d; many others tried a fifth of their examples (--long runs all)" % len(self.names))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--no-skips") and reporter:
        left_out = [kind for kind in ("skipped", "xfailed") if reporter.stats.get(kind)]
        if left_out and exitstatus == 0:
            session.exitstatus = 1
            reporter.write_line("--no-skips: some tests were %s" % " or ".join(left_out), red=True)
