"""A network that is asked and trained with plain lists, one record at a time, as np.array(list, ndmin=2).T."""
import numpy as np


class NeuralNetwork:

    def __init__(self, inputnodes, hiddennodes, outputnodes, learningrate):
        self.lr = learningrate
        self.wih = np.random.normal(0.0, pow(inputnodes, -0.5), (hiddennodes, inputnodes))
        self.who = np.random.normal(0.0, pow(hiddennodes, -0.5), (outputnodes, hiddennodes))
        self.activation_function = lambda x: 1 / (1 + np.exp(-x))

    def train(self, inputs_list, targets_list):
        inputs = np.array(inputs_list, ndmin=2).T
        targets = np.array(targets_list, ndmin=2).T
        hidden = self.activation_function(np.dot(self.wih, inputs))
        final = self.activation_function(np.dot(self.who, hidden))
        output_errors = targets - final
        hidden_errors = np.dot(self.who.T, output_errors)
        self.who += self.lr * np.dot(output_errors * final * (1.0 - final), np.transpose(hidden))
        self.wih += self.lr * np.dot(hidden_errors * hidden * (1.0 - hidden), np.transpose(inputs))
        return float(np.sum(output_errors ** 2))

    def query(self, inputs_list):
        inputs = np.array(inputs_list, ndmin=2).T
        return self.activation_function(np.dot(self.who, self.activation_function(np.dot(self.wih, inputs))))


np.random.seed(77)

# seven-segment digits as csv lines: the label, then the segments
lines = ["0,1,1,1,1,1,1,0", "1,0,1,1,0,0,0,0", "2,1,1,0,1,1,0,1", "3,1,1,1,1,0,0,1",
         "4,0,1,1,0,0,1,1", "5,1,0,1,1,0,1,1", "6,1,0,1,1,1,1,1", "7,1,1,1,0,0,0,0",
         "8,1,1,1,1,1,1,1", "9,1,1,1,1,0,1,1"]

n = NeuralNetwork(7, 9, 10, 1.2)
for epoch in range(80):
    error = 0.0
    for record in lines:
        all_values = record.split(",")
        inputs = np.array(all_values[1:], dtype=float) * 0.98 + 0.01
        targets = np.zeros(10) + 0.01
        targets[int(all_values[0])] = 0.99
        error += n.train(inputs, targets)
    if epoch == 0:
        first = error
    if epoch % 16 == 15:
        print("epoch", epoch + 1, "squared error", "%.6f" % error)

scorecard = []
for record in lines:
    values = [float(v) for v in record.split(",")]
    outputs = n.query([v * 0.98 + 0.01 for v in values[1:]])
    label = np.argmax(outputs)
    print("correct label", int(values[0]), "network's answer", label, "at", outputs[label])
    scorecard.append(1 if label == int(values[0]) else 0)

scorecard_array = np.asarray(scorecard)
performance = scorecard_array.sum() / scorecard_array.size
print("performance =", performance)
print("outputs for an 8 whose middle bar is weak:")
broken = n.query([0.99, 0.99, 0.99, 0.99, 0.99, 0.99, 0.3])
print(broken.T)

assert error < 0.3 * first
assert performance >= 0.9
results = {"performance": performance, "error": error, "who": n.who, "wih": n.wih, "broken": broken}
