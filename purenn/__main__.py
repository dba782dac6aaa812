"""python -m purenn [COMMAND] [OPTIONS]: the commands that run on every Python."""
import sys

from . import __version__
from .commands import article, evaluate, predict, selftest, train
from .commands.options import SYSTEM, Failure, UsageError, complain, flush, give_up_output, reason, write
from .floats.names import among

COMMANDS = {"": article, "evaluate": evaluate, "predict": predict, "selftest": selftest,
            "train": train}
NEWER = ("bench", "export")             # of the folder cli, which older Pythons cannot read

HELP = """\
purenn: neural networks on any Python, with nothing to install

    python -m purenn [OPTIONS]                train the article's network and show it
    python -m purenn train FILE [OPTIONS]     train a network on a CSV file
    python -m purenn predict MODEL [FILE]     what it makes of new rows, as CSV
    python -m purenn evaluate MODEL [FILE]    how good it is on rows that have the answer
    python -m purenn export MODEL --to NAME   a file of Python, C, JavaScript or R
    python -m purenn bench                    how fast, beside what else is installed
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
        if name not in COMMANDS and name not in NEWER or given and not name:
            known = sorted(list(COMMANDS) + list(NEWER))[1:]
            raise UsageError("unknown command %s; %s" % (name, among(name, known)))
        return _run(name, argv)
    except UsageError as error:
        known = name + " " if name and (name in COMMANDS or name in NEWER) else ""
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
    module = _newer(name) if name in NEWER else COMMANDS[name]
    if "--help" in argv or "-h" in argv:
        write((HELP + "\n" if not name else "") + module.HELP)
        code = 0
    elif not name and "--version" in argv:
        write("purenn " + __version__)
        code = 0
    else:
        code = module.command(argv)
    flush()
    return code


def _newer(name):
    """The module of a command in cli/; UsageError where it cannot run."""
    version = (sys.version_info[0], sys.version_info[1])
    try:
        if version >= (3, 6):
            if name == "bench":
                from .py36.commands import bench as module
            else:
                from .py36.commands import export as module
            return module
    except (ImportError, AttributeError, NotImplementedError):          # a hosted Python, without the standard library
        pass
    raise UsageError("%s needs Python 3.6 or newer, with its standard library; this is %d.%d" % ((name,) + version))


def _complaint(code, text):
    complain("purenn: %s" % text)
    return code


if __name__ == "__main__":
    raise SystemExit(main())
