"""Examples from courses: Udacity's and deeplearning.ai's."""
from .... import article
from ....losses import LOSSES, Loss, squares, squares_slope
from ....matrix import log
from ..mistakes import deltas_rounded
from .computing import chain, descended, flat, matrix, one_step, with_mistakes
from .examples import Example, Variant, printed

NO_TARGET = "output in the place of target - output"
DELTAS = deltas_rounded(3)


# ---- Udacity: MiniFlow ----

def _miniflow(number, slope):
    network = chain(Loss("sum of squares", squares, slope, "sum"),
                    (matrix(number, "2 -3; 2 -3"), matrix(number, "-3 -5"), "sigmoid"))
    y = "1.23394576e-04 9.82013790e-01"
    return network.backward(matrix(number, "-1 -2; -1 -2"), matrix(number, y + "; " + y))[2]


def _miniflow_found(number):
    dW, db = _miniflow(number, squares_slope)
    return {"dW, first": flat(dW), "db, first": flat(db), "dW, corrected": flat(dW), "db, corrected": flat(db)}


def _without_target():
    dW, db = _miniflow(float, lambda a, t: squares_slope(a * 0, a))
    return {"dW, first": flat(dW), "db, first": flat(db)}


MINIFLOW = Example(
    "miniflow", "MiniFlow: the gradient exercise of nn.py, first and corrected", "Udacity", "2016",
    "https://github.com/yuchen-he/Udacity_Self_Driving_Car_Engineer",
    "one layer of 2 sigmoids, 2 samples, the gradient of the sum of squared errors",
    printed("""
        dW, first     | 6.08973702e-08 6.93800843e-02 1.21794740e-07 1.38760169e-01
        db, first     | -6.08973702e-08 -6.93800843e-02
        dW, corrected | 6.79488741e-18 -2.67826355e-12 1.35897748e-17 -5.35652711e-12
        db, corrected | -6.79488741e-18 2.67826355e-12"""),
    _miniflow_found, (
        Variant(NO_TARGET, "The loss's slope is -2 output, not -2 (target - output).", _without_target),), False)


def _miniflow_mean(number):
    X, W = matrix(number, "-1 -2; -1 -2"), matrix(number, "2; 3")
    y = matrix(number, "1; 2")
    network = chain(LOSSES["mean_squared_error"], (W, matrix(number, "-3"), "sigmoid"))
    outputs, memory = network.forward(X)[0]
    by_output = network.loss.slope(outputs, y) / network.loss.count(y)
    layer = network.layers[0]
    delta = layer.delta(memory, by_output)
    return {"dX": flat(layer.inward(delta)), "dy": flat(-by_output), "dW, db": flat(*network.backward(X, y)[2])}


MINIFLOW_MEAN = Example(
    "miniflow_mean", "MiniFlow: backpropagation, the last version of nn.py", "Udacity", "2017",
    "https://github.com/ChenBohan/CarND-03-Neural-Network-MiniFlow",
    "one sigmoid, 2 samples, the mean squared error",
    printed("""
        dX     | -3.34017280e-05 -5.01025919e-05 -6.68040138e-05 -1.00206021e-04
        dy     | 0.9999833 1.9999833
        dW, db | 5.01028709e-05 1.00205742e-04 -5.01028709e-05"""),
    _miniflow_mean, (), False)


# ---- Udacity: backpropagation by hand, and in NumPy ----

def _walk(number, iteration):
    start = (matrix(number, "0.4; -0.2"), matrix(number, "0"), matrix(number, "0.1"), matrix(number, "0"))
    step = one_step(iteration, matrix(number, "0.1 0.3"), matrix(number, "1"), start, number("0.5"))
    return {"h": flat(step["hidden_layer_input"]), "a": flat(step["hiddenlayer_activations"]),
            "y": flat(step["output"]), "delta o": flat(step["d_output"]), "delta h": flat(step["d_hiddenlayer"]),
            "step of W": flat(step["wout"] - start[2]), "steps of w": flat(step["wh"] - start[0])}


UDACITY_WALK = Example(
    "udacity_walk", "Deep Learning Nanodegree, Backpropagation: Working through an example", "Udacity", "2017",
    "https://classroom.udacity.com/nanodegrees/nd101",
    "2-1-1, sigmoids without biases, half the squared error, rate 0.5",
    printed("""
        h          | -0.02
        a          | 0.495
        y          | 0.512
        delta o    | 0.122
        delta h    | 0.003
        step of W  | 0.0302
        steps of w | 0.00015 0.00045"""),
    lambda number: _walk(number, article.iteration), (
        Variant(DELTAS.name, DELTAS.sentence, lambda: _walk(float, with_mistakes(DELTAS))),), False)


def _exercise(number):
    start = (matrix(number, "0.5 -0.6; 0.1 -0.2; 0.1 0.7"), matrix(number, "0 0"), matrix(number, "0.1; -0.3"),
             matrix(number, "0"))
    step = one_step(article.iteration, matrix(number, "0.5 0.1 -0.2"), matrix(number, "0.6"), start, number("0.5"))
    return {"hidden to output": flat(step["wout"] - start[2]), "input to hidden": flat(step["wh"] - start[0])}


UDACITY_EXERCISE = Example(
    "udacity_exercise", "Deep Learning Nanodegree, Backpropagation: the exercise", "Udacity", "2017",
    "https://classroom.udacity.com/nanodegrees/nd101",
    "3-2-1, sigmoids without biases, half the squared error, rate 0.5: how the weights change",
    printed("""
        hidden to output | 0.00804047 0.00555918
        input to hidden  | 1.77005547e-04 -5.11178506e-04 3.54011093e-05
                         | -1.02235701e-04 -7.08022187e-05 2.04471402e-04"""),
    _exercise, (), False)


# ---- deeplearning.ai ----

def _logistic(number, X, y, times=0):
    """(loss, [dW, db], [W, b]) before the last of so many steps, and the parameters after it."""
    X, y = matrix(number, X), matrix(number, y)
    network = chain(LOSSES["binary_cross_entropy"], (matrix(number, "1; 2"), matrix(number, "2"), "sigmoid"))
    lr = number("0.009")
    if times:
        network.set_parameters(descended(network, X, y, lr, times - 1))
    loss, _, gradients = network.backward(X, y)
    return loss, gradients, descended(network, X, y, lr, 1)


def _cost_of_outputs():
    """The cross entropy of the outputs, not of z: 1 - a loses digits where a is near 1."""
    a, t = article.sigmoid(matrix(float, "9; 12")), matrix(float, "1; 0")
    return {"cost, 2 samples": [-(t * log(a) + (1 - t) * log(1 - a)).mean()]}


def _ng(number):
    first = _logistic(number, "1 3; 2 4", "1; 0")
    second = _logistic(number, "1 3; 2 4; -1 -3.2", "1; 0; 1")
    _, last, parameters = _logistic(number, "1 3; 2 4; -1 -3.2", "1; 0; 1", 100)
    return {"dw, 2 samples": flat(first[1][0]), "db, 2 samples": flat(first[1][1]), "cost, 2 samples": [first[0]],
            "dw": flat(second[1][0]), "db": flat(second[1][1]), "cost": [second[0]],
            "w after 100 steps": flat(parameters[0]), "b after 100 steps": flat(parameters[1]),
            "dw of the last step": flat(last[0]), "db of the last step": flat(last[1])}


NG = Example(
    "ng", "Neural Networks and Deep Learning, week 2: Logistic Regression with a Neural Network mindset",
    "Andrew Ng and others, deeplearning.ai", "2017", "https://www.coursera.org/learn/neural-networks-deep-learning",
    "one sigmoid, the mean cross entropy, rate 0.009; the first version has 2 samples, later ones 3",
    printed("""
        dw, 2 samples       | 0.99993216 1.99980262
        db, 2 samples       | 0.499935230625
        cost, 2 samples     | 6.000064773192205
        dw                  | 0.99845601 2.39507239
        db                  | 0.00145557813678
        cost                | 5.801545319394553
        w after 100 steps   | 0.19033591 0.12259159
        b after 100 steps   | 1.92535983008
        dw of the last step | 0.67752042 1.41625495
        db of the last step | 0.219194504541"""),
    _ng, (Variant("1 - a loses digits", "The loss is made of the outputs, in doubles, where a is near 1.",
                  _cost_of_outputs),), False)
