"""What `selftest --engine c` compares: networks trained by the machine's C compiler, and over matrices."""
from ..floats import elementary
from ..floats.hexadecimal import to_hex
from ..layers import Dense, Dropout
from ..network import Network
from ..random.generators import RandomState

# Between them they call every elementary function of training: hidden activation, output, loss, optimizer, batch size.
TRAININGS = (("tanh", "sigmoid", None, "sgd", None), ("relu", "softmax", None, "adam", 5),
             ("gelu", "identity", "huber", "adamw", 4), ("elu", "softplus", "mean_squared_error", "rmsprop", 16))
EPOCHS = 20


def compared():
    """[(what, by C, over matrices), ...] of all weights and losses, as texts; ValueError where C cannot be had."""
    triples = []
    for arithmetic in ("native", "portable"):
        with elementary.arithmetic(arithmetic):
            for training in TRAININGS:
                ours, known = [_trained(engine, *training) for engine in ("c", "matrix")]
                what = "%s arithmetic, %s: number " % (arithmetic, ", ".join([str(part) for part in training]))
                triples += [(what + str(i), x, y) for i, (x, y) in enumerate(zip(ours, known))]
    return triples


def _trained(engine, hidden, output, loss, optimizer, batch_size):
    """All numbers that a training leaves, as texts."""
    draw = RandomState(1)
    X, y = draw.normal(size=(17, 3)), [[1.0, 0.0] if i % 3 else [0.0, 1.0] for i in range(17)]
    net = Network([Dense(3, 9, hidden), Dropout(1.0 / 4), Dense(2, output)], loss=loss, seed=2)
    history = net.fit(X, y, epochs=EPOCHS, batch_size=batch_size, optimizer=optimizer, engine=engine, progress=False)
    numbers = history.loss + [x for pair in net.weights for matrix in pair for x in matrix.reshape(-1).tolist()]
    return [to_hex(x) for x in numbers + net.predict(X, engine=engine).reshape(-1).tolist()]
