"""Optimizers, and the clipping of gradients.

An optimizer turns parameters and their gradients, two lists of matrices, into new parameters; what it keeps from step
to step are matrices like the parameters.  Each update is its formula over Matrix, for every number kind that has the
operations, and agrees with PyTorch's optimizer of that name.  Where the gradients come from, and which learning rate
is in force, is not decided here.

Glossary, in the formulas: p, a parameter;  g, its gradient;  v, m, s, what is kept of them, 0 at first;  t, the number
of the step, from 1.  Everything is element by element.
"""
from .arrays.operators import binary, is_matrix, where
from .floats.names import unknown
from .matrix import Matrix, sqrt
from .schedules import chosen, finite, no_options, schedule, share  # noqa: F401 (schedule: for who imports optimizers)


class Optimizer(object):
    """What all have in common: options, step, and a state that can be saved.

    A subclass names its options, the moments it keeps (a matrix for each parameter, 0 at first) and the options whose
    t-th powers it needs; its update(parameter, gradient, *(moments + powers)) returns the new parameter and moments,
    and changes nothing.  Powers are made by multiplication, so that their bits depend on no pow.
    """
    name = "optimizer"
    options = ()
    moments = ()
    powers_of = ()

    def __init__(self, **options):
        self._set(chosen(self.name, self.options, options), [1] * len(self.powers_of), {})

    def _set(self, options, powers, moments):
        for name in options:
            setattr(self, name, options[name])
        self._powers = powers
        self._moments = moments

    def _set_rate(self, value):
        self._rate = finite(self.name + ": rate", value)

    rate = property(lambda self: self._rate, _set_rate, doc="the learning rate of the next step")

    def step(self, parameters, gradients):
        """The new parameters, a list; the given matrices stay as they are.

        ValueError or TypeError, and no change, where gradients, or moments of earlier steps, do not fit.
        """
        shapes = _shapes(self.name + ": parameters", parameters)
        for name, matrices in [("gradients", gradients)] + sorted(self._moments.items()):
            if _shapes("%s: %s" % (self.name, name), matrices) != shapes:
                raise ValueError("%s: expected %s of the parameters' shapes, %r; got %r"
                                 % (self.name, name, shapes, _shapes(name, matrices)))
        powers, moments = self.memory(parameters)
        powers = self.next_powers(powers)
        updates = [self.update(parameter, gradients[i], *([matrices[i] for matrices in moments] + powers))
                   for i, parameter in enumerate(parameters)]
        self.remember(powers, [[new[j + 1] for new in updates] for j in range(len(moments))])
        return [new[0] for new in updates]

    # -- what is kept from step to step, for who does the steps otherwise --

    def memory(self, parameters):
        """(powers, a list of matrices for each of the moments), 0 at the start."""
        return self._powers, [self._moments.get(name) or [abs(parameter) * 0 for parameter in parameters]
                              for name in self.moments]

    def next_powers(self, powers):
        return [power * getattr(self, name) for name, power in zip(self.powers_of, powers)]

    def remember(self, powers, moments):
        """Go on from this memory, unchecked."""
        self._powers = powers
        self._moments = dict(zip(self.moments, moments))

    def at(self, rate, powers=(), moments=()):
        """An optimizer with the same options but for this rate, and this memory, unchecked: numbers of any kind."""
        other = self.fresh()
        other._rate = rate
        other.remember(powers, moments)
        return other

    def fresh(self):
        """A new optimizer with the same options, at its start."""
        return type(self)(**dict([(name, getattr(self, name)) for name, _, _ in self.options]))

    def check_fits(self, parameters):
        """ValueError if it has been at work on parameters of other shapes."""
        shapes = _shapes("parameters", parameters)
        for matrices in self._moments.values():
            if _shapes("moments", matrices) != shapes:
                raise ValueError("%s has been used for weights of the shapes %r; those of this network are %r"
                                 % (self.name, _shapes("moments", matrices), shapes))

    def state(self):
        """All that further steps depend on, as plain data: {name: a number or a list of matrices}."""
        state = dict([(name, getattr(self, name)) for name, _, _ in self.options])
        state.update([(name + "_power", power) for name, power in zip(self.powers_of, self._powers)])
        state.update([(name, _copies(self._moments.get(name, []))) for name in self.moments])
        return state

    def restore(self, state):
        """Go on from a state(), to the same bits.  ValueError or TypeError, and no change, for anything else."""
        options = [name for name, _, _ in self.options]
        powers = [name + "_power" for name in self.powers_of]
        expected = sorted(options + powers + list(self.moments))
        if sorted(state) != expected:
            raise ValueError("a state of %s has %s; got %s"
                             % (self.name, ", ".join(expected), ", ".join([str(name) for name in sorted(state)])))
        shapes = [_shapes("%s: %s" % (self.name, name), state[name]) for name in self.moments]
        if [other for other in shapes if other != shapes[0]]:
            raise ValueError("%s: %s must have equal shapes; got %r"
                             % (self.name, " and ".join(self.moments), shapes))
        moments = dict([(name, _copies(state[name])) for name in self.moments if shapes[0]])
        self._set(chosen(self.name, self.options, dict([(name, state[name]) for name in options])),
                  [finite("%s: %s" % (self.name, name), state[name]) for name in powers], moments)

    def __repr__(self):
        return "%s(%s)" % (self.name, ", ".join(["%s=%r" % (name, getattr(self, name)) for name, _, _ in self.options]))


def _copies(matrices):
    return [matrix.copy() for matrix in matrices]


def _shapes(place, matrices):
    try:
        return [matrix._form.shape for matrix in matrices]
    except AttributeError:
        wrong = [matrix for matrix in matrices if not is_matrix(matrix)][0]
        raise TypeError("%s: expected a list of matrices; a %s is in it" % (place, type(wrong).__name__))


SLOW, FAST = ("rate", 1.0 / 1000, finite), ("rate", 1.0 / 100, finite)  # quotients: some Pythons misread decimals
MOMENTUM = ("momentum", 9.0 / 10, share)
EPSILON = ("epsilon", 1e-08, finite)


class SGD(Optimizer):
    """Gradient descent:  p - rate g."""
    name = "sgd"
    options = (SLOW,)

    def update(self, parameter, gradient):
        return (parameter - gradient * self.rate,)


class Momentum(Optimizer):
    """Gradient descent with momentum (Polyak 1964), as PyTorch has it:  v = momentum v + g,  p - rate v.

    Sutskever et al. (2013) have the rate inside of v, which differs only where the rate changes.
    """
    name = "momentum"
    options = (SLOW, MOMENTUM)
    moments = ("velocities",)

    def update(self, parameter, gradient, velocity):
        velocity = velocity * self.momentum + gradient
        return parameter - velocity * self.rate, velocity


class Nesterov(Momentum):
    """Nesterov's momentum as PyTorch has it:  v = momentum v + g,  p - rate (g + momentum v).

    In Sutskever et al. (2013) the gradient is taken at a point ahead of the parameter; p here is that point.
    """
    name = "nesterov"

    def update(self, parameter, gradient, velocity):
        velocity = velocity * self.momentum + gradient
        return parameter - (gradient + velocity * self.momentum) * self.rate, velocity


class RMSprop(Optimizer):
    """RMSprop (Hinton 2012, lecture 6e):  s = alpha s + (1 - alpha) g^2,  p - rate g / (sqrt(s) + epsilon)."""
    name = "rmsprop"
    options = (FAST, ("alpha", 99.0 / 100, share), EPSILON)
    moments = ("mean_squares",)

    def update(self, parameter, gradient, mean_square):
        mean_square = mean_square * self.alpha + gradient * gradient * (1 - self.alpha)
        return parameter - gradient / (sqrt(mean_square) + self.epsilon) * self.rate, mean_square


class Adagrad(Optimizer):
    """Adagrad (Duchi, Hazan and Singer 2011):  s = s + g^2,  p - rate g / (sqrt(s) + epsilon)."""
    name = "adagrad"
    options = (FAST, ("epsilon", 1.0 / 10 ** 10, finite))
    moments = ("sums_of_squares",)

    def update(self, parameter, gradient, sum_of_squares):
        sum_of_squares = sum_of_squares + gradient * gradient
        return parameter - gradient / (sqrt(sum_of_squares) + self.epsilon) * self.rate, sum_of_squares


class Adam(Optimizer):
    """Adam (Kingma and Ba 2015, algorithm 1):  m = beta1 m + (1 - beta1) g,  s = beta2 s + (1 - beta2) g^2,
    p - rate (m / (1 - beta1^t)) / (sqrt(s / (1 - beta2^t)) + epsilon).
    """
    name = "adam"
    options = (SLOW, ("beta1", 9.0 / 10, share), ("beta2", 999.0 / 1000, share), EPSILON)
    moments = ("means", "mean_squares")
    powers_of = ("beta1", "beta2")

    def update(self, parameter, gradient, mean, mean_square, power1, power2):
        mean = mean * self.beta1 + gradient * (1 - self.beta1)
        mean_square = mean_square * self.beta2 + gradient * gradient * (1 - self.beta2)
        root = sqrt(mean_square / (1 - power2))
        return parameter - mean / (1 - power1) / (root + self.epsilon) * self.rate, mean, mean_square


class AdamW(Adam):
    """Adam with weight decay of its own (Loshchilov and Hutter 2019):  Adam's update of p (1 - rate weight_decay).

    As in PyTorch, the rate is a factor of the decay (in the paper, only a schedule's part of it is), and biases decay.
    """
    name = "adamw"
    options = Adam.options + (("weight_decay", 1.0 / 100, finite),)

    def update(self, parameter, *rest):
        return Adam.update(self, parameter * (1 - self.rate * self.weight_decay), *rest)


OPTIMIZERS = dict([(cls.name, cls) for cls in (SGD, Momentum, Nesterov, RMSprop, Adagrad, Adam, AdamW)])


def get(optimizer, **options):
    """The optimizer of that name with these options; an Optimizer, which takes none, is returned as it is.

    ValueError lists the known names or options.
    """
    if isinstance(optimizer, Optimizer):
        no_options("an optimizer that is made already", options)
        return optimizer
    if optimizer not in sorted(OPTIMIZERS):
        raise ValueError(unknown("optimizer", optimizer, sorted(OPTIMIZERS)))
    return OPTIMIZERS[optimizer](**options)


def of_state(state, parameters):
    """A new optimizer for these parameters, from a state() with its name beside it; ValueError or TypeError if none."""
    state = dict(state)
    optimizer = get(state.pop("name", None))
    optimizer.restore(state)
    optimizer.check_fits(parameters)
    return optimizer


# ---- gradient clipping ----

def clip_by_value(gradients, limit):
    """New gradients, each number brought into the range from -limit to limit; nan stays nan."""
    limit = finite("clip_by_value: limit", limit)
    return [where(binary("gt", gradient, limit), limit, where(binary("lt", gradient, -limit), -limit, gradient))
            for gradient in gradients]


def clip_by_norm(gradients, limit):
    """New gradients, times limit / norm if the norm, the root of the sum of all their squares, is above the limit.

    Pascanu, Mikolov and Bengio (2013); PyTorch divides by norm + 1e-6.  Where the norm is too large for a float all
    become nan, so that training stops; 0 would make it stand still.
    """
    limit = finite("clip_by_norm: limit", limit)
    total = 0.0
    for gradient in gradients:
        total = (gradient * gradient).sum() + total
    norm = sqrt(Matrix([total]))
    scale = where(binary("gt", norm, limit), limit / norm + (norm - norm), 1.0)     # inf - inf is nan
    return [gradient * scale for gradient in gradients]
