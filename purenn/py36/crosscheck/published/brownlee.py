"""Jason Brownlee's backpropagation from scratch, whose printed numbers are of two programs."""
from random import Random

from .... import article
from ....losses import squares
from ..mistakes import BY_NAME
from .computing import flat, matrix, of_floats, one_step, with_mistakes
from .examples import Example, Variant, printed

LAST = BY_NAME["last hidden activation left out"]
ROWS = """2.7810836 2.550537003; 1.465489372 2.362125076; 3.396561688 4.400293529; 1.38807019 1.850220317;
          3.06407232 3.005305973; 7.627531214 2.759262235; 5.332441248 2.088626775; 6.922596716 1.77106367;
          8.675418651 -0.242068655; 7.673756466 3.508563011"""


def _hand(number, iteration):
    """The network of sections 2 and 3, for the row 1, 0 and the answer 0, 1."""
    start = (matrix(number, "0.13436424411240122; 0.8474337369372327"), matrix(number, "0.763774618976614"),
             matrix(number, "0.2550690257394217 0.4494910647887381"),
             matrix(number, "0.49543508709194095 0.651592972722763"))
    return one_step(iteration, matrix(number, "1 0"), matrix(number, "0 1"), start, number("0.5"))


def _start(number):
    """What random.seed(1) draws: for each neuron its weights, then its bias, layer by layer."""
    random = Random(1)
    start = []
    for _ in range(2):
        neurons = [[random.random() for _ in range(3)] for _ in range(2)]
        start += [of_floats(number, zip(*[neuron[:2] for neuron in neurons])),
                  of_floats(number, [[neuron[2] for neuron in neurons]])]
    return start


def _trained(number, iteration):
    """(the sum of squared errors of each of 20 epochs, the weights), a row at a time."""
    X, weights, errors = matrix(number, ROWS), _start(number), []
    y = matrix(number, "; ".join(["1 0"] * 5 + ["0 1"] * 5))
    for _ in range(20):
        total = number("0")
        for i in range(len(X)):
            step = one_step(iteration, X[i:i + 1], y[i:i + 1], weights, number("0.5"))
            total = total + squares(step["output"], y[i:i + 1]).sum()
            weights = [step[name] for name in ("wh", "bh", "wout", "bout")]
        errors.append(total)
    return errors, weights


def _by_neuron(weights):
    """The weights and the bias of each neuron."""
    wh, bh, wout, bout = weights
    return [flat(W[:, j:j + 1], b[:, j:j + 1]) for W, b in ((wh, bh), (wout, bout)) for j in range(2)]


def _errors_found(number, iteration):
    """The numbers of section 3, and of section 5's network."""
    step, (_, weights) = _hand(number, iteration), _trained(number, iteration)
    found = {"section 3: outputs": flat(step["output"]), "section 3: deltas of the outputs": flat(step["d_output"]),
             "section 3: hidden delta": flat(step["d_hiddenlayer"])}
    found.update(_labelled("section 5", weights))
    return found


def _labelled(section, weights):
    return {"%s: neuron %d" % (section, i): numbers for i, numbers in enumerate(_by_neuron(weights), 1)}


def _compute(number):
    step, (errors, weights) = _hand(number, article.iteration), _trained(number, article.iteration)
    found = dict(_errors_found(number, article.iteration), **_labelled("section 4", weights))
    return dict(found, **{
        "section 2: hidden output": flat(step["hiddenlayer_activations"]), "section 2: outputs": flat(step["output"]),
        "section 4: errors of epochs 0 to 9": errors[:10], "section 4: errors of epochs 10 to 19": errors[10:]})


BROWNLEE = Example(
    "brownlee", "How to Code a Neural Network with Backpropagation In Python (from scratch)", "Jason Brownlee", "2016",
    "https://machinelearningmastery.com/implement-backpropagation-algorithm-scratch-python/",
    "2-1-2 and 2-2-2, sigmoids, half the squared error, rate 0.5, a row at a time, random.seed(1)",
    printed("""
        section 2: hidden output             | 0.7105668883115941
        section 2: outputs                   | 0.6629970129852887 0.7253160725279748
        section 3: outputs                   | 0.6213859615555266 0.6573693455986976
        section 3: deltas of the outputs     | -0.14619064683582808 0.0771723774346327
        section 3: hidden delta              | -0.0005348048046610517
        section 4: errors of epochs 0 to 9   | 6.350 5.531 5.221 4.951 4.519 4.173 3.835 3.506 3.192 2.898
        section 4: errors of epochs 10 to 19 | 2.626 2.377 2.153 1.953 1.774 1.614 1.472 1.346 1.233 1.132
        section 4: neuron 1                  | -1.4688375095432327 1.850887325439514 1.0858178629550297
        section 4: neuron 2                  | 0.37711098142462157 -0.0625909894552989 0.2765123702642716
        section 4: neuron 3                  | 2.515394649397849 -0.3391927502445985 -0.9671565426390275
        section 4: neuron 4                  | -2.5584149848484263 1.0036422106209202 0.42383086467582715
        section 5: neuron 1                  | -1.482313569067226 1.8308790073202204 1.078381922048799
        section 5: neuron 2                  | 0.23244990332399884 0.3621998343835864 0.40289821191094327
        section 5: neuron 3                  | 2.5001872433501404 0.7887233511355132 -1.1026649757805829
        section 5: neuron 4                  | -2.429350576245497 0.8357651039198697 1.0699217181280656"""),
    _compute, (Variant(LAST.name, LAST.sentence, lambda: _errors_found(float, with_mistakes(LAST))),), False)
