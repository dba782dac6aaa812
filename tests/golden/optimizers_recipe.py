"""Makes the numbers at the end of optimizers.py beside it: python3 tests/golden/optimizers_recipe.py

NumPy's float64 arrays run the formulas, whose + - * / and square roots round as IEEE 754 says; the rates are mpmath's,
rounded where purenn rounds.  Nothing of purenn is in them.
"""
import re
import sys
from pathlib import Path

import mpmath
import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent.parent)]

from optimizers import CHOSEN, STEPS, options, rates, start_and_gradients     # noqa: E402


def sgd(p, g, rate, kept):
    return p - g * rate


def momentum(p, g, rate, kept):
    kept["v"] = kept.get("v", 0.0) * 0.9 + g
    return p - kept["v"] * rate


def nesterov(p, g, rate, kept):
    kept["v"] = kept.get("v", 0.0) * 0.9 + g
    return p - (g + kept["v"] * 0.9) * rate


def rmsprop(p, g, rate, kept):
    kept["s"] = kept.get("s", 0.0) * 0.99 + g * g * (1 - 0.99)
    return p - g / (np.sqrt(kept["s"]) + 1e-8) * rate


def adagrad(p, g, rate, kept):
    kept["s"] = kept.get("s", 0.0) + g * g
    return p - g / (np.sqrt(kept["s"]) + 1e-10) * rate


def adam(p, g, rate, kept):
    kept["m"] = kept.get("m", 0.0) * 0.9 + g * (1 - 0.9)
    kept["s"] = kept.get("s", 0.0) * 0.999 + g * g * (1 - 0.999)
    kept["1"] = kept.get("1", 1.0) * 0.9
    kept["2"] = kept.get("2", 1.0) * 0.999
    return p - kept["m"] / (1 - kept["1"]) / (np.sqrt(kept["s"] / (1 - kept["2"])) + 1e-8) * rate


def adamw(p, g, rate, kept):
    return adam(p * (1 - rate * 0.01), g, rate, kept)


UPDATES = {function.__name__: function for function in (sgd, momentum, nesterov, rmsprop, adagrad, adam, adamw)}


def nearest(value):
    return float(mpmath.nstr(value, 60)) if value else 0.0


def rounded_power(base, n):
    """base ** n by squaring, every product rounded."""
    return 1.0 if n == 0 else rounded_power(base * base, n // 2) * (base if n % 2 else 1.0)


def cosine(step, rate, steps, warm_up, minimum):
    if step < warm_up:
        return rate * ((step + 1.0) / warm_up)
    wave = nearest(mpmath.cos(mpmath.mpf(np.pi * min((step - warm_up) / (steps - warm_up), 1.0))))
    return minimum + (rate - minimum) * ((1.0 + wave) * 0.5)


RATES = {
    "constant": lambda step, rate: rate,
    "step": lambda step, rate, step_size, gamma: rate * rounded_power(gamma, step // step_size),
    "exponential": lambda step, rate, gamma: rate * rounded_power(gamma, step),
    "inverse_scaling": lambda step, rate, exponent: rate / nearest(mpmath.mpf(step + 1) ** exponent),
    "cosine": cosine,
}


def golden():
    start, gradients = start_and_gradients()
    for name in sorted(UPDATES):
        texts = []
        for i, rows in enumerate(start):
            p, kept = np.array(rows), {}
            for t in range(STEPS):
                p = UPDATES[name](p, np.array(gradients[t][i]), rates(t), kept)
            texts += [float(x).hex() for x in p.ravel()]
        yield name, texts
    for name, given in CHOSEN:
        yield name, [float(RATES[name](step, **options(given))).hex() for step in range(STEPS)]


def main():
    mpmath.mp.prec = 400
    lines = ["GOLDEN = ["]
    for name, texts in golden():
        lines.append('    ("%s", (' % name)
        lines += ["        " + ", ".join(['"%s"' % text for text in texts[i:i + 4]]) + "," for i in range(0, len(texts), 4)]
        lines.append("    )),")
    path = HERE / "optimizers.py"
    numbers = re.compile(r"^GOLDEN = \[.*?\]\n\n", re.S | re.M)
    path.write_text(numbers.sub(lambda match: "\n".join(lines + ["]", "", ""]), path.read_text()))


if __name__ == "__main__":
    main()
