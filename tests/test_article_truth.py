"""The article's weights in 50 digits: the file is what the recipe makes, and floats come near it."""
import os
import sys
from decimal import Decimal

import numpy
import pytest

from amounts import some
from paths import GOLDEN
from purenn import article
from purenn.arrays.distances import from_truth

sys.path.insert(0, GOLDEN)
import article_truth_recipe as recipe  # noqa: E402

with open(os.path.join(GOLDEN, "article_truth.txt")) as file:
    TRUTH = {int(line.split()[0]): [Decimal(x) for x in line.split()[1:]] for line in file}


def trained(seed, epochs=5000):
    weights = article.train(article.X, article.y, *article.initialize(seed), epochs=epochs, lr=0.1)
    return [x for matrix in weights for x in matrix._data]


def test_every_seed_is_there_in_50_digits():
    assert tuple(TRUTH) == recipe.SEEDS and {len(numbers) for numbers in TRUTH.values()} == {19}
    assert min(len(x.as_tuple().digits) for numbers in TRUTH.values() for x in numbers) >= 45


@pytest.mark.long
@pytest.mark.parametrize("seed", recipe.SEEDS[::4])
def test_the_recipe_gives_the_file(seed):
    assert recipe.weights(seed) == TRUTH[seed]


@pytest.mark.parametrize("seed", some(recipe.SEEDS, 1))
def test_floats_come_near_the_truth_and_4_999_epochs_do_not(seed):
    near, far = [[from_truth(x, true) for x, true in zip(trained(seed, epochs), TRUTH[seed])] for epochs in (5000, 4999)]
    assert numpy.median(near) < 500 and max(near) < 10000
    assert numpy.median(far) > 1e9
