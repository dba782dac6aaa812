"""The engine "c": steps of training by a compiled library, with the bits of Chain.backward and the optimizer.

The data stand in arrays of doubles once a fit, and what is learned in others from step to step: many steps are done in
one call, and Python has matrices only where it asks for them.
"""
from array import array
from time import perf_counter as seconds

from ...arrays.operators import all_like
from ...floats.parts import INF
from ...layers import numbers_of
from .c_data import Training, doubles, zeros

CALL = 1.0 / 20                         # seconds that one call of C may take: Ctrl-C waits no longer


class State:
    """What a Step carries from step to step: three arrays of doubles that take turns."""

    def __init__(self, step, optimizer, parameters):
        powers, moments = optimizer.memory(parameters)
        numbers = array("d")
        for matrix in parameters + [matrix for matrices in moments for matrix in matrices]:
            numbers.extend(array("d", matrix._data))
        numbers.extend(array("d", powers))
        self.step = step
        self.parameters, self.memory = parameters, (powers, moments)        # as Python knows them
        self.training = Training([array("d", numbers), numbers, array("d", numbers)])

    def is_of(self, optimizer, parameters):
        """Whether it goes on from these parameters and what the optimizer remembers."""
        powers, moments = optimizer.memory(parameters)
        return (_same(parameters, self.parameters) and len(moments) == len(self.memory[1])
                and powers is self.memory[0] and all([_same(*pair) for pair in zip(moments, self.memory[1])]))

    def _numbers(self, which):
        """The numbers of the state before the last step, 0, or after it, 1."""
        return self.training.kept["states"][(self.training.done + which) % 3]

    def before(self):
        """The parameters before the last step."""
        return self._parts(0, 1)[0]

    def finish(self, optimizer):
        """The parameters after the last step; the optimizer remembers the steps."""
        lists = self._parts(1, 1 + self.step.moments)
        self.parameters, self.memory = lists[0], (self._numbers(1)[self.step.weights:].tolist(), lists[1:])
        optimizer.remember(*self.memory)
        return self.parameters

    def _parts(self, which, names):
        """Lists of matrices: the parameters and, of as many names as asked for, moments."""
        numbers, step, count = self._numbers(which), self.step, len(self.parameters)
        lists = [numbers[offset:offset + size].tolist() for offset, size in zip(step.offsets, step.sizes)]
        return [all_like(self.parameters, lists[i:i + count]) for i in range(0, count * names, count)]


def _as_doubles(rates):
    """The rates as an array; most are the same one for all epochs, which is quicker to see than to convert."""
    same = rates.count(rates[0]) == len(rates)
    return array("d", rates[:1]) * len(rates) if same else array("d", rates)


def _same(matrices, others):
    return len(matrices) == len(others) and not [1 for x, y in zip(matrices, others) if x is not y]


class Compiled:
    """The engine of one fit: the data as C has them, and the State that its last step left."""
    can_run = True

    def __init__(self, step, data):
        X, y, weights = data
        self._step = step
        self._run = step.run()
        self.X, self.y, self.weights = [matrix if matrix is None else doubles(matrix) for matrix in (X, y, weights)]
        self.drops = step.drops
        self._state = None
        self._at_once = 1               # steps in one call
        self._work, self._room, self.sums = None, 0, None

    def run(self, optimizer, parameters, batches, rates, random, most, show=None):
        """(found, finish, error), as the top of fitting/engines.py says."""
        state = self._state = self._state_of(optimizer, parameters)
        steps = len(batches) * len(rates)
        found, error = [zeros(steps) for _ in range(3)], None
        try:
            self._steps(state.training, batches, _as_doubles(rates), random, most, found, show)
        except BaseException as caught:         # Ctrl-C too: what is done is whole
            error = caught
        done = state.training.done - state.training.base
        return [numbers[:done] for numbers in found], lambda: (
            state.before() if most < INF else parameters, state.finish(optimizer)), error

    def _state_of(self, optimizer, parameters):
        """The State of these parameters, that of the last step if it goes on from there."""
        state = self._state
        return state if state is not None and state.is_of(optimizer, parameters) else State(
            self._step, optimizer, parameters)

    def _steps(self, training, batches, rates, random, most, found, show):
        """Call C until all steps are done, or one has a loss that is too large."""
        starts, counts, order = self._rows(batches)
        training.give(base=training.done, batches=len(batches), starts=starts, counts=counts, rates=rates, order=order,
                      X=self.X, y=self.y, weights=self.weights, losses=found[0], penalties=found[1], totals=found[2],
                      most=most,
                      work=self._working(max(counts)), sums=self.sums)
        base, done, steps = training.done, 0, len(found[0])
        while done < steps:
            last = min(done + self._at_once, steps)
            if self.drops:
                before = random.bit_generator.state
                draws = self._draws(random, counts, done, last)
                training.give(draws=draws)
            started = seconds()
            self._call(training, last)
            duration, ended = seconds() - started, training.done - base
            if ended < last:
                if self.drops:                  # so that the next step draws what this one has
                    random.bit_generator.state = before
                    self._draws(random, counts, done, ended)
                return
            if duration < CALL / 2:
                self._at_once *= 2
            elif duration > CALL * 2 and self._at_once > 1:
                self._at_once //= 2
            done = last
            if show:
                show(done, steps)

    def _call(self, training, last):
        """Do steps up to the last one, in one call."""
        self._run(training, last, 0)

    def _rows(self, batches):
        """(where each batch begins, how many rows it has, the rows one after the other or None where in order)"""
        counts, starts, order = array("q", [batch.samples for batch in batches]), array("q"), array("q")
        if not [batch for batch in batches if not batch.in_order]:
            return array("q", [batch.picked[0] if batch.picked else 0 for batch in batches]), counts, None
        for batch in batches:
            starts.append(len(order))
            order.extend(batch.picked)
        return starts, counts, order

    def _draws(self, random, counts, first, last):
        """What Dropout's layers draw for these steps: of each one layer after the other."""
        draws = array("d")
        for k in range(first, last):
            for width in self.drops:
                draws.extend(array("d", numbers_of(random.uniform(size=(counts[k % len(counts)] * width,)))))
        return draws

    def _working(self, samples):
        """The room to work in."""
        if samples > self._room:
            self._work, self._room = zeros(self._step.room(samples)), samples
        return self._work

    def step(self, chain, optimizer, parameters, batch, random):
        """(loss, penalty, finish) for an engines.Batch, as engines.Matrices gives it."""
        state, (starts, counts, order) = self._state_of(optimizer, parameters), self._rows([batch])
        losses, penalties, totals, rates = zeros(1), zeros(1), zeros(1), array("d", [optimizer.rate])
        draws = self._draws(random, counts, 0, 1) if self.drops else None
        state.training.give(base=state.training.done, batches=1, starts=starts, counts=counts, rates=rates,
                            order=order, X=self.X, y=self.y, weights=self.weights, draws=draws, losses=losses,
                            penalties=penalties, totals=totals, most=-1.0, work=self._working(batch.samples),
                            sums=self.sums, threads=1)
        started = seconds()
        self._run(state.training, 1, 0)
        if self._at_once == 1:                  # the first step tells how many may go in one call
            self._at_once = max(1, int(CALL / 4 / max(seconds() - started, 1e-6)))

        def finish():
            state.training.done += 1            # the next state is there
            self._state = state
            return state.finish(optimizer)
        return losses[0], penalties[0], finish
