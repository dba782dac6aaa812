"""Mistakes that people make in backpropagation, put into the example for NumPy one by one: some vector finds each."""
import os

import pytest

import vector_sets
from amounts import long, some
from paths import ROOT
from purenn.py36.vectors import judging

ORDER = ("schedules", "initializers", "optimizers", "losses", "activations", "networks")       # the quick ones first

# What is wrong, and what stands in the place of what.
MUTATIONS = [
    ("sigmoid without its minus", "1 / (1 + np.exp(-z))", "1 / (1 + np.exp(z))"),
    ("sigmoid's slope of the sigmoid again", "\"sigmoid\": lambda z, a: a * (1 - a)", "\"sigmoid\": lambda z, a: sigmoid(a) * (1 - sigmoid(a))"),
    ("sigmoid's slope is the sigmoid", "\"sigmoid\": lambda z, a: a * (1 - a)", "\"sigmoid\": lambda z, a: a"),
    ("tanh's slope without a square", "1 - a ** 2", "1 - a"),
    ("tanh's slope of z", "1 - a ** 2", "1 - z ** 2"),
    ("relu's slope at 0 is 1", "(z > 0) * 1.0", "(z >= 0) * 1.0"),
    ("leaky slope of 0.1", "np.where(z > 0, 1, 0.01)", "np.where(z > 0, 1, 0.1)"),
    ("leaky value of 0.1", "0.01 * z", "0.1 * z"),
    ("elu by exp(z) - 1", "np.expm1(np.minimum(z, 0))", "np.exp(np.minimum(z, 0)) - 1"),
    ("softplus by log(1 + exp(z))", "np.logaddexp(0, z), \"silu\"", "np.log(1 + np.exp(z)), \"silu\""),
    ("silu's slope without the product rule", "sigmoid(z) * (1 + z * (1 - sigmoid(z)))", "sigmoid(z) * (1 - sigmoid(z))"),
    ("softmax without its maximum taken off", "np.exp(z - z.max(axis=1, keepdims=True))", "np.exp(z)"),
    ("softmax over the columns", "e / e.sum(axis=1, keepdims=True)", "e / e.sum(axis=0, keepdims=True)"),
    ("softmax's maximum of the whole matrix", "np.exp(z - z.max(axis=1, keepdims=True))", "np.exp(z - z.max())"),
    ("softmax's slope p (1 - p)", "return a * (gradient - (gradient * a).sum(axis=1, keepdims=True))", "return gradient * a * (1 - a)"),
    ("the half is missing", "((a - t) ** 2 / 2, a - t)", "((a - t) ** 2, a - t)"),
    ("the 2 is missing", "2 * (a - t)", "(a - t)"),
    ("the sign of the error", "((a - t) ** 2 / 2, a - t)", "((a - t) ** 2 / 2, t - a)"),
    ("a distance's slope at 0", "np.sign(a - t)", "np.where(a >= t, 1.0, -1.0)"),
    ("huber without its constant", "abs(a - t) - 0.5", "abs(a - t)"),
    ("huber's slope not clipped", "np.clip(a - t, -1, 1)", "a - t"),
    ("hinge's slope at the margin", "np.where(1 - t * a > 0, -t, 0)", "np.where(1 - t * a >= 0, -t, 0)"),
    ("hinge counts right answers", "np.where(1 - t * a > 0, -t, 0)", "-t"),
    ("cross entropy by logarithms of the output", "(t * np.logaddexp(0, -z) + (1 - t) * np.logaddexp(0, z), a - t)",
     "(-t * np.log(a) - (1 - t) * np.log(1 - a), a - t)"),
    ("cross entropy of the ones alone", "(t * np.logaddexp(0, -z) + (1 - t) * np.logaddexp(0, z), a - t)", "(t * np.logaddexp(0, -z), a - t)"),
    ("the logarithm of softmax is of its value", "    z = z - z.max(axis=1, keepdims=True)\n    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))",
     "    return np.log(softmax(z) + 1e-12)"),
    ("the cross entropy's mean over outputs too", "\"categorical_cross_entropy\": len(t)}", "\"categorical_cross_entropy\": t.size}"),
    ("the sum instead of the mean", ".get(name, t.size)", ".get(name, 1)"),
    ("the mean over samples alone", ".get(name, t.size)", ".get(name, len(t))"),
    ("the mean instead of the half's sum", "{\"half_squared_error\": 1,", "{\"half_squared_error\": t.size,"),
    ("the loss is divided, the gradient is not", "gradient = weights * slope / n", "gradient = weights * slope"),
    ("the gradient has no weights", "gradient = weights * slope / n", "gradient = slope / n"),
    ("the weights divide as well", "return (weights * terms).sum() / n,", "return (weights * terms).sum() / n / np.mean(weights),"),
    ("the slope is applied to a cross entropy", "gradient if \"entropy\" in name else", "gradient if \"categorical\" in name else"),
    ("gradient ascent", "return p - rate * g\n", "return p + rate * g\n"),
    ("momentum times 1 - momentum", "o[\"momentum\"] * kept.get(\"v\", 0) + g", "o[\"momentum\"] * kept.get(\"v\", 0) + (1 - o[\"momentum\"]) * g"),
    ("momentum with the rate inside", "kept.get(\"v\", 0) + g\n        return p - rate * (g + o[\"momentum\"] * v if name == \"nesterov\" else v)",
     "kept.get(\"v\", 0) + rate * g\n        return p - (rate * g + o[\"momentum\"] * v if name == \"nesterov\" else v)"),
    ("nesterov without its look ahead", "g + o[\"momentum\"] * v if name == \"nesterov\" else v", "v"),
    ("nesterov twice ahead", "g + o[\"momentum\"] * v if name == \"nesterov\" else v",
     "v + o[\"momentum\"] * v if name == \"nesterov\" else v"),
    ("nesterov with the old velocity", "v = kept[\"v\"] = o[\"momentum\"] * kept.get(\"v\", 0) + g\n",
     "old = kept.get(\"v\", 0)\n        v = kept[\"v\"] = o[\"momentum\"] * old + g\n        v = old + g if name == \"nesterov\" else v\n"),
    ("rmsprop's epsilon inside the root", "(1 - o[\"alpha\"]) * g ** 2\n        return p - rate * g / (np.sqrt(s) + o[\"epsilon\"])",
     "(1 - o[\"alpha\"]) * g ** 2\n        return p - rate * g / np.sqrt(s + o[\"epsilon\"])"),
    ("adagrad's epsilon inside the root", "kept.get(\"s\", 0) + g ** 2\n        return p - rate * g / (np.sqrt(s) + o[\"epsilon\"])",
     "kept.get(\"s\", 0) + g ** 2\n        return p - rate * g / np.sqrt(s + o[\"epsilon\"])"),
    ("adagrad forgets", "kept.get(\"s\", 0) + g ** 2", "0.9 * kept.get(\"s\", 0) + g ** 2"),
    ("rmsprop's shares exchanged", "o[\"alpha\"] * kept.get(\"s\", 0) + (1 - o[\"alpha\"]) * g ** 2",
     "(1 - o[\"alpha\"]) * kept.get(\"s\", 0) + o[\"alpha\"] * g ** 2"),
    ("adam's epsilon inside the root", "return p - rate * m_hat / (np.sqrt(s_hat) + o[\"epsilon\"])", "return p - rate * m_hat / np.sqrt(s_hat + o[\"epsilon\"])"),
    ("adam's epsilon before the correction", "return p - rate * m_hat / (np.sqrt(s_hat) + o[\"epsilon\"])",
     "return p - rate * m_hat / ((np.sqrt(s) + o[\"epsilon\"]) / np.sqrt(1 - o[\"beta2\"] ** t))"),
    ("adam without epsilon", "return p - rate * m_hat / (np.sqrt(s_hat) + o[\"epsilon\"])", "return p - rate * m_hat / np.maximum(np.sqrt(s_hat), 1e-300)"),
    ("adam without the correction of the mean", "m_hat = m / (1 - o[\"beta1\"] ** t)", "m_hat = m"),
    ("adam without the correction of the squares", "s_hat = s / (1 - o[\"beta2\"] ** t)", "s_hat = s"),
    ("adam counts from 0", "m_hat = m / (1 - o[\"beta1\"] ** t)", "m_hat = m / (1 - o[\"beta1\"] ** max(t - 1, 1))"),
    ("adam's betas exchanged", "m_hat = m / (1 - o[\"beta1\"] ** t)", "m_hat = m / (1 - o[\"beta2\"] ** t)"),
    ("adam's squares of the mean", "(1 - o[\"beta2\"]) * g ** 2", "(1 - o[\"beta2\"]) * m ** 2"),
    ("decay without the rate", "p = p - rate * o[\"weight_decay\"] * p", "p = p - o[\"weight_decay\"] * p"),
    ("decay in the gradient, as l2", "p = p - rate * o[\"weight_decay\"] * p", "g = g + o[\"weight_decay\"] * p"),
    ("a schedule one step late", "n // o[\"step_size\"]", "(n + 1) // o[\"step_size\"]"),
    ("a schedule that is not a staircase", "n // o[\"step_size\"]", "n / o[\"step_size\"]"),
    ("an exponent that begins at 1", "o[\"gamma\"] ** n", "o[\"gamma\"] ** (n + 1)"),
    ("inverse scaling that begins at 0", "rate / (n + 1) ** o[\"exponent\"]", "rate / max(n, 1) ** o[\"exponent\"]"),
    ("a warm up that begins at 0", "rate * (n + 1) / o[\"warm_up\"]", "rate * n / o[\"warm_up\"]"),
    ("a wave that does not stop", "done = min((n - o[\"warm_up\"]) / (o[\"steps\"] - o[\"warm_up\"]), 1)", "done = (n - o[\"warm_up\"]) / (o[\"steps\"] - o[\"warm_up\"])"),
    ("a wave over the warm up as well", "(n - o[\"warm_up\"]) / (o[\"steps\"] - o[\"warm_up\"])", "n / o[\"steps\"]"),
    ("glorot by the inputs alone", "\"glorot\": 2 / (n_in + n_out)", "\"glorot\": 2 / n_in"),
    ("he with a 1", "\"he\": 2 / n_in", "\"he\": 1 / n_in"),
    ("a bound that is the deviation", "np.sqrt(3 * variance)", "np.sqrt(variance)"),
    ("the variance for the deviation", "random.normal(0, np.sqrt(variance), size)", "random.normal(0, variance, size)"),
    ("weights drawn transposed", "random.uniform(-bound, bound, size)", "random.uniform(-bound, bound, size[::-1]).T"),
    ("biases drawn first", "return random.uniform(size=size), random.uniform(size=(1, n_out))",
     "b = random.uniform(size=(1, n_out))\n        return random.uniform(size=size), b"),
    ("a transpose that is missing", "delta @ Ws[i].T)", "delta @ Ws[i].reshape(Ws[i].shape[::-1]))"),
    ("the transpose of the inputs is missing", "inputs[i].T @ delta", "inputs[i].reshape(inputs[i].shape[::-1]) @ delta"),
    ("the mean of the deltas for the bias", "delta.sum(axis=0, keepdims=True)]", "delta.mean(axis=0, keepdims=True)]"),
    ("one bias for all outputs", "delta.sum(axis=0, keepdims=True)]", "delta.sum(axis=0, keepdims=True) * 0 + delta.sum()]"),
    ("no bias in the forward pass", "zs.append(a @ W + b)", "zs.append(a @ W)"),
    ("the hidden slope is forgotten", "delta = through(names[i - 1], zs[i - 1], inputs[i], delta @ Ws[i].T)", "delta = delta @ Ws[i].T"),
    ("the hidden slope is that of the layer above", "through(names[i - 1], zs[i - 1]", "through(names[i] if names[i] != \"softmax\" else names[i - 1], zs[i - 1]"),
    ("l2 without its half in the loss", "given[\"l2\"] / 2 * (W ** 2).sum()", "given[\"l2\"] * (W ** 2).sum()"),
    ("l2 not in the gradient", " + given[\"l2\"] * Ws[i]\n", "\n"),
    ("l1 as its square", "given[\"l1\"] * np.sign(Ws[i])", "given[\"l1\"] * Ws[i]"),
    ("the last batch is left out", "first = first + size if first + size < len(X) else 0", "first = first + size if first + 2 * size <= len(X) else 0"),
    ("the first batch again and again", "first = first + size if first + size < len(X) else 0", "pass"),
    ("each layer counts the steps of adam", "dW, kept[i][0], n)", "dW, kept[i][0], n + i)"),
    ("the biases have no memory", "bs[i] = step(given[\"optimizer\"], given[\"options\"], bs[i], db, kept[i][1], n)",
     "bs[i] = step(given[\"optimizer\"], given[\"options\"], bs[i], db, dict(kept[i][1]), n)"),
    ("weights updated before they are used", "        gradients.insert(0, [dW, delta.sum(axis=0, keepdims=True)])\n",
     "        gradients.insert(0, [dW, delta.sum(axis=0, keepdims=True)])\n        Ws = Ws[:i] + [Ws[i] - given[\"options\"][\"rate\"] * dW] + Ws[i + 1:]\n"),
    ("biases never updated", "bs[i] = step(given[\"optimizer\"], given[\"options\"], bs[i], db, kept[i][1], n)", "bs[i] = bs[i] + 0"),
    ("one step too few", "        if n in given[\"steps\"]:\n", "        if n + 1 in given[\"steps\"]:\n            n += 1\n"),
    ("the loss of the first row", "return a, loss, gradients", "return a, loss / len(X), gradients"),
    ("numbers in single precision", "return float.fromhex(x) if", "return float(np.float32(float.fromhex(x))) if"),
]
# The same in other words, which nothing may find: the control.
SAME = "delta.sum(axis=0, keepdims=True)]", "np.sum(delta, axis=0, keepdims=True)]"


@pytest.fixture(scope="module")
def source():
    with open(vector_sets.example("numpy_vectors.py")) as file:
        return file.read()


def first_failure(text):
    """The id of the first vector that fails, or "": the answers of the example's text, as a module."""
    names = {"__name__": "mutated"}
    exec(compile(text, "numpy_vectors.py", "exec"), names)
    with names["np"].errstate(all="ignore"):
        for case in vector_sets.cases(*ORDER):
            try:
                if vector_sets.asked(names["answer"], names["numbers"], case).state == judging.FAILED:
                    return case["id"]
            except (ValueError, IndexError, TypeError):         # shapes that do not go together are a failure as well
                return case["id"]
    return ""


def mutated(text, old, new):
    assert text.count(old) == 1, "%r is there %d times" % (old, text.count(old))
    return text.replace(old, new)


@pytest.mark.parametrize("change", [pytest.param(change, id=name) for name, *change in some(MUTATIONS, 3)])
def test_a_mistake_is_found(change, source):
    assert first_failure(mutated(source, *change))


@pytest.mark.parametrize("change", [long(None), long(SAME)])
def test_what_is_right_is_not(change, source):
    assert first_failure(mutated(source, *change) if change else source) == ""


def test_each_mistake_stands_once_and_the_page_counts_them():
    assert len(set([name for name, _, _ in MUTATIONS])) == len(MUTATIONS) == len(set([change[1:] for change in MUTATIONS]))
    with open(os.path.join(ROOT, "docs", "vectors.md"), encoding="utf-8") as file:
        assert "also put %d mistakes into" % len(MUTATIONS) in " ".join(file.read().split())
