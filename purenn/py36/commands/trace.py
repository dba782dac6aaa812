"""python -m purenn trace: every matrix of every step, for a spreadsheet or another program."""
from ... import article
from ...attributes import row_length
from ...checks import within
from ...commands import models, rows
from ...commands.arguments import UsageError, file_name, finite, one_of, parse, whole
from ...commands.columns import refuse_gaps, with_answers
from ...commands.models import Model
from ...commands.output import write_data
from ...commands.saving import check_place, written
from ...files import atomic
from ...floats.elementary import arithmetic
from ..crosscheck import traces

HELP = """\
Writes every matrix of every step, to compare an implementation of yours with: of the
article's network on the article's data, or of a saved model on rows of your own, with
its loss and gradients where the rows hold the answer.

    MODEL               a file that train or Network.save wrote
    FILE                CSV with the model's columns; iris for the example
    --iterations N      how many steps of training, of all rows at once (1)
    --format NAME       markdown, with each step's formula; tsv, for a spreadsheet; csv, a
                        line for each number; or json (markdown)
    --out FILE, -o FILE where it goes; - or nothing for stdout
    --seed N            of the article's weights: NumPy's random numbers (42)
    --hidden N          neurons of the article's hidden layer (3)
    --lr X              the article's learning rate (0.1)
    --unseen NAME       for categories that were not there in training: error, or ignore
""" + rows.HELP + """
    python -m purenn trace --iterations 2 --format tsv --out steps.tsv"""

TENTH = 1.0 / 10
OF_ARTICLE = {"seed": (42, whole(0, 4294967295)), "hidden": (3, whole(1, 10000)), "lr": (TENTH, finite)}
OPTIONS = dict(models.OPTIONS, iterations=(1, whole(1)), format=("markdown", one_of(*sorted(traces.FORMATS))),
               out=(None, file_name), **OF_ARTICLE)


def command(argv):
    """Trace the network that the arguments name; returns the exit code."""
    options = parse(argv, OPTIONS, ("model", "file"))
    check(options)
    with arithmetic(options["arithmetic"]):
        steps = of_article(options) if options["model"] is None else of_model(options)
        text = traces.FORMATS[options["format"]](steps)
    if options["out"] in (None, "-"):
        write_data(text[:-1])
    else:
        written(options["out"], atomic.write, options["out"], text.encode("utf-8"))
    return 0


def check(options):
    """UsageError or Failure, before any work, for options that do not go together and a file that cannot be written."""
    if options["model"] is None:
        wrong = [name for name in options["given"] if name in models.OPTIONS and name != "arithmetic"]
    else:
        wrong = [name for name in options["given"] if name in OF_ARTICLE]
    if wrong:
        raise UsageError("--%s is for %s" % (wrong[0], "rows of a model: trace MODEL FILE" if options["model"] is None
                                             else "the article's network; leave out the model"))
    check_place(options["out"], options["model"], "model")
    check_place(options["out"], options["file"], "data")


def of_article(options):
    weights = article.initialize(options["seed"], hiddenlayer_neurons=options["hidden"])
    return traces.of_article(article.X, article.y, weights, options["lr"], options["iterations"])


def of_model(options):
    """The steps of a model on the rows of a file: with the loss and gradients if they hold the answer."""
    model, file = Model(options["model"], options["unseen"]), rows.name_of(options["file"])
    table = model.read_rows(options["file"], options)
    names = table.names
    answered = len(names) > row_length(model.network) if model.columns is None else model.target in names
    within(file, model.find_columns, table, answered)
    if not answered:
        if options["iterations"] > 1:
            raise ValueError("%s has no column with the answer, which more than one iteration needs" % file)
        return within(file, lambda: traces.of_network(model.network, model.inputs(table)))
    if model.missing == "error":
        refuse_gaps(table, {model.target: "the answer is needed in every row, or in none"})
    else:
        table = with_answers(table, model.target)
    return within(file, lambda: traces.of_network(model.network, model.inputs(table), model.answers(table),
                                                  options["iterations"]))
