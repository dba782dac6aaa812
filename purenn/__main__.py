"""python -m purenn [COMMAND] [OPTIONS]: the commands that run on every Python."""
import sys

from . import __version__, evaluate_command, predict_command, selftest, showing, train_command
from .options import SYSTEM, Failure, UsageError, complain, flush, give_up_output, reason, write

COMMANDS = {"": showing, "evaluate": evaluate_command, "predict": predict_command, "selftest": selftest,
            "train": train_command}

HELP = """\
purenn: neural networks on any Python, with nothing to install

    python -m purenn [OPTIONS]                train the article's network and show it
    python -m purenn train FILE [OPTIONS]     train a network on a CSV file
    python -m purenn predict MODEL [FILE]     what it makes of new rows, as CSV
    python -m purenn evaluate MODEL [FILE]    how good it is on rows that have the answer
    python -m purenn selftest                 check this Python against golden numbers
    python -m purenn --version                which version this is
    python -m purenn COMMAND --help           more about each; without COMMAND this text
"""

try:
    _Interrupt, _Memory = KeyboardInterrupt, MemoryError
except NameError:                   # Skulpt
    _Interrupt = _Memory = UsageError


def main(argv=None):
    """Run the command line; returns the exit code.

    0; 1 where something differs, fails or cannot be written; 2 for wrong usage or bad data; 130 after Ctrl-C.
    """
    argv = sys.argv[1:] if argv is None else list(argv)
    given = bool(argv) and argv[0][:1] != "-"
    name = argv.pop(0) if given else ""
    try:
        if name not in COMMANDS or given and not name:
            raise UsageError("unknown command %s; known: %s" % (name, ", ".join(sorted(COMMANDS)[1:])))
        return _run(name, argv)
    except UsageError as error:
        known = name + " " if name and name in COMMANDS else ""
        return _complaint(2, "%s (python -m purenn %s--help)" % (error, known))
    except ValueError as error:
        return _complaint(2, error)
    except Failure as error:
        return _complaint(1, error)
    except SYSTEM as error:
        give_up_output()
        return _complaint(1, "cannot write the output: " + reason(error))
    except _Memory:
        return _complaint(1, "out of memory")
    except _Interrupt:
        return _complaint(130, "interrupted")


def _run(name, argv):
    if "--help" in argv or "-h" in argv:
        write((HELP + "\n" if not name else "") + COMMANDS[name].HELP)
        code = 0
    elif not name and "--version" in argv:
        write("purenn " + __version__)
        code = 0
    else:
        code = COMMANDS[name].command(argv)
    flush()
    return code


def _complaint(code, text):
    complain("purenn: %s" % text)
    return code


if __name__ == "__main__":
    raise SystemExit(main())
