"""What an exported Python file holds beside its programs.  Sections, copied into it: see portable.py.

In capitals: what the exporter writes beside them; outputs_of, outputs_with and stepped are programs.
"""
# ruff: noqa: F811, F821


# ---- matrices
def product(a, ra, sa, b, r, k, c):
    """The product of r rows of k numbers, number (i, t) of which is a[i * ra + t * sa], with k rows of c numbers."""
    z = []
    for i in range(r):
        for j in range(c):
            s = a[i * ra] * b[j]
            for t in range(1, k):
                s = s + a[i * ra + t * sa] * b[t * c + j]
            z.append(s)
    return z


def transpose(a, r, c):
    return [a[i * c + j] for j in range(c) for i in range(r)]


def total(a, n):
    """The sum of all numbers; sums go from left to right."""
    s = a[0]
    for i in range(1, n):
        s = s + a[i]
    return s


def row_sums(a, r, c):
    return [total(a[i * c:i * c + c], c) for i in range(r)]


def column_sums(a, r, c):
    return row_sums(transpose(a, r, c), c, r)


def row_maximum(a, r, c):
    return [max(a[i * c:i * c + c]) for i in range(r)]


# ---- dots
def dots(x, at, n):
    """n dot products of x, with numbers of WEIGHTS from `at` on; sums go from left to right."""
    sums = []
    for _ in range(n):
        total = x[0] * WEIGHTS[at]
        for i in range(1, len(x)):
            total = total + x[i] * WEIGHTS[at + i]
        sums.append(total)
        at = at + len(x)
    return sums


# ---- checked
def numbers_of(name, x, count, fills=()):
    """x as floats, with fills for nan and None; ValueError for what else is no finite number, and for another count."""
    numbers = []
    for v in x:
        number = v
        if type(v) is not float or v - v != 0.0:
            if fills and (v is None or v != v):
                number = fills[len(numbers) % len(fills)]
            try:
                number = float(number)
            except (TypeError, ValueError, OverflowError):
                number = 1e999
            if number - number != 0.0 or hasattr(v, "strip"):
                raise ValueError("%s[%d] is %r, not a finite number" % (name, len(numbers), v))
        numbers.append(number)
    if len(numbers) != count:
        raise ValueError("the length of %s is %d; expected %d" % (name, len(numbers), count))
    return numbers


# ---- predict: checked
def predict(x):
    """The outputs for a sample, a list of numbers."""
    return outputs_of(numbers_of("x", x, INPUTS, FILLS))


# ---- predict_numbers: checked
def predict_numbers(x):
    """The outputs for what encode makes of a row."""
    return outputs_of(numbers_of("x", x, INPUTS, FILLS))


# ---- cells
NUMERIC = (float, int, type(2 ** 80))


def encode(row):
    """The numbers of a row: of its cells, in the order of COLUMNS, which are numbers, texts, or None for nothing."""
    if len(row) != len(COLUMNS):
        raise ValueError("expected %d cells, got %d" % (len(COLUMNS), len(row)))
    x = []
    for name, column, cell in zip(COLUMNS, ENCODING, row):
        x.extend(encoded(name, column, cell))
    return x


def encoded(name, column, cell):
    """The numbers of one cell; ValueError for what the model has not learnt."""
    kind, fill, places, width = column
    key = key_of(cell, kind)
    if key == "" and fill is not None:
        return [fill]
    if kind == "number":
        return [number_of(name, cell, key)]
    place = places.get(key)
    if place is None and (not IGNORE or key == "" and kind == "flag"):
        raise missing(name) if key == "" else ValueError(
            "column %s is %r, which was not among the rows to train with" % (name, cell))
    if kind == "flag":
        return [0.5 if place is None else float(place)]
    return [1.0 if i == place else 0.0 for i in range(width)]


def key_of(cell, kind):
    """What a cell is found by: its value if it is a number, else its text; "" if it holds nothing."""
    if cell is None or cell != cell:
        return ""
    if cell is True or cell is False:
        return "true" if cell else "false"
    if isinstance(cell, NUMERIC):
        return cell
    text = ("%s" % (cell,)).strip()
    return text.lower() if kind == "flag" else text


def number_of(name, cell, key):
    if key == "":
        raise missing(name)
    try:
        x = float(cell) if isinstance(cell, NUMERIC + (bool,)) else None
    except OverflowError:
        x = None
    if x is None or x - x != 0.0:
        raise ValueError("column %s is %r, not a finite number" % (name, cell))
    return x


def missing(name):
    return ValueError("column %s is missing; the model was trained without gaps there" % name)


def predict(row):
    """The outputs for a row of cells; see encode."""
    return predict_numbers(encode(row))


# ---- one
def decision(x):
    """The number of the class."""
    return 1 if predict(x)[0] > THRESHOLD else 0


# ---- largest
def decision(x):
    """The number of the class, whose output is the largest."""
    y = predict(x)
    best = 0
    for i in range(len(y)):
        if y[i] != y[i]:
            return i
        if y[i] > y[best]:
            best = i
    return best


# ---- named
def classify(x):
    """The class of a sample, one of CLASSES."""
    return CLASSES[decision(x)]


# ---- numbered
def classify(x):
    """The number of a sample's class."""
    return decision(x)


# ---- questions
def classify(x):
    """1 or 0 for each output, which answer questions of their own."""
    return [1 if y > THRESHOLD else 0 for y in predict(x)]


# ---- initial
def initial_state():
    """A new list: the weights, and what the optimizer keeps beside them."""
    return list(INITIAL_STATE)


# ---- steps: checked
def train_step(state, x, y, *others):
    """The new state and the loss before the step; the others are the learning rate, and draws where it takes some."""
    x = numbers_of("x", x, BATCH_SIZE * INPUTS, FILLS)
    return stepped(state, x, numbers_of("y", y, BATCH_SIZE * OUTPUTS), *others)


def predict_with(state, x):
    """As predict, with the weights of a state; a row of cells is encoded first."""
    return outputs_with(state, numbers_of("x", x, INPUTS, FILLS))


# ---- difference
def difference(y, expected):
    """How far y is off; as a share of what is expected where that is above 1."""
    if y == expected or y != y and expected != expected:
        return 0.0
    d = abs(y - expected) / max(1.0, abs(expected))
    return d if d == d else 1e999


# ---- predictions: difference
def predictions_test():
    """The greatest difference of predictions."""
    greatest = 0.0
    for x, expected in TESTS:
        for y, t in zip(predict(x), expected):
            greatest = max(greatest, difference(y, t))
    return greatest


# ---- predicting: predictions
def self_test():
    """The greatest difference from the outputs recorded when this file was made; 0.0 if every bit is the same."""
    return predictions_test()


# ---- training: predictions
def self_test():
    """The greatest difference from what was recorded when this file was made; 0.0 if every bit is the same."""
    greatest = predictions_test()
    state = initial_state()
    for expected in TEST_LOSSES:
        state, loss = train_step(state, *TEST_BATCH)
        greatest = max(greatest, difference(loss, expected))
    return greatest


# ---- main
if __name__ == "__main__":
    found = self_test()
    print("self-test: every bit is as recorded" if found == 0.0 else "self-test: the greatest difference is %g" % found)
    if not found < 0.001:
        raise SystemExit(1)
