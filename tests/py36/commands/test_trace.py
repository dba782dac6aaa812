"""python -m purenn trace: what it writes, and one line for whatever does not go together."""
import csv
import io
import json

import pytest

from command_line import fails, run, trained, write
from purenn import Network, article


def test_the_article_s_network():
    data = json.loads(run("trace", "--format", "json", "--seed", "5", "--hidden", "2", "--lr", "0.5", "--iterations", "2"))["steps"]
    wanted = article.steps(article.X, article.y, *article.initialize(5, hiddenlayer_neurons=2), lr=0.5)
    assert [(s["step"], s["name"], s["rows"]) for s in data if s["iteration"] == 1] == [
        (step, name, matrix.tolist()) for step, name, matrix in wanted]
    assert run("trace").startswith("# Iteration 1\n\n## Step 0\n\n`X` (3 x 4)\n")
    run("trace", "--format", "tsv", "--out", "steps.tsv")
    with open("steps.tsv") as file:
        assert file.read() == run("trace", "--format=tsv")


def test_a_model_on_rows_with_and_without_the_answer():
    trained("iris")
    write("rows.csv", "sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n6.7,3.0,5.2,2.3\n")
    net = Network.load("model.json")
    found = list(csv.DictReader(io.StringIO(run("trace", "model.json", "rows.csv", "--format", "csv"))))
    assert [float(r["value"]) for r in found if r["name"] == "a" and r["step"] == "%d" % len(net.layers)] == net.predict(
        [[5.1, 3.5, 1.4, 0.2], [6.7, 3.0, 5.2, 2.3]])._data
    assert not [r for r in found if r["name"] in ("t", "loss", "dW")]
    names = {r["name"] for r in csv.DictReader(io.StringIO(run("trace", "model.json", "iris", "--format", "csv", "--iterations", "2")))}
    assert {"t", "terms", "loss", "delta", "dW", "db", "X scaled"} <= names
    fails(2, "purenn: rows.csv has no column with the answer, which more than one iteration needs\n", "trace", "model.json", "rows.csv",
          "--iterations", "2")


def test_a_model_without_names_goes_by_place():
    trained("iris")
    net = Network.load("model.json")
    net.notes = net.columns = None
    net.save("bare.json")
    write("rows.csv", "a,b,c,d\n5.1,3.5,1.4,0.2\n")
    assert "dW" not in run("trace", "bare.json", "rows.csv")
    write("more.csv", "a,b,c,d,e\n5.1,3.5,1.4,0.2,%s\n" % net.classes[0])
    assert "dW" in run("trace", "bare.json", "more.csv")


@pytest.mark.parametrize("arguments, text", [
    (["model.json", "iris", "--seed", "3"], "--seed is for the article's network; leave out the model (python -m purenn trace --help)"),
    (["--unseen", "ignore"], "--unseen is for rows of a model: trace MODEL FILE (python -m purenn trace --help)"),
    (["--format", "xls"], "--format xls: known are csv, json, markdown, tsv (python -m purenn trace --help)"),
    (["--iterations", "0"], "--iterations 0: a whole number of at least 1 is needed (python -m purenn trace --help)"),
    (["none.json", "iris"], "cannot read none.json: No such file or directory")])
def test_one_line_says_what_is_wrong(arguments, text):
    trained("iris")
    fails(2, "purenn: " + text + "\n", "trace", *arguments)


def test_an_answer_that_lacks_and_a_class_that_is_not_known():
    trained("iris")
    head = "sepal_length,sepal_width,petal_length,petal_width,species\n"
    write("gap.csv", head + "5.1,3.5,1.4,0.2,\n")
    fails(2, "the answer is needed in every row, or in none", "trace", "model.json", "gap.csv")
    write("new.csv", head + "5.1,3.5,1.4,0.2,rose\n")
    fails(2, "is a class that the model does not know", "trace", "model.json", "new.csv")
