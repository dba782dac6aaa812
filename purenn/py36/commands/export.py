"""python -m purenn export: a saved model as one file of source."""
from ...checks import within
from ...commands.arguments import ARITHMETIC, UsageError, file_name, one_of, parse, whole
from ...commands.models import Model
from ...commands.output import SYSTEM, Failure, complain, reason, write_data
from ...commands.saving import check_place, written
from ...files import atomic
from ...network import Network
from ..export import source
from ..straightline.helper_text import ARITHMETICS

HELP = """\
Writes a model as one file of source that needs nothing else: predict, classify and
a self-test that compares with outputs recorded now (docs/export.md).  Rows are as the
model takes them: numbers, or what the table has where it has learnt texts and gaps.

    MODEL               a file that train or Network.save wrote
    --to NAME           python (any from 2.7 on, MicroPython too), c, javascript or r
    --out FILE, -o FILE where it goes; - or nothing for stdout.  Beside FILE.c comes the
                        header FILE.h, beside FILE.js TypeScript's declarations
                        FILE.d.ts, beside FILE.mjs FILE.d.mts
    --prefix NAME       for several models in one program: functions and all else that
                        C, Python or R sees are then NAME_predict, NAME_classify and so
                        on; in JavaScript, NAME is the one object that a page sees
    --module            JavaScript as an ES module, for import, as it is where FILE ends
                        in .mjs; without, it is for script tags and for require
    --arithmetic NAME   native, or portable for the same bits in every language (native)
    --form NAME         straight, code without loops; loop, for large networks and small
                        memories; auto, the first where it is not too long (auto)
    --float             C with floats instead of doubles
    --train             also train_step: one step of the model's optimizer (else sgd)
    --batch-size N      rows per step of --train (1)

    python -m purenn export model.json --to c --arithmetic portable --out model.c"""

# What stands beside a file with this ending.
COMPANIONS = {"c": ".h", "js": ".d.ts", "mjs": ".d.mts"}
LANGUAGE_OF = {"c": "c", "js": "javascript", "mjs": "javascript"}
OPTIONS = {"to": (None, one_of(*sorted(source.FILES))), "out": (None, file_name),
           "arithmetic": (ARITHMETIC[0], one_of(*ARITHMETICS)), "form": ("auto", one_of(*source.FORMS)),
           "float": (False, None), "prefix": (None, str), "module": (False, None), "train": (False, None),
           "batch-size": (1, whole(1))}


def command(argv):
    """Export the model that the arguments name; returns the exit code."""
    options = parse(argv, OPTIONS, ("model",))
    check(options)
    network = loaded(options["model"])
    text, beside = to_source(network, options), companion(options)
    if beside:
        declarations = made(network, options, declarations=True)
    if options["out"] in (None, "-"):
        write_data(text[:-1])
    else:
        written(options["out"], atomic.write, options["out"], text.encode("ascii"))
    if beside:
        written(beside, atomic.write, beside, declarations.encode("ascii"))
    return 0


def companion(options):
    """The name of the file of declarations that comes beside FILE; None where it ends in nothing that has one."""
    name, dot, ending = (options["out"] or "").rpartition(".")
    return name + COMPANIONS[ending] if dot and options["to"] == LANGUAGE_OF.get(ending) else None


def check(options):
    """UsageError or Failure, before any work, for contradicting options and a file that cannot be written."""
    if options["model"] is None:
        raise UsageError("which model? export MODEL --to LANGUAGE")
    if options["to"] is None:
        raise UsageError("which language? --to %s" % ", ".join(sorted(source.FILES)))
    if options["float"] and options["to"] != "c":
        raise UsageError("--float is for --to c alone")
    options["module"] = options["module"] or options["to"] == "javascript" and (options["out"] or "").endswith(".mjs")
    try:
        source.check_names(options["to"], options["prefix"], options["module"], False)
    except ValueError as error:
        raise UsageError("%s" % error)
    if options["batch-size"] != 1 and not options["train"]:
        raise UsageError("--batch-size needs --train")
    if options["train"] and options["form"] == "loop":
        raise UsageError("--train writes code without loops; leave out --form loop")
    for path in (options["out"], companion(options)):
        check_place(path, options["model"], "model")
    check_own(companion(options))


def check_own(path):
    """Failure where a file stands there that no export has made, such as a header of one's own."""
    try:
        with open(path or "", "rb") as file:
            head = file.read(2000)
    except SYSTEM:                      # most often there is none
        return
    if b"Made by purenn" not in head:
        raise Failure("%s would be written over, and was not made by purenn; move it, or give another --out" % path)


def loaded(path):
    """The network of a file, which fills gaps as predict does; ValueError with its name if it cannot be read."""
    try:
        network = Network.load(path)
    except SYSTEM as error:
        raise ValueError("cannot read %s: %s" % (path, reason(error))) from None
    if network.encoder is None and isinstance(network.notes, dict) and network.notes.get("means"):
        network.encoder = Model(path).network.encoder       # as models were saved before there were encoders
    return network


def to_source(network, options):
    """The text of the file; says on stderr how long it will be, as the large ones take a while."""
    language, train, arithmetic, form, batch_size = [
        options[name] for name in ("to", "train", "arithmetic", "form", "batch-size")]
    operations, size, form = source.estimate(network, language, train, arithmetic, form, batch_size)
    if form == "straight" and operations > source.MOST_OPERATIONS:
        raise ValueError("%s: about %d operations in a straight line, of which %d are the limit; --form loop would do"
                         % (options["model"], operations, source.MOST_OPERATIONS))
    within(options["model"], source.limit, operations, network, form)
    complain("%s: about %d operations a call, about %d KB of %s" % (
        "a straight line" if form == "straight" else "loops", operations, size // 1000 + 1, language))
    return made(network, options)


def made(network, options, declarations=False):
    """What Network.to_source makes with these options."""
    language, train, arithmetic, form, batch_size, prefix, module = [options[name] for name in (
        "to", "train", "arithmetic", "form", "batch-size", "prefix", "module")]
    return within(options["model"], network.to_source, language, train, arithmetic, form, batch_size,
                  "float" if options["float"] else "double", prefix, module, declarations)
