"""Examples of circuits, of which every value has a gradient: by dual numbers."""
from .... import article
from ....activations import relu, tanh
from ....matrix import exp
from .computing import of_one, slopes
from .examples import Example, printed


# ---- Andrej Karpathy: a neuron as a circuit ----

def _neuron(a, b, c, x, y):
    return of_one(article.sigmoid, a * x + b * y + c)


def _karpathy(number):
    inputs = [number(x) for x in "1 2 -3 -1 3".split()]
    before, by_input = slopes(_neuron, inputs, number)
    after, _ = slopes(_neuron, [x + number("0.01") * slope for x, slope in zip(inputs, by_input)], number)
    return {"output": [before], "gradients of a, b, c, x, y": by_input, "output after a step": [after]}


KARPATHY = Example(
    "karpathy", "Hacker's guide to Neural Networks", "Andrej Karpathy", "2012 to 2014",
    "https://karpathy.github.io/neuralnets/",
    "the sigmoid of a x + b y + c for a = 1, b = 2, c = -3, x = -1, y = 3; a step of 0.01 uphill",
    printed("""
        output                     | 0.8808
        gradients of a, b, c, x, y | -0.105 0.315 0.105 0.105 0.210
        output after a step        | 0.8825"""),
    _karpathy, (), False)


# ---- CS231n ----

def _circuit(number):
    w0, x0, w1, x1, w2 = inputs = [number(x) for x in "2 -1 -3 -2 -3".split()]

    def neuron(w0, x0, w1, x1, w2):
        return of_one(article.sigmoid, w0 * x0 + w1 * x1 + w2)
    output, by_input = slopes(neuron, inputs, number)
    dot = w0 * x0 + w1 * x1 + w2
    power = of_one(exp, -dot)
    _, [by_power] = slopes(lambda u: 1 / (u + 1), [power], number)
    _, [by_minus] = slopes(lambda u: 1 / (of_one(exp, u) + 1), [-dot], number)
    return {"values of * * + +": [w0 * x0, w1 * x1, w0 * x0 + w1 * x1, dot],
            "values of *-1 exp +1 1/x": [-dot, power, power + 1, output],
            "gradients of w0 x0 w1 x1 w2": by_input,
            "gradients of *-1 exp +1 1/x": [by_minus, by_power, by_power, number("1")]}


CS231N = Example(
    "cs231n", "CS231n: Backpropagation, Intuitions, the sigmoid example", "Andrej Karpathy and others, Stanford",
    "2015",
    "https://cs231n.github.io/optimization-2/", "one sigmoid neuron, w = 2, -3, -3 and x = -1, -2, as a circuit",
    printed("""
        values of * * + +           | -2.00 6.00 4.00 1.00
        values of *-1 exp +1 1/x    | -1.00 0.37 1.37 0.73
        gradients of w0 x0 w1 x1 w2 | -0.20 0.39 -0.39 -0.59 0.20
        gradients of *-1 exp +1 1/x | -0.20 -0.53 -0.53 1.00"""),
    _circuit, (), False)


# ---- Andrej Karpathy: micrograd ----

def _expression(a, b, two):
    """The README's, as it stands there in effect."""
    c = a + b
    d = a * b + b * b * b
    c = c + c + 1
    c = c + 1 + c - a
    d = d + d * 2 + of_one(relu, b + a)
    d = d + 3 * d + of_one(relu, b - a)
    f = (c - d) * (c - d)
    return f / two + 10 / f


def _micrograd(number):
    g, by_input = slopes(lambda a, b: _expression(a, b, number("2")), [number("-4"), number("2")], number)
    neuron = [number(x) for x in "2 -3 0 1 6.8813735870195432".split()]
    o, by_neuron = slopes(lambda x1, w1, x2, w2, b: of_one(tanh, x1 * w1 + x2 * w2 + b), neuron, number)
    return {"README: g": [g], "README: dg/da, dg/db": by_input,
            "lecture: o": [o], "lecture: do/dx1, w1, x2, w2, b": by_neuron}


MICROGRAD = Example(
    "micrograd", "micrograd: the README, and the lecture's neuron", "Andrej Karpathy", "2020, 2022",
    "https://github.com/karpathy/micrograd", "an expression of +, *, powers and relu; a tanh neuron",
    printed("""
        README: g                      | 24.7041
        README: dg/da, dg/db           | 138.8338 645.5773
        lecture: o                     | 0.7071067811865476
        lecture: do/dx1, w1, x2, w2, b | -1.5000 1.0000 0.5000 0.0000 0.5000"""),
    _micrograd, (), False)
