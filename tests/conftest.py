"""Hypothesis draws the same examples every time, and --no-skips makes a skipped test a failure."""
import signal

import pytest

try:
    from hypothesis import HealthCheck, settings
except ImportError:
    pass
else:
    settings.register_profile("purenn", derandomize=True, deadline=None, database=None,
                              suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("purenn")

# Shells start programs in the background with Ctrl-C ignored, and their children inherit that: the tests of Ctrl-C need it.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser):
    parser.addoption("--no-skips", action="store_true", help="fail where a test was skipped or expected to fail")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--no-skips") and reporter:
        left_out = [kind for kind in ("skipped", "xfailed") if reporter.stats.get(kind)]
        if left_out and exitstatus == 0:
            session.exitstatus = 1
            reporter.write_line("--no-skips: some tests were %s" % " or ".join(left_out), red=True)
