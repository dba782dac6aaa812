"""names.py: mistakes people make, and the number of edits against its definition, a recursion."""
from functools import lru_cache

import pytest
from hypothesis import given, strategies as st

from amounts import examples
from purenn import activations, losses, metrics, optimizers
from purenn.floats import names

OPTIONS = ["target", "columns", "out", "learning_rate", "batch-size", "epochs", "progress"]


@pytest.mark.parametrize("name, known, expected", [
    ("mse", losses.LOSSES, "mean_squared_error"), ("MSE", metrics.METRICS, "mean_squared_error"),
    ("mae", losses.LOSSES, "mean_absolute_error"), ("bce", losses.LOSSES, "binary_cross_entropy"),
    ("acc", metrics.METRICS, "accuracy"), ("ReLU", activations.ACTIVATIONS, "relu"), ("leakyrelu", activations.ACTIVATIONS, "leaky_relu"),
    ("sigmiod", activations.ACTIVATIONS, "sigmoid"), ("Adam", optimizers.OPTIMIZERS, "adam"), ("adm", optimizers.OPTIMIZERS, "adam"),
    ("traget", OPTIONS, "target"), ("lr", OPTIONS, "learning_rate"), ("batch_size", OPTIONS, "batch-size"),
    ("crossentropy", losses.LOSSES, "categorical_cross_entropy"), ("Cross-Entropy", losses.LOSSES, "categorical_cross_entropy"),
    ("log_loss", losses.LOSSES, "binary_cross_entropy"), ("linear", activations.ACTIVATIONS, "identity"),
    ("AUC", metrics.METRICS, "roc_auc"), ("f1-score", metrics.METRICS, "f1"), ("verbose", OPTIONS, "progress"),
    ("--lr", ["--epochs", "--learning-rate"], "--learning-rate"), ("hidden_layer_sizes", ["--hidden"], "--hidden"),
    ("js", ["c", "javascript", "python", "r"], "javascript"), ("einsum", ["exp", "sum"], "sum")])
def test_what_was_meant(name, known, expected):
    assert names.closest(name, sorted(known))[0] == expected
    assert names.unknown("thing", name, sorted(known)) == "unknown thing %r; closest is %s; known are %s" % (
        name, expected, ", ".join(sorted(known)))


@pytest.mark.parametrize("name", ["", "x", "quantile", None, 3, [], b"relu", "relu" * 20])
def test_what_is_like_nothing(name):
    assert names.closest(name, sorted(activations.ACTIVATIONS)) == []
    assert names.unknown("activation", name, ["b", "a"]) == "unknown activation %s; known are b, a" % names.shown(name)


def test_synonyms_are_of_names_in_small_letters():
    for name, others in names.SYNONYMS.items():
        assert names._letters(others).replace(" ", "") == others.replace(" ", "") and name == name.lower().replace("-", "_")


def test_long_lists_are_cut():
    text = names.unknown("column", "zz", ["column %d" % i for i in range(300)])
    assert len(text) < names.MOST_LETTERS + 60 and text.endswith(" and so on")


def edits(a, b):
    """By the definition: the least number of letters put in, left out, replaced, or swapped with their neighbour."""
    @lru_cache(None)
    def least(i, j):
        if not i or not j:
            return i + j
        ways = [least(i - 1, j) + 1, least(i, j - 1) + 1, least(i - 1, j - 1) + (a[i - 1] != b[j - 1])]
        if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
            ways.append(least(i - 2, j - 2) + 1)
        return min(ways)
    return least(len(a), len(b))


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
@examples(500)
def test_edits(a, b):
    assert names._edits(a, b) == edits(a, b)


def test_a_list_of_names_ends_with_a_whole_name():
    known = ["--option-%d" % i for i in range(99)]
    text = names.listed(known)
    assert text.endswith(" and so on") and text[:-len(" and so on")].split(", ")[-1] in known and len(text) <= names.MOST_LETTERS + 12
    assert names.listed(known[:3]) == "--option-0, --option-1, --option-2" and names.listed([]) == ""
