from typing import Any, List, Optional

from .matrix import Matrix

def by_class(network: Any, y: Matrix, weights: Optional[Matrix], class_weight: Any,
             names: Optional[List[str]]) -> Optional[Matrix]: ...
