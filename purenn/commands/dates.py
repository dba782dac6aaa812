"""Dates and times as people write them: whether a text is one."""

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def is_date(text):
    """Whether a text begins as dates and times do: 2020-12-31, 2020-12, 31/12/20, 12:30, 31 Dec, Dec 2020,
    31DEC2020.
    """
    first = text.strip().split("T")[0].split(" ")[0]
    for separator in ("-", "/", ".", ":"):
        groups = first.split(separator)
        if len(groups) in (2, 3) and not [group for group in groups if not _is_whole(group)]:
            return _is_time(groups) if separator == ":" else _is_day(groups)
    return _names_month(text)


def _is_whole(text):
    return 0 < len(text) < 5 and not text.strip("0123456789")


def _is_day(groups):
    """Whether these are a year and a month, and a day in most cases, in an order that people use."""
    if len(groups[0]) == 4:
        rest = groups[1:]
    elif len(groups) == 3 and len(groups[2]) in (2, 4):
        rest = groups[:2]
    else:
        return False
    numbers = [int(group) for group in rest if len(group) < 3]
    return len(numbers) == len(rest) and 0 < min(numbers) < 13 and max(numbers) < 32


def _is_time(groups):
    return int(groups[0]) < 25 and not [group for group in groups[1:] if len(group) != 2 or int(group) > 60]


def _names_month(text):
    """Whether a text begins with a month's name, which may be shortened, and a number, in either order.

    A weekday may stand before them.
    """
    for mark in ",.-/":
        text = text.replace(mark, " ")
    words = [word for word in _apart(text.lower()).split() if not _shortens(word, DAYS)]
    month = [word for word in words[:2] if _shortens(word, MONTHS)]
    return len(month) == 1 and len([word for word in words[:2] if _is_whole(word)]) == 1


def _apart(text):
    """The text with blanks around the month of 01jan2020, where three letters stand beside a number."""
    start = len(text) - len(text.lstrip("0123456789"))
    month, rest = text[start:start + 3], text[start + 3:]
    joined = start < 3 and _shortens(month, MONTHS) and rest[:2].isdigit()
    return text[:start] + " " + month + " " + rest if joined else text


def _shortens(word, names):
    return len(word) > 2 and bool([name for name in names if name[:len(word)] == word])
