"""Network: what a person uses: makes layers with weights, trains them, predicts, evaluates, saves.

What the layers calculate is in backprop.py, how weights are learned in training.py, what targets mean in targets.py.
A network is a chain: no branches, no shared weights, no convolution.
"""
from . import losses, optimizers, targets
from .arrays.pictures import notebook_text, plotted
from .arrays.shapes import counted, is_whole
from .attributes import NONE_AT_FIRST, checked, of_chain, penalty, row_length
from .backprop import Chain
from .checks import no_others, within
from .data import in_blocks, is_large, scaler_of
from .files.expect import expect, expect_keys, expect_list, one_line
from .floats.names import shown, type_text, unknown
from .fitting.defaults import BATCH_SIZE, EPOCHS, SHUFFLE
from .labels import class_indices, unsaved
from .layers import as_list, built, checked_layers, layer_table, of_state as layer_of_state
from .random.generators import RandomState, default_rng

KEYS = ("layers", "loss", "l1", "l2", "seed", "shuffling", "dropping", "optimizer", "scaler", "target_scaler",
        "classes", "notes")             # of a network's state
ATTRIBUTES = ("loss", "l1", "l2", "seed", "shuffling", "dropping", "encoder", "scaler", "target_scaler", "classes",
              "columns", "outputs", "notes", "optimizer", "chain", "_predicting")
LATER = ("columns", "outputs", "encoder")       # of a state, where they are; older versions read files without them
# The arguments' names, for errors about others.
NETWORK = ("layers", "loss", "init", "seed", "l1", "l2")
FIT = ("X", "y", "epochs", "learning_rate", "batch_size", "optimizer", "shuffle", "validation_data", "callbacks",
       "engine", "validation_split", "sample_weight", "class_weight", "metrics", "clip_value", "clip_norm", "patience",
       "min_delta", "progress", "checkpoint", "checkpoint_every", "resume", "workers")
EVALUATE = ("X", "y", "names", "sample_weight", "engine")
SET_LATER = dict([(name, "the network, set as net.%s = ..." % name) for name in NONE_AT_FIRST])
ELSEWHERE = dict(SET_LATER, activation="Dense", **dict([(name, "Network") for name in NETWORK]))


def _newer(method, but=""):
    """The module behind the wall that has this method; ValueError where this Python cannot run it."""
    try:
        if method == "to_source":
            from .py36.export import source as module
        else:
            from .py36.crosscheck import bounds as module
        return module
    except Exception:                       # each Python's own, such as Skulpt's ExternalError
        pass
    raise ValueError("%s needs Python 3.6 or newer and purenn's folder py36%s" % (method, but))


class Network(object):
    """Layers one after the other, a loss, and the weights in between.

        net = Network([Dense(4, 16, "tanh"), Dense(3, "softmax")], loss="categorical_cross_entropy", seed=1)
        net.fit(X, y)                   learns, and returns the History
        net.predict(X)                  the outputs for rows; net.classify(X) their classes
        net.evaluate(X, y)              the loss, and how good the outputs are
        net.loss_and_gradients(X, y)    the loss, and its gradients by all weights
        net.weights, net.set_weights    [(W, b), ...]
        net.save(path)                  Network.load(path) reads it back, to the same bits
        net.to_source("c")              one file of source; net.summary() a text, net.plot(path) a picture

    layers: Dense, Dropout or a Layer of your own, the last a Dense.  loss: a name of losses.LOSSES, or a Loss, that
    fits the last layer's activation; None: binary_cross_entropy for sigmoid, categorical_cross_entropy for softmax,
    mean_squared_error for all others.  init: a name of layers.INITS, for all layers that have none of their own; None:
    what suits each layer's activation.  Weights are drawn in order, W before b, from RandomState(seed), or from `seed`
    itself if that is a RandomState or a default_rng.  l1 and l2: the loss grows by l1 * sum(|w|) + l2 / 2 * sum(w * w)
    over all weights, biases excepted.

    The Dense and Dropout given are a description, and `net.layers` has new ones; a Layer of your own is kept as it
    is.  Shuffling and dropout have generators of their own, default_rng([seed, 1]) and default_rng([seed, 2]).

    Set at will, saved with the network, None at first: `encoder`, which makes numbers of rows with texts and gaps,
    `scaler` and `target_scaler`, which rows and targets go through in fit, evaluate and predict; `classes`, the labels
    of what the outputs stand for; `columns` and `outputs`, the names of the columns of X and of several of y, by which
    those of tables are found; `notes`, plain data of the caller's own.  fit sets `classes` where y has labels, and the
    names where X or y is a table.  `optimizer` is the one that fit used last.  A value that an attribute cannot have is
    a ValueError or TypeError when it is set; scalers and encoders are copied.
    """

    def __init__(self, layers, loss=None, init=None, seed=None, l1=0.0, l2=0.0, **others):
        no_others("Network", NETWORK, others, dict(
            SET_LATER, activation="Dense", **dict([(name, "fit") for name in FIT])))
        layers = checked_layers(layers)
        loss = losses.get(loss, layers[-1].activation)
        l1, l2 = penalty(l1, "l1"), penalty(l2, "l2")
        random = seed if hasattr(seed, "uniform") else RandomState(seed)
        self.chain = Chain(built(layers, init, random), loss, l1, l2)
        self.seed = int(seed) if is_whole(seed) else int(random.uniform() * 2.0 ** 32)
        self.shuffling, self.dropping = default_rng([self.seed, 1]), default_rng([self.seed, 2])
        self.encoder = self.scaler = self.target_scaler = self.classes = self.columns = self.outputs = None
        self.notes = self.optimizer = None
        self._predicting = None

    def __setattr__(self, name, value):
        """Set an attribute that a Network has; AttributeError for another name, and for wrong values see attributes."""
        if name not in ATTRIBUTES and type(self) is Network:
            raise AttributeError("Network: %s" % unknown("attribute", name, ATTRIBUTES[:-2]))
        if not isinstance(value, optimizers.Optimizer) or name != "optimizer":     # which each fit sets
            value = checked(self, name, value)
        super(Network, self).__setattr__(name, value)
        if name == "encoder" and getattr(self, "columns", None) is not None and len(self.columns) != row_length(self):
            self.columns = None                                 # those of other rows

    layers = property(lambda self: self.chain.layers, doc="the layers, with their weights")
    loss = of_chain("loss", "the Loss")
    l1 = of_chain("l1", "the factor of the penalty sum(|w|)")
    l2 = of_chain("l2", "the factor of the penalty sum(w * w) / 2")
    n_in = property(lambda self: self.chain.n_in, doc="how many numbers a row of X has")
    n_out = property(lambda self: self.chain.n_out, doc="how many outputs there are")

    # -- learning --

    def fit(self, X, y, epochs=EPOCHS, learning_rate=None, batch_size=BATCH_SIZE, optimizer=None, shuffle=SHUFFLE,
            validation_data=None, callbacks=(), engine="auto", validation_split=None, sample_weight=None,
            class_weight=None, metrics=(), clip_value=None, clip_norm=None, patience=None, min_delta=0.0, progress=True,
            checkpoint=None, checkpoint_every=10, resume=False, workers=None, **others):
        """Train on X (samples, inputs) and y (samples, outputs); returns the History.

        learning_rate       a number, a function of the epoch (schedule makes some), or None for the optimizer's own
        batch_size          so many samples a step; None, or more than there are, for all at once
        optimizer           a name of optimizers.OPTIMIZERS, or one that is made, which goes on where it was, and for
                            another network starts fresh; None: adam, at the rate 0.01
        shuffle             new batches each epoch, by the network's own generator; False for the order of the rows
        validation_data     (X, y) or (X, y, sample_weight); or validation_split, the share to set aside, or how many
        sample_weight       a weight of at least 0 for each sample; class_weight: {class: factor}, or "balanced"
        callbacks           objects or functions that watch and may stop: see fitting.callbacks.Callbacks
        metrics             names of metrics.METRICS, or functions, tried before the first epoch, measured after each
        clip_value, clip_norm       limits for the gradients: for each number, for the length of all
        patience, min_delta     stop after `patience` epochs that did not lower the validation loss by more than
                            min_delta, and go back to the best weights
        progress            a line on a terminal, or False, or a function like tqdm
        checkpoint          a file to write at the start, after every checkpoint_every epochs and at the end; resume: go
                            on from it, if it is there, to the same bits as without a stop (docs/training.md)
        engine              "auto", "matrix", "rows", "straightline" or "c": the same bits at another speed
        workers             for "c": how many threads may share each batch of more than 64 rows, where that is faster;
                            such batches are added up in parts: the bits are the same for any number, 1 too

        Ctrl-C ends training, with the weights so far (with patience, the best); so does a loss that is nan, or over a
        million times that of the first epoch and of always guessing the mean, with the last weights before:
        history.stopped says which.  ValueError or TypeError for what does not fit, before anything is changed.
        """
        if others:
            no_others("fit", FIT, others, ELSEWHERE)
        from .fitting.plan import Plan              # at the first fit, so that what only predicts starts fast
        from .training import train
        plan = Plan(self, epochs, batch_size, shuffle, engine)
        plan.add_data(X, y, sample_weight, class_weight, validation_data, validation_split)
        plan.add_optimizer(optimizer, learning_rate, clip_value, clip_norm)
        plan.add_watchers(metrics, callbacks, patience, min_delta, progress)
        plan.add_workers(workers)
        plan.add_checkpoint(checkpoint, checkpoint_every, resume)
        return train(plan)

    def partial_fit(self, X, y, **options):
        """Train for one epoch, number 0; returns its History.  options: those of fit, except epochs.

        Without an optimizer, the one that fit used last goes on.
        """
        if "epochs" in options:
            raise TypeError("partial_fit is one epoch; fit takes epochs, and an optimizer to go on with")
        if "optimizer" not in options and self.optimizer is not None:
            options["optimizer"] = self.optimizer
        return self.fit(X, y, epochs=1, **options)

    # -- what it makes of rows, in the caller's units --

    def predict(self, X, engine="auto"):
        """The outputs for rows X (samples, inputs), a Matrix (samples, outputs), in the targets' own units.

        engine: "auto", "matrix" or "c", as in fit.
        ValueError or TypeError, with its place, for what is no finite number, or no cell that the encoder has learnt.
        """
        if engine != "auto":
            from .fitting.predicting import predicted
            found = predicted(engine, self, X)
            if found is not None:
                return found
        X = targets.inputs_of(self, X)
        return in_blocks(self._predicted, X, []) if is_large(X) else self._predicted(X)

    def compiled(self):
        """A function that predicts one row, a list, as fast as this machine can; it keeps the weights of now.

        Its results are predict's, as a list.  `inputs` and `outputs` are views of the numbers themselves, and run()
        calculates the ones from the others: quicker still.  One thread at a time may use it.  ValueError for a row of
        another length or with what is not finite, and where there is no C compiler that works; needs Python 3.6.
        """
        from .fitting.predicting import one_row
        return one_row(self)

    def _predicted(self, X):
        """What predict returns, for inputs that have been checked."""
        outputs = self._outputs(X if self.scaler is None else self.scaler.transform(X))
        return outputs if self.target_scaler is None else self.target_scaler.inverse(outputs)

    def classify(self, X):
        """The class of each row: a name of `classes`, or its number where there are no names.

        Where each output answers a question of its own (several, binary_cross_entropy, no names), a list of 0 and 1.
        ValueError where the outputs are numbers and stand for no classes.
        """
        if not targets.tells_classes(self):
            raise ValueError("%r gives numbers, not classes; see predict" % self)
        return targets.answers(self, self.predict(X))

    def evaluate(self, X, y, names=None, sample_weight=None, engine="auto", **others):
        """{name: number} of the loss and of the metrics, whose names (metrics.METRICS) or functions are given.

        None: accuracy where there are classes to tell, else r2 and mean_absolute_error.  sample_weight weighs the loss
        alone.  Where outputs are answers to questions of their own (see classify), metrics are of all the answers.
        """
        no_others("evaluate", EVALUATE, others)
        from .fitting.predicting import data_for, outputs_and_loss
        from .metrics import measured, named
        X, y = data_for(engine, self, X, y)
        X, y, weights, _ = targets.prepared(self, X, y, sample_weight, learns=self.optimizer is None)
        if names is None:
            of_classes = self.classes or self.loss.name in targets.OF_CLASSES
            names = ("accuracy",) if of_classes else ("r2", "mean_absolute_error")
        outputs, loss = outputs_and_loss(engine, self, X, y, weights)
        results = measured(self, named(names), y, outputs)
        results["loss"] = loss
        return results

    # -- weights, outputs and gradients, on what comes into the first layer --

    @property
    def weights(self):
        """[(W, b), ...] of the layers that learn; copies."""
        return self.chain.by_layer([matrix.copy() for matrix in self.chain.parameters()])

    def set_weights(self, weights):
        """Replace all weights by copies of [(W, b), ...]; ValueError or TypeError, and no change, if one is wrong."""
        weights = as_list(weights, "weights are a list of (W, b)")
        layers = [layer for layer in self.layers if layer.names]
        if len(weights) != len(layers):
            raise ValueError("the network has %s; got weights for %d" % (
                counted(len(layers), "layer") + (" that learns" if len(layers) == 1 else " that learn"), len(weights)))
        checked = [layer.checked_weights(given) for layer, given in zip(layers, weights)]
        self.chain.set_parameters([matrix for given in checked for matrix in given])

    def forward(self, X):
        """The outputs for X (samples, inputs), a Matrix (samples, outputs); nothing is scaled or dropped."""
        return self._outputs(targets.numbers_of(self, X))

    def _outputs(self, X):
        if self._predicting is None:
            from .fitting.predicting import Predicting
            self._predicting = Predicting()
        return self._predicting.outputs(self.chain, X)

    def loss_and_gradients(self, X, y, sample_weight=None, random=None):
        """(loss, [(dW, db), ...]): the loss, penalties included, and its gradient by all weights.

        random, where given, draws the Dropout layers' masks; without it nothing is dropped.
        """
        X = targets.numbers_of(self, X)
        samples = X.shape[0]
        y, _ = targets.encoded(self.chain, y, self.classes, self.optimizer is None)
        y = targets.check_targets(self.chain, y, samples)
        weights = targets.check_weights(self.chain, sample_weight, samples)
        loss, penalty, gradients = self.chain.backward(X, targets.suited(self.chain, y), weights, random)
        return loss + penalty, self.chain.by_layer(gradients)

    # -- what is proved --

    def bounds(self, box):
        """Intervals that are proved to hold the outputs for all rows in a box: a list of one for each output.

        box: for each input a number or a pair (low, high); behind an encoder, for each of its outputs.  An Interval has
        `low` and `high`.  Like predict's outputs, they are in the targets' own units.  Needs Python 3.6 or newer.
        """
        return _newer("bounds").bounds(self, box)

    def certify(self, x, radius):
        """Whether the class of the row x is proved to be the same for all rows that differ by at most radius from it.

        radius: of all numbers at once.  False: the class changes, or it could not be proved.  As bounds, from 3.6 on.
        """
        return _newer("certify").certify(self, x, radius)

    # -- as text and as a file --

    def summary(self):
        """The layers, their sizes and how many numbers are learned, as text."""
        return layer_table(self.layers, self.chain.size, self.loss)

    def plot(self, path=None):
        """The neurons and the weights between them as SVG text, written to this path too, unless it is None."""
        return plotted("network", self, path)

    def _repr_svg_(self):
        return notebook_text("network", self)

    def to_source(self, language, train=False, arithmetic="native", form="auto", batch_size=1, type="double",
                  prefix=None, module=False, declarations=False):
        """One file of source in "python", "c", "javascript" or "r", as text: predict, classify and a self-test.

        train: also a step of training, with batch_size rows at once.  arithmetic: "portable" for the same bits in all
        languages.  form: "straight" without loops, "loop" for large networks, "auto" for what fits.  type: "float" for
        C with floats.  prefix: a name; in C, Python and R the file's names begin with it and _, in JavaScript it is the
        one object that a page sees.  module: an ES module of JavaScript.  declarations: instead of the file what others
        see of it, a header for "c", TypeScript's for "javascript".  What the file's functions take and give:
        docs/export.md.  Needs Python 3.6 or newer.
        """
        source = _newer("to_source", "; the files it makes run on others too")
        return source.to_source(self, language, train, arithmetic, form, batch_size, type, prefix, module,
                                declarations)

    def state(self):
        """All that further training and predicting depend on, as plain data; ValueError for what no file can hold."""
        if losses.LOSSES.get(self.loss.name) is not self.loss:
            raise ValueError("%r is a loss of your own; a file holds only the names of known ones" % self.loss)
        label = unsaved(self.classes)
        if label is not None:
            raise ValueError("the class %s is %s; a file holds classes that are texts, numbers and bools: train on the "
                             "labels' texts" % (shown(label), type_text(label)))
        state = {
            "layers": [layer.state() for layer in self.layers],
            "loss": self.loss.name, "l1": self.l1, "l2": self.l2, "seed": self.seed,
            "shuffling": self.shuffling.bit_generator.state, "dropping": self.dropping.bit_generator.state,
            "optimizer": None if self.optimizer is None else dict(self.optimizer.state(), name=self.optimizer.name),
            "scaler": None if self.scaler is None else self.scaler.state(),
            "target_scaler": None if self.target_scaler is None else self.target_scaler.state(),
            "classes": None if self.classes is None else list(self.classes), "notes": self.notes}
        for name in ("columns", "outputs"):
            if getattr(self, name) is not None:
                state[name] = list(getattr(self, name))
        if self.encoder is not None:
            state["encoder"] = self.encoder.state()
        return state

    @classmethod
    def of_state(cls, state):
        """A new network whose state() this was; ValueError, of one line that says what is wrong, for anything else."""
        try:
            return _restored(cls, state)
        except ValueError as error:
            message = one_line(error)
        except (TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
            message = "this is not the state of a network: " + one_line(error)
        raise ValueError(message)

    def save(self, path):
        """Write the network to a file that `load` reads to the same bits on every Python, all or nothing."""
        state = self.state()
        self.of_state(state)                                    # an error now, not when it is loaded
        from .files import envelope
        envelope.save(path, {"network": state})

    @classmethod
    def load(cls, path):
        """The network that `save`, or training's checkpoint, wrote; ValueError for any other file."""
        from .files import envelope
        return within(path, _of_file, cls, envelope.load(path))

    def __repr__(self):
        return "Network(%r, loss=%r)" % (self.layers, self.loss.name)


# ---- parts of of_state: nothing that comes from a file is trusted ----

def _of_file(cls, data):
    state = expect(data, "network", "dict")
    expect_keys(data, ("network", "training"))
    return cls.of_state(state)


def _restored(cls, state):
    expect_keys(state, KEYS + tuple([name for name in LATER if name in state]))
    layers = expect_list(state, "layers", "dict")
    network = cls([layer_of_state(layer, "layers[%d]" % i) for i, layer in enumerate(layers)],
                  loss=expect(state, "loss", "text"), seed=expect(state, "seed", "int"),
                  l1=expect(state, "l1", "number"), l2=expect(state, "l2", "number"))
    for name in ("shuffling", "dropping"):
        getattr(network, name).bit_generator.state = expect(state, name, "dict")
    optimizer = expect(state, "optimizer", "dict or None")
    if optimizer is not None:
        network.optimizer = optimizers.of_state(optimizer, network.chain.parameters())
    for name, size in (("scaler", network.n_in), ("target_scaler", network.n_out)):
        setattr(network, name, _scaler_of(expect(state, name, "dict or None"), name, size))
    if expect(state, "classes", "list or None") is not None:
        network.classes = expect_list(state, "classes", "text or number or bool", max(2, network.n_out))
        within("classes", class_indices, network.classes, network.classes)
    if "encoder" in state:
        from .encoders import of_state
        network.encoder = of_state(expect(state, "encoder", "dict"))
    if "columns" in state:
        network.columns = expect_list(state, "columns", "text",
                                      len(network.encoder.names if network.encoder else range(network.n_in)))
    if "outputs" in state:
        network.outputs = expect_list(state, "outputs", "text", network.n_out)
    network.notes = state["notes"]
    return network


def _scaler_of(state, name, size):
    """The scaler, or None, of a state; ValueError if it is for another number of columns."""
    scaler = None if state is None else scaler_of(state)
    if scaler is not None and scaler.centre.size != size:
        raise ValueError("%s: it is for %s; the network has %d" % (name, counted(scaler.centre.size, "column"), size))
    return scaler
