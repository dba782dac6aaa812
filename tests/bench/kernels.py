"""Where WARM and MOST_NAMES of purenn/arrays come from: what a kernel costs to make and saves a use."""
import time

from measure import interleaved, keep, median, python
from purenn import Matrix
from purenn.arrays import forms, generated, kernels


def uses(r, c, times=200):
    a = Matrix([[0.5 + i * c + j for j in range(c)] for i in range(r)])

    def run():
        for _ in range(times):
            a + a
    return run


def adding(x, y):
    return [a + b for a, b in zip(x._data, y._data)]


def generation(r, c):
    form = forms.form(Matrix, (r, c), "float")
    start = time.perf_counter()
    for _ in range(20):
        generated.elementwise(adding, (form, form), form)
    return (time.perf_counter() - start) / 20


def main():
    print("adding two matrices, microseconds a use, %s" % python())
    raw = {}
    for r, c in ((1, 3), (3, 3), (4, 5), (6, 10), (10, 10), (15, 10), (20, 10), (30, 10)):
        kept, generated.MOST_NAMES = generated.MOST_NAMES, 10 ** 6
        warm = interleaved({"kernel": uses(r, c)}, 9)["kernel"]
        forms.forget()
        kept_warm, kernels.WARM = kernels.WARM, 10 ** 9
        plain = interleaved({"plain": uses(r, c)}, 9)["plain"]
        kernels.WARM = kept_warm
        making, saved = generation(r, c), (median(plain) - median(warm)) / 200
        generated.MOST_NAMES = kept
        print("    %3d numbers: kernel %7.2f   plain loops %7.2f   making a kernel %8.1f, saved after %d uses" % (
            r * c, 1e6 * median(warm) / 200, 1e6 * median(plain) / 200, 1e6 * making,
            making / saved if saved > 0 else -1))
        raw["%dx%d" % (r, c)] = {"kernel": warm, "plain": plain, "making": making}
    keep("kernels", raw)


if __name__ == "__main__":
    main()
