"""The step of training as the text of a C library.

What is printed is a recording of the network's and the optimizer's own code: as loops (py36/looped) for batches of any
size, or in straight lines for few rows of a small network.  Neither weights nor data nor the rate are in the text.
Weights, moments and powers stand one after the other in one array of doubles, the state; three of them take turns, so
that the state before the last step is still there when its loss is too large.
"""
import ctypes
import threading

from ...floats import elementary
from ..looped import c as looped
from ..looped import recording as looped_recording
from ..straightline import c as straight_c
from ..straightline.c import C
from ..straightline.expressions import Expressions
from ..straightline.program import record
from .c_data import STRUCT, Training
from .compiler import library
from .proof import TRIALS, prove
from .steps import Draws, drops, trained

# The n rows from `start` on, as they are or, where there is an order, gathered in the room to work in.
GATHERED = """\
        const double *x_ = run->X + start * WIDTH_X, *y_ = run->y + start * WIDTH_Y, *w_ = run->weights + start;
        double *room = work;
        if (run->order) {
            double *xs = room, *ys = xs + n * WIDTH_X, *ws = ys + n * WIDTH_Y;
            for (whole i = 0; i < n; i++) {
                const whole row = run->order[start + i];
                memcpy(xs + i * WIDTH_X, run->X + row * WIDTH_X, WIDTH_X * sizeof(double));
                memcpy(ys + i * WIDTH_Y, run->y + row * WIDTH_Y, WIDTH_Y * sizeof(double));
                if (WEIGHTED) ws[i] = run->weights[row];
            }
            x_ = xs; y_ = ys; w_ = ws; room = ws + n;
        }
"""
# For each of the rates a step on each of the batches, from step `done - base` on, up to `last`.  Batch b has the rows
# order[starts[b]] and so on, counts[b] of them, or without an order the rows of these numbers; a step's draws come
# after those of the step before.  It ends before a step whose loss is not below `most`.  done: how many steps the
# states have seen, which tells which of the three is which.
RUN = """\
void purenn_run(training *run, whole last, whole thread)
{
    (void)thread;
    const double *draws = run->draws;
    double *work = run->work;
    whole k = run->done - run->base, epoch = k / run->batches, batch = k % run->batches;
    for (; k < last; k++) {
        const double *now = run->states[(run->done + 1) % 3];
        double *next = run->states[(run->done + 2) % 3];
        const whole n = run->counts[batch], start = run->starts[batch];
GATHERED
        CALL
        draws += n * WIDTH_DRAWS;
        run->totals[k] = run->losses[k] + run->penalties[k];
        if (!(fabs(run->totals[k]) <= run->most)) return;
        run->done++;
        if (++batch == run->batches) { batch = 0; epoch++; }
    }
}
"""


class Lines:
    """The C function of a recording in straight lines, as looped.Function is of one in loops."""

    def __init__(self, program, name, language):
        self.program, self.name, self.language = program, name, language

    def functions(self):
        return self.program.functions()

    def calls_product(self):
        return False

    def text(self):
        return straight_c.function(Expressions(self.program, self.language), self.name, static=True)

    def room(self, samples):
        return 0


class Step:
    """The compiled step of chains and optimizers of one key, for batches of any number of samples.

    lines: that number, where it is one and the network is small; the step is then printed without loops.
    """
    trials = TRIALS

    def __init__(self, chain, optimizer, weighted, clips, lines=None):
        self.lines = lines
        self.arithmetic = "portable" if elementary.current() == "portable" else "native"
        self.weighted = weighted
        self.drops = drops(chain)
        self.shapes = [matrix.shape for matrix in chain.parameters()]
        self.moments, self.powers = len(optimizer.moments), len(optimizer.powers_of)
        self.n_in, self.n_out = chain.n_in, chain.n_out
        self.learned = chain.size
        self.sizes = sizes = [r * c for r, c in self.shapes] * (1 + self.moments)
        self.offsets = [sum(sizes[:i]) for i in range(len(sizes))]
        self.weights = sum(sizes)
        self.size = self.weights + self.powers
        self._record(chain, optimizer, clips)
        self.text = self._text()
        self._run, self._lock = None, threading.Lock()

    # -- what is recorded --

    def _record(self, chain, optimizer, clips):
        """Make `formula` and `functions`, which are printed."""
        self.formula = self._formula(chain, optimizer, clips)
        if self.lines is None:
            self.functions = [self._looped("step", self.formula, self._inputs)]
        else:
            names, shapes = zip(*self._inputs(self.lines))
            program = record(lambda *arguments: [result for _, result in self.formula(*arguments)], *shapes,
                             names=names)
            self.functions = [Lines(program, "step", C("double", self.arithmetic))]

    def _looped(self, name, formula, inputs):
        """The looped.Function of a formula; inputs: the function of a number of samples that names its arguments."""
        samples = 2
        while samples in [n for shape in self.shapes for n in shape] + self.drops:
            samples += 1
        program = looped_recording.record(formula, inputs(samples), samples)
        return looped.Function(program, name, C("double", self.arithmetic))

    def _inputs(self, n):
        """[(name, shape), ...] of the inputs, for n samples."""
        return self._kept() + [("rate", ()), ("samples", ())] + self._rows(n)

    def _kept(self):
        """Those of the state."""
        return ([("a%d" % i, shape) for i, shape in enumerate(self.shapes * (1 + self.moments))]
                + [("p%d" % i, ()) for i in range(self.powers)])

    def _rows(self, n):
        """Those of n rows of the data, and of what is drawn for them."""
        return ([("X", (n, self.n_in)), ("y", (n, self.n_out))] + [("w", (n, 1))] * self.weighted
                + [("d%d" % i, (n, width)) for i, width in enumerate(self.drops)])

    def state_of(self, arguments):
        """((parameters, moments, powers), the other arguments) of a formula's."""
        arguments, count = list(arguments), len(self.shapes)
        kept = [arguments[i * count:i * count + count] for i in range(1 + self.moments)]
        rest = arguments[count * (1 + self.moments):]
        return (kept[0], kept[1:], rest[:self.powers]), rest[self.powers:]

    def _formula(self, chain, optimizer, clips):
        """The function of all inputs, matrices and numbers, that returns all outputs: [(name, output), ...]."""
        def step(*arguments):
            state, (rate, samples, X, y, *rest) = self.state_of(arguments)
            weights = rest[0] if self.weighted else None
            return self.named(*trained(chain, optimizer, state, X, y, weights, Draws(rest[self.weighted:]), rate, clips,
                                       samples))
        return step

    def named(self, state, loss, penalty):
        """[(name, output), ...] of what a step makes."""
        parameters, moments, powers = state
        matrices = parameters + [matrix for of_a_name in moments for matrix in of_a_name]
        return ([("b%d" % i, matrix) for i, matrix in enumerate(matrices)]
                + [("q%d" % i, power) for i, power in enumerate(powers)] + [("loss", loss), ("penalty", penalty)])

    # -- the text --

    def _text(self):
        draws, width = [], 0
        for n in self.drops:
            draws.append("draws + n * %d" % width)
            width += n
        arguments = (self._before() + ["run->rates[epoch]", "(double)n", "x_", "y_"] + ["w_"] * self.weighted + draws
                     + self._after())
        if self.lines is None:
            arguments = ["n"] + arguments + ["room"]
        return self._filled(RUN.replace("CALL", "step(%s);" % ", ".join(arguments)))

    def _before(self):
        """The C texts of the arguments that are a state: where its matrices stand, and its powers."""
        return ["now + %d" % offset for offset in self.offsets] + [
            "now[%d]" % (self.weights + i) for i in range(self.powers)]

    def _after(self):
        """The same of the results."""
        places = self.offsets + [self.weights + i for i in range(self.powers)]
        return ["next + %d" % place for place in places] + ["run->losses + k", "run->penalties + k"]

    def _filled(self, driver, **values):
        """The whole file, with numbers for the names in the driver."""
        driver = driver.replace("GATHERED", GATHERED.rstrip())
        values.update(WIDTH_X=self.n_in, WIDTH_Y=self.n_out, WIDTH_DRAWS=sum(self.drops), WEIGHTED=self.weighted)
        for name, value in values.items():
            driver = driver.replace(name, "%d" % value)
        return looped.text(self.functions, [STRUCT, "", *driver.split("\n")])

    # -- calling it --

    def room(self, samples):
        """How many doubles a step of so many samples needs to work in, the gathered rows included."""
        return self.functions[0].room(samples) + samples * (self.n_in + self.n_out + 1)

    def sums(self, samples):
        """How many doubles it needs for the sums of parts."""
        return 0

    def run(self):
        """The C function, loaded and proved at its first use; CompilerError where a bit is wrong."""
        with self._lock:                # threads that come meanwhile wait for the proof
            if self._run is None:
                loaded = library(self.text, self.lines is not None)
                function = loaded.purenn_run
                function.restype = None
                function.argtypes = [ctypes.POINTER(Training), ctypes.c_longlong, ctypes.c_longlong]
                prove(self, loaded, function)
                self.formula = None     # and with it the weights of the first network
                self._run = function
        return self._run
