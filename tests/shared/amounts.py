"""How much a test tries: a fifth of it each time, all of it with --long, a quarter of it with --long --quarter.

A test that is only worth its minutes now and then is marked `long`.  One that can be made shorter keeps its body, and
tries fewer numbers, seeds or examples, so that the short run holds every property too.
"""
ALL, QUARTER, FEW = 1, 4, 5
one_in = FEW                    # so many is tried; conftest.py sets it, before a test module is imported


def share(count, short=None):
    """The part of count that is tried; without --long `short`, where it is given."""
    return short if one_in == FEW and short is not None else count // one_in


def some(items, first=0):
    """The part of the items that is tried: from this one on, every fifth, fourth, or all."""
    return list(items)[first % one_in::one_in]


def examples(count):
    """As a decorator: hypothesis tries this part of so many examples, and at least three."""
    from hypothesis import settings
    return settings(max_examples=max(share(count), 3))


def long(*values):
    """A set of parameters that is tried with --long only."""
    import pytest
    return pytest.param(*values, marks=pytest.mark.long)
