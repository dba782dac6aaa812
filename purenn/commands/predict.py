"""python -m purenn predict: what a saved model makes of rows, as CSV."""
from ..floats.elementary import arithmetic
from ..floats.text import float_str
from . import sources
from .options import UsageError, parse, write_data
from .sources import Model, named, source_of, table_of

HELP = """\
Writes what a model makes of rows, as CSV: a line for the name of what is told, then one
for each row, with its class or number (empty where --missing drop left such rows out).

    MODEL               a file that train wrote
    FILE                CSV with the model's columns, in any order; more are ignored;
                        - or nothing for stdin; iris for the example
    --probabilities     add a column for each class

""" + sources.HELP + """
    python -m purenn predict model.json iris
"""

OPTIONS = dict(sources.OPTIONS, probabilities=(False, None))


def command(argv):
    given = parse(argv, OPTIONS, ("model", "file"))
    if given["model"] is None:
        raise UsageError("which model? predict MODEL FILE")
    with arithmetic(given["arithmetic"]):
        model = Model(given["model"])
        if given["probabilities"]:
            named(given["model"], check_probabilities, model.network)
        table = table_of(given["file"], given, model.columns)
        records = named(source_of(given["file"]), predicted, model, table, given["probabilities"])
    delimiter = given["delimiter"]
    write_data("\n".join([delimiter.join([quoted(cell, delimiter) for cell in record]) for record in records]))
    return 0


def check_probabilities(network):
    """ValueError if the network's outputs are no probabilities of classes."""
    if not network.classes:
        raise ValueError("the model tells numbers; there are no probabilities")
    if network.chain.activation.name not in ("softmax", "sigmoid"):
        raise ValueError("the outputs of %s are no probabilities" % network.chain.activation.name)


def predicted(model, table, probabilities):
    """The names of the columns, then what the model makes of each row: lists of texts."""
    network, target = model.network, model.target
    if network.classes:
        header = [target] + (["%s_%s" % (target, name) for name in network.classes] if probabilities else [])
    else:
        header = [target] if network.n_out == 1 else ["%s_%d" % (target, j + 1) for j in range(network.n_out)]
    records = [[""] * len(header) for _ in range(len(table))]
    places = model.usable(table)
    if places:
        X = model.inputs(table.picked(places))
        for i, record in zip(places, _classes(network, X, probabilities) if network.classes else _numbers(network, X)):
            records[i] = record
    return [header] + records


def _numbers(network, X):
    return [[float_str(x) for x in row] for row in network.predict(X).tolist()]


def _classes(network, X, probabilities):
    found = [[name] for name in network.classify(X)]
    if not probabilities:
        return found
    outputs = network.predict(X).tolist()
    if network.n_out == 1:
        outputs = [[1.0 - p, p] for p, in outputs]
    return [name + [float_str(p) for p in row] for name, row in zip(found, outputs)]


def quoted(cell, delimiter):
    """The cell as CSV has it; an empty one in quotes, as an empty line would be no row."""
    plain = cell and not [c for c in (delimiter, '"', "\n", "\r") if c in cell]
    return cell if plain else '"%s"' % cell.replace('"', '""')
