"""python -m purenn show: a report on a trained model, or the article as a page, as one file of HTML."""
from ...checks import is_finite, within
from ...commands import models, rows
from ...commands.arguments import UsageError, file_name, parse
from ...commands.columns import read_names
from ...commands.evaluate import result_on, with_known_answers
from ...commands.models import Model
from ...commands.output import SYSTEM, reason, write, write_data
from ...commands.saving import check_place, written
from ...files import atomic
from ...files.csv_tables import read_csv
from ...fitting.history import History
from ...floats.elementary import arithmetic
from ...floats.names import listed, printable, unknown
from ..report import article_page, model_report

HELP = """\
Shows a trained model to a person, as one file of HTML that needs no network: its data,
settings and weights, its curves, how good it is beside guessing, its confusion matrix,
the rows it is furthest from, and how to use it.

    MODEL               a file that train or Network.save wrote
    --data FILE         CSV with the model's columns and the answer; iris for the example
    --out FILE, -o FILE where the page goes; - or nothing for stdout
    --history FILE      the losses and measures of all epochs, as train --history wrote
                        them, for the curves
    --inputs A,B        the columns for the picture of what the network decides (the
                        first two)
    --article           instead of a model: the article's network, step by step, to play
                        with in a browser: show --article -o article.html
""" + models.HELP + """
    python -m purenn show model.json --data iris -o report.html"""

OPTIONS = dict(models.OPTIONS, data=(None, file_name), out=(None, file_name), history=(None, file_name),
               inputs=(None, read_names), article=(False, None))
OF_MODEL = ("data", "history", "inputs")


def command(argv):
    """Write what the arguments name; returns the exit code."""
    options = parse(argv, OPTIONS, ("model",))
    if options["article"]:
        refused = ["a model"] * (options["model"] is not None) + [
            "--" + name for name in sorted(options["given"]) if name in OF_MODEL]
        if refused:
            raise UsageError("--article shows the article's network; leave out %s" % " and ".join(refused))
    elif options["model"] is None or options["data"] is None:
        raise UsageError("which model, with which rows? show MODEL --data FILE")
    check_place(options["out"], None, "data")
    for name in ("data", "history", "model"):
        if options[name] is not None:
            check_place(options["out"], options[name], name)
    text = article_page.page() if options["article"] else report(options)
    if options["out"] in (None, "-"):
        write_data(text[:-1])
    else:
        written(options["out"], atomic.write, options["out"], text.encode("utf-8"))
        write("written to %s; open it in a browser" % printable(options["out"]))
    return 0


def report(options):
    """The text of the report on the options' model."""
    with arithmetic(options["arithmetic"]):
        model, file = Model(options["model"], options["unseen"]), rows.name_of(options["data"])
        history = None if options["history"] is None else read_history(options["history"])
        if history is not None:
            check_history(history, model, options["history"])
        table = model.read_rows(options["data"], options)
        within(file, model.find_columns, table, True)
        usable = within(file, with_known_answers, model, table)
        result = within(file, result_on, model, usable)
        check_inputs(options["inputs"], model)
        of = model_report.Evaluated(model, usable, file, len(table) - len(usable), history, result)
        return model_report.page(of, options["inputs"])


def check_inputs(names, model):
    """UsageError unless these are two different columns of the model whose picture can be made."""
    if names is None:
        return
    if model.network.encoder is not None:
        raise UsageError("--inputs is for models that learn from numbers alone; this one has an encoder")
    for name in names:
        if name not in model.columns:
            raise UsageError("--inputs: " + unknown("column", name, model.columns))
    if len(names) != 2 or names[0] == names[1]:
        raise UsageError("--inputs needs the names of two columns")


def check_history(history, model, path):
    """ValueError for the measures of a model that predicts something else."""
    foreign = [name for name in sorted(history.metrics) if (name == "accuracy") != bool(model.network.classes)]
    if foreign:
        raise ValueError("%s has %s, which is of another model: %s predicts %s" % (
            path, listed(foreign), model.file, "classes" if model.network.classes else "numbers"))


def read_history(path):
    """The History of a file that train --history wrote; ValueError where it is none, or cannot be read."""
    table = within(path, _table, path)
    history = History()
    if table.names[:2] != ["epoch", "loss"] or table.names[-1] != "seconds":
        raise ValueError("%s: expected the columns epoch, loss ... seconds, as train --history writes them; got %s" % (
            path, listed(table.names)))
    for name in table.names[1:]:
        numbers = within(path, _numbers, table, name)
        if name in ("loss", "validation_loss", "seconds"):
            setattr(history, name, numbers)
        else:
            history.metrics[name] = numbers
    finite = [x for x in history.validation_loss if is_finite(x)]
    history.best_epoch = history.validation_loss.index(min(finite)) if finite else None
    return history


def _table(path):
    try:
        return read_csv(path, delimiter=",", marks=())
    except SYSTEM as error:
        message = "cannot be read: %s" % reason(error)
    raise ValueError(message)


def _numbers(table, name):
    """The floats of a column, nan and inf too."""
    numbers = []
    for i, text in enumerate(table.labels(name)):
        try:
            numbers.append(float(text))
        except ValueError:
            raise table.error(i, table.place(name), "is no number")
    return numbers
