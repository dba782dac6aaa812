from . import article as article
from . import metrics as metrics
from . import optimizers as optimizers
from .data import MinMaxScaler as MinMaxScaler
from .data import StandardScaler as StandardScaler
from .data import read_csv as read_csv
from .data import train_test_split as train_test_split
from .elementary import arithmetic as arithmetic
from .layers import Dense as Dense
from .layers import Dropout as Dropout
from .matrix import Matrix as Matrix
from .network import Network as Network
from .rng import RandomState as RandomState
from .rng import default_rng as default_rng
from .schedules import schedule as schedule

__version__: str
