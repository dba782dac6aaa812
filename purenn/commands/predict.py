"""python -m purenn predict: predict rows with a saved model, as CSV."""
from ..checks import within
from ..files import atomic
from ..floats.elementary import arithmetic
from ..floats.text import float_str
from . import models, output, rows
from .arguments import UsageError, file_name, parse
from .models import Model
from .output import flush, write_data
from .saving import check_place, written

HELP = """\
Predicts rows with a model and writes CSV: a line that names what is predicted, then one
for each row, with its class or number (empty where --missing drop left such rows out).
Rows are written as they come, so that those before a wrong one are there. Between cells
stands a comma, or the C of --delimiter C; numbers have a decimal point.

    MODEL               a file that train or Network.save wrote; without columns' names
                        in it, the first are taken
    FILE                CSV with the model's columns, in any order; more are ignored;
                        - or nothing for stdin; iris for the example
    --probabilities     add a column for each class
    --out FILE, -o FILE where they go, all at once at the end; - for stdout (-)
""" + models.HELP + """
    python -m purenn predict model.json iris"""

OPTIONS = dict(models.OPTIONS, probabilities=(False, None), out=("-", file_name))


def command(argv):
    """Predict as the arguments say; returns the exit code."""
    options = parse(argv, OPTIONS, ("model", "file"))
    if options["model"] is None:
        raise UsageError("which model? predict MODEL FILE")
    check_place(options["out"], options["file"], "data")
    check_place(options["out"], options["model"], "model")
    with arithmetic(options["arithmetic"]):
        model = Model(options["model"], options["unseen"])
        if options["probabilities"]:
            within(options["model"], check_probabilities, model.network)
        delimiter = "," if options["delimiter"] == "auto" else options["delimiter"]
        header, lines = None, []
        for table in model.read_parts(options["file"], options):
            if header is None:
                by_place = within(rows.name_of(options["file"]), model.find_columns, table, False)
                if by_place:
                    output.complain("purenn: " + by_place)
            records = within(rows.name_of(options["file"]), predicted, model, table, options["probabilities"])
            if header is None:
                header = header_of(model, options["probabilities"])
                records = [header] + records
            lines += [delimiter.join([quoted(cell, delimiter) for cell in record]) for record in records]
            if options["out"] == "-":
                write_data("\n".join(lines))
                flush()                 # a reader who waits for these rows may have none to give until they are there
                lines = []
        if lines:
            _save(lines, options["out"])
    return 0


def _save(lines, path):
    text = "\n".join(lines) + "\n"
    written(path, atomic.write, path, text if isinstance(text, bytes) else text.encode("utf-8"))
    output.complain("purenn: saved in %s" % path)


def check_probabilities(network):
    """ValueError if the network's outputs are no probabilities of classes."""
    if not network.classes:
        raise ValueError("the model predicts numbers; there are no probabilities")
    if network.chain.activation.name not in ("softmax", "sigmoid"):
        raise ValueError("the outputs of %s are no probabilities" % network.chain.activation.name)


def header_of(model, probabilities):
    """The names of the columns that are written."""
    network, target = model.network, model.target
    if network.classes:
        return [target] + (["%s_%s" % (target, name) for name in network.classes] if probabilities else [])
    return [target] if network.n_out == 1 else ["%s_%d" % (target, j + 1) for j in range(network.n_out)]


def predicted(model, table, probabilities):
    """The prediction for each row of a Table: lists of texts, empty where there is none."""
    network = model.network
    records = [[""] * len(header_of(model, probabilities)) for _ in range(len(table))]
    places = model.usable(table)
    if places:
        X = model.inputs(table.picked(places) if len(places) < len(table) else table)
        for i, record in zip(places, _classes(network, X, probabilities) if network.classes else _numbers(network, X)):
            records[i] = record
    return records


def _numbers(network, X):
    return [[float_str(x) for x in row] for row in network.predict(X).tolist()]


def _classes(network, X, probabilities):
    """[[class, probability of each class if they are asked for], ...]"""
    records = [[name] for name in network.classify(X)]
    if not probabilities:
        return records
    outputs = network.predict(X).tolist()
    if network.n_out == 1:
        outputs = [[1.0 - p, p] for p, in outputs]
    return [record + [float_str(p) for p in row] for record, row in zip(records, outputs)]


def quoted(cell, delimiter):
    """The cell as CSV has it; an empty one in quotes, as an empty line would be no row."""
    needs_none = cell and not [c for c in (delimiter, '"', "\n", "\r") if c in cell]
    return cell if needs_none else '"%s"' % cell.replace('"', '""')
