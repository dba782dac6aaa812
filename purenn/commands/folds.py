"""train --folds: as many networks as folds, each tested on the rows that it has not seen."""
from .building import build_network
from .learning import diverged, fit_network
from .report import Result, across, guess_of


def tested_in_folds(parts, data, options, file):
    """[(title, Result), ...] of the folds, whose places of rows are [(train, test), ...]; fewer after Ctrl-C."""
    guess = guess_of(data.y, data.classes)
    results = []
    for train, test in parts:
        title = "fold %d" % (len(results) + 1)
        data.divide(train, test)
        X, y = data.rows(train)
        network = build_network(data, X, y, options)
        history = fit_network(network, X, y, options, file)
        if history.stopped == "interrupted":
            break
        if history.stopped == "diverged":
            raise diverged(history, options, " of " + title)
        X, y = data.rows(test)
        results.append((title, Result(network, X, y, guess)))
    return results


def folds_text(results, k):
    """The measures of the folds that are done, of k, with their mean and deviation, as text."""
    if not results:
        return "no fold is done"
    return across(results) + ("" if len(results) == k else "\n\n%d of %d folds are done" % (len(results), k))
