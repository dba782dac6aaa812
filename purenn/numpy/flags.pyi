from typing import Any

def checked_order(order: Any) -> str: ...

class Flags:
    c_contiguous: bool
    f_contiguous: bool
    owndata: bool
    aligned: bool
    writeable: bool
    C_CONTIGUOUS: bool
    F_CONTIGUOUS: bool
    OWNDATA: bool
    ALIGNED: bool
    WRITEABLE: bool
    def __init__(self, shown: Any) -> None: ...
    def __getitem__(self, name: str) -> bool: ...
    def __setattr__(self, name: str, value: object) -> None: ...
