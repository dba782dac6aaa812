"""Straight-line programs: a function of matrices, recorded once with symbols, printed as code without loops or lists.

The printed code runs wherever its language does.
"""
from .program import Program, record
from .symbol import Symbol

__all__ = ["Program", "Symbol", "record"]
