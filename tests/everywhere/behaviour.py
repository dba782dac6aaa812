"""What Matrix and purenn.numpy do, printed; the same text is expected of every Python.

behaviour.txt beside this file is what NumPy prints for the same lines:

    python3 tests/everywhere/expect_behaviour.py

Left out is what a Python cannot do: comparison operators give arrays everywhere
but on Skulpt (np.less and the others do there), and x *= y changes x itself
everywhere but on MicroPython, where one number of an array is a plain float.
"""
import sys

import purenn.numpy as np


def show(name, value):
    if isinstance(value, float):                # not every Python's own text of a float is the shortest
        value = np.array([value])
    sys.stdout.write("%s: %s\n" % (name, value))


def error_of(function, *arguments):
    try:
        function(*arguments)
    except (ValueError, TypeError, IndexError):
        return "an error"
    return "no error"


np.random.seed(3)
a = np.array([[1.5, -2.0, 3.25], [0.5, 4.0, -1.0]])
b = np.array([[2, 3, 4], [5, 6, 7]])
c = np.random.rand(3, 4)
row = np.array([10.0, 20.0, 30.0])
column = np.array([[1.0], [2.0]])

# operators, many times: plain loops first, generated kernels after
for _ in range(12):
    results = [("a + b", a + b), ("a - row", a - row), ("column * a", column * a), ("a / b", a / b), ("b / b", b / 2),
               ("1 / a", 1 / a), ("2 - b", 2 - b), ("a * 0.5", a * 0.5), ("-a", -a), ("a ** 2", a ** 2),
               ("b // 2", b // 2), ("b % 4", b % 4), ("a.dot(c)", a.dot(c)), ("a.T", a.T), ("b.dot(b.T)", b.dot(b.T)),
               ("sum 0", a.sum(axis=0)), ("sum 1", a.sum(axis=1, keepdims=True)), ("row.dot", row.dot(row)),
               ("less", np.less(a, 1)), ("greater_equal", np.greater_equal(a, b)), ("equal", np.equal(b, 6)),
               ("zero", a / 0.0), ("0/0", (a - a) / 0.0)]
for name, value in results:
    show(name, value)

# in place, and what is shared
d = a.copy()
e = d
d += 1
d -= row
show("in place", e)
part = d[1]
part += 100.0
show("a row is shared", d)
turned = d.T
turned -= 1.0
show("the transpose is shared", d)
d.reshape(-1)[0] = 7.0
show("a reshape is shared", d)
d[0] += d[1]
show("a row += a row", d)

# indices
for name, value in (
        ("a[0]", a[0]), ("a[:, 1]", a[:, 1]), ("a[-1, -1]", a[-1, -1]), ("a[:, ::2]", a[:, ::2]),
        ("a[::-1]", a[::-1]), ("a[[1, 0, 1]]", a[[1, 0, 1]]), ("a[[0, 1], [2, 0]]", a[[0, 1], [2, 0]]),
        ("mask", a[np.greater(a, 0)]), ("rows by mask", b[np.array([False, True])]), ("None", row[:, None]),
        ("a[1:, :2]", a[1:, :2]), ("a[:, [2, 0]]", a[:, [2, 0]]), ("eye", np.eye(3)[[2, 0]])):
    show(name, value)
d = np.zeros((3, 4))
d[1] = 5
d[:, 2] = [1.0, 2.0, 3.0]
d[0, 0] -= 2.5
d[[0, 2], [3, 3]] = 9.0
d[np.equal(d, 5)] = -1.0
show("written", d)
d = np.array([1, 2, 3])
d[1] = 7.9
show("ints stay ints", d)

# reductions and the like
for name, value in (
        ("mean", a.mean()), ("mean 0", a.mean(axis=0)), ("max", a.max()), ("min 1", a.min(axis=1)),
        ("argmax", a.argmax()), ("argmax 1", a.argmax(axis=1)), ("std", np.std(a)), ("var 0", np.var(a, axis=0)),
        ("prod", np.prod(b)), ("cumsum", np.cumsum(b)), ("any", np.any(b)), ("all 0", np.all(a, axis=0)),
        ("nan", np.array([1.0, np.nan, 2.0]).max()), ("norm", np.linalg.norm(a)), ("unique", np.unique([3, 1, 2, 3])),
        ("argsort", np.argsort(a.ravel())), ("sort", np.sort(a, axis=0)), ("bincount", np.bincount([0, 2, 2])),
        ("median", np.median(row)), ("trace", np.trace(np.eye(4)))):
    show(name, value)

# functions
x = np.linspace(-2, 2, 5)
for name, value in (
        ("exp", np.exp(x)), ("tanh", np.tanh(x)), ("sin", np.sin(x)), ("sqrt", np.sqrt(np.abs(x))), ("log", np.log(x + 3)),
        ("sigmoid", 1 / (1 + np.exp(-x))), ("far exp", np.exp(np.array([-1000.0, 1000.0]))),
        ("maximum", np.maximum(0, x)), ("where", np.where(np.greater(x, 0), x, 0.1 * x)), ("clip", np.clip(x, -1, 1)),
        ("round", np.round(x * 0.77, 1)), ("sign", np.sign(x)), ("floor", np.floor(x * 0.77)), ("power", np.power(2.0, x)),
        ("outer", np.outer(x, row)), ("vstack", np.vstack([row, a])), ("hstack", np.hstack([a, column])),
        ("concatenate", np.concatenate([x, row])), ("c_", np.c_[row, row]), ("tile", np.tile(row, 2)),
        ("repeat", np.repeat([1, 2], 2)), ("arange", np.arange(2, 11, 3)), ("arange of floats", np.arange(0, 1, 0.25)),
        ("zeros", np.zeros((2, 3))), ("ones", np.ones(3, dtype=int)), ("full", np.full((2, 2), 7.5)),
        ("expand", np.expand_dims(row, 1)), ("squeeze", np.squeeze(column)), ("isnan", np.isnan(x)),
        ("inverse", np.linalg.inv([[2.0, 1.0], [1.0, 3.0]])), ("allclose", np.allclose(x, x + 1e-12)),
        ("astype", x.astype(int))):
    show(name, value)

# random numbers
np.random.seed(7)
show("randn", np.random.randn(2, 3))
show("randint", np.random.randint(0, 10, 5))
show("permutation", np.random.permutation(6))
show("choice", np.random.choice(5, 3, replace=False))
show("generator", np.random.default_rng(1).standard_normal(3))

# text
show("wide", np.arange(30) * 1234567)
show("mixed", np.array([1e-10, 1.0, 1e10]))
show("bools", np.array([True, False]))
show("empty", np.zeros((0, 3)))
show("large", np.zeros((40, 40)))
show("nan and inf", np.array([np.nan, np.inf, -1.0]))

# reshapes of views: shared where even steps lead through the numbers
e = np.arange(12).reshape(1, 3, 4)
e.transpose(1, 0, 2).reshape(2, 6)[1] = -1
show("a reshape of turned axes of length 1 is shared", e)
e.transpose(2, 0, 1).reshape(2, 6)[0] = -2
show("a reshape of turned axes that joins them is a copy", e)
e[:, ::2].reshape(2, 2, 2)[1, 0] = -3
show("a reshape of every other row that splits it is shared", e)

# nan, nothing, and what wraps around
show("nanmax with a start", np.nanmax(np.array([[np.nan, 1.0], [np.nan, np.nan]]), axis=1, initial=0.5))
show("nanmax of nothing", error_of(lambda: np.nanmax(np.zeros((0, 1, 0, 2)), axis=0)))
show("nanmax to nothing", np.nanmax(np.zeros((2, 0)), axis=0))
show("max under a mask", error_of(lambda: np.max(a, where=np.less(a, 1))))
show("an array wraps around", np.array([200, 1], "uint8").astype("int8"))

# errors
show("shapes", error_of(lambda: a + c))
show("dot", error_of(lambda: a.dot(b)))
show("ragged", error_of(lambda: np.array([[1, 2], [3]])))
show("index", error_of(lambda: a[5]))
show("axis", error_of(lambda: a.sum(axis=2)))
show("reshape", error_of(lambda: a.reshape(4, 4)))

# training, to the end
X, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0], [1], [1], [0]])
np.random.seed(1)
W1, b1, W2, b2 = np.random.randn(2, 4), np.zeros((1, 4)), np.random.randn(4, 1), np.zeros((1, 1))
for epoch in range(300):
    hidden = np.tanh(X.dot(W1) + b1)
    output = 1 / (1 + np.exp(-(hidden.dot(W2) + b2)))
    delta = output - y
    back = delta.dot(W2.T) * (1 - hidden ** 2)
    W2 -= 0.3 * hidden.T.dot(delta)
    b2 -= 0.3 * delta.sum(axis=0, keepdims=True)
    W1 -= 0.3 * X.T.dot(back)
    b1 -= 0.3 * back.sum(axis=0, keepdims=True)
show("XOR", output)
show("weights", W1)
