"""Examples from books."""
from .... import article
from .computing import flat, matrix, one_step, with_mistakes
from .examples import Example, Variant, printed

ROUNDED = "activations rounded to 3 digits"


def _step(number, iteration):
    start = (matrix(number, "0.2 -0.3; 0.4 0.1; -0.5 0.2"), matrix(number, "-0.4 0.2"),
             matrix(number, "-0.3; -0.2"), matrix(number, "0.1"))
    return one_step(iteration, matrix(number, "1 0 1"), matrix(number, "1"), start, number("0.9"))


def _found(step):
    return {
        "I 4, 5, 6": flat(step["hidden_layer_input"], step["output_layer_input"]),
        "O 4, 5, 6": flat(step["hiddenlayer_activations"], step["output"]),
        "Err 6": flat(step["d_output"]), "Err 5, 4": flat(step["d_hiddenlayer"])[::-1],
        "new w46, w56": flat(step["wout"]), "new w14, w15, w24, w25, w34, w35": flat(step["wh"]),
        "new theta 6": flat(step["bout"]), "new theta 5, 4": flat(step["bh"])[::-1]}


HAN_KAMBER = Example(
    "han_kamber", "Data Mining: Concepts and Techniques, 3rd edition, example 9.1",
    "Jiawei Han, Micheline Kamber and Jian Pei", "2011", "https://hanj.cs.illinois.edu/bk3/",
    "3-2-1, sigmoids, half the squared error, rate 0.9",
    printed("""
        I 4, 5, 6                        | -0.7 0.1 -0.105
        O 4, 5, 6                        | 0.332 0.525 0.474
        Err 6                            | 0.1311
        Err 5, 4                         | -0.0065 -0.0087
        new w46, w56                     | -0.261 -0.138
        new w14, w15, w24, w25, w34, w35 | 0.192 -0.306 0.4 0.1 -0.508 0.194
        new theta 6                      | 0.218
        new theta 5, 4                   | 0.194 -0.408"""),
    lambda number: _found(_step(number, article.iteration)), (
        Variant(ROUNDED, "It is made of the outputs as they are printed.",
                lambda: _found(_step(float, with_mistakes(ROUNDED)))),), False)
