"""Kinds of numbers that purenn's formulas also run on: dual numbers, which carry exact derivatives, and intervals.

A kind of number has Python's operators and, as methods, the functions of floats/elementary.py.  Those of Decimal, which
lacks most, are in decimals.py; nobody needs to import it.
"""
from .dual import Dual, derivative, gradient
from .interval import Interval

__all__ = ["Dual", "Interval", "derivative", "gradient"]
