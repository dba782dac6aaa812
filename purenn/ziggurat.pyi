from typing import List, Tuple

from .pcg64 import PCG64

EDGE: float
AREA: float
TWO52: float

def make_layers() -> Tuple[List[int], List[float], List[float]]: ...
def standard_normals(generator: PCG64, n: int) -> List[float]: ...
