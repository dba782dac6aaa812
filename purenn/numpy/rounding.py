"""Rounding to a number of decimals, as NumPy rounds."""
from ..arrays.shapes import whole

WHOLE = 2.0 ** 52                   # every float from here on is an integer


def round_half_even(x, decimals=0):
    """x rounded as NumPy rounds: scaled, to the nearest integer, halves to even."""
    decimals = whole(decimals, "decimals")
    if not isinstance(x, float):
        return x if decimals >= 0 else int(round_half_even(float(x), decimals))
    if x != x or abs(x) >= WHOLE and decimals >= 0 or decimals > 300:
        return x
    if decimals < -300:
        return x * 0.0
    scale = 10.0 ** abs(decimals)
    scaled = x * scale if decimals >= 0 else x / scale
    if abs(scaled) < WHOLE:
        low = scaled // 1
        rest = scaled - low
        rounded = low if rest < 0.5 or rest == 0.5 and low % 2 == 0 else low + 1
        scaled = rounded if rounded or scaled > 0 else scaled * 0.0
    return scaled / scale if decimals >= 0 else scaled * scale
