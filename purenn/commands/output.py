"""Where the text of commands goes: results to stdout; what went wrong to stderr, in one line.

Letters that the encoding of a stream lacks are escaped, so that no text of a file can stop a command.
"""
import sys

from ..floats.names import printable

try:
    SYSTEM = (OSError, getattr(sys.modules.get("__builtin__"), "IOError", OSError))
except NameError:                   # Skulpt
    class SYSTEM(Exception):
        """The errors of the operating system; Skulpt has none."""

try:
    INTERRUPT = KeyboardInterrupt
except NameError:                   # Skulpt
    class INTERRUPT(Exception):
        """Ctrl-C; Skulpt has none."""


class Failure(Exception):
    """Why a command that was called correctly could not do its work, in one line."""


# ---- stdout ----

def check_stdout():
    """OSError if stdout is closed, as it may have been before this process began."""
    if is_closed(sys.stdout):
        raise OSError("it is closed")


def is_closed(stream):
    """Whether a stream of this process is not there, or was closed."""
    return stream is None or getattr(stream, "closed", False) is True


def write(text):
    """Write lines to stdout, for people: what could steer a terminal is escaped."""
    _write_out("\n".join([printable(line) for line in text.split("\n")]))


def _write_out(text):
    check_stdout()
    _write(sys.stdout, text + "\n")


def write_data(text):
    """Write lines to stdout, for programs: as they are, in UTF-8, whatever the encoding of stdout is."""
    check_stdout()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        _write_out(text)
    else:
        flush()
        buffer.write((text + "\n").encode("utf-8"))


def flush():
    """Write out what Python has buffered, so that a full disk or a closed pipe shows now, and not when Python ends."""
    if not is_closed(sys.stdout):
        sys.stdout.flush()


def has_lost_reader(error):
    """Whether this error of the system says that nobody reads stdout any more, as after `| head -1`."""
    return getattr(error, "errno", None) == 32


def give_up_output():
    """Drop what is still buffered: Python would try to write it at its end, and print a traceback."""
    try:
        import os
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception:
        pass


# ---- stderr ----

def complain(text):
    """Write a line to stderr, if there is one that can be written to."""
    try:
        _write(getattr(sys, "stderr", sys.stdout), printable(text) + "\n")
    except Exception:
        pass


def write_aside(text):
    """Write lines for people to stderr, where stdout holds data for a program."""
    for line in text.split("\n"):
        complain(line)


def reason(error):
    """What an error of the operating system says, without the name of the file."""
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return "error " + text if text.isdigit() else text          # MicroPython has the number alone


def _write(stream, text):
    try:
        stream.write(text)
    except ValueError:              # a UnicodeEncodeError; a closed file raises it again
        stream.write(text.encode("ascii", "backslashreplace").decode("ascii"))
