"""Writes what NumPy draws into rng_draws.py: python3 tests/golden/make_rng_draws.py

The numbers in the repository came from NumPy 2.4.6 on Linux, x86-64 with fused
multiply-add, glibc 2.36.  Any NumPy since 1.22 should give the same ones there.
"""
from pathlib import Path

import numpy

import rng_draws

MARK = "# ---- written by make_rng_draws.py ----\n"
END = '\nif __name__ == "__main__":\n'


def table(name, rows):
    return "%s = [\n%s]\n" % (name, "".join("    %r,\n" % row for row in rows))


def main():
    path = Path(rng_draws.__file__)
    text = path.read_text()
    head, rest = text.split(MARK)
    tail = rest[rest.index(END):]
    legacy = rng_draws.digests(rng_draws.LEGACY, numpy.random.RandomState, rng_draws.SEEDS)
    modern = rng_draws.digests(rng_draws.MODERN, numpy.random.default_rng, rng_draws.LONG_SEEDS)
    path.write_text(head + MARK + table("EXPECTED_LEGACY", legacy) + table("EXPECTED_MODERN", modern) + tail)


if __name__ == "__main__":
    main()
