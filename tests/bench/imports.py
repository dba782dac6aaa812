"""What an import costs: new interpreters with nothing, purenn, purenn.numpy, NumPy and other libraries, in turn.

Each with bytecode, as pip leaves it, and ours from source too: a folder that may not be written to has no bytecode, and
each import compiles the source again.
"""
import os
import subprocess
import sys
import tempfile

from measure import Missing, interleaved, keep, median, optional, show

BARE, SOURCE = "bare interpreter", ", from source"
OURS = {BARE: "pass", "import purenn": "import purenn", "import purenn.numpy": "import purenn.numpy"}
OTHERS = ("numpy", "sklearn.neural_network", "gradwave", "miniml")


def starter(code, bytecode, write):
    """A function that runs the code in a new interpreter, whose bytecode is in that folder alone."""
    variables = dict(os.environ, PYTHONPYCACHEPREFIX=bytecode)
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    if not write:
        variables["PYTHONDONTWRITEBYTECODE"] = "1"
    return lambda: subprocess.check_call([sys.executable, "-c", code], env=variables)


def main(runs=31):
    with tempfile.TemporaryDirectory() as folder:
        filled, empty = os.path.join(folder, "filled"), os.path.join(folder, "empty")
        sides = {name: starter(code, filled, True) for name, code in OURS.items()}
        for name in OTHERS:
            try:
                optional(name)
            except Missing as missing:
                print("    not measured: %s" % missing)
            else:
                sides["import " + name] = starter("import " + name, filled, True)
        sides.update({name + SOURCE: starter(code, empty, False) for name, code in OURS.items()})
        seconds = interleaved(sides, runs)
    show("starting and importing", seconds, BARE)
    for name in seconds:
        if not name.startswith(BARE):
            bare = seconds[BARE + SOURCE if name.endswith(SOURCE) else BARE]
            print("    %-34s %6.1f ms more than a bare interpreter by medians, %6.1f by the least" % (
                name, 1000 * (median(seconds[name]) - median(bare)), 1000 * (min(seconds[name]) - min(bare))))
    keep("imports", seconds)


if __name__ == "__main__":
    main()
