"""python -m purenn evaluate: how good a saved model is on rows that hold the answer."""
from ..checks import within
from ..floats.elementary import arithmetic
from ..floats.names import among
from . import rows
from .arguments import UsageError, parse
from .columns import labels_of, refuse_gaps
from .models import Model
from .output import write
from .report import Result, aligned, short_name

HELP = """\
Shows how good a model is on rows that hold the answer: its accuracy and the
confusion matrix, or, where it predicts a number, r2 and its errors.

    MODEL               a file that train wrote
    FILE                CSV with the model's columns, in any order; more are ignored;
                        - or nothing for stdin; iris for the example

""" + rows.HELP + """
    python -m purenn evaluate model.json iris"""


def command(argv):
    """Measure the model that the arguments name; returns the exit code."""
    options = parse(argv, rows.OPTIONS, ("model", "file"))
    if options["model"] is None:
        raise UsageError("which model? evaluate MODEL FILE")
    with arithmetic(options["arithmetic"]):
        model = Model(options["model"])
        table = model.read_rows(options["file"], options)
        result, left_out = within(rows.name_of(options["file"]), evaluated, model, table)
        write("%s of %s" % (short_name(model.target), options["model"]))
        if left_out:
            write("%d rows that lack a value are left out" % left_out)
        write(aligned(result.measures()) + result.confusion("%d rows" % len(result.y)))
    return 0


def evaluated(model, table):
    """(the model's Result on the rows of the table, how many rows were left out)."""
    network, target = model.network, model.target
    if network.n_out > 1 and not network.classes:
        raise ValueError("the model predicts %d numbers; evaluate knows one column" % network.n_out)
    table.place(target)
    places = model.usable(table)
    if not places:
        raise ValueError("each of the %d rows lacks a value" % len(table))
    usable = table if len(places) == len(table) else table.picked(places)
    refuse_gaps(usable, {target: "evaluate needs the answer in every row"})
    return Result(network, model.inputs(usable), _answers(network, usable, target)), len(table) - len(usable)


def _answers(network, table, target):
    """The target's column: names of classes that the network knows, or numbers."""
    if not network.classes:
        return table.numbers(target)._data
    labels = labels_of(table, target, network.classes)
    for i, label in enumerate(labels):
        if label not in network.classes:
            raise table.error(i, table.place(target), "is a class that the model does not know; "
                              + among(label, network.classes))
    return labels
