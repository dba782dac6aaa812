"""Writes purenn/commands/iris.csv: Fisher's iris data, 150 flowers, from scikit-learn's copy of it.

    python3 tests/golden/iris_recipe.py
"""
from pathlib import Path

from sklearn.datasets import load_iris

NAMES = ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"]     # lengths in centimetres


def text():
    iris = load_iris()
    lines = [",".join(NAMES)]
    for row, species in zip(iris.data.tolist(), iris.target):
        lines.append(",".join([repr(x) for x in row] + [str(iris.target_names[species])]))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(__file__).parents[2].joinpath("purenn", "commands", "iris.csv").write_bytes(text().encode("ascii"))
