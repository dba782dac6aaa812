"""python3 tests/long/sweep_engines.py [ENGINES]: every loss, output and optimizer, by every engine, to the same bits.

Needs no pytest, so that it runs on any CPython and PyPy from 3.6 on. For each loss with each activation it can have,
and each optimizer, in native and in portable arithmetic, networks of sizes and batches that differ are trained with
engine="matrix", "rows" and "straightline"; weights, losses and what the optimizer keeps must be equal to the last bit.
Prints how many trainings were compared and a checksum of the portable ones, which is the same on every Python.

ENGINES: other ones to compare, such as matrix,c; then c's compiler is printed too. --every N: one case of so many.
"""
import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

import purenn  # noqa: E402
from purenn import Dense, Dropout, Network, RandomState  # noqa: E402
from purenn.activations import ACTIVATIONS  # noqa: E402
from purenn.files.envelope import checksum  # noqa: E402
from purenn.losses import LOSSES  # noqa: E402
from purenn.optimizers import OPTIMIZERS  # noqa: E402

ENGINES = "matrix,rows,straightline"
EPOCHS = 4


def pairs():
    """(loss, output activation) that go together."""
    for loss in sorted(LOSSES):
        for output in sorted(ACTIVATIONS):
            try:
                Network([Dense(2, 2, output)], loss=loss)
            except ValueError:
                continue
            yield loss, output


def targets(loss, output, rows, n, random):
    if loss == "hinge":
        return [[1.0 if x > 0.5 else -1.0 for x in row] for row in random.uniform(size=(rows, n))]
    if loss == "categorical_cross_entropy":
        return [int(x * n) for x in random.uniform(size=(rows,))]
    low = 0.05 if output == "softplus" else 0.0
    return [[low + x * 0.9 for x in row] for row in random.uniform(size=(rows, n))]


def trained(engine, case, loss, output, optimizer):
    """All bits that a training with this engine leaves, as text."""
    random = RandomState(case)
    inputs, hidden, outputs, rows = [2 + int(x * 3) for x in random.uniform(size=(4,))]
    chain = [Dense(inputs, hidden, sorted(ACTIVATIONS)[case % len(ACTIVATIONS)])] + [Dropout(0.25)] * (case % 3 == 0) + [
        Dense(outputs, output)]
    net = Network(chain, loss=loss, seed=case, l1=0.01 * (case % 2), l2=0.01 * (case % 4 == 1))
    X = random.normal(size=(rows + 3, inputs))
    history = net.fit(X, targets(loss, output, rows + 3, outputs, random), epochs=EPOCHS, engine=engine, optimizer=optimizer,
                      batch_size=[None, 2, 3][case % 3], shuffle=case % 5 == 1, learning_rate=0.125, progress=False,
                      sample_weight=[0.5 + i % 3 for i in range(rows + 3)] if case % 4 == 2 else None)
    numbers = [x for matrix in net.chain.parameters() for x in matrix.reshape(-1).tolist()] + history.loss
    powers, moments = net.optimizer.memory(net.chain.parameters())
    numbers += list(powers) + [x for matrices in moments for matrix in matrices for x in matrix.reshape(-1).tolist()]
    return " ".join([x.hex() if isinstance(x, float) else str(x) for x in numbers])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("engines", nargs="?", default=ENGINES)
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    engines = options.engines.split(",")
    compared = wrong = 0
    portable = []
    for arithmetic in ("native", "portable"):
        with purenn.arithmetic(arithmetic):
            case = 0
            for loss, output in pairs():
                for optimizer in sorted(OPTIMIZERS):
                    case += 1
                    if case % options.every:
                        continue
                    found = [trained(engine, case, loss, output, optimizer) for engine in engines]
                    compared += 1
                    if found != found[:1] * len(engines):
                        wrong += 1
                        print("differ: case %d, %s, %s, %s, %s" % (case, loss, output, optimizer, arithmetic))
                    if arithmetic == "portable":
                        portable.append(found[0])
    print("%d trainings by %s: %d differ; portable ones: %s" % (
        compared, ", ".join(engines), wrong, checksum("\n".join(portable))))
    if "c" in engines:
        from purenn.py36.engines.compiler import compiler
        print("compiled by %s" % compiler())
    raise SystemExit(1 if wrong or compared < 2 * (48 * len(OPTIMIZERS) // options.every) else 0)


if __name__ == "__main__":
    main()
