"""Every matrix of every step, of the article's network or of any other, as records that a file can hold.

A Step says which iteration it belongs to, the number of its step (the article's), or of its layer, its name, the
formula that made it, and the Matrix.  The formulas of the article's steps are the lines of article.py themselves.
"""
import ast
import inspect
import json
from collections import namedtuple

from ... import article
from ...layers import Dense, Dropout
from ...matrix import Matrix
from ...network import Network
from ...targets import inputs_of, prepared

Step = namedtuple("Step", "iteration step name formula matrix")
TOTALS = {"sum": "the sum of the terms", "samples": "the sum of the terms / samples", "mean": "the mean of the terms"}


# ---- what is traced ----

def of_article(X, y, weights, lr, iterations):
    """The Steps of so many iterations of the article's network, from weights (wh, bh, wout, bout)."""
    formulas, found = _formulas(), []
    for i in range(1, iterations + 1):
        steps = article.steps(X, y, *weights, lr=lr)
        for step, name, matrix in steps:
            if i == 1 or step > 1:      # X, y and the weights an iteration begins with are those the last ended with
                found.append(Step(i, step, name, formulas.get(name, "") if step > 1 else "", matrix))
        last = {name: matrix for _, name, matrix in steps}
        weights = [last[name] for name in ("wh", "bh", "wout", "bout")]
    return found


def _formulas():
    """{name: the right side of the line of article.iteration that makes it}; {} where Python has no source."""
    try:
        body = ast.parse(inspect.getsource(article.iteration)).body[0].body
    except (OSError, TypeError):
        return {}
    lines = inspect.getsource(article.iteration).split("\n")
    found = {}
    for node in body:
        if isinstance(node, ast.Assign):
            found[node.targets[0].id] = lines[node.lineno - 1].partition("=")[2].strip()
    return found


def of_network(network, X, y=None, iterations=1):
    """The Steps of a network for rows X, and, with targets y, of its gradients and so many iterations of training.

    Each iteration is one step with all rows at once, by the optimizer that the network was trained with, or gradient
    descent.  Nothing is dropped; the network itself stays as it is.
    """
    network = Network.of_state(network.state())
    for layer in network.layers:
        if isinstance(layer, Dropout):
            layer.rate = 0.0
    found = []
    for i in range(1, iterations + 1):
        found += [Step(i, *step) for step in _of_iteration(network, X, y)]
        if y is not None and i < iterations:
            network.partial_fit(X, y, batch_size=None, shuffle=False, progress=False,
                                optimizer=network.optimizer or "sgd")
    return found


def _of_iteration(network, X, y):
    """[(layer, name, formula, Matrix), ...]; layer 0 is what comes in, the one after the last the loss."""
    inputs = inputs_of(network, X)
    found = [(0, "X", "" if network.encoder is None else "encoder.transform(rows)", inputs)]
    x = inputs if network.scaler is None else network.scaler.transform(inputs)
    if network.scaler is not None:
        found.append((0, "X scaled", "(X - centre) / spread", x))
    for k, (layer, (a, memory)) in enumerate(zip(network.layers, network.chain.forward(x)), 1):
        if isinstance(layer, Dense):
            for name in ("W", "b"):
                found.append((k, name, "", getattr(layer, name)))
            found += [(k, "z", "x W + b", memory[1]), (k, "a", "%s(z)" % layer.activation.name, a)]
        else:
            found.append((k, "a", "x, as nothing is dropped" if isinstance(layer, Dropout) else "%r" % layer, a))
    if network.target_scaler is not None:
        found.append((len(network.layers), "outputs", "a spread + centre", network.predict(X)))
    if y is None:
        return found
    _, t, _, _ = prepared(network, X, y)
    return found + _backward(network, x, t)


def _backward(network, x, t):
    """The same from the targets t on: the loss, and from the last layer to the first, delta and gradients."""
    last = len(network.layers)
    chain = network.chain
    terms, pairs = chain.deltas(x, t)
    loss, penalty, gradients = chain.backward(x, t)
    found = [(last + 1, "t", "", t), (last + 1, "terms", chain.loss.name, terms),
             (last + 1, "loss", TOTALS[chain.loss.divisor] + (
                 ", and the penalties l1 and l2" if chain.l1 or chain.l2 else ""), Matrix([[loss + penalty]]))]
    learning = [k for k, layer in enumerate(network.layers, 1) if isinstance(layer, Dense)]
    for k, (_, delta), (dW, db) in reversed(list(zip(learning, pairs, chain.by_layer(gradients)))):
        how = "delta W^T of the layer above, times the slope of a by z"
        if k == learning[-1]:
            how = ("a - t, divided as the loss is" if chain.loss.only_with else
                   "the loss's slope by a, times that of a by z")
        found += [(k, "delta", how, delta), (k, "dW", "x^T delta" + _penalties(chain), dW),
                  (k, "db", "the sum of delta's rows", db)]
    return found


def _penalties(chain):
    return "".join([" + " + term for term, factor in (("l1 sign(W)", chain.l1), ("l2 W", chain.l2)) if factor])


# ---- as text ----

def as_json(steps):
    """One object: {"steps": [{"iteration", "step", "name", "formula", "rows"}, ...]}."""
    records = [dict(step._asdict(), rows=step.matrix.tolist()) for step in steps]
    for record in records:
        del record["matrix"]
    return json.dumps({"steps": records}, indent=1) + "\n"


def as_csv(steps):
    """A line for each number: iteration, step, name, row, column, value."""
    lines = ["iteration,step,name,row,column,value"]
    for step in steps:
        for i, row in enumerate(step.matrix.tolist()):
            lines += ["%d,%d,%s,%d,%d,%r" % (step.iteration, step.step, step.name, i, j, x) for j, x in enumerate(row)]
    return "\n".join(lines) + "\n"


def as_tsv(steps):
    """Blocks for a spreadsheet: a line of iteration, step, name and formula, then the rows of the matrix."""
    lines = []
    for step in steps:
        heading = ["iteration %d" % step.iteration, "step %d" % step.step, step.name]
        lines += ["\t".join(heading + ([_plain(step.formula)] if step.formula else []))]
        lines += ["\t".join([repr(x) for x in row]) for row in step.matrix.tolist()] + [""]
    return "\n".join(lines)


def _plain(formula):
    """The formula as text that no spreadsheet takes for one of its own."""
    return "'" + formula if formula[:1] in "=+-@" else formula


def as_markdown(steps):
    """A heading for each iteration and step, and each matrix as a table under its formula."""
    lines, place = [], None
    for step in steps:
        if place is None or step.iteration != place[0]:
            lines += ["# Iteration %d" % step.iteration, ""]
        if (step.iteration, step.step) != place:
            lines += ["## Step %d" % step.step, ""]
        place = step.iteration, step.step
        rows = step.matrix.tolist()
        formula = " = " + step.formula if step.formula else ""
        lines += ["`%s%s` (%d x %d)" % (step.name, formula, len(rows), len(rows[0])), "",
                  "|" + " |" * len(rows[0]), "|" + "---|" * len(rows[0])]
        lines += ["| " + " | ".join([repr(x) for x in row]) + " |" for row in rows] + [""]
    return "\n".join(lines)


FORMATS = {"csv": as_csv, "json": as_json, "markdown": as_markdown, "tsv": as_tsv}
