"""MLPClassifier of purenn.estimators beside scikit-learn's: fit with the same arguments, to the same losses.

Iris with scikit-learn's defaults; then small networks, by the neurons of the hidden layer and by the rows of a batch,
for where pure Python is quicker.  What engine "c" compiles, it has compiled before.
"""
import warnings

from measure import Case, Differs, Missing, grid, keep, measure, middle, optional, progress, python, raw, table, timed
from purenn.estimators import MLPClassifier
from sides.tasks import CLOSE, compiler

ROUNDS = 5
THEIRS, OURS, BY_C = "scikit-learn", "purenn", "purenn, engine c"
HIDDEN, BATCHES = (1, 2, 4, 8, 16, 32), (1, 2, 4, 8, 16, 32, 64)
FEW, SHORT = 4, 8                       # neurons where batches differ, rows where neurons do


def sides(**options):
    """The sides of a Case: fits of iris with these arguments."""
    def prepare(made, needs):
        def prepared():
            needs()
            X, y = iris()
            fit(made(), X, y)
            right = fit(theirs(), X, y).loss_curve_
            curve = fit(made(), X, y).loss_curve_
            if len(curve) != len(right) or max([abs(a - b) for a, b in zip(curve, right)]) > CLOSE:
                raise Differs("the losses are not scikit-learn's")
            return lambda: timed(lambda: fit(made(), X, y))
        return prepared

    def theirs():
        return optional("sklearn.neural_network").MLPClassifier(random_state=0, **options)
    return [(THEIRS, prepare(theirs, lambda: None)),
            (OURS, prepare(lambda: MLPClassifier(random_state=0, **options), lambda: None)),
            (BY_C, prepare(lambda: MLPClassifier(random_state=0, engine="c", **options), compiler))]


def iris():
    data = optional("sklearn.datasets").load_iris()
    return data.data, data.target


def fit(model, X, y):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")         # that it has not converged
        return model.fit(X, y)


def cases():
    """{part: [Case, ...]}"""
    bases = [(THEIRS, [THEIRS])]
    small = dict(max_iter=20, learning_rate_init=0.01)
    return {
        "defaults": [Case("iris, 4-100-3, batches of 150, 200 epochs of adam", sides(), bases, "ms")],
        "neurons": [Case("%d" % n, sides(hidden_layer_sizes=(n,), batch_size=SHORT, **small), bases, "ms") for n in HIDDEN],
        "rows": [Case("%d" % n, sides(hidden_layer_sizes=(FEW,), batch_size=n, **small), bases, "ms") for n in BATCHES]}


def crossing(cases, sizes):
    """The largest size up to which Python alone is always quicker; None where it never is."""
    found = None
    for size, case in zip(sizes, cases):
        if not middle(case, OURS) < middle(case, THEIRS):
            break
        found = size
    return found


def main():
    print("MLPClassifier, %s, %d rounds" % (python(), ROUNDS))
    found = {}
    for part, of_part in cases().items():
        results = [measure(case, ROUNDS, progress) for case in of_part]
        progress("")
        found[part] = raw(results)
        if part == "defaults":
            print("\n".join([""] + table(results[0])), flush=True)
            continue
        sizes, title = (HIDDEN, "neurons, batches of %d" % SHORT) if part == "neurons" else (BATCHES, "rows a batch, %d neurons" % FEW)
        print("\n".join([""] + grid("20 epochs of adam on iris, by %s" % title, results)))
        if THEIRS not in results[0].missing:
            print("    Python alone is quicker up to %s" % crossing(results, sizes))
    keep("estimators", found, "benchmarks")


if __name__ == "__main__":
    try:
        main()
    except Missing as error:
        raise SystemExit("estimators: not measured: %s" % error)
