"""python -m purenn [COMMAND] [OPTIONS]: finds the command, and turns what stops it into one line and an exit code."""
import sys

if __name__ == "__main__" and not getattr(sys.modules.get("__main__"), "__package__", "purenn"):
    sys.path[0] += "/.."            # python3 purenn names the folder, and imports no package
    from purenn.__main__ import main as of_package
    raise SystemExit(of_package())

from . import __version__
from .floats.needs import lacking

if lacking():                       # nothing below could be imported
    getattr(sys, "stderr", sys.stdout).write(lacking() + "\n")
    raise SystemExit(1)

from .commands import output
from .commands.arguments import UsageError
from .commands.output import INTERRUPT, SYSTEM, Failure, flush, give_up_output, has_lost_reader, reason, write
from .floats.names import among, shortened

COMMANDS = ("", "crosscheck", "evaluate", "predict", "selftest", "train")
NEWER = ("bundle", "diagnose", "export", "gradcheck", "show", "trace", "vectors")       # behind the wall, in py36/

HELP = """\
purenn: neural networks on any Python, with nothing to install

    python -m purenn [OPTIONS]                train the article's network and show it
    python -m purenn train FILE [OPTIONS]     train a network on a CSV file
    python -m purenn predict MODEL [FILE]     predict rows with a trained model, as CSV
    python -m purenn evaluate MODEL [FILE]    how good a model is on rows with the answer
    python -m purenn export MODEL --to NAME   a file of Python, C, JavaScript or R
    python -m purenn bundle -o purenn.py      purenn, or some of it, as one file
    python -m purenn crosscheck SCRIPT        a NumPy script with NumPy and with purenn
    python -m purenn diagnose NUMBERS         which mistake makes these numbers
    python -m purenn gradcheck FILE:FUNCTION  your gradient beside exact derivatives
    python -m purenn trace [MODEL FILE]       every matrix of every step, as a table
    python -m purenn vectors --out DIR        test vectors for backpropagation of your own
    python -m purenn show MODEL --data FILE   a report on a trained model, for a browser
    python -m purenn selftest                 check this Python against golden numbers
    python -m purenn --version                which version this is
    python -m purenn COMMAND --help           more about a command; without one this text

The exit code is 0; 1 where something differs, fails or cannot be written; 2 for wrong
usage or bad data; 130 after Ctrl-C; 141 where nobody reads the output any more.
"""

try:
    _Memory = MemoryError
except NameError:                   # Skulpt
    _Memory = UsageError


def main(argv=None):
    """Run a command line, by default that of this process; returns the exit code, which HELP explains."""
    argv = sys.argv[1:] if argv is None else list(argv)
    has_name = bool(argv) and argv[0][:1] != "-"
    name = argv.pop(0) if has_name else ""
    _collect_often()
    try:
        return _run(_module(name, has_name), name, argv)
    except UsageError as error:
        known = name + " " if name and (name in COMMANDS or name in NEWER) else ""
        return _stopped(2, "%s (python -m purenn %s--help)" % (error, known))
    except ValueError as error:
        return _stopped(2, error)
    except Failure as error:
        return _stopped(1, error)
    except SYSTEM as error:
        give_up_output()
        if has_lost_reader(error):
            return 141                  # as a shell has it of all that such a pipe ends
        return _stopped(1, "cannot write the output: " + reason(error))
    except _Memory:
        return _stopped(1, "out of memory" + _more_memory())
    except INTERRUPT:
        return _stopped(130, "interrupted")


def _collect_often():
    """Where MicroPython runs, collect garbage after each tenth of the memory.

    By itself it does so when all is taken, and what is left between is then too little in one place to import a file.
    """
    gc = _collector()
    if gc:
        gc.threshold(_heap(gc) // 10)


def _more_memory():
    """What to say to MicroPython's program to have more, as text; elsewhere ""."""
    gc = _collector()
    if not gc or sys.platform not in ("linux", "darwin", "win32"):
        return ""
    gc.collect()
    return "; micropython -X heapsize=%dm -m purenn ... gives more" % max(4, 2 * _heap(gc) // 1048576)


def _collector():
    """MicroPython's module gc, which can tell the size of the memory; None on other Pythons."""
    try:
        import gc
        return gc if hasattr(gc, "mem_free") else None
    except Exception:               # Skulpt, a MicroPython without it
        return None


def _heap(gc):
    """The bytes of MicroPython's memory."""
    return gc.mem_alloc() + gc.mem_free()


def _run(module, name, argv):
    """Print help or the version, or run the command; returns the exit code."""
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


def _module(name, has_name):
    """The module of a command; without a name, that of the article.  UsageError where there is none."""
    if name in NEWER:
        return _newer(name)
    if name in COMMANDS and bool(name) == has_name:
        return _of_every_python(name)
    known = sorted(list(COMMANDS) + list(NEWER))[1:] + ["--help", "--version"]
    raise UsageError("unknown command %s; %s" % (shortened(name), among(name, known)))


def _of_every_python(name):
    """The module of one of COMMANDS; imported here, as a small memory may hold one and not all."""
    if name == "crosscheck":
        from .commands import crosscheck as module
    elif name == "evaluate":
        from .commands import evaluate as module
    elif name == "predict":
        from .commands import predict as module
    elif name == "selftest":
        from .commands import selftest as module
    elif name == "train":
        from .commands import train as module
    else:
        from .commands import article as module
    return module


def _newer(name):
    """The module of a command behind the wall; UsageError where this Python cannot run it."""
    version = (sys.version_info[0], sys.version_info[1])
    try:
        if version >= (3, 6):       # it alone is imported: another may need what this Python lacks
            import importlib
            from .py36 import commands
            return importlib.import_module("%s.%s" % (commands.__name__, name))
    except Exception:               # each hosted Python's own, as it lacks the standard library
        pass
    raise UsageError("%s needs Python 3.6 or newer, with its standard library, and purenn's folder py36; this is %d.%d"
                     % ((name,) + version))


def _stopped(code, text):
    output.complain("purenn: %s" % text)
    return code


if __name__ == "__main__":
    raise SystemExit(main())
