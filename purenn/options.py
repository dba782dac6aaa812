"""Command-line options on Pythons that have no argparse, and where text goes.

Only what the commands on every Python need: --name VALUE and --flag.
"""
import sys

from .digits import read_decimal


class UsageError(Exception):
    """What is wrong with a command line, in one line."""


def parse(argv, known):
    """{name: value} for `--name value`, `--name=value` and `--flag`.

    known maps a name to its default and to the function that reads its value
    (None for a flag).  UsageError for anything else, before anything runs.
    """
    values = dict([(name, default) for name, (default, _) in known.items()])
    argv = list(argv)
    while argv:
        name, given, value = argv.pop(0).partition("=")
        if name[:2] != "--" or name[2:] not in known:
            raise UsageError("unknown argument %s; known: %s" % (_shown(name), ", ".join(
                ["--" + option for option in sorted(known)] + ["--help"])))
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


def one_of(*names):
    def read(text):
        if text not in names:
            raise ValueError("known are " + ", ".join(names))
        return text
    return read


def write(text):
    if sys.stdout is None:
        raise OSError("it is closed")
    sys.stdout.write(text + "\n")


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
    """To stderr, where there is one that can be written to."""
    try:
        getattr(sys, "stderr", sys.stdout).write(text + "\n")
    except Exception:
        pass


class Progress(object):
    """One line on stderr that is written over, if a person is watching; else nothing."""

    def __init__(self, label, total):
        self.label = label
        self.total = total
        self.every = max(1, total // 50)
        stream = getattr(sys, "stderr", None)
        self.stream = stream if _is_terminal(stream) else None

    def __call__(self, done):
        if self.stream and (done + 1) % self.every == 0:
            self.stream.write("\r%s %d of %d" % (self.label, done + 1, self.total))
            self.stream.flush()

    def close(self):
        if self.stream:
            self.stream.write("\r%s\r" % (" " * (len(self.label) + 40)))
            self.stream.flush()


def _is_terminal(stream):
    try:
        return stream.isatty() is True
    except Exception:               # hosted Pythons have no isatty, or one that fails
        return False
