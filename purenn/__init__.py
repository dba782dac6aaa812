"""purenn: neural networks on any Python, with nothing to install.

The article's formulas, line by line, on a hand-written Matrix over lists of
floats (purenn.article); NumPy's names and random draws, so that from-scratch
scripts run with one import changed (import purenn.numpy as np); the same bits
everywhere (purenn.arithmetic("portable")).
"""
from . import article
from .elementary import arithmetic
from .matrix import Matrix
from .rng import RandomState, default_rng

__version__ = "0.1.0"
