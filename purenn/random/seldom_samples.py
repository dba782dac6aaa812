"""One number of a distribution that is seldom drawn.

Sources: Michael, Schucany and Haas, The American Statistician 30 (1976), 88-90 (wald); Best and Fisher, Applied
Statistics 28 (1979), 152-157 (vonmises); Kemp, Applied Statistics 30 (1981), 249-253 (logseries); Devroye, "Non-Uniform
Random Variate Generation" (1986), 551 (zipf); Stadlober, J. Comp. Appl. Math. 31 (1990), 181-189 (hypergeometric).
"""
import math

from ..floats.parts import NAN
from .events import HALF_LOG_TWO_PI, LIMIT, as_int64, log_gamma
from .functions import exp, expm1, log, log1p, power, ratio
from .integers import masked

SPREAD, SHIFT = 0x1b72cd3f331398 * 2.0 ** -52, 0x1cc3ebd3bc711a * 2.0 ** -53       # 2 sqrt(2/e), 3 - 2 sqrt(3/e)
SMALL, TINY, LARGE = 1.0 / 1e5, 1.0 / 1e8, 1e6           # kappas of vonmises

_log_factorials = []                    # of 0, 1, ... 125


def f(samples, dfnum, dfden):
    return ratio(samples.chisquare(dfnum) * dfden, samples.chisquare(dfden) * dfnum)


def noncentral_chisquare(samples, df, nonc):
    if nonc != nonc and not samples.legacy:
        return nonc
    if nonc == 0.0:
        return samples.chisquare(df)
    if df > 1.0:
        square = samples.chisquare(df - 1.0)
        normal = samples.normal() + math.sqrt(nonc)
        return square + normal * normal
    found = samples.chisquare(df + 2 * samples.poisson(nonc / 2.0))
    return found if nonc == nonc else nonc


def noncentral_f(samples, dfnum, dfden, nonc):
    above = noncentral_chisquare(samples, dfnum, nonc) * dfden
    return ratio(above, samples.chisquare(dfden) * dfnum)


def wald(samples, mean, scale):
    """The smaller root of an equation that a squared normal draw is in, or the other one."""
    normal = samples.normal()
    y = mean * normal * normal
    if samples.legacy:
        x = mean + mean / (2.0 * scale) * (y - math.sqrt(4.0 * scale * y + y * y))
    else:
        x = mean * (1.0 - 2.0 / (1.0 + math.sqrt(1.0 + ratio(4.0 * scale, y))))
    return x if samples.double() <= mean / (mean + x) else ratio(mean * mean, x)


def vonmises(samples, mu, kappa):
    """An angle from a wrapped Cauchy distribution, kept with the probability that makes it von Mises'."""
    if kappa != kappa:
        return kappa
    if kappa < TINY:
        return math.pi * (2.0 * samples.double() - 1.0)
    if kappa > LARGE and not samples.legacy:
        angle = mu + math.sqrt(1.0 / kappa) * samples.normal()
        angle = angle + 2.0 * math.pi if angle < -math.pi else angle
        return angle - 2.0 * math.pi if angle > math.pi else angle
    s = 1.0 / kappa + kappa
    if kappa >= SMALL:
        r = 1.0 + math.sqrt(1.0 + 4.0 * kappa * kappa)
        rho = (r - math.sqrt(2.0 * r)) / (2.0 * kappa)
        s = (1.0 + rho * rho) / (2.0 * rho)
    while True:
        z = math.cos(math.pi * samples.double())
        w = (1.0 + s * z) / (s + z)
        y = kappa * (s - w)
        v = samples.double()
        if y * (2.0 - y) - v >= 0.0 or log(ratio(y, v)) + 1.0 - y >= 0.0:
            break
    angle = math.acos(w) if abs(w) <= 1.0 else NAN
    angle = (-angle if samples.double() < 0.5 else angle) + mu
    turned = (abs(angle) + math.pi) % (2.0 * math.pi) - math.pi
    return -turned if angle < 0.0 else turned


def logseries(samples, p):
    rate = log1p(-p)
    while True:
        v = samples.double()
        if v >= p:
            return 1
        u = samples.double()
        q = 1.0 - exp(rate * u) if samples.legacy else -expm1(rate * u)
        if v <= q * q:
            found = as_int64(1.0 + ratio(log(v), log(q)), math.floor)
            if found >= 1 and v > 0.0:
                return found
            continue
        return 1 if v >= q else 2


def zipf(samples, a):
    """A power of a uniform draw, kept with the probability that makes of it a sum's terms."""
    if a >= 1025.0:
        return 1
    less = a - 1.0
    b = power(2.0, less)
    least = 0.0 if samples.legacy else power(LIMIT, -less)
    while True:
        u = samples.double()
        u = u * least + (1.0 - u)
        v = samples.double()
        x = power(u, -1.0 / less)
        if not 1.0 <= x <= LIMIT:
            continue
        x = math.floor(x) * 1.0
        t = power(1.0 + 1.0 / x, less)
        if v * x * (t - 1.0) / (b - 1.0) <= t / b:
            return int(x)


# ---- hypergeometric ----

def hypergeometric(samples, good, bad, sample):
    if sample > 10 if samples.legacy else 10 <= sample <= good + bad - 10:
        return _under_a_table(samples, good, bad, sample)
    if samples.legacy:
        return _step_by_step(samples.double, good, bad, sample)
    return _one_by_one(samples, good, bad, sample)


def _step_by_step(double, good, bad, sample):
    """RandomState's way: whether each is one of the rarer things."""
    rest, left, k = good + bad - sample, float(min(good, bad)), sample
    rare = left
    while left > 0.0 and k > 0:
        left -= math.floor(double() + left / (rest + k))
        k -= 1
    found = int(rare - left)
    return sample - found if good > bad else found


def _one_by_one(samples, good, bad, sample):
    """Generator's way: each is a good one or not; of those that are left, where they are fewer."""
    total = good + bad
    turned = sample > total // 2
    k, left, rest = total - sample if turned else sample, good, total
    while k > 0 and left > 0 and rest > left:
        rest -= 1
        if masked(samples.bits, [rest])[0] < left:
            left -= 1
        k -= 1
    if rest == left:
        left -= k
    return left if turned else good - left


def _under_a_table(samples, good, bad, sample):
    """A ratio of uniform draws, kept where it is below the probability."""
    few, many, total = min(good, bad), max(good, bad), good + bad
    m = min(sample, total - sample)
    p = float(few) / total
    q = 1.0 - p if samples.legacy else float(many) / total
    centre = m * p + 0.5
    variance = float(total - m) * (sample if samples.legacy else m) * p * q / (total - 1)
    width = math.sqrt(variance + 0.5)
    scale = SPREAD * width + SHIFT
    middle = int(math.floor(float(m + 1) * (few + 1) / (total + 2)))
    log_factorial = _log_factorial_by_gamma if samples.legacy else _log_factorial

    def height(k):
        return log_factorial(k) + log_factorial(few - k) + log_factorial(m - k) + log_factorial(many - m + k)
    top, bound = height(middle), min(min(m, few) + 1.0, math.floor(centre + 16 * width))
    while True:
        u = samples.double()
        v = samples.double()
        x = ratio(scale * (v - 0.5), u) + centre
        if not 0.0 <= x < bound:
            continue
        k = int(math.floor(x))
        t = top - height(k)
        if u * (4.0 - u) - 3.0 <= t or u * (u - t) < 1.0 and 2.0 * log(u) <= t:
            break
    k = m - k if good > bad else k
    return good - k if m < sample else k


def _log_factorial_by_gamma(k):
    return log_gamma(k + 1.0)


def _log_factorial(k):
    """log k!, from 126 on by Stirling's series."""
    if not _log_factorials:
        product = 1
        for i in range(126):
            product *= max(i, 1)
            _log_factorials.append(log(float(product)))
    if k < 126:
        return _log_factorials[k]
    return (k + 0.5) * log(k * 1.0) - k + (HALF_LOG_TWO_PI + 1.0 / k * (1.0 / 12.0 - 1.0 / (360.0 * k * k)))
