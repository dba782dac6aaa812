"""Is an answer right?  Each number of it beside the expected one, and the difference beside the tolerance."""
from collections import namedtuple

from ...floats.names import among, shown
from .exact import flat

PASSED, FAILED, UNSUPPORTED = "passed", "failed", "unsupported"
# share: the largest error as a part of its tolerance; text: of a failure, what is wrong.
Verdict = namedtuple("Verdict", "id state text share")
INF = float("inf")
DEEPEST = 8                             # levels of lists; results have at most five


def judge(case, answer):
    """The Verdict on an answer, {"id", "results"} or {"id", "unsupported": true}, to a case of a set."""
    if answer.get("unsupported") is True:
        return Verdict(case["id"], UNSUPPORTED, "", 0.0)
    results = answer.get("results")
    if not isinstance(results, dict):
        return _failed(case, "expected results, an object, or unsupported, true; got %s" % _listed(answer))
    worst = Verdict(case["id"], PASSED, "", 0.0)
    for name in case["expected"]:
        if name not in results:
            return _failed(case, "no result %s; %s" % (name, among(name, results) if results else "there are none"))
        found = _of_result(case, name, results[name])
        if found.state == FAILED:
            return found
        worst = worst._replace(share=max(worst.share, found.share))
    return worst


def _listed(answer):
    return ", ".join(sorted([str(name) for name in answer if name != "id"])) or "nothing"


def _failed(case, text, share=INF):
    return Verdict(case["id"], FAILED, text, share)


def _of_result(case, name, theirs):
    """The Verdict on one result: the first number that is wrong by most, if any is."""
    expected, allowed = case["expected"][name], float.fromhex(case["tolerance"][name])
    if shape(theirs) != shape(expected):
        return _failed(case, "%s: expected %s; got %s" % (name, _shape_text(expected), _shape_text(theirs)))
    texts = flat(theirs)
    numbers, right = [number(text) for text in texts], [float.fromhex(text) for text in flat(expected)]
    errors = [abs(x - y) if x == x else INF for x, y in zip(numbers, right)]
    at = errors.index(max(errors))
    share = max(errors) / allowed if allowed else INF if max(errors) else 0.0
    if max(errors) <= allowed:
        return Verdict(case["id"], PASSED, "", share)
    wrong = len([error for error in errors if not error <= allowed])
    count = "; %d of %d are wrong" % (wrong, len(errors)) if len(errors) > 1 else ""
    return _failed(case, "%s is %s, expected %r; off by %.3g, %.3g ulps, allowed is %.3g%s" % (
        name + _place(at, expected), _shown(texts[at], numbers[at]), right[at], errors[at],
        errors[at] / unit(right[at]), allowed, count), share)


def _shown(text, x):
    return repr(x) if x == x or text in ("nan", "NaN") or isinstance(text, float) else "no number, " + shown(text)


def number(text):
    """The float of a JSON number or of hexadecimal text; nan for anything else."""
    if isinstance(text, bool):
        return float("nan")
    try:
        if isinstance(text, str) and ("x" in text.lower() or "inf" in text.lower()):
            return float.fromhex(text)
        return float(text) if isinstance(text, (int, float)) else float("nan")
    except (ValueError, OverflowError):
        return float("nan")


def unit(x):
    """The unit of the last place of a float."""
    mantissa, exponent = abs(x).hex().split("p")
    return max(2.0 ** (int(exponent) - 52), 2.0 ** -1074) if x else 2.0 ** -1074


# ---- shapes ----

def shape(found, levels=DEEPEST):
    """Nested lists as nested tuples, None in the place of each number, and of what is nested deeper than that."""
    return tuple([shape(x, levels - 1) for x in found]) if isinstance(found, list) and levels else None


def _shape_text(found):
    """3 x 4, or what it is instead."""
    lengths = []
    while isinstance(found, list):
        lengths.append(len(found))
        if len(lengths) > DEEPEST:
            return "lists in lists in lists"
        if len(set([shape(x) for x in found])) > 1:
            return " x ".join(map(str, lengths)) + " lists of different shapes"
        if not found:
            break
        found = found[0]
    return "numbers in the shape " + " x ".join(map(str, lengths)) if lengths else "a number"


def _place(at, expected):
    """[1][0]: where the number of that index is in nested lists."""
    if not isinstance(expected, list):
        return ""
    for i, part in enumerate(expected):
        size = len(flat(part))
        if at < size:
            return "[%d]%s" % (i, _place(at, part))
        at -= size
    return ""
