"""python -m purenn export: a saved model as one file of source."""
from ...commands.options import SYSTEM, Failure, UsageError, complain, one_of, parse, reason, whole, write_data
from ...commands.train import check_folder, same_file
from ...files import atomic
from ...network import Network
from ..export import source

HELP = """\
Writes a model as one file of source that needs nothing else: predict, classify and
a self-test that compares with outputs recorded now (docs/export.md).

    MODEL               a file that train or Network.save wrote
    --to NAME           python (for every Python from 2.7 and MicroPython on), c, javascript or r
    --out FILE, -o FILE where it goes; - or nothing for stdout
    --arithmetic NAME   native, or portable for the same bits in every language (native)
    --form NAME         straight, code without loops; loop, for large networks and small
                        memories; auto, the first where it is not too long (auto)
    --float             C with floats instead of doubles
    --train             also train_step: one step of the model's optimizer (else sgd)
    --batch-size N      rows a step (1)

    python -m purenn export model.json --to c --arithmetic portable -o model.c
"""

OPTIONS = {"to": (None, one_of(*sorted(source.FILES))), "out": (None, str),
           "arithmetic": ("native", one_of("native", "portable")), "form": ("auto", one_of(*source.FORMS)),
           "float": (False, None), "train": (False, None), "batch-size": (1, whole(1))}


def command(argv):
    given = parse(["--out" if argument == "-o" else argument for argument in argv], OPTIONS, ("model",))
    check(given)
    network = loaded(given["model"])
    operations, size, form = source.estimate(network, *[
        given[name] for name in ("to", "train", "arithmetic", "form", "batch-size")])
    try:
        source.limit(operations, network, form, given["train"])
        complain("%s: about %d operations a call, about %d KB of %s" % (
            "a straight line" if form == "straight" else "loops", operations, size // 1000 + 1, given["to"]))
        text = network.to_source(given["to"], given["train"], given["arithmetic"], form, given["batch-size"],
                                 "float" if given["float"] else "double")
    except ValueError as error:
        raise ValueError("%s: %s" % (given["model"], error)) from None
    save(text, given["out"])
    return 0


def check(given):
    """UsageError or Failure, before any work, for what makes no sense together or cannot be written."""
    if given["model"] is None:
        raise UsageError("which model? export MODEL --to LANGUAGE")
    if given["to"] is None:
        raise UsageError("which language? --to %s" % ", ".join(sorted(source.FILES)))
    if given["float"] and given["to"] != "c":
        raise UsageError("--float is for --to c alone")
    if given["batch-size"] != 1 and not given["train"]:
        raise UsageError("--batch-size is of --train")
    if given["train"] and given["form"] == "loop":
        raise UsageError("--train makes a straight line; there is no --form loop of it")
    if given["out"] not in (None, "-"):
        if same_file(given["out"], given["model"]):
            raise UsageError("%s holds the model; it would be written over" % given["out"])
        check_folder(given["out"])


def loaded(path):
    """The network of a file; ValueError that begins with its name."""
    try:
        return Network.load(path)
    except ValueError as error:
        message = str(error)
        raise ValueError(message if message.startswith(path) else "%s: %s" % (path, message)) from None
    except SYSTEM as error:
        raise ValueError("cannot read %s: %s" % (path, reason(error))) from None


def save(text, path):
    if path in (None, "-"):
        write_data(text[:-1])
        return
    try:
        atomic.write(path, text.encode("ascii"))
    except SYSTEM as error:
        raise Failure("cannot write %s: %s" % (path, reason(error))) from None
