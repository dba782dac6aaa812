"""Stages: in which order a program of matrices is calculated, and what goes through one loop together.

A stage is a Mixed, a value of recording.MIXING by itself, or a Loop over all places of one shape, in which any number
of values are calculated place by place.  A value that only its own loop reads is never stored.

Glossary: i, j  indexes of values
"""
from collections import namedtuple

from ..straightline.symbol import COMPARISONS
from .recording import MIXING

Mixed = namedtuple("Mixed", "index")
Loop = namedtuple("Loop", "shape members")              # members: indexes of values, each after those it reads


class Stages:
    """The stages of a Program, in order; `stored`: the indexes of the values that are kept in an array.

    Comparisons are in no loop: they are written where they are read.  So is a transpose that is only the left factor
    of products, `folded`.
    """

    def __init__(self, program):
        self.program = program
        self.outputs = set([array.index for array in program.outputs])
        self.folded = self._folded()
        level = self._levels()
        loops, mixed = {}, {}
        for i, value in enumerate(program.values):
            if value.operation in MIXING:
                if i not in self.folded:
                    mixed.setdefault(level[i], []).append(Mixed(i))
            elif value.operation not in ("input", "constant") and value.operation not in COMPARISONS:
                loops.setdefault((level[i], _rank(value.shape), value.shape), []).append(i)
        self.stages, self.loop_of = [], {}
        for at in sorted(set(list(mixed) + [key[0] for key in loops])):
            self.stages += mixed.get(at, [])
            for key in sorted([key for key in loops if key[0] == at]):
                self.stages.append(Loop(key[2], loops[key]))
                for i in loops[key]:
                    self.loop_of[i] = key
        self.stored = self._stored()

    def is_condition(self, i):
        return self.program.values[i].operation in COMPARISONS

    def operands(self, i):
        """The values that value i reads: those of a comparison in its place, and of a folded transpose."""
        found = []
        for j in self.program.operands(i):
            found += self.program.operands(j) if self.is_condition(j) or j in self.folded else [j]
        return found

    def _folded(self):
        """The transposes that are only read as the left factor of a product."""
        other = set(self.outputs)
        for value in self.program.values:
            if value.operation not in ("input", "constant"):
                other.update(value.operands[1:] if value.operation == "dot" else value.operands)
        return set([i for i, value in enumerate(self.program.values)
                    if value.operation == "transpose" and i not in other])

    def _levels(self):
        """A number for each value: those of MIXING as early as can be, all others as late as can be."""
        values = self.program.values
        early = []
        for i, value in enumerate(values):
            early.append(max([early[j] for j in self.operands(i)] or [0]) + (value.operation in MIXING))
        level = list(early)
        late = {}
        for i in range(len(values) - 1, -1, -1):
            if values[i].operation not in MIXING and i in late and i not in self.outputs:
                level[i] = late[i]
            if self.is_condition(i) or i in self.folded:
                continue
            for j in self.operands(i):
                at = level[i] - (values[i].operation in MIXING)
                late[j] = min(late.get(j, at), at)
        return level

    def _stored(self):
        """The indexes of values that are read outside of the loop that makes them."""
        values = self.program.values
        stored = set([i for i in self.outputs if values[i].operation not in ("input", "constant")])
        for i, value in enumerate(values):
            if self.is_condition(i) or i in self.folded:
                continue
            if value.operation in MIXING:
                stored.add(i)
            for j in self.operands(i):
                if self.loop_of.get(j) != self.loop_of.get(i) or value.operation in MIXING:
                    stored.add(j)
        return set([i for i in stored if values[i].shape and values[i].operation not in ("input", "constant")])


def _rank(shape):
    """Numbers before rows and columns before matrices: what is stretched is there before."""
    return len([n for n in shape if n != 1])
