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
from .compiler import CompilerError, compiler

NUMBERS = ([sign * 1.37 ** k for sign in (1.0, -1.0) for k in range(-120, 40)] + [k / 37.0 for k in range(-800, 800)]
           + [0.0, -0.0, INF, -INF, NAN, 5e-324, 1e308, -745.2, 709.79])
TRIALS = ((5, 1.0), (1, 30.0))          # rows, and about how large their numbers are
RATE = 0.125


def address(numbers):
    """The address of an array's numbers, good as long as something else keeps the array; None of None."""
    return None if numbers is None else numbers.buffer_info()[0]


def zeros(count):
    """An array of so many doubles."""
    return array("d", bytes(8 * count))


def prove(step, loaded, function):
    """CompilerError unless a c_step.Step's library, and its function purenn_run, have the bits of Python."""
    with elementary.Block(step.arithmetic):
        prove_functions(step.function, loaded)
        for rows, scale in TRIALS:
            _try_step(step, function, rows, scale)


def prove_functions(function, loaded):
    """The same for the elementary functions that a looped.c.Function calls."""
    for name in function.functions():
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
    states = [zeros(step.size), array("d", _flat(kept) + powers), zeros(step.size)]
    done, start, counts, rate = array("q", [0]), array("q", [0]), array("q", [rows]), array("d", [RATE])
    given = [array("d", _flat(matrices)) for matrices in ([X], [y], weights, draws)]
    losses, work = zeros(2), zeros(step.room(rows))
    function(address(done), 0, 1, address(start), address(counts), address(rate), None, *(
        [address(numbers) for numbers in given] + [pointers(states), address(losses), INF, address(work)]))
    compare(states[2].tolist() + losses.tolist(), _flat([result for _, result in expected]),
            lambda i: "number %d of a step" % i)


def pointers(arrays):
    """The addresses of these arrays, as an array of C's own."""
    return (ctypes.c_void_p * len(arrays))(*[address(numbers) for numbers in arrays])


def _flat(results):
    return [x for result in results for x in (result._data if is_matrix(result) else [result])]


def compare(found, expected, named):
    """CompilerError where two numbers differ; all nan are alike."""
    for i, (x, y) in enumerate(zip(found, expected)):
        if float(x).hex() != float(y).hex():
            raise CompilerError("what %s makes has not the bits of this Python: %s is %r, and %r there; engine \"c\" "
                                "cannot be used" % (compiler(), named(i), float(y), float(x)))
