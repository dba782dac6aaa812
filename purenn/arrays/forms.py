"""Forms: what matrices of one class, shape and kind of number have in common.

There is one object for each, so that what is worked out once for all of them, such as
a kernel, is found by identity.
"""
from .kinds import floating
from .shapes import shape_text, size_of

MOST_FORMS = 4096


class Form(object):
    """A class, shape and kind of number.

    Transposes have forms of their own, as their numbers are read from the matrix they share: `unshared`
    is the form of a matrix of that shape that shares nothing, `view` the transposes' class.
    `turned` is the form of this one's transposes, `floating` that of what sqrt makes.  `settle` makes numbers of the
    kind of a list of results; None where they are that already.
    """
    __slots__ = ("cls", "shape", "kind", "size", "unshared", "floating", "turned", "view", "settle")

    def __init__(self, cls, shape, kind, unshared=None):
        self.cls = cls
        self.shape = shape
        self.kind = kind
        self.size = size_of(shape)
        self.unshared = unshared or self
        self.settle = cls._settle(kind)
        after = None if kind[0] == "<" else floating(kind)          # texts have none
        self.floating = self.unshared if after == kind else after and form(cls, shape, after)
        self.turned = self.view = None


_forms = {}
by_forms = []                       # dicts of what else is found by forms, emptied together with them


def form(cls, shape, kind):
    """The Form of this class, shape (a tuple) and kind; ValueError for more dimensions than the class has."""
    key = (cls, shape, kind)
    found = _forms.get(key)
    if found is None:
        if len(_forms) >= MOST_FORMS:           # a program that uses every shape there is
            forget()
        if len(shape) > cls._most_dimensions:
            raise ValueError("a matrix has one or two dimensions; this one would have the shape %s" % shape_text(shape))
        if kind == "int8" and cls._settle(kind) is None:       # a Matrix, whose ints have no width
            found = _forms[key] = form(cls, shape, "int")
        else:
            found = _forms[key] = Form(cls, shape, kind)
    return found


def turned(before, view):
    """The Form of transposes, of the class `view`, of matrices with the Form `before`."""
    shape = (before.shape[1], before.shape[0])
    before.turned = Form(before.cls, shape, before.kind, form(before.cls, shape, before.kind))
    before.turned.view = view
    return before.turned


def forget():
    """Drop all forms and what is found by them, so that their number stays bounded."""
    _forms.clear()
    for found in by_forms:
        found.clear()
