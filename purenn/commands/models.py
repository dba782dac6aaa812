"""A saved model as the commands use it: a network, and its notes, which say what its columns are called.

`train` writes the notes: {"columns": names of the inputs, "target": name of what is predicted, "missing": what to do
with empty cells, "means": {name: mean of the training rows}, "delimiter": what stood between the cells, "decimal":
{name: ","} of the columns with a decimal comma, "units": {name: what stands beside each number of the column},
"na": what else marks an empty cell}.  The delimiter is found anew in
each file; decimal marks are too, and the notes decide where a column reads with both.  Where there are no such notes,
as in a model that Network.save wrote, columns go by place.
"""
from ..attributes import row_length
from ..encoders import UNSEEN, Encoder, Number, text_of
from ..files.decimals import MARKS
from ..files.encodings import native
from ..files.expect import expect, expect_list
from ..floats.names import among, shown
from ..network import Network
from ..targets import OF_CLASSES, own_classes
from . import rows
from .arguments import one_of
from .columns import labels_of, refuse_gaps
from .inputs import TRAINED_WITHOUT, columns_for
from .output import reason
from .report import list_of

# What the commands that take a model have in common.
OPTIONS = dict(rows.OPTIONS, unseen=(None, one_of(*UNSEEN)))
HELP = """\
    --unseen NAME       for categories that were not there in training: error, or
                        ignore (as train said)

""" + rows.HELP


class Model(object):
    """The model of a file; ValueError of one line that begins with the file's name where it is none."""

    def __init__(self, file, unseen=None):
        """unseen: what to do with categories that were not there, if not what the model says."""
        self.network = network = _network(file)
        self.file = file
        notes = network.notes
        where = "%s: notes" % file
        notes = dict({"target": "prediction", "means": {}, "missing": "error", "decimal": {}, "units": {},
                      "na": []},
                     **(notes if isinstance(notes, dict) and "columns" in notes else {"columns": network.columns}))
        self.columns = None if notes["columns"] is None else [
            native(name) for name in expect_list(notes, "columns", "text", row_length(network), where)]
        self.target = native(expect(notes, "target", "text", where))
        self.missing = expect(notes, "missing", "text", where)
        self.na = tuple([native(mark) for mark in expect_list(notes, "na", "text", None, where)])
        marks = expect(notes, "decimal", "dict", where)
        self.decimals = dict([(native(name), str(expect(marks, name, "text", where + ".decimal"))) for name in marks])
        for mark in self.decimals.values():
            if mark not in MARKS:
                raise ValueError("%s.decimal: expected . or ,; got %s" % (where, shown(mark)))
        units = expect(notes, "units", "dict", where)
        self.units = dict([(native(name), native(expect(units, name, "text", where + ".units"))) for name in units])
        means = expect(notes, "means", "dict", where)
        if means and network.encoder is None:           # as models were saved before there were encoders
            fills = dict([(name, expect(means, name, "number", where + ".means") * 1.0) for name in means])
            network.encoder = Encoder([Number(name, fills.get(name)) for name in notes["columns"]])
        if network.encoder is not None:
            _make_native(network.encoder)
            network.encoder.unseen = unseen or network.encoder.unseen

    def find_columns(self, table, answered):
        """Take the Table's columns by place, if the model does not name its own; returns what was done, in words.

        answered: whether the last column holds the answer.  "" is returned where there was nothing to do.
        """
        if self.columns is not None:
            return ""
        n, there = row_length(self.network), len(table.names)
        if there < n + (1 if answered else 0):
            raise ValueError("%s does not name its columns, and takes the first %d%s; there are %d"
                             % (self.file, n, " and the answer after them" if answered else "", there))
        self.columns = table.names[:n]
        if answered:
            self.target = table.names[-1]
        return "%s does not name its columns; it takes the first %d: %s" % (self.file, n, list_of(self.columns))

    def answers(self, table):
        """The target's column: a list of names of classes that the network knows, or a Matrix (rows, 1) of numbers."""
        classes = self.network.classes
        if not classes:
            return table.numbers(self.target)
        labels, known = labels_of(table, self.target, classes), set(classes)
        for i, label in enumerate(labels):
            if label not in known:
                raise table.error(i, table.place(self.target), "is a class that the model does not know; "
                                  + among(label, classes))
        return labels

    def read_rows(self, file, options):
        """The Table of a file; see rows.read_rows."""
        return rows.read_rows(file, self._with_marks(options), self.columns, self.decimals, self.units)

    def read_parts(self, file, options):
        """The same rows in several Tables, to predict from; see rows.read_parts."""
        units = dict([(name, self.units[name]) for name in self.units if name != self.target])
        return rows.read_parts(file, self._with_marks(options), self.columns, self.decimals, units)

    def _with_marks(self, options):
        return dict(options, na=self.na + (options["na"] or ()))

    def usable(self, table):
        """The places of the Table's rows that the model can predict."""
        gaps = table.select(self.columns).gaps() if self.missing == "drop" else [[]] * len(table)
        return [i for i, columns in enumerate(gaps) if not columns]

    def inputs(self, table):
        """What the network predicts from for a Table: a Matrix (rows, inputs), or {name: cells} for its encoder."""
        if self.network.encoder is not None:
            return columns_for(self.network.encoder, table)
        table = table.select(self.columns)
        refuse_gaps(table, dict([(name, TRAINED_WITHOUT) for name in self.columns]))
        return table.compact_numbers(self.columns)


def _network(file):
    try:
        network = Network.load(file)
    except ValueError as error:
        if "expected a text that begins" not in str(error):
            raise
        network, message = None, "%s (a model is a file that train or Network.save wrote)" % error
    except Exception as error:          # what it is differs between Pythons
        network, message = None, "cannot read %s: %s" % (file, reason(error))
    if network is None:
        raise ValueError(message)
    if network.classes is not None:
        network.classes = [native(text_of(name)) for name in network.classes]
    elif network.loss.only_with == "softmax" or network.loss.name in OF_CLASSES and network.n_out == 1:
        network.classes = ["%d" % name for name in own_classes(network.chain)]
    return network


def _make_native(encoder):
    """Let the texts of an encoder be of the type that a Table's are."""
    for column in encoder.columns:
        column.name = native(column.name)
        if column.kind != "number":
            column.values = [native(value) for value in column.values]
