"""A step of training and a prediction with its weights, recorded over whole matrices, to be printed as loops.

They are the programs of recordings.training in another form: one list is the state, of which the matrices are pieces,
and what the scalers have measured is a list that stands in the file.
"""
import copy

from ...arrays.shapes import size_of
from ..engines.steps import Draws, copy_with, drops, trained
from ..looped.exported import Looped
from ..looped.recording import record

NO_SIZE = -1                            # no size of a recording is open: all are printed as they are


class TrainingLoops:
    """scales: the numbers of the scalers, centre and spread, one after the other."""

    def __init__(self, net, optimizer, batch_size):
        self.net, self.optimizer, self.batch_size = net, optimizer, batch_size
        shapes = [parameter.shape for parameter in net.chain.parameters()]
        self.count, self.powers = len(shapes), len(optimizer.powers_of)
        self._matrices = [("a%d" % i, shape) for i, shape in enumerate(shapes * (1 + len(optimizer.moments)))]
        self._state = self._matrices + [("p%d" % i, ()) for i in range(self.powers)]
        self._draws = [("d%d" % i, (batch_size, n)) for i, n in enumerate(drops(net.chain))]
        rows = [row for scaler in (net.scaler, net.target_scaler) if scaler is not None
                for row in (scaler.centre, scaler.spread)]
        self._rows = [("c%d" % i, (1, row.size)) for i, row in enumerate(rows)]
        self.scales = [float(x) for row in rows for x in row._data]

    def programs(self):
        """{name: Looped} of the functions that a file has."""
        return {"stepped": self._stepped(), "outputs_with": self._outputs_with()}

    def _stepped(self):
        n, net = self.batch_size, self.net
        batch = [("x_", (n, net.n_in)), ("y_", (n, net.n_out)), ("rate_", ())]
        groups = [("state", *_pieces(self._state)), ("x", n * net.n_in, []), ("y", n * net.n_out, []),
                  ("rate", None, [])]
        groups += [("draws", *_pieces(self._draws))] * bool(self._draws)
        results = [["b%d" % i for i in range(len(self._matrices))] + ["q%d" % i for i in range(self.powers)], "loss"]
        program = record(self._step, self._state + batch + self._draws + self._rows, NO_SIZE)
        return Looped(program, groups, _pieces(self._rows)[1], results)

    def _step(self, *arguments):
        """The state and the loss after a step, with a name for each part."""
        count, rest = self.count, list(arguments)
        matrices = [rest.pop(0) for _ in self._matrices]
        powers = [rest.pop(0) for _ in range(self.powers)]
        x, y, rate = [rest.pop(0) for _ in range(3)]
        draws = [rest.pop(0) for _ in self._draws]
        net = self._scaled(rest)
        x = x if net.scaler is None else net.scaler.transform(x)
        y = y if net.target_scaler is None else net.target_scaler.transform(y)
        state = matrices[:count], [matrices[i:i + count] for i in range(count, len(matrices), count)], powers
        (changed, moments, powers), loss, penalty = trained(
            net.chain, self.optimizer, state, x, y, None, Draws(draws), rate)
        changed = changed + [matrix for of_a_name in moments for matrix in of_a_name]
        return ([("b%d" % i, matrix) for i, matrix in enumerate(changed)]
                + [("q%d" % i, power) for i, power in enumerate(powers)] + [("loss", loss + penalty)])

    def _outputs_with(self):
        weights, size = self._state[:self.count], _pieces(self._state)[0]
        program = record(self._predicted, weights + [("x_", (1, self.net.n_in))] + self._rows, NO_SIZE)
        groups = [("state", size, _pieces(weights)[1]), ("x", self.net.n_in, [])]
        return Looped(program, groups, _pieces(self._rows)[1], [["out"]])

    def _predicted(self, *arguments):
        net = self._scaled(arguments[self.count + 1:])
        net.chain = copy_with(net.chain, arguments[:self.count])
        return [("out", net.predict(arguments[self.count]))]

    def _scaled(self, rows):
        """A copy of the network whose scalers have measured these rows."""
        other, rest = copy.copy(self.net), list(rows)
        for name in ("scaler", "target_scaler"):
            if getattr(other, name) is not None:
                scaler = copy.copy(getattr(other, name))
                scaler.centre, scaler.spread = rest.pop(0), rest.pop(0)
                setattr(other, name, scaler)
        return other


def _pieces(arrays):
    """(size, [(name, place, size or None for a number), ...]) of a list in which arrays stand one after the other."""
    found, place = [], 0
    for name, shape in arrays:
        found.append((name, place, size_of(shape) if shape else None))
        place += size_of(shape) if shape else 1
    return place, found
