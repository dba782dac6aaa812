"""Worked examples of books, courses and posts: what they print, whether it is right, and what makes it where it is not.

    >>> from purenn.py36.crosscheck import published
    >>> example = published.find("mazur")
    >>> print(published.report(example, published.check(example)))

docs/worked-examples.md shows them all.
"""
from ....floats.names import unknown
from .books import HAN_KAMBER
from .brownlee import BROWNLEE
from .circuits import CS231N, KARPATHY, MICROGRAD
from .courses import MINIFLOW, MINIFLOW_MEAN, NG, UDACITY_EXERCISE, UDACITY_WALK
from .examples import AGREES, CUT, DOUBLES, UNEXPLAINED, Example, Finding, Variant, as_printed, check, report
from .mazur import MAZUR
from .posts import MILO, RAY, TRASK, TRASK_3, TRASK_ALPHAS, ZHOU

__all__ = ["AGREES", "CUT", "DOUBLES", "EXAMPLES", "UNEXPLAINED", "Example", "Finding", "Variant", "as_printed",
           "check", "find", "report"]

EXAMPLES = (RAY, MAZUR, HAN_KAMBER, BROWNLEE, ZHOU, TRASK, TRASK_3, TRASK_ALPHAS, MILO, MINIFLOW, MINIFLOW_MEAN,
            UDACITY_WALK, UDACITY_EXERCISE, NG, KARPATHY, CS231N, MICROGRAD)


def find(name):
    """The Example of that name; ValueError lists the names."""
    names = {example.name: example for example in EXAMPLES}
    if name not in names:
        raise ValueError(unknown("example", name, sorted(names)))
    return names[name]
