"""purenn as one file: how long it is, by its parts and forms, and what it takes to import it.

    python3 tests/bench one_file

Bytes are exact; milliseconds are those of new interpreters, in turn with one that imports nothing, with bytecode and
from source.
"""
import os
import tempfile

from imports import BARE, SOURCE, starter
from measure import interleaved, keep, median

from purenn.py36.bundle.bundling import bundle

PARTS = {"everything": None, "article": ["article"], "numpy": ["numpy"], "network": ["network"], "network, read_csv": ["network", "read_csv"],
         "commands": ["commands"]}
FORMS = {"plain": {}, "small": {"small": True}, "small, compressed": {"small": True, "compressed": True}}
ASKED = {("everything", "plain"): 650, ("everything", "small"): 400, ("everything", "small, compressed"): 160, ("article", "small"): 95,
         ("article", "small, compressed"): 40, ("network", "small, compressed"): 100}       # 1,000 bytes
IMPORTS = (("everything", "plain"), ("network", "small"), ("article", "plain"), ("article", "small"), ("article", "small, compressed"))


def main(runs=31):
    texts = {(part, form): bundle(only, **ways) for part, only in PARTS.items() for form, ways in FORMS.items()}
    found = {"%s; %s" % key: len(text) for key, text in texts.items()}
    print("bytes of one file")
    for key, text in texts.items():
        asked = ASKED.get(key)
        print("    %-22s %-20s %9s%s" % (key + ("{:,}".format(len(text)), "" if asked is None else "   of %d,000 that were wished" % asked)))
    with tempfile.TemporaryDirectory() as folder:
        filled, empty = os.path.join(folder, "filled"), os.path.join(folder, "empty")
        sides = {BARE: starter("pass", filled, True), BARE + SOURCE: starter("pass", empty, False)}
        for n, key in enumerate(IMPORTS):
            place = os.path.join(folder, str(n))
            os.mkdir(place)
            with open(os.path.join(place, "purenn.py"), "w") as file:
                file.write(texts[key])
            code = "import sys; sys.path.insert(0, %r); import purenn; purenn.Matrix" % place
            sides["%s; %s" % key] = starter(code, filled, True)
            sides["%s; %s" % key + SOURCE] = starter(code, empty, False)
        seconds = interleaved(sides, runs)
    print("import purenn, with the first use of Matrix: milliseconds more than a bare interpreter")
    for name in seconds:
        if not name.startswith(BARE):
            bare = seconds[BARE + SOURCE if name.endswith(SOURCE) else BARE]
            print("    %-44s %7.1f by medians, %7.1f by the least" % (
                name, 1000 * (median(seconds[name]) - median(bare)), 1000 * (min(seconds[name]) - min(bare))))
    keep("one_file", {"bytes": found, "seconds": seconds}, "numbers")


if __name__ == "__main__":
    main()
