from typing import IO, Any, Dict, Iterable, Iterator, Optional, Sequence, Union

from .headers import OddNames as OddNames
from .tables import MISSING as MISSING, Table as Table

BLOCK: int

def read_csv(source: Union[str, bytes, IO[Any], Iterable[Union[str, bytes]], Any], header: Union[bool, Sequence[str]] = True,
             delimiter: str = "auto", comment: Optional[str] = None, columns: Union[None, str, Sequence[str]] = None,
             missing: Union[str, Dict[str, float]] = "error", marks: Iterable[str] = ...,
             targets: Union[str, Sequence[str]] = (), encoding: str = "auto", decimal: str = "auto",
             skip: int = 0) -> Table: ...
def read_tables(pieces: Iterable[Union[str, bytes]], header: Union[bool, Sequence[str]] = True, delimiter: str = "auto",
                comment: Optional[str] = None, encoding: str = "auto", decimal: str = "auto",
                skip: int = 0) -> Iterator[Table]: ...
def pieces_of_file(path: Any) -> Iterator[bytes]: ...
def pieces_of(file: IO[Any], to_close: bool = False) -> Iterator[Union[str, bytes]]: ...
def without_gaps(table: Table, missing: Union[str, Dict[str, float]], marks: Optional[Iterable[str]] = None,
                 targets: Union[str, Sequence[str]] = ()) -> Table: ...
