"""Distributions of whole numbers that RandomState and Generator both draw from.

A generator has this class beside Distributions, which draws single numbers and makes the results.
"""
from .parameters import count, mean_count, positive_probability, probability


class Counts(object):
    """Draws of counts, ints from 0 on; parameters and errors as in Distributions."""

    def _counted(self, sample, size, *parameters):
        """As Distributions._each, of ints."""
        flat, shape = self._drawn(self._samples(), sample, size, parameters)
        return self._of_kind([int(number) for number in flat], shape, "int")

    def binomial(self, n, p, size=None):
        """How many of n tries succeed, each with probability p."""
        _, shape, lists = self._columns(size, ("n", n, count), ("p", p, probability))
        samples = self._samples()
        flat = []
        before = way = None
        for n, p in zip(*lists):
            if (n, p) != before:
                way = samples.successes(n, p)
                before = n, p
            flat.append(int(way.draw(samples.double)))
        return self._of_kind(flat, shape, "int")

    def geometric(self, p, size=None):
        """How many tries a success takes, each successful with probability p, above 0."""
        return self._counted("geometric", size, ("p", p, positive_probability))

    def poisson(self, lam=1.0, size=None):
        """How many events happen, of which lam are expected."""
        return self._counted("poisson", size, ("lam", lam, mean_count))
