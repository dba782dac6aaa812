# ruff: noqa: F821
"""What exported_cells.py, which stands above this, takes, fills and refuses: one program for all Pythons."""


def tried(function, *arguments):
    """The result, or "refused" where it is a ValueError."""
    try:
        return function(*arguments)
    except ValueError:
        return "refused"


NAN, INFINITY = 1e999 - 1e999, 1e999
ENCODED = [30.5, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0]
for cell in (NAN, INFINITY, -INFINITY, None, "1", "", [1.0], 2, True):
    print([tried(predict_numbers, ENCODED[:i] + [cell] + ENCODED[i + 1:]) == "refused" for i in (0, 1, 2, 7)])
for gap in (NAN, None):
    print(predict_numbers([gap] + ENCODED[1:]) == predict_numbers([encode([None, "no", "S", 1])[0]] + ENCODED[1:]))
print([tried(predict_numbers, ENCODED[1:]), tried(predict_numbers, ENCODED + [0.0]), tried(predict, [1, 2])])
print([tried(predict, [INFINITY, "no", "S", 1]), tried(classify, [NAN, "", "?", 9]) in (-1, 1)])
