"""A saved model as the commands use it: a network, and its notes, which say what its columns are called.

`train` writes the notes: {"columns": names of the inputs, "target": name of what is predicted, "missing": what to do
with empty cells, "means": {name: mean of the training rows}, "delimiter": what stood between the cells, "decimal":
{name: ","} of the columns with a decimal comma, "na": what else marks an empty cell}.  The delimiter is found anew in
each file; decimal marks are too, and the notes decide where a column reads with both.
"""
from ..files import csv_tables
from ..files.decimals import MARKS
from ..files.encodings import native
from ..files.expect import expect, expect_list
from ..floats.names import shown
from ..network import Network
from . import rows
from .columns import refuse_gaps
from .output import reason


class Model(object):
    """The model of a file; ValueError of one line that begins with the file's name where it is none."""

    def __init__(self, file):
        self.network = _network(file)
        notes = self.network.notes
        if not isinstance(notes, dict) or "columns" not in notes:
            raise ValueError("%s does not say which columns it is for; train saves that in its notes" % file)
        where = "%s: notes" % file
        notes = dict({"target": "prediction", "means": {}, "missing": "error", "decimal": {}, "na": []}, **notes)
        self.columns = [native(name) for name in
                        expect_list(notes, "columns", "text", self.network.n_in, where)]
        self.target = native(expect(notes, "target", "text", where))
        self.missing = expect(notes, "missing", "text", where)
        self.na = tuple([native(mark) for mark in expect_list(notes, "na", "text", None, where)])
        marks = expect(notes, "decimal", "dict", where)
        self.decimals = dict([(native(name), str(expect(marks, name, "text", where + ".decimal"))) for name in marks])
        for mark in self.decimals.values():
            if mark not in MARKS:
                raise ValueError("%s.decimal: expected . or ,; got %s" % (where, shown(mark)))
        means = expect(notes, "means", "dict", where)
        self.means = dict([(native(name), expect(means, name, "number", where + ".means")) for name in means])

    def read_rows(self, file, options):
        """The Table of a file; see rows.read_rows."""
        return rows.read_rows(file, self._with_marks(options), self.columns, self.decimals)

    def read_parts(self, file, options):
        """The same rows in several Tables; see rows.read_parts."""
        return rows.read_parts(file, self._with_marks(options), self.columns, self.decimals)

    def _with_marks(self, options):
        return dict(options, na=self.na + (options["na"] or ()))

    def usable(self, table):
        """The places of the Table's rows that the model can predict."""
        gaps = table.select(self.columns).gaps() if self.missing == "drop" else [[]] * len(table)
        return [i for i, columns in enumerate(gaps) if not columns]

    def inputs(self, table):
        """Matrix (rows, inputs) of a Table; empty cells become the means of the training rows."""
        table = table.select(self.columns)
        if self.missing != "mean":
            advice = "the model was trained without (train --missing mean learns to fill them)"
            refuse_gaps(table, dict([(name, advice) for name in self.columns]))
        return csv_tables.without_gaps(table, self.means).compact_numbers(self.columns)


def _network(file):
    try:
        network = Network.load(file)
    except ValueError:
        raise
    except Exception as error:          # what it is differs between Pythons
        network, message = None, "cannot read %s: %s" % (file, reason(error))
    if network is None:
        raise ValueError(message)
    if network.classes is not None:
        network.classes = [native(name) for name in network.classes]
    elif network.loss.only_with == "softmax" or network.loss.only_with == "sigmoid" and network.n_out == 1:
        network.classes = [str(i) for i in range(max(2, network.n_out))]       # it was trained on classes' numbers
    return network
