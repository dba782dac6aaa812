"""What goes wrong in code of the article's network: each mistake is a change of the lines of article.py itself.

A Mistake has a name, a sentence on it, and its changes: pairs of a text that stands once in those lines, and what
stands there instead.  Two mistakes go together where each still finds
its text after the other's changes.
"""
import inspect
from collections import namedtuple

from ... import article

Mistake = namedtuple("Mistake", "name sentence changes")

UPDATES = {"wout": "hiddenlayer_activations.T.dot(d_output) * lr", "wh": "X.T.dot(d_hiddenlayer) * lr",
           "bh": "d_hiddenlayer.sum(axis=0, keepdims=True) * lr", "bout": "d_output.sum(axis=0, keepdims=True) * lr"}
SLOPES = {"output": "derivatives_sigmoid(output)", "hidden": "derivatives_sigmoid(hiddenlayer_activations)"}
OF_SLOPE = {"output": "output", "hidden": "hiddenlayer_activations"}
DELTAS = {"output": ("E * slope_output_layer", "E", "slope_output_layer"),
          "hidden": ("Error_at_hidden_layer * slope_hidden_layer", "Error_at_hidden_layer", "slope_hidden_layer")}
INPUTS = {"output": "output_layer_input", "hidden": "hidden_layer_input"}


def _in_layers(name, sentence, change):
    """Three Mistakes: one in both layers, and one in each; change(layer) is the change there."""
    yield Mistake(name, sentence, [change("output"), change("hidden")])
    for layer in ("output", "hidden"):
        yield Mistake("%s, in the %s layer only" % (name, layer), sentence, [change(layer)])


def _of_updates(name, names, sentence, change):
    """A Mistake in the updates of these weights; change(update) is what stands for each."""
    return Mistake(name, sentence, [("%s = %s + %s\n" % (w, w, UPDATES[w]), change(w)) for w in names])


def _in_the_slopes():
    """Mistakes of steps 6 and 7: in derivatives, and in the deltas that are made of them."""
    yield from _in_layers(
        "sigmoid applied again in the slope",
        "derivatives_sigmoid takes the activation; here it is given the sigmoid of it.",
        lambda layer: (SLOPES[layer], "derivatives_sigmoid(sigmoid(%s))" % OF_SLOPE[layer]))
    yield from _in_layers(
        "slope taken of the layer's input",
        "derivatives_sigmoid takes the activation; here it is given what goes into the sigmoid.",
        lambda layer: (SLOPES[layer], "derivatives_sigmoid(%s)" % INPUTS[layer]))
    yield from _in_layers(
        "derivative of the activation forgotten",
        "The delta is the error times the slope; here it is the error alone.",
        lambda layer: (DELTAS[layer][0] + "\n", DELTAS[layer][1] + " * 1\n"))
    yield from _in_layers(
        "derivative of the activation taken twice",
        "The delta is the error times the slope, once; here it is multiplied by it twice.",
        lambda layer: (DELTAS[layer][0] + "\n", "%s * %s\n" % (DELTAS[layer][0], DELTAS[layer][2])))
    yield from _in_layers(
        "activation in place of its slope",
        "The delta is the error times the slope; here it is multiplied by the activation.",
        lambda layer: (DELTAS[layer][0] + "\n", "%s * %s\n" % (DELTAS[layer][1], OF_SLOPE[layer])))
    yield Mistake(
        "derivative in place overwrites the activations",
        "x *= 1 - x changes the activations themselves, which step 10 still needs.",
        [(SLOPES["hidden"] + "\n", SLOPES["hidden"] + "\n    hiddenlayer_activations, output = slope_hidden_layer, "
          "slope_output_layer\n")])
    yield Mistake(
        "matrix product instead of elementwise at step 9",
        "The delta is the error times the slope, number by number.",
        [(DELTAS["hidden"][0] + "\n", "Error_at_hidden_layer.dot(slope_hidden_layer)\n")])


def _in_the_error():
    """Mistakes of sign and size."""
    yield Mistake("wrong sign of the error",
                  "E = output - y goes with updates that subtract; with those that add it is ascent.",
                  [("E = y - output", "E = output - y")])
    for layer, names in (("output", ("wout", "bout")), ("hidden", ("wh", "bh"))):
        yield _of_updates("wrong sign in the %s layer's updates" % layer, names,
                          "These updates subtract what the others add.",
                          lambda w: "%s = %s - %s\n" % (w, w, UPDATES[w]))
    yield Mistake("loss without the half",
                  "The gradient of (output - y)^2 has a factor 2; the half of the loss is there to cancel it.",
                  [("E = y - output", "E = (y - output) * 2")])
    yield Mistake("mean over the samples instead of sum", "All updates are divided by the number of samples.",
                  [("E = y - output", "E = (y - output) / X.shape[0]")])
    yield Mistake("learning rate applied twice",
                  "Step 7 multiplies by the learning rate, and the updates do so again.",
                  [("E * slope_output_layer\n", "E * slope_output_layer * lr\n")])
    for what, names in (("", ("wout", "wh", "bh", "bout")), (" to the biases", ("bh", "bout")),
                        (" to the weights", ("wout", "wh"))):
        yield _of_updates("learning rate not applied" + what, names, "These updates add the whole gradient.",
                          lambda w: "%s = %s + %s\n" % (w, w, UPDATES[w][:-len(" * lr")]))


def _in_the_updates():
    """Mistakes of steps 8, 10 and 11: what is updated, when, and by which sums."""
    for name, names in (("biases not updated", ("bh", "bout")), ("hidden bias not updated", ("bh",)),
                        ("output bias not updated", ("bout",)), ("wh not updated", ("wh",)),
                        ("wout not updated", ("wout",))):
        yield _of_updates(name, names, "It stays what it was at the start.", lambda w: "%s = %s + 0\n" % (w, w))
    yield Mistake("wout updated before it is used",
                  "The hidden error is of the wout that made the output, not of the new one.",
                  [("d_output.dot(wout.T)", "d_output.dot((wout + %s).T)" % UPDATES["wout"])])
    yield Mistake("bias updates: mean instead of sum", "The biases add the mean over the samples.",
                  [("%s.sum(axis=0, keepdims=True) * lr" % d, "%s.mean(axis=0, keepdims=True) * lr" % d)
                   for d in ("d_hiddenlayer", "d_output")])
    yield Mistake("bias updates: all columns summed",
                  "The biases add one number, the sum over samples and neurons.",
                  [("%s.sum(axis=0, keepdims=True)" % d, "(%s.sum() + %s[0:1] * 0)" % (d, d))
                   for d in ("d_hiddenlayer", "d_output")])
    yield Mistake("row and column sums mixed up in bh", "The sum is over samples, one number for each neuron.",
                  [("d_hiddenlayer.sum(axis=0, keepdims=True)", "d_hiddenlayer.sum(axis=1, keepdims=True).T")])
    yield Mistake("transpose forgotten in wout's update",
                  "It takes the activations transposed: one row for each neuron.",
                  [("hiddenlayer_activations.T.dot(d_output)", "hiddenlayer_activations.dot(d_output)")])


def _in_forward():
    """Mistakes of steps 2 to 4."""
    for layer, bias in (("hidden", "bh"), ("output", "bout")):
        line = "%s = %s1 + " % (INPUTS[layer], INPUTS[layer])
        yield Mistake("%s bias left out" % layer, "The layer's input lacks its bias.",
                      [(line + bias, line + "0")])
    yield Mistake("no sigmoid at the output", "The output is what goes into the sigmoid.",
                  [("output = sigmoid(output_layer_input)", "output = output_layer_input + 0")])
    for digits in (1, 2, 3, 4):
        yield Mistake("activations rounded to %d digit%s" % (digits, "s" * (digits > 1)),
                      "Both layers' activations lose their further digits.",
                      [("= sigmoid(%s)" % z, "= " + _rounded("sigmoid(%s)" % z, digits)) for z in INPUTS.values()])


def _rounded(x, digits):
    """Rounded to the nearest, as NumPy's round does: by adding a number that leaves no more digits."""
    return "(%s * %d + 1.5 * 2.0 ** 52 - 1.5 * 2.0 ** 52) / %d" % (x, 10 ** digits, 10 ** digits)


MISTAKES = tuple([mistake for group in (_in_forward, _in_the_error, _in_the_slopes, _in_the_updates)
                  for mistake in group()])
BY_NAME = {mistake.name: mistake for mistake in MISTAKES}


def source():
    """The article's functions as text."""
    parts = article.sigmoid, article.derivatives_sigmoid, article.iteration
    return "\n\n".join([inspect.getsource(part) for part in parts])


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
