"""The test vectors of tests/golden/vectors, and the example programs that they are asked of."""
import functools
import importlib.util
import json
import os

from paths import GOLDEN, ROOT
from purenn.py36.vectors import judging, sets

FOLDER = os.path.join(GOLDEN, "vectors")
EXAMPLES = os.path.join(ROOT, "examples", "vectors")


@functools.lru_cache(None)
def cases(*kinds):
    """The cases of these kinds, or of all."""
    return [case for data in sets.read(FOLDER, kinds or None) for case in data["cases"]]


def kind_of(case):
    return case["id"].partition("/")[0]


def example(name):
    """The path of an example."""
    return os.path.join(EXAMPLES, name)


def adapter(name):
    """The module of an example in Python."""
    spec = importlib.util.spec_from_file_location(name[:-3], example(name))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def asked(answer, numbers, case):
    """The Verdict on what an adapter's functions answer to a case, without a process."""
    try:
        results = answer(kind_of(case), numbers(case["given"]))
    except KeyError:
        return judging.judge(case, {"unsupported": True})
    return judging.judge(case, {"results": json.loads(json.dumps(results, default=lambda array: array.tolist()))})


def states(answer, numbers, chosen):
    """({state: ids} of an adapter's answers to these cases, the largest error of those that pass, beside the tolerance)."""
    found, largest = {judging.PASSED: [], judging.FAILED: [], judging.UNSUPPORTED: []}, 0.0
    for case in chosen:
        verdict = asked(answer, numbers, case)
        found[verdict.state].append(case["id"])
        largest = max(largest, verdict.share if verdict.state == judging.PASSED else 0.0)
    return found, largest
