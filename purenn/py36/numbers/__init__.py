"""Kinds of numbers that purenn's formulas also run on: dual numbers, whose arithmetic carries exact derivatives.

A kind of number has Python's operators and, as methods, the functions of floats/elementary.py.
"""
from .dual import Dual, derivative, gradient

__all__ = ["Dual", "derivative", "gradient"]
