"""What sets the limits: where a fit by the C compiler spends its time, and what a Python takes for its numbers alone.

The parts of a fit are measured by functions that are wrapped; what one calls that is wrapped itself is not counted
twice.  As in `bench`, garbage is collected before each fit, and the library is compiled before.  The floors are those
of sides/floor.py.  The part of exp is the difference to the same network with functions that need none.
"""
import gc
import platform
import subprocess
import sys
import time

from measure import Missing, alternating, keep, median, progress, python
from purenn import Dense, Network
from sides import floor, predictors
from sides.tasks import ARTICLE, DIGITS, IRIS, compiler, in_arrays, purenn

FITS, ROUNDS = 40, 7
SIZES = ((2, 2, 1), (4, 3, 1), (4, 16, 3))              # of 1,000 rows
SEVERAL = DIGITS._replace(batch=512, epochs=500)
INSIDE, CHECKED, TAKEN, LEARNT = "in C", "data checked", "data taken over", "weights and history"
FOUND, REST = "compiled step found", "the rest of fit"
# Of a process that trains by C as soon as it is told to, the seconds.
ALONE = """
import sys
from sides.tasks import DIGITS, in_arrays, purenn
several = DIGITS._replace(batch=512, epochs=500)
data = in_arrays(several)
train = purenn(engine="c", workers=1, data_of=lambda task: data)
train(several)
print("ready", flush=True)
for line in sys.stdin:
    print(train(several)[0], flush=True)
"""


class Clock:
    """How long wrapped functions take, each without those that it calls: {label: seconds}."""

    def __init__(self):
        self.seconds = {}
        self._inside = []               # of each call under way, what wrapped functions in it took

    def wrap(self, label, function):
        def wrapped(*args, **options):
            self._inside.append(0.0)
            started = time.perf_counter()
            try:
                return function(*args, **options)
            finally:
                took = time.perf_counter() - started
                self.seconds[label] = self.seconds.get(label, 0.0) + took - self._inside.pop()
                if self._inside:
                    self._inside[-1] += took
        return wrapped


def watched(clock):
    """Wrap what a fit by engine c goes through."""
    from purenn.fitting import engines, history, plan
    from purenn.py36.engines import c_step, compiled
    run = c_step.Step.run
    c_step.Step.run = lambda step: clock.wrap(INSIDE, run(step))
    for label, owner, names in ((CHECKED, plan, ("prepared",)), (TAKEN, engines, ("packed", "in_doubles")),
                                (TAKEN, compiled, ("doubles",)), (LEARNT, compiled.State, ("__init__", "finish")),
                                (LEARNT, history.History, ("add_epochs",)), (FOUND, engines, ("prepare", "for_batches")),
                                (REST, Network, ("fit",))):
        for name in names:
            setattr(owner, name, clock.wrap(label, getattr(owner, name)))


def parts():
    """{task: {part: [seconds, ...]}} of fits by engine c."""
    clock, found = Clock(), {}
    watched(clock)
    for name, task, options in (("(a), lists", ARTICLE, {}), ("(a), arrays", ARTICLE, {"data_of": in_arrays}),
                                ("(b), arrays", IRIS, {"data_of": in_arrays}), ("(c), lists", DIGITS, {}),
                                ("(c), arrays", DIGITS, {"data_of": in_arrays})):
        train, kept = purenn(engine="c", **options), found.setdefault(name, {})
        train(task)
        for _ in range(FITS):
            gc.collect()
            clock.seconds.clear()
            train(task)
            for label, seconds in clock.seconds.items():
                kept.setdefault(label, []).append(seconds)
    return found


def at_once():
    """Seconds of a training by C in a process alone, and while another process does the same: what two cores give."""
    processes = [subprocess.Popen([sys.executable, "-c", ALONE], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  cwd=sys.path[0], universal_newlines=True) for _ in range(2)]

    def trained(chosen):
        for process in chosen:
            process.stdin.write("\n")
            process.stdin.flush()
        return max([float(process.stdout.readline()) for process in chosen])
    try:
        for process in processes:
            process.stdout.readline()
        return alternating({"one process": lambda: trained(processes[:1]), "two": lambda: trained(processes)}, ROUNDS)
    finally:
        for process in processes:
            process.communicate()


def without_exp():
    """{sizes: {with exp or without: seconds of C's predict for 1,000 rows in an array}}"""
    found = {}
    for sizes in SIZES:
        inputs, hidden, outputs = sizes
        plain = Network([Dense(inputs, hidden, "relu"), Dense(outputs, activation="identity")], "mean_squared_error",
                        "glorot_uniform", seed=5)
        sides = {name: dict(predictors.many_sides(net, 1000))["purenn, net.predict, engine c, arrays"]()
                 for name, net in (("with exp", predictors.network(sizes)), ("without", plain))}
        found["-".join([str(n) for n in sizes])] = alternating(sides, ROUNDS)
    return found


def floors():
    """{what: [seconds, ...]}, on CPython."""
    if platform.python_implementation() != "CPython":
        raise Missing("a compiler would leave out what is of no use")
    sides = {"(a)": floor.floor_side(ARTICLE)(), "(b)": floor.products_side(IRIS)(), "(c)": floor.products_side(DIGITS)(),
             "one prediction, 4-16-3": floor.prediction_side((4, 16, 3))()}
    if floor.sumprod:
        sides["(c), fast"] = floor.sumprods_side(DIGITS)()
    return alternating(sides, ROUNDS, progress)


def main():
    print("what sets the limits, %s" % python())
    found = {"floors": floors()}
    progress("")
    try:
        compiler()
        found.update(thousand=without_exp(), several=at_once(), parts=parts())
    except Missing as error:
        print("    engine c: not measured: %s" % error)
    for name, kept in found.get("parts", {}).items():
        print("    %-12s %s" % (name, "  ".join(["%s %.3f" % (label, 1000 * median(seconds)) for label, seconds in kept.items()])))
    for group in [found["floors"], found.get("several", {})] + list(found.get("thousand", {}).values()):
        print("    " + "  ".join(["%s %.4f" % (label, 1000 * median(seconds)) for label, seconds in group.items()]))
    keep("limits", found, "found")


if __name__ == "__main__":
    main()
