"""python -m purenn evaluate: how good a saved model is on rows that hold the answer."""
from ..arrays.shapes import counted
from ..checks import within
from ..files.tables import lacking
from ..floats.elementary import arithmetic
from . import models, rows, training_data
from .arguments import UsageError, parse
from .columns import refuse_gaps, with_answers
from .models import Model
from .output import write
from .report import Result, alone, guess_of, short_name

HELP = """\
Shows how good a model is on rows that hold the answer: its accuracy and the
confusion matrix, or, where it predicts a number, r2 and its errors; beside them
what guessing the commonest class, or the mean of these rows, would reach.

    MODEL               a file that train or Network.save wrote; without columns' names
                        in it, the first are taken, and the last is the answer
    FILE                CSV with the model's columns, in any order; more are ignored;
                        - or nothing for stdin; iris for the example
""" + models.HELP + """
    python -m purenn evaluate model.json iris"""


def command(argv):
    """Measure the model that the arguments name; returns the exit code."""
    options = parse(argv, models.OPTIONS, ("model", "file"))
    if options["model"] is None:
        raise UsageError("which model? evaluate MODEL FILE")
    with arithmetic(options["arithmetic"]):
        model = Model(options["model"], options["unseen"])
        table = model.read_rows(options["file"], options)
        by_place = within(rows.name_of(options["file"]), model.find_columns, table, True)
        result, left_out = within(rows.name_of(options["file"]), evaluated, model, table)
        write("%s of %s" % (short_name(model.target), options["model"]))
        if by_place:
            write(by_place)
        if left_out:
            write(training_data.left_out(left_out))
        write(alone(result) + result.confusion(counted(len(result.y), "row")))
        for sentence in result.missing("rows"):
            write("\n" + sentence)
    return 0


def evaluated(model, table):
    """(the model's Result on the rows of the table, how many rows were left out)."""
    usable = with_known_answers(model, table)
    return result_on(model, usable), len(table) - len(usable)


def result_on(model, usable):
    """The model's Result on rows that with_known_answers has left."""
    X, y = model.inputs(usable), model.answers(usable)
    return Result(model.network, X, y, guess_of(y, model.network.classes))


def with_known_answers(model, table):
    """The Table of the rows that the model can predict and that hold the answer."""
    network, target = model.network, model.target
    if network.n_out > 1 and not network.classes:
        raise ValueError("the model predicts %d numbers; evaluate knows one column" % network.n_out)
    table.place(target)
    places = model.usable(table)
    if not places:
        raise ValueError(lacking(len(table)))
    usable = table if len(places) == len(table) else table.picked(places)
    if model.missing == "error":
        refuse_gaps(usable, {target: "evaluate needs the answer in every row"})
        return usable
    return with_answers(usable, target)
