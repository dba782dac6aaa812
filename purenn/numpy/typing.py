"""numpy.typing: ArrayLike, DTypeLike and NDArray, for annotations.

They say something to people and to checkers, who read the stubs.  When a program runs, each stands for itself: it can
be subscripted, joined to other types by |, and put into typing's Optional and Union, on Pythons with typing or without.
"""


class _Hint(object):
    """A name that stands for types."""

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return "numpy.typing.%s" % self._name

    def __call__(self, *arguments):         # typing takes what can be called for a type
        raise TypeError("%r stands for types and makes nothing" % self)

    def __getitem__(self, item):
        return self

    def __or__(self, other):
        return self

    __ror__ = __or__


ArrayLike = _Hint("ArrayLike")
DTypeLike = _Hint("DTypeLike")
NDArray = _Hint("NDArray")
