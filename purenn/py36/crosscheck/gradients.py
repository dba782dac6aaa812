"""Is a gradient right?  One's own function, or a network's, beside exact derivatives by dual numbers.

The loss is calculated once more on dual numbers, by the function itself, so that no second formula has to be trusted.
Python's `math` would refuse them: while the function runs, the names of its module that stand for `math` and for the
functions of it stand for those of floats/elementary.py.  NumPy calculates with dual numbers in arrays of objects.
"""
import inspect
import math
import sys
import types
from contextlib import contextmanager

from ...arrays.nested import nest, unnest
from ...arrays.operators import operand
from ...arrays.shapes import counted
from ...floats import elementary
from ...floats.names import shortened, type_text
from ...network import Network
from ..numbers.dual import Dual, gradient

CLOSE = 1e-7                            # relative errors up to here are rounding
NOTHING = 1e-9                          # derivatives are compared with at least this share of the largest of all
STEP = 2.0 ** -18                       # of central differences, whose error is about 1e-9
FACTORS = (-1, 2, -2, 0.5, -0.5, 0)     # by which a wrong gradient is often off


class Row:
    """The comparison of one matrix of weights: its name and shape, the largest relative error and where, both numbers.

    remark: what all numbers of the matrix have in common that are wrong, or "".
    """

    def __init__(self, name, shape, error, place, own, exact, remark):
        self.name, self.shape, self.error, self.place = name, shape, error, place
        self.own, self.exact, self.remark = own, exact, remark


class GradientCheck:
    """What gradient_check returns: `rows`, the worst first, `loss`, `ok`, and the table as text.

    error: the largest relative error of all.  how: in words, how the derivatives to compare with were made.
    """

    def __init__(self, loss, rows, how):
        self.loss, self.how = loss, how
        self.rows = sorted(rows, key=lambda row: -row.error)
        self.error = self.rows[0].error
        self.ok = self.error <= CLOSE

    def __str__(self):
        lines = [("weights", "shape", "error", "at", "yours", "exact")]
        for row in self.rows:
            shape, place = "x".join(map(str, row.shape)) or "1", ",".join(map(str, row.place))
            lines.append((row.name, shape, "%.2g" % row.error, place, "%.10g" % row.own, "%.10g" % row.exact))
        widths = [max(map(len, column)) for column in zip(*lines)]
        text = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines]
        text += ["%s: %s" % (row.name, row.remark) for row in self.rows if row.remark]
        return "\n".join(["loss %.10g; derivatives %s" % (self.loss, self.how)] + text + [
            "agrees: relative errors of at most %.2g" % self.error if self.ok else
            "differs: a relative error of %.2g, where rounding makes less than %g" % (self.error, CLOSE)])

    __repr__ = __str__


def gradient_check(of, *arguments, **options):
    """Compare a gradient with exact derivatives; returns a GradientCheck.  The arguments: purenn.gradient_check."""
    if isinstance(of, Network):
        return _of_network(of, *arguments, **options)
    if not callable(of):
        raise TypeError("gradient_check takes a Network or a function; got %s" % type_text(of))
    return _of_function(of, *arguments, **options)


def _of_network(network, X, y, sample_weight=None):
    layers = [layer for layer in network.layers if layer.names]
    loss, found = network.loss_and_gradients(X, y, sample_weight)
    names = ["%s of layer %d" % (name, i + 1) for i, layer in enumerate(layers) for name in layer.names]
    copy = Network.of_state(network.state())
    flat = [_Shaped(matrix) for matrix in network.chain.parameters()]

    def loss_of(numbers):
        copy.chain.set_parameters(_filled(flat, numbers))
        return copy.loss_and_gradients(X, y, sample_weight)[0]
    own = [_Shaped(matrix) for pair in found for matrix in pair]
    return _compared(loss, own, flat, names, gradient(loss_of, _numbers(flat)), "by dual numbers")


def _of_function(function, weights, *data, **options):
    names = options.pop("names", None)
    if options:
        raise TypeError("gradient_check: unknown argument %s; known is names" % sorted(options)[0])
    flat = [_Shaped(weight) for weight in weights]
    names = list(names or ["weights %d" % i for i in range(len(flat))])
    if len(names) != len(flat):
        raise ValueError("there are %s and %d names" % (counted(len(flat), "group") + " of weights", len(names)))
    call = _caller(function, len(flat), len(data))
    loss, own = _answer(call(list(weights), data), len(flat))
    own = [_Shaped(part) for part in own]
    for name, mine, wanted in zip(names, own, flat):
        if mine.shape != wanted.shape and mine.size != wanted.size:
            raise ValueError("%s: the weights have the shape %r, their derivatives %r"
                             % (name, wanted.shape, mine.shape))

    def loss_of(numbers):
        return _single(_answer(call(_filled(flat, numbers), data), len(flat))[0])
    numbers = _numbers(flat)
    try:
        with _math_of_any_kind(function):
            exact, how = gradient(loss_of, numbers), "by dual numbers"
    except Exception as error:
        exact = _differences(loss_of, numbers)
        how = "by central differences, to some 8 digits: on dual numbers the function ends with %s: %s" % (
            type(error).__name__, shortened(str(error)))
    return _compared(_single(loss), own, flat, names, exact, how)


# ---- calling the function ----

class _Shaped:
    """Numbers in lists, an array or a matrix, or a single one: a flat list, the shape, and how to make another such."""

    def __init__(self, value):
        plain = value.tolist() if hasattr(value, "tolist") else value
        self.numbers, self.shape = unnest(plain) if isinstance(plain, (list, tuple)) else ([plain], ())
        self.size = len(self.numbers)
        self._like = value

    def filled(self, numbers):
        """What was given, with these numbers in it: an array of NumPy's, a matrix of its class, lists or a number."""
        rows = nest(numbers, self.shape) if self.shape else numbers[0]
        if type(self._like).__module__ == "numpy":
            return sys.modules["numpy"].array(rows, dtype=object if isinstance(numbers[0], Dual) else None)
        return operand(rows, self._like._form.cls) if hasattr(self._like, "_form") else rows


def _numbers(flat):
    return [x for part in flat for x in part.numbers]


def _filled(flat, numbers):
    """The parts, with these numbers in them, one after the other."""
    rest = iter(numbers)
    return [part.filled([next(rest) for _ in range(part.size)]) for part in flat]


def _caller(function, weights, data):
    """A function of (weights, data) that calls the function as its parameters ask for."""
    try:
        wanted = [p for p in inspect.signature(function).parameters.values() if p.default is p.empty and p.kind in (
            p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    except (TypeError, ValueError):     # a function of C has none
        wanted = ()
    if len(wanted) == 1 + data and weights != 1:
        return lambda own, rest: function(own, *rest)
    return lambda own, rest: function(*(list(own) + list(rest)))


def _answer(found, count):
    """(loss, list of derivatives) of what the function returns; TypeError where it is neither form."""
    several = isinstance(found, (tuple, list))
    if several and len(found) == 2 and isinstance(found[1], (tuple, list)) and len(found[1]) == count:
        return found[0], list(found[1])
    if several and len(found) == 1 + count:
        return found[0], list(found[1:])
    raise TypeError("expected the loss and %s, in the order of the weights; the function returned %s" % (
        counted(count, "derivative"), "%d things" % len(found) if several else type_text(found)))


def _single(loss):
    """The loss as one number, also where it stands in an array alone."""
    part = _Shaped(loss)
    if part.size != 1:
        raise ValueError("the loss must be one number; the function's has the shape %r" % (part.shape,))
    return part.numbers[0]


@contextmanager
def _math_of_any_kind(function):
    """Inside the block, the names of the function's module that mean `math` take dual numbers too."""
    scope = getattr(inspect.unwrap(function), "__globals__", {})
    general = {name: getattr(elementary, name) for name in elementary.NAMES}
    general.update(pow=elementary.power, fabs=abs)
    module = types.ModuleType("math")
    module.__dict__.update(math.__dict__)
    module.__dict__.update(general)
    known = {id(getattr(math, name)): general[name] for name in general}
    known[id(math)] = module
    before = {name: value for name, value in scope.items() if id(value) in known}
    scope.update({name: known[id(value)] for name, value in before.items()})
    try:
        yield
    finally:
        scope.update(before)


def _differences(loss_of, numbers):
    """Central differences of the loss by each number."""
    found = []
    for i, x in enumerate(numbers):
        h = STEP * max(1.0, abs(x))
        ends = [loss_of(numbers[:i] + [x + step] + numbers[i + 1:]) for step in (-h, h)]
        found.append((ends[1] - ends[0]) / (2 * h))
    return found


# ---- comparing ----

def _compared(loss, own, flat, names, exact, how):
    exact = [float(x.value if isinstance(x, Dual) else x) for x in exact]
    least = NOTHING * max([abs(x) for x in exact] + [sys.float_info.min])
    rest, rows = iter(exact), []
    for name, mine, part in zip(names, own, flat):
        true = [next(rest) for _ in range(part.size)]
        numbers = [float(x) for x in mine.numbers]
        errors = [_error(a, b, least) for a, b in zip(numbers, true)]
        at = errors.index(max(errors))
        remark = _remark(numbers, true, mine.shape, part.shape, least) if errors[at] > CLOSE else ""
        rows.append(Row(name, part.shape, errors[at], _place(at, part.shape), numbers[at], true[at], remark))
    return GradientCheck(float(loss), rows, how)


def _error(own, exact, least):
    """The distance as a share of the larger number; infinite where yours is none."""
    if own - own != 0.0:
        return math.inf
    return abs(own - exact) / max(abs(own), abs(exact), least)


def _place(at, shape):
    """The indices of the at-th number, row by row."""
    places = []
    for side in reversed(shape):
        places.insert(0, at % side)
        at //= side
    return tuple(places)


def _remark(own, exact, own_shape, shape, least):
    """What all wrong numbers have in common, in words."""
    if own_shape != shape:
        return "its shape is %r, that of the weights %r" % (own_shape, shape)
    for factor in FACTORS:
        if all(_error(a, factor * b, least) <= CLOSE for a, b in zip(own, exact)):
            return "all are 0" if factor == 0 else "all are %g times the exact ones" % factor
    if len(shape) == 2 and shape[0] == shape[1]:
        turned = [exact[j * shape[0] + i] for i in range(shape[0]) for j in range(shape[1])]
        if all(_error(a, b, least) <= CLOSE for a, b in zip(own, turned)):
            return "it is transposed"
    ratios = [a / b for a, b in zip(own, exact) if abs(b) > least]
    if ratios and max(ratios) - min(ratios) <= CLOSE * abs(ratios[0]):
        return "all are %.10g times the exact ones" % ratios[0]
    return ""
