"""How much a test tries: a share of it each time, all of it with --long.

A test that is only worth its minutes now and then is marked `long`.  One that can be made shorter keeps its body, and
tries fewer numbers, seeds or examples, so that the short run holds every property too.
"""
SHORT = 5                       # without --long, one in so many is tried
is_long = False                 # conftest.py sets it, before a test module is imported


def share(count, short=None):
    """count with --long, else `short`, which is a fifth of it where it is not given."""
    return count if is_long else count // SHORT if short is None else short


def some(items, first=0):
    """All items with --long, else every fifth, from this one on."""
    return list(items) if is_long else list(items)[first % SHORT::SHORT]


def examples(count):
    """As a decorator: hypothesis tries so many examples with --long, else a fifth of them, and at least three."""
    from hypothesis import settings
    return settings(max_examples=share(count, max(count // SHORT, 3)))


def long(*values):
    """A set of parameters that is tried with --long only."""
    import pytest
    return pytest.param(*values, marks=pytest.mark.long)
