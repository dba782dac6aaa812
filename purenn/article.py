"""The article's network, step by step, in the article's names and order.

Sunil Ray, "Understanding and coding Neural Networks From Scratch in Python and
R", Analytics Vidhya, 29 May 2017.  One hidden layer, sigmoids, full batches.
The rest of the package is compared with this file, which is not meant to be
general; nothing that trains imports it.

What the article gets wrong, and what is done about it here.  Its code cells are
right, so the formulas below are theirs.  Each of these errata has a test of the
same number in tests/test_errata.py.

 1. The text's f(x) = 1/(x(1 - e^-x)) is not the sigmoid, nor x(1 - e^-x) its
    derivative: `sigmoid` is 1/(1 + e^-x), its slope f(x)(1 - f(x)).
 2. derivatives_sigmoid takes the activation f(z), never z: see `iteration`,
    step 6.  With the sigmoid applied again the outputs even look better.
 3. Step 7's text multiplies by the learning rate, and steps 10 and 11 do so
    again; the code, and `iteration`, do it once, in steps 10 and 11.
 4. Step 5's E = y - output is not the gradient of (output - y)^2/2 but minus
    it, which is why steps 10 and 11 add.  The closing section's + (Y - t) is
    ascent: all outputs go to 1.
 5. Step 4's matrix_dot_product(hiddenlayer_activations * wout) is one garbled
    argument for dot(hiddenlayer_activations, wout).
 6. Step 10's delta_o . delta_h^T and delta_h . X^T do not fit in shape; the
    code's h^T . d_output and X^T . d_hiddenlayer do.  Step 2's w_h . X is X . w_h.
 7. "H_o = f(W X) + f(b)" is false, f is not additive: step 3 is f(W X + b).
 8. The chain-rule section writes dO_i/dH_o for dH_o/dH_i and gives w_h and w_i
    other meanings than before; `iteration` keeps the names of the code.
 9. The bias update sums over samples (axis 0): one bias a neuron.  The
    article's R version sums over rows, one bias a sample, useless on new data.
10. Three samples and three hidden neurons hide mistakes of shape; all sizes
    may differ here, and they do in the tests.
11. The printed weights come from a run without a seed.  No start from [0, 1)
    is known that leads to them in 5,000 epochs.  PRINTED_RUN_START does, to all
    eight digits, but it was found by solving for it.  The article's own run
    began otherwise: two of these output weights and the output bias are above 1.
"""
from .arrays.nested import number
from .checks import at_least, check_finite, is_finite, within
from .matrix import Matrix, exp
from .random.generators import RandomState

# Step 0: Read input and output
X = ((1, 0, 1, 0), (1, 0, 1, 1), (0, 1, 0, 1))
y = ((1,), (1,), (0,))

PRINTED_RUN_START = {
    "wh": ((0.6015925329, 0.6144796323, 0.1803989269), (0.011296992, 0.3852003139, 0.6355460273),
           (0.7216257529, 0.8819944323, 0.4283627469), (0.3529852147, 0.0944662379, 0.8674201982)),
    "bh": ((0.3740050748, 0.8685424262, 0.5510727042),),
    "wout": ((1.7178643956,), (1.8552457485,), (0.8023552832,)),
    "bout": ((1.3876832742,),),
}


def sigmoid(x):
    """Sigmoid Function"""
    return 1 / (1 + exp(-x))


def derivatives_sigmoid(x):
    """Derivative of Sigmoid Function, where x is already the sigmoid's value"""
    return x * (1 - x)


def initialize(seed, inputlayer_neurons=4, hiddenlayer_neurons=3, output_neurons=1):
    """Step 1: (wh, bh, wout, bout), uniform in [0, 1), as the article's cell draws them after np.random.seed(seed)."""
    for name, size in (("inputlayer_neurons", inputlayer_neurons), ("hiddenlayer_neurons", hiddenlayer_neurons),
                       ("output_neurons", output_neurons)):
        at_least(1, name, size)
    random = RandomState(seed)
    wh = Matrix(random.uniform(size=(inputlayer_neurons, hiddenlayer_neurons)))
    bh = Matrix(random.uniform(size=(1, hiddenlayer_neurons)))
    wout = Matrix(random.uniform(size=(hiddenlayer_neurons, output_neurons)))
    bout = Matrix(random.uniform(size=(1, output_neurons)))
    return wh, bh, wout, bout


NAMES = (
    (2, "hidden_layer_input1"), (2, "hidden_layer_input"), (3, "hiddenlayer_activations"),
    (4, "output_layer_input1"), (4, "output_layer_input"), (4, "output"),
    (5, "E"), (6, "slope_output_layer"), (6, "slope_hidden_layer"), (7, "d_output"),
    (8, "Error_at_hidden_layer"), (9, "d_hiddenlayer"),
    (10, "wout"), (10, "wh"), (11, "bh"), (11, "bout"))


def iteration(X, y, wh, bh, wout, bout, lr):
    """Steps 2 to 11: one epoch.  Returns a tuple of the matrices that NAMES lists, in that order."""
    # Step 2: Calculate hidden layer input
    hidden_layer_input1 = X.dot(wh)
    hidden_layer_input = hidden_layer_input1 + bh
    # Step 3: Perform non-linear transformation on hidden linear input
    hiddenlayer_activations = sigmoid(hidden_layer_input)
    # Step 4: Perform linear and non-linear transformation of hidden layer activation at output layer
    output_layer_input1 = hiddenlayer_activations.dot(wout)
    output_layer_input = output_layer_input1 + bout
    output = sigmoid(output_layer_input)
    # Step 5: Calculate gradient of Error(E) at output layer (minus it: erratum 4)
    E = y - output
    # Step 6: Compute slope at output and hidden layer
    slope_output_layer = derivatives_sigmoid(output)
    slope_hidden_layer = derivatives_sigmoid(hiddenlayer_activations)
    # Step 7: Compute delta at output layer
    d_output = E * slope_output_layer
    # Step 8: Calculate Error at hidden layer
    Error_at_hidden_layer = d_output.dot(wout.T)
    # Step 9: Compute delta at hidden layer
    d_hiddenlayer = Error_at_hidden_layer * slope_hidden_layer
    # Step 10: Update weight at both output and hidden layer
    wout = wout + hiddenlayer_activations.T.dot(d_output) * lr
    wh = wh + X.T.dot(d_hiddenlayer) * lr
    # Step 11: Update biases at both output and hidden layer
    bh = bh + d_hiddenlayer.sum(axis=0, keepdims=True) * lr
    bout = bout + d_output.sum(axis=0, keepdims=True) * lr
    return (hidden_layer_input1, hidden_layer_input, hiddenlayer_activations,
            output_layer_input1, output_layer_input, output,
            E, slope_output_layer, slope_hidden_layer, d_output,
            Error_at_hidden_layer, d_hiddenlayer,
            wout, wh, bh, bout)


def train(X, y, wh, bh, wout, bout, epochs=5000, lr=0.1, on_epoch=None):
    """(wh, bh, wout, bout) after that many epochs; the arguments stay as they were.

    X (samples, inputs), y (samples, outputs), wh (inputs, hidden), bh (1, hidden), wout
    (hidden, outputs), bout (1, outputs): matrices or lists of rows.  on_epoch(i), if given,
    is called after epoch i, from 0.  ValueError or TypeError, before anything else happens,
    if shapes do not fit, or for what is not a finite number.
    """
    X, y, wh, bh, wout, bout = check(X, y, wh, bh, wout, bout)
    epochs = at_least(0, "epochs", epochs)
    _check_rate(lr)
    for i in range(epochs):
        wout, wh, bh, bout = iteration(X, y, wh, bh, wout, bout, lr)[-4:]
        if on_epoch:
            on_epoch(i)
    return wh, bh, wout, bout


def steps(X, y, wh, bh, wout, bout, lr=0.1):
    """[(step, name, Matrix), ...]: every matrix of one iteration, from step 0 to step 11."""
    X, y, wh, bh, wout, bout = check(X, y, wh, bh, wout, bout)
    _check_rate(lr)
    start = [(0, "X", X), (0, "y", y), (1, "wh", wh), (1, "bh", bh), (1, "wout", wout), (1, "bout", bout)]
    results = iteration(X, y, wh, bh, wout, bout, lr)
    return start + [(step, name, matrix) for (step, name), matrix in zip(NAMES, results)]


def forward(X, wh, bh, wout, bout):
    """Steps 2 to 4 alone: the outputs (samples, outputs) for X, a matrix or rows; the others are matrices."""
    return sigmoid(sigmoid(Matrix(X).dot(wh) + bh).dot(wout) + bout)


def check(X, y, wh, bh, wout, bout):
    """(X, y, wh, bh, wout, bout) as new matrices; ValueError if their shapes do not fit together."""
    given = (("X", X), ("y", y), ("wh", wh), ("bh", bh), ("wout", wout), ("bout", bout))
    X, y, wh, bh, wout, bout = [_checked(name, rows) for name, rows in given]
    samples, inputs, hidden, outputs = X.shape[0], X.shape[1], wh.shape[1], y.shape[1]
    wanted = ((samples, inputs), (samples, outputs), (inputs, hidden), (1, hidden), (hidden, outputs), (1, outputs))
    for (name, _), matrix, shape in zip(given, (X, y, wh, bh, wout, bout), wanted):
        if matrix.shape != shape:
            raise ValueError("%s has the shape %r; for X %r, y %r and wh %r it must be %r"
                             % (name, matrix.shape, X.shape, y.shape, wh.shape, shape))
    return X, y, wh, bh, wout, bout


def _checked(name, rows):
    """The rows as a new matrix of finite numbers; errors begin with the name."""
    matrix = within(name, Matrix, rows)
    if matrix.ndim != 2 or not matrix.size:
        raise ValueError("%s must have rows and columns; its shape is %r" % (name, matrix.shape))
    return check_finite(matrix, name)


def _check_rate(lr):
    if not is_finite(number(lr, "lr")):
        raise ValueError("lr must be a finite number; got %r" % (lr,))
