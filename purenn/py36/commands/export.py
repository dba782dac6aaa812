"""python -m purenn export: a saved model as one file of source."""
from ...checks import within
from ...commands.arguments import ARITHMETIC, UsageError, file_name, one_of, parse, whole
from ...commands.output import SYSTEM, complain, reason, write_data
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
    --out FILE, -o FILE where it goes; - or nothing for stdout
    --arithmetic NAME   native, or portable for the same bits in every language (native)
    --form NAME         straight, code without loops; loop, for large networks and small
                        memories; auto, the first where it is not too long (auto)
    --float             C with floats instead of doubles
    --train             also train_step: one step of the model's optimizer (else sgd)
    --batch-size N      rows per step of --train (1)

    python -m purenn export model.json --to c --arithmetic portable --out model.c"""

OPTIONS = {"to": (None, one_of(*sorted(source.FILES))), "out": (None, file_name),
           "arithmetic": (ARITHMETIC[0], one_of(*ARITHMETICS)), "form": ("auto", one_of(*source.FORMS)),
           "float": (False, None), "train": (False, None), "batch-size": (1, whole(1))}


def command(argv):
    """Export the model that the arguments name; returns the exit code."""
    options = parse(argv, OPTIONS, ("model",))
    check(options)
    text = to_source(loaded(options["model"]), options)
    if options["out"] in (None, "-"):
        write_data(text[:-1])
    else:
        written(options["out"], atomic.write, options["out"], text.encode("ascii"))
    return 0


def check(options):
    """UsageError or Failure, before any work, for contradicting options and a file that cannot be written."""
    if options["model"] is None:
        raise UsageError("which model? export MODEL --to LANGUAGE")
    if options["to"] is None:
        raise UsageError("which language? --to %s" % ", ".join(sorted(source.FILES)))
    if options["float"] and options["to"] != "c":
        raise UsageError("--float is for --to c alone")
    if options["batch-size"] != 1 and not options["train"]:
        raise UsageError("--batch-size needs --train")
    if options["train"] and options["form"] == "loop":
        raise UsageError("--train writes code without loops; leave out --form loop")
    check_place(options["out"], options["model"], "model")


def loaded(path):
    """The network of a file; ValueError with its name if it cannot be read."""
    try:
        return Network.load(path)
    except SYSTEM as error:
        raise ValueError("cannot read %s: %s" % (path, reason(error))) from None


def to_source(network, options):
    """The text of the file; says on stderr how long it will be, as the large ones take a while."""
    language, train, arithmetic, form, batch_size = [
        options[name] for name in ("to", "train", "arithmetic", "form", "batch-size")]
    operations, size, form = source.estimate(network, language, train, arithmetic, form, batch_size)
    if form == "straight" and operations > source.MOST_OPERATIONS:
        raise ValueError("%s: about %d operations in a straight line, of which %d are the limit; %s would do" % (
            options["model"], operations, source.MOST_OPERATIONS,
            "a smaller --batch-size or network, or no --train" if train else "--form loop"))
    within(options["model"], source.limit, operations, network, form, train)
    complain("%s: about %d operations a call, about %d KB of %s" % (
        "a straight line" if form == "straight" else "loops", operations, size // 1000 + 1, language))
    return within(options["model"], network.to_source, language, train, arithmetic, form, batch_size,
                  "float" if options["float"] else "double")
