"""The engine "c": steps of training by a compiled library, with the bits of Chain.backward and the optimizer.

The data stand in arrays of doubles once a fit, and what is learned in others from step to step: many steps are done in
one call, and Python has matrices only where it asks for them.
"""
from array import array
from time import perf_counter as seconds

from ...arrays.operators import all_like
from ...floats.parts import INF
from ...layers import numbers_of
from .proof import address, pointers, zeros

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
        self.arrays = [array("d", numbers), numbers, array("d", numbers)]
        self.pointers = pointers(self.arrays)
        self.done = array("q", [0])

    def is_of(self, optimizer, parameters):
        """Whether it goes on from these parameters and what the optimizer remembers."""
        powers, moments = optimizer.memory(parameters)
        return (_same(parameters, self.parameters) and len(moments) == len(self.memory[1])
                and powers is self.memory[0] and all([_same(*pair) for pair in zip(moments, self.memory[1])]))

    def _numbers(self, which):
        """The numbers of the state before the last step, 0, or after it, 1."""
        return self.arrays[(self.done[0] + which) % 3]

    def finish(self, optimizer):
        """(the parameters before the last step, after it); the optimizer remembers the steps."""
        before, after = self._parts(0, 1), self._parts(1, 1 + self.step.moments)
        self.parameters, self.memory = after[0], (self._numbers(1)[self.step.weights:].tolist(), after[1:])
        optimizer.remember(*self.memory)
        return before[0], after[0]

    def _parts(self, which, names):
        """Lists of matrices: the parameters and, of as many names as asked for, moments."""
        numbers, step, count = self._numbers(which), self.step, len(self.parameters)
        lists = [numbers[offset:offset + size].tolist() for offset, size in zip(step.offsets, step.sizes)]
        return [all_like(self.parameters, lists[i:i + count]) for i in range(0, count * names, count)]


def _same(matrices, others):
    return len(matrices) == len(others) and not [1 for x, y in zip(matrices, others) if x is not y]


class Compiled:
    """The engine of one fit: the data as C has them, and the State that its last step left."""
    can_run = True

    def __init__(self, step, data):
        X, y, weights = data
        self._step = step
        self._run = step.run()
        self.X, self.y = array("d", X._data), array("d", y._data)
        self.weights = None if weights is None else array("d", weights._data)
        self.drops = self._step.drops
        self._state = None
        self._call = 1                  # steps in one call
        self._work, self._room = None, 0

    def run(self, optimizer, parameters, batches, rates, random, most, show=None):
        """([(loss, penalty), ...], finish, error), as the top of fitting/engines.py says."""
        state = self._state
        if state is None or not state.is_of(optimizer, parameters):
            state = self._state = State(self._step, optimizer, parameters)
        base, losses, error = state.done[0], zeros(2 * len(batches)), None
        try:
            self._steps(state, base, batches, rates, random, most, losses, show)
        except BaseException as caught:         # Ctrl-C too: what is done is whole
            error = caught
        done = state.done[0] - base
        return list(zip(losses[:2 * done:2], losses[1:2 * done:2])), lambda: state.finish(optimizer), error

    def _steps(self, state, base, batches, rates, random, most, losses, show):
        different = batches[:1] if batches.count(batches[0]) == len(batches) else batches
        order, starts = self._order(different)
        counts, rates = array("q", [batch.samples for batch in different]), array("d", rates)
        if len(different) < len(batches):       # many epochs on all samples at once
            starts, counts = starts * len(batches), counts * len(batches)
        widest, done = max(counts), 0
        while done < len(batches):
            last = min(done + self._call, len(batches))
            draws, before = None, None
            if self._step.drops:
                before = random.bit_generator.state
                draws = self._draws(random, counts[done:last])
            started = seconds()
            self._run(address(state.done), base, last, address(starts), address(counts), address(rates), address(order),
                      address(self.X), address(self.y), address(self.weights), address(draws), state.pointers,
                      address(losses), most, self._working(widest))
            duration, ended = seconds() - started, state.done[0] - base
            if ended < last:
                if before is not None:          # so that the next step draws what this one has
                    random.bit_generator.state = before
                    self._draws(random, counts[done:ended])
                return
            if duration < CALL / 2:
                self._call *= 2
            elif duration > CALL * 2 and self._call > 1:
                self._call //= 2
            done = last
            if show:
                show(done, len(batches))

    def _order(self, batches):
        """(the rows one after the other, or None where they are in order; where each batch begins)"""
        if not [batch for batch in batches if not batch.in_order]:
            return None, array("q", [batch.picked[0] if batch.picked else 0 for batch in batches])
        order, starts = array("q"), array("q")
        for batch in batches:
            starts.append(len(order))
            order.extend(batch.picked)
        return order, starts

    def _draws(self, random, counts):
        """What Dropout's layers draw for batches of so many samples: of each batch one layer after the other."""
        draws = array("d")
        for count in counts:
            for width in self._step.drops:
                draws.extend(array("d", numbers_of(random.uniform(size=(count * width,)))))
        return draws

    def _working(self, samples):
        """The address of the room to work in."""
        if samples > self._room:
            self._work, self._room = zeros(self._step.room(samples)), samples
        return address(self._work)

    def step(self, chain, optimizer, parameters, batch, random):
        """(loss, penalty, finish) for an engines.Batch, as engines.Matrices gives it."""
        state = State(self._step, optimizer, parameters)
        losses, draws = zeros(2), self._draws(random, [batch.samples]) if self._step.drops else None
        order, starts = self._order([batch])
        counts, rates = array("q", [batch.samples]), array("d", [optimizer.rate])

        def call(most):
            self._run(address(state.done), 0, 1, address(starts), address(counts), address(rates), address(order),
                      address(self.X), address(self.y), address(self.weights), address(draws), state.pointers,
                      address(losses), most, self._working(batch.samples))
        call(-1.0)

        def finish():
            call(INF)
            if not state.done[0]:               # a loss that is nan
                state.done[0] = 1
            self._state = state
            return state.finish(optimizer)[1]
        return losses[0], losses[1], finish
