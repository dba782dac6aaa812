"""Distributions that are seldom drawn; seldom_samples.py, which draws their numbers, is read when one is."""
from .parameters import (above_one, count, flatten, not_negative, positive, probability_below_one, real)

MOST_GOOD = 10 ** 9


class Seldom(object):
    """Draws for a generator that has this class beside Distributions; parameters and errors as there."""

    def _seldom(self, name, kind, size, *parameters):
        """Numbers that the function of that name draws, one for each set of parameters."""
        from . import seldom_samples
        _, shape, lists = self._columns(size, *parameters)
        draw, samples = getattr(seldom_samples, name), self._samples()
        return self._of_kind([draw(samples, *values) for values in zip(*lists)], shape, kind)

    def f(self, dfnum, dfden, size=None):
        """Ratios of two chi-square draws, each over its degrees of freedom, above 0."""
        return self._seldom("f", "float", size, ("dfnum", dfnum, positive), ("dfden", dfden, positive))

    def noncentral_chisquare(self, df, nonc, size=None):
        """Sums of the squares of df normal draws whose means, squared, sum to nonc; df above 0, nonc at least 0."""
        return self._seldom("noncentral_chisquare", "float", size, ("df", df, positive), ("nonc", nonc, not_negative))

    def noncentral_f(self, dfnum, dfden, nonc, size=None):
        """As f, of a noncentral chi-square draw and a central one."""
        return self._seldom("noncentral_f", "float", size, ("dfnum", dfnum, positive), ("dfden", dfden, positive),
                            ("nonc", nonc, not_negative))

    def wald(self, mean, scale, size=None):
        """Floats of the inverse Gaussian distribution; both above 0."""
        return self._seldom("wald", "float", size, ("mean", mean, positive), ("scale", scale, positive))

    def vonmises(self, mu, kappa, size=None):
        """Angles from -pi to pi around mu, the nearer the larger kappa is, which is at least 0."""
        return self._seldom("vonmises", "float", size, ("mu", mu, real), ("kappa", kappa, not_negative))

    def logseries(self, p, size=None):
        """Ints k from 1, whose probability is as p**k / k; p from 0 to below 1."""
        return self._seldom("logseries", "int", size, ("p", p, probability_below_one))

    def zipf(self, a, size=None):
        """Ints k from 1, whose probability is as k**-a; a above 1."""
        return self._seldom("zipf", "int", size, ("a", a, above_one))

    def hypergeometric(self, ngood, nbad, nsample, size=None):
        """How many of nsample things are good, which are drawn of ngood good ones and nbad bad ones."""
        parameters = ("ngood", ngood, count), ("nbad", nbad, count), ("nsample", nsample, count)
        self._check_sample(flatten(ngood)[0] + flatten(nbad)[0], flatten(nsample)[0])
        for good, bad, sample in zip(*self._columns(size, *parameters)[2]):
            if good + bad < sample:
                raise ValueError("ngood + nbad < nsample; got %d, %d and %d" % (good, bad, sample))
        return self._seldom("hypergeometric", "int", size, *parameters)

    def _check_sample(self, things, samples):
        """ValueError for numbers of things that this generator does not take."""
        raise NotImplementedError
