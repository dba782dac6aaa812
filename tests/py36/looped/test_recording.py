"""Programs of matrices: what they record, calculated again by NumPy; and in which order they are calculated."""
import numpy as np
import pytest

from purenn import Dense, Dropout, Matrix, Network, activations, optimizers
from purenn.arrays.operators import where
from purenn.matrix import exp
from purenn.py36.engines.c_step import Step
from purenn.py36.looped.recording import MIXING, record
from purenn.py36.looped.stages import Loop, Mixed, Stages
from purenn.py36.straightline.symbol import Recorder
from recorded import draws, pairs

SAMPLES = 5                             # of which recordings know nothing
NUMPY = {
    "add": np.add, "sub": np.subtract, "mul": np.multiply, "truediv": np.divide, "neg": np.negative, "abs": np.abs,
    "lt": np.less, "le": np.less_equal, "gt": np.greater, "ge": np.greater_equal, "eq": np.equal, "ne": np.not_equal,
    "select": np.where, "dot": np.dot, "transpose": np.transpose, "total": np.sum,
    "column_sums": lambda x: x.sum(axis=0, keepdims=True), "row_sums": lambda x: x.sum(axis=1, keepdims=True),
    "row_maximum": lambda x: x.max(axis=1, keepdims=True), "exp": np.exp, "expm1": np.expm1, "log": np.log,
    "log1p": np.log1p, "tanh": np.tanh, "sqrt": np.sqrt,
    "erf": np.vectorize(__import__("math").erf),
}


def calculated(program, arguments):
    """The outputs by NumPy, value by value."""
    values, inputs = [], dict([(array.index, x) for array, x in zip(program.inputs, arguments)])
    with np.errstate(all="ignore"):
        for i, (operation, operands, _) in enumerate(program.values):
            if operation == "input":
                values.append(inputs[i])
            elif operation == "constant":
                values.append(operands[0])
            else:
                values.append(NUMPY[operation](*[values[j] for j in operands]))
    return [values[array.index] for array in program.outputs]


def step(loss="mean_squared_error", output="identity", hidden="tanh", optimizer="sgd", clips=(), weighted=False, **options):
    net = Network([Dense(3, 4, hidden), Dropout(0.25), Dense(2, output)], loss=loss, seed=1, **options)
    return Step(net.chain, optimizers.get(optimizer), weighted, clips)


def arguments_for(step):
    """Matrices and numbers for all inputs of a step."""
    found = []
    for i, (name, shape) in enumerate(step._inputs(step.functions[0].program.samples)):
        shape = tuple([SAMPLES if n == step.functions[0].program.samples else n for n in shape])
        if not shape:
            found.append(float(SAMPLES) if name == "samples" else 0.25)
        else:
            matrix = draws(shape, i)
            found.append(abs(matrix) / 8 if i >= 4 and name[0] in "aydw" else matrix)
    return found


def check(step):
    arguments = arguments_for(step)
    expected = [result for _, result in step.formula(*arguments)]
    found = calculated(step.functions[0].program, [np.array(x.tolist()) if isinstance(x, Matrix) else x for x in arguments])
    assert len(found) == len(expected) > 5
    for x, y in zip(found, expected):
        np.testing.assert_allclose(x, np.array(y.tolist()) if isinstance(y, Matrix) else y, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("loss, output", pairs())
def test_a_step_with_every_loss_and_output(loss, output):
    check(step(loss, output))


@pytest.mark.parametrize("hidden", sorted(activations.ACTIVATIONS))
def test_a_step_with_every_hidden_activation(hidden):
    check(step(hidden=hidden, weighted=True, l1=0.25, l2=0.5))


@pytest.mark.parametrize("optimizer", sorted(optimizers.OPTIMIZERS))
@pytest.mark.parametrize("clips", [(), ((optimizers.clip_by_value, 0.125), (optimizers.clip_by_norm, 0.25))])
def test_a_step_with_every_optimizer(optimizer, clips):
    check(step(optimizer=optimizer, clips=clips))


def test_a_wrong_operation_would_be_found():
    wrong = step()
    i = [i for i, value in enumerate(wrong.functions[0].program.values) if value.operation == "sub"][-1]
    wrong.functions[0].program.values[i] = wrong.functions[0].program.values[i]._replace(operation="add")
    with pytest.raises(AssertionError):
        check(wrong)


# ---- what is recorded ----

def test_a_program_has_no_more_values_than_the_formula_has_operations():
    sizes = [len(Step(Network([Dense(n, 2 * n), Dense(n)], seed=0).chain, optimizers.get("sgd"), False, ()).functions[0].program.values)
             for n in (3, 30)]
    assert sizes[0] == sizes[1] < 60


def test_the_same_operation_is_recorded_once():
    program = record(lambda x: [("y", exp(x) + exp(x)), ("z", 1 + x * 2), ("u", x * 2 + 1)], [("x", (7, 2))], 7)
    assert [value.operation for value in program.values] == ["input", "exp", "add", "constant", "mul", "constant", "add"]
    assert program.outputs[1].index == program.outputs[2].index


def test_what_no_output_needs_is_left_out():
    program = record(lambda x: [("y", (x.dot(x.T), x.sum())[1])], [("x", (7, 2))], 7)
    assert [value.operation for value in program.values] == ["input", "total"]


def test_shapes_are_those_of_matrices():
    program = record(lambda x, w, b: [("y", where(x.dot(w) + b > 0, 0, x.sum(axis=1, keepdims=True)))],
                     [("x", (7, 2)), ("w", (2, 3)), ("b", (1, 3))], 7)
    assert [value.shape for value in program.values] == [
        (7, 2), (2, 3), (1, 3), (7, 3), (7, 3), (), (7, 3), (7, 1), (7, 3)]


@pytest.mark.parametrize("function, error, says", [
    (lambda x: x[0], TypeError, "no numbers to be picked"), (lambda x: x.dot(x), ValueError, "2"),
    (lambda x: x + Matrix([[1.0, 2.0]]), TypeError, "have to be inputs"), (lambda x: float(x.sum()), TypeError, "no value yet"),
    (lambda x: x + [1], TypeError, "unsupported")])
def test_what_cannot_be_recorded_is_an_error(function, error, says):
    with pytest.raises(error, match=says):
        record(lambda x: [("y", function(x))], [("x", (7, 2))], 7)


def test_two_recordings_are_not_mixed():
    other = Recorder().input("a")
    with pytest.raises(ValueError, match="two recordings"):
        record(lambda x: [("y", x + other)], [("x", (7, 2))], 7)


# ---- the order ----

@pytest.mark.parametrize("loss, output", [("categorical_cross_entropy", "softmax"), ("huber", "gelu")])
@pytest.mark.parametrize("optimizer", ["sgd", "adamw"])
def test_each_value_is_calculated_once_and_after_what_it_reads(loss, output, optimizer):
    program = step(loss, output, "softmax", optimizer, ((optimizers.clip_by_norm, 1.0),), True, l1=0.25).functions[0].program
    stages = Stages(program)
    done = set([i for i, value in enumerate(program.values) if value.operation in ("input", "constant")])
    for stage in stages.stages:
        for i in [stage.index] if isinstance(stage, Mixed) else stage.members:
            assert i not in done
            assert done.issuperset(stages.operands(i)), program.values[i]
            if isinstance(stage, Loop):
                assert program.values[i].shape == stage.shape
                outside = [j for j in stages.operands(i) if j not in stage.members and program.values[j].shape]
                assert stages.stored.issuperset([j for j in outside if program.values[j].operation != "input"])
            else:
                assert program.values[i].operation in MIXING
            done.add(i)
    assert done.issuperset([array.index for array in program.outputs])
    assert len(stages.stored) < len(program.values) / 2
