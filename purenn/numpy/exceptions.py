"""NumPy's exceptions.  What it raises as an AxisError is a ValueError here, with the axis and the shape in words."""
AxisError = ValueError
DTypePromotionError = TypeError


class TooHardError(RuntimeError):
    """Never raised here."""


try:
    _base = RuntimeWarning
except NameError:                       # MicroPython, Skulpt
    _base = Exception


class ComplexWarning(_base):
    """Never given here, as no warnings are."""


class VisibleDeprecationWarning(_base):
    """Never given here, as no warnings are."""


class RankWarning(_base):
    """Never given here, as no warnings are."""
