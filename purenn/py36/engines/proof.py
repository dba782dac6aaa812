"""The proof of a compiled step: its library has the bits of this Python, or it is not used.

Its elementary functions are tried with some two thousand numbers, and the step itself with random numbers.
"""
import ctypes
from array import array

from ...arrays.operators import is_matrix, make
from ...arrays.shapes import size_of
from ...floats import elementary
from ...floats.parts import INF, NAN
from ...matrix import Matrix
from ...random.generators import RandomState
from .c_data import Training, address, zeros
from .compiler import CompilerError, compiler

NUMBERS = ([sign * 1.37 ** k for sign in (1.0, -1.0) for k in range(-120, 40)] + [k / 37.0 for k in range(-800, 800)]
           + [0.0, -0.0, INF, -INF, NAN, 5e-324, 1e308, -745.2, 709.79])
TRIALS = ((11, 1.0), (1, 30.0))         # rows, and about how large they are; products take 8 at once, and the rest
RATE = 0.125


def prove(step, loaded, function):
    """CompilerError unless a c_step.Step's library, and its function purenn_run, have the bits of Python."""
    with elementary.Block(step.arithmetic):
        prove_functions(step.functions, loaded)
        for rows, scale in step.trials:
            _try_step(step, function, step.lines or rows, scale)


def prove_functions(functions, loaded):
    """The same for the elementary functions that looped.c.Functions call."""
    for name in sorted(set([name for function in functions for name in function.functions()])):
        given, found, call = array("d", NUMBERS), zeros(len(NUMBERS)), getattr(loaded, "purenn_" + name)
        call.restype, call.argtypes = None, [ctypes.c_longlong, ctypes.c_void_p, ctypes.c_void_p]
        call(len(NUMBERS), address(given), address(found))
        compare(found, elementary.each(name, NUMBERS), lambda i, name=name: "%s(%r)" % (name, NUMBERS[i]))


def drawn(shape, scale=1.0, seed=0):
    """A matrix of random numbers of about this size."""
    return make(Matrix, [x * scale for x in RandomState(seed).normal(size=(size_of(shape),))], shape, "float")


def shares(rows, columns, seed):
    """A matrix of random numbers between 0 and 1."""
    return make(Matrix, RandomState(seed).uniform(size=(rows * columns,)), (rows, columns), "float")


def _try_step(step, function, rows, scale):
    """One step, from random weights, with random rows."""
    count = len(step.shapes)
    kept = [drawn(shape, scale, i) for i, shape in enumerate(step.shapes * (1 + step.moments))]
    kept = kept[:count] + [abs(moments) for moments in kept[count:]]
    powers = [(i + 1) / 4.0 for i in range(step.powers)]
    X, y = drawn((rows, step.n_in), scale, rows), shares(rows, step.n_out, 1)
    weights = [shares(rows, 1, 2)] * step.weighted
    draws = [shares(rows, n, 3 + i) for i, n in enumerate(step.drops)]
    expected = step.formula(*(kept + powers + [RATE, float(rows), X, y] + weights + draws))
    training = Training([zeros(step.size), array("d", _flat(kept) + powers), zeros(step.size)])
    X, y, weights, draws = [array("d", _flat(matrices)) for matrices in ([X], [y], weights, draws)]
    results = zeros(1), zeros(1)
    training.give(batches=1, starts=array("q", [0]), counts=array("q", [rows]), rates=array("d", [RATE]), X=X, y=y,
                  weights=weights, draws=draws, losses=results[0], penalties=results[1], totals=zeros(1), most=INF,
                  work=zeros(step.room(rows)), sums=zeros(step.sums(rows)), threads=1)
    function(training, 1, 0)
    found = [x for numbers in (training.kept["states"][2],) + results for x in numbers]
    compare(found, _flat([result for _, result in expected]),
            lambda i: "number %d of a step" % i)


def _flat(results):
    return [x for result in results for x in (result._data if is_matrix(result) else [result])]


def compare(found, expected, named):
    """CompilerError where two numbers differ; all nan are alike."""
    for i, (x, y) in enumerate(zip(found, expected)):
        if float(x).hex() != float(y).hex():
            raise CompilerError("what %s makes has not the bits of this Python: %s is %r, and %r there; engine \"c\" "
                                "cannot be used" % (compiler(), named(i), float(y), float(x)))
