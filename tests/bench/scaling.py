"""How the cost of training grows with samples and with weights, and the memory that training 64-32-10 on 1,797 samples takes.

Each exponent is the slope of log(seconds) over log(size), by least squares; 1 is linear.  Batches of 32; seconds are
the processor's, the least of several runs in turn.  Memory is the peak of the whole process, on systems that report it.
"""
import subprocess
import sys
import time

from measure import alternating, exponent, keep, python
from purenn import Dense, Matrix, Network
from purenn.arrays import forms
from sides.tasks import DIGITS, data

RUNS = 5
SAMPLES = (500, 1000, 2000, 4000, 8000)                 # of 16-32-10
WIDTHS = (32, 64, 128, 256, 512)                        # n-n-10, 160 samples
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


def grow(what, sides, sizes):
    forms.forget()
    seconds = alternating(sides, RUNS)
    least = [min(seconds[name]) for name in sides]
    print("    %-8s %s   exponent %.3f" % (what, "  ".join(
        "%d: %.0f ms" % (n, 1000 * t) for n, t in zip(sizes, least)), exponent(sizes, least)))
    return seconds


def main():
    print("an epoch of training, %s" % python())
    raw = {"samples": grow("samples", {"%d" % n: training(n, 16, 32) for n in SAMPLES}, SAMPLES),
           "weights": grow("weights", {"%d" % n: training(160, n, n) for n in WIDTHS},
                           [n * n + n + 10 * n + 10 for n in WIDTHS])}
    try:
        raw["peak"] = float(subprocess.check_output([sys.executable, "-c", MEMORY], cwd=sys.path[0]).decode())
        print("    peak memory of case (c): %.0f MB" % raw["peak"])
    except subprocess.CalledProcessError:
        print("    peak memory: this system does not report it")
    keep("scaling", raw)


if __name__ == "__main__":
    main()
