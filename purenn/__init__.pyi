from . import article as article, metrics as metrics, optimizers as optimizers
from .data import (
    MinMaxScaler as MinMaxScaler, StandardScaler as StandardScaler, train_test_split as train_test_split)
from .files.tables import Table as Table, read_csv as read_csv
from .floats.elementary import arithmetic as arithmetic
from .layers import Dense as Dense, Dropout as Dropout
from .matrix import Matrix as Matrix
from .network import Network as Network
from .random.generators import RandomState as RandomState, default_rng as default_rng
from .schedules import schedule as schedule

__version__: str
