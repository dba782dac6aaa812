"""python3 tests/long/programs_page.py: writes docs/programs.md, the results that programs.py keeps in programs.json."""
import collections
import json
import os
import statistics

HERE = os.path.dirname(os.path.abspath(__file__))
KEPT = os.path.join(HERE, "programs.json")
PAGE = os.path.join(os.path.dirname(os.path.dirname(HERE)), "docs", "programs.md")
HEAD = """# Others' NumPy programs, run with purenn.numpy

Programs from public repositories, from-scratch networks in NumPy above all, with `numpy` replaced by `purenn.numpy` and
nothing else changed but what the last column says: data that would have to be downloaded is made up, long runs are made
shorter, plots are left out. Their code is fetched by whoever runs this, and is not kept here:

    python3 tests/long/programs.py

Each runs once by NumPy and once by purenn.numpy, from the same seeds; all text and all numbers that they leave in
variables are compared.

- **same text**: what is printed is the same, and numbers are within 1e-9 of the largest of their array.
- **same numbers**: numbers are, those in the text too as far as they are printed; their last digits differ.
- **chaotic**: they are not, but neither are NumPy's own, with sums from the last term to the first or without vector
  instructions: at least a thousandth as far.
- **differs**, **fails**: and in what.

%s
Written by `python3 tests/long/programs_page.py`.

| program | commit | kind | result | NumPy, s | here, s | changed |
|---|---|---|---|---:|---:|---|
%s
"""
ENDED = ("same text", "same numbers", "chaotic", "differs")


def shown(result):
    """What a row says of the result."""
    kind = result.get("result", "not run")
    if kind == "chaotic":
        sizes = result["difference"], result["NumPy's own"]
        return ("chaotic: %.0e, NumPy's own %.0e" % sizes).replace("1e+99", "other text")
    if "error" in result:
        return "%s: %s" % (kind, result["error"].replace("|", "\\|").split(" (")[0][:150])
    silent = "" if result.get("lines", 1) or kind != "same numbers" else "; prints nothing"
    return "%s%s%s" % (kind, ", %.0e" % result["difference"] if result.get("difference") else "", silent)


def counted(kept):
    """How many there are of each result, and how long they take beside NumPy, as sentences."""
    results = [entry.get("result", {}) for entry in kept["programs"]]
    counts = collections.Counter(result.get("result", "not run") for result in results)
    authors = set(entry["repository"].partition("/")[0] for entry in kept["programs"])
    ended = [result for result in results if result.get("result") in ENDED]
    printing = [result for result in ended if result["lines"]]
    times = [result["here, s"] / result["NumPy, s"] for result in ended if result["NumPy, s"] >= 0.02]
    return "%d programs of %d authors, NumPy %s: %s.\nOf the %d that end, %d print anything, and %d of those the same text.\n%s" % (
        len(results), len(authors), kept.get("NumPy"), ", ".join("%d %s" % (n, kind) for kind, n in counts.most_common()),
        len(ended), len(printing), counts["same text"],
        "Beside NumPy they take %.1f times as long in the median, where that takes 0.02 s or more.\n" % statistics.median(times))


def changes(entry):
    """What was changed, in words."""
    versions = [name.replace("numpy 1", "for an old NumPy").replace("python 2", "for Python 2")
                for name in ("python 2", "numpy 1") if entry.get(name)]
    return "; ".join([part for part in versions + [entry.get("note", "")] if part])


def page(kept):
    """The text of docs/programs.md."""
    rows = []
    for entry in kept["programs"]:
        result = entry.get("result", {})
        rows.append("| `%s`<br>`%s` | %s | %s | %s | %s | %s | %s |" % (
            entry["repository"], entry["file"].replace("|", "\\|"), entry["commit"][:10], entry["kind"], shown(result),
            result.get("NumPy, s", ""), result.get("here, s", "") if result.get("result") in ENDED else "", changes(entry)))
    return HEAD % (counted(kept), "\n".join(rows))


def main():
    with open(KEPT, encoding="utf-8") as file:
        text = page(json.load(file))
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
