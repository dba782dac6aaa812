"""The arguments of a command: options such as --epochs 5, flags such as --steps, and files, in a fixed order.

Not every Python has argparse; this is the part of it that the commands need.
"""
from ..floats.elementary import ARITHMETICS
from ..floats.names import among, shortened
from ..floats.text import read_decimal


class UsageError(Exception):
    """What is wrong with a command line, in one line."""


def parse(argv, options, files=()):
    """{name: value} of a command line; UsageError, before anything runs, for whatever is not expected.

    options: {name: (default, reader)}.  `--name TEXT` and `--name=TEXT` give reader(TEXT), which raises a ValueError
    for a wrong text; an option without a reader is a flag: `--name` gives True.
    files: names for the arguments that are no options, in their order; None is the value of those that are not there.
    "given" has the names of the options that were there.  -o is --out.  Of an option that comes twice the last counts,
    but for lists, of which no part may get lost.
    """
    values = dict([(name, default) for name, (default, _) in options.items()] + [(name, None) for name in files])
    values["given"] = []
    argv, files = list(argv), list(files)
    while argv:
        argument = argv.pop(0)
        if files and (argument == "-" or argument[:1] != "-"):
            values[files.pop(0)] = argument
        else:
            if argument.partition("=")[0] == "-o" and "out" in options:
                argument = "--out" + argument[2:]
            name, value = _option(argument, argv, options)
            if name in values["given"] and isinstance(value, (list, tuple)) and value != values[name]:
                raise UsageError("--%s comes twice; once takes all, with commas between" % name)
            values[name] = value
            values["given"].append(name)
    return values


def _option(argument, following, options):
    """(name, value) of an option; where the argument has no `=`, the value is removed from the following ones."""
    name, equals, text = argument.partition("=")
    if name[:2] != "--" or name[2:] not in options:
        known = ["--" + option for option in sorted(list(options) + ["help"])]
        raise UsageError("unknown argument %s; %s" % (_quoted_if_odd(name), among(name, known)))
    reader = options[name[2:]][1]
    if reader is None:
        if equals:
            raise UsageError("%s takes no value" % name)
        return name[2:], True
    if not equals and not following:
        raise UsageError("%s needs a value" % name)
    text = text if equals else following.pop(0)
    try:
        return name[2:], reader(text)
    except ValueError as error:
        raise UsageError("%s %s: %s" % (name, _quoted_if_odd(text), error))


def _quoted_if_odd(text):
    """The text; in quotes, with escapes, where it holds letters that need some; shortened where it is long."""
    quoted = repr(text)
    return shortened(text if quoted[1:-1] == text else quoted)


# ---- readers of values ----

def whole(least, most=None):
    """A reader of whole numbers from `least` to `most`."""
    def read(text):
        if not text or text.strip("0123456789") or int(text) < least or most is not None and int(text) > most:
            raise ValueError("a whole number of at least %d%s is needed"
                             % (least, "" if most is None else " and at most %d" % most))
        return int(text)
    return read


def finite(text):
    """Reads a finite number, correctly rounded, also where float() is not."""
    try:
        value = read_decimal(text)
    except ValueError:
        value = None
    if value is None or value - value != 0:
        raise ValueError("a finite number is needed")
    return value


def number(least, below=None):
    """A reader of numbers that are at least `least`, and below `below`."""
    def read(text):
        value = finite(text)
        if value < least or below is not None and value >= below:
            raise ValueError("a number of at least %s%s is needed"
                             % (least, "" if below is None else " and below %s" % below))
        return value
    return read


def one_of(*names):
    """A reader of one of these names; for another one it names the closest."""
    def read(text):
        if text not in names:
            raise ValueError(among(text, names))
        return text
    return read


def file_name(text):
    """Reads the name of a file, which may begin and end with blanks."""
    if not text.strip():
        raise ValueError("the name of a file is needed")
    return text


ARITHMETIC = (ARITHMETICS[0], one_of(*ARITHMETICS))             # the option --arithmetic of several commands
