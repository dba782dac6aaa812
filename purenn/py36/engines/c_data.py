"""What Python and compiled code share: arrays of numbers, and the struct that a training goes through."""
import ctypes
from array import array

FIELDS = ("whole done", "whole base", "whole batches", "const whole *starts", "const whole *counts",
          "const double *rates", "const whole *order", "const double *X", "const double *y", "const double *weights",
          "const double *draws", "double **states", "double *losses", "double *penalties", "double *totals",
          "double most", "double *work", "whole threads", "whole arrived", "whole turn", "double *sums")
STRUCT = "typedef struct { %s; } training;" % "; ".join(FIELDS)


def address(numbers):
    """The address of an array's numbers, good as long as something else keeps the array; None of None."""
    return None if numbers is None else numbers.buffer_info()[0]


def doubles(matrix):
    """A matrix's numbers as an array: its own, where buffers.packed made it."""
    return matrix._data if hasattr(matrix._data, "buffer_info") else array("d", matrix._data)


def zeros(count):
    """An array of so many doubles."""
    return array("d", bytes(8 * count))


class Training(ctypes.Structure):
    """C's struct `training` (engines/c_step.py says what the fields are); it begins with these three states."""
    _fields_ = [(field.split()[-1].strip("*"), ctypes.c_void_p if "*" in field else
                 ctypes.c_double if field.startswith("double") else ctypes.c_longlong) for field in FIELDS]

    def __init__(self, states):
        super().__init__()
        self.kept = {"states": states}
        self._pointers = (ctypes.c_void_p * len(states))(*[address(numbers) for numbers in states])
        self.states = ctypes.addressof(self._pointers)

    def give(self, **fields):
        """Set fields: numbers, or arrays, which it keeps."""
        for name, value in fields.items():
            if hasattr(value, "buffer_info"):
                self.kept[name] = value
                value = address(value)
            setattr(self, name, value)
