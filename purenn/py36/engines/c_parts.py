"""The step of engine "c" with workers: a batch is cut into parts, whose sums are made side by side and added in order.

A part is PART rows.  Of each the terms of the loss and the gradients are added up, then the parts are, from the first
to the last: the bits do not depend on how many threads there are, and a batch of one part has the bits of a training
without workers.
"""
from ...arrays.operators import make
from ...matrix import Matrix
from .c_step import Step
from .steps import Draws, copy_with, stepped

PART = 64                               # rows

# As purenn_run in c_step.py, by `threads` threads, which all call it, each with a number of its own.  They meet after
# the parts, after the sums, of which each adds up a piece, and after the new weights.
RUN = """\
#if defined _WIN32
#define LET_OTHERS_RUN
#else
#include <sched.h>
#define LET_OTHERS_RUN sched_yield()
#endif
static void meet(training *run)
{
    const whole turn = __atomic_load_n(&run->turn, __ATOMIC_ACQUIRE);
    if (__atomic_add_fetch(&run->arrived, 1, __ATOMIC_ACQ_REL) == run->threads) {
        run->arrived = 0;
        __atomic_store_n(&run->turn, turn + 1, __ATOMIC_RELEASE);
        return;
    }
    for (int tries = 0; __atomic_load_n(&run->turn, __ATOMIC_ACQUIRE) == turn; tries++)
        if (tries > 2000) LET_OTHERS_RUN;
}

void purenn_run(training *run, whole last, whole thread)
{
    const double *draws = run->draws;
    double *work = run->work + thread * ROOM, *sums = run->sums;
    whole k = run->done - run->base, epoch = k / run->batches, batch = k % run->batches;
    for (; k < last; k++) {
        const double *now = run->states[(run->done + 1) % 3];
        double *next = run->states[(run->done + 2) % 3];
        const whole all = run->counts[batch], parts = (all + PART - 1) / PART;
        for (whole p = thread; p < parts; p += run->threads) {
            const whole first = p * PART, n = all - first < PART ? all - first : PART;
            const whole start = run->starts[batch] + first;
            double *sum = sums + p * SUMS;
GATHERED
            ADD_UP
        }
        meet(run);
        for (whole p = 1; p < parts; p++)
            for (whole e = SUMS * thread / run->threads; e < SUMS * (thread + 1) / run->threads; e++)
                sums[e] += sums[p * SUMS + e];
        meet(run);
        if (thread == 0) {
            FINISH
            run->totals[k] = run->losses[k] + run->penalties[k];
            if (fabs(run->totals[k]) <= run->most) run->done++;
        }
        meet(run);
        draws += all * WIDTH_DRAWS;
        if (run->done - run->base == k) return;
        if (++batch == run->batches) { batch = 0; epoch++; }
    }
}
"""


class Parts(Step):
    """The compiled step of chains and optimizers of one key, for batches of any number of samples, in parts."""
    trials = ((PART + 11, 1.0), (1, 30.0))

    def _record(self, chain, optimizer, clips):
        self.paces = {}                 # of sharing.Shared
        part, finish = self._formulas(chain, optimizer, clips)
        self.functions = [
            self._looped("part", lambda *arguments: self._sums_named(part(*arguments)), self._inputs_of_part),
            self._looped("finish", lambda *arguments: self.named(*finish(*arguments)), self._inputs_of_finish)]
        self.formula = self._in_parts(part, finish)
        self.offsets_of_sums = [1 + offset for offset in self.offsets[:len(self.shapes)]]

    def _formulas(self, chain, optimizer, clips):
        """The functions of a part, (sum of terms, gradients), and of all sums, (state, loss, penalty)."""
        count = len(self.shapes)

        def part(*arguments):
            samples, X, y, *rest = arguments[count:]
            weights = rest[0] if self.weighted else None
            other, draws = copy_with(chain, arguments[:count]), Draws(rest[self.weighted:])
            terms, gradients = other.part(X, y, weights, draws, samples)
            return [terms.sum()] + gradients

        def finish(*arguments):
            state, (rate, samples, total, *gradients) = self.state_of(arguments)
            other, one_row = copy_with(chain, state[0]), make(Matrix, [0.0] * self.n_out, (1, self.n_out), "float")
            loss, penalty = other.loss.over_divisor(total, one_row, samples), other.penalty()
            return stepped(optimizer, state, other.penalized(gradients), rate, clips), loss, penalty
        return part, finish

    def _in_parts(self, part, finish):
        """The function of all arguments of a step, which makes it as the C code does."""
        def step(*arguments):
            kept = arguments[:len(self.offsets) + self.powers]
            (parameters, _, _), (rate, samples, *rows) = self.state_of(arguments)
            totals = None
            for first in range(0, rows[0].shape[0], PART):
                found = part(*parameters + [samples] + [matrix[first:first + PART] for matrix in rows])
                totals = found if totals is None else [x + y for x, y in zip(totals, found)]
            return self.named(*finish(*list(kept) + [rate, samples] + totals))
        return step

    def _sums_named(self, sums):
        return list(zip(["total"] + ["g%d" % i for i in range(len(self.shapes))], sums))

    def _inputs_of_part(self, n):
        return self._kept()[:len(self.shapes)] + [("samples", ())] + self._rows(n)

    def _inputs_of_finish(self, n):
        gradients = [("g%d" % i, shape) for i, shape in enumerate(self.shapes)]
        return self._kept() + [("rate", ()), ("samples", ()), ("total", ())] + gradients

    # -- the text --

    def _text(self):
        draws, width = [], 0
        for n in self.drops:
            draws.append("draws + all * %d + first * %d" % (width, n))
            width += n
        places = ["%d" % place for place in self.offsets_of_sums]
        add_up = (["n"] + self._before()[:len(self.shapes)] + ["(double)all", "x_", "y_"] + ["w_"] * self.weighted
                  + draws + ["sum"] + ["sum + " + place for place in places] + ["room"])
        finish = (["all"] + self._before() + ["run->rates[epoch]", "(double)all", "sums[0]"]
                  + ["sums + " + place for place in places] + self._after() + ["work"])
        text = RUN.replace("ADD_UP", "part(%s);" % ", ".join(add_up))
        text = text.replace("FINISH", "finish(%s);" % ", ".join(finish))
        return self._filled(text, ROOM=self.room(PART), SUMS=1 + self.learned, PART=PART)

    def room(self, samples):
        """How many doubles each thread needs to work in; samples: those of a batch."""
        return max(self.functions[0].room(PART) + PART * (self.n_in + self.n_out + 1), self.functions[1].room(PART))

    def sums(self, samples):
        """How many doubles the sums of a batch's parts need."""
        return (samples + PART - 1) // PART * (1 + self.learned)
