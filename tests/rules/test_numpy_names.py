"""docs/numpy-names.md lists the names of purenn.numpy: all of them, and no others."""
import re

import numpy_names

import purenn.numpy as pnp


def listed(text):
    """The names in the page's list of what is here."""
    part = text.split("\n## Here")[1].split("\n## Not here")[0]
    return set(re.findall(r"`(\w+)`", part)) - {"linalg", "random", "testing"}


def test_the_page_lists_what_is_here():
    with open(numpy_names.PAGE) as file:
        names = listed(file.read())
    ours = set(numpy_names.ours(pnp))
    for part in ("linalg", "random", "testing"):
        assert hasattr(pnp, part)
    missing = [name for name in sorted(names - ours) if not [part for part in (pnp.linalg, pnp.random, pnp.testing)
                                                             if hasattr(part, name)]]
    assert missing == []
    files = {name for name in ours if type(getattr(pnp, name)) is type(re)}
    assert ours - names - files == set()


def test_a_name_that_is_left_out_is_found():
    with open(numpy_names.PAGE) as file:
        text = file.read()
    assert "mean" in listed(text) and "mean" not in listed(text.replace(", `mean`", ""))
