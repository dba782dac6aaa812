from typing import Iterable, Tuple

from .results import Result
from .sources import Model
from .tables import Table

HELP: str

def command(argv: Iterable[str]) -> int: ...
def evaluated(model: Model, table: Table) -> Tuple[Result, int]: ...
