"""How outputs are calculated: by the layers, by a program of one row or, where it is asked for, by compiled code.

All ways give the same bits.  Programs and compiled code are py36/engines'.
"""
from ..arrays.operators import make
from ..floats.elementary import current
from ..floats.names import unknown
from ..losses import LOSSES
from ..matrix import Matrix
from ..targets import inputs_of
from .engines import branches_slow, check, implementation, of_floats, of_ours, packed

PREDICT_BY = ("auto", "matrix", "c")

# For each kind of Python: the most weights, the microseconds that making a program takes, once and for each weight,
# and the microseconds that it saves for each row.
PREDICTING = {"cpython": (1000, 2000, 40, 1.0), "pypy": (150, 5000, 100, 0.5)}


class Predicting(object):
    """A chain's outputs: by its layers and, once there were many rows, by a faster program of one row in a loop."""

    def __init__(self):
        self.rows = 0                   # so far
        self._program = self._made_for = None

    def __reduce__(self):
        return Predicting, ()           # a copy makes a program of its own

    def outputs(self, chain, X):
        """The last layer's outputs for X (samples, inputs), a matrix that has been checked."""
        self.rows += X._form.shape[0]
        parameters = chain.parameters()
        if current() != "fast" and self._pays(chain) and not branches_slow(chain) and of_floats([X] + parameters):
            made_for = [current()] + [layer.activation for layer in chain.dense]
            if made_for != self._made_for:
                self._program, self._made_for = _predictor(chain), made_for
            if self._program is not None:
                return self._program.outputs(parameters, X)
        return chain.outputs(X)

    def _pays(self, chain):
        most, once, once_each, saved = PREDICTING.get(implementation(), (0, 0, 0, 0))
        return chain.size <= most and self.rows * saved >= once + once_each * chain.size


def _predictor(chain):
    """The program of one row; None for a chain that is not of this package's own code."""
    if not of_ours(chain):
        return None
    from ..py36.engines.steps import Outputs
    return Outputs(chain)


def predicted(engine, network, X):
    """The outputs for rows X, in the targets' own units, by compiled code; None where that is not asked for."""
    X, _ = data_for(engine, network, X)
    if engine == "c" and _can_compile(network.chain):
        from ..py36.engines.c_outputs import predicted as made
        return made(network, inputs_of(network, X))
    return None


def data_for(engine, network, X, y=None):
    """X and y as the engine takes them; ValueError unless there is an engine of this name for predicting."""
    if engine not in PREDICT_BY:
        raise ValueError(unknown("engine for predicting", engine, PREDICT_BY))
    check(engine)
    return packed(network, X, y) if engine == "c" else (X, y)


def _can_compile(chain, *data):
    """Whether outputs of the chain can be compiled: all code is this package's own, all numbers are floats."""
    return of_ours(chain) and of_floats(chain.parameters()) and not [
        matrix for matrix in data if matrix is not None and matrix._form.kind == "object"]


def outputs_and_loss(engine, network, X, y, weights):
    """(outputs, loss with penalties) for inputs and targets as the layers have them."""
    chain = network.chain
    if engine == "c" and _can_compile(chain, X, y, weights) and chain.loss is LOSSES.get(chain.loss.name):
        from ..py36.engines.c_outputs import given, numbers_of, outputs_of
        compiled = outputs_of(network, True, weights is not None)
        out, loss = compiled.call(numbers_of(given(network, True)), numbers_of([X]), numbers_of([y]),
                                  None if weights is None else numbers_of([weights]))
        return make(Matrix, out.tolist(), (X.shape[0], network.n_out), "float"), loss
    return chain.outputs_and_loss(X, y, weights)


def one_row(network):
    """What Network.compiled returns."""
    check("c")
    if network.encoder is not None:
        raise ValueError("compiled is for rows of numbers; this network's encoder takes cells")
    if not _can_compile(network.chain):
        raise ValueError("%r has layers, activations or numbers of your own; compiled is for this package's, and for "
                         "floats" % network)
    from ..py36.engines.c_outputs import one_row as made
    return made(network)


def compiled_by():
    """The command of the C compiler that "c" uses, in words; ValueError where there is none that works."""
    check("c")
    from ..py36.engines.compiler import compiler
    return "%s" % compiler()
