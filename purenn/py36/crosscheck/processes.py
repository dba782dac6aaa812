"""A script in a process of its own, which may take so long and no longer, and what it leaves."""
import os
import subprocess
import sys
import tempfile

from ...files import envelope
from . import digits as in_digits

PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def recorded(name, backend, path, arguments, watch, seconds):
    """The record of the script with a backend of commands/recorded.py, called `name` in messages.

    ValueError where it takes longer than so many seconds, or ends its process before it has a record.
    """
    return _ended(name, path, seconds, arguments, lambda out: [
        "purenn.commands.recorded", backend, out, watch or "", path])


def recorded_in_digits(name, digits, path, arguments, seconds):
    """The same with so many digits: a record with Decimals where there were floats."""
    return in_digits.unpacked(_ended(name, path, seconds, arguments, lambda out: [
        "purenn.py36.crosscheck.digits", "%d" % digits, out, path]))


def _ended(name, path, seconds, arguments, module):
    """The record that a module of purenn leaves in a file; module(file): its name, and what precedes the arguments."""
    places = [os.path.dirname(PACKAGE)] + [place for place in [os.environ.get("PYTHONPATH")] if place]
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "record.json")
        command = [sys.executable, "-m"] + module(out) + list(arguments)
        try:
            ended = subprocess.run(command, env=dict(os.environ, PYTHONPATH=os.pathsep.join(places)), timeout=seconds,
                                   stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        except subprocess.TimeoutExpired:
            late = "%s takes more than %d seconds with %s (--timeout allows more)" % (path, seconds, name)
            raise ValueError(late) from None
        if not os.path.exists(out):
            last = ended.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
            raise ValueError("%s ends without a result with %s%s" % (path, name, last and ": " + last))
        return envelope.load(out)
