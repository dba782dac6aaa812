"""Learning-rate schedules: functions of the step (or epoch), counted from 0, that give its learning rate.

Also how options are given and checked, here and in optimizers.py.  When a schedule is asked is training's affair.
"""
from .arrays.nested import number
from .arrays.shapes import whole
from .floats.elementary import cos, power
from .floats.names import unknown

PI = 3.141592653589793


# ---- options: (name, default or None where one must be given, check of a value) ----

def _below(limit, text):
    """A check that a number is at least 0 and below the limit."""
    def check(place, value):
        value = value if type(value) is float else number(value, place)
        if (value >= 0) is False or (value < limit) is False:   # a symbol's comparisons are neither True nor False
            raise ValueError("%s: expected %s; got %r" % (place, text, value))
        return value
    return check


def _from(least):
    """A check that a number is whole and at least `least`."""
    def check(place, value):
        value = whole(value, place)
        if value < least:
            raise ValueError("%s: expected a whole number of at least %d; got %d" % (place, least, value))
        return value
    return check


finite = _below(2.0 ** 1023, "a finite number of at least 0")
share = _below(1, "a number of at least 0 and below 1")


def chosen(owner, known, given):
    """{option: value}: what is given, checked, and the defaults.  ValueError or TypeError for what does not fit."""
    names = [name for name, _, _ in known]
    for name in sorted(given):
        if name not in names:
            raise ValueError("%s: %s" % (owner, unknown("option", name, names)))
    values = {}
    for name, default, check in known:
        value = given.get(name, default)
        if value is None:
            raise ValueError("%s needs the option %s" % (owner, name))
        values[name] = check("%s: %s" % (owner, name), value)
    return values


def no_options(what, options):
    if options:
        raise ValueError("%s takes no options; got %s" % (what, ", ".join(sorted(options))))


# ---- schedules ----

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
    """base ** n by multiplications alone, so that the bits depend on no pow."""
    result = 1
    while n > 0:
        if n % 2:
            result = result * base
        base = base * base
        n = n // 2
    return result


RATE = ("rate", None, finite)
SCHEDULES = {
    "constant": (constant, (RATE,)),
    "step": (step_decay, (RATE, ("step_size", None, _from(1)), ("gamma", 1.0 / 10, finite))),
    "exponential": (exponential, (RATE, ("gamma", None, finite))),
    "inverse_scaling": (inverse_scaling, (RATE, ("exponent", 0.5, finite))),
    "cosine": (cosine, (RATE, ("steps", None, _from(1)), ("warm_up", 0, _from(0)), ("minimum", 0.0, finite))),
}


def is_own(function):
    """Whether this is a function made here, of the step alone; a Python that cannot tell says so of all."""
    return getattr(function, "__module__", None) == getattr(schedule, "__module__", None)


def schedule(name, **options):
    """A function of the step, counted from 0, that gives its rate.  name: such a function, a rate, or one of

    "constant"         rate
    "step"             rate gamma^(step // step_size)                       step_size, gamma=0.1; PyTorch's StepLR
    "exponential"      rate gamma^step                                      gamma; PyTorch's ExponentialLR
    "inverse_scaling"  rate / (step + 1)^exponent                           exponent=0.5; scikit-learn's invscaling
    "cosine"           rate (step + 1) / warm_up before warm_up, then       steps, warm_up=0, minimum=0.0;
                       half a wave down to minimum, reached at `steps`      Loshchilov and Hutter 2017

    with the options named, and rate.  ValueError lists the known names or options.
    """
    if callable(name):
        no_options("a schedule that is a function", options)
        return name
    if name in sorted(SCHEDULES):
        function, known = SCHEDULES[name]
        return function(**chosen(name, known, options))
    try:
        rate = finite("schedule", name)
    except TypeError:
        raise ValueError(unknown("schedule", name, sorted(SCHEDULES)))
    no_options("a schedule that is a number", options)
    return constant(rate)
