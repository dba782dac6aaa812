"""Writes what NumPy draws into further_draws.py: python3 tests/random/make_further_draws.py

The numbers in the repository came from NumPy 2.4.6 on Linux, x86-64 with fused multiply-add, glibc 2.36.
"""
from pathlib import Path

import further_draws
import numpy

MARK = "# ---- written by make_further_draws.py ----\n"
END = '\nif __name__ == "__main__":\n'


def table(name, rows):
    return "%s = [\n%s]\n" % (name, "".join("    %r,\n" % row for row in rows))


def main():
    path = Path(further_draws.__file__)
    head, rest = path.read_text().split(MARK)
    legacy = further_draws.digests(further_draws.LEGACY, numpy.random.RandomState)
    modern = further_draws.digests(further_draws.MODERN, numpy.random.default_rng)
    tables = table("EXPECTED_LEGACY", legacy) + table("EXPECTED_MODERN", modern)
    path.write_text(head + MARK + tables + rest[rest.index(END):])


if __name__ == "__main__":
    main()
