"""purenn: neural networks on any Python, with nothing to install.

The article's formulas, line by line, on a hand-written Matrix over lists of
floats (purenn.article); NumPy's names and random draws, so that from-scratch
scripts run with one import changed (import purenn.numpy as np); networks of
any number of layers, trained, saved and reloaded (purenn.Network); the same bits
everywhere (purenn.arithmetic("portable")).
"""
from . import article, metrics, optimizers
from .activations import Activation
from .data import MinMaxScaler, StandardScaler, train_test_split
from .files.tables import read_csv
from .files.version import VERSION as __version__
from .floats.elementary import arithmetic
from .layers import Dense, Dropout, Layer
from .losses import Loss
from .matrix import Matrix
from .network import Network
from .random.generators import RandomState, default_rng
from .schedules import schedule
