"""hexadecimal.py against Python's own float.hex and float.fromhex."""
import random
import struct

import pytest

from amounts import examples
from hypothesis import given, strategies as st

from plain_data import ANY_FLOAT
from purenn.floats import hexadecimal


def same(x, y):
    """Equal to the bit; all nan are alike."""
    return struct.pack("<d", x) == struct.pack("<d", y) or (x != x and y != y)


@given(ANY_FLOAT)
@examples(300)
def test_hex_text_is_python_s_own(x):
    check_hex_text(x)


def test_hex_text_of_many_floats():
    draws = random.Random(1)
    for _ in range(20000):
        check_hex_text(struct.unpack("<d", struct.pack("<Q", draws.getrandbits(64)))[0])


def check_hex_text(x):
    assert hexadecimal._spell_hex(x) == hexadecimal.to_hex(x) == float.hex(x)
    assert same(hexadecimal._read_hex(float.hex(x)), x)
    assert same(hexadecimal.from_hex(float.hex(x)), x)


@pytest.mark.parametrize("x", [0.0, -0.0, 5e-324, -5e-324, 2.0 ** -1022, 2.0 ** -1022 - 5e-324, 2.0 ** 1023, 1.7976931348623157e308,
                               float("inf"), -float("inf"), float("nan"), 1.0, -0.1])
def test_hex_text_at_the_edges(x):
    assert hexadecimal._spell_hex(x) == float.hex(x)
    assert same(hexadecimal._read_hex(float.hex(x)), x)


HEX_DIGITS = st.text("0123456789abcdefABCDEF", max_size=40)


@given(st.one_of(st.text("0123456789abcdefABCXxPp.+- \tinfatynNIu_", max_size=9),
                 st.builds("{}{}{}.{}{}{}".format, st.sampled_from(["", "-", "+", " ", "\t-"]), st.sampled_from(["", "0x", "0X"]),
                           HEX_DIGITS, HEX_DIGITS, st.sampled_from(["", "p", "p-", "P+"]), st.integers(0, 1200)),
                 st.sampled_from(["", "0x", "0x.", ".", "p1", "0x1p", "0x1p+", "0x1p1.0", "1e5", "0x1.8p+1x", "infinity", " -Inf\n",
                                  "nano", "0x1p1024", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7fp1023", "0x1p-1075",
                                  "0x1.8p-1075", "0x0p99999999999", "0x1p-99999999999", "\u0661", "0x1\u0661", "--1", "+ 1", "1_0"])))
@examples(300)
def test_hex_texts_good_and_bad_are_read_as_python_does(text):
    try:
        expected = float.fromhex(text)
    except (ValueError, OverflowError):
        with pytest.raises(ValueError, match="from_hex"):
            hexadecimal.from_hex(text)
        with pytest.raises((ValueError, OverflowError)):
            hexadecimal._read_hex(text)
    else:
        assert same(hexadecimal.from_hex(text), expected)
        assert same(hexadecimal._read_hex(text), expected)


@pytest.mark.parametrize("text", [None, 1, 1.0, b"0x1p0", ["0x1p0"]])
def test_what_is_no_text_is_a_type_error(text, monkeypatch):
    for reader in (hexadecimal._read_hex, hexadecimal._float_fromhex):
        monkeypatch.setattr(hexadecimal, "_float_fromhex", reader)
        with pytest.raises(TypeError, match="from_hex: expected a text"):
            hexadecimal.from_hex(text)
