"""Single predictions: one row of numbers in, one out, by everything that can calculate it here.

All sides have the same weights and calculate in doubles.  NumPy's row is an array already, and so are those of C and
of the ONNX Runtime; the others' is a list.
"""
import math
import warnings
from array import array

from measure import Differs, Missing, a_call, optional
from purenn import Dense, Network, RandomState
from sides.tasks import CLOSE, compiler

EXPORTED = "purenn, exported Python"
NUMPY = "NumPy"


def network(sizes):
    """Sigmoids for one output, relu and softmax for more."""
    inputs, hidden, outputs = sizes
    inner, outer, loss = (("sigmoid", "sigmoid", "binary_cross_entropy") if outputs == 1 else
                          ("relu", "softmax", "categorical_cross_entropy"))
    return Network([Dense(inputs, hidden, inner), Dense(outputs, activation=outer)], loss, "glorot_uniform", seed=5)


def sides(net, makers):
    """The sides of a Case, of [(name, make), ...]: make(net, row) gives outputs once, and how to measure a call."""
    row = RandomState(6).normal(0.0, 1.0, (net.n_in,))
    return [(name, _side(make, net, row)) for name, make in makers]


def _side(make, net, row):
    """The prepare of a side, which compares its outputs with the network's own."""
    def prepare():
        outputs, seconds = make(net, row)
        for output, right in zip(outputs, net.predict([row]).tolist()[0]):
            if not abs(output - right) <= CLOSE:
                raise Differs("an output is %r, not %r" % (output, right))
        if len(outputs) != net.n_out:
            raise Differs("%d outputs, not %d" % (len(outputs), net.n_out))
        return seconds()
    return prepare


def _called(function, argument, row_of):
    """(its outputs once, a function that gives the one which measures a call)"""
    return [float(x) for x in row_of(function(argument))], lambda: a_call(function, argument)


# ---- purenn ----

def exported(net, row):
    """What to_source("python") gives, run once."""
    scope = {"__name__": "exported"}
    exec(net.to_source("python"), scope)
    return _called(scope["predict"], row, list)


def ours(net, row):
    return _called(net.predict, [row], lambda outputs: outputs.tolist()[0])


def compiled(net, row):
    """What net.compiled() gives: lists in and out."""
    compiler()
    return _called(net.compiled(), row, list)


def compiled_buffers(net, row):
    """The same on buffers that are filled already."""
    compiler()
    function = net.compiled()
    function(row)
    return list(function.outputs), lambda: a_call(lambda _: function.run(), None)


def many_sides(net, count):
    """The sides of a Case of so many rows at once."""
    rows = [RandomState(6 + i).normal(0.0, 1.0, (net.n_in,)) for i in range(count)]
    numbers = array("d", [x for row in rows for x in row])
    view = memoryview(numbers).cast("B").cast("d", (count, net.n_in))
    right = net.predict(rows).tolist()

    def made(make):
        def prepare():
            function, argument = make()
            for output, expected in zip(function(argument).tolist(), right):
                if max([abs(x - y) for x, y in zip(output, expected)]) > CLOSE:
                    raise Differs("an output is %r, not %r" % (output, expected))
            return a_call(function, argument)
        return prepare

    def by_c(rows):
        compiler()
        return lambda X: net.predict(X, engine="c"), rows
    return [("purenn, net.predict", made(lambda: (net.predict, rows))),
            ("purenn, net.predict, engine c", made(lambda: by_c(rows))),
            ("purenn, net.predict, engine c, arrays", made(lambda: by_c(view))),
            (NUMPY, made(lambda: (numpy_function(net), optional("numpy").array(rows))))]


# ---- others ----

def numpy(net, row):
    """A plain function of one array."""
    return _called(numpy_function(net), optional("numpy").array(row), list)


def numpy_function(net):
    """The function of a row, or of several."""
    np = optional("numpy")
    (W1, b1), (W2, b2) = [(np.array(W.tolist()), np.array(b.tolist()[0])) for W, b in net.weights]

    def sigmoids(x):
        a = 1 / (1 + np.exp(-(x @ W1 + b1)))
        return 1 / (1 + np.exp(-(a @ W2 + b2)))

    def softmax(x):
        z = np.maximum(x @ W1 + b1, 0) @ W2 + b2
        e = np.exp(z - z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    return sigmoids if net.n_out == 1 else softmax


def onnx_runtime(net, row):
    """A model of doubles, on one thread."""
    np, onnx, runtime = optional("numpy"), optional("onnx"), optional("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        session = runtime.InferenceSession(_model(onnx, np, net), options, providers=["CPUExecutionProvider"])
    except Exception as error:          # its errors have no class in common but this
        raise Missing("onnxruntime: " + str(error).split("\n")[0])
    return _called(lambda inputs: session.run(None, inputs), {"x": np.array([row])}, lambda results: results[0][0])


def _model(onnx, np, net):
    """The network as the bytes of an ONNX model."""
    helper, double = onnx.helper, onnx.TensorProto.DOUBLE
    nodes, constants, last = [], [], "x"
    names = {"sigmoid": "Sigmoid", "relu": "Relu", "softmax": "Softmax"}
    for i, (layer, (W, b)) in enumerate(zip(net.chain.dense, net.weights)):
        w, bias, product, z, a = [name + str(i) for name in ("w", "bias", "product", "z", "a")]
        constants += [onnx.numpy_helper.from_array(np.array(matrix.tolist()), name)
                      for matrix, name in ((W, w), (b, bias))]
        nodes += [helper.make_node("MatMul", [last, w], [product]), helper.make_node("Add", [product, bias], [z]),
                  helper.make_node(names[layer.activation.name], [z], [a])]
        last = a
    graph = helper.make_graph(nodes, "network", [helper.make_tensor_value_info("x", double, [1, net.n_in])],
                              [helper.make_tensor_value_info(last, double, [1, net.n_out])], constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8).SerializeToString()


def scikit_learn(net, row):
    """MLPClassifier's predict_proba, with the same weights."""
    np, neural_network = optional("numpy"), optional("sklearn.neural_network")
    hidden = {"sigmoid": "logistic"}.get(net.chain.dense[0].activation.name, "relu")
    classes = max(2, net.n_out)
    model = neural_network.MLPClassifier((net.chain.dense[0].n_out,), hidden, max_iter=1, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")                         # that one epoch does not suffice
        model.fit(np.eye(classes, net.n_in), list(range(classes)))      # which makes what is replaced here
    model.coefs_ = [np.array(W.tolist()) for W, _ in net.weights]
    model.intercepts_ = [np.array(b.tolist()[0]) for _, b in net.weights]
    model.n_outputs_, model.out_activation_ = net.n_out, "logistic" if net.n_out == 1 else "softmax"
    return _called(model.predict_proba, [row], lambda rows: rows[0][1:] if net.n_out == 1 else rows[0])


# ---- the way of m2cgen ----

LITERAL_HELPERS = """
def sigmoid(x):
    if x < 0.0:
        z = exp(x)
        return z / (1.0 + z)
    return 1.0 / (1.0 + exp(-x))

def relu(x):
    return max(x, 0.0)

def softmax(x):
    largest = max(x)
    exps = [exp(z - largest) for z in x]
    total = sum(exps)
    return [e / total for e in exps]
"""


def literal(net, row):
    """Source with one expression of literal numbers a neuron, as m2cgen prints linear models: it has no networks."""
    scope = {"exp": math.exp}
    exec(LITERAL_HELPERS + "\n".join(literal_source(net)), scope)
    return _called(scope["score"], row, list)


def literal_source(net):
    lines, inputs = ["def score(input):"], ["(input[%d])" % j for j in range(net.n_in)]
    for i, (layer, (W, b)) in enumerate(zip(net.chain.dense, net.weights)):
        weights, names, activation = W.tolist(), [], layer.activation.name
        for j, bias in enumerate(b.tolist()[0]):
            text = "(%r)" % bias
            for x, row in zip(inputs, weights):
                text += " + (%s * (%r))" % (x, row[j])
            names.append("(var_%d_%d)" % (i, j))
            called = text if activation == "softmax" else "%s(%s)" % (activation, text)
            lines.append("    var_%d_%d = %s" % (i, j, called))
        inputs = names
    return lines + ["    return %s([%s])" % ("softmax" if activation == "softmax" else "", ", ".join(inputs))]
