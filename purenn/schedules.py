"""Learning-rate schedules: functions of the epoch, counted from 0, that give its learning rate.

`schedule` lists them with their formulas.  training.py calls them before each epoch.
"""
from .arrays.loops import true_divide
from .checks import at_least, no_options, non_negative, options_of
from .floats.elementary import constant as constant_of
from .floats.elementary import cos, power
from .floats.names import unknown


def schedule(name, **options):
    """A function of the step, counted from 0, that gives its rate.  name: such a function, a rate, or one of

    "constant"         rate
    "step"             rate gamma^(step // step_size)                       step_size, gamma=0.1; PyTorch's StepLR
    "exponential"      rate gamma^step                                      gamma; PyTorch's ExponentialLR
    "inverse_scaling"  rate / (step + 1)^exponent                           exponent=0.5; scikit-learn's invscaling
    "cosine"           rate (step + 1) / warm_up before warm_up, then       steps, warm_up=0, minimum=0.0;
                       half a wave down to minimum, reached at `steps`      Loshchilov and Hutter 2017

    with the option rate, and those on the right.  ValueError lists the known names or options.
    """
    if callable(name):
        no_options("a schedule that is a function", options)
        return name
    if name in sorted(SCHEDULES):
        formula, known = SCHEDULES[name]
        options = options_of(name, known, options)
        if formula is cosine and options["steps"] <= options["warm_up"]:
            raise ValueError("cosine: steps must be more than warm_up; got %(steps)d and %(warm_up)d" % options)
        return Schedule(formula, options)
    try:
        rate = non_negative("schedule", name)
    except TypeError:
        raise ValueError(unknown("schedule", name, sorted(SCHEDULES)))
    no_options("a schedule that is a number", options)
    return Schedule(constant, {"rate": rate})


class Schedule(object):
    """A formula with its options: a function of the step.  It is an object so that it can be copied and pickled."""

    def __init__(self, formula, options):
        self.formula = formula
        self.options = options

    def __call__(self, step):
        return self.formula(step, **self.options)

    def __repr__(self):
        return "<schedule %s: %s>" % (self.formula.__name__, ", ".join(
            ["%s=%r" % (name, self.options[name]) for name in sorted(self.options)]))


# ---- formulas, for every kind of number ----

def constant(step, rate):
    return rate


def step_decay(step, rate, step_size, gamma):
    return rate * _whole_power(gamma, step // step_size)


def exponential(step, rate, gamma):
    return rate * _whole_power(gamma, step)


def inverse_scaling(step, rate, exponent):
    return rate / power(step + 1, exponent)


def cosine(step, rate, steps, warm_up, minimum):
    if step < warm_up:
        return rate * true_divide(step + 1, warm_up)
    done = true_divide(min(step, steps) - warm_up, steps - warm_up)
    return minimum + (rate - minimum) * ((cos(done * constant_of("pi", done)) + 1) / 2)


def _whole_power(base, n):
    """base**n by multiplications alone, so that the bits depend on no C library's pow."""
    result = 1
    while n > 0:
        if n % 2:
            result = result * base
        base = base * base
        n = n // 2
    return result


def _from_0(name, value):
    return at_least(0, name, value)


def _from_1(name, value):
    return at_least(1, name, value)


# The formula of each schedule, and its options as checks.options_of reads them.
RATE = ("rate", None, non_negative)
SCHEDULES = {
    "constant": (constant, (RATE,)),
    "step": (step_decay, (RATE, ("step_size", None, _from_1), ("gamma", 1.0 / 10, non_negative))),
    "exponential": (exponential, (RATE, ("gamma", None, non_negative))),
    "inverse_scaling": (inverse_scaling, (RATE, ("exponent", 0.5, non_negative))),
    "cosine": (cosine, (RATE, ("steps", None, _from_1), ("warm_up", 0, _from_0), ("minimum", 0.0, non_negative))),
}


def is_own(function):
    """Whether this is one of the schedules made here, which depend on the step alone.

    On a Python whose functions do not know their module, the answer is True for every function.
    """
    return getattr(function, "__module__", None) == getattr(schedule, "__module__", None)
