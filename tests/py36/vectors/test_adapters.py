"""The example programs beside all vectors: what NumPy, PyTorch and scikit-learn have is right, but for what is listed here.

Their formulas are their own: that both agree is what makes the vectors believable, and the tolerances wide enough.
"""
import subprocess
import sys

import pytest

import needs
import vector_sets
from amounts import long, some
from purenn.py36.vectors import judging, kinds, programs

# What is wrong is known, and stands in docs/vectors.md.
TORCH = ["activations/softplus/at-25", "schedules/cosine/beyond-the-end"]
SKLEARN = (["losses/binary_cross_entropy/at-40", "losses/binary_cross_entropy/right-by-40",
            "losses/categorical_cross_entropy/at-1000", "optimizers/momentum/changing-rate", "optimizers/nesterov/changing-rate",
            "networks/tanh-softmax", "networks/adam-batches"]
           + ["optimizers/adam/" + name for name in ("defaults", "first-step", "zero-gradients", "tiny-gradients", "changing-rate",
                                                     "zero-parameters", "one-row", "other-betas", "large-epsilon")])
# How many cases each has, of all.
COUNTS = {"numpy": {"activations": 208, "losses": 136, "optimizers": 74, "initializers": 24, "schedules": 13, "networks": 28},
          "torch": {"activations": 232, "losses": 130, "optimizers": 73, "initializers": 0, "schedules": 9, "networks": 28},
          "sklearn": {"activations": 100, "losses": 11, "optimizers": 41, "initializers": 0, "schedules": 4, "networks": 6},
          "c": {"activations": 100, "networks": 10},
          "javascript": {"activations": 208, "losses": 66, "optimizers": 74, "initializers": 24, "schedules": 13, "networks": 25}}


def check(name, module, kind, wrong):
    every = vector_sets.cases(kind)
    chosen = some(every)
    found, largest = vector_sets.states(module.answer, module.numbers, chosen)
    ids = [case["id"] for case in chosen]
    assert found[judging.FAILED] == [case_id for case_id in ids if case_id in wrong]
    assert largest < 0.25               # as the page of the set says
    if len(chosen) == len(every):
        assert len(every) - len(found[judging.UNSUPPORTED]) == COUNTS[name][kind]
    else:
        assert found[judging.PASSED] or COUNTS[name][kind] < len(every) / 2     # else these may all be ones it has not


@pytest.fixture(scope="module")
def numpy_adapter():
    return vector_sets.adapter("numpy_vectors.py")


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_numpy(kind, numpy_adapter):
    check("numpy", numpy_adapter, kind, [])


@pytest.mark.parametrize("kind", ["activations", "losses", long("optimizers"), long("schedules"), long("networks")])
def test_pytorch(kind):
    pytest.importorskip("torch")
    check("torch", vector_sets.adapter("torch_vectors.py"), kind, TORCH)


@pytest.mark.parametrize("kind", ["activations", "losses", "optimizers", "schedules", "networks"])
def test_scikit_learn(kind):
    pytest.importorskip("sklearn")
    check("sklearn", vector_sets.adapter("sklearn_vectors.py"), kind, SKLEARN)


# ---- as processes ----

def asked(command, every):
    """{kind: {state: how many}} of a program's answers."""
    found = {}
    for case, answer in programs.answers(programs.words_of(command), every, 60):
        states = found.setdefault(vector_sets.kind_of(case), {})
        verdict = judging.judge(case, answer)
        assert verdict.state != judging.FAILED, verdict
        states[verdict.state] = states.get(verdict.state, 0) + 1
    return found


def passed(found):
    return {kind: found[kind][judging.PASSED] for kind in found if judging.PASSED in found[kind]}


def check_process(name, command):
    """All answers are right, and with --long, which asks for all, as many as were counted."""
    chosen = some(vector_sets.cases(), 1)
    found = passed(asked(command, chosen))
    assert set(found) == set(COUNTS[name])
    assert found == COUNTS[name] or len(chosen) < len(vector_sets.cases())


def test_c(tmp_path):
    compiler = needs.command("cc", "gcc", "clang")
    program = str(tmp_path / "network")
    subprocess.check_call([compiler, "-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror", "-o", program,
                           vector_sets.example("network.c"), "-lm"])
    check_process("c", program)


def test_javascript():
    node = needs.command("node")
    check_process("javascript", "%s %s" % (node, vector_sets.example("vectors.js")))


@pytest.mark.long
def test_numpy_as_a_process():
    check_process("numpy", "%s %s" % (sys.executable, vector_sets.example("numpy_vectors.py")))


@pytest.mark.long
@pytest.mark.parametrize("name", ["torch", "sklearn"])
def test_adapters_answer_line_by_line(name):
    """The loop around their functions, with a case that they have and one that they have not."""
    pytest.importorskip(name)
    chosen = [case for case in vector_sets.cases("activations", "initializers") if case["id"] in (
        "activations/tanh/at-1", "initializers/zeros/3-4")]
    command = "%s %s" % (sys.executable, vector_sets.example(name + "_vectors.py"))
    assert asked(command, chosen) == {"activations": {"passed": 1}, "initializers": {"unsupported": 1}}


def test_a_wrong_adapter_fails(tmp_path):
    """The control: the same C with its sigmoid's slope forgotten."""
    compiler = needs.command("cc", "gcc", "clang")
    with open(vector_sets.example("network.c")) as file:
        text = file.read()
    (tmp_path / "wrong.c").write_text(text.replace("? a * (1 - a) :", "? a :"))
    subprocess.check_call([compiler, "-o", str(tmp_path / "wrong"), str(tmp_path / "wrong.c"), "-lm"])
    with pytest.raises(AssertionError, match="sigmoid"):
        asked(str(tmp_path / "wrong"), vector_sets.cases("activations"))
