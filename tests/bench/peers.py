"""Training side by side with gradient-wave 0.1.0 and miniml-engine 1.1.2, pure Python both.

(b) 150 samples, 4-16-3, batches of 16, 100 epochs;  (c) 1797 samples, 64-32-10, batches of 32, 1 epoch.  Plain
gradient descent, shuffled each epoch where the library can; made-up data, the same for all; engine="matrix".

Softmax with cross entropy after relu: purenn and gradient-wave, whose momentum and clipping are off.  Sigmoids and
half the squared error: purenn and both; miniml-engine has nothing else, changes its weights after every sample, and its
calibration for 8-bit numbers after training is left out.  Seconds are the processor's.
"""
import io
import time
from contextlib import redirect_stdout

import purenn
from purenn import Dense, Matrix, Network, RandomState
from purenn.kernels import _sumprod
from measure import alternating, keep, median, python

CASES = {"b": (150, (4, 16, 3), 16, 100), "c": (1797, (64, 32, 10), 32, 1)}
TASKS = {"softmax": ("relu", "softmax", "categorical_cross_entropy", "cross-entropy"),
         "sigmoid": ("sigmoid", "sigmoid", "half_squared_error", "mse")}
RUNS = 5


def data(samples, inputs, classes):
    """(X, y): lists of rows of normal numbers, and of a one among zeros."""
    random = RandomState(3)
    X = random.normal(0.0, 1.0, (samples, inputs))
    chosen = [int(u * classes) for u in random.uniform(size=(samples,))]
    return X, [[1.0 if j == i else 0.0 for j in range(classes)] for i in chosen]


def ours(case, task, arithmetic):
    samples, (inputs, hidden, outputs), batch, epochs = CASES[case]
    inner, outer, loss, _ = TASKS[task]
    X, y = [Matrix(rows) for rows in data(samples, inputs, outputs)]

    def train():
        network = Network([Dense(inputs, hidden, inner), Dense(outputs, activation=outer)], loss=loss, seed=1)
        with purenn.arithmetic(arithmetic):
            start = time.process_time()
            network.fit(X, y, epochs=epochs, learning_rate=0.01, batch_size=batch, optimizer="sgd", shuffle=True,
                        engine="matrix", progress=False)
            return time.process_time() - start
    return train


def gradient_wave(case, task):
    from gradwave import NeuralNetwork
    samples, (inputs, hidden, outputs), batch, epochs = CASES[case]
    inner, outer, _, cost = TASKS[task]
    pairs = list(zip(*data(samples, inputs, outputs)))

    def train():
        network = NeuralNetwork([hidden], inputs, outputs, inner, outer, 1, cost)
        own = list(pairs)                               # it shuffles what it is given
        start = time.process_time()
        network.train(own, epochs=epochs, optimizer="sgd", initial_learning_rate=0.01, batch_size=batch, momentum=0.0,
                      weight_clip_value=None, bias_clip_value=None, print_rate=0)
        return time.process_time() - start
    return train


def miniml(case):
    with redirect_stdout(io.StringIO()):                # it prints on import
        from miniml.ml_runtime import MiniNeuralNetwork
    samples, sizes, _, epochs = CASES[case]
    rows = [x + [target] for x, target in zip(*data(samples, sizes[0], sizes[-1]))]

    def train():
        network = MiniNeuralNetwork(*sizes, learning_rate=0.01, epochs=epochs, seed=1)
        network.calibrate = lambda dataset: None
        start = time.process_time()
        network.fit(rows)
        return time.process_time() - start
    return train


def main():
    raw = {}
    for case in sorted(CASES):
        sides = {"gradient-wave, %s" % task: gradient_wave(case, task) for task in TASKS}
        sides["miniml-engine, sigmoid"] = miniml(case)
        for arithmetic in ("native", "fast") if _sumprod else ("native",):
            for task in TASKS:
                sides["purenn %s, %s" % (arithmetic, task)] = ours(case, task, arithmetic)
        seconds = alternating(sides, RUNS)
        print("(%s) %d samples, %s, batches of %d, %d epochs; %s" % (
            (case, CASES[case][0], "-".join(map(str, CASES[case][1]))) + CASES[case][2:] + (python(),)))
        best = {task: min([median(seconds[name]) for name in seconds if name.endswith(task) and name[:6] != "purenn"])
                for task in TASKS}
        for name in seconds:
            times = best[name.split(", ")[1]] / median(seconds[name])
            print("    %-24s median %8.1f ms   least %8.1f ms   %6.2f times the best peer" % (
                name, 1000 * median(seconds[name]), 1000 * min(seconds[name]), times))
        raw[case] = seconds
    keep("peers", raw)


if __name__ == "__main__":
    main()
