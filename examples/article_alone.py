"""The article's neural network in one file: every step of it, in the article's names and order.

Sunil Ray, "Understanding and coding Neural Networks From Scratch in Python and R", Analytics Vidhya, 29 May 2017.
This is the complete algorithm.  All else in this repository is exactness, speed and comfort.

    python3 examples/article_alone.py       trains the network and prints what it has learnt

A matrix is a list of rows, and a row is a list of numbers: X is 3 x 4, for 3 samples of 4 inputs each.  Any Python
runs this file, with nothing installed.
"""
import math

# ---- Matrices: every function returns a new one and changes none ----

def dot(a, b):
    """The matrix product of a (r x k) and b (k x c), r x c: each row of a with each column of b."""
    columns = transpose(b)
    return [[inner_product(row, column) for column in columns] for row in a]


def inner_product(row, column):
    """row[0] * column[0] + row[1] * column[1] + ..., added from left to right."""
    total = row[0] * column[0]
    for i in range(1, len(row)):
        total = total + row[i] * column[i]
    return total


def transpose(a):
    """The columns of a as rows: c x r, where a is r x c."""
    return [[row[j] for row in a] for j in range(len(a[0]))]


def elementwise(operation, a, b):
    """operation(p, q) for each number p of a and the number q in the same place of b."""
    return [[operation(p, q) for p, q in zip(row_a, row_b)] for row_a, row_b in zip(a, b)]


def add(a, b):
    """a + b, number by number."""
    return elementwise(lambda p, q: p + q, a, b)


def subtract(a, b):
    """a - b, number by number."""
    return elementwise(lambda p, q: p - q, a, b)


def multiply(a, b):
    """a * b, number by number: not the matrix product, which is dot(a, b)."""
    return elementwise(lambda p, q: p * q, a, b)


def scale(a, factor):
    """Each number of a times the factor."""
    return [[p * factor for p in row] for row in a]


def add_to_each_row(a, bias):
    """a plus the only row of bias in each row: every sample gets the same biases."""
    return add(a, bias * len(a))


def column_sums(a):
    """One row, the sum of each column, added from the first row to the last."""
    sums = a[:1]
    for i in range(1, len(a)):
        sums = add(sums, a[i:i + 1])
    return sums


# ---- The sigmoid ----

def exp(z):
    """e to the power of z; where that is too large for a float, inf as in NumPy, not the error that math.exp raises."""
    try:
        return math.exp(z)
    except (OverflowError, ValueError):         # ValueError on MicroPython
        return float("inf")


def sigmoid(x):
    """1 / (1 + e^-z) of each number z: any number becomes one from 0 to 1."""
    return [[1 / (1 + exp(-z)) for z in row] for row in x]


def derivatives_sigmoid(x):
    """The sigmoid's slope, where the numbers of x are values of the sigmoid already: f'(z) = f(z) * (1 - f(z))."""
    return [[f * (1 - f) for f in row] for row in x]


# ---- The network: inputs -> hidden layer -> output layer ----

def forward(X, wh, bh, wout, bout):
    """(hiddenlayer_activations, output), a row for each sample."""
    # Step 2: Calculate hidden layer input
    hidden_layer_input = add_to_each_row(dot(X, wh), bh)
    # Step 3: Perform non-linear transformation on hidden linear input
    hiddenlayer_activations = sigmoid(hidden_layer_input)
    # Step 4: Perform linear and non-linear transformation of hidden layer activation at output layer
    output_layer_input = add_to_each_row(dot(hiddenlayer_activations, wout), bout)
    return hiddenlayer_activations, sigmoid(output_layer_input)


def train(X, y, wh, bh, wout, bout, epochs, lr):
    """(wh, bh, wout, bout) after so many epochs: each shows all samples once, then moves each weight a little."""
    for _ in range(epochs):
        hiddenlayer_activations, output = forward(X, wh, bh, wout, bout)
        # Step 5: Calculate gradient of Error(E) at output layer (minus the gradient of (y - output)^2 / 2)
        E = subtract(y, output)
        # Step 6: Compute slope at output and hidden layer
        slope_output_layer = derivatives_sigmoid(output)
        slope_hidden_layer = derivatives_sigmoid(hiddenlayer_activations)
        # Step 7: Compute delta at output layer
        d_output = multiply(E, slope_output_layer)
        # Step 8: Calculate Error at hidden layer: d_output, sent back through the weights
        Error_at_hidden_layer = dot(d_output, transpose(wout))
        # Step 9: Compute delta at hidden layer
        d_hiddenlayer = multiply(Error_at_hidden_layer, slope_hidden_layer)
        # Step 10: Update weight at both output and hidden layer (E is minus the gradient, so adding goes downhill)
        wout = add(wout, scale(dot(transpose(hiddenlayer_activations), d_output), lr))
        wh = add(wh, scale(dot(transpose(X), d_hiddenlayer), lr))
        # Step 11: Update biases at both output and hidden layer (the sums are over the samples)
        bh = add(bh, scale(column_sums(d_hiddenlayer), lr))
        bout = add(bout, scale(column_sums(d_output), lr))
    return wh, bh, wout, bout


# ---- The program ----

# Step 0: Read input and output: the network is to learn y from X
X = [[1, 0, 1, 0], [1, 0, 1, 1], [0, 1, 0, 1]]
y = [[1], [1], [0]]

# Step 1: Initialize weights and biases with random values: those that NumPy draws after np.random.seed(42)
wh = [[0.3745401188473625, 0.9507143064099162, 0.7319939418114051],
      [0.5986584841970366, 0.15601864044243652, 0.15599452033620265],
      [0.05808361216819946, 0.8661761457749352, 0.6011150117432088],
      [0.7080725777960455, 0.020584494295802447, 0.9699098521619943]]
bh = [[0.8324426408004217, 0.21233911067827616, 0.18182496720710062]]
wout = [[0.18340450985343382], [0.3042422429595377], [0.5247564316322378]]
bout = [[0.43194501864211576]]

if __name__ == "__main__":
    wh, bh, wout, bout = train(X, y, wh, bh, wout, bout, epochs=5000, lr=0.1)
    output = forward(X, wh, bh, wout, bout)[1]
    for name, matrix in (("wout", wout), ("bout", bout), ("wh", wh), ("bh", bh), ("output", output)):
        print(name)
        for row in matrix:
            print(" ".join(["%12.8f" % number for number in row]))
