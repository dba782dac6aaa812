"""A saved model as the commands use it: a network, and its notes, which say what its columns are called.

`train` writes the notes: {"columns": names of the inputs, "target": name of what is predicted, "missing": what to do
with empty cells, "means": {name: mean of the training rows}}.  Where they are missing, as in a model that Network.save
wrote, columns go by place.
"""
from ..files import csv_tables
from ..files.csv_tables import native
from ..files.expect import expect, expect_list
from ..floats.names import among
from ..network import Network
from .columns import labels_of, refuse_gaps
from .output import reason
from .report import list_of


class Model(object):
    """The model of a file; ValueError of one line that begins with the file's name where it is none."""

    def __init__(self, file):
        self.network = _network(file)
        self.file = file
        notes = self.network.notes
        where = "%s: notes" % file
        names_columns = isinstance(notes, dict) and "columns" in notes
        notes = dict({"target": "prediction", "means": {}, "missing": "error"}, **(notes if names_columns else {}))
        self.columns = [native(name) for name in expect_list(notes, "columns", "text", self.network.n_in, where)
                        ] if names_columns else None
        self.target = native(expect(notes, "target", "text", where))
        self.missing = expect(notes, "missing", "text", where)
        means = expect(notes, "means", "dict", where)
        self.means = dict([(native(name), expect(means, name, "number", where + ".means")) for name in means])

    def find_columns(self, table, answered):
        """Take the Table's columns by place, if the model does not name its own; returns what was done, in words.

        answered: whether the last column holds the answer.  "" is returned where there was nothing to do.
        """
        if self.columns is not None:
            return ""
        n, there = self.network.n_in, len(table.names)
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
        labels = labels_of(table, self.target, classes)
        for i, label in enumerate(labels):
            if label not in classes:
                raise table.error(i, table.place(self.target), "is a class that the model does not know; "
                                  + among(label, classes))
        return labels

    def usable(self, table):
        """The places of the Table's rows that the model can predict."""
        return [i for i, gaps in enumerate(table.select(self.columns).gaps()) if self.missing != "drop" or not gaps]

    def inputs(self, table):
        """Matrix (rows, inputs) of a Table; empty cells become the means of the training rows."""
        table = table.select(self.columns)
        if self.missing != "mean":
            advice = "the model was trained without (train --missing mean learns to fill them)"
            refuse_gaps(table, dict([(name, advice) for name in self.columns]))
        return csv_tables.without_gaps(table, self.means).numbers()


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
