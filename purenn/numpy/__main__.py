"""python -m purenn.numpy SCRIPT.py [ARGUMENTS]: runs a NumPy script, unchanged, without NumPy."""
import sys

from .scripts import run

HELP = """\
Runs a NumPy script as it is, where NumPy is not installed: what it imports as numpy is
purenn.numpy, and scipy.special has expit and erf.  Plots are left out where their
library is not installed.  The exit code is the script's.

    python -m purenn.numpy SCRIPT.py [ARGUMENTS]"""


def main(argv):
    """Run the script that the first argument names; returns the exit code."""
    if not argv or argv[0] in ("--help", "-h"):
        sys.stdout.write(HELP + "\n")
        return 0 if argv else 2
    try:
        with open(argv[0], "rb"):
            pass
    except (OSError, IOError) as error:
        sys.stderr.write("purenn.numpy: cannot read %s: %s\n" % (argv[0], getattr(error, "strerror", None) or error))
        return 2
    try:
        run(argv[0], argv[1:])
    except Exception as error:
        show(error, argv[0])
        return 1
    return 0


def show(error, path):
    """Print a script's error as Python does, from the script's own lines on."""
    if not hasattr(sys, "excepthook") or not hasattr(sys, "exc_info"):
        raise error
    place = sys.exc_info()[2]           # stays None for a script that does not compile
    while place is not None and place.tb_frame.f_code.co_filename != path:
        place = place.tb_next
    if hasattr(error, "with_traceback"):
        error = error.with_traceback(place)
    sys.excepthook(type(error), error, place)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
