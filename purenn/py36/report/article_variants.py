"""Variants of the article's iteration: with another activation in the hidden layer, with an erratum in its lines.

Each is a change of the article's own lines, recorded as it runs: nothing is written a second time here.
"""
import inspect
import re
from collections import namedtuple

from ... import activations, article, losses
from ..crosscheck import mistakes
from ..looped.recording import record

ACTIVATIONS = ("sigmoid", "tanh", "relu")               # of the hidden layer
SAMPLES, INPUTS, HIDDEN, OUTPUTS = 5, 4, 3, 2           # all differ: each length of a shape says what it counts
SHAPES = (("X", (SAMPLES, INPUTS)), ("y", (SAMPLES, OUTPUTS)), ("wh", (INPUTS, HIDDEN)), ("bh", (1, HIDDEN)),
          ("wout", (HIDDEN, OUTPUTS)), ("bout", (1, OUTPUTS)), ("lr", ()))
COUNTED = {SAMPLES: "sample", INPUTS: "input", HIDDEN: "hidden neuron", OUTPUTS: "output", 1: ""}
NAMES = tuple([name for _, name in article.NAMES])

# number: the erratum's, in article.py; title: its few words; mistake: a Mistake, or None where no line changes; then
# there are its effect, in words, and the steps it is in.
Erratum = namedtuple("Erratum", "number key title mistake effect steps")


def _calculated(number, key, name):
    return Erratum(number, key, name, mistakes.BY_NAME[name], "", ())


def _told(number, title, effect, *steps):
    return Erratum(number, "%d" % number, title, None, effect, steps)


ERRATA = (
    _calculated(1, "1a", "sigmoid as the article's text has it"),
    _calculated(1, "1b", "slope as the article's text has it"),
    _calculated(2, "2", "sigmoid applied again in the slope"),
    _calculated(3, "3", "learning rate applied twice"),
    _calculated(4, "4", "wrong sign of the error"),
    _told(5, "a garbled line of text", "The code beside it is right: no calculation changes.", 4),
    _calculated(6, "6", "hidden delta in place of the activations in wout's update"),
    _calculated(7, "7", "sigmoids of the product and of the bias added"),
    _told(8, "names mixed up in the derivation", "No calculation changes.", 8, 9),
    _calculated(9, "9", "row and column sums mixed up, a row of both biases for each sample"),
    _told(10, "sizes that hide mistakes", "No calculation changes.  Set the hidden neurons to 5, and all sizes differ.",
          1),
    _told(11, "the printed weights",
          "No calculation changes, but the start: from it, 5,000 epochs lead to the printed weights.", 1),
)
BY_KEY = {erratum.key: erratum for erratum in ERRATA}


def sentences():
    """{number: sentence} of the errata, from article.py's docstring."""
    found = re.findall(r"(?ms)^ ?(\d+)\. (.*?)(?=^ ?\d+\. |\Z)", article.__doc__)
    return {int(number): " ".join(text.split()) for number, text in found}


def _activation_changes(activation):
    if activation == "sigmoid":
        return []
    return [("hiddenlayer_activations = sigmoid(hidden_layer_input)",
             "hiddenlayer_activations = %s(hidden_layer_input)" % activation),
            (mistakes.SLOPES["hidden"], "%s_slope(hidden_layer_input, hiddenlayer_activations)" % activation)]


def source(activation="sigmoid", key=""):
    """The lines of a variant; None where the erratum finds nothing to change in a network of this activation."""
    changes = list(BY_KEY[key].mistake.ways[0]) if key else []
    return mistakes.changed(mistakes.SOURCE, _activation_changes(activation) + changes)


def iteration(activation="sigmoid", key=""):
    """article.iteration with this activation in the hidden layer and the erratum of this key; None if it has none."""
    text = source(activation, key)
    if text is None:
        return None
    own = activations.get(activation)
    scope = dict(mistakes.SCOPE, **{activation: own.value, activation + "_slope": own.slope})
    exec(compile(text, "article.py with %s %s" % (activation, key), "exec"), scope)
    return scope["iteration"]


def recorded(function):
    """The Program of an iteration, all matrices of which are outputs."""
    return record(lambda *inputs: zip(NAMES, function(*inputs)), SHAPES, SAMPLES)


def recorded_forward(function):
    """The Program of its steps 2 to 4 alone."""
    place = NAMES.index("output")
    return record(lambda *inputs: [("output", function(*inputs)[place])], SHAPES, SAMPLES)


def recorded_loss():
    """The Program of the article's loss, (output - y)^2 / 2 of all samples and outputs."""
    loss = losses.LOSSES["half_squared_error"]
    shape = (SAMPLES, OUTPUTS)
    return record(lambda output, y: [("loss", loss.value(None, output, y))], (("output", shape), ("y", shape)), SAMPLES)


# ---- what is shown of the code ----

def lines(text):
    """{name: the line that makes it} of the iteration in a text of source(), in its order."""
    body = text[text.index("def iteration("):]
    return {name: line for line, name in re.findall(r"(?m)^    ((\w+) = .*)$", body) if name in NAMES}


def functions(text):
    """{name: its lines} of the functions before the iteration, and of the activations that a variant calls."""
    found = {}
    for name, lines in re.findall(r"(?m)^def (\w+)(\(.*(?:\n    .*)+)", text):
        if name != "iteration":
            found[name] = "def " + name + lines
    for name in ("relu", "relu_slope", "tanh_slope"):
        if name + "(" in text:
            found[name] = inspect.getsource(getattr(activations, name)).strip()
    return found


def start_lines():
    """{name: lines} of steps 0 and 1: the data, and how each of the weights is drawn."""
    module = inspect.getsource(article)
    found = {name: re.search(r"(?m)^%s = .*$" % name, module).group() for name in ("X", "y")}
    drawn = inspect.getsource(article.initialize)
    for name in mistakes.WEIGHTS:
        found[name] = re.search(r"(?m)^    (%s = .*)$" % name, drawn).group(1)
    return found
