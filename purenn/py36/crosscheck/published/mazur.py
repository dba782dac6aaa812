"""Matt Mazur's step-by-step backpropagation: the example that most learners compare their numbers with."""
from .... import article
from ....losses import half_squares
from ..mistakes import deltas_rounded
from .computing import flat, matrix, one_step, trained, with_mistakes
from .examples import Example, Variant, printed

FIXED = "biases not updated"            # as the post has it
DELTAS = deltas_rounded(9)
EARLY, FEWER = "wout updated before it is used", "one iteration fewer"


def setting(number):
    """(X, y, start, rate)."""
    return (matrix(number, "0.05 0.10"), matrix(number, "0.01 0.99"),
            (matrix(number, "0.15 0.25; 0.20 0.30"), matrix(number, "0.35 0.35"),
             matrix(number, "0.40 0.50; 0.45 0.55"), matrix(number, "0.60 0.60")), number("0.5"))


def _after(number, times, *wrong):
    """(the outputs, the error) after so many updates."""
    X, y, start, lr = setting(number)
    outputs = article.forward(X, *trained(with_mistakes(FIXED, *wrong), X, y, start, lr, times))
    return flat(outputs), [half_squares(outputs, y).sum()]


def _to_h1(step, start):
    """What reaches the first hidden neuron from each output, and the sum."""
    return flat(-step["d_output"] * start[2][0:1]) + [-step["Error_at_hidden_layer"][0, 0]]


def _to_h1_rounded():
    X, y, start, lr = setting(float)
    return _to_h1(one_step(with_mistakes(FIXED, DELTAS), X, y, start, lr), start)


def _compute(number):
    X, y, start, lr = setting(number)
    step = one_step(with_mistakes(FIXED), X, y, start, lr)
    errors = half_squares(step["output"], y)
    delta = -step["d_output"]
    outputs, error = _after(number, 10000)
    return {
        "net h1": [step["hidden_layer_input"][0, 0]], "out h1, h2": flat(step["hiddenlayer_activations"]),
        "net o1": [step["output_layer_input"][0, 0]], "out o1, o2": flat(step["output"]),
        "E o1, o2": flat(errors), "E total": [errors.sum()],
        "dE/dout o1": [-step["E"][0, 0]], "dout/dnet o1": [step["slope_output_layer"][0, 0]],
        "delta o1": [delta[0, 0]], "dE/dw5": [step["hiddenlayer_activations"][0, 0] * delta[0, 0]],
        "new w5, w6, w7, w8": flat(step["wout"].T),
        "dE o1, o2, total/dout h1": _to_h1(step, start),
        "dout/dnet h1": [step["slope_hidden_layer"][0, 0]],
        "dE/dw1": [-step["d_hiddenlayer"][0, 0] * X[0, 0]], "new w1, w2, w3, w4": flat(step["wh"].T),
        "E total after 1 update": _after(number, 1)[1],
        "E total after 10,000": error, "out o1, o2 after 10,000": outputs}


MAZUR = Example(
    "mazur", "A Step by Step Backpropagation Example", "Matt Mazur", "2015",
    "https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/",
    "2-2-2, sigmoids, half the squared error; the biases are never updated; rate 0.5",
    printed("""
        net h1                   | 0.3775
        out h1, h2               | 0.593269992 0.596884378
        net o1                   | 1.105905967
        out o1, o2               | 0.75136507 0.772928465
        E o1, o2                 | 0.274811083 0.023560026
        E total                  | 0.298371109
        dE/dout o1               | 0.74136507
        dout/dnet o1             | 0.186815602
        delta o1                 | 0.138498562
        dE/dw5                   | 0.082167041
        new w5, w6, w7, w8       | 0.35891648 0.408666186 0.511301270 0.561370121
        dE o1, o2, total/dout h1 | 0.055399425 -0.019049119 0.036350306
        dout/dnet h1             | 0.241300709
        dE/dw1                   | 0.000438568
        new w1, w2, w3, w4       | 0.149780716 0.19956143 0.24975114 0.29950229
        E total after 1 update   | 0.291027924
        E total after 10,000     | 0.0000351085
        out o1, o2 after 10,000  | 0.015912196 0.984065734"""),
    _compute, (
        Variant(DELTAS.name, DELTAS.sentence, lambda: {"dE o1, o2, total/dout h1": _to_h1_rounded()}),
        Variant(EARLY, "The hidden layer's error is of the output weights that were just updated.", lambda: {
            "E total after 1 update": _after(float, 1, EARLY)[1],
            "out o1, o2 after 10,000": _after(float, 10000, EARLY)[0]}),
        Variant(FEWER, "This is the error of a right program after 9,999 updates.", lambda: {
            "E total after 10,000": _after(float, 9999)[1]})), False)
