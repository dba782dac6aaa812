"""A small curve of the losses in characters, at the end of a training, where a terminal can show them."""
from ..checks import is_finite
from ..files.encodings import native
from ..floats.elementary import log
from ..floats.text import five_digits
from ..fitting.progress import is_terminal

BLOCKS = [native(block) for block in (u" ", u"\u2581", u"\u2582", u"\u2583", u"\u2584", u"\u2585", u"\u2586", u"\u2587",
                                      u"\u2588")]
ROWS, COLUMNS = 4, 60
DECADES = 100.0                         # greatest over least: from there on, equal factors are equally high


def shows_blocks(stream):
    """Whether a person sees the characters that curves are made of."""
    encoding = getattr(stream, "encoding", None) or ""
    return is_terminal(stream) and encoding.lower().replace("-", "") == "utf8"


def curves(history):
    """The curve of the loss as text, and of the validation loss, if there is one; "" where nothing could be seen."""
    found = [curve(name, numbers) for name, numbers in (
        ("loss", history.loss), ("validation loss", history.validation_loss))]
    return "\n\n".join([text for text in found if text])


def curve(name, numbers):
    """The text of one curve, from the first epoch to the last; a column shows the last of the epochs it stands for.

    "" for less than two epochs, or where a number is not finite.
    """
    n = len(numbers)
    if n < 2 or [x for x in numbers if not is_finite(x)]:
        return ""
    columns = min(n, COLUMNS)
    shown = [numbers[(j + 1) * n // columns - 1] for j in range(columns)]
    shown[0] = numbers[0]
    low, high = min(shown), max(shown)
    heights = [_height(x, low, high) for x in shown]
    labels = [five_digits(high)] + [""] * (ROWS - 2) + [five_digits(low)]
    width = max([len(label) for label in labels])
    lines = ["%s, epochs 1 to %d" % (name, n)]
    for row, label in zip(range(ROWS - 1, -1, -1), labels):
        cells = [BLOCKS[min(8, max(0, height - 8 * row))] for height in heights]
        lines.append((" " * (width - len(label)) + label + " " + "".join(cells)).rstrip())
    return "\n".join(lines)


def spans_decades(low, high):
    """Whether numbers from low to high are better shown by their factors."""
    return low > 0 and high >= DECADES * low


def _height(x, low, high):
    """How high a number stands, in eighths of a row: from 1 to all of the rows."""
    if low == high:
        return 1
    if spans_decades(low, high):
        x, low, high = log(x), log(low), log(high)
    return 1 + int((8 * ROWS - 1) * ((x - low) / (high - low)) + 0.5)
