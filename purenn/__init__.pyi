from . import article as article
from .elementary import arithmetic as arithmetic
from .matrix import Matrix as Matrix
from .rng import RandomState as RandomState
from .rng import default_rng as default_rng

__version__: str
