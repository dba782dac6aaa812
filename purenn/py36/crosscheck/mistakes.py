"""What goes wrong in code of the article's network: each mistake is a change of the lines of article.py itself.

A Mistake has a name, a sentence on it, and ways: where it can be made in more than one place with the same end, one
list of changes for each.  A change is a pair of a text that stands once in those lines and what stands there instead,
or a function of the lines, which returns None where it finds nothing to change.  Two mistakes go together where each
finds what it changes.  Mistakes around the lines, such as another start, are in surroundings.py.
"""
import inspect
import re
from collections import namedtuple

from ... import article
from ...matrix import Matrix

# kind: "" for most mistakes in the lines; two of the same other kind are not tried together, and of those after many
# iterations none.  setting(problem, settings):
# what it does to the Settings of a run (runs.py), or None.
Mistake = namedtuple("Mistake", "name sentence ways kind setting")

WEIGHTS = ("wout", "wh", "bh", "bout")
# Which weights a mistake in some of the updates is in, and its kind: two in one matrix alone do not go together.
PARTS = (("the weights", ("wout", "wh"), ""), ("the biases", ("bh", "bout"), ""),
         ("the output layer", ("wout", "bout"), ""), ("the hidden layer", ("wh", "bh"), "")) + tuple(
             [(name, (name,), "one") for name in ("wh", "bh", "wout", "bout")])
ACTIVATIONS = {"output": "output", "hidden": "hiddenlayer_activations"}
INPUTS = {"output": "output_layer_input", "hidden": "hidden_layer_input"}
SLOPES = {"output": "derivatives_sigmoid(output)", "hidden": "derivatives_sigmoid(hiddenlayer_activations)"}
DELTAS = {"output": ("E * slope_output_layer", "E", "slope_output_layer"),
          "hidden": ("Error_at_hidden_layer * slope_hidden_layer", "Error_at_hidden_layer", "slope_hidden_layer")}
ERROR = "E = y - output"
SIGMOID = "1 / (1 + exp(-x))"


def of_lines(name, sentence, *ways, kind=""):
    """A Mistake in the lines; each way is a list of changes."""
    return Mistake(name, sentence, ways, kind, None)


def _in_layers(name, sentence, change):
    """Three Mistakes: one in both layers, and one in each; change(layer) is the change there."""
    yield of_lines(name, sentence, [change("output"), change("hidden")])
    for layer in ("output", "hidden"):
        yield of_lines("%s, in the %s layer only" % (name, layer), sentence, [change(layer)])


def updates(names, old, new):
    """A change in the lines that update these weights, with regular expressions; None where no line changes."""
    def change(text):
        changed_text = text
        for name in names:
            changed_text = re.sub(r"(?m)^    %s = %s .*$" % (name, name), lambda line: re.sub(old, new, line.group()),
                                  changed_text)
        return None if changed_text == text else changed_text
    return change


TIMES_RATE = r" \* lr$"
ADDED = r"(?<= = )(\w+) \+ (.*)"        # wout + what is added


# ---- steps 2 to 4 ----

def _in_forward():
    for layer, bias in (("hidden", "bh"), ("output", "bout")):
        line = "%s = %s1 + " % (INPUTS[layer], INPUTS[layer])
        yield of_lines("%s bias left out" % layer, "The layer's input lacks its bias.",
                       [(line + bias, line + bias + " * 0")])
    for layer in ("output", "hidden"):
        yield of_lines("no sigmoid %s" % ("at the output" if layer == "output" else "in the hidden layer"),
                       "The layer gives what goes into the sigmoid.",
                       [("%s = sigmoid(%s)" % (ACTIVATIONS[layer], INPUTS[layer]),
                         "%s = %s + 0" % (ACTIVATIONS[layer], INPUTS[layer]))])
    yield of_lines("linear output layer", "The output is what goes into the sigmoid, and its slope is 1.",
                   [("output = sigmoid(output_layer_input)", "output = output_layer_input + 0"),
                    (DELTAS["output"][0] + "\n", DELTAS["output"][1] + " * 1\n")], kind="rare")
    yield of_lines("biases subtracted", "A bias is added to the product.",
                   [("1 + bh", "1 - bh"), ("1 + bout", "1 - bout")], kind="rare")
    yield of_lines("sigmoid without its minus", "The sigmoid is 1/(1 + exp(-x)); here it is 1/(1 + exp(x)).",
                   [(SIGMOID, "1 / (1 + exp(x))")], kind="rare")
    yield of_lines("sigmoid as the article's text has it",
                   "The text's 1/(x(1 - exp(-x))) is not the sigmoid (erratum 1).",
                   [(SIGMOID, "1 / (x * (1 - exp(-x)))")], kind="rare")
    yield of_lines("sigmoids of the product and of the bias added",
                   "f(W X + b) is not f(W X) + f(b) (erratum 7).",
                   [("sigmoid(%s)" % INPUTS[layer], "(sigmoid(%s1) + sigmoid(%s))" % (INPUTS[layer], bias))
                    for layer, bias in (("hidden", "bh"), ("output", "bout"))])
    tanh = [(SIGMOID, "2 / (1 + exp(-2 * x)) - 1")]
    yield of_lines("tanh instead of the sigmoid", "The activations are tanh, with its slope 1 - x^2.",
                   tanh + [("x * (1 - x)", "1 - x * x")], kind="rare")
    yield of_lines("tanh with the slope of the sigmoid", "The slope of tanh is 1 - x^2, not x(1 - x).", tanh,
                   kind="rare")
    yield of_lines("activations transposed in step 4", "The rows are samples; they meet wout as they are.",
                   [("hiddenlayer_activations.dot(wout)", "hiddenlayer_activations.T.dot(wout)")])
    yield of_lines("last hidden activation left out",
                   "The output layer's input and updates lack the last hidden neuron.",
                   [("hiddenlayer_activations.dot", "without_last(hiddenlayer_activations).dot"),
                    ("hiddenlayer_activations.T.dot", "without_last(hiddenlayer_activations).T.dot")])
    yield of_lines("hidden bias transposed", "A bias belongs to a column, that is, to a neuron.",
                   [("1 + bh", "1 + bh.T")], kind="rare")


# ---- step 5, and what has the same end ----

def _in_the_error():
    yield of_lines("wrong sign of the error",
                   "E = output - y goes with updates that subtract; with those that add it is ascent.",
                   [(ERROR, "E = output - y")], [updates(WEIGHTS, r" \+ ", " - ")])
    for where, names, kind in PARTS:
        yield of_lines("wrong sign in the updates of " + where, "These updates subtract what the others add.",
                       [updates(names, r" \+ ", " - ")], kind=kind)
    for name, sentence, factor in (
            ("loss without the half",
             "The gradient of (output - y)^2 has a factor 2; the half of the loss is there to cancel it.", "* 2"),
            ("mean over the samples instead of sum", "All updates are divided by the number of samples.",
             "/ X.shape[0]"),
            ("mean over samples and outputs instead of sum", "All updates are divided by how many outputs there are.",
             "/ y.size"),
            ("error halved",
             "The half of the loss is there to cancel the 2 of its derivative; E is the whole difference.", "/ 2")):
        yield of_lines(name, sentence, [(ERROR, "E = (y - output) %s" % factor)],
                       [("E * slope_output_layer\n", "E * slope_output_layer %s\n" % factor)],
                       [updates(WEIGHTS, TIMES_RATE, " * lr %s" % factor)])
    yield of_lines("absolute error in place of the error", "The sign of y - output says which way to go.",
                   [(ERROR, "E = abs(y - output)")], kind="rare")
    for name, power in (("squared error in place of the error", "(y - output) * (y - output)"),
                        ("half squared error in place of the error", "(y - output) * (y - output) / 2")):
        yield of_lines(name, "The updates follow the error y - output; here they follow the loss itself.",
                       [(ERROR, "E = " + power)], kind="rare")


def _in_the_rate():
    yield of_lines("learning rate applied twice",
                   "Step 7 multiplies by the learning rate, and the updates do so again.",
                   [("E * slope_output_layer\n", "E * slope_output_layer * lr\n")],
                   [updates(WEIGHTS, TIMES_RATE, " * lr * lr")])
    yield of_lines("learning rate not applied", "These updates add the whole gradient.",
                   [updates(WEIGHTS, TIMES_RATE, "")])
    for where, names, kind in PARTS:
        yield of_lines("learning rate not applied to " + where, "These updates add the whole gradient.",
                       [updates(names, TIMES_RATE, "")], kind=kind)
        yield of_lines("learning rate applied twice to " + where, "These updates multiply by the learning rate twice.",
                       [updates(names, TIMES_RATE, " * lr * lr")], kind=kind)


# ---- steps 6, 7 and 9 ----

def _in_the_slopes():
    given = "derivatives_sigmoid takes the activation; here it is given %s."
    yield from _in_layers(
        "sigmoid applied again in the slope", given % "the sigmoid of it",
        lambda layer: (SLOPES[layer], "derivatives_sigmoid(sigmoid(%s))" % ACTIVATIONS[layer]))
    yield from _in_layers(
        "slope taken of the layer's input", given % "what goes into the sigmoid",
        lambda layer: (SLOPES[layer], "derivatives_sigmoid(%s)" % INPUTS[layer]))
    yield of_lines("slope of tanh", "The slope of the sigmoid is x(1 - x), not 1 - x^2.",
                   [("x * (1 - x)", "1 - x * x")], kind="rare")
    yield of_lines("slope x(1 + x)", "The slope of the sigmoid is x(1 - x).", [("x * (1 - x)", "x * (1 + x)")],
                   kind="rare")
    yield of_lines("slope as the article's text has it", "The text's x(1 - exp(-x)) is not the slope (erratum 1).",
                   [("x * (1 - x)", "x * (1 - exp(-x))")], kind="rare")
    yield from _in_layers(
        "derivative of the activation forgotten", "The delta is the error times the slope; here it is the error alone.",
        lambda layer: (DELTAS[layer][0] + "\n", DELTAS[layer][1] + " * 1\n"))
    yield from _in_layers(
        "derivative of the activation taken twice",
        "The delta is the error times the slope, once; here it is multiplied by it twice.",
        lambda layer: (DELTAS[layer][0] + "\n", "%s * %s\n" % (DELTAS[layer][0], DELTAS[layer][2])))
    yield from _in_layers(
        "activation in place of its slope",
        "The delta is the error times the slope; here it is multiplied by the activation.",
        lambda layer: (DELTAS[layer][0] + "\n", "%s * %s\n" % (DELTAS[layer][1], ACTIVATIONS[layer])))
    yield of_lines("derivative in place overwrites the activations",
                   "x *= 1 - x changes the activations themselves, which step 10 still needs.",
                   [(SLOPES["hidden"] + "\n", SLOPES["hidden"] + "\n    hiddenlayer_activations, output = "
                     "slope_hidden_layer, slope_output_layer\n")])
    yield of_lines("slope of the output layer in the hidden delta", "Each layer's delta takes that layer's own slope.",
                   [(DELTAS["hidden"][0], "Error_at_hidden_layer * slope_output_layer")])
    yield of_lines("hidden slope transposed", "The slope belongs to the error number by number, as it is.",
                   [(SLOPES["hidden"], "derivatives_sigmoid(hiddenlayer_activations.T)")], kind="rare")
    yield of_lines("matrix product instead of elementwise at step 9",
                   "The delta is the error times the slope, number by number.",
                   [(DELTAS["hidden"][0], "Error_at_hidden_layer.dot(slope_hidden_layer)")])


# ---- step 8 ----

def _in_the_hidden_error():
    old = "d_output.dot(wout.T)"
    yield of_lines("wout updated before it is used",
                   "The hidden error is of the wout that made the output, not of the new one.", [_early])
    yield of_lines("hidden error of E instead of d_output", "What goes back is the delta, the error times the slope.",
                   [(old, "E.dot(wout.T)")])
    yield of_lines("wout forgotten in the hidden error",
                   "The delta goes back through wout, and each neuron gets its part.",
                   [(old, "d_output * 1")])
    yield of_lines("transpose forgotten in the hidden error", "The delta goes back through wout transposed.",
                   [(old, "d_output.dot(wout)")])
    yield of_lines("reshape in place of a transpose in the hidden error",
                   "A matrix of the other shape is not yet the transposed one: its numbers stand elsewhere.",
                   [(old, "d_output.dot(wout.reshape(wout.shape[1], wout.shape[0]))")], kind="rare")
    yield of_lines("hidden error transposed", "It has a row for each sample: d_output . wout^T, not wout . d_output^T.",
                   [(old, "wout.dot(d_output.T)")])


def _early(text):
    """The line that updates wout, before the one that uses it."""
    line = re.search(r"(?m)^    wout = .*\n", text)
    step_8 = "    Error_at_hidden_layer ="
    return text.replace(line.group(), "").replace(step_8, line.group() + step_8)


# ---- steps 10 and 11 ----

def _in_the_updates():
    for name, names in (("biases not updated", ("bh", "bout")), ("hidden bias not updated", ("bh",)),
                        ("output bias not updated", ("bout",)), ("wh not updated", ("wh",)),
                        ("wout not updated", ("wout",))):
        yield of_lines(name, "It stays what it was at the start.", [updates(names, ADDED, r"\1 + 0")])
    yield of_lines("updates replace the weights", "An update is added to what is there; here it takes its place.",
                   [updates(WEIGHTS, ADDED, r"\2")], kind="rare")
    yield of_lines("weight updates: mean instead of sum",
                   "wh and wout add the mean over the samples, the biases the sum.",
                   [updates(("wout", "wh"), TIMES_RATE, " * lr / X.shape[0]")])
    yield of_lines("bias updates: mean instead of sum", "The biases add the mean over the samples.",
                   [updates(("bh", "bout"), r"\.sum", ".mean")])
    for where, names, kind in (("", ("bh", "bout"), ""), (" in bh", ("bh",), "one"), (" in bout", ("bout",), "one")):
        yield of_lines("bias updates: all columns summed" + where,
                       "The bias adds one number, the sum over samples and neurons.",
                       [updates(names, r"(d_\w+)\.sum\(.*?\)", r"(\1.sum() + \1[0:1] * 0)")], kind=kind)
    yield of_lines("bias updates: error in place of the delta", "A bias adds its layer's delta, not its error.",
                   [updates(("bh",), "d_hiddenlayer", "Error_at_hidden_layer"), updates(("bout",), "d_output", "E")])
    yield of_lines("row and column sums mixed up in bh", "The sum is over samples, one number for each neuron.",
                   [updates(("bh",), r"(d_\w+)\.sum\(.*?\)", r"\1.sum(axis=1, keepdims=True).T")])
    for where, names in (("both biases", ("bh", "bout")), ("bh", ("bh",)), ("bout", ("bout",))):
        yield of_lines("row and column sums mixed up, a row of %s for each sample" % where,
                       "The sum is over samples; here each sample gets its own, which is added to the bias.",
                       [updates(names, "axis=0", "axis=1")])
    for which, rows in (("last", "-1:"), ("first", ":1")):
        yield of_lines("bias updates: the %s sample alone" % which, "The biases add the deltas of all samples.",
                       [updates(("bh", "bout"), r"(d_\w+)\.sum\(.*?\)", r"\1[%s]" % rows)], kind="rare")


def _in_the_products():
    yield of_lines("transpose forgotten in wout's update",
                   "It takes the activations transposed: one row for each neuron.",
                   [updates(("wout",), r"activations\.T\.", "activations.")])
    yield of_lines("transpose forgotten in wh's update", "It takes X transposed: one row for each input.",
                   [updates(("wh",), r"X\.T\.", "X.")])
    yield of_lines("reshape in place of a transpose in wh's update",
                   "A matrix of the other shape is not yet the transposed one: its numbers stand elsewhere.",
                   [updates(("wh",), r"X\.T", "X.reshape(X.shape[1], X.shape[0])")], kind="rare")
    yield of_lines("layer's input in place of the activations in wout's update",
                   "wout is updated by what goes through it, the activations.",
                   [updates(("wout",), "hiddenlayer_activations", "hidden_layer_input")])
    yield of_lines("hidden delta in place of the activations in wout's update",
                   "The text's delta_o . delta_h^T is not the update; h^T . d_output is (erratum 6).",
                   [updates(("wout",), "hiddenlayer_activations", "d_hiddenlayer")], kind="rare")


# ---- rounding by hand ----

def _in_rounding():
    for digits in (1, 2, 3, 4, 5, 6):
        yield of_lines("activations rounded to %d digit%s" % (digits, "s" * (digits > 1)),
                       "Both layers' activations lose their further digits.",
                       [("= sigmoid(%s)" % z, "= rounded(sigmoid(%s), %d)" % (z, digits)) for z in INPUTS.values()],
                       kind="rounding")
    for digits in (2, 3, 4):
        yield of_lines("every matrix rounded to %d digits" % digits,
                       "Each line of the calculation goes on with rounded numbers.",
                       [lambda text, n=digits: re.sub(r"(?m)^    (\w+) = (.*)$", r"    \1 = rounded(\2, %d)" % n,
                                                      text)], kind="rounding")
        yield deltas_rounded(digits)
        yield of_lines("weights rounded to %d digits" % digits, "The new weights lose their further digits.",
                       [updates(WEIGHTS, r"(?<= = )(.*)$", r"rounded(\1, %d)" % digits)], kind="rounding")


def deltas_rounded(digits):
    """A Mistake: the deltas of both layers lose what comes after so many digits."""
    changes = [(DELTAS[layer][0], "rounded(%s, %d)" % (DELTAS[layer][0], digits)) for layer in DELTAS]
    return of_lines("deltas rounded to %d digits" % digits, "The deltas are used as they would be printed.", changes,
                    kind="rounding")


def _rounded(x, digits):
    """Rounded to the nearest, as NumPy's round does: by adding a number that leaves no more digits."""
    return (x * 10 ** digits + 1.5 * 2.0 ** 52 - 1.5 * 2.0 ** 52) / 10 ** digits


def source():
    """The article's functions as text, without their comments."""
    parts = article.sigmoid, article.derivatives_sigmoid, article.iteration
    return "\n\n".join([re.sub(r'(?m)^ *(#.*|"""[^"]*""")\n', "", inspect.getsource(part)) for part in parts])


def _without_last(x):
    """With zeros in the last column."""
    return x * Matrix([[1.0] * (x.shape[1] - 1) + [0.0]])


GROUPS = tuple([(title, tuple(group())) for title, group in (
    ("Forward: steps 2 to 4", _in_forward), ("The error: step 5", _in_the_error), ("The learning rate", _in_the_rate),
    ("Slopes and deltas: steps 6, 7 and 9", _in_the_slopes), ("The hidden error: step 8", _in_the_hidden_error),
    ("Updates: steps 10 and 11", _in_the_updates),
    ("Products in the updates: step 10", _in_the_products), ("Rounding by hand", _in_rounding))])
MISTAKES = tuple([mistake for _, group in GROUPS for mistake in group])
BY_NAME = {mistake.name: mistake for mistake in MISTAKES}
SOURCE = source()
# What the changed lines may call besides the article's own.
SCOPE = {"exp": article.exp, "rounded": _rounded, "without_last": _without_last}


def changed(text, changes):
    """The text with these changes; None where one finds nothing to change, or more than one place."""
    for change in changes:
        if callable(change):
            text = change(text)
        else:
            text = text.replace(*change) if text.count(change[0]) == 1 else None
        if text is None:
            return None
    return text


_made = {}


def iteration(mistakes=(), way=0):
    """article.iteration with these mistakes in it; None where they do not go together, or have no such way.

    way: 0 for the first way of each, 1 for the second of the first mistake that has more, and so on.
    """
    key = tuple([mistake.name for mistake in mistakes]), way
    if key not in _made:
        _made[key] = _iteration(mistakes, way)
    return _made[key]


def _iteration(mistakes, way):
    chosen = _ways([mistake.ways for mistake in mistakes if mistake.ways])
    if way >= len(chosen):
        return None
    text = None
    for order in (chosen[way], chosen[way][::-1]):          # one may find its text only before the other changes it
        text = text or changed(SOURCE, [change for changes in order for change in changes])
    if text is None:
        return None
    scope = dict(SCOPE)
    exec(compile(text, "article.py with " + " and ".join([m.name for m in mistakes]), "exec"), scope)
    return scope["iteration"]


def _ways(all_ways):
    """All choices of one way for each, the first ways first."""
    chosen = [[]]
    for ways in all_ways:
        chosen = [choice + [changes] for changes in ways for choice in chosen]
    return chosen
