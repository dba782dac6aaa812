"""Recorded programs against the Matrix code they were recorded from: the same bits.

Programs are also run by `evaluate`, an interpreter of a few lines that shares nothing with the printers.
"""
import math
import operator
import random
import struct
from fractions import Fraction

import pytest
from hypothesis import given, settings, strategies as st

from amounts import examples, share
from purenn import Matrix, activations, article, losses, optimizers
from purenn.arrays.loops import divide
from purenn.arrays.operators import binary, where
from purenn.floats import elementary
from purenn.layers import Dense, Dropout
from purenn.matrix import erf, exp, expm1, log, log1p, sqrt, tanh
from purenn.network import Network
from purenn.py36.straightline import Program, Symbol, python, record
from purenn.py36.straightline.expressions import Expressions, check_name, share_names
from recorded import FINITE, SPECIAL, bits, draws, flat, network_step, targets

ARITHMETICS = ("native", "portable")
@pytest.fixture(autouse=True)
def native_again():
    yield
    elementary.arithmetic("native")


OPERATIONS = {"add": operator.add, "sub": operator.sub, "mul": operator.mul, "truediv": divide, "neg": operator.neg,
              "abs": abs, "select": lambda c, x, y: x if c else y}
OPERATIONS.update({name: getattr(operator, name) for name in ("lt", "le", "gt", "ge", "eq", "ne")})


def evaluate(program, *arguments):
    """The outputs, a list of flat lists or numbers, by the program's values one after the other."""
    known = {}
    for group, argument in zip(program.inputs, arguments):
        for i, x in zip(group.members, argument if group.shape else [argument]):
            known[i] = x
    for i, (operation, operands, _) in enumerate(program.values):
        if operation == "constant":
            known[i] = operands[0]
        elif operation != "input":
            function = OPERATIONS.get(operation) or getattr(elementary, operation)
            known[i] = function(*[known[j] for j in operands])
    return [[known[i] for i in group.members] if group.shape else known[group.members[0]] for group in program.outputs]


def results(outcome):
    """What a recorded function returned for real numbers, flattened as record does it."""
    if isinstance(outcome, (list, tuple)):
        return [x for part in outcome for x in results(part)]
    return [flat(outcome)]


def check(function, shapes, seed=0, arguments=None, arithmetics=ARITHMETICS, scale=1.0):
    """Interpreted, compiled and printed Python have the bits of the Matrix code; returns the program."""
    program = record(function, *shapes)
    arguments = arguments or [draws(shape, "%s %d" % (seed, n), scale) for n, shape in enumerate(shapes)]
    lists = [flat(x) for x in arguments]
    for arithmetic in arithmetics:
        with elementary.arithmetic(arithmetic):
            expected = bits(results(function(*arguments)))
            assert bits(evaluate(program, *lists)) == expected
        scope = {}
        exec(python.source({"printed": program}, arithmetic), scope)
        for run in (python.compiled(program, arithmetic), scope["printed"]):
            found = run(*lists)
            assert bits(list(found) if len(program.outputs) > 1 else [found]) == expected
    return program


# ---- Symbol ----

def test_what_is_recorded():
    program = record(lambda x, y: (x * y + y * x - 1) / -abs(x), (), ())
    assert str(program) == "\n".join([
        "inputs x (), y ()", "t_2 = mul x_ y_", "t_3 = add t_2 t_2", "t_5 = sub t_3 1.0", "t_6 = abs x_", "t_7 = neg t_6",
        "t_8 = truediv t_5 t_7", "outputs result ()", "result = t_8"])
    assert repr(program) == "<Program: x (), y () -> result (), 6 operations>"
    assert program.count() == {"input": 2, "constant": 1, "mul": 1, "add": 1, "sub": 1, "abs": 1, "neg": 1, "truediv": 1}
    assert program.functions() == []


def test_functions_and_choices_are_recorded():
    program = record(lambda z: [getattr(z, name)() for name in ("exp", "log", "tanh", "sqrt", "expm1", "log1p", "erf")], ())
    assert program.functions() == ["erf", "exp", "expm1", "log", "log1p", "sqrt", "tanh"]
    text = str(record(lambda z: where(binary("lt", z, 0), z * 2, z), (1, 1)))
    assert "t_2 = lt z_0_0 0.0" in text and "select t_2 t_4 z_0_0" in text


def test_equal_values_are_one():
    program = record(lambda x: [x.dot(x.T), x.dot(x.T)], (2, 3))
    assert program.count()["mul"] == 9 and program.outputs[0].members == program.outputs[1].members
    assert record(lambda x: [x + 0.0, x + -0.0], ()).count() == {"input": 1, "constant": 1, "add": 1}


def test_the_order_of_operands_counts_where_it_can_be_seen():
    x, y = 1.5, -0.25
    program = record(lambda x, y: [x - y, y - x, x / y, y / x, (x < y).select(x, y), (y < x).select(x, y), x + y, y + x], (), ())
    assert evaluate(program, x, y) == [x - y, y - x, x / y, y / x, y, x, x + y, y + x]
    assert program.count()["add"] == 1 and program.count()["sub"] == program.count()["truediv"] == 2


def test_only_what_is_needed_stays():
    program = record(lambda x, y: [x.exp(), x + 1][1:], (), ())
    assert program.count() == {"input": 2, "constant": 1, "add": 1}


SAME = [lambda x: x * 1, lambda x: 1.0 * x, lambda x: x / 1, lambda x: x - 0.0, lambda x: x + -0.0, lambda x: -0.0 + x,
        lambda x: operator.neg(-x), lambda x: +x, lambda x: x ** 1]
OTHER = [lambda x, divide, power: x + 0.0, lambda x, divide, power: x * 0, lambda x, divide, power: x - x,
         lambda x, divide, power: 0 - x, lambda x, divide, power: x - -0.0, lambda x, divide, power: -abs(-x),
         lambda x, divide, power: divide(x, x), lambda x, divide, power: divide(1, x),
         lambda x, divide, power: power(x, 2), lambda x, divide, power: power(x, 0.5), lambda x, divide, power: power(x, -1)]


@pytest.mark.parametrize("x", SPECIAL)
def test_what_is_folded_has_the_same_bits(x):
    for function in SAME:
        assert record(function, ()).count() == {"input": 1}
        assert bits(function(x)) == bits(x)
    for function in OTHER:
        program = record(lambda x: function(x, operator.truediv, operator.pow), ())
        assert len(program.values) > 1
        assert bits(evaluate(program, x)) == bits([function(x, divide, elementary.power)]), str(program)


def test_constants_are_calculated_as_floats_are():
    program = record(lambda x: (x ** 0 / 3 - 1) * 0.1 + abs(x ** 0 / -7), ())
    assert program.values[-1].operands == ((1.0 / 3 - 1) * 0.1 + 1.0 / 7,)
    assert bits(evaluate(record(lambda x: x ** 0 / (x ** 0 - 1), ()), 2.0)) == ["inf"]


def grown(inner):
    return (st.tuples(st.sampled_from(["add", "sub", "mul", "truediv"]), inner, inner)
            | st.tuples(st.sampled_from(["neg", "abs", "exp", "tanh", "log1p", "sqrt"]), inner)
            | st.tuples(st.just("where"), st.sampled_from(["lt", "le", "gt", "ge", "eq", "ne"]), inner, inner, inner, inner))


trees = st.recursive(st.sampled_from("xyz") | st.sampled_from(FINITE + [1, -3, 0.1, True]), grown, max_leaves=30)


def run_tree(tree, variables):
    """The tree on floats or Symbols, by IEEE's rules."""
    if isinstance(tree, str):
        return variables[tree]
    if not isinstance(tree, tuple):
        return tree
    operands = [run_tree(part, variables) for part in tree[1:] if not isinstance(part, str) or part in variables]
    if tree[0] == "where":
        condition = getattr(operator, tree[1])(operands[0], operands[1])
        return condition.select(*operands[2:]) if not isinstance(condition, bool) else operands[3 - condition]
    symbolic = [x for x in operands if isinstance(x, Symbol)]
    if tree[0] in ("add", "sub", "mul", "truediv"):
        return (getattr(operator, tree[0]) if symbolic else OPERATIONS[tree[0]])(*[
            x if isinstance(x, Symbol) else float(x) for x in operands])
    return OPERATIONS[tree[0]](operands[0]) if tree[0] in OPERATIONS else getattr(elementary, tree[0])(operands[0])


@given(trees, st.lists(st.sampled_from(SPECIAL) | st.floats(), min_size=3, max_size=3))
def test_any_expression_keeps_its_bits(tree, numbers):
    program = record(lambda x, y, z: run_tree(tree, {"x": x, "y": y, "z": z}), (), (), ())
    expected = bits(run_tree(tree, dict(zip("xyz", numbers))))
    assert bits(evaluate(program, *numbers)) == [expected]
    assert bits(python.compiled(program)(*numbers)) == expected
    scope = {}
    exec(python.source({"printed": program}), scope)
    assert bits(scope["printed"](*numbers)) == expected
    often = Expressions(program, python.Python(), 3)       # cut at every third operation
    scope = dict(python._functions("native"), divide=divide)
    exec("\n".join(python.function(often, "cut")), scope)
    try:
        assert bits(scope["cut"](*numbers)) == expected
    except (ZeroDivisionError, OverflowError, ValueError):
        pass


@pytest.mark.parametrize("use", [
    float, int, complex, bool, round, math.exp, lambda x: 1 if x > 0 else 2, lambda x: max(x, 0.0), lambda x: sorted([x, 1.0]),
    lambda x: "%d" % x, lambda x: not x, lambda x: x in [1.0], lambda x: [1, 2][x], lambda x: x // 2, lambda x: x % 2,
    lambda x: x ** 3, lambda x: 2 ** x, lambda x: x ** x, lambda x: x + "1", lambda x: x * None, lambda x: x + Fraction(1, 3),
    lambda x: hash(x), lambda x: elementary.sin(x), lambda x: (x > 0).select("1", 2), lambda x: x < "1",
    lambda x: Matrix([x]).max(), lambda x: Matrix([[x, 1.0]]).argmax(axis=1), lambda x: (Matrix([x]) > 0) & (Matrix([x]) < 1),
    lambda x: range(x), lambda x: [0] * x])
def test_a_symbol_never_becomes_a_float_or_a_truth_value(use):
    with pytest.raises(TypeError):
        record(lambda x: [x, use(x)][:1], ())


def test_errors_say_what_to_do():
    with pytest.raises(TypeError, match="where"):
        record(lambda x: x if x > 0 else -x, ())
    with pytest.raises(TypeError, match="float"):
        record(lambda x: math.exp(x), ())
    with pytest.raises(ValueError, match="9007199254740993"):
        record(lambda x: x + (2 ** 53 + 1), ())
    kept = []
    record(lambda x: [kept.append(x), x][1], ())
    with pytest.raises(ValueError, match="two recordings"):
        record(lambda x: x + kept[0], ())


def test_a_comparison_counts_as_one_or_nothing():
    program = record(lambda x: [(x > 1) * x, (x > 1) + 1, x > 1], ())
    for x in SPECIAL:
        assert bits(evaluate(program, x)) == bits([(x > 1) * x, (x > 1) + 1, x > 1])


def test_numpys_numbers_mix_with_symbols():
    np = pytest.importorskip("numpy")
    program = record(lambda x: [np.float64(3.0) * x, x - np.float64(2.0), np.float64(1.0) / x], ())
    assert evaluate(program, 4.0) == [12.0, 2.0, 0.25]


# ---- record ----

def test_names_of_inputs():
    assert [group.name for group in record(article.iteration, (3, 4), (3, 1), (4, 3), (1, 3), (3, 1), (1, 1), ()).inputs] == [
        "X", "y", "wh", "bh", "wout", "bout", "lr"]
    named = record(lambda x, learning_rate: x * learning_rate, (2, 1), ())
    assert [value.name for value in named.values if value.operation == "input"] == ["a_0_0", "a_1_0", "b_"]
    named = record(lambda *t: t, (3,), 1, names=["t", "U2"])
    assert str(named).split("\n")[0] == "inputs t (3,), U2 (1,)" and named.prefix == "tt"
    assert [group.name for group in record(lambda *x: x, *[()] * 28).inputs][25:] == ["z", "a1", "b1"]


@pytest.mark.parametrize("names", [["x"], ["x", "x"], ["x", "a_b"], ["x", "1"], ["x", ""], ["x", "a b"], ["x", "a\n"], ["x", 3],
                                   ["x", "result"], ["x", "result2"], ["x", "\u00e9"], ["x", "a" * 32], ["x", "a;b"]])
def test_names_that_are_none(names):
    with pytest.raises(ValueError):
        record(lambda x, y: x, (), (), names=names)


@pytest.mark.parametrize("shape", [(0,), (2, 3, 4), (-1, 2), "ab", None, True, Matrix([[1.0]]), (1.5, 2), [[1]]])
def test_shapes_that_are_none(shape):
    with pytest.raises((ValueError, TypeError)):
        record(lambda x: x, shape)


@pytest.mark.parametrize("result", [None, "x", {"x": 1}, [1.0, None], object()])
def test_results_that_are_none(result):
    with pytest.raises(TypeError):
        record(lambda x: result, ())
    with pytest.raises(TypeError):
        record(lambda x: [], ())
    with pytest.raises(TypeError):
        record(lambda x: x, (), name="y")


@pytest.mark.parametrize("arithmetic", elementary.ARITHMETICS)
def test_the_arithmetic_of_the_day_changes_constants_only(arithmetic):
    with elementary.arithmetic(arithmetic):
        program = record(lambda x, w: x.dot(w) * elementary.exp(0.1), (5, 5), (5, 5))
        known = elementary.exp(0.1) if arithmetic != "fast" else math.exp(0.1)
        assert elementary.current() == arithmetic
    assert program.count() == {"input": 50, "constant": 1, "mul": 150, "add": 100}
    assert [value.operands[0] for value in program.values if value.operation == "constant"] == [known]


def test_results_may_be_nested_constant_and_inputs():
    program = check(lambda x, y: [x, (2, [Matrix([[1.0, 2.0]]), y]), x], [(2, 2), ()])
    assert isinstance(program, Program) and [group.shape for group in program.outputs] == [(2, 2), (), (1, 2), (), (2, 2)]


# ---- the bits of Matrix code ----

sizes = st.integers(1, 5)
seeds = st.integers(0, 10 ** 6)


@examples(25)
@given(st.tuples(sizes, sizes, sizes, sizes), seeds)
def test_the_articles_iteration(shape, seed):
    r, k, h, o = shape
    shapes = [(r, k), (r, o), (k, h), (1, h), (h, o), (1, o), ()]
    check(article.iteration, shapes, seed)


def article_step(*arguments):
    wout, wh, bh, bout = article.iteration(*arguments)[-4:]
    return wh, bh, wout, bout


@pytest.mark.parametrize("arithmetic", ARITHMETICS)
def test_the_articles_training(arithmetic):
    program = record(article_step, (3, 4), (3, 1), (4, 3), (1, 3), (3, 1), (1, 1), (),
                     names=["X", "y", "wh", "bh", "wout", "bout", "lr"])
    loop = python.Loop(["wh", "bh", "wout", "bout"])
    start = article.initialize(42)
    arguments = [flat(Matrix(article.X)), flat(Matrix(article.y))] + [flat(matrix) for matrix in start] + [0.1]
    with elementary.arithmetic(arithmetic):
        expected = bits([flat(matrix) for matrix in article.train(article.X, article.y, *start, epochs=1000)])
    scope = {}
    exec(python.source({"train": program}, arithmetic, {"train": loop}), scope)
    assert bits(python.compiled(program, arithmetic, loop)(1000, *arguments)) == expected
    assert bits(scope["train"](1000, *arguments)) == expected
    assert bits(scope["train"](0, *arguments)) == bits(arguments[2:-1])


def dense(activation):
    def forward(x, W, b):
        z = x.dot(W) + b
        return z, activations.get(activation).value(z)
    return forward


@pytest.mark.parametrize("name", sorted(activations.ACTIVATIONS))
@examples(15)
@given(sizes, sizes, sizes, seeds, st.sampled_from([1.0, 30.0]))
def test_forward_with_each_activation(name, r, k, c, seed, scale):
    check(dense(name), [(r, k), (k, c), (1, c)], seed, scale=scale)


@pytest.mark.parametrize("name", sorted(activations.ACTIVATIONS))
def test_backward_at_special_numbers(name):
    activation = activations.get(name)
    numbers = Matrix([[x, y] for x in SPECIAL for y in (x, 0.0, 1.0)])

    def back(z, gradient):
        a = activation.value(z)
        return a, activation.backward(z, a, gradient)
    check(back, [numbers.shape] * 2, arguments=[numbers, draws(numbers.shape, 1)])


PAIRS = [(loss, activation) for loss in sorted(losses.LOSSES) for activation in sorted(activations.ACTIVATIONS)
         if losses.LOSSES[loss].only_with in (None, activation)]


@pytest.mark.parametrize("loss,activation", PAIRS)
@settings(max_examples=share(5, 2))
@given(sizes, sizes, sizes, sizes, seeds, st.sampled_from(sorted(activations.ACTIVATIONS)), st.booleans(), st.booleans())
def test_network_steps(loss, activation, r, k, h, o, seed, inner, weighted, dropped):
    penalties = {"l1": 0.01, "l2": 0.1} if seed % 2 else {}
    try:
        layers = [Dense(k, h, inner), Dropout(0.25), Dense(h, o, activation)]
        net = Network(layers, loss=loss, init="glorot_normal", seed=seed, **penalties)
    except ValueError:
        return                                          # a pair that has no sense
    parameters = net.chain.parameters()
    y = targets(loss, (r, o), seed)
    arguments = [draws((r, k), seed), y] + parameters
    arguments += [Matrix([[0.5 + i] for i in range(r)])] if weighted else []
    arguments += [Matrix([random.Random(seed + i).random() for i in range(r * h)])] if dropped else []
    check(network_step(net, weighted, dropped), [argument.shape for argument in arguments], arguments=arguments)


@pytest.mark.parametrize("name", sorted(optimizers.OPTIMIZERS))
@examples(15)
@given(sizes, sizes, seeds)
def test_optimizers_updates(name, r, c, seed):
    optimizer = optimizers.get(name)
    count = len(optimizer.moments)
    shapes = [(r, c)] * (2 + count) + [()] * len(optimizer.powers_of)
    arguments = [draws((r, c), seed + n) for n in range(2)] + [abs(draws((r, c), seed + 2 + n)) for n in range(count)]
    check(optimizer.update, shapes, arguments=arguments + [0.9, 0.999][:len(optimizer.powers_of)])


def test_clipping():
    gradients = [draws((2, 3), 1, 10.0), draws((1, 3), 2, 10.0)]
    check(lambda *g: optimizers.clip_by_value(g, 1.5), [(2, 3), (1, 3)], arguments=gradients)
    for limit in (1.0, 1e6):
        check(lambda *g: optimizers.clip_by_norm(g, limit), [(2, 3), (1, 3)], arguments=gradients)


# ---- statements ----

def test_a_long_sum_is_cut_and_stays_in_order():
    program = check(lambda x, w: x.dot(w), [(1, 784), (784, 2)])
    lines = python.source({"run": program}).split("\n")
    assert max(len(line) for line in lines if "+" in line) < 2000
    assert record(lambda x, w: x.dot(w), (1, 784), (784, 2)).count()["add"] == 2 * 783


@pytest.mark.parametrize("grow", [lambda t, x: t * x + 1, lambda t, x: 1 - x * t, lambda t, x: exp(t + x) * 0.1,
                                  lambda t, x: abs(1 / (2 + t)), lambda t, x: where(binary("lt", t, x), -t, t - x)])
def test_a_deep_expression_is_cut(grow):
    def deep(x):
        t = x
        for n in range(1000):
            t = grow(t, x + n)
        return t
    program = check(deep, [(1,)], arithmetics=["native"])
    depth = 0
    for line in python.source({"run": program}).split("\n"):
        opened = [line[:i].count("(") - line[:i].count(")") for i in range(len(line))]
        depth = max([depth] + opened)
    assert depth < 60


def test_names_are_shared():
    program = record(lambda x: activations.softmax(activations.sigmoid(x.dot(draws((8, 8), 1))).dot(draws((8, 8), 2))), (50, 8))
    expressions = Expressions(program, python.Python())
    names = share_names(expressions, [i for i in program.outputs[0].members])
    assert len(names) == len(expressions.statements) > 700 > 500 > len(set(names.values()))


def test_a_name_is_not_taken_over_while_it_is_read():
    check(lambda x: [exp(x) * log(exp(x)) + exp(x), tanh(x) + tanh(exp(x)) * tanh(x), exp(x)], [(3,)])


# ---- compiled and printed Python ----

def test_what_raises_in_python_is_numpys_inf_or_nan():
    functions = [lambda x: 1 / x, lambda x: x / x, lambda x: -1 / x, lambda x: exp(x * 1e308) / x, lambda x: x / (abs(x) + 1)]
    for function in functions + [exp, expm1, log, log1p, sqrt, tanh, erf]:
        for x in SPECIAL:
            check(function, [(1,)], arguments=[Matrix([x])])


MAY_BE_ZERO = [lambda x: x / 0.0, lambda x: 1 / (x * abs(x) + 1), lambda x: 1 / exp(x), lambda x: 1 / sqrt(x), lambda x: 1 / abs(x),
               lambda x: 1 / (x * x), lambda x: 1 / (exp(x) * exp(x)), lambda x: 1 / (x + 1), lambda x: 1 / (abs(x) - 1),
               lambda x: 1 / (exp(x) + abs(x)), lambda x: 1 / (1 / (abs(x) + 1)), lambda x: 1 / (tanh(x) + 1), lambda x: 1 / -x,
               lambda x: 1 / where(binary("lt", x, 0), 1, x), lambda x: 1 / where(binary("lt", x, 0), 0.0, exp(x) + 1)]
NEVER_ZERO = [lambda x: 1 / (1 + exp(-x)), lambda x: x / (sqrt(x) + 1e-8), lambda x: x / (0.5 + x * x), lambda x: x / -3,
              lambda x: x / (exp(x) / (abs(x) + 1) + 2), lambda x: 1 / where(binary("lt", x, 0), 1, exp(x) + 1)]


def test_divisions_by_what_may_be_zero_are_guarded_and_others_are_not():
    numbers = Matrix(SPECIAL + [-1000.0, 1e-200, 1000.0])
    for function in MAY_BE_ZERO:
        assert "divide(" in python.source({"run": record(function, (1,))})
        check(function, [numbers.shape], arguments=[numbers])
    for function in NEVER_ZERO:
        assert "divide(" not in python.source({"run": record(function, (1,))})
        check(function, [numbers.shape], arguments=[numbers])


def test_a_failed_pass_of_a_loop_is_calculated_again_from_the_start():
    program = record(lambda x, y: [x * y, x.exp()], (), ())
    run = python.compiled(program, "native", python.Loop(["x"]))
    with elementary.arithmetic("native"):
        x, seen = 1.0, []
        for _ in range(12):
            seen.append(elementary.exp(x))
            x = x * 2.0
    assert bits(run(12, 1.0, 2.0)) == bits([x, seen]) and seen[-1] == math.inf
    assert bits(run(2, 1.0, 2.0)) == bits([4.0, [math.exp(1.0), math.exp(2.0)]])


@pytest.mark.parametrize("function,expected", [
    (lambda a, b: [b, a], [2.0, 1.0]), (lambda a, b: [a + b, a - b], [0.0, 4.0]), (lambda a, b: [b, b * 1], [2.0, 2.0]),
    (lambda a, b: [a, b + a], [1.0, 5.0]), (lambda a, b: [b * b, a * a], [16.0, 1.0]), (lambda a, b: [a * b, a * b], [8.0, 8.0])])
def test_carried_outputs_replace_inputs_all_at_once(function, expected):
    program = record(function, (), ())
    a, b = 1.0, 2.0
    for _ in range(3):
        a, b = evaluate(program, a, b)
    scope = {}
    exec(python.source({"loop": program}, loops={"loop": python.Loop(["a", "b"])}), scope)
    assert list(scope["loop"](3, 1.0, 2.0)) == list(python.compiled(program, loop=python.Loop(["a", "b"]))(3, 1.0, 2.0)) == [a, b]
    assert list(scope["loop"](1, 1.0, 2.0)) == evaluate(program, 1.0, 2.0)
    if expected != [a, b]:
        assert list(scope["loop"](2, 1.0, 2.0)) == expected or list(scope["loop"](4, 1.0, 2.0)) != [a, b]


def test_what_is_not_carried_is_collected():
    program = record(lambda x, y: [x + y, x.dot(y.T)[0, 0], x], (1, 2), (1, 2))
    assert python.compiled(program, loop=python.Loop(["x"]))(3, [1.0, 2.0], [1.0, 1.0]) == (
        [4.0, 5.0], [3.0, 5.0, 7.0], [[1.0, 2.0], [2.0, 3.0], [3.0, 4.0]])


@pytest.mark.parametrize("carried,rows", [(["z"], []), (["x", "x"], []), (["x", "y"], []), (["y"], []), (["x", "y", "x"], []),
                                          (["x"], ["x"]), ([], ["x", "x"]), ([], ["z"])])
def test_loops_that_are_none(carried, rows):
    program = record(lambda x, y: x, (1, 2), ())
    loop = python.Loop(carried, rows)
    with pytest.raises(ValueError):
        python.compiled(program, loop=loop)
    with pytest.raises(ValueError):
        python.source({"run": program}, loops={"run": loop})


def both(program, loop):
    """The compiled and the printed function."""
    scope = {}
    exec(python.source({"run": program}, loops={"run": loop}), scope)
    return [python.compiled(program, loop=loop), scope["run"]]


def test_rows_are_taken_one_a_pass():
    for run in both(record(lambda x, w, s: [s + x[0, 0] * w, x * 2], (1, 2), (), (), names=["x", "w", "s"]),
                    python.Loop(["s"], ["x", "w"])):
        assert run([[1.0, 2.0], [3.0, 4.0]], [10.0, 100.0], 0.5) == (310.5, [[2.0, 4.0], [6.0, 8.0]])
        assert run([], [], 0.5) == (0.5, [])
        for rows, weights in (([[1.0, 2.0]], [1.0, 2.0]), ([[1.0]], [1.0]), ([[1.0, 2.0, 3.0]], [1.0])):
            with pytest.raises(ValueError):
                run(rows, weights, 0.5)


def test_a_map_over_rows():
    for run in both(record(lambda x: 1 / x, (2,), names=["x"]), python.Loop(rows=["x"])):
        assert run([[1.0, 2.0], [0.0, -4.0]]) == [[1.0, 0.5], [math.inf, -0.25]]
    for run in both(record(lambda x: exp(Matrix([x]))[0], (), names=["x"]), python.Loop(rows=["x"])):
        assert run([0.0, 1000.0]) == [1.0, math.inf]


@given(sizes, sizes, sizes, seeds, st.sampled_from(["sigmoid", "tanh", "relu"]))
@examples(20)
def test_gradients_row_by_row_are_those_of_the_batch(r, k, o, seed, activation):
    """A sum over samples, accumulated from -0.0 on, is the dot product's, to the bit: one row's program serves any batch."""
    net = Network([Dense(k, 3, activation), Dense(3, o, activation)], loss="half_squared_error", init="glorot_normal", seed=seed)
    parameters = net.chain.parameters()
    step = network_step(net, False, False)

    def accumulate(x, y, *rest):
        gradients = step(x, y, *rest[:4])[2]
        return [total + gradient for total, gradient in zip(rest[4:], gradients)]
    names = ["x", "y", "W", "b", "V", "d", "gW", "gb", "gV", "gd"]
    shapes = [parameter.shape for parameter in parameters]
    program = record(accumulate, (1, k), (1, o), *(shapes + shapes), names=names)
    X, y = draws((r, k), seed), targets("half_squared_error", (r, o), seed)
    start = [flat(parameter) for parameter in parameters]
    for run in both(program, python.Loop(names[6:], ["x", "y"])):
        found = run(X.tolist(), y.tolist(), *(start + [[-0.0] * len(numbers) for numbers in start]))
        assert bits(list(found)) == bits([flat(gradient) for gradient in step(X, y, *parameters)[2]])


def test_lists_of_another_length_are_an_error():
    program = record(lambda x: x * 2, (1, 3))
    for run in (python.compiled(program), ):
        for numbers in ([1.0, 2.0], [1.0] * 4, []):
            with pytest.raises(ValueError):
                run(numbers)


def test_printed_python_takes_ints_and_compiles_without_imports_in_portable_arithmetic():
    program = record(lambda x: (x[0, 0] / x[0, 1]).exp(), (1, 2))
    text = python.source({"run": program}, "portable")
    assert "import" not in text
    scope = {}
    exec(text, scope)
    with elementary.arithmetic("portable"):
        assert scope["run"]([1, 3]) == elementary.exp(1.0 / 3)


@pytest.mark.parametrize("name", ["", "1", "a b", "a(", "def", "x_", "_x", "a\n", "\u00e9", "exp", 3, None, "a.b", "float"])
def test_names_of_functions(name):
    with pytest.raises(ValueError):
        check_name(name)
    assert check_name("train_step") == "train_step"


@given(st.floats())
def test_literals_read_back(x):
    for text, _ in (python.literal(x), python.short_literal(x)):
        assert bits(eval(text)) == bits(x)


def test_literals_are_whole_numbers_times_powers_of_two_where_they_are_long():
    assert [python.literal(x)[0] for x in (0.1, -2.5, 1e22, 1e-22, 1 / 3, -1e23, 5e-324, math.inf, -math.inf)] == [
        "0.1", "-2.5", "1e+22", "1e-22", "6004799503160661 * 2.0 ** -54", "-2980232238769531 * 2.0 ** 25", "1 * 2.0 ** -1074",
        "1e999", "-1e999"]
    draw = random.Random(1)
    for _ in range(2000):
        x, = struct.unpack("d", struct.pack("Q", draw.getrandbits(64)))
        if x - x == 0.0:
            m, _, power = python.literal(x)[0].partition(" * ")
            assert not power and len(m) < 22 or abs(int(m)) < 2 ** 53 and -1074 <= int(power.split("** ")[1]) <= 1023
