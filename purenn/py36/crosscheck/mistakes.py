"""What goes wrong in code of the article's network: each mistake is a change of the lines of article.py itself.

A Mistake has a name, the number of the article's step in which it is made, a sentence on it, and its changes: pairs of
a text that stands once in those lines, and what stands there instead.  Two mistakes go together where each still finds
its text after the other's changes.
"""
import inspect
from collections import namedtuple

from ... import article

Mistake = namedtuple("Mistake", "name step sentence changes")

UPDATES = {"wout": "hiddenlayer_activations.T.dot(d_output) * lr", "wh": "X.T.dot(d_hiddenlayer) * lr",
           "bh": "d_hiddenlayer.sum(axis=0, keepdims=True) * lr", "bout": "d_output.sum(axis=0, keepdims=True) * lr"}
SLOPES = {"output": "derivatives_sigmoid(output)", "hidden": "derivatives_sigmoid(hiddenlayer_activations)"}
OF_SLOPE = {"output": "output", "hidden": "hiddenlayer_activations"}
DELTAS = {"output": ("E * slope_output_layer", "E", "slope_output_layer"),
          "hidden": ("Error_at_hidden_layer * slope_hidden_layer", "Error_at_hidden_layer", "slope_hidden_layer")}
INPUTS = {"output": "output_layer_input", "hidden": "hidden_layer_input"}
LAST_UPDATE = "    bout = bout + " + UPDATES["bout"] + "\n"


def _in_layers(name, step, sentence, change):
    """Three Mistakes: one in both layers, and one in each; change(layer) is the change there."""
    yield Mistake(name, step, sentence, [change("output"), change("hidden")])
    for layer in ("output", "hidden"):
        yield Mistake("%s, in the %s layer only" % (name, layer), step, sentence, [change(layer)])


def _of_updates(name, names, step, sentence, change):
    """A Mistake in the updates of these weights; change(update) is what stands for each."""
    return Mistake(name, step, sentence, [("%s = %s + %s\n" % (w, w, UPDATES[w]), change(w)) for w in names])


def _activations_rounded(digits):
    """Rounded to the nearest, as NumPy's round does: by adding and taking off a number that leaves no more digits."""
    return "(sigmoid({0}) * %d + 1.5 * 2.0 ** 52 - 1.5 * 2.0 ** 52) / %d" % (10 ** digits, 10 ** digits)


def _all():
    yield from _in_layers(
        "sigmoid applied again in the slope", 6, "derivatives_sigmoid takes the activation; here it is given the sigmoid of it.",
        lambda layer: (SLOPES[layer], "derivatives_sigmoid(sigmoid(%s))" % OF_SLOPE[layer]))
    yield from _in_layers(
        "slope taken of the layer's input", 6, "derivatives_sigmoid takes the activation; here it is given what goes into the sigmoid.",
        lambda layer: (SLOPES[layer], "derivatives_sigmoid(%s)" % INPUTS[layer]))
    yield from _in_layers(
        "derivative of the activation forgotten", 7, "The delta is the error times the slope; here it is the error alone.",
        lambda layer: (DELTAS[layer][0] + "\n", DELTAS[layer][1] + " * 1\n"))
    yield from _in_layers(
        "derivative of the activation taken twice", 7, "The delta is the error times the slope, once; here it is multiplied by it twice.",
        lambda layer: (DELTAS[layer][0] + "\n", "%s * %s * %s\n" % (DELTAS[layer][0], DELTAS[layer][2], DELTAS[layer][2])))
    yield from _in_layers(
        "activations and not their slopes", 7, "The delta is the error times the slope; here it is multiplied by the activation.",
        lambda layer: (DELTAS[layer][0] + "\n", "%s * %s\n" % (DELTAS[layer][1], OF_SLOPE[layer])))
    yield Mistake("derivative in place overwrites the activations", 6,
                  "x *= 1 - x changes the activations themselves, which step 10 still needs.",
                  [(SLOPES["hidden"] + "\n", SLOPES["hidden"] + "\n    hiddenlayer_activations, output = "
                    "slope_hidden_layer, slope_output_layer\n")])
    yield Mistake("wrong sign of the error", 5, "E = output - y goes with updates that subtract; with those that add it is ascent.",
                  [("E = y - output", "E = output - y")])
    yield _of_updates("wrong sign in the output layer's updates", ("wout", "bout"), 10, "These updates subtract what the others add.",
                      lambda w: "%s = %s - %s\n" % (w, w, UPDATES[w]))
    yield _of_updates("wrong sign in the hidden layer's updates", ("wh", "bh"), 10, "These updates subtract what the others add.",
                      lambda w: "%s = %s - %s\n" % (w, w, UPDATES[w]))
    yield Mistake("loss without the half", 5, "The gradient of (output - y)^2 has a factor 2; the half of the loss is there to cancel it.",
                  [("E = y - output", "E = (y - output) * 2")])
    yield Mistake("learning rate applied twice", 7, "Step 7 multiplies by the learning rate, and the updates do so again.",
                  [("E * slope_output_layer\n", "E * slope_output_layer * lr\n")])
    yield Mistake("learning rate not applied", 10, "The updates add the whole gradient.",
                  [("%s + %s\n" % (w, UPDATES[w]), "%s + %s\n" % (w, UPDATES[w][:-5])) for w in ("wout", "wh", "bh", "bout")])
    yield Mistake("learning rate not applied to the biases", 11, "The biases add their whole gradient.",
                  [("%s + %s\n" % (w, UPDATES[w]), "%s + %s\n" % (w, UPDATES[w][:-5])) for w in ("bh", "bout")])
    yield Mistake("learning rate not applied to the weights", 10, "The weights add their whole gradient.",
                  [("%s + %s\n" % (w, UPDATES[w]), "%s + %s\n" % (w, UPDATES[w][:-5])) for w in ("wout", "wh")])
    for name, names in (("biases not updated", ("bh", "bout")), ("hidden bias not updated", ("bh",)),
                        ("output bias not updated", ("bout",))):
        yield _of_updates(name, names, 11, "It stays what it was at the start.", lambda w: "%s = %s + 0\n" % (w, w))
    for name, names in (("wh not updated", ("wh",)), ("wout not updated", ("wout",))):
        yield _of_updates(name, names, 10, "It stays what it was at the start.", lambda w: "%s = %s + 0\n" % (w, w))
    yield Mistake("wout updated before it is used", 8, "The hidden error is of the wout that made the output, not of the new one.",
                  [("d_output.dot(wout.T)", "d_output.dot((wout + %s).T)" % UPDATES["wout"])])
    yield Mistake("bias updates: mean instead of sum", 11, "The biases add the mean over the samples.",
                  [("%s.sum(axis=0, keepdims=True) * lr" % d, "%s.mean(axis=0, keepdims=True) * lr" % d)
                   for d in ("d_hiddenlayer", "d_output")])
    yield Mistake("mean over the samples instead of sum", 10, "All updates are divided by the number of samples.",
                  [("E = y - output", "E = (y - output) / X.shape[0]")])
    yield Mistake("bias updates: all columns summed", 11, "The biases add one number, the sum over samples and neurons.",
                  [("d_hiddenlayer.sum(axis=0, keepdims=True)", "(d_hiddenlayer.sum() + d_hiddenlayer[0:1, 0:1] * 0)"),
                   ("d_output.sum(axis=0, keepdims=True)", "(d_output.sum() + d_output[0:1, 0:1] * 0)")])
    yield Mistake("transpose forgotten in wout's update", 10, "It takes the activations transposed: one row for each neuron.",
                  [("hiddenlayer_activations.T.dot(d_output)", "hiddenlayer_activations.dot(d_output)")])
    yield Mistake("row and column sums mixed up in bh", 11, "The sum is over samples, one number for each neuron.",
                  [("d_hiddenlayer.sum(axis=0, keepdims=True)", "d_hiddenlayer.sum(axis=1, keepdims=True).T")])
    yield Mistake("matrix product instead of elementwise at step 9", 9, "The delta is the error times the slope, number by number.",
                  [(DELTAS["hidden"][0] + "\n", "Error_at_hidden_layer.dot(slope_hidden_layer)\n")])
    yield Mistake("hidden bias left out", 2, "The hidden layer's input lacks its bias.",
                  [("hidden_layer_input = hidden_layer_input1 + bh", "hidden_layer_input = hidden_layer_input1 + 0")])
    yield Mistake("output bias left out", 4, "The output layer's input lacks its bias.",
                  [("output_layer_input = output_layer_input1 + bout", "output_layer_input = output_layer_input1 + 0")])
    yield Mistake("no sigmoid at the output", 4, "The output is what goes into the sigmoid.",
                  [("output = sigmoid(output_layer_input)", "output = output_layer_input + 0")])
    for digits in (1, 2, 3, 4):
        rounded = _activations_rounded(digits)
        yield Mistake("activations rounded to %d digit%s" % (digits, "s" * (digits > 1)), 3, "Both layers' activations lose their further digits.",
                      [("hiddenlayer_activations = sigmoid(hidden_layer_input)", "hiddenlayer_activations = " + rounded.format("hidden_layer_input")),
                       ("    output = sigmoid(output_layer_input)", "    output = " + rounded.format("output_layer_input"))])


MISTAKES = tuple(_all())
BY_NAME = {mistake.name: mistake for mistake in MISTAKES}


def source():
    """The article's functions as text."""
    return "\n\n".join([inspect.getsource(part) for part in (article.sigmoid, article.derivatives_sigmoid, article.iteration)])


def changed(text, mistakes):
    """The text with the changes of the mistakes; None where one does not find its own any more."""
    for mistake in mistakes:
        for old, new in mistake.changes:
            if text.count(old) != 1:
                return None
            text = text.replace(old, new)
    return text


def iteration(mistakes=()):
    """article.iteration with these mistakes in it; None where they do not go together."""
    text = changed(source(), mistakes)
    if text is None:
        return None
    scope = {"exp": article.exp}
    exec(compile(text, "article.py with " + " and ".join(m.name for m in mistakes), "exec"), scope)
    return scope["iteration"]
