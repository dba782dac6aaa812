"""bits.py: a float's digits are those of struct, with it and without it."""
import math
import struct

from amounts import examples
from hypothesis import example, given, strategies as st
from plain_data import ANY_FLOAT, same

from purenn.files import envelope
from purenn.floats import bits


@given(st.lists(ANY_FLOAT, max_size=300))
@example([math.nan] * 129 + [1.5])
@examples(100)
def test_digits_are_those_of_struct_with_and_without_it(numbers):
    expected = "".join("7ff8000000000000" if x != x else struct.pack(">d", x).hex() for x in numbers)
    assert bits.to_digits(numbers) == expected and same(bits.from_digits(expected), numbers)
    assert "".join([bits._digits_of(x) for x in numbers]) == expected
    assert same([bits._float_of(expected[i:i + 16]) for i in range(0, len(expected), 16)], numbers)


def test_all_nan_are_read():
    for digits in ("7ff8000000000000", "fff8000000000000", "7ff0000000000001", "ffffffffffffffff"):
        x, y = bits.from_digits(digits)[0], bits._float_of(digits)
        assert x != x and y != y and envelope.dumps(x) == envelope.dumps(math.nan)
