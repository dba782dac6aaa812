"""Optimizers, learning-rate schedules and gradient clipping.

An optimizer turns parameters and their gradients, two lists of matrices, into new parameters; what it keeps from step
to step are matrices like the parameters.  Each update is its formula over Matrix, so it holds for every number kind
that has the operations.  All agree with PyTorch's optimizers of these names.  Where the gradients come from, and when
a schedule is asked, is training's affair.

Glossary, in the formulas: p, a parameter;  g, its gradient;  v, s, m, what is kept of it, 0 at first;  t = 1, 2, ...,
the number of the step.  All operations but the dot are element by element.
"""
from .elementary import cos, power
from .flat import shape_text
from .matrix import Matrix, sqrt
from .nested import number
from .operators import binary, is_matrix, where
from .shapes import whole

PI = 3.141592653589793
TOO_LARGE = 2.0 ** 1023


# ---- options: (name, default or None where one must be given, check of a value) ----

def _within(below, text):
    """A check that a number is at least 0 and less than `below`; its TypeError and ValueError say where."""
    def check(where_from, value):
        value = number(value, where_from)
        if (value >= 0) is False or (value < below) is False:   # comparisons of symbols are neither True nor False
            raise ValueError("%s: expected %s; got %r" % (where_from, text, value))
        return value
    return check


def _count(least):
    """A check that a number is whole and at least `least`."""
    def check(where_from, value):
        if whole(value, where_from) < least:
            raise ValueError("%s: expected a whole number of at least %d; got %r" % (where_from, least, value))
        return int(value)
    return check


finite = _within(TOO_LARGE, "a finite number of at least 0")
share = _within(1, "a number of at least 0 and below 1")


def chosen(owner, known, given):
    """{option: value}: what is given, checked, and the defaults; ValueError for an option that is not known."""
    names = [name for name, _, _ in known]
    for name in sorted(given):
        if name not in names:
            raise ValueError("%s has no option %r; known are %s" % (owner, name, ", ".join(names)))
    values = {}
    for name, default, check in known:
        value = given.get(name, default)
        if value is None:
            raise ValueError("%s needs the option %s" % (owner, name))
        values[name] = check("%s: %s" % (owner, name), value)
    return values


# ---- optimizers ----

class Optimizer(object):
    """What all have in common: options, step, and a state that can be saved.

    A subclass names its options, the moments it keeps (one matrix each for every parameter), the options whose t-th
    powers it needs, and defines update(parameter, gradient, moments and powers ...), which returns the new parameter
    and the new moments, and changes nothing.  Powers are products, so that their bits depend on no pow.
    """
    name = "optimizer"
    options = ()
    moments = ()
    powers_of = ()

    def __init__(self, **options):
        self._set(chosen(self.name, self.options, options))
        self._powers = [1] * len(self.powers_of)
        self._moments = []

    def _set(self, values):
        for name in values:
            setattr(self, name, values[name])

    @property
    def rate(self):
        """The learning rate of the next step."""
        return self._rate

    @rate.setter
    def rate(self, value):
        self._rate = finite(self.name + ": rate", value)

    def step(self, parameters, gradients):
        """The new parameters, a list; the given matrices stay as they are.

        ValueError or TypeError, and no change, where gradients, or moments from earlier steps, do not fit.
        """
        moments = self._moments or [[0] * len(self.moments) for _ in parameters]
        _check_fit(self.name, parameters, gradients, moments)
        powers = [power * getattr(self, name) for name, power in zip(self.powers_of, self._powers)]
        updates = [self.update(parameter, gradient, *(kept + powers))
                   for parameter, gradient, kept in zip(parameters, gradients, moments)]
        self._powers = powers
        self._moments = [list(update[1:]) for update in updates]
        return [update[0] for update in updates]

    def state(self):
        """All that the next steps depend on, as plain data: {name: a number or a list of matrices}."""
        state = dict([(name, getattr(self, name)) for name, _, _ in self.options])
        for name, power in zip(self.powers_of, self._powers):
            state[name + "_power"] = power
        for i, name in enumerate(self.moments):
            state[name] = [kept[i].copy() for kept in self._moments]
        return state

    def restore(self, state):
        """Go on from a `state()`: the next steps have the same bits.  ValueError, and no change, if it is none."""
        options = [name for name, _, _ in self.options]
        powers = [name + "_power" for name in self.powers_of]
        expected = sorted(options + powers + list(self.moments))
        if sorted(state) != expected:
            raise ValueError("a state of %s holds %s; got %s"
                             % (self.name, ", ".join(expected), ", ".join([str(name) for name in sorted(state)])))
        values = chosen(self.name, self.options, dict([(name, state[name]) for name in options]))
        powers = [finite("%s: %s" % (self.name, name), state[name]) for name in powers]
        moments = _moments_of_parameters(self.name, [(name, state[name]) for name in self.moments])
        self._set(values)
        self._powers, self._moments = powers, moments

    def __repr__(self):
        return "%s(%s)" % (self.name, ", ".join(["%s=%r" % (name, getattr(self, name)) for name, _, _ in self.options]))


def _check_fit(owner, parameters, gradients, moments):
    if not len(parameters) == len(gradients) == len(moments):
        raise ValueError("%s: %d parameters, but %d gradients, and moments of %d parameters"
                         % (owner, len(parameters), len(gradients), len(moments)))
    for i, parameter in enumerate(parameters):
        others = [("gradient", gradients[i])] + [("moment", kept) for kept in moments[i] if is_matrix(kept)]
        for what, matrix in [("parameter", parameter)] + others:
            if not is_matrix(matrix):
                raise TypeError("%s: %s %d is no Matrix but %s" % (owner, what, i, type(matrix).__name__))
            if matrix.shape != parameter.shape:
                raise ValueError("%s: %s %d has the shape %s, its parameter %s" % (
                    owner, what, i, shape_text(matrix.shape), shape_text(parameter.shape)))


def _moments_of_parameters(owner, named):
    """[[moment, ...] of each parameter], copies, from [(name, [matrix of each parameter]), ...]."""
    for name, matrices in named:
        if len(matrices) != len(named[0][1]) or [matrix for matrix in matrices if not is_matrix(matrix)]:
            raise ValueError("%s: %s must be a list of matrices, as many as %s" % (owner, name, named[0][0]))
    return [[matrices[i].copy() for _, matrices in named] for i in range(len(named[0][1]))] if named else []


def _rate(default):
    return ("rate", default, finite)


MOMENTUM = ("momentum", 9.0 / 10, share)        # defaults are quotients, as some Pythons misread decimals
BETAS = (("beta1", 9.0 / 10, share), ("beta2", 999.0 / 1000, share), ("epsilon", 1e-08, finite))


class SGD(Optimizer):
    """Gradient descent:  p - rate g."""
    name = "sgd"
    options = (_rate(1.0 / 1000),)

    def update(self, parameter, gradient):
        return (parameter - gradient * self.rate,)


class Momentum(Optimizer):
    """Gradient descent with momentum (Polyak 1964), as PyTorch has it:  v = momentum v + g,  p - rate v.

    Sutskever et al. (2013) have the rate inside of v, which differs only when the rate changes.
    """
    name = "momentum"
    options = (_rate(1.0 / 1000), MOMENTUM)
    moments = ("velocities",)

    def update(self, parameter, gradient, velocity):
        velocity = velocity * self.momentum + gradient
        return parameter - velocity * self.rate, velocity


class Nesterov(Momentum):
    """Nesterov's momentum as PyTorch has it:  v = momentum v + g,  p - rate (g + momentum v).

    The gradient is that at p; in Sutskever et al. (2013) it is that at the point ahead, which p here stands for.
    """
    name = "nesterov"

    def update(self, parameter, gradient, velocity):
        velocity = velocity * self.momentum + gradient
        return parameter - (gradient + velocity * self.momentum) * self.rate, velocity


class RMSprop(Optimizer):
    """RMSprop (Hinton 2012, lecture 6e):  s = alpha s + (1 - alpha) g^2,  p - rate g / (sqrt(s) + epsilon)."""
    name = "rmsprop"
    options = (_rate(1.0 / 100), ("alpha", 99.0 / 100, share), ("epsilon", 1e-08, finite))
    moments = ("mean_squares",)

    def update(self, parameter, gradient, mean_square):
        mean_square = mean_square * self.alpha + gradient * gradient * (1 - self.alpha)
        return parameter - gradient / (sqrt(mean_square) + self.epsilon) * self.rate, mean_square


class Adagrad(Optimizer):
    """Adagrad (Duchi, Hazan and Singer 2011):  s = s + g^2,  p - rate g / (sqrt(s) + epsilon)."""
    name = "adagrad"
    options = (_rate(1.0 / 100), ("epsilon", 1.0 / 10 ** 10, finite))
    moments = ("sums_of_squares",)

    def update(self, parameter, gradient, sum_of_squares):
        sum_of_squares = sum_of_squares + gradient * gradient
        return parameter - gradient / (sqrt(sum_of_squares) + self.epsilon) * self.rate, sum_of_squares


class Adam(Optimizer):
    """Adam (Kingma and Ba 2015, algorithm 1):

    m = beta1 m + (1 - beta1) g,  s = beta2 s + (1 - beta2) g^2,
    p - rate m / (1 - beta1^t) / (sqrt(s / (1 - beta2^t)) + epsilon).
    """
    name = "adam"
    options = (_rate(1.0 / 1000),) + BETAS
    moments = ("means", "mean_squares")
    powers_of = ("beta1", "beta2")

    def update(self, parameter, gradient, mean, mean_square, power1, power2):
        mean = mean * self.beta1 + gradient * (1 - self.beta1)
        mean_square = mean_square * self.beta2 + gradient * gradient * (1 - self.beta2)
        root = sqrt(mean_square / (1 - power2))
        return parameter - mean / (1 - power1) / (root + self.epsilon) * self.rate, mean, mean_square


class AdamW(Adam):
    """Adam with decoupled weight decay (Loshchilov and Hutter 2019):  Adam's update of (1 - rate weight_decay) p.

    As in PyTorch the decay is times the rate (in the paper, times a schedule's factor alone) and takes biases too.
    """
    name = "adamw"
    options = Adam.options + (("weight_decay", 1.0 / 100, finite),)

    def update(self, parameter, *rest):
        return Adam.update(self, parameter * (1 - self.rate * self.weight_decay), *rest)


OPTIMIZERS = dict([(cls.name, cls) for cls in (SGD, Momentum, Nesterov, RMSprop, Adagrad, Adam, AdamW)])


def get(optimizer, **options):
    """The optimizer of that name with these options; an Optimizer is returned as it is, and takes none.

    ValueError lists the known names or options.
    """
    if isinstance(optimizer, Optimizer):
        _no_options("an optimizer that is made already", options)
        return optimizer
    if optimizer not in OPTIMIZERS:
        raise ValueError("unknown optimizer %r; known are %s" % (optimizer, ", ".join(sorted(OPTIMIZERS))))
    return OPTIMIZERS[optimizer](**options)


def _no_options(what, options):
    if options:
        raise ValueError("%s takes no options; got %s" % (what, ", ".join(sorted(options))))


# ---- gradient clipping ----

def clip_by_value(gradients, limit):
    """New gradients, each number brought into -limit ... limit; nan stays nan."""
    limit = finite("clip_by_value: limit", limit)
    return [where(binary("gt", gradient, limit), limit, where(binary("lt", gradient, -limit), -limit, gradient))
            for gradient in gradients]


def clip_by_norm(gradients, limit):
    """New gradients, times limit / norm where their norm, the root of the sum of all squares, is above the limit.

    Pascanu, Mikolov and Bengio (2013); PyTorch divides by norm + 1e-6.  A norm that is too large for a float gives
    gradients of nan, so that training stops; 0 would make it stand still.
    """
    limit = finite("clip_by_norm: limit", limit)
    if not gradients:
        return []
    total = 0
    for gradient in gradients:
        total = total + (gradient * gradient).sum()
    norm = sqrt(Matrix([total]))
    scale = where(binary("gt", norm, limit), limit / norm + (norm - norm), 1.0)     # inf - inf is nan
    return [gradient * scale for gradient in gradients]


# ---- schedules: functions of the step (or epoch) 0, 1, 2, ... ----

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
    """base ** n for a whole n by multiplications alone, so that the bits depend on no pow."""
    result = 1
    while n > 0:
        if n % 2:
            result = result * base
        base = base * base
        n = n // 2
    return result


SCHEDULES = {
    "constant": (constant, (_rate(None),)),
    "step": (step_decay, (_rate(None), ("step_size", None, _count(1)), ("gamma", 1.0 / 10, finite))),
    "exponential": (exponential, (_rate(None), ("gamma", None, finite))),
    "inverse_scaling": (inverse_scaling, (_rate(None), ("exponent", 0.5, finite))),
    "cosine": (cosine, (_rate(None), ("steps", None, _count(1)), ("warm_up", 0, _count(0)), ("minimum", 0.0, finite))),
}


def schedule(name, **options):
    """A function of the step, counted from 0, that gives its rate.  name: a function already, a rate for all steps, or

    "constant"         rate
    "step"             rate gamma^(step // step_size)            step_size, gamma=0.1; PyTorch's StepLR
    "exponential"      rate gamma^step                           gamma; PyTorch's ExponentialLR
    "inverse_scaling"  rate / (step + 1)^exponent                exponent=0.5; scikit-learn's invscaling
    "cosine"           minimum + (rate - minimum) (1 + cos(pi (step - warm_up) / (steps - warm_up))) / 2, and `minimum`
                       from `steps` on; before warm_up, rate (step + 1) / warm_up
                                                                 steps, warm_up=0, minimum=0.0; Loshchilov and Hutter 2017

    with the options rate and those named.  ValueError lists the known names or options.
    """
    if callable(name):
        _no_options("a schedule that is a function", options)
        return name
    if name in SCHEDULES:
        make, known = SCHEDULES[name]
        return make(**chosen(name, known, options))
    try:
        rate = finite("schedule", name)
    except TypeError:
        raise ValueError("unknown schedule %r; known are %s" % (name, ", ".join(sorted(SCHEDULES))))
    _no_options("a schedule that is a number", options)
    return constant(rate)
