"""python3 tests/bench/before.py FOLDER [ROUNDS | instructions]: is this version as fast as the one in another folder?

FOLDER holds another version's package `purenn`.  The tasks are the article's script through
purenn.numpy, article.train, and fit over matrices on data as large as (b) iris and (c) digits.
Each round starts a new process of each version, in turn; it runs every task twice, so that the
first run makes its kernels and the second has them.  Seconds are the processor's, as other
programs may run meanwhile; ratios are of the medians, above 1 where this version is slower.
The raw results are kept.

With the word instructions, Valgrind counts the processor's instructions of each task's second run instead.  They are
nearly the same each time, so a few in a hundred can be seen on a machine whose speed changes more than that.
"""
import io
import json
import os
import re
import subprocess
import sys
import time
from contextlib import redirect_stdout

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
ROUNDS = 15
CELLS = [os.path.join(ROOT, "tests", "golden", "article", "cell_%d.py" % number) for number in (1, 2, 3)]


# ---- one version, in a process of its own ----

def tasks():
    """[(name, function), ...] of the version that is imported."""
    import purenn
    import purenn.numpy

    def script():
        with redirect_stdout(io.StringIO()):
            exec(code, {"np": purenn.numpy})

    def train():
        purenn.article.train(purenn.article.X, purenn.article.y, *purenn.article.initialize(42))

    def fit(samples, inputs, hidden, outputs, activation, **options):
        random = purenn.default_rng(7)
        X = random.normal(size=(samples, inputs))
        y = [[1.0 if j == i % outputs else 0.0 for j in range(outputs)] for i in range(samples)]

        def run():
            net = purenn.Network([purenn.Dense(inputs, hidden, activation), purenn.Dense(outputs, "softmax")],
                                 loss="categorical_cross_entropy", init="glorot_uniform", seed=1)
            net.fit(X, y, engine="matrix", optimizer="adam", learning_rate=0.01, shuffle=True, progress=False, **options)
        return run

    code = compile("\n".join([open(cell).read() for cell in CELLS]).replace("import numpy as np", "np.random.seed(42)"),
                   "the article's script", "exec")
    return [("the article's script", script), ("article.train", train),
            ("(b) 150x4, 4-16-3, 100 epochs", fit(150, 4, 16, 3, "tanh", epochs=100, batch_size=16)),
            ("(c) 1797x64, 64-32-10, 1 epoch", fit(1797, 64, 32, 10, "relu", epochs=1, batch_size=32))]


def measured():
    """{task: [seconds of the first run, seconds of the second]}"""
    seconds = {}
    for name, run in tasks():
        seconds[name] = []
        for _ in range(2):
            start = time.process_time()
            run()
            seconds[name].append(time.process_time() - start)
    return seconds


def run_task(name, times):
    """Run one task so often."""
    run = dict(tasks())[name]
    for _ in range(times):
        run()


# ---- both, in turn ----

def instructions(folder):
    """Print how many instructions the second run of each task takes in both versions, and keep them."""
    from measure import keep, python
    counts = {}
    for name in [name for name, _ in tasks()]:
        for side, where in (("before", os.path.abspath(folder)), ("now", ROOT)):
            once, twice = [_count(where, name, times) for times in (1, 2)]
            counts.setdefault(name, {})[side] = twice - once
        before, now = [counts[name][side] for side in ("before", "now")]
        print("    %-35s before %6.0f million   now %6.0f million   ratio %.3f" % (name, before / 1e6, now / 1e6, now / before))
    print("instructions of this version beside the one before, %s" % python())
    keep("instructions", counts, "instructions")


def _count(folder, name, times):
    """The instructions of a process that runs a task so often; strings are hashed the same way in each."""
    command = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", sys.executable,
               os.path.abspath(__file__), "--run", name, str(times)]
    said = subprocess.run(command, env=dict(os.environ, PYTHONPATH=folder, PYTHONHASHSEED="0"), check=True,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, universal_newlines=True).stderr
    return int(re.search(r"I +refs: +([\d,]+)", said).group(1).replace(",", ""))



def main(folder, rounds=ROUNDS):
    from statistics import median

    from measure import keep, python
    sides = {"before": os.path.abspath(folder), "now": ROOT}
    raw = {}
    for i in range(rounds):
        for side in sorted(sides, reverse=i % 2 == 1):
            answer = subprocess.check_output([sys.executable, os.path.abspath(__file__), "--measure"],
                                             env=dict(os.environ, PYTHONPATH=sides[side]))
            for name, pair in json.loads(answer.decode()).items():
                for which, seconds in zip(("first", "second"), pair):
                    raw.setdefault("%s, %s run" % (name, which), {}).setdefault(side, []).append(seconds)
    print("this version beside the one before, %s, %d rounds" % (python(), rounds))
    for name, seconds in raw.items():
        before, now = median(seconds["before"]), median(seconds["now"])
        print("    %-45s before %8.1f ms   now %8.1f ms   ratio %.3f   of the least %.3f" % (
            name, 1000 * before, 1000 * now, now / before, min(seconds["now"]) / min(seconds["before"])))
    keep("before", raw)


if __name__ == "__main__":
    if sys.argv[1:] == ["--measure"]:
        print(json.dumps(measured()))
    elif sys.argv[1:2] == ["--run"]:
        run_task(sys.argv[2], int(sys.argv[3]))
    elif sys.argv[2:] == ["instructions"]:
        sys.path.insert(0, ROOT)
        instructions(sys.argv[1])
    elif len(sys.argv) in (2, 3):
        main(sys.argv[1], *[int(rounds) for rounds in sys.argv[2:]])
    else:
        print(__doc__)
