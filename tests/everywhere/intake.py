"""Tables, texts, gaps and labels, on every Python: what they become, and what is refused.

    PYTHONPATH=. python3 tests/everywhere/intake.py > tests/everywhere/intake.txt
"""
import purenn
from purenn import Dense, Encoder, Matrix, Network, train_test_split

for name in purenn.__all__:                     # also where some are read at their first use alone
    if not hasattr(purenn, name):
        print("purenn.%s is missing" % name)

AGES, SEXES, SMOKERS = [22, 38.5, None, 35, 54, 2], ["m", "f", "f", "f", "m", "m"], ["no", "Yes", "no", "NO", "yes", ""]
TABLE = {"age": AGES, "sex": SEXES, "smoker": SMOKERS}
ROWS = [[AGES[i], SEXES[i], SMOKERS[i]] for i in range(6)]


def refused(function, *arguments):
    try:
        print("not refused: %r" % (function(*arguments),))
    except (ValueError, TypeError, AttributeError) as error:
        print(str(error).replace("u'", "'"))


def classes_of(labels, outputs, activation, loss=None):
    """The classes that a network learns of these labels, and whether it answers with labels alone."""
    net = Network([Dense(2, 4, "tanh"), Dense(outputs, activation)], loss=loss, seed=1)
    rows = [[i / 4.0, (i % 3) * 1.0] for i in range(len(labels))]
    net.fit(rows, labels, epochs=5, progress=False)
    again = Network.of_state(net.state())
    answers = net.classify(rows)
    print([["%s" % (label,) for label in net.classes or ()], not [label for label in answers if label not in labels],
           again.classify(rows) == answers])
    return net


print(Matrix([[1, 2], [3, 4]]).tolist())
encoder = Encoder().fit(TABLE, fill_gaps=True)
print(", ".join(encoder.names + encoder.outputs))
for row in encoder.transform(ROWS).tolist():
    print(row)
print(encoder.transform(TABLE).tolist() == encoder.transform(ROWS).tolist())
strict = Encoder().fit({"age": AGES[:2], "sex": SEXES[:2], "smoker": SMOKERS[:2]})
for wrong in ([None, "m", "no"], ["22", "m", "no"], [22, "M", "no"], [22, "m", "perhaps"], [22, "m"], [22, "", "no"]):
    refused(strict.transform, [wrong])
print(Encoder(strict.columns, "ignore").transform([[22, "x", "perhaps"]]).tolist())

classes_of([3, 4, 5] * 4, 3, "softmax")
classes_of([0, 1, 2] * 4, 3, "softmax")
classes_of(["b", "a", "c"] * 4, 3, "softmax")
classes_of([2, 7] * 4, 1, "sigmoid")
classes_of([False, True] * 4, 1, "sigmoid")
net = classes_of([-1, 1] * 4, 1, "tanh", "hinge")
refused(setattr, net, "scalar", None)
numbers = Network([Dense(1, 1)], seed=1)
refused(numbers.fit, [[1.0]], ["1.5"])
refused(numbers.fit, [[1.0]], [None])
refused(numbers.fit, {"a": [1.0, float("nan")]}, [1.0, 2.0])
numbers.fit({"a": [1.0, 2.0, 3.0]}, [1.0, 2.0, 3.0], epochs=2, progress=False)
print(["%s" % name for name in numbers.columns])
print(numbers.predict({"b": [5], "a": [2.0]}).tolist() == numbers.predict([[2.0]]).tolist())
refused(numbers.predict, {"A": [2.0]})
print(["%s" % name for name in Network.of_state(numbers.state()).columns])
print([part["a"] if isinstance(part, dict) else part for part in train_test_split({"a": [1, 2, 3, 4]}, (5, 6, 7, 8), seed=1)])

net = Network([Dense(2, 4, "tanh"), Dense(2, "softmax")], seed=1)
for name, value in (("scaler", 5), ("encoder", "x"), ("classes", "ab"), ("classes", ["a"]),
                    ("columns", 5), ("columns", ["a", "a"]), ("l2", -1), ("loss", "mse"), ("seed", -1),
                    ("optimizer", "adm"), ("shuffling", 5), ("chain", 5)):
    refused(setattr, net, name, value)
net.classes, net.columns = ("q", "p"), ("b", "a")
print([["%s" % name for name in names] for names in (net.classes, net.columns)])
refused(Encoder().fit, [[1, 2]])
refused(Encoder().fit, {"a": [[1], [2]]})
refused(Encoder().transform, [[1]])
refused(strict.transform, [[22, [1], "no"]])
refused(net.fit, [[1.0, 2.0]], [])
refused(net.fit, [], [])
refused(net.fit, [[1.0, 2.0]], [None, "p"])
for options in ({"shuffle": "no"}, {"class_weight": {"p": -1}}):
    refused(lambda: net.fit([[1.0, 2.0], [2.0, 1.0]], ["q", "p"], **options))
print([part if isinstance(part, list) else list(part) for part in train_test_split([[1], [2], [3], [4]], range(4), seed=1)])

# ---- targets: their names, numbers of a tanh, what was not learnt ----

for labels in ([-1, 1] * 4, [0, 1] * 4, ["0", "1"] * 4, ["a", "b"] * 4, [False, True] * 4):
    classes_of(labels, 1, "tanh")
inputs, targets = {"a": [1.0, 2.0, 3.0], "b": [0.5, 0.0, 1.0]}, {"p": [1.0, 2.0, 3.0], "q": [5.0, 4.0, 3.0]}
pair = Network([Dense(2, 2)], seed=1)
pair.scaler = purenn.StandardScaler().fit(inputs)
history = pair.fit(inputs, targets, validation_data=(inputs, targets), epochs=2, progress=False)
print([["%s" % name for name in pair.outputs], history.validation_loss[-1] == pair.evaluate(inputs, targets)["loss"]])
rows = [[1.0, 0.5], [2.0, 0.0], [3.0, 1.0]]
print(pair.evaluate(inputs, targets) == pair.evaluate(rows, [[1.0, 5.0], [2.0, 4.0], [3.0, 3.0]]))
again = Network.of_state(pair.state())
print([["%s" % name for name in names] for names in (again.outputs, again.scaler.columns)])
refused(pair.evaluate, inputs, {"p": [1.0, 2.0, 3.0], "r": [5.0, 4.0, 3.0]})
refused(pair.predict, [{"a": 1.0, "b": 2.0}])
refused(pair.predict, {"a": {0: 1.0}, "b": {0: 2.0}})
one = Network([Dense(2, 1, "sigmoid")], seed=1)
one.fit(rows, [0, 1, 1], epochs=1, progress=False)
refused(one.evaluate, rows, [3, 4, 4])
refused(one.evaluate, rows, ["n", "y", "y"])
refused(lambda: one.fit(rows, [0, 1, 1], metrics=lambda targets, outputs: None))
refused(lambda: one.evaluate(rows, [0, 1, 1], metrics="accuracy"))
refused(lambda: train_test_split(rows, [0, 1, 1], random_state=1))
