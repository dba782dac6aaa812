"""fit(..., workers=2) against workers=1: case (c), 64-32-10 on 1,797 samples, in batches of 512; whole calls of fit.

Both have the same bits.  The start of the processes is in the time, as are the first steps, which one process makes
alone; so a training of ten epochs gains a little less than a long one, whose gain is that of its steps.
Also what sharing out a step costs when there is next to nothing in it, and how long two processes take to start, from
which the constants of purenn/py36/engines/workers.py are.
"""
import multiprocessing
import time

from measure import alternating, keep, median, python, show
from purenn import Dense, Matrix, Network, RandomState, arithmetic, optimizers
from purenn.fitting.engines import Batch
from purenn.py36.engines import crew, workers
from sides.tasks import DIGITS, data, network

RUNS, EPOCHS, STEPS, WARM = 5, 10, 48, 8


def training(numbers, count):
    """A function that trains, and gives its seconds."""
    X, y = [Matrix(rows) for rows in data(DIGITS)]

    def train():
        net = network(DIGITS)
        with arithmetic(numbers):
            start = time.perf_counter()
            history = net.fit(X, y, epochs=EPOCHS, optimizer="sgd", learning_rate=0.01, batch_size=512, shuffle=True,
                              progress=False, workers=count)
            seconds = time.perf_counter() - start
        if count > 1 and not history.workers.endswith(("processes", "threads")):
            print("    workers=%d: %s" % (count, history.workers))
        return seconds
    return train


def steps(numbers):
    """{how: seconds of each step}, of one training whose steps are shared out by turns."""
    X, y = [Matrix(rows)[0:512] for rows in data(DIGITS)]
    net, optimizer = network(DIGITS), optimizers.get("sgd")
    two = workers.Workers(2)
    seconds = {"alone": [], "shared": []}
    with arithmetic(numbers):
        engine = two.engine("auto", net.chain, optimizer, (X, y, None), [], 512, STEPS)
        engine.pace.alone = None                # nothing is decided by it here
        for _ in range(STEPS):
            for how in seconds:
                engine.pace.shares = how == "shared"
                start = time.perf_counter()
                engine.step(net.chain, optimizer, net.chain.parameters(), Batch(X, y, None), net.dropping)[2]()
                seconds[how].append(time.perf_counter() - start)
    two.close()
    return {how: seconds[how][WARM:] for how in seconds}


def compare(numbers):
    trainings = alternating({"workers=%d" % count: training(numbers, count) for count in (1, 2)}, RUNS)
    show("%d epochs of (c) in batches of 512, %s arithmetic" % (EPOCHS, numbers), trainings, "workers=1")
    by_turns = steps(numbers)
    show("  a step, alone and shared out by turns", by_turns, "alone")
    return trainings, by_turns


def overhead(method):
    """(seconds until two new processes have answered, seconds that sharing out a step costs)."""
    multiprocessing.set_start_method(method, force=True)
    net = Network([Dense(2, 1)], "mean_squared_error", seed=1)
    engine = workers.Workers(2)
    engine.crew.count, engine.crew.obstacle = 2, None
    X, y = [Matrix(RandomState(n).normal(size=(128, n))) for n in (2, 1)]
    recipe = workers.recipe_of(net.chain, "matrix", False)
    parameters = workers.packed([x for matrix in net.chain.parameters() for x in matrix._data])
    task = (recipe, "native", parameters, [2, 1, 1], [workers.packed(X._data), workers.packed(y._data), None], 128)
    seconds = []
    for _ in range(200):
        start = time.perf_counter()
        engine.crew.results(workers.work, [task, task])
        seconds.append(time.perf_counter() - start)
    engine.close()
    return seconds[0], median(seconds[100:])


def main():
    raw = {"cores": crew.cores()}
    for method in multiprocessing.get_all_start_methods():
        raw[method] = overhead(method)
        print("%-10s starts in %.3f s, a step costs %.2f ms more" % (method, raw[method][0], 1000 * raw[method][1]))
    multiprocessing.set_start_method(None, force=True)
    print("%d cores, %s" % (raw["cores"], python()))
    for numbers in ("native", "fast"):
        raw[numbers] = compare(numbers)
    keep("workers", raw)


if __name__ == "__main__":
    main()
