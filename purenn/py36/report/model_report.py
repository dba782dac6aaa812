"""The report on a trained model: its data, how it was trained, and how good it is, on one page for a person to read."""
from collections import Counter

from ... import __version__, metrics
from ...arrays.loops import mean_of
from ...arrays.shapes import counted
from ...commands import report as measures
from ...floats.text import brief, five_digits
from ...labels import class_indices
from .boundary import boundary
from .confusion import MOST as MOST_CLASSES, confusion
from .curves import curves
from .diagram import diagram
from .pages import Page
from .scatter import scatter
from .svg import SERIES

WORST = 10                              # rows
MOST_CELLS = 8                          # columns of the worst rows
GAPS = {"error": "refused", "drop": "their rows left out", "mean": "filled with the column's mean"}
CLOSING = "Made by purenn %s, which needs nothing but Python; the same model and rows make the same page."


class Evaluated:
    """What the report is on.

    model: a commands.models.Model, and file, where it came from; table: a Table of rows with the answer, and data, the
    name of its file; left_out: how many more rows it had; history: a History of the training, or None; result: a
    commands.report.Result on these rows.
    """

    def __init__(self, model, table, data, left_out, history, result):
        self.model, self.network, self.file = model, model.network, model.file
        self.table, self.data, self.left_out = table, data, left_out
        self.history, self.result = history, result
        self.outputs = result.outputs.tolist()


def page(of, inputs=None):
    """The text of the report; inputs: the names of two columns, for the picture of what the network decides."""
    made = Page("Report on %s" % of.file)
    made.sentences(*in_short(of))
    _data(made, of)
    _network(made, of)
    _training(made, of)
    _quality(made, of)
    _decisions(made, of, inputs)
    _worst(made, of)
    _use(made, of)
    made.footer(CLOSING % __version__)
    return made.html()


def in_short(of):
    """Sentences on what the model does, how well, and how well guessing would."""
    name = measures.short_name(of.model.target)
    found = dict([(label, text(x)) for label, x, text in of.result.measures])
    if of.result.classes:
        guess = [label for label in found if label.startswith("guessing ")][0]
        how = "It is right on %s of them (accuracy %s); %s would be right on %s." % (
            _share(found["accuracy"]), found["accuracy"], guess, _share(found[guess]))
    else:
        how = "Its predictions are %s off on average (mean absolute error)%s." % (
            found["mean absolute error"], "" if found["r2"] == "nan" else
            ", and explain %s of what differs between the rows (r2 %s)" % (_share(found["r2"]), found["r2"]))
    return ["The model predicts %s from %s." % (name, counted(len(of.model.columns), "column")),
            "Here it meets %s of %s." % (counted(len(of.table), "row"), of.data), how,
            "If it learned from these rows, that flatters it: rows it has never seen are the test."]


def _share(text):
    return "%.3g %%" % (100 * float(text))


def _data(made, of):
    made.heading("Data")
    if of.left_out:
        made.sentences("%s without an answer, or with gaps that the model does not fill, were left out." % (
            counted(of.left_out, "row")))
    heads = ["column", "holds", "least", "mean", "greatest"]
    made.table("The model's columns, in these %s of %s" % (counted(len(of.table), "row"), of.data), heads,
               [_column(of.table, name) for name in of.model.columns])
    if of.result.classes:
        y = list(of.result.y)
        made.table("What it predicts: %s" % of.model.target, ["class", "rows", "share"], [
            ["%s" % (name,), "%d" % y.count(name), _share(y.count(name) / len(y))] for name in of.result.classes])
    else:
        made.table("What it predicts", heads, [_numbers(of.model.target, [row[0] for row in of.result.y.tolist()])])


def _column(table, name):
    """A row of the table of columns: of the cells that hold a value, and how many are empty."""
    column = table.select([name])
    full = [i for i, gaps in enumerate(column.gaps()) if not gaps]
    empty = "" if len(full) == len(table) else ", %d empty" % (len(table) - len(full))
    column = column.picked(full)
    if column.is_numeric(name):
        row = _numbers(name, [numbers[0] for numbers in column.numbers([name]).tolist()])
    else:
        row = [name, counted(len(set(column.labels(name))), "different text"), "", "", ""]
    return [row[0], row[1] + empty] + row[2:]


def _numbers(name, numbers):
    return [name, "numbers", five_digits(min(numbers)), five_digits(mean_of(numbers)), five_digits(max(numbers))]


def _network(made, of):
    made.heading("Network")
    made.code(of.network.summary())
    made.picture(diagram(of.network))


def _training(made, of):
    made.heading("Training")
    net = of.network
    made.table("Settings that the model keeps", ["setting", "value"], [[name, value] for name, value in (
        ("loss", net.loss.name), ("optimizer", "%r" % net.optimizer if net.optimizer else ""),
        ("penalty on large weights (l2)", "%g" % net.l2), ("penalty on any weights (l1)", "%g" % net.l1),
        ("seed", "%s" % net.seed), ("inputs scaled by", _kind(net.scaler)),
        ("target scaled by", _kind(net.target_scaler)),
        ("empty cells", GAPS[of.model.missing])) if value not in ("", "0", "None")])
    if of.history is None:
        made.sentences("There are no curves: a model does not keep them. train --history losses.csv writes them, and "
                       "show --history losses.csv draws them.")
    elif of.history.loss:
        made.picture(curves(of.history))
        made.sentences("The last epoch, %d: %s." % (len(of.history.loss), of.history.text()))


def _kind(thing):
    return "" if thing is None else type(thing).__name__


def _quality(made, of):
    made.heading("How good it is")
    made.table("Measures on these rows", ["measure", "value"],
               [[name, "-" if x != x else text(x)] for name, x, text in of.result.measures])
    if of.result.classes:
        _classes(made, of)
    else:
        made.picture(scatter(_answers(of), [row[0] for row in of.outputs], of.model.target))


def _classes(made, of):
    """What is taken for what, and each class's scores."""
    y, predictions, classes = list(of.result.y), of.result.predictions, of.result.classes
    for sentence in of.result.missing("rows") + of.result.forgotten():
        made.sentences(sentence[0].upper() + sentence[1:] + ".")
    if len(classes) <= MOST_CLASSES:
        made.picture(confusion(y, predictions, classes))
    else:
        wrong = Counter([pair for pair in zip(y, predictions) if pair[0] != pair[1]]).most_common(WORST)
        made.sentences("%d classes are too many for a confusion matrix." % len(classes))
        made.table("What is taken for what, the commonest first", ["true", "predicted", "rows"],
                   [["%s" % (true,), "%s" % (found,), "%d" % n] for (true, found), n in wrong])
    scores = zip(*[score(y, predictions, None, classes) for score in (metrics.precision, metrics.recall, metrics.f1)])
    made.sentences("Of the rows that are predicted as a class, precision is the share that is right; of those that are "
                   "of it, recall is the share that is found; f1 is between the two. Of a class without rows there is "
                   "nothing to say.")
    made.table("Each class by itself", ["class", "rows", "precision", "recall", "f1"],
               [["%s" % (name,), "%d" % y.count(name)] + [brief(x) if name in y else "-" for x in row]
                for name, row in zip(classes, scores)])


def _decisions(made, of, inputs):
    """The picture of two inputs, where all inputs are plain numbers, and there are not more classes than marks."""
    columns = of.model.columns
    if of.network.encoder is not None or len(columns) < 2:
        return
    made.heading("What it decides")
    if len(of.result.classes or ()) > SERIES:
        made.sentences("%d classes are too many for a picture; it has marks for %d." % (
            len(of.result.classes), SERIES))
        return
    places = [columns.index(name) for name in inputs or columns[:2]]
    made.picture(boundary(of.network, of.model.inputs(of.table), _answers(of), places, columns))
    if len(columns) > 2:
        made.sentences("Of %d inputs, two are shown and the others are at their means, which for many rows is not what "
                       "they are; --inputs A,B chooses which two." % len(columns))


def _answers(of):
    return list(of.result.y) if of.result.classes else [row[0] for row in of.result.y.tolist()]


def _worst(made, of):
    """The rows that the model is furthest from."""
    made.heading("The worst rows")
    answers, columns = _answers(of), of.model.columns[:MOST_CELLS]
    if of.result.classes:
        what, off = "output for the true class", _of_the_true_class(of)
        order = sorted(range(len(off)), key=lambda i: (off[i], i))[:WORST]
        predictions = ["%s" % (name,) for name in of.result.predictions]
    else:
        off = [row[0] - y for row, y in zip(of.outputs, answers)]
        what, order = "off by", sorted(range(len(off)), key=lambda i: (-abs(off[i]), i))[:WORST]
        predictions = [five_digits(row[0]) for row in of.outputs]
    cells = of.table.select(columns).picked(order).rows
    lines = of.table.lines
    made.sentences("Those that it is furthest from, the worst first. Look there for typing errors, and for what the "
                   "columns do not tell.")
    made.table("The worst rows, by their lines in the file",
               ["line of the file", "true", "predicted", what] + columns,
               [["%d" % lines[i], answers[i] if of.result.classes else five_digits(answers[i]), predictions[i],
                 five_digits(off[i])] + list(row) for i, row in zip(order, cells)])


def _of_the_true_class(of):
    """For each row the output that speaks for its class; where there is one output for two, it or what it leaves."""
    places, _ = class_indices(of.result.y, of.result.classes)
    if len(of.outputs[0]) > 1:
        return [row[i] for row, i in zip(of.outputs, places)]
    whole = 1.0 if of.network.chain.activation.low == 0 else 0.0       # of a sigmoid; others have 0 between the classes
    return [row[0] if i else whole - row[0] for row, i in zip(of.outputs, places)]


def _use(made, of):
    made.heading("How to use it")
    made.code("python -m purenn predict %s new_rows.csv\npython -m purenn evaluate %s rows_with_answers.csv\n"
              "python -m purenn export %s --to python --out model.py" % ((of.file,) * 3))
    made.sentences("In Python:")
    columns = of.model.columns
    if of.network.encoder is None:
        example, says = "[[...]]", "    # %s in each row" % counted(len(columns), "number")
    else:
        example, says = "{%s}" % ", ".join(["%r: [...]" % name for name in columns]), ""
    made.code("import purenn\n\nnet = purenn.Network.load(%r)\nprint(net.%s(%s))%s" % (
        of.file, "classify" if of.result.classes else "predict", example, says))
