"""fit: epochs and batches, and what is watched, kept and stopped on the way.

The order in every epoch: shuffle; for each batch loss and gradients, clipping
and the optimizer's step; then validation, metrics, callbacks, early stopping
and the checkpoint.  The loss reported for an epoch is that of its batches as
they were trained on, each before its step.  Weights are replaced, never
changed in place: whenever training ends, they are those of a whole step.
"""
from . import data
from . import metrics as measures
from . import optimizers
from . import state
from .matrix import Matrix
from .network import check_weights
from .options import Progress

try:
    import time
    _seconds = time.time
except Exception:                       # the oldest MicroPython has no clock that counts seconds
    def _seconds():
        return 0.0

try:
    _Interrupt = KeyboardInterrupt
except NameError:                       # Skulpt
    class _Interrupt(Exception):
        pass


class History(object):
    """What training saw, one number an epoch: `loss`, `validation_loss`, `metrics` (name -> numbers) and
    `seconds`.  `stopped` says in words why training ended, `best_epoch` which epoch's weights it kept."""

    def __init__(self):
        self.loss = []
        self.validation_loss = []
        self.metrics = {}
        self.seconds = []
        self.stopped = None
        self.best_epoch = None

    def numbers(self):
        """{name: the last epoch's number} of all that is recorded, seconds excepted."""
        lists = [("loss", self.loss), ("validation_loss", self.validation_loss)] + sorted(self.metrics.items())
        return dict([(name, recorded[-1]) for name, recorded in lists if recorded])

    def __repr__(self):
        shown = ", ".join(["%s %.6g" % pair for pair in sorted(self.numbers().items())])
        return "<History: %d epochs, %s; %s>" % (len(self.loss), shown, self.stopped)
