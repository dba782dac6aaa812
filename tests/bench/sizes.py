"""One layer forward, 1 / (1 + exp(-(x W + b))), at growing sizes: where lists stop keeping up with NumPy."""
import numpy

import purenn.numpy
from measure import interleaved, keep, median, python


def layer(np, n):
    x, w, b = np.full((n, n), 0.25), np.full((n, n), 0.125), np.full((1, n), 0.5)

    def run():
        for _ in range(20):
            1 / (1 + np.exp(-(np.dot(x, w) + b)))
    return run


def main():
    print("a layer of n inputs and n outputs, n samples, %s" % python())
    raw = {}
    for n in (2, 4, 8, 16, 32, 64):
        seconds = interleaved({"numpy": layer(numpy, n), "purenn.numpy": layer(purenn.numpy, n)}, 15)
        ours, theirs = median(seconds["purenn.numpy"]) / 20, median(seconds["numpy"]) / 20
        print("    n %3d: purenn %10.1f us   numpy %8.1f us   %7.2f times numpy" % (n, 1e6 * ours, 1e6 * theirs, theirs / ours))
        raw["%d" % n] = seconds
    keep("sizes", raw)


if __name__ == "__main__":
    main()
