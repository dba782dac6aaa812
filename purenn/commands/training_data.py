"""What `train` learns: columns of a Table as numbers or classes, and which rows are set aside for the test."""
from ..arrays.loops import sum_of
from ..data import rows_at, split_rows
from ..files import csv_tables
from ..floats.names import shown
from ..targets import class_indices
from .columns import classes_of, columns_of, has_classes, labels_of, refuse_gaps
from .report import list_of


class TrainingData(object):
    """The data of `train`, as its options say.

    X: Matrix (rows, columns).  y: the names of the rows' classes, or a Matrix (rows, 1).  classes: the names of the
    classes, or None where a number is learnt.  train and test: the places of the rows for each; test may be empty.
    means: {column: what its empty cells became}.  reading: how the cells were read, for the notes of the model.
    notices: lines for the report.
    """

    def __init__(self, table, options):
        self.columns, self.target = columns_of(table, options["columns"], options["target"])
        self.missing, self.means, self.notices = options["missing"], {}, []
        table = self._without_gaps(table.select(self.columns + [self.target]))
        self.classes = self._classes(table, options["task"])
        self.y = labels_of(table, self.target) if self.classes else table.numbers(self.target)
        if self.missing != "mean":
            self.X = self._numbers(table)               # before the split, whose errors matter less
        self.train, self.test = self._split(options["test-size"], options["seed"])
        if self.missing == "mean":
            self.X = self._numbers(self._filled(table))
        self.reading = self._reading(table, options)

    def _reading(self, table, options):
        """{"delimiter": ..., "decimal": ..., "na": ...}: how the cells of the Table were read."""
        names = self.columns + ([] if self.classes else [self.target])
        commas = [name for name in names if table.mark(name) == ","]
        if commas:
            self.notices.append("decimal commas in %s: 1,5 is one and a half" % list_of(commas))
        if options["decimal"] == "auto":
            both = [name for name in names if table.reads_both(name)]
            if both:
                self.notices.append("points in %s may be decimal or between thousands; they are read as decimal "
                                    "(--decimal , reads them otherwise)" % list_of(both))
        return {"delimiter": table.delimiter, "decimal": dict([(name, ",") for name in commas]),
                "na": list(options["na"] or ())}

    def _without_gaps(self, table):
        """The Table whose gaps are only those that will be filled; ValueError for others that may not be there."""
        if self.missing == "drop":
            table = csv_tables.without_gaps(table, "drop")
            if table.dropped:
                self.notices.append("%d rows that lack a value are left out" % table.dropped)
        advice = {self.target: "--missing drop would leave its row out"}
        if self.missing == "error":
            for name in self.columns:
                advice[name] = "--missing drop would leave its row out, --missing mean fill it in"
        refuse_gaps(table, advice)
        return table

    def _classes(self, table, task):
        """The names of the classes, or None where a number is learnt."""
        if task == "numbers" or task == "auto" and not has_classes(table, self.target):
            return None
        classes = classes_of(labels_of(table, self.target))
        if len(classes) == 1:
            raise ValueError("the column %s holds one class alone, %s" % (shown(self.target), shown(classes[0])))
        if len(classes) > 2 and 2 * len(classes) > len(table):
            raise ValueError("the column %s holds %d different classes in %d rows; that is too many to learn"
                             % (shown(self.target), len(classes), len(table)))
        return classes

    def _split(self, share, seed):
        """(places of the rows to train with, places of the rows to test with); of classes, the same share of each."""
        n, size = len(self.y), rows_of_share(share, len(self.y))
        if not size:
            return list(range(n)), []
        if size == n:
            raise ValueError("no row of %d would be left to train with; --test-size 0 trains with all" % n)
        if not self.classes:
            return split_rows(n, size, seed)
        indices, classes = class_indices(self.y)
        counts = [0] * len(classes)
        for i in indices:
            counts[i] += 1
        if 1 in counts:
            raise ValueError("the class %s has one row alone, and the test needs one too; --test-size 0 trains with all"
                             % shown(classes[counts.index(1)]))
        if min(size, n - size) < len(classes):
            raise ValueError("of %d rows, %d to train and %d to test are fewer than the %d classes; --test-size 0 "
                             "trains with all" % (n, n - size, size, len(classes)))
        return split_rows(n, size, seed, indices)

    def _filled(self, table):
        """The Table with the means of the rows to train with in its gaps."""
        part = csv_tables.without_gaps(table.picked(self.train), "mean", targets=self.target)
        self.means = dict([(name, part.means[name]) for name in part.means if name in self.columns])
        table = csv_tables.without_gaps(table, self.means)
        filled = [table.filled[name] for name in table.filled]
        if filled:
            self.notices.append("%d missing values filled with the mean of their column" % sum_of(filled))
        return table

    def _numbers(self, table):
        try:
            return table.compact_numbers(self.columns)
        except ValueError as error:
            message = "%s; --columns names those to learn from" % error
        raise ValueError(message)

    def rows(self, places):
        """(X, y) of the rows at these places."""
        return rows_at(self.X, places), [self.y[i] for i in places] if self.classes else self.y[places]

    def text(self, file):
        """The report's lines on the data, which came from this file."""
        n, m = len(self.train), len(self.test)
        lines = ["%d rows of %s: %d to train, %d to test" % (n + m, file, n, m)] + self.notices
        content = "%d classes, %s" % (len(self.classes), list_of(self.classes)) if self.classes else "a number"
        lines.append("learns %s: %s" % (list_of([self.target]), content))
        return "\n".join(lines + ["from " + list_of(self.columns)])


def rows_of_share(share, n):
    """How many of n rows a share from 0 to 1 is, rounded up."""
    size = int(share * n)
    return size + 1 if size < share * n else size
