"""What a function of purenn.numpy returns where its parts have names: svd(a).S, unique_counts(a).counts."""


class _Result(tuple):
    """A tuple whose parts have names too."""

    def __getattr__(self, name):
        if name[:1] != "_" and name in self._names:
            return self[self._names.index(name)]
        raise AttributeError("the result has no %r" % name)

    def __repr__(self):
        return "%s(%s)" % (self._called, ", ".join(["%s=%r" % pair for pair in zip(self._names, self)]))


def result(called, names, parts):
    """A tuple with names for its parts that prints itself by this name."""
    made = _Result(parts)
    made._called, made._names = called, names
    return made
