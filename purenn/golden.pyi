from typing import Dict, List, Tuple

NUMPY: str
SEED: int
EPOCHS: int
ELEMENTARY: str
DRAWS: str
PORTABLE_WEIGHTS: str
NUMPY_WEIGHTS: Dict[int, str]
PRINTED: Tuple[Tuple[str, str], ...]

def elementary() -> List[Tuple[str, str, str]]: ...
def draws() -> List[Tuple[str, List[str]]]: ...
def weights() -> List[str]: ...
def printed() -> Tuple[Tuple[str, str], ...]: ...
