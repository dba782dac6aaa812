"""python3 tests/bench/calls.py [PACKAGE]: how much of the package a call goes through: calls, changes of file, files.

Counted by sys.setprofile, in frames of the package's own files: each call of a function, each time that the code that
runs moves from one file to another, by a call or by a return, and how many files take part.  Counted are one epoch of
net.fit on the article's network, when all is warm, and `python -m purenn train iris --epochs 2`, imports and all.
PACKAGE: the folder that holds another purenn, for comparison.
"""
import io
import os
import runpy
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Count(object):
    """Calls, changes of file and files of the package in this folder, while its `with` block runs."""

    def __init__(self, folder):
        self.folder = os.path.join(os.path.abspath(folder), "purenn") + os.sep
        self.calls = self.changes = 0
        self.files = set()
        self._at = None

    def __enter__(self):
        sys.setprofile(self._see)
        return self

    def __exit__(self, *error):
        sys.setprofile(None)

    def _see(self, frame, event, argument):
        if event not in ("call", "return") or not frame.f_code.co_filename.startswith(self.folder):
            return
        if event == "call":
            self.calls += 1
            self.files.add(frame.f_code.co_filename)
        self.changes += self._at not in (None, frame.f_code.co_filename)
        self._at = frame.f_code.co_filename

    def __str__(self):
        return "%6d calls, %5d changes of file, %2d files" % (self.calls, self.changes, len(self.files))


def of_epoch(folder, engine):
    """The Count of one epoch of fit."""
    from purenn import Dense, Network
    X, y = [[1, 0, 1, 0], [1, 0, 1, 1], [0, 1, 0, 1]], [[1], [1], [0]]
    net = Network([Dense(4, 3, "sigmoid"), Dense(3, 1, "sigmoid")], loss="half_squared_error", init="uniform", seed=42)
    how = dict(learning_rate=0.1, optimizer="sgd", batch_size=None, shuffle=False, engine=engine)
    for epochs in [5000] + [1] * 100:
        net.fit(X, y, epochs=epochs, **how)
    with Count(folder) as count:
        net.fit(X, y, epochs=1, **how)
    return count


def of_command(folder, *arguments):
    """The Count of python -m purenn with these arguments, whose output is dropped."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "purenn"]:
        del sys.modules[name]
    before, stdout = sys.argv, sys.stdout
    sys.argv, sys.stdout = ["purenn"] + list(arguments), io.StringIO()
    try:
        with Count(folder) as count:
            runpy.run_module("purenn", run_name="__main__", alter_sys=True)
    except SystemExit:
        pass
    finally:
        sys.argv, sys.stdout = before, stdout
    return count


def main(arguments):
    folder = arguments[0] if arguments else ROOT
    if not os.path.isdir(os.path.join(folder, "purenn")):
        sys.exit(__doc__)
    sys.path.insert(0, folder)
    for engine in ("auto", "matrix"):
        print("one epoch of fit, %-6s  %s" % (engine, of_epoch(folder, engine)))
    print("train iris, 2 epochs      %s" % of_command(folder, "train", "iris", "--epochs", "2"))


if __name__ == "__main__":
    main(sys.argv[1:])
