"""What `train` learns: columns of a Table as numbers or classes, and which rows are set aside for the test."""
from ..arrays import frames
from ..arrays.loops import compact, counts_of, sum_of
from ..arrays.shapes import counted
from ..data import folds, rows_at, split_classes, split_rows
from ..files import csv_tables
from ..floats.names import printable, shown
from .columns import classes_of, columns_of, has_classes, labels_of, refuse_gaps, take_units, with_answers
from .inputs import TRAINED_WITHOUT, Inputs, cells_of, columns_for, nature_of, refuse_stray_texts
from .report import list_of, short_name

OFTEN = 5                               # rows of a class, on average, from which on it is no chance what they share
MOST_ALIKE = 8                          # groups of classes that differ in capitals alone, that are named


class TrainingData(object):
    """The data of `train`, as its options say.

    X: Matrix (rows, columns), or {name: cells} for an encoder.  y: the names of the rows' classes, or a Matrix
    (rows, 1).  classes: the names of the classes, or None where a number is learnt.  encoder: what makes numbers of the
    cells, or None where they are numbers.  train and test: the places of the rows for each; test may be empty.
    reading: how the cells were read, for the notes of the model.  notices: lines for the report.
    """

    def __init__(self, table, options, model=None):
        self.notices = []
        self.missing = options["missing"] if model is None else model.missing
        self._inputs, self.units = None, {} if model is None else model.units
        if table.renamed:
            self.notices.append("names that come twice have a number now: " + list_of(sorted(table.renamed)))
        if model is None:
            names, self.target = columns_of(table, options)
            self.units = take_units(table, [name for name in names if name not in (options["categorical"] or ())])
            self._inputs = Inputs(table, names, options)
            self.columns, self.encoder = self._inputs.names, self._inputs.encoder
            self.notices += self._inputs.notices
            for column in self.encoder.columns if self.encoder else ():
                if column.kind == "categories":
                    self._remark_capitals("categories of " + short_name(column.name), column.values)
        else:
            self.columns, self.target, self.encoder = model.columns, model.target, model.network.encoder
        table = self._without_gaps(table.select(self.columns + [self.target]))
        if model is None:
            self._take_units_of_target(table, options["task"])
            self.classes = self._classes(table, options["task"])
            self.y = labels_of(table, self.target) if self.classes else table.numbers(self.target)
        else:
            self.classes, self.y = model.network.classes, model.answers(table)
        self._remark_leaks(table)
        self.reading = self._reading(table, options)
        self.X = self._numbers(table) if self.encoder is None else None
        self._table = None if self.encoder is None else table   # whose text would take as much memory as the numbers

    def divide(self, train, test):
        """Train with the rows at these places, test with those; means are those of the rows to train with."""
        self.train, self.test = compact(train, "l"), compact(test, "l")
        if self.encoder is not None:
            if self._inputs is not None:
                self._inputs.learn_means(self._table, train)
            if self.X is None:
                self.X = columns_for(self.encoder, self._table)

    def _reading(self, table, options):
        """{"delimiter": ..., "decimal": ..., "na": ...}, and "units" if there are any: how the cells were read."""
        kinds = dict([(column.name, column.kind) for column in self.encoder.columns]) if self.encoder else {}
        names = [name for name in self.columns if kinds.get(name, "number") == "number"]
        names += [] if self.classes else [self.target]
        commas = [name for name in names if table.mark(name) == ","]
        if commas:
            self.notices.append("decimal commas in %s: 1,5 is one and a half" % list_of(commas))
        if options["decimal"] == "auto":
            both = [name for name in names if table.reads_both(name)]
            grouped = [name for name in both if [cell for cell in table.labels(name) if "," in cell]]
            for what, how, some in (("points", "decimal", [name for name in both if name not in grouped]),
                                    ("commas", "between thousands", grouped)):
                if some:
                    self.notices.append("%s in %s may be decimal or between thousands; they are read as %s "
                                        "(--decimal , reads them otherwise)" % (what, list_of(some), how))
        reading = {"delimiter": table.delimiter, "decimal": dict([(name, ",") for name in commas]),
                   "na": list(options["na"] or ())}
        units = dict([(name, self.units[name]) for name in names if name in self.units])
        return dict(reading, units=units) if units else reading

    def _without_gaps(self, table):
        """The Table whose gaps are only those that will be filled; ValueError for others that may not be there."""
        if self.missing == "drop":
            table = csv_tables.without_gaps(table, "drop")
            if table.dropped:
                self.notices.append(left_out(table.dropped))
        if self.missing == "mean":
            rows, table = len(table), with_answers(table, self.target)
            if len(table) < rows:
                self.notices.append(left_out(rows - len(table), "without an answer"))
        has_model = self._inputs is None
        if self.missing == "error":
            with_answers(table, self.target)            # which says so where there are none
            advice = dict([(name, TRAINED_WITHOUT if has_model else (
                "--missing drop would leave its row out, --missing mean fill it in")) for name in self.columns])
            advice[self.target] = "each row needs an answer" if has_model else (
                "--missing drop or mean would leave its row out")
            refuse_gaps(table, advice)
        return table

    def _take_units_of_target(self, table, task):
        """Leave away the units of the numbers to be learnt; those of a few whole numbers stay, as classes have them."""
        if task == "classes":
            return
        column = table.select(self.target)
        units = take_units(column, [self.target])
        if units and (task == "numbers" or not has_classes(column, self.target)):
            table.take_units(units)
            self.units = dict(self.units, **units)

    def _classes(self, table, task):
        """The names of the classes, or None where a number is learnt."""
        if task == "numbers" or task == "auto" and not has_classes(table, self.target):
            numbers = table.numbers(self.target)._data
            if min(numbers) == max(numbers):
                self.notices.append("%s holds one number alone, %s; there is nothing to learn of it" % (
                    list_of([self.target]), short_name(table.labels(self.target)[0])))
            return None
        classes = classes_of(labels_of(table, self.target))
        if len(classes) == 1:
            raise ValueError("the column %s holds one class alone, %s" % (shown(self.target), shown(classes[0])))
        self._remark_capitals("classes", classes)
        if len(classes) > 2 and 2 * len(classes) > len(table):
            cells = cells_of(table, self.target)
            refuse_stray_texts(table, self.target, cells)
            nature = nature_of(cells, table.mark(self.target))
            raise ValueError("the column %s holds %d different classes in %d rows, such as %s; that is too many to "
                             "learn (%s--target names another column)"
                             % (shown(self.target), len(classes), len(table), shown(classes[0]),
                                nature and nature + "; "))
        return classes

    def _remark_capitals(self, what, names):
        """A notice on classes, or categories, that may be one, written in two ways."""
        groups = {}
        for name in names:
            groups.setdefault(name.lower(), []).append(name)
        alike = [" and ".join([short_name(name) for name in groups[key]]) for key in sorted(groups)
                 if len(groups[key]) > 1]
        if alike:
            self.notices.append("%s that differ in capitals alone: %s%s" % (
                what, ", ".join(alike[:MOST_ALIKE]), ", and more" if len(alike) > MOST_ALIKE else ""))

    def _remark_leaks(self, table):
        """A notice on columns that hold the answer: of classes, each value may have another name."""
        answers = self.y if self.classes else table.labels(self.target)
        found = [name for name in self.columns if _tells(table.labels(name), answers, self.classes)]
        if found:
            self.notices.append("%s alone tells %s: --drop leaves it out, if it is only known afterwards" % (
                list_of(found), short_name(self.target)))

    def set_aside(self, share, seed):
        """Divide the rows: a share of them is for the test, of classes the same share of each."""
        n, size = len(self.y), rows_of_share(share, len(self.y))
        if size == n:
            raise ValueError("no row of %d would be left to train with; --test-size 0 trains with all" % n)
        if not size:
            self.divide(list(range(n)), [])
        elif self.classes:
            self.divide(*self._stratified(size, seed))
        else:
            self.divide(*split_rows(n, size, seed))

    def _stratified(self, size, seed):
        """(train, test), places of rows with the same share of each class; the row of a class of one is to train."""
        train, test, alone = split_classes(self.y, size, seed)
        trained = set([self.y[i] for i in train])
        alone = [name for name in alone if name in trained]     # where there are few rows, some may be to test
        if alone:
            self.notices.append("the only row of %s is trained with; none is left for the test" % list_of(alone))
        return train, test

    def in_folds(self, k, seed):
        """[(train, test), ...], places of rows: each is in one of the k tests; of classes, each test has its share."""
        if self.classes:
            found = counts_of(self.y)
            counts = [found.get(name, 0) for name in self.classes]
            rare = [name for name, count in zip(self.classes, counts) if count < k]
            if rare and max(counts) >= k:
                self.notices.append("some folds have no row of %s: there are fewer rows than folds" % list_of(rare))
        return folds(len(self.y), k, seed, self.y if self.classes else None)

    def _numbers(self, table):
        try:
            return table.compact_numbers(self.columns)
        except ValueError as error:
            message = "%s; --columns names those to learn from" % error
        raise ValueError(message)

    def rows(self, places):
        """(X, y) of the rows at these places."""
        X = rows_at(self.X, places) if self.encoder is None else frames.picked(self.X, places)
        return X, [self.y[i] for i in places] if self.classes else self.y[list(places)]

    def text(self, file, folds=None):
        """The report's lines on the data, which came from this file; folds: how many, if there are any."""
        n, m = len(self.train), len(self.test)
        parts = "%d to train, %d to test" % (n, m) if folds is None else (
            "in %d folds, each tested by a network that learns from the others" % folds)
        rows = "%s of %s%s %s" % (counted(n + m, "row"), printable(file), ":" if folds is None else "", parts)
        lines = [rows] + self.notices
        gaps = 0
        if self.missing == "mean" and self._table:
            gaps = sum_of([len(row) for row in self._table.select(self.columns).gaps()])
        whose = "its" if gaps == 1 else "their"
        if gaps:
            lines.append("%s filled with the mean of %s column%s" % (
                counted(gaps, "missing value"), whose,
                "" if not [column for column in self.encoder.columns if column.kind == "categories"]
                else ", or a category of %s own" % whose))
        content = "%d classes, %s" % (len(self.classes), list_of(self.classes)) if self.classes else "a number"
        lines.append("learns %s: %s" % (list_of([self.target], text_of=self._described), content))
        return "\n".join(lines + ["from " + list_of(self.columns, text_of=self._described)])

    def _described(self, name):
        """A column's name, shortened, and what it becomes where that is no number."""
        kinds = dict([(column.name, column) for column in self.encoder.columns]) if self.encoder else {}
        if name in self.units:
            return "%s (%s)" % (short_name(name), self.units[name])
        if name not in kinds or kinds[name].kind == "number":
            return short_name(name)
        return "%s (%s)" % (short_name(name), "yes or no" if kinds[name].kind == "flag"
                            else "1 category" if len(kinds[name].values) == 1
                            else "%d categories" % len(kinds[name].values))


def _tells(cells, answers, classes):
    """Whether cells are the answers beside them, or, one by one, go with the classes, of which they show each often."""
    if not classes or len(cells) < OFTEN * len(classes) or len(set(cells[:100])) > len(classes):
        return not classes and cells == answers
    return len(set(zip(cells, answers))) == len(set(cells)) == len(classes)


def left_out(n, which=None):
    """What became of n rows, in words; which: what they are, if not that they lack a value."""
    which = which or ("that lacks a value" if n == 1 else "that lack a value")
    return "%s %s %s left out" % (counted(n, "row"), which, "is" if n == 1 else "are")


def rows_of_share(share, n):
    """How many of n rows a share from 0 to 1 is, rounded up."""
    size = int(share * n)
    return size + 1 if size < share * n else size
