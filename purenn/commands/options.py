"""Command-line options on Pythons that have no argparse, and where text goes.

Only what the commands on every Python need: --name VALUE, --flag, and files,
which are named by their place.
"""
import sys

from ..floats.elementary import ARITHMETICS
from ..floats.names import among
from ..floats.text import read_decimal

try:
    SYSTEM = (OSError, getattr(sys.modules.get("__builtin__"), "IOError", OSError))
except NameError:                   # Skulpt
    class SYSTEM(Exception):
        """What the operating system refuses; here, nothing."""


class UsageError(Exception):
    """What is wrong with a command line, in one line."""


class Failure(Exception):
    """Why a command could not do what it was rightly asked for, in one line."""


def parse(argv, known, files=()):
    """{name: value} for `--name value`, `--name=value` and `--flag`, and for the files.

    known maps a name to its default and to the function that reads its value
    (None for a flag); files are the names of what is given without a name, in
    that order, None where it is not given.  UsageError for anything else,
    before anything runs.
    """
    values = dict([(name, default) for name, (default, _) in known.items()] + [(name, None) for name in files])
    argv, files = list(argv), list(files)
    while argv:
        if files and (argv[0] == "-" or argv[0][:1] != "-"):
            values[files.pop(0)] = argv.pop(0)
            continue
        name, given, value = argv.pop(0).partition("=")
        if name[:2] != "--" or name[2:] not in known:
            raise UsageError("unknown argument %s; %s" % (_shown(name), among(name, ["--" + option for option in sorted(
                list(known) + ["help"])])))
        read = known[name[2:]][1]
        if read is None:
            if given:
                raise UsageError("%s takes no value" % name)
            values[name[2:]] = True
            continue
        if not given and not argv:
            raise UsageError("%s needs a value" % name)
        values[name[2:]] = _value(name, value if given else argv.pop(0), read)
    return values


def _value(name, text, read):
    try:
        return read(text)
    except ValueError as error:
        raise UsageError("%s %s: %s" % (name, _shown(text), error))


def _shown(text):
    """The text as it is, or, where that would not be one line of plain letters, quoted."""
    quoted = repr(text)
    return text if quoted[1:-1] == text else quoted


def whole(least, most=None):
    """A reader of whole numbers from `least` to `most`."""
    def read(text):
        if not text or text.strip("0123456789") or int(text) < least or most is not None and int(text) > most:
            raise ValueError("a whole number of at least %d%s is needed"
                             % (least, "" if most is None else " and at most %d" % most))
        return int(text)
    return read


def finite(text):
    """A reader of finite numbers, exact on Pythons whose float() is not."""
    try:
        value = read_decimal(text)
    except ValueError:
        value = None
    if value is None or value - value != 0:
        raise ValueError("a finite number is needed")
    return value


def number(least, below=None):
    """A reader of numbers of at least `least`, and below `below`."""
    def read(text):
        value = finite(text)
        if value < least or below is not None and value >= below:
            raise ValueError("a number of at least %s%s is needed"
                             % (least, "" if below is None else " and below %s" % below))
        return value
    return read


def one_of(*names):
    def read(text):
        if text not in names:
            raise ValueError(among(text, names))
        return text
    return read


ARITHMETIC = (ARITHMETICS[0], one_of(*ARITHMETICS))             # --arithmetic, for parse


# ---- where text goes ----

def write(text):
    """A line to stdout, for people; letters that its encoding lacks are escaped."""
    if sys.stdout is None:
        raise OSError("it is closed")
    _write(sys.stdout, text + "\n")


def write_data(text):
    """A line to stdout, for programs: in UTF-8, whatever the encoding of text is here."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        write(text)
    else:
        flush()
        buffer.write((text + "\n").encode("utf-8"))


def flush():
    """So that a full disk or a closed pipe shows here, and not when Python ends."""
    sys.stdout.flush()


def give_up_output():
    """Let Python end without another try to write what cannot be written."""
    try:
        import os
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception:
        pass


def complain(text):
    """A line to stderr, where there is one that can be written to."""
    try:
        _write(getattr(sys, "stderr", sys.stdout), one_line(text) + "\n")
    except Exception:
        pass


def one_line(text):
    """The text with its line ends and other control characters as escapes."""
    return "".join([c if c >= " " and c != "\x7f" else repr(c)[1:-1] for c in text])


def reason(error):
    """What an error of the operating system says, without the file's name."""
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return "error " + text if text.isdigit() else text          # MicroPython's


def _write(stream, text):
    try:
        stream.write(text)
    except ValueError:              # a UnicodeEncodeError; a closed file raises it again
        stream.write(text.encode("ascii", "backslashreplace").decode("ascii"))
