"""What an exported Python file holds beside its programs.  Sections, copied into it: see portable.py.

In capitals: what the exporter writes beside them; predict and train_step are programs.
"""
# ruff: noqa: F811, F821


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
