"""Straight-line programs: a function of matrices, recorded once with symbols, printed as code without loops or lists.

Python 3.6 or newer; what is printed runs where its language does.
"""
from .program import Program, record
from .symbol import Symbol

__all__ = ["Program", "Symbol", "record"]
