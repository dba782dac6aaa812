"""scikit-learn's pipeline for a table, as one would write it by hand beside `train`, on the same rows."""
import re
import warnings

HIDDEN, EPOCHS, BATCH = 16, 100, 32

# So much worse than scikit-learn's network, which begins with other weights, is as good: with 100 rows to test, the
# deviation of an accuracy of 0.8 is 0.04; both networks see the same rows.
NOISE = 0.05


def left_out(report):
    """The names of the columns that a report of `train` says are of no use."""
    found = re.search(r"^left out: (.*)$", report, re.MULTILINE)
    return [name.strip('"') for name in re.findall(r"(?:^|, )([^()]*) \(it [^()]+\)", found.group(1))] if found else []


def table_of(path, shape):
    """(the columns to learn from, the answers) of a file as pandas reads it; rows without an answer are left out."""
    import pandas
    table = pandas.read_csv(path, **shape.reads)
    table = table.rename(columns=lambda name: "" if name[:9] == "Unnamed: " else name).dropna(subset=[shape.target])
    return table.drop(columns=shape.out + [shape.target]), table[shape.target]


def parts(X, y, seed):
    """X and y to train, X and y to test: a quarter of the rows, of classes the same share of each."""
    from sklearn.model_selection import train_test_split
    X, X_test, y, y_test = train_test_split(X, y, test_size=0.25, random_state=seed, stratify=y if has_classes(y) else None)
    return X, y, X_test, y_test


def has_classes(y):
    """Whether the answers are classes: texts, bools, or a few different whole numbers."""
    return y.dtype.kind not in "if" or y.nunique() <= 10


def pipeline(X, y, seed, epochs=EPOCHS, l2=0.0):
    """The columns scaled and encoded, gaps filled in, and a network of the size and the steps of `train`."""
    from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
    from sklearn.impute import SimpleImputer
    from sklearn.neural_network import MLPClassifier, MLPRegressor
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler
    numbers = [name for name in X.columns if X[name].dtype.kind in "if"]
    texts = [name for name in X.columns if name not in numbers]
    columns = ColumnTransformer([
        ("numbers", make_pipeline(SimpleImputer(), StandardScaler()), numbers),
        ("texts", OneHotEncoder(handle_unknown="ignore", sparse_output=False), texts)])
    options = {"hidden_layer_sizes": (HIDDEN,), "activation": "tanh", "learning_rate_init": 0.01, "batch_size": BATCH,
               "max_iter": epochs, "random_state": seed}
    if l2:                                                      # alpha is of a batch, and of half a mean squared error
        options["alpha"] = l2 * BATCH / (1 if has_classes(y) else 2)
    if has_classes(y):
        return make_pipeline(columns, MLPClassifier(**options))
    return make_pipeline(columns, TransformedTargetRegressor(MLPRegressor(**options), transformer=StandardScaler()))


def score(path, shape, seed=42):
    """Accuracy, or r2, on the rows to test."""
    X, y, X_test, y_test = parts(*table_of(path, shape), seed)
    told = dict(zip(shape.options[::2], shape.options[1::2]))
    epochs, l2 = int(told.get("--epochs", EPOCHS)), float(told.get("--l2", 0))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")                         # that the epochs did not suffice
        return pipeline(X, y, seed, epochs, l2).fit(X, y).score(X_test, y_test)
