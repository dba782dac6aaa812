"""Axes: where numbers stand in a picture, and the ticks beside them."""
import math

from ...checks import is_finite
from ...commands.curve import spans_decades

STEPS = (1, 2, 5, 10)


class Axis:
    """Numbers from low to high between two coordinates; logarithmic: equal factors are equally far apart."""

    def __init__(self, low, high, start, end, logarithmic=False):
        if low == high:
            low, high = (low / 2.0, high * 2.0) if logarithmic else (low - 0.5, high + 0.5)
        self.low, self.high, self.start, self.end, self.logarithmic = low, high, start, end, logarithmic

    def place(self, x):
        """The coordinate of a number."""
        if self.logarithmic:
            share = math.log(x / self.low) / math.log(self.high / self.low)
        else:
            share = x / (self.high - self.low) - self.low / (self.high - self.low)
        return self.start + (self.end - self.start) * share

    def number(self, place):
        """The number at a coordinate: the other way around."""
        share = (place - self.start) / (self.end - self.start)
        return self.low * (self.high / self.low) ** share if self.logarithmic else (
            self.low + (self.high - self.low) * share)

    def ticks(self, most=6):
        """Round numbers on the axis."""
        if self.logarithmic:
            first, last = math.ceil(math.log10(self.low) - 1e-9), math.floor(math.log10(self.high) + 1e-9)
            every = 1 + (last - first) // most
            return [10.0 ** k for k in range(first, last + 1, every)]
        rough = (self.high - self.low) / most
        unit = 10.0 ** math.floor(math.log10(rough))
        step = min([unit * n for n in STEPS if unit * n >= rough * (1 - 1e-9)])
        return [k * step for k in range(math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9) + 1)]


def axis_of(numbers, start, end, logarithmic=False):
    """An Axis that all finite ones of the numbers fit on, with some room."""
    finite = [x for x in numbers if is_finite(x)] or [0.0]
    low, high = min(finite), max(finite)
    if logarithmic:
        return Axis(low / 1.1, high * 1.1, start, end, True)
    room = (high - low) / 20.0
    return Axis(low - room, high + room, start, end)


def is_logarithmic(numbers):
    """Whether numbers are better shown by their factors: all above 0, and some decades apart."""
    finite = [x for x in numbers if is_finite(x)]
    return bool(finite) and spans_decades(min(finite), max(finite))


def tick_text(x):
    return "%.4g" % x


def frame(drawing, across, up, x_title, y_title):
    """The grid, the ticks and the titles of an Axis across and one up."""
    for x in across.ticks():
        place = across.place(x)
        drawing.line(place, up.start, place, up.end, "grid")
        drawing.text(place, up.start + 16, tick_text(x), "middle", "small")
    for y in up.ticks():
        place = up.place(y)
        drawing.line(across.start, place, across.end, place, "grid")
        drawing.text(across.start - 6, place + 4, tick_text(y), "end", "small")
    drawing.line(across.start, up.start, across.end, up.start, "axis")
    drawing.line(across.start, up.start, across.start, up.end, "axis")
    drawing.text((across.start + across.end) / 2.0, up.start + 34, x_title, "middle")
    drawing.text(across.start - 52, (up.start + up.end) / 2.0, y_title, "middle", turned=True)
