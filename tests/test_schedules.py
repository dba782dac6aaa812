"""schedules.py: each schedule against its formula in 50 digits and against PyTorch; what is no option of one."""
import math
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

from purenn.floats import elementary
from purenn.py36.numbers import Interval
from purenn.schedules import SCHEDULES, schedule

mpmath = pytest.importorskip("mpmath")
mpf = mpmath.mpf

STEPS = 60
CASES = [
    ("constant", {"rate": 0.3}), ("step", {"rate": 0.3, "step_size": 7}), ("step", {"rate": 2.0, "step_size": 1, "gamma": 0.9}),
    ("exponential", {"rate": 0.3, "gamma": 0.97}), ("exponential", {"rate": 0.3, "gamma": 1.0}),
    ("inverse_scaling", {"rate": 0.3}), ("inverse_scaling", {"rate": 0.3, "exponent": 1.7}),
    ("cosine", {"rate": 0.3, "steps": 50}), ("cosine", {"rate": 0.3, "steps": 50, "warm_up": 9}),
    ("cosine", {"rate": 0.3, "steps": 50, "warm_up": 1, "minimum": 0.01}), ("cosine", {"rate": 0.3, "steps": 1}),
]
each_case = pytest.mark.parametrize("name, options", CASES, ids=["%s%r" % case for case in CASES])


def formula(name, step, rate, gamma=0.1, step_size=1, exponent=0.5, steps=1, warm_up=0, minimum=0.0):
    rate, gamma, exponent, minimum = map(mpf, (rate, gamma, exponent, minimum))
    if name == "constant":
        return rate
    if name == "step":
        return rate * gamma ** (step // step_size)
    if name == "exponential":
        return rate * gamma ** step
    if name == "inverse_scaling":
        return rate / mpf(step + 1) ** exponent
    if step < warm_up:
        return rate * (step + 1) / warm_up
    if step >= steps:
        return minimum
    return minimum + (rate - minimum) * (1 + mpmath.cos(mpmath.pi * (step - warm_up) / (steps - warm_up))) / 2


def worst(rates, expected, greatest):
    """The greatest difference, relative to each rate, but near 0 to the schedule's greatest rate."""
    return max(float(abs(x - y) / max(abs(y), mpf(greatest) / 100)) for x, y in zip(rates, expected))


@pytest.mark.parametrize("arithmetic", ["native", "portable"])
@each_case
def test_the_formula_in_50_digits(name, options, arithmetic):
    with mpmath.workdps(50), elementary.arithmetic(arithmetic):
        rate = schedule(name, **options)
        expected = [formula(name, step, **options) for step in range(STEPS)]
        assert worst([rate(step) for step in range(STEPS)], expected, options["rate"]) < 1e-14
        if len({float(x) for x in expected}) > 1:
            assert worst([rate(step + 1) for step in range(STEPS)], expected, options["rate"]) > 1e-3      # counted from 1


def torch_rates(name, options):
    torch = pytest.importorskip("torch")
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=options["rate"])
    schedules = torch.optim.lr_scheduler
    if name == "step":
        found = schedules.StepLR(optimizer, options["step_size"], options.get("gamma", 0.1))
    elif name == "exponential":
        found = schedules.ExponentialLR(optimizer, options["gamma"])
    elif name == "inverse_scaling":
        found = schedules.LambdaLR(optimizer, lambda step: (step + 1) ** -options.get("exponent", 0.5))
    else:
        n = options.get("warm_up", 0)
        wave = schedules.CosineAnnealingLR(optimizer, options["steps"] - n, options.get("minimum", 0.0))
        rise = schedules.LinearLR(optimizer, 1.0 / n, 1.0, n - 1) if n > 1 else None
        found = schedules.SequentialLR(optimizer, [rise, wave], [n]) if rise else wave
    rates = []
    for _ in range(min(STEPS, options.get("steps", STEPS))):            # after `steps` PyTorch's wave rises again
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        found.step()
    return rates


@pytest.mark.parametrize("name, options", [
    case for case in CASES if case[0] != "constant" and case[1].get("warm_up") != 1])
def test_pytorch(name, options):
    expected = torch_rates(name, options)
    rate = schedule(name, **options)
    assert worst([rate(step) for step in range(len(expected))], expected, options["rate"]) < 1e-12
    if len(set(expected)) > 1:
        assert worst([rate(step + 1) for step in range(len(expected))], expected, options["rate"]) > 1e-3


def test_the_ends_are_exact():
    rate = schedule("cosine", rate=0.3, steps=50, warm_up=9, minimum=0.01)
    assert [rate(8), rate(50), rate(51), rate(10 ** 6)] == [0.3, 0.01, 0.01, 0.01]
    assert abs(rate(9) - 0.3) < 1e-16
    assert rate(0) == 0.3 * (1.0 / 9)


def test_numbers_and_functions_are_schedules():
    assert [schedule(0.25)(step) for step in (0, 1, 99)] == [0.25] * 3
    assert schedule(1)(0) == 1

    def own(step):
        return 1.0 / (step + 1)
    assert schedule(own) is own


def test_decimals_and_intervals_run_through_all_formulas():
    """Steps, and the counts among the options, are numbers of that kind too where they are divided."""
    def rate(kind, name, step, **given):
        return SCHEDULES[name][0](kind(step), **{option: kind(x) for option, x in given.items()})
    for name, step, given in [("cosine", 5, dict(rate=0.3, steps=11, warm_up=2, minimum=0.01)), ("inverse_scaling", 6, dict(rate=0.3, exponent=0.3)),
                              ("cosine", 1, dict(rate=0.3, steps=11, warm_up=3, minimum=0.0)), ("cosine", 20, dict(rate=0.3, steps=11, warm_up=0, minimum=0.01))]:
        with localcontext() as context:
            context.prec = 50
            exact, proved = rate(Decimal, name, step, **given), rate(Interval, name, step, **given)
        assert exact in proved and proved.width < 1e-15
        assert float(exact) != 0.3 and abs(schedule(name, **given)(step) - float(exact)) < 1e-16


def test_fractions_stay_exact():
    assert schedule("step", rate=Fraction(1, 2), step_size=2, gamma=Fraction(1, 3))(5) == Fraction(1, 18)
    assert schedule("exponential", rate=Fraction(1, 2), gamma=Fraction(2, 3))(11) == Fraction(1, 2) * Fraction(2, 3) ** 11


@pytest.mark.parametrize("name, options, error, message", [
    ("linear", {}, ValueError, "unknown schedule 'linear'; known are constant, cosine, exponential, inverse_scaling, step$"),
    (None, {}, ValueError, "unknown schedule None"), (-0.1, {}, ValueError, "schedule: expected a finite number of at least 0"),
    (math.nan, {}, ValueError, "got nan"), (0.1, {"rate": 0.1}, ValueError, "a schedule that is a number takes no options; got rate"),
    (abs, {"rate": 0.1}, ValueError, "a schedule that is a function takes no options; got rate"),
    ("cosine", {"rate": 0.1}, ValueError, "cosine needs the option steps"), ("step", {"step_size": 1}, ValueError, "step needs the option rate"),
    ("step", {"rate": 0.1, "size": 3}, ValueError, "step: unknown option 'size'; known are rate, step_size, gamma$"),
    ("step", {"rate": 0.1, "step_size": 0}, ValueError, "step: step_size must be at least 1; got 0"),
    ("step", {"rate": 0.1, "step_size": 2.0}, TypeError, "step: step_size must be an integer; got 2.0"),
    ("step", {"rate": 0.1, "step_size": 2, "gamma": -1}, ValueError, "step: gamma"),
    ("constant", {"rate": -1}, ValueError, "constant: rate: expected a finite number of at least 0; got -1"),
    ("exponential", {"rate": "0.1", "gamma": 0.5}, TypeError, "exponential: rate is '0.1', not a number"),
    ("exponential", {"rate": math.inf, "gamma": 0.5}, ValueError, "exponential: rate"),
    ("inverse_scaling", {"rate": 0.1, "exponent": math.nan}, ValueError, "inverse_scaling: exponent"),
    ("cosine", {"rate": 0.1, "steps": 5, "warm_up": 5}, ValueError, "cosine: steps must be more than warm_up; got 5 and 5"),
    ("cosine", {"rate": 0.1, "steps": 5, "warm_up": -1}, ValueError, "cosine: warm_up must be at least 0; got -1"),
])
def test_wrong_options(name, options, error, message):
    with pytest.raises(error, match=message):
        schedule(name, **options)


def test_all_schedules_are_here():
    assert {name for name, _ in CASES} == set(SCHEDULES)
