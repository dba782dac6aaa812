"""python -m purenn bundle: purenn as one file."""
from ...commands.arguments import UsageError, file_name, parse
from ...commands.output import SYSTEM, complain, reason, write_data
from ...commands.saving import check_place, written
from ...files import atomic
from ..bundle import bundling, package

HELP = """\
Writes purenn as one file, purenn.py, that can stand for the package on every Python:
import purenn, import purenn.numpy, python purenn.py train (docs/bundle.md).  What
needs Python 3.6, such as export and crosscheck, is not in it.

    --out FILE, -o FILE where it goes; - or nothing for stdout
    --only NAMES        these parts and what they need, with commas between: modules
                        such as network, article, numpy, data, metrics; public names
                        such as read_csv; commands for the command line
    --model MODEL       a file that train or Network.save wrote: its network is there as
                        purenn.model, with purenn.predict(X) and purenn.classify(X);
                        without --only, nothing but what they need is in the file
    --small             without docstrings and comments, one space a level
    --compressed        as a text that zlib and base64 made; for Jython too, which
                        cannot compile so long a file at once

    python -m purenn bundle --only network,read_csv --small --out purenn.py"""

OPTIONS = {"only": (None, lambda text: [name.strip() for name in text.split(",")]), "model": (None, file_name),
           "small": (False, None), "compressed": (False, None), "out": (None, file_name)}


def command(argv):
    """Write the file that the arguments describe; returns the exit code."""
    options = parse(argv, OPTIONS)
    check_place(options["out"], options["model"], "model")
    try:
        text = bundling.bundle(options["only"], options["small"], options["compressed"], options["model"])
    except package.UnknownPart as error:
        raise UsageError("--only: %s" % error) from None
    except SYSTEM as error:
        raise ValueError("cannot read %s: %s" % (options["model"], reason(error))) from None
    if options["out"] in (None, "-"):
        write_data(text[:-1])
    else:
        written(options["out"], atomic.write, options["out"], text.encode("ascii"))
        complain("%s: %d bytes" % (options["out"], len(text)))
    return 0
