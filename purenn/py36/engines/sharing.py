"""fit(..., engine="c", workers=n): threads that call compiled code at once, each for its share of every batch.

They start with fit and end with it.  Compiled code lets go of Python's lock, so they run side by side.  Calls go alone
or shared, whichever has been faster; the bits are the same.
"""
import threading
from time import perf_counter as seconds

from ...floats.parts import INF
from ..cores import cores
from .c_data import zeros
from .c_parts import PART
from .compiled import Compiled

TRIED = 0.02                            # seconds of each way: threads need some to find cores of their own


class Job:
    """A function that each thread calls once, with its number."""

    def __init__(self, function, threads):
        self.function = function
        self.left = threads


class Crew:
    """Threads that do one job after the other together; `count` is fewer than asked for where no more can start."""

    def __init__(self, count):
        self._changed = threading.Condition()
        self._job = Job(None, 0)
        self.count = 1                  # the one that calls, where there is no other
        for number in range(count if count > 1 else 0):
            try:
                threading.Thread(target=self._work, args=(number, self._job), daemon=True).start()
            except (RuntimeError, MemoryError):         # no more threads
                break
            self.count = number + 1

    def _work(self, number, last):
        while True:
            with self._changed:
                while self._job is last:
                    self._changed.wait(0.1)     # and not for ever: Ctrl-C may have come before the call
                last = self._job
            if last.function is None:
                return
            last.function(number)
            with self._changed:
                last.left -= 1
                self._changed.notify_all()

    def call(self, function):
        """function(number) by each thread at once; Ctrl-C waits until all of them are done."""
        self._job = Job(function, self.count)           # from here on, all of them will
        interrupt = None
        while self._job.left:
            try:
                with self._changed:
                    self._changed.notify_all()
                    while self._job.left:
                        self._changed.wait()
            except KeyboardInterrupt as caught:
                interrupt = caught
        if interrupt is not None:
            raise interrupt

    def settle(self):
        """Wait for a job that an interrupt has left."""
        while self._job.left:
            with self._changed:
                self._changed.wait(0.01)

    def close(self):
        """End the threads."""
        self._job = Job(None, 0)
        with self._changed:
            self._changed.notify_all()


class Workers:
    """What one call of fit needs of this file: its engine, and the threads."""
    part = PART

    def __init__(self, count):
        self.asked = count
        self._engine = None

    def engine(self, step, data):
        """The Shared engine of a c_parts.Parts."""
        self._engine = Shared(step, data, Crew(min(self.asked, cores())))
        return self._engine

    def summary(self):
        """In words: how many threads shared the batches, or why one did all."""
        if self._engine is None:
            return "one thread: batches of up to %d rows, and what is not compiled, are not shared out" % PART
        count, pace = self._engine.crew.count, self._engine.pace
        if count < 2:
            return "one thread: %s" % ("one was asked for" if self.asked == 1 else
                                       "there is one core, or no more threads")
        if not pace.spent[1]:
            return "one thread: the training was over before sharing was tried"
        return "%d threads" % count if pace.shared_are_faster() else "one thread: %d threads were slower" % count

    def close(self):
        if self._engine is not None:
            self._engine.crew.close()


class Pace:
    """How fast calls are, alone and shared, on which it depends what the next one is."""

    def __init__(self):
        self.spent = [0.0, 0.0]         # seconds of calls alone, and shared
        self.seconds = [INF, INF]       # of a step, at best

    def shares(self):
        """Whether a call is to be shared: the faster way, once both have been tried."""
        untried = [way for way in (0, 1) if self.spent[way] < TRIED]
        return bool(untried[0] if untried else self.shared_are_faster())

    def shared_are_faster(self):
        return self.seconds[1] < self.seconds[0]

    def add(self, shared, steps, seconds):
        self.spent[shared] += seconds
        self.seconds[shared] = min(self.seconds[shared], seconds / steps)


class Shared(Compiled):
    """The engine of a fit with workers; what its Pace has learnt is kept with the step, for later fits."""

    def __init__(self, step, data, crew):
        Compiled.__init__(self, step, data)
        self.crew = crew
        self.pace = step.paces.setdefault(crew.count, Pace())

    def _call(self, training, last):
        before, started = training.done, seconds()
        steps = last - (before - training.base)
        shares = self.crew.count > 1 and self.pace.shares()
        training.threads, training.arrived = self.crew.count if shares else 1, 0
        if shares:
            self.crew.call(lambda number: self._run(training, last, number))
        else:
            self._run(training, last, 0)
        if training.done - training.base == last:
            self.pace.add(shares, steps, seconds() - started)

    def _working(self, samples):
        if samples > self._room:
            self.sums = zeros(self._step.sums(samples))
            self._work, self._room = zeros(self._step.room(samples) * self.crew.count), samples
        return self._work

    def run(self, *arguments):
        try:
            return Compiled.run(self, *arguments)
        finally:
            self.crew.settle()
