from types import ModuleType
from typing import Dict, Iterable, Optional

COMMANDS: Dict[str, ModuleType]
HELP: str

def main(argv: Optional[Iterable[str]] = None) -> int: ...
