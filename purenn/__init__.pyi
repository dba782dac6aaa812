from typing import Any

from . import article as article, metrics as metrics, optimizers as optimizers
from .activations import Activation as Activation
from .data import MinMaxScaler as MinMaxScaler, StandardScaler as StandardScaler, train_test_split as train_test_split
from .encoders import Encoder as Encoder
from .estimators import MLPClassifier as MLPClassifier, MLPRegressor as MLPRegressor
from .files.csv_tables import Table as Table, read_csv as read_csv
from .fitting.callbacks import EarlyStopping as EarlyStopping
from .fitting.history import History as History
from .floats.elementary import arithmetic as arithmetic
from .layers import Dense as Dense, Dropout as Dropout, Layer as Layer
from .losses import Loss as Loss
from .matrix import Matrix as Matrix
from .network import Network as Network
from .random.generators import RandomState as RandomState, default_rng as default_rng
from .schedules import schedule as schedule
from .labels import one_hot as one_hot

__all__ = [
    "Network", "Dense", "Dropout", "Layer", "Activation", "Loss", "History", "EarlyStopping", "schedule",
    "optimizers", "metrics",
    "read_csv", "Table", "Encoder", "StandardScaler", "MinMaxScaler", "one_hot", "train_test_split",
    "Matrix", "RandomState", "default_rng", "arithmetic", "article", "gradient_check",
    "MLPClassifier", "MLPRegressor"]

def gradient_check(of: Any, *arguments: Any, **options: Any) -> Any: ...

__version__: str
