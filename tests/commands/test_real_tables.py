"""train on tables in the shapes that people have, beside scikit-learn's pipeline on the same rows; then predict and evaluate.

What each learns, with seconds and memory: python3 tests/bench real_tables.
"""
import pytest

import pipelines
import table_shapes
from amounts import long
from command_line import fails, measures, rows_of, run
from purenn import Network, data
from table_shapes import LARGE, SHAPES

pytest.importorskip("pandas")
pytest.importorskip("sklearn")


def trained(name):
    """(its Shape, the report) of `train` with the options that the table needs."""
    shape = table_shapes.written(name, "table.csv")
    return shape, run("train", "table.csv", "--target", shape.target, "--out", "model.json", *shape.options)


def scores(report):
    """(on the rows to train, on those to test): accuracy or r2."""
    found = measures(report)
    return found.get("accuracy") or found["r2"]


# Those in LARGE take minutes: tests/bench/real_tables.py measures them.
QUICK = ("Titanic", "iris, from R")


@pytest.mark.parametrize("name", [name if name in QUICK else long(name) for name in SHAPES if name not in LARGE])
def test_train_learns_what_a_pipeline_learns(name):
    shape, report = trained(name)
    assert pipelines.left_out(report) == shape.out
    X, y = pipelines.table_of("table.csv", shape)
    network = Network.load("model.json")
    assert network.columns == list(X.columns) and bool(network.classes) == pipelines.has_classes(y)
    size, size_test = measures(report)["rows"]
    assert (size + size_test, size_test) == (len(y), -(-len(y) // 4))
    assert scores(report)[1] > pipelines.score("table.csv", shape) - pipelines.NOISE

    predicted = rows_of(run("predict", "model.json", "table.csv"))
    assert predicted[0] == [shape.target] and len(predicted) >= len(y) + 1
    evaluated = run("evaluate", "model.json", "table.csv")
    assert measures(evaluated)["rows"] == (len(y),)
    if network.classes:
        assert set([label for label, in predicted[1:]]) <= set(network.classes)
        whole = (scores(report)[0] * size + scores(report)[1] * size_test) / len(y)
        assert abs(scores(evaluated)[0] - whole) < 2e-4


@pytest.mark.parametrize("name", [name for name in SHAPES if name not in LARGE])
def test_the_rows_to_test_are_those_of_scikit_learn(name):
    from sklearn.model_selection import train_test_split
    shape = table_shapes.written(name, "table.csv")
    y = pipelines.table_of("table.csv", shape)[1]
    if pipelines.has_classes(y):
        ours = data.split_classes(["%s" % label for label in y], -(-len(y) // 4), 42)[:2]
    else:
        ours = data.split_rows(len(y), -(-len(y) // 4), 42)
    theirs = train_test_split(range(len(y)), test_size=0.25, random_state=42, stratify=y if pipelines.has_classes(y) else None)
    assert list(ours) == theirs


def test_the_recipes_are_the_same_each_time():
    for name in ("survey", "30 rows"):
        files = []
        for path in ("one.csv", "two.csv"):
            table_shapes.written(name, path)
            files.append(open(path, "rb").read())
        assert files[0] == files[1]


# ---- what train says of a table before it is told how to take it ----

@pytest.mark.parametrize("name, words", [
    ("Titanic", "column Age: '' is a missing value; --missing drop would leave its row out, --missing mean fill it in"),
    ("census", "column workclass: ' ?' is a missing value; --missing drop"),
    ("cars", "column horsepower: '?' is a missing value; --missing drop"),
    ("survey", "column How old are you?: '' is a missing value; --missing drop"),
    ("house prices", "column Alley: 'NA' is a missing value; --missing drop"),
    ("sensor log", "is a missing value; --missing drop"),
])
def test_what_is_missing_is_said_with_what_to_do(name, words):
    shape = table_shapes.written(name, "table.csv")
    fails(2, words, "train", "table.csv", "--target", shape.target)


def test_each_option_that_a_table_needs_is_named_where_it_is_left_away():
    shape = table_shapes.written("house prices", "table.csv")
    out = run("train", "table.csv", "--target", shape.target, "--missing", "mean", "--epochs", "1")
    assert "Neighborhood (it holds 25 different texts)" in out
    table_shapes.written("survey", "table.csv")
    fails(2, "the column 'Remarks, if any' holds", "train", "table.csv", "--missing", "mean", "--target", "Remarks, if any")
