"""Training by the optimizer "lbfgs": the engine whose steps are those of a Search, for all rows at once."""
from ..arrays.operators import make
from ..matrix import Matrix
from .lbfgs import Search


class Searching(object):
    """The engine of one training by LBFGS: its steps are those of a Search, as long as nothing else changes weights."""
    can_run = False

    def __init__(self):
        self._search = None

    def step(self, chain, optimizer, parameters, batch, random):
        """(loss, penalty, finish) for all rows, as the top of fitting/engines.py says; the penalty is in the loss."""
        x = [number for matrix in parameters for number in matrix._data]
        if self._search is None or self._search.x != x:
            self._search = Search(_Function(chain, parameters, batch), x, optimizer.tol, optimizer.iterations,
                                  *optimizer.pairs)
        search = self._search

        def finish():
            search.step()
            optimizer.searched(search)
            return _matrices(parameters, search.x)
        return search.loss, 0, finish


class _Function(object):
    """The loss of a batch, penalty included, and its gradient, as a function of a list of all weights."""

    def __init__(self, chain, parameters, batch):
        self._chain, self._parameters, self._batch = chain, parameters, batch

    def __call__(self, x):
        chain, batch = self._chain, self._batch
        before = chain.parameters()
        try:
            chain.set_parameters(_matrices(self._parameters, x))
            loss, penalty, gradients = chain.backward(batch.X, batch.y, batch.weights)
        finally:
            chain.set_parameters(before)
        return loss + penalty, [number for matrix in gradients for number in matrix._data]


def _matrices(parameters, x):
    """The numbers as matrices of the parameters' shapes."""
    found, start = [], 0
    for matrix in parameters:
        found.append(make(Matrix, x[start:start + matrix.size], matrix.shape, "float"))
        start += matrix.size
    return found
