"""python -m purenn [COMMAND] [OPTIONS]: the commands that run on every Python."""
import sys

from . import selftest, showing
from .options import UsageError, complain, flush, give_up_output, write

COMMANDS = {"": showing, "selftest": selftest}

HELP = """\
purenn: neural networks on any Python, with nothing to install

    python -m purenn [OPTIONS]     train the article's network and show it
    python -m purenn selftest      check this Python against golden numbers
    python -m purenn --help        this text; also python -m purenn selftest --help
"""

try:
    _Interrupt, _System = KeyboardInterrupt, (OSError, getattr(sys.modules.get("__builtin__"), "IOError", OSError))
except NameError:                   # Skulpt
    _Interrupt = _System = UsageError


def main(argv=None):
    """Run the command line; returns the exit code: 0, 1 (something differs) or 2 (wrong usage)."""
    argv = sys.argv[1:] if argv is None else list(argv)
    given = bool(argv) and argv[0][:1] != "-"
    name = argv.pop(0) if given else ""
    try:
        if name not in COMMANDS or given and not name:
            raise UsageError("unknown command %s; known: %s" % (name, ", ".join(sorted(COMMANDS)[1:])))
        if "--help" in argv or "-h" in argv:
            write((HELP + "\n" if not name else "") + COMMANDS[name].HELP)
            flush()
            return 0
        code = COMMANDS[name].command(argv)
        flush()
        return code
    except UsageError as error:
        complain("purenn: %s (python -m purenn --help)" % error)
        return 2
    except _System as error:
        give_up_output()
        complain("purenn: cannot write the output: %s" % error)
        return 1
    except _Interrupt:
        complain("purenn: interrupted")
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
