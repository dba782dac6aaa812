"""python -m purenn evaluate: how good a saved model is on rows that hold the answer."""
from ..floats.elementary import arithmetic
from . import sources
from .options import UsageError, parse, write
from .report import Result, aligned
from .sources import Model, labels_of, named, refuse_gaps, source_of, table_of

HELP = """\
Shows how good a model is on rows that hold the answer: its accuracy and the
confusion matrix, or, where it tells numbers, r2 and its errors.

    MODEL               a file that train wrote
    FILE                CSV with the model's columns, in any order; more are ignored;
                        - or nothing for stdin; iris for the example

""" + sources.HELP + """
    python -m purenn evaluate model.json iris
"""


def command(argv):
    given = parse(argv, sources.OPTIONS, ("model", "file"))
    if given["model"] is None:
        raise UsageError("which model? evaluate MODEL FILE")
    with arithmetic(given["arithmetic"]):
        model = Model(given["model"])
        table = table_of(given["file"], given, model.columns)
        result, dropped = named(source_of(given["file"]), evaluated, model, table)
        write("%s of %s" % (model.target, given["model"]))
        if dropped:
            write("%d rows that lack a value are left out" % dropped)
        write(aligned(result.measures()) + result.confusion("%d rows" % len(result.y)))
    return 0


def evaluated(model, table):
    """(the model's Result on the rows of the table, how many it leaves out)."""
    network, target = model.network, model.target
    if network.n_out > 1 and not network.classes:
        raise ValueError("the model tells %d numbers; evaluate knows one column" % network.n_out)
    table.place(target)
    places = model.usable(table)
    if not places:
        raise ValueError("each of the %d rows lacks a value" % len(table))
    usable = table.picked(places)
    refuse_gaps(usable, [target], "evaluate needs the answer in every row")
    return Result(network, model.inputs(usable), _answers(network, usable, target)), len(table) - len(usable)


def _answers(network, table, target):
    if not network.classes:
        return table.numbers(target)._data
    labels = labels_of(table, target, network.classes)
    for i, label in enumerate(labels):
        if label not in network.classes:
            raise table.error(i, table.place(target), "is a class that the model does not know; it knows "
                              + ", ".join(network.classes))
    return labels
