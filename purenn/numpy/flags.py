"""Where an array's numbers stand, and whether they can be written to."""
from ..arrays.views import Fixed, is_contiguous


def checked_order(order):
    """The order that numbers are asked for in: "C", "F", "A" or "K"; TypeError or ValueError for anything else."""
    if order is not None and not isinstance(order, str):
        raise TypeError("order is 'C', 'F', 'A' or 'K'; got %r" % (order,))
    found = "C" if order is None else order.upper()
    if found not in ("C", "F", "A", "K"):
        raise ValueError("order is 'C', 'F', 'A' or 'K'; got %r" % (order,))
    return found


class Flags(object):
    """What NumPy calls the flags of an array; none can be changed here."""

    def __init__(self, shown):
        found = {"c_contiguous": is_contiguous(shown), "f_contiguous": is_contiguous(shown, True),
                 "owndata": not hasattr(shown, "_base"), "aligned": True, "writeable": not isinstance(shown, Fixed)}
        for name in found:
            self.__dict__[name] = self.__dict__[name.upper()] = found[name]

    def __getitem__(self, name):
        return self.__dict__[name.lower()]

    def __eq__(self, other):
        return isinstance(other, Flags) and self.__dict__ == other.__dict__

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __setattr__(self, name, value):
        raise AttributeError("setting the flag %r of an array is not here" % name)
