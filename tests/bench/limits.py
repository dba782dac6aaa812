"""What sets the limits: where a fit by the C compiler spends its time, and what a Python takes for its numbers alone.

The parts of a fit are measured by functions that are wrapped; what one calls that is wrapped itself is not counted
twice.  As in `bench`, garbage is collected before each fit, and the library is compiled before.  The floors are those
of sides/floor.py.  The part of exp is the difference to the same network with functions that need none, and what surrounds C that of one row.
"""
import gc
import os
import subprocess
import sys
import time

from measure import Missing, alternating, keep, median, progress, python
from purenn import Dense, Network
from sides import floor, other_trainers as others, predictors
from sides.tasks import ARTICLE, DIGITS, IRIS, compiler, fast_side, in_arrays, purenn, side

FITS, ROUNDS = 40, 7
SIZES = ((2, 2, 1), (4, 3, 1), (4, 16, 3))              # of 1,000 rows
LONGER = DIGITS._replace(epochs=10)
INSIDE, CHECKED, TAKEN, LEARNT = "in C", "data checked", "data taken over", "weights and history"
FOUND, REST, NUMPY = "compiled step found", "the rest of fit", "NumPy's loop"
# A process that trains as soon as it is told to, and prints the seconds.
TRAINING = """
import sys
from sides.tasks import DIGITS, LARGE, in_arrays, purenn
from sides.other_trainers import numpy_softmax
SEVERAL = DIGITS._replace(batch=512, epochs=500)
from purenn.py36.engines import compiler, proof
if sys.argv[3] == "fused":
    compiler.OPTIONS = (["-O3", "-march=native", "-ffp-contract=fast", "-fno-math-errno", "-w"],)
    proof.compare = lambda *found: None
task = globals()[sys.argv[2]]
data = in_arrays(task)
train = globals()[sys.argv[1]](data_of=lambda task: data, **dict(engine="c", workers=1) if sys.argv[1] == "purenn" else {})
train(task._replace(samples=200))
print("ready", flush=True)
for line in sys.stdin:
    print(train(task)[0], flush=True)
"""
# OpenBLAS's products for a processor that has no fused multiplication and addition, but else what this one has.
NOT_FUSED = {"OPENBLAS_CORETYPE": "Sandybridge"}


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
    """{task: {part: [seconds, ...]}} of fits by engine c, and what NumPy's loop takes in turn with them."""
    clock, found = Clock(), {}
    watched(clock)
    loops = {ARTICLE: others.numpy_article}
    for name, task, options in (("(a), lists", ARTICLE, {}), ("(a), arrays", ARTICLE, {"data_of": in_arrays}),
                                ("(b), arrays", IRIS, {"data_of": in_arrays}), ("(c), lists", DIGITS, {}),
                                ("(c), arrays", DIGITS, {"data_of": in_arrays}),
                                ("(c), arrays, 10 epochs", LONGER, {"data_of": in_arrays})):
        train, kept = purenn(engine="c", **options), found.setdefault(name, {})
        train(task)
        for i in range(FITS):
            progress("%s: fit %d of %d" % (name, i + 1, FITS))
            gc.collect()
            clock.seconds.clear()
            train(task)
            for label, seconds in clock.seconds.items():
                kept.setdefault(label, []).append(seconds)
            if i % 4 == 0:
                gc.collect()
                kept.setdefault(NUMPY, []).append(loops.get(task, others.numpy_softmax())(task)[0])
    return found


class Trainer:
    """A process of TRAINING."""

    def __init__(self, side, task, how="exact", **environment):
        self._process = subprocess.Popen([sys.executable, "-c", TRAINING, side, task, how], stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, cwd=sys.path[0], env=dict(os.environ, **environment),
                                         universal_newlines=True)
        if self._process.stdout.readline() != "ready\n":
            raise Missing("%s does not start" % side)

    def start(self):
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def seconds(self):
        return float(self._process.stdout.readline())

    def trained(self):
        self.start()
        return self.seconds()

    def end(self):
        self._process.communicate()


def at_once():
    """Seconds of a training by C in a process alone, and while another process does the same: what two cores give."""
    trainers = [Trainer("purenn", "SEVERAL") for _ in range(2)]

    def both():
        for trainer in trainers:
            trainer.start()
        return max([trainer.seconds() for trainer in trainers])
    try:
        return alternating({"one process": trainers[0].trained, "two": both}, ROUNDS)
    finally:
        for trainer in trainers:
            trainer.end()


def large():
    """Seconds of (d) by C and by NumPy, both with and without instructions that multiply and add in one."""
    trainers = {"purenn": Trainer("purenn", "LARGE"), "purenn, fused": Trainer("purenn", "LARGE", "fused"),
                "NumPy": Trainer("numpy_softmax", "LARGE"),
                "NumPy, not fused": Trainer("numpy_softmax", "LARGE", **NOT_FUSED)}
    try:
        return alternating({name: trainer.trained for name, trainer in trainers.items()}, ROUNDS, progress)
    finally:
        for trainer in trainers.values():
            trainer.end()


def thousand():
    """{sizes: {side: seconds}} of C's predict for 1,000 rows in an array, without exp, and for one row; and NumPy's."""
    found = {}
    for sizes in SIZES:
        inputs, hidden, outputs = sizes
        plain = Network([Dense(inputs, hidden, "relu"), Dense(outputs, activation="identity")], "mean_squared_error",
                        "glorot_uniform", seed=5)
        by_c = "purenn, net.predict, engine c, arrays"
        ours, without = [dict(predictors.many_sides(net, 1000)) for net in (predictors.network(sizes), plain)]
        one = dict(predictors.many_sides(predictors.network(sizes), 1))
        found["-".join([str(n) for n in sizes])] = alternating(
            {"purenn": ours[by_c](), "without exp": without[by_c](), "one row": one[by_c](),
             "NumPy": ours[predictors.NUMPY]()}, ROUNDS, progress)
    return found


def floors():
    """{task: {side: [seconds, ...]}}: the floor, purenn in Python alone, and NumPy or the ONNX Runtime."""
    found = {}
    for name, sides in (
            ("(a)", {"floor": floor.floor_side(ARTICLE), "purenn": side(purenn(), ARTICLE),
                     "NumPy": side(others.numpy_article, ARTICLE)}),
            ("(b)", {"floor": floor.products_side(IRIS), "purenn": side(purenn(), IRIS),
                     "NumPy": side(others.numpy_softmax(), IRIS)}),
            ("(c)", {"floor": floor.products_side(DIGITS), "purenn": side(purenn(), DIGITS),
                     "NumPy": side(others.numpy_softmax(), DIGITS)}),
            ("(c), fast", {"floor": floor.sumprods_side(DIGITS), "purenn": fast_side(DIGITS),
                           "NumPy": side(others.numpy_softmax(), DIGITS)}),
            ("1,000 predictions, 4-16-3", dict(floor=floor.prediction_side((4, 16, 3)), **predictions((4, 16, 3))))):
        try:
            found[name] = alternating({label: prepare() for label, prepare in sides.items()}, ROUNDS, progress)
        except Missing as error:
            print("    %s: not measured: %s" % (name, error))
    return found


def predictions(sizes):
    """The sides of 1,000 predictions, one after the other."""
    def times(prepare):
        def prepared():
            measured = prepare()
            return lambda: 1000 * measured()
        return prepared
    made = predictors.sides(predictors.network(sizes), [("purenn", predictors.exported), ("NumPy", predictors.numpy)])
    return {name: times(prepare) for name, prepare in made}


def main():
    print("what sets the limits, %s" % python())
    found = {"floors": floors()}
    progress("")
    try:
        compiler()
        found.update(thousand=thousand(), several=at_once(), large=large(), parts=parts())
    except Missing as error:
        print("    engine c: not measured: %s" % error)
    for name, kept in found.get("parts", {}).items():
        print("    %-12s %s" % (name, "  ".join(["%s %.3f" % (label, 1000 * median(seconds)) for label, seconds in kept.items()])))
    groups = dict(found["floors"], **found.get("thousand", {}))
    groups.update({"a training, in one process and two": found.get("several", {}), "(d)": found.get("large", {})})
    for name, group in groups.items():
        print("    %s: %s" % (name, "  ".join(["%s %.4f" % (label, 1000 * median(taken)) for label, taken in group.items()])))
    keep("limits", found, "found")


if __name__ == "__main__":
    main()
