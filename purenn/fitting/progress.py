"""A line on stderr that shows how far something long is, written over and over; nothing where there is no terminal."""
import math
import sys

try:
    import time
    seconds = time.time
except Exception:                       # Skulpt may have no module time, and MicroPython no time.time
    def seconds():
        return 0.0

EVERY = 0.125                           # seconds between two writings


class Progress(object):
    """progress(done, text) shows how much of the total is done, and the text; close() wipes the line away."""

    def __init__(self, label, total):
        self.label = label
        self.total = total
        stream = getattr(sys, "stderr", None)
        self.stream = stream if is_terminal(stream) else None
        self.next = self.width = 0

    def __call__(self, done, text=""):
        if self.stream and seconds() >= self.next:
            line = "%s %d of %d%s" % (self.label, done, self.total, ", " + text if text else "")
            self._show(line[:79])
            self.next = seconds() + EVERY

    def close(self):
        if self.stream and self.width:
            self._show("")

    def _show(self, line):
        rest = " " * max(0, self.width - len(line))
        self.width = max(self.width, len(line))         # before the line is written: Ctrl-C may come in between
        self.stream.write("\r" + line + rest + ("" if line else "\r"))
        self.stream.flush()
        self.width = len(line)


class Bar(object):
    """An iterable of the epochs that are left, which shows the one it has come to; used as tqdm's bars are.

    Unlike those, it is also told of batches, so that a long epoch can be seen to move from its first batch on.
    """

    def __init__(self, left, total):
        self.left = left
        self.line = Progress("epoch", total)
        self.done = self.first = total - len(left)
        self.started = seconds()
        self.numbers = ""                               # of the last epoch that is done

    def __iter__(self):
        for epoch in self.left:
            self.done = epoch + 1
            yield epoch

    def show_batch(self, done, total):
        """Show that so many batches of this epoch are done, unless they are all of it, or training has just begun."""
        if done < total and seconds() >= max(self.line.next, self.started + EVERY):
            self._show("batch %d of %d" % (done, total), self.done - 1 + float(done) / total)

    def set_postfix(self, **numbers):
        self.numbers = ", ".join(["%s %.4g" % (name, numbers[name]) for name in sorted(numbers)])
        self._show("", self.done)

    def _show(self, batch, done):
        """Show the last numbers, the batch, and how long the rest of the epochs will take at the pace until now."""
        done, left = float(done - self.first), self.line.total - done
        rest = time_text((seconds() - self.started) / done * left) if done > 0 else ""
        self.line(self.done, ", ".join([text for text in (self.numbers, batch, rest and rest + " left") if text]))

    def close(self):
        self.line.close()


def time_text(duration):
    """So many seconds in words, rounded up; "" for less than one."""
    if duration < 1:
        return ""
    size, name = (1, "s") if duration <= 60 else (60, "min") if duration <= 3600 else (3600, "h")
    return "%d %s" % (int(math.ceil(duration / float(size))), name)


def shown(progress, done, total):
    """An iterable of the epochs from done to total, shown by `progress`: a function like tqdm, or True for a Bar.

    None where nobody is shown anything.
    """
    left = range(done, total)
    if callable(progress):
        return progress(left)
    bar = Bar(left, total) if progress else None
    return bar if bar and bar.line.stream else None


def is_terminal(stream):
    """Whether a person watches, or types into, a stream of this process."""
    try:
        return stream.isatty() is True
    except Exception:                   # hosted Pythons have no isatty, or one that fails
        return False
