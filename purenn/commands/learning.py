"""The training of `train`: what fit is given, and its errors in words of the options they came from."""
from ..fitting.checkpoints import OtherTraining
from .arguments import UsageError
from .output import SYSTEM, Failure, flush, reason
from .training_data import rows_of_share

FIFTH = 1.0 / 5                         # not every Python reads 0.2 to the last bit

# What fit's arguments and a checkpoint's settings are called here.
OPTION_OF = {
    "batch_size": "--batch-size", "optimizer": "--optimizer", "learning_rate": "--learning-rate",
    "first learning_rate": "--learning-rate", "validation_split": "--validation", "patience": "--patience",
    "layers": "network (--hidden, --activation, --dropout)", "l2": "--l2", "seed": "--seed",
    "arithmetic": "--arithmetic", "loss": "loss (--task, --loss)", "workers": "--workers",
    "class_weight": "--class-weight", "metrics": "list of metrics (--history)", "engine": "--engine"}
OF_DATA = ("X", "y", "classes", "validation data")


class Beginning(object):
    """The first part of a report, said once: by show, or where training begins, after all that fit refuses."""

    def __init__(self, say, text):
        self.say, self.text, self.error = say, text, None

    def show(self):
        """Say it, unless it was said."""
        try:
            if self.text:
                self.say(self.text)
                flush()
        except SYSTEM as error:
            self.error = error
            raise
        self.text = ""

    def on_fit_begin(self, number, network, history):
        self.show()


def fit_network(network, X, y, options, file, beginning=None):
    """The History of training on X and y as the options say; errors name this file or the checkpoint.

    beginning: a Beginning to be said when training begins.
    """
    validation, checkpoint = validation_share(options, len(y), file), options["checkpoint"]
    measured = () if options["history"] is None else ("accuracy",) if network.classes else ("r2", "mean_absolute_error")
    try:
        return network.fit(
            X, y, epochs=options["epochs"], learning_rate=options["learning-rate"], batch_size=options["batch-size"],
            optimizer=options["optimizer"], validation_split=validation or None,
            class_weight=options["class-weight"], metrics=measured, patience=options["patience"],
            checkpoint=checkpoint, resume=options["resume"], workers=options["workers"], engine=options["engine"],
            callbacks=() if beginning is None else [beginning])
    except SYSTEM as error:
        if beginning is not None and beginning.error is error:
            raise
        raise Failure("cannot %s: %s" % ("train" if checkpoint is None else "write " + checkpoint, reason(error)))
    except RuntimeError as error:                               # a worker was killed
        raise Failure("%s" % error)
    except ValueError as error:
        refusal = in_options(error, file, checkpoint)
    raise refusal


def validation_share(options, n, file):
    """The share of n rows that is for validation; ValueError if none would be left to train with."""
    validation = options["validation"]
    if validation is None and options["patience"]:
        validation = FIFTH
    if validation and rows_of_share(validation, n) == n:
        raise ValueError("%s: no row of %d would be left to train with; give a smaller --validation" % (file, n))
    return validation


def in_options(error, file, checkpoint):
    """An error of fit as one that speaks of the file, the checkpoint, or the option that its argument came from."""
    where = getattr(error, "where", None)
    if isinstance(error, OtherTraining):
        return ValueError("%s is of %s" % (checkpoint, other_training(error.differences)))
    if where is not None and where == checkpoint:
        return error
    if where in OPTION_OF:
        return UsageError("%s: %s" % (OPTION_OF[where], error.problem))
    return ValueError("%s: %s" % (file, error))


def other_training(differences):
    """In which options the training of a checkpoint differs from this one, and how, in words."""
    options = ["its %s was %s, now it is %r" % (OPTION_OF.get(setting, setting), was, now)
               for setting, was, now in differences if setting not in OF_DATA]
    if len(options) < len(differences):
        rows_too = ("a training with other rows: the file, --target, --columns, --missing, --scaler, --test-size, "
                    "--validation or --seed was another")
        return "; ".join([rows_too] + options)
    return "another training: " + "; ".join(options)


def diverged(history, options, where=""):
    """The Failure of a training whose loss grew beyond all measure, in an epoch of what `where` says."""
    return Failure("the loss grew beyond all measure in epoch %d%s; no model is saved (a smaller --learning-rate, or "
                   "--scaler standard, may help)" % (min(len(history.loss) + 1, options["epochs"]), where))
