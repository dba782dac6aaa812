"""Which of fit's engines is quickest for which network and batch: where the limits of engine="auto" come from.

A step is measured as the difference between many epochs and one, so that what fit does once is not in it.  "once" is
what the first fit of a shape takes longer than the second: the making of the program.  It pays from as many steps on
as it takes to save that much.
"""
from measure import Case, Missing, grid, keep, measure, progress, raw
from purenn.fitting import engines as choice
from purenn.py36.engines import steps
from sides.tasks import SIGMOID, SOFTMAX, Task, network, purenn

SIZES = ((2, 2, 1), (4, 3, 1), (8, 6, 2), (4, 16, 3), (8, 16, 4), (16, 16, 8), (30, 16, 2), (16, 32, 8), (64, 32, 10))
BATCHES = (1, 4, 16, 64)
LEAST_SECONDS = 0.03
ROUNDS = 5


def cases():
    """A case for each size and batch, whose sides are the engines, and what two of them take once."""
    return [Case("%s, batches of %d" % ("-".join([str(n) for n in sizes]), batch), _sides(sizes, batch), [], "us")
            for sizes in SIZES for batch in BATCHES]


def _sides(sizes, batch):
    once = {}
    names = [name for name in choice.ENGINES if name not in ("auto", "c")]     # between which auto chooses
    return [(name, _step(name, sizes, batch, once)) for name in names] + [
        (name + ", once", _once(name, once)) for name in names if name != "matrix"]


def _task(sizes, batch, epochs):
    """One step an epoch."""
    return Task(batch, sizes, batch, epochs, 0.01, *(SIGMOID if sizes[2] == 1 else SOFTMAX))


def _step(name, sizes, batch, once):
    """The prepare of the side that measures a step with this engine; what it takes once is kept in `once`."""
    def seconds(epochs):
        return purenn(engine=name)(_task(sizes, batch, epochs))[0]

    def prepare():
        numbers = sum([W.size + b.size for W, b in network(_task(sizes, batch, 1)).weights])
        if name == "straightline" and numbers * batch > choice.MOST_WHOLE:
            raise Missing("taken for rows where weights times samples are more than %d" % choice.MOST_WHOLE)
        steps._kept.clear()
        first = seconds(1)
        once[name] = first - seconds(1)
        epochs = 2
        while seconds(epochs) < LEAST_SECONDS:
            epochs *= 2
        return lambda: (seconds(1 + epochs) - seconds(1)) / epochs
    return prepare


def _once(name, once):
    def prepare():
        if name not in once:
            raise Missing("the engine was not tried")
        return lambda: once[name]
    return prepare


def main():
    results = [measure(case, ROUNDS, progress) for case in cases()]
    progress("")
    print("\n".join(grid("one step of training, by engine", results)))
    keep("engines", {"engines": raw(results)}, "benchmarks")


if __name__ == "__main__":
    main()
