"""L-BFGS (Liu and Nocedal 1989): steps along directions that the last gradients make, for all rows at once.

It guesses from the last KEPT steps, and from how the gradient changed with each, how the loss curves, and so finds a
direction that is better than the gradient's; a line search finds how far to go.  Numbers are flat lists of floats.
"""
from ..arrays.loops import sum_of
from ..floats.elementary import sqrt
from .line_search import search

KEPT = 10
ROUNDING = 2.0 ** -52
FLAT = 10 ** 7 * ROUNDING                   # a relative change of the loss that is as good as none


def _product(a, b):
    return sum_of([x * y for x, y in zip(a, b)])


class Search(object):
    """The search for a minimum of a function of a list: function(x) gives (loss, gradient).

    x, loss, gradient: where it is; looks: how often the function was asked.  `done`: why no step is left to do, in
    words, None before.  tol: the search is done where no number of the gradient is larger.
    """

    def __init__(self, function, x, tol, iterations=0, steps=(), changes=()):
        self._function, self._tol = function, tol
        self.steps, self.changes = list(steps), list(changes)   # the last ones, and how the gradient changed with them
        self.x = x
        self.loss, self.gradient = function(x)
        self.looks, self.iterations, self.done = 1, iterations, None
        self._check(None)

    def step(self):
        """Go one step on; nothing is changed where `done` says why."""
        if self.done is not None:
            return
        while True:
            direction = self._direction()
            slope = _product(direction, self.gradient)
            if slope < 0.0:
                found = self._along(direction, slope)
                if found is not None:
                    break
            if not self.steps:
                self.done = "no step along the gradient makes the loss smaller"
                return
            self.steps, self.changes = [], []         # start anew, along the gradient
        before = self.loss
        step, (self.x, self.loss, gradient) = found
        moved = [step * d for d in direction]
        change = [new - old for new, old in zip(gradient, self.gradient)]
        curved = _product(moved, change)
        if curved > ROUNDING * step * -slope:
            self.steps, self.changes = (self.steps + [moved])[-KEPT:], (self.changes + [change])[-KEPT:]
        self.gradient = gradient
        self.iterations += 1
        self._check(before)

    def _along(self, direction, slope):
        """(the step's length, (x, loss, gradient) there), or None."""
        tried = {}

        def look(step):
            x = [a + step * d for a, d in zip(self.x, direction)]
            loss, gradient = self._function(x)
            self.looks += 1
            tried[step] = x, loss, gradient
            return loss, _product(gradient, direction)
        length = sqrt(_product(direction, direction))
        step, _ = search(look, self.loss, slope, 1.0 if self.iterations else 1.0 / length)
        return None if step is None else (step, tried[step])

    def _direction(self):
        """Minus the gradient, times the inverse of the curvature that the last steps tell: Nocedal's two loops."""
        direction = [-g for g in self.gradient]
        shares = []
        for moved, change in zip(self.steps[::-1], self.changes[::-1]):
            share = _product(moved, direction) / _product(moved, change)
            direction = [d - share * c for d, c in zip(direction, change)]
            shares.append(share)
        if self.steps:
            moved, change = self.steps[-1], self.changes[-1]
            scale = _product(moved, change) / _product(change, change)
            direction = [d * scale for d in direction]
        for moved, change, share in zip(self.steps, self.changes, shares[::-1]):
            back = share - _product(change, direction) / _product(moved, change)
            direction = [d + back * m for d, m in zip(direction, moved)]
        return direction

    def _check(self, before):
        """Set `done` where this is a minimum, as far as tol tells, or where the loss has come to a stand."""
        if max([abs(g) for g in self.gradient]) <= self._tol:
            self.done = "no number of the gradient is above %g" % self._tol
        elif before is not None and before - self.loss <= FLAT * max(abs(before), abs(self.loss), 1.0):
            self.done = "the loss does not change any more"
