"""How the cost of training grows with samples and with weights, and how much memory it takes; over matrices, and by C.

Each exponent is the slope of log(seconds) over log(size), by least squares; 1 is linear.  Batches of 32; seconds are
the processor's, the least of several runs in turn.  Memory, on systems that report it: over matrices the peak of the
whole process that trains 64-32-10 on 1,797 samples; by C, what training (d) adds to a process that has the data.
"""
import subprocess
import sys
import time

from measure import alternating, exponent, keep, python
from purenn import Dense, Matrix, Network
from purenn.arrays import forms
from sides.tasks import DIGITS, LARGE, data, in_arrays, purenn

RUNS = 5
SAMPLES = (500, 1000, 2000, 4000, 8000)                 # of 16-32-10
WIDTHS = (32, 64, 128, 256, 512)                        # n-n-10, 160 samples
SAMPLES_C = (2000, 6000, 20000, 60000)                  # of 784-100-10
WIDTHS_C = (64, 128, 256, 512, 784)                     # n-n-10, 1,600 samples
# Linux keeps the peak of the process that started this one in ru_maxrss, so its own is read from VmHWM, in kB.
MEMORY = """
import resource, sys
from sides.tasks import DIGITS, purenn
purenn(engine="matrix")(DIGITS)
if sys.platform == "linux":
    print([int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")][0] / 2.0 ** 10)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2.0 ** 20 if sys.platform == "darwin" else 2.0 ** 10))
"""
MEMORY_C = """
from sides.tasks import LARGE, in_arrays, purenn
def kilobytes(name):
    return [int(line.split()[1]) for line in open("/proc/self/status") if line.startswith(name)][0]
purenn(engine="c", data_of=in_arrays)(LARGE._replace(samples=200))
X, y = in_arrays(LARGE)
with open("/proc/self/clear_refs", "w") as file:
    file.write("5")                     # the peak begins anew
before = kilobytes("VmRSS")
purenn(engine="c", data_of=lambda task: (X, y))(LARGE)
print((kilobytes("VmHWM") - before) * 1024.0 / (X.nbytes + y.nbytes))
"""


def training(samples, inputs, hidden):
    X, y = [Matrix(rows) for rows in data(DIGITS._replace(samples=samples, sizes=(inputs, hidden, 10)))]

    def train():
        network = Network([Dense(inputs, hidden, "relu"), Dense(10, activation="softmax")],
                          loss="categorical_cross_entropy", init="glorot_uniform", seed=1)
        start = time.process_time()
        network.fit(X, y, epochs=1, optimizer="sgd", learning_rate=0.01, batch_size=32, shuffle=True, engine="matrix",
                    progress=False)
        return time.process_time() - start
    return train


def in_c(samples, inputs, hidden):
    """A side that trains by engine c, from arrays."""
    task = LARGE._replace(samples=samples, sizes=(inputs, hidden, 10))
    X, y = in_arrays(task)

    def train():
        return purenn(engine="c", data_of=lambda task: (X, y))(task)[0]
    train()                             # which compiles
    return train


def grow(what, sides, sizes):
    forms.forget()
    seconds = alternating(sides, RUNS)
    least = [min(seconds[name]) for name in sides]
    print("    %-10s %s   exponent %.3f" % (what, "  ".join(
        "%d: %.0f ms" % (n, 1000 * t) for n, t in zip(sizes, least)), exponent(sizes, least)))
    return seconds


def main():
    print("an epoch of training, %s" % python())
    raw = {"samples": grow("samples", {"%d" % n: training(n, 16, 32) for n in SAMPLES}, SAMPLES),
           "weights": grow("weights", {"%d" % n: training(160, n, n) for n in WIDTHS},
                           [n * n + n + 10 * n + 10 for n in WIDTHS])}
    try:
        raw["samples, C"] = grow("samples, C", {"%d" % n: in_c(n, 784, 100) for n in SAMPLES_C}, SAMPLES_C)
        raw["weights, C"] = grow("weights, C", {"%d" % n: in_c(1600, n, n) for n in WIDTHS_C}, [
            n * n + n + 10 * n + 10 for n in WIDTHS_C])
        raw["added, C"] = float(subprocess.check_output([sys.executable, "-c", MEMORY_C], cwd=sys.path[0]).decode())
        print("    training (d) adds %.2f times the data" % raw["added, C"])
    except (ValueError, subprocess.CalledProcessError) as error:
        print("    engine c: not measured: %s" % error)
    try:
        raw["peak"] = float(subprocess.check_output([sys.executable, "-c", MEMORY], cwd=sys.path[0]).decode())
        print("    peak memory of case (c): %.0f MB" % raw["peak"])
    except subprocess.CalledProcessError:
        print("    peak memory: this system does not report it")
    keep("scaling", raw)


if __name__ == "__main__":
    main()
