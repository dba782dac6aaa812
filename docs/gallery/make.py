"""python3 docs/gallery/make.py [FOLDER]: make the pictures of docs/pictures.md again, the same bytes each time."""
import math
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(os.path.dirname(HERE)))

from purenn import Dense, Matrix, Network, StandardScaler, arithmetic, article, default_rng, read_csv  # noqa: E402
from purenn.py36.report.boundary import boundary  # noqa: E402
from purenn.py36.report.confusion import confusion  # noqa: E402
from purenn.py36.report.curves import curves  # noqa: E402
from purenn.py36.report.diagram import diagram  # noqa: E402
from purenn.py36.report.scatter import scatter  # noqa: E402
from purenn.py36.report.slope import slope  # noqa: E402

IRIS = os.path.join(os.path.dirname(os.path.dirname(HERE)), "purenn", "commands", "iris.csv")


def iris():
    """A network that tells three kinds of iris apart: its curves, and what it takes for what."""
    table = read_csv(IRIS)
    X, y = table.numbers(table.names[:4]), table.labels("species")
    net = Network([Dense(4, 16, "tanh"), Dense(3, "softmax")], seed=1)
    net.scaler = StandardScaler().fit(X)
    history = net.fit(X, y, epochs=120, learning_rate=0.02, validation_split=0.25, metrics=["accuracy"], patience=40,
                      progress=False)
    return {"curves": curves(history), "confusion": confusion(y, net.classify(X), net.classes)}


def moons():
    """A network of two inputs: two half circles, one inside the other."""
    random = default_rng(7)
    X, y = [], []
    for i in range(240):
        angle, inner = math.pi * random.random(), i % 2
        x1, x2 = math.cos(angle), math.sin(angle)
        noise = random.normal(scale=0.12, size=2)
        X.append([(1 - x1 if inner else x1) + noise[0], (0.5 - x2 if inner else x2) + noise[1]])
        y.append(["outer", "inner"][inner])
    net = Network([Dense(2, 12, "tanh"), Dense(1, "sigmoid")], seed=3)
    net.fit(X, y, epochs=200, learning_rate=0.02, progress=False)
    return {"boundary": boundary(net, Matrix(X), y)}


def numbers():
    """A network that predicts a number, which no input tells exactly."""
    random = default_rng(11)
    X = random.normal(size=(200, 2))
    y = [[2.0 * math.sin(a) + a * b + 0.3 * noise] for (a, b), noise in zip(X, random.normal(size=200))]
    net = Network([Dense(2, 16, "tanh"), Dense(1)], "mean_squared_error", seed=2)
    net.fit(X, y, epochs=150, learning_rate=0.02, progress=False)
    return {"scatter": scatter([row[0] for row in y], [row[0] for row in net.predict(X).tolist()], "y")}


def of_article():
    """The article's network after its 5,000 epochs."""
    net = Network([Dense(4, 3, "sigmoid"), Dense(1, "sigmoid")], "half_squared_error", seed=1)
    wh, bh, wout, bout = article.train(article.X, article.y, *article.initialize(seed=42))
    net.set_weights([(wh, bh), (wout, bout)])
    return {"network": diagram(net)}


def made():
    """{name: the text of a picture} of all; in portable arithmetic, so that each machine makes the same."""
    found = {"slope": slope("gelu")}
    with arithmetic("portable"):
        for drawn in (iris, moons, numbers, of_article):
            found.update(drawn())
    return {name: drawing.svg() for name, drawing in found.items()}


def main(folder=HERE):
    for name, text in sorted(made().items()):
        with open(os.path.join(folder, name + ".svg"), "wb") as file:
            file.write(text.encode("utf-8"))
        print("%s.svg: %d bytes" % (name, len(text)))


if __name__ == "__main__":
    main(*sys.argv[1:])
