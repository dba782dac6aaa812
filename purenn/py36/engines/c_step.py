"""The step of training as the text of a C library.

What is printed is a recording of the network's and the optimizer's own code, as loops (py36/looped).  Neither weights
nor data nor the rate are in the text.  Weights, moments and powers stand one after the other in one array of doubles,
the state; three of them take turns, so that the state before the last step is still there when its loss is too large.
"""
import ctypes

from ...floats import elementary
from ..looped import c as looped
from ..looped.recording import record
from ..straightline.c import C
from .compiler import library
from .proof import prove
from .steps import Draws, drops, trained

# Steps from *done - base on, up to `last`: step k takes the rows order[starts[k]] and so on, counts[k] of them, or
# without an order the rows of these numbers, and rates[k].  It ends before a step whose loss is not below `most`.
# done: how many steps the states have seen, which tells which of the three is which.
RUN = """\
void purenn_run(whole *done, whole base, whole last, const whole *starts, const whole *counts, const double *rates,
                const whole *order, const double *X, const double *y, const double *weights, const double *draws,
                double **states, double *losses, double most, double *work)
{
    for (whole k = *done - base; k < last; k++) {
        const double *now = states[(*done + 1) % 3];
        double *next = states[(*done + 2) % 3];
        const whole n = counts[k];
        const double *x_ = X + starts[k] * WIDTH_X, *y_ = y + starts[k] * WIDTH_Y, *w_ = weights + starts[k];
        double *room = work;
        if (order) {
            double *xs = room, *ys = xs + n * WIDTH_X, *ws = ys + n * WIDTH_Y;
            for (whole i = 0; i < n; i++) {
                const whole row = order[starts[k] + i];
                memcpy(xs + i * WIDTH_X, X + row * WIDTH_X, WIDTH_X * sizeof(double));
                memcpy(ys + i * WIDTH_Y, y + row * WIDTH_Y, WIDTH_Y * sizeof(double));
                if (WEIGHTED) ws[i] = weights[row];
            }
            x_ = xs; y_ = ys; w_ = ws; room = ws + n;
        }
        CALL
        draws += n * WIDTH_DRAWS;
        if (!(fabs(losses[2 * k] + losses[2 * k + 1]) <= most)) return;
        *done += 1;
    }
}
"""


class Step:
    """The compiled step of chains and optimizers of one key, for batches of any number of samples."""

    def __init__(self, chain, optimizer, weighted, clips):
        self.arithmetic = "portable" if elementary.current() == "portable" else "native"
        self.weighted = weighted
        self.drops = drops(chain)
        self.shapes = [matrix.shape for matrix in chain.parameters()]
        self.moments, self.powers = len(optimizer.moments), len(optimizer.powers_of)
        self.n_in, self.n_out = chain.n_in, chain.n_out
        self.sizes = sizes = [r * c for r, c in self.shapes] * (1 + self.moments)
        self.offsets = [sum(sizes[:i]) for i in range(len(sizes))]
        self.weights = sum(sizes)
        self.size = self.weights + self.powers
        samples = 2
        while samples in [n for shape in self.shapes for n in shape] + self.drops:
            samples += 1
        self.samples = samples
        self.formula = self._formula(chain, optimizer, clips)
        self.program = record(self.formula, self._inputs(), samples)
        self.function = looped.Function(self.program, "step", C("double", self.arithmetic))
        self.text = self._text()
        self._run = None

    # -- the text --

    def _inputs(self):
        n = self.samples
        return ([("a%d" % i, shape) for i, shape in enumerate(self.shapes * (1 + self.moments))]
                + [("p%d" % i, ()) for i in range(self.powers)]
                + [("rate", ()), ("samples", ()), ("X", (n, self.n_in)), ("y", (n, self.n_out))]
                + ([("w", (n, 1))] if self.weighted else [])
                + [("d%d" % i, (n, width)) for i, width in enumerate(self.drops)])

    def _formula(self, chain, optimizer, clips):
        """The function of all inputs, matrices and numbers, that returns all outputs: [(name, output), ...]."""
        count, names = len(self.shapes), self.moments

        def step(*arguments):
            arguments = list(arguments)
            kept = [arguments[i * count:i * count + count] for i in range(1 + names)]
            rest = arguments[count * (1 + names):]
            powers, rest = rest[:self.powers], rest[self.powers:]
            rate, samples, X, y = rest[:4]
            weights = rest[4] if self.weighted else None
            state, loss, penalty = trained(chain, optimizer, (kept[0], kept[1:], powers), X, y, weights,
                                           Draws(rest[4 + self.weighted:]), rate, clips, samples)
            parameters, moments, powers = state
            matrices = parameters + [matrix for of_a_name in moments for matrix in of_a_name]
            return ([("b%d" % i, matrix) for i, matrix in enumerate(matrices)]
                    + [("q%d" % i, power) for i, power in enumerate(powers)] + [("loss", loss), ("penalty", penalty)])
        return step

    def _text(self):
        before = ["now + %d" % offset for offset in self.offsets]
        after = ["next + %d" % offset for offset in self.offsets]
        draws, width = [], 0
        for n in self.drops:
            draws.append("draws + n * %d" % width)
            width += n
        arguments = (["n"] + before + ["now[%d]" % (self.weights + i) for i in range(self.powers)]
                     + ["rates[k]", "(double)n", "x_", "y_"] + ["w_"] * self.weighted + draws
                     + after + ["next + %d" % (self.weights + i) for i in range(self.powers)]
                     + ["losses + 2 * k", "losses + 2 * k + 1", "room"])
        run = RUN.replace("CALL", "step(%s);" % ", ".join(arguments))
        for name, value in (("WIDTH_X", self.n_in), ("WIDTH_Y", self.n_out), ("WIDTH_DRAWS", width),
                            ("WEIGHTED", int(self.weighted))):
            run = run.replace(name, "%d" % value)
        return looped.text(self.function, run.split("\n"))

    # -- calling it --

    def room(self, samples):
        """How many doubles a step of so many samples needs to work in, the gathered rows included."""
        return self.function.room(samples) + samples * (self.n_in + self.n_out + 1)

    def run(self):
        """The C function, loaded and proved at its first use; CompilerError where a bit is wrong."""
        if self._run is None:
            loaded = library(self.text)
            function = loaded.purenn_run
            whole, pointer = ctypes.c_longlong, ctypes.c_void_p
            function.restype = None
            function.argtypes = [pointer, whole, whole] + [pointer] * 10 + [ctypes.c_double, pointer]
            prove(self, loaded, function)
            self.formula = None         # and with it the weights of the first network
            self._run = function
        return self._run
