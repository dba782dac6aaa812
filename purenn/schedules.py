"""Learning-rate schedules: functions of the epoch, counted from 0, that give its learning rate.

`schedule` lists them with their formulas.  training.py calls them before each epoch.
"""
from .checks import at_least, no_options, non_negative, options_of
from .floats.elementary import cos, power
from .floats.names import unknown

PI = 3.141592653589793


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
        function, known = SCHEDULES[name]
        return function(**options_of(name, known, options))
    try:
        rate = non_negative("schedule", name)
    except TypeError:
        raise ValueError(unknown("schedule", name, sorted(SCHEDULES)))
    no_options("a schedule that is a number", options)
    return constant(rate)


def constant(rate):
    return lambda step: rate


def step_decay(rate, step_size, gamma):
    return lambda step: rate * _whole_power(gamma, step // step_size)


def exponential(rate, gamma):
    return lambda step: rate * _whole_power(gamma, step)


def inverse_scaling(rate, exponent):
    return lambda step: rate / power(step + 1.0, exponent)


def cosine(rate, steps, warm_up, minimum):
    if steps <= warm_up:
        raise ValueError("cosine: steps must be more than warm_up; got %d and %d" % (steps, warm_up))

    def at(step):
        if step < warm_up:
            return rate * ((step + 1.0) / warm_up)
        done = min(float(step - warm_up) / (steps - warm_up), 1.0)
        return minimum + (rate - minimum) * ((1.0 + cos(PI * done)) * 0.5)
    return at


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


# The function of each schedule, and its options as checks.options_of reads them.
RATE = ("rate", None, non_negative)
SCHEDULES = {
    "constant": (constant, (RATE,)),
    "step": (step_decay, (RATE, ("step_size", None, _from_1), ("gamma", 1.0 / 10, non_negative))),
    "exponential": (exponential, (RATE, ("gamma", None, non_negative))),
    "inverse_scaling": (inverse_scaling, (RATE, ("exponent", 0.5, non_negative))),
    "cosine": (cosine, (RATE, ("steps", None, _from_1), ("warm_up", 0, _from_0), ("minimum", 0.0, non_negative))),
}


def is_own(function):
    """Whether this is one of the functions made here, which depend on the step alone.

    On a Python whose functions do not know their module, the answer is True for every function.
    """
    return getattr(function, "__module__", None) == getattr(schedule, "__module__", None)
