"""What purenn's training is measured beside: loops in NumPy, scikit-learn, and two libraries in pure Python.

None of them is needed; each is looked for where it is measured.  All do plain gradient descent, without momentum,
clipping, penalties and early stopping.
"""
import random
import warnings

from measure import optional, timed
from sides.tasks import data, start

# ---- NumPy ----

def numpy_article(task):
    """The article's loop, line by line."""
    np = optional("numpy")
    X, y = [np.array(rows) for rows in data(task)]
    (wh, bh), (wout, bout) = [[np.array(rows) for rows in pair] for pair in start(task)]
    lr = task.rate

    def sigmoid(x):
        return 1 / (1 + np.exp(-x))

    def derivatives_sigmoid(x):
        return x * (1 - x)

    def loop():
        nonlocal wh, bh, wout, bout
        for _ in range(task.epochs):
            hidden_layer_input1 = np.dot(X, wh)
            hidden_layer_input = hidden_layer_input1 + bh
            hiddenlayer_activations = sigmoid(hidden_layer_input)
            output_layer_input1 = np.dot(hiddenlayer_activations, wout)
            output_layer_input = output_layer_input1 + bout
            output = sigmoid(output_layer_input)
            E = y - output
            slope_output_layer = derivatives_sigmoid(output)
            slope_hidden_layer = derivatives_sigmoid(hiddenlayer_activations)
            d_output = E * slope_output_layer
            Error_at_hidden_layer = d_output.dot(wout.T)
            d_hiddenlayer = Error_at_hidden_layer * slope_hidden_layer
            wout += hiddenlayer_activations.T.dot(d_output) * lr
            bout += np.sum(d_output, axis=0, keepdims=True) * lr
            wh += X.T.dot(d_hiddenlayer) * lr
            bh += np.sum(d_hiddenlayer, axis=0, keepdims=True) * lr
    seconds = timed(loop)
    return seconds, [(wh.tolist(), bh.tolist()), (wout.tolist(), bout.tolist())]


def numpy_softmax(with_loss=False, data_of=data):
    """A plain loop for relu, softmax and cross entropy; with_loss: it also adds up the loss, as fit does."""
    def train(task):
        np = optional("numpy")
        X, Y = [np.asarray(rows) for rows in data_of(task)]
        (W1, b1), (W2, b2) = [[np.array(rows) for rows in pair] for pair in start(task)]
        losses = []

        def loop():
            nonlocal W1, b1, W2, b2
            for _ in range(task.epochs):
                total = 0.0
                for i in range(0, len(X), task.batch):
                    x, y = X[i:i + task.batch], Y[i:i + task.batch]
                    a = np.maximum(x @ W1 + b1, 0)
                    z = a @ W2 + b2
                    e = np.exp(z - z.max(axis=1, keepdims=True))
                    p = e / e.sum(axis=1, keepdims=True)
                    if with_loss:
                        total -= np.sum(y * np.log(p))
                    d2 = (p - y) / len(x)
                    d1 = (d2 @ W2.T) * (a > 0)
                    W2 -= task.rate * (a.T @ d2)
                    b2 -= task.rate * d2.sum(axis=0, keepdims=True)
                    W1 -= task.rate * (x.T @ d1)
                    b1 -= task.rate * d1.sum(axis=0, keepdims=True)
                losses.append(total / len(X))
        seconds = timed(loop)
        return seconds, [(W1.tolist(), b1.tolist()), (W2.tolist(), b2.tolist())]
    return train


# ---- scikit-learn ----

def scikit_learn(task):
    """MLPClassifier; it has no squared error, so sigmoids have cross entropy."""
    np, neural_network = optional("numpy"), optional("sklearn.neural_network")
    X, y = [np.array(rows) for rows in data(task)]
    y = y.argmax(axis=1) if y.shape[1] > 1 else y.ravel()
    hidden = {"sigmoid": "logistic"}.get(task.hidden, task.hidden)
    model = neural_network.MLPClassifier(
        hidden_layer_sizes=task.sizes[1:2], activation=hidden, solver="sgd", alpha=0.0, batch_size=task.batch,
        learning_rate_init=task.rate, max_iter=1, shuffle=False, momentum=0.0, nesterovs_momentum=False, tol=0.0,
        n_iter_no_change=10 ** 9, warm_start=True, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")                         # that the epochs did not suffice
        model.fit(X, y)                                         # which makes the weights that are replaced here
        model.coefs_ = [np.array(W) for W, _ in start(task)]
        model.intercepts_ = [np.array(b[0]) for _, b in start(task)]
        model.set_params(max_iter=task.epochs)
        seconds = timed(lambda: model.fit(X, y))
    return seconds, [(W.tolist(), [b.tolist()]) for W, b in zip(model.coefs_, model.intercepts_)]


def for_scikit_learn(task):
    """The task on which it does what purenn does."""
    return task._replace(loss="binary_cross_entropy") if task.output == "sigmoid" else task


# ---- pure Python ----

def gradient_wave(task):
    """gradient-wave.  It shuffles in every epoch, by Python's own generator, which is set back."""
    gradwave = optional("gradwave")
    inputs, hidden, outputs = task.sizes
    squared = task.loss == "half_squared_error"
    rate = task.rate * (task.batch if squared else 1)           # it divides by the batch's samples; this loss is a sum
    cost = "mse" if squared else "cross-entropy"
    state = random.getstate()
    net = gradwave.NeuralNetwork([hidden], inputs, outputs, task.hidden, task.output, 1, cost)
    neurons = [net.hidden_layers[0], net.output_layer]
    for layer, (W, b) in zip(neurons, start(task)):
        for j, neuron in enumerate(layer):
            neuron.weights, neuron.bias = [row[j] for row in W], b[0][j]
    pairs = list(zip(*data(task)))
    seconds = timed(lambda: net.train(pairs, epochs=task.epochs, optimizer="sgd", initial_learning_rate=rate,
                                      batch_size=task.batch, momentum=0.0, weight_clip_value=None,
                                      bias_clip_value=None, print_rate=0))
    random.setstate(state)
    return seconds, [(_transposed([neuron.weights for neuron in layer]), [[neuron.bias for neuron in layer]])
                     for layer in neurons]


def for_gradient_wave(task):
    """Whole batches: where the order in a batch is all that shuffling changes."""
    return task._replace(batch=task.samples, epochs=min(task.epochs, 3))


def miniml(task):
    """miniml-engine's network of one hidden layer, all sigmoids, squared error; it takes a step after every sample.

    Its calibration for numbers of 8 bits, after training, is left out.
    """
    runtime = optional("miniml.ml_runtime")
    state = random.getstate()
    net = runtime.MiniNeuralNetwork(*task.sizes, learning_rate=task.rate, epochs=task.epochs, seed=1)
    random.setstate(state)
    (W1, b1), (W2, b2) = start(task)
    net.W1, net.B1, net.W2, net.B2 = _transposed(W1), _transposed(b1), _transposed(W2), _transposed(b2)
    net.calibrate = lambda dataset: None
    rows = [x + [y] for x, y in zip(*data(task))]
    seconds = timed(lambda: net.fit(rows))
    return seconds, [(_transposed(W), _transposed(b)) for W, b in ((net.W1, net.B1), (net.W2, net.B2))]


def for_miniml(task):
    """Batches of one sample, and few of them."""
    return task._replace(samples=min(task.samples, 30), batch=1, epochs=min(task.epochs, 3))


def _transposed(rows):
    return [list(column) for column in zip(*rows)]
