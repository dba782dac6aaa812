"""Kinds of numbers that purenn's formulas also run on: dual numbers, whose arithmetic carries exact derivatives.

Python 3.6 or newer.  A kind of number brings the operators and, as methods, the functions of purenn.elementary.
"""
from .dual import Dual, derivative, gradient

__all__ = ["Dual", "derivative", "gradient"]
