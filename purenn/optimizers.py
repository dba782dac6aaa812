"""Optimizers turn parameters and their gradients into new parameters.  Their formulas come first.

Glossary: o  the options;  p  a parameter;  g  its gradient;  v, m, s  what is kept of a parameter from step to step,
0 before the first;  t  the number of the step, from 1;  power1, power2  beta1^t and beta2^t.

Each formula is written over Matrix, element by element, for every kind of number, and agrees with PyTorch's optimizer
of that name.  Gradients come from backprop.py; training.py sets the learning rate.
"""
from .arrays.loops import sum_of
from .arrays.operators import binary, is_matrix, make, where
from .checks import fraction, no_options, non_negative, options_of
from .files.expect import expect
from .floats.names import type_text, unknown
from .matrix import Matrix, sqrt

# ---- formulas: each returns the new parameter and the new v, m, s, and changes nothing ----

def sgd(o, p, g):
    """Gradient descent:  p - rate g."""
    return (p - g * o.rate,)


def momentum(o, p, g, v):
    """Gradient descent with momentum (Polyak 1964):  v = momentum v + g,  p - rate v.

    Sutskever et al. (2013) have the rate inside v, which differs only where the rate changes.
    """
    v = v * o.momentum + g
    return p - v * o.rate, v


def nesterov(o, p, g, v):
    """Nesterov's momentum:  v = momentum v + g,  p - rate (g + momentum v).

    In Sutskever et al. (2013) the gradient is taken at a point ahead of the parameter; p here is that point.
    """
    v = v * o.momentum + g
    return p - (g + v * o.momentum) * o.rate, v


def rmsprop(o, p, g, s):
    """RMSprop (Hinton 2012, lecture 6e):  s = alpha s + (1 - alpha) g^2,  p - rate g / (sqrt(s) + epsilon)."""
    s = s * o.alpha + g * g * (1 - o.alpha)
    return p - g / (sqrt(s) + o.epsilon) * o.rate, s


def adagrad(o, p, g, s):
    """Adagrad (Duchi, Hazan and Singer 2011):  s = s + g^2,  p - rate g / (sqrt(s) + epsilon)."""
    s = s + g * g
    return p - g / (sqrt(s) + o.epsilon) * o.rate, s


def adam(o, p, g, m, s, power1, power2):
    """Adam (Kingma and Ba 2015, algorithm 1):  m = beta1 m + (1 - beta1) g,  s = beta2 s + (1 - beta2) g^2,
    p - rate (m / (1 - beta1^t)) / (sqrt(s / (1 - beta2^t)) + epsilon).
    """
    m = m * o.beta1 + g * (1 - o.beta1)
    s = s * o.beta2 + g * g * (1 - o.beta2)
    return p - m / (1 - power1) / (sqrt(s / (1 - power2)) + o.epsilon) * o.rate, m, s


def adamw(o, p, g, m, s, power1, power2):
    """Adam with decoupled weight decay (Loshchilov and Hutter 2019):  Adam's formula for p (1 - rate weight_decay).

    As in PyTorch, the decay is multiplied by the rate (in the paper, by the schedule's factor alone), and biases decay.
    """
    return adam(o, p * (1 - o.rate * o.weight_decay), g, m, s, power1, power2)


# ---- what all optimizers have in common ----

class Optimizer(object):
    """A formula with its options, and what it keeps from step to step.

    A subclass has `update`, its formula; `options`, as checks.options_of reads them; `moments`, a name for each of v, m
    and s that the formula takes; and `powers_of`, the options of which it takes the t-th powers.  Powers are made by
    multiplication, so that their bits depend on no C library's pow.
    """
    name = "optimizer"
    options = ()
    moments = ()
    powers_of = ()
    searches = False                # whether each step looks for a lower loss of all rows: LBFGS
    done = None                     # why there is no step left to do, in words

    def __init__(self, **options):
        self._set(options_of(self.name, self.options, options), [1] * len(self.powers_of), {})

    def _set(self, options, powers, moments):
        """Take options that have been checked, and the rest of a state."""
        for name in options:
            setattr(self, "_rate" if name == "rate" else name, options[name])
        self._powers = powers
        self._moments = moments
        self.chain = None               # the one that it has trained in a fit

    def _set_rate(self, value):
        self._rate = non_negative(self.name + ": rate", value)

    rate = property(lambda self: self._rate, _set_rate, doc="the learning rate of the next step")

    def step(self, parameters, gradients):
        """The new parameters, a list of matrices; those given stay as they are.

        ValueError or TypeError, and no change, if the shapes of the gradients, or of what earlier steps left, differ
        from those of the parameters.
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

    # -- what is kept from step to step; straight-line programs read it before their steps and write it after them --

    def memory(self, parameters):
        """(powers, a list of matrices for each of the moments), those of the start before the first step."""
        return self._powers, [self._moments.get(name) or [abs(parameter) * 0 for parameter in parameters]
                              for name in self.moments]

    def next_powers(self, powers):
        """The powers one step on."""
        return [power * getattr(self, name) for name, power in zip(self.powers_of, powers)]

    def remember(self, powers, moments):
        """Put this memory in the place of the optimizer's own; unchecked."""
        self._powers = powers
        self._moments = dict(zip(self.moments, moments))

    def at(self, rate, powers=(), moments=()):
        """An optimizer with the same options but this rate and this memory, numbers of any kind; unchecked."""
        other = self.fresh()
        other._rate = rate
        other.remember(powers, moments)
        return other

    def settings(self):
        """{name: value} of all options but the rate, which may change from step to step."""
        return dict([(name, getattr(self, name)) for name, _, _ in self.options if name != "rate"])

    def fresh(self):
        """An optimizer with the same options, before its first step."""
        return type(self)(**dict([(name, getattr(self, name)) for name, _, _ in self.options]))

    def check_fits(self, parameters):
        """ValueError if the optimizer's earlier steps were on parameters of other shapes."""
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
        """Continue from a state(), with the same bits.  ValueError or TypeError, and no change, for anything else."""
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
        self._set(options_of(self.name, self.options, dict([(name, state[name]) for name in options])),
                  [non_negative("%s: %s" % (self.name, name), state[name]) for name in powers], moments)

    def __repr__(self):
        return "%s(%s)" % (self.name, ", ".join(["%s=%r" % (name, getattr(self, name)) for name, _, _ in self.options]))


def _copies(matrices):
    return [matrix.copy() for matrix in matrices]


def _shapes(place, matrices):
    try:
        return [matrix._form.shape for matrix in matrices]
    except AttributeError:
        wrong = [matrix for matrix in matrices if not is_matrix(matrix)][0]
        raise TypeError("%s: expected a list of matrices; %s is in it" % (place, type_text(wrong)))


# ---- the optimizers: formula, options with their defaults, and what is kept ----

# Defaults are quotients because some Pythons misread decimals.
SLOW = ("rate", 1.0 / 1000, non_negative)
FAST = ("rate", 1.0 / 100, non_negative)
MOMENTUM = ("momentum", 9.0 / 10, fraction)
EPSILON = ("epsilon", 1e-08, non_negative)


class SGD(Optimizer):
    name = "sgd"
    update = sgd
    options = (SLOW,)


class Momentum(Optimizer):
    name = "momentum"
    update = momentum
    options = (SLOW, MOMENTUM)
    moments = ("velocities",)


class Nesterov(Momentum):
    name = "nesterov"
    update = nesterov


class RMSprop(Optimizer):
    name = "rmsprop"
    update = rmsprop
    options = (FAST, ("alpha", 99.0 / 100, fraction), EPSILON)
    moments = ("mean_squares",)


class Adagrad(Optimizer):
    name = "adagrad"
    update = adagrad
    options = (FAST, ("epsilon", 1.0 / 10 ** 10, non_negative))
    moments = ("sums_of_squares",)


class Adam(Optimizer):
    name = "adam"
    update = adam
    options = (SLOW, ("beta1", 9.0 / 10, fraction), ("beta2", 999.0 / 1000, fraction), EPSILON)
    moments = ("means", "mean_squares")
    powers_of = ("beta1", "beta2")


class AdamW(Adam):
    name = "adamw"
    update = adamw
    options = Adam.options + (("weight_decay", 1.0 / 100, non_negative),)


# ---- the optimizer that looks at the loss of all rows, and has no formula of one number ----

class LBFGS(Optimizer):
    """The optimizer "lbfgs" of fit: an epoch is one step of a Search, for all rows at once.

    tol: training ends where no number of the gradient is larger, or where the loss does not change any more.
    loss: the least so far, after the last step; looks: how often the loss was calculated in all.
    """
    name = "lbfgs"
    options = (("tol", 1.0 / 10000, non_negative),)
    searches = True

    def _set(self, options, powers, moments):
        Optimizer._set(self, options, powers, moments)
        self.done, self.loss, self.looks, self.iterations = None, None, 0, 0
        self.pairs = [], []                    # the steps and changes of a Search

    rate = property(lambda self: 1.0, lambda self, value: None, doc="there is none: each step finds its own length")

    def searched(self, search):
        """Remember how far a Search of fitting/lbfgs.py is."""
        self.done, self.loss, self.looks, self.iterations = search.done, search.loss, search.looks, search.iterations
        self.pairs = search.steps, search.changes

    def check_fits(self, parameters):
        size = sum_of([matrix.size for matrix in parameters])
        for numbers in self.pairs[0]:
            if len(numbers) != size:
                raise ValueError("lbfgs has been used for %d weights; this network has %d" % (len(numbers), size))

    def state(self):
        steps, changes = [[make(Matrix, numbers[:], (1, len(numbers)), "float") for numbers in part]
                          for part in self.pairs]
        return {"tol": self.tol, "iterations": self.iterations, "steps": steps, "changes": changes}

    def restore(self, state):
        if sorted(state) != ["changes", "iterations", "steps", "tol"]:
            raise ValueError("a state of lbfgs has changes, iterations, steps, tol; got %s" % ", ".join(
                sorted([str(name) for name in state])))
        parts = [[matrix._data[:] for matrix in state[name]] for name in ("steps", "changes")]
        if len(set([len(numbers) for part in parts for numbers in part])) > 1 or len(parts[0]) != len(parts[1]):
            raise ValueError("lbfgs: steps and changes must have equal shapes")
        iterations = expect(state, "iterations", "int", "lbfgs")
        self._set({"tol": non_negative("lbfgs: tol", state["tol"])}, [], {})
        self.iterations, self.pairs = iterations, (parts[0], parts[1])


OPTIMIZERS = dict([(cls.name, cls) for cls in (SGD, Momentum, Nesterov, RMSprop, Adagrad, Adam, AdamW)])


def get(optimizer, **options):
    """The optimizer of that name with these options; an Optimizer is returned as it is, and takes no options.

    ValueError lists the known names or options.
    """
    if isinstance(optimizer, Optimizer):
        no_options("an optimizer that is made already", options)
        return optimizer
    known = dict(OPTIMIZERS, lbfgs=LBFGS)
    if optimizer not in sorted(known):
        raise ValueError(unknown("optimizer", optimizer, sorted(known)))
    return known[optimizer](**options)


def for_chain(optimizer, chain):
    """get(optimizer); or, if that has trained another chain, an optimizer with its options, before its first step."""
    optimizer = get(optimizer)
    return optimizer if optimizer.chain in (None, chain) else optimizer.fresh()


def of_state(state, parameters):
    """An optimizer for these parameters from a state() with "name" added; ValueError or TypeError for anything else."""
    state = dict(state)
    optimizer = get(state.pop("name", None))
    optimizer.restore(state)
    optimizer.check_fits(parameters)
    return optimizer


# ---- gradient clipping ----

def clipped(gradients, clips):
    """The gradients after [(function, limit), ...], in that order."""
    for clip, limit in clips:
        gradients = clip(gradients, limit)
    return gradients


def clip_by_value(gradients, limit):
    """New gradients, in which numbers beyond -limit or limit are replaced by it; nan stays nan."""
    limit = non_negative("clip_by_value: limit", limit)
    return [where(binary("gt", gradient, limit), limit, where(binary("lt", gradient, -limit), -limit, gradient))
            for gradient in gradients]


def clip_by_norm(gradients, limit):
    """New gradients: multiplied by limit / norm, if their norm, the root of the sum of all squares, is above the limit.

    Pascanu, Mikolov and Bengio (2013); PyTorch divides by norm + 1e-6.  If the norm is too large for a float, all
    gradients become nan, so that training stops with an error; with 0 it would go on and learn nothing.
    """
    limit = non_negative("clip_by_norm: limit", limit)
    total = 0.0
    for gradient in gradients:
        total = (gradient * gradient).sum() + total
    norm = sqrt(Matrix([total]))
    scale = where(binary("gt", norm, limit), limit / norm + (norm - norm), 1.0)     # inf - inf is nan
    return [gradient * scale for gradient in gradients]
