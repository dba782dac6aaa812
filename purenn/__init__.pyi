from .activations import Activation as Activation
from .data import (
    MinMaxScaler as MinMaxScaler, StandardScaler as StandardScaler, read_csv as read_csv,
    train_test_split as train_test_split)
from .floats.elementary import arithmetic as arithmetic
from .layers import Dense as Dense, Dropout as Dropout, Layer as Layer
from .losses import Loss as Loss
from .matrix import Matrix as Matrix
from .network import Network as Network
from .random.generators import RandomState as RandomState, default_rng as default_rng
from .schedules import schedule as schedule

__version__: str
