"""Backpropagation through a chain of layers: forward from the first to the last, backward from the last to the first.

A chain calls the layers' own forward and backward in order, and adds what concerns all of them: the loss, and the
penalties l1 and l2.  It has no branches and shares no weights.  Matrices that come here have been checked.  How
gradients become new weights stands in optimizers.py and training.py; what rows and targets mean, in targets.py.

Glossary: x (samples, n_in);  t (samples, n_out), the targets;  z, a  the last layer's input after its weights, and its
output;  delta  the loss's gradient by z
"""
from .arrays.loops import sum_of
from .layers import Dense
from .losses import sign


class Chain(object):
    """Layers that have their weights, the last a Dense; a Loss; and l1 and l2, the factors of the penalties.

    Parameters and gradients are flat lists of matrices, [W, b, W, b, ...], in the order of the layers.
    """
    def __init__(self, layers, loss, l1=0.0, l2=0.0):
        self.layers = layers
        self.dense = [layer for layer in layers if isinstance(layer, Dense)]
        self.activation = layers[-1].activation
        self.n_in = [layer.n_in for layer in layers if layer.n_out is not None][0]
        self.n_out = layers[-1].n_out
        self.loss = loss
        self.l1, self.l2 = l1, l2
        self.size = sum_of([matrix.size for matrix in self.parameters()])       # how many numbers are learned

    # -- what is learned --

    def parameters(self):
        """[W, b, W, b, ...]: the matrices themselves, which nothing changes in place."""
        return [getattr(layer, name) for layer in self.layers for name in layer.names]

    def set_parameters(self, parameters):
        """Let the layers have these matrices, [W, b, W, b, ...], unchecked."""
        rest = iter(parameters)
        for layer in self.layers:
            for name in layer.names:
                setattr(layer, name, next(rest))

    def by_layer(self, matrices):
        """A tuple for each layer that learns, (W, b), from matrices in the order of the parameters."""
        rest = iter(matrices)
        return [tuple([next(rest) for _ in layer.names]) for layer in self.layers if layer.names]

    # -- forward --

    def forward(self, x, random=None):
        """[(output, what backward needs), ...] of every layer.

        random: what draws the masks of Dropout; None, and nothing is dropped.
        """
        results = []
        for layer in self.layers:
            results.append(layer.forward(x, random))
            x = results[-1][0]
        return results

    def outputs(self, x):
        """The last layer's outputs (samples, outputs); nothing is dropped."""
        return self.forward(x)[-1][0]

    def outputs_and_loss(self, x, t, weights=None, samples=None):
        """(outputs, loss with penalties); nothing is dropped."""
        a, (_, z, _) = self.forward(x)[-1]
        return a, self.loss.value(z, a, t, weights, samples) + self.penalty()

    # -- backward --

    def backward(self, x, t, weights=None, random=None, samples=None):
        """(loss, penalty, gradients): the penalty is what l1 and l2 add to the loss, and the gradients are of both.

        weights: those of the samples, a column (samples, 1), or None.  random: as for forward.
        """
        samples = self.divisor(weights, samples)
        terms, gradients = self.part(x, t, weights, random, samples)
        return self.finished(terms.sum(), gradients, t, samples)

    def divisor(self, weights, samples):
        """What the samples' terms are divided by, where the loss is an average: so many samples, or None for all."""
        return samples

    def finished(self, total, gradients, t, samples):
        """(loss, penalty, gradients), of the sum of the loss's terms and of gradients without penalties."""
        return self.loss.over_divisor(total, t, samples), self.penalty(), self.penalized(gradients)

    def part(self, x, t, weights=None, random=None, samples=None):
        """(the loss's terms, the gradients without penalties) of rows that are part, or all, of so many samples."""
        results = self.forward(x, random)
        terms, delta = self._last(results, t, weights, samples)
        gradients = []
        for i in range(len(self.layers) - 1, 0, -1):
            found, gradient = self.layers[i].backward(results[i][1], delta)
            gradients = found + gradients
            delta = self.layers[i - 1].delta(results[i - 1][1], gradient)
        found, _ = self.layers[0].backward(results[0][1], delta, True)
        return terms, found + gradients

    def deltas(self, x, t, weights=None, random=None, samples=None):
        """(the loss's terms, [(x, delta), ...] of the Dense layers): the first half of `part`, done row by row.

        Programs of one row record this; the other half, Dense.gradients, adds up all rows.
        """
        results = self.forward(x, random)
        terms, delta = self._last(results, t, weights, samples)
        pairs = []
        for i in range(len(self.layers) - 1, -1, -1):
            layer, memory = self.layers[i], results[i][1]
            if isinstance(layer, Dense):
                pairs.insert(0, (memory[0], delta))
            if i:
                gradient = layer.inward(delta) if isinstance(layer, Dense) else delta
                delta = self.layers[i - 1].delta(results[i - 1][1], gradient)
        return terms, pairs

    def _last(self, results, t, weights, samples):
        """(the loss's terms, the last layer's delta)"""
        _, z, a = results[-1][1]
        return (self.loss.weighted_terms(z, a, t, weights),
                self.loss.delta(self.activation, z, a, t, weights, samples))

    # -- penalties --

    def penalty(self):
        """l1 * sum(|w|) + l2 / 2 * sum(w * w) over all weights, biases excepted."""
        penalty = 0
        for layer in self.dense if self.l1 or self.l2 else ():
            if self.l1:
                penalty = penalty + self.l1 * abs(layer.W).sum()
            if self.l2:
                penalty = penalty + self.l2 * (layer.W * layer.W / 2).sum()
        return penalty

    def penalized(self, gradients):
        """The gradients with those of the penalty added: l1 * sign(w) + l2 * w."""
        if not (self.l1 or self.l2):
            return gradients
        found, rest = [], iter(gradients)
        for layer in self.layers:
            for name in layer.names:
                gradient = next(rest)
                if isinstance(layer, Dense) and name == "W":
                    gradient = gradient + self.l1 * sign(layer.W) if self.l1 else gradient
                    gradient = gradient + self.l2 * layer.W if self.l2 else gradient
                found.append(gradient)
        return found
