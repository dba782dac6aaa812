"""What a network makes of rows, as a C library: its outputs, its loss, and predict for one row without matrices.

Weights, and what scalers have measured, are arguments of the library, as in c_step.
"""
import copy
import ctypes
import struct
from array import array

from ...arrays.operators import make
from ...floats import elementary
from ...matrix import Matrix
from ..looped import c as looped
from ..looped.recording import record
from ..straightline.c import C
from .c_data import address, doubles, zeros
from .compiler import library
from .proof import TRIALS, compare, drawn, prove_functions, shares
from .steps import copy_with

# numbers: weights and the like.  For one row they stand before its inputs, its outputs and the room to work in; the
# answer is whether its inputs are finite.
DRIVER = """\
void purenn_outputs(whole n, const double *numbers, const double *X, const double *y, const double *weights,
                    double *out, double *loss, double *work)
{
    (void)y; (void)weights; (void)loss;
    outputs(n, ARGUMENTS, X, REST);
}
"""
ONE_ROW = """\
int purenn_row(double *numbers)
{
    double *x = numbers + PLACE_X, *out = x + WIDTH_X, finite = 0.0;
    for (whole j = 0; j < WIDTH_X; j++) finite += x[j] - x[j];
    outputs(1, ARGUMENTS, x, out, out + WIDTH_OUT);
    return finite == 0.0;
}
"""
MOST_KEPT = 64
BLOCK = 1000                            # rows that are predicted at once: how much memory it takes
_kept = {}


class Outputs:
    """The compiled outputs of networks with these layers and scalers; with_loss, of what stands behind the scalers."""

    def __init__(self, network, with_loss, weighted):
        self.arithmetic = "portable" if elementary.current() == "portable" else "native"
        self.n_in, self.n_out = network.n_in, network.n_out
        self.with_loss, self.weighted = with_loss, weighted
        self.given = given(network, with_loss)
        self.shapes = [matrix.shape for matrix in self.given]
        self.place_x = sum([r * c for r, c in self.shapes])
        self.formula = _formula(network, with_loss, weighted)
        self.function = looped.Function(self._recorded(), "outputs", C("double", self.arithmetic))
        self.loaded = library(looped.text([self.function], self._driver().split("\n")))
        self._spare = []
        call, self.row = self.loaded.purenn_outputs, None if with_loss else self.loaded.purenn_row
        call.restype, call.argtypes = None, [ctypes.c_longlong] + [ctypes.c_void_p] * 7
        self._prove()
        self.formula = self.given = None        # and with them the weights of the first network

    def _recorded(self):
        n = 2
        while n in [length for shape in self.shapes for length in shape]:
            n += 1
        rest = [("y", (n, self.n_out))] + [("w", (n, 1))] * self.weighted + [("samples", ())]
        inputs = [("a%d" % i, shape) for i, shape in enumerate(self.shapes)] + [("X", (n, self.n_in))]
        return record(lambda *arguments: list(zip(("out", "loss"), self.formula(*arguments))),
                      inputs + rest * self.with_loss, n)

    def _driver(self):
        sizes = [r * c for r, c in self.shapes]
        weights = ", ".join(["numbers + %d" % sum(sizes[:i]) for i in range(len(sizes))])
        rest = "y, " + "weights, " * self.weighted + "(double)n, out, loss, work" if self.with_loss else "out, work"
        text = DRIVER.replace("ARGUMENTS", weights).replace("REST", rest)
        if not self.with_loss:
            text += ONE_ROW.replace("ARGUMENTS", weights)
        for name, value in (("PLACE_X", self.place_x), ("WIDTH_X", self.n_in), ("WIDTH_OUT", self.n_out)):
            text = text.replace(name, "%d" % value)
        return text

    def room(self, samples):
        return max(1, self.function.room(samples))

    def call(self, numbers, X, y=None, weights=None):
        """(outputs, loss or None) of the rows in arrays, an array and a number; numbers: those of `given`."""
        samples = len(X) // self.n_in
        out, loss, work = zeros(samples * self.n_out), zeros(1), self._room(samples)
        self.loaded.purenn_outputs(samples, *[address(part) for part in (numbers, X, y, weights, out, loss, work)])
        self._spare[:] = [work]
        return out, loss[0] if self.with_loss else None

    def _room(self, samples):
        """The room that a call before has left, if it is large enough; another thread's call has one of its own."""
        try:
            work = self._spare.pop()
        except IndexError:
            work = ()
        return work if len(work) >= self.room(samples) else zeros(self.room(samples))

    def _prove(self):
        with elementary.Block(self.arithmetic):
            prove_functions([self.function], self.loaded)
            for rows, scale in TRIALS:
                matrices = [drawn(shape, scale, i) for i, shape in enumerate(self.shapes)]
                X, y, weights = drawn((rows, self.n_in), scale, rows), shares(rows, self.n_out, 1), shares(rows, 1, 2)
                rest = [y] + [weights] * self.weighted + [float(rows)] if self.with_loss else []
                results = self.formula(*(matrices + [X] + rest))
                out, loss = self.call(*[numbers_of(part) for part in (matrices, [X], [y], [weights])])
                compare(out.tolist() + [loss] * self.with_loss, results[0]._data + list(results[1:]),
                        lambda i: "number %d of the outputs" % i)


def outputs_of(network, with_loss=False, weighted=False):
    """The Outputs of a network, made once for all that have the same layers."""
    chain = network.chain
    layers = tuple([(layer.n_in, layer.n_out, layer.activation) for layer in chain.dense])
    scalers = tuple([scaler and scaler.kind for scaler in (network.scaler, network.target_scaler)])
    key = elementary.current(), layers, (chain.loss, chain.l1, chain.l2, weighted) if with_loss else scalers
    if key not in _kept:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = Outputs(network, with_loss, weighted)
    return _kept[key]


def predicted(network, X):
    """The outputs for the rows of X, in the targets' own units, a block of rows after the other."""
    compiled, numbers, rows, n = outputs_of(network), numbers_of(given(network)), doubles(X), network.n_in
    out = []
    for start in range(0, len(rows), BLOCK * n):
        block = rows if len(rows) <= BLOCK * n else rows[start:start + BLOCK * n]
        out += compiled.call(numbers, block)[0].tolist()
    return make(Matrix, out, (X.shape[0], network.n_out), "float")


def numbers_of(matrices):
    """The numbers of matrices, one after the other."""
    if len(matrices) == 1:
        return doubles(matrices[0])
    numbers = array("d")
    for matrix in matrices:
        numbers.extend(doubles(matrix))
    return numbers


def given(network, with_loss=False):
    """The matrices that outputs depend on: weights, and rows of what the scalers have measured."""
    found = network.chain.parameters()
    for scaler in () if with_loss else (network.scaler, network.target_scaler):
        if scaler is not None:
            found = found + [make(Matrix, row._data, (1, row.size), "float") for row in (scaler.centre, scaler.spread)]
    return found


def _formula(network, with_loss, weighted):
    """The function of these matrices and X that returns [outputs]; with_loss, of y and the like too, and the loss."""
    chain, scaler, target_scaler = network.chain, network.scaler, network.target_scaler
    count = len(chain.parameters())

    def losses(*arguments):
        X, y = arguments[count:count + 2]
        return copy_with(chain, arguments[:count]).outputs_and_loss(
            X, y, arguments[count + 2] if weighted else None, arguments[-1])

    def outputs(*arguments):
        X, rest = arguments[-1], arguments[count:-1]
        X = X if scaler is None else _with(scaler, rest[:2]).transform(X)
        found = copy_with(chain, arguments[:count]).outputs(X)
        return [found if target_scaler is None else _with(target_scaler, rest[-2:]).inverse(found)]
    return losses if with_loss else outputs


def _with(scaler, measured):
    other = copy.copy(scaler)
    other.centre, other.spread = measured
    return other


# ---- one row ----

def one_row(network):
    """predict for one row, compiled, with the weights as they are now: a function of a list that returns a list.

    Its attributes `inputs` and `outputs` are views of where the numbers stand, and run() calculates the ones from the
    others, which saves the lists.  They are of this function alone, and for one thread at a time.  ValueError for a row
    of another length, and for what is not finite.
    """
    compiled, n_in, n_out = outputs_of(network), network.n_in, network.n_out
    memory = numbers_of(given(network)) + zeros(n_in + n_out + compiled.room(1))
    first, last = 8 * compiled.place_x, 8 * (compiled.place_x + n_in)
    pack, unpack = struct.Struct("%dd" % n_in).pack_into, struct.Struct("%dd" % n_out).unpack_from
    call, where = compiled.row, ctypes.c_void_p(address(memory))

    def run():
        """Calculate `outputs` from `inputs`; ValueError for inputs that are not finite."""
        if not call(where):
            raise ValueError("a row has a number that is nan or infinite: %r" % list(predict.inputs))

    def predict(row):
        """The outputs for a row, a list."""
        try:
            pack(memory, first, *row)
        except (struct.error, TypeError):
            raise ValueError("expected a row of %d numbers; got %r" % (n_in, row)) from None
        if not call(where):
            raise ValueError("a row has a number that is nan or infinite: %r" % (row,))
        return list(unpack(memory, last))
    numbers = memoryview(memory)
    predict.inputs = numbers[compiled.place_x:compiled.place_x + n_in]
    predict.outputs = numbers[compiled.place_x + n_in:compiled.place_x + n_in + n_out]
    predict.run = run
    return predict
