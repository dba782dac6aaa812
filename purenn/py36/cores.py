"""How many cores this process may use."""
import os


def cores():
    """That number; 1 where it is not known."""
    try:
        return len(os.sched_getaffinity(0))
    except (AttributeError, OSError, NotImplementedError):      # PyPy, macOS, Windows; browsers know of none
        return getattr(os, "cpu_count", int)() or 1
