"""Examples from articles and posts on the web."""
from .... import article
from ....activations import sigmoid_slope
from ....losses import LOSSES, Loss, distances, squares, squares_slope
from ....matrix import Matrix
from ....random.generators import RandomState
from .computing import chain, descended, flat, matrix, of_floats, of_one, trained, with_mistakes
from .examples import Example, Variant, printed

FIXED = "biases not updated"


# ---- Sunil Ray: the article ----

def _ray(number):
    start = [Matrix([[number(repr(x)) for x in row] for row in article.PRINTED_RUN_START[name]])
             for name in ("wh", "bh", "wout", "bout")]
    X, y = [Matrix([[number(str(x)) for x in row] for row in rows]) for rows in (article.X, article.y)]
    found = trained(article.iteration, X, y, start, number("0.1"), 5000)
    return dict(zip(("wh", "bh", "wout", "bout"), map(flat, found)))


RAY = Example(
    "ray", "Understanding and coding Neural Networks From Scratch in Python and R", "Sunil Ray, Analytics Vidhya",
    "2017",
    "https://www.analyticsvidhya.com/blog/2017/05/neural-network-from-scratch-in-python-and-r/",
    "4-3-1, sigmoids, half the squared error, rate 0.1, 5,000 epochs; the run had no seed, and begins here at a start "
    "that was found by solving for it",
    printed("""
        wh   | 1.61560569 1.46930404 -0.80612237 -1.73880225 -1.41772989 1.23533085
             | 1.73563891 1.73681884 -0.55815855 -0.64345475 -1.02417878 0.78395742
        bh   | -0.36208101 -0.07956337 0.16433623
        wout | 3.54081355 3.11519372 -2.46159562
        bout | -1.46017449"""),
    _ray, (), False)


# ---- Victor Zhou ----

def _zhou(number):
    X, t = matrix(number, "-2 -1"), matrix(number, "1")
    network = chain(Loss("squared error", squares, squares_slope, "sum"),
                    (matrix(number, "1 1; 1 1"), matrix(number, "0 0"), "sigmoid"),
                    (matrix(number, "1; 1"), matrix(number, "0"), "sigmoid"))
    (h, _), (a, _) = network.forward(X)
    other = article.forward(matrix(number, "2 3"), matrix(number, "0 0; 1 1"), matrix(number, "0 0"),
                            matrix(number, "0; 1"), matrix(number, "0"))
    return {"f(7)": [of_one(article.sigmoid, number("7"))], "network of x = 2, 3": flat(other),
            "h1": [h[0, 0]], "y": flat(a), "dL/dy": flat(squares_slope(a, t)),
            "dy/dh1": [sigmoid_slope(None, a)[0, 0]], "dh1/dw1": [X[0, 0] * sigmoid_slope(None, h)[0, 0]],
            "dL/dw1": [network.backward(X, t)[2][0][0, 0]]}


def _rounded_factors():
    """dL/dy is of the rounded y, and the factors are multiplied as they are printed."""
    exact = _zhou(float)
    by_output = squares_slope(Matrix([[round(exact["y"][0], 3)]]), Matrix([[1.0]]))[0, 0]
    product = round(by_output, 3) * round(exact["dy/dh1"][0], 3) * round(exact["dh1/dw1"][0], 4)
    return {"dL/dy": [by_output], "dL/dw1": [product]}


ZHOU = Example(
    "zhou", "Machine Learning for Beginners: An Introduction to Neural Networks", "Victor Zhou", "2019",
    "https://victorzhou.com/blog/intro-to-neural-networks/",
    "2-2-1, sigmoids, all weights 1 and biases 0, the squared error of one sample",
    printed("""
        f(7)                | 0.999
        network of x = 2, 3 | 0.7216
        h1                  | 0.0474
        y                   | 0.524
        dL/dy               | -0.952
        dy/dh1              | 0.249
        dh1/dw1             | -0.0904
        dL/dw1              | 0.0214"""),
    _zhou, (Variant("factors rounded to 3 digits", "The chain rule's factors are multiplied as they are printed.",
                    _rounded_factors),), False)


# ---- Andrew Trask, and Milo Spencer-Harper, who has his data ----

def _drawn(number, *shapes):
    """Weights from -1 to 1 as np.random.seed(1) and 2 * np.random.random(shape) - 1 draw them."""
    random = RandomState(1)
    return [of_floats(number, (Matrix(random.uniform(size=shape)) * 2 - 1).tolist()) for shape in shapes]


def _neuron(number, X, y, times):
    """(the start's weights, the weights after so many steps, a chain that has those) of one neuron without bias."""
    [W] = _drawn(number, (3, 1))
    network = chain(LOSSES["half_squared_error"], (W, matrix(number, "0"), "sigmoid"))
    found = descended(network, matrix(number, X), matrix(number, y), number("1"), times, keep=(1,))
    network.set_parameters(found)
    return W, found[0], network


def _trask(number):
    X = "0 0 1; 0 1 1; 1 0 1; 1 1 1"
    return {"outputs": flat(_neuron(number, X, "0; 0; 1; 1", 9999)[2].outputs(matrix(number, X)))}


TRASK = Example(
    "trask", "A Neural Network in 11 lines of Python (Part 1): 2 layers", "Andrew Trask", "2015",
    "https://iamtrask.github.io/2015/07/12/basic-python-network/",
    "one sigmoid without bias, half the squared error, rate 1, np.random.seed(1); the outputs of iteration 10,000, "
    "which come before its update",
    printed("outputs | 0.00966449 0.00786506 0.99358898 0.99211957"), _trask, (), False)


def _trask_layers(number, lr):
    """(the errors at 0, 10,000 ... 50,000 steps, the weights after 60,000, layer by layer)."""
    X, y = matrix(number, "0 0 1; 0 1 1; 1 0 1; 1 1 1"), matrix(number, "0; 1; 1; 0")
    wh, wout = _drawn(number, (3, 4), (4, 1))
    weights = [wh, matrix(number, "0 0 0 0"), wout, matrix(number, "0")]
    fixed, errors = with_mistakes(FIXED), []
    for _ in range(6):
        errors.append(distances(article.forward(X, *weights), y).mean())
        weights = trained(fixed, X, y, weights, number(lr), 10000)
    return errors, flat(weights[0]), flat(weights[2])


def _trask_alphas(number):
    found = {}
    for lr in ("0.1", "10"):
        found.update(zip(["rate %s: %s" % (lr, what) for what in ("errors", "synapse 0", "synapse 1")],
                         _trask_layers(number, lr)))
    return found


TRASK_3 = Example(
    "trask_3", "A Neural Network in 11 lines of Python (Part 1): 3 layers", "Andrew Trask", "2015",
    "https://iamtrask.github.io/2015/07/12/basic-python-network/",
    "3-4-1, sigmoids without biases, half the squared error, rate 1, np.random.seed(1); the mean distance from the "
    "targets at 0, 10,000 ... 50,000 steps",
    printed("""
        errors | 0.496410031903 0.00858452565325 0.00578945986251
               | 0.00462917677677 0.00395876528027 0.00351012256786"""),
    lambda number: {"errors": _trask_layers(number, "1")[0]}, (), True)

TRASK_ALPHAS = Example(
    "trask_alphas", "A Neural Network in 13 lines of Python (Part 2 - Gradient Descent)", "Andrew Trask", "2015",
    "https://iamtrask.github.io/2015/07/27/python-network-part2/",
    "the same network with other rates; errors as there, and the weights after 60,000 steps",
    printed("""
        rate 0.1: errors    | 0.496410031903 0.0428880170001 0.0240989942285
                            | 0.0181106521468 0.0149876162722 0.0130144905381
        rate 0.1: synapse 0 | 3.88035459 3.6391263 -5.99509098 -3.8224267 -1.72462557 -5.41496387
                            | -6.30737281 -3.03987763 0.45953952 -1.77301389 2.37235987 5.04309824
        rate 0.1: synapse 1 | -5.72386389 6.15041318 -9.40272079 6.61461026
        rate 10: errors     | 0.496410031903 0.00312938876301 0.00214459557985
                            | 0.00172397549956 0.00147821451229 0.00131274062834
        rate 10: synapse 0  | 4.52597806 5.77663165 -7.34266481 -5.29379829 1.66715206 -7.16447274
                            | -7.99779235 -1.81881849 -4.27032921 -3.35838279 3.44594007 4.88852208
        rate 10: synapse 1  | -8.58485788 10.1786297 -14.87601886 7.57026121"""),
    _trask_alphas, (), True)


def _milo(number):
    W, found, network = _neuron(number, "0 0 1; 1 1 1; 1 0 1; 0 1 1", "0; 1; 1; 0", 10000)
    return {"weights at the start": flat(W), "weights after 10,000": flat(found),
            "output for 1, 0, 0": flat(network.outputs(matrix(number, "1 0 0")))}


MILO = Example(
    "milo", "How to build a simple neural network in 9 lines of Python code", "Milo Spencer-Harper", "2015",
    "https://medium.com/technology-invention-and-more/how-to-build-a-simple-neural-network-in-9-lines-of-python-code-cc8f23647ca1",
    "Trask's neuron and data in another order",
    printed("""
        weights at the start | -0.16595599 0.44064899 -0.99977125
        weights after 10,000 | 9.67299303 -0.2078435 -4.62963669
        output for 1, 0, 0   | 0.99993704"""),
    _milo, (), False)
