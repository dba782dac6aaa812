"""The worked examples of books, courses and posts: what they print, what is true to 50 digits, and what makes the rest.

Nothing is timed: these are the numbers of docs/worked-examples.md, some of which take minutes in Decimals.
"""
import sys

from measure import keep, progress
from purenn.py36.crosscheck import published


def found(example):
    """A dict for each label, as it is kept."""
    return [{"label": finding.label, "printed": finding.printed, "verdict": finding.verdict,
             "true": list(map(published.as_printed, finding.printed, finding.true))} for finding in published.check(example)]


def main():
    results = {}
    for example in published.EXAMPLES:
        progress(example.title)
        results[example.name] = found(example)
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    for name, findings in results.items():
        verdicts = [finding["verdict"] for finding in findings]
        print("%-18s %2d of %2d agree%s" % (name, verdicts.count(published.AGREES), len(verdicts), "".join(
            ["; " + verdict for verdict in sorted(set(verdicts) - {published.AGREES})])))
    keep("published", results, "examples")


if __name__ == "__main__":
    main()
