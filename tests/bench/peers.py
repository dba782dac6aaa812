"""Training over matrices (engine="matrix") side by side with gradient-wave 0.1.0 and miniml-engine 1.1.2, pure Python both.

The tasks are those of `python -m purenn bench iris digits`, which measures the engine that is fastest, and more sides.
Softmax with cross entropy after relu: purenn and gradient-wave.  Sigmoids and half the squared error: purenn and both.
"""
from measure import keep, python
from purenn.py36.commands import bench_others as others
from purenn.py36.commands.bench_measure import Case, measure, table
from purenn.py36.commands.bench_tasks import DIGITS, IRIS, fast_side, purenn, side, with_sigmoids

RUNS = 5


def case(name, task):
    peers = [("gradient-wave", side(others.gradient_wave, task, others.for_gradient_wave(task)))]
    if task.output == "sigmoid":
        peers.append(("miniml-engine", side(others.miniml, task, others.for_miniml(task))))
    return Case("%s with %ss, %s" % (name, task.output, python()), [
        ("purenn", side(purenn(engine="matrix"), task)),
        ("purenn, fast", fast_side(task, engine="matrix"))] + peers,
        [("best peer", [name for name, _ in peers])], "ms")


def main():
    raw = {}
    for name, softmax in (("(b) 4-16-3", IRIS), ("(c) 64-32-10", DIGITS)):
        for task in (softmax, with_sigmoids(softmax)):
            result = measure(case(name, task), RUNS, lambda text: None)
            print("\n".join(table(result)))
            raw[result.case.title] = result.seconds
    keep("peers", raw)


if __name__ == "__main__":
    main()
