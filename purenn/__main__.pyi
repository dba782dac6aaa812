from types import ModuleType
from typing import Dict, Iterable, Optional, Tuple

COMMANDS: Dict[str, ModuleType]
NEWER: Tuple[str, ...]
HELP: str

def main(argv: Optional[Iterable[str]] = None) -> int: ...
