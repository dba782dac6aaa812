"""Optimizers: the parameters after each of some steps, on gradients that are given."""
from ... import optimizers
from .cases import Case, drawn
from .exact import matrix, rows_of

STEPS = 6
# By optimizer: options beside the default ones, each for what it shows.
OTHERS = {
    "sgd": [("large-rate", {"rate": 2.5})],
    "momentum": [("no-momentum", {"momentum": 0.0, "rate": 0.25}), ("half", {"momentum": 0.5, "rate": 0.125})],
    "nesterov": [("no-momentum", {"momentum": 0.0, "rate": 0.25}), ("half", {"momentum": 0.5, "rate": 0.125})],
    "rmsprop": [("forgets", {"alpha": 0.0, "rate": 0.25}), ("half", {"alpha": 0.5, "epsilon": 0.125}),
                ("no-epsilon", {"epsilon": 0.0})],
    "adagrad": [("large-epsilon", {"epsilon": 0.25, "rate": 0.5}), ("no-epsilon", {"epsilon": 0.0})],
    "adam": [("other-betas", {"beta1": 0.75, "beta2": 0.5, "rate": 0.125}), ("large-epsilon", {"epsilon": 0.25}),
             ("no-epsilon", {"epsilon": 0.0}), ("forgets", {"beta1": 0.0, "beta2": 0.0, "rate": 0.25})],
    "adamw": [("strong-decay", {"weight_decay": 0.5, "rate": 0.125}), ("no-decay", {"weight_decay": 0.0}),
              ("large-epsilon", {"epsilon": 0.25, "weight_decay": 0.125}),
              ("other-betas", {"beta1": 0.75, "beta2": 0.5, "rate": 0.125, "weight_decay": 0.25})],
}
RATES = [0.5, 0.5, 0.125, 0.25, 0.03125, 0.0]


def options_of(name, **changes):
    """All options of an optimizer: the defaults, and these instead."""
    return dict([(option, default) for option, default, _ in optimizers.OPTIMIZERS[name].options], **changes)


def gradients(seed, size=1.0):
    return [drawn(seed + i, 2, 3, size) for i in range(STEPS)]


def spaced(size):
    """Gradients of one size, with both signs, none of them 0."""
    return [[[size * (1 + (i + j) % 3) * (-1) ** (i * j) for j in range(3)] for _ in range(2)] for i in range(STEPS)]


def cases():
    """All cases, optimizer by optimizer."""
    start = drawn(20, 2, 3, 2.0)
    for name in sorted(optimizers.OPTIMIZERS):
        def case(tail, comment, flags, options, found, parameters=start, name=name, **more):
            return Case("%s/%s" % (name, tail), comment, flags, dict(
                {"optimizer": name, "options": options, "parameters": parameters, "gradients": found}, **more))
        defaults = options_of(name)
        yield case("defaults", "All options as they are where none is named.", ["ordinary"], defaults, gradients(30))
        yield case("first-step", "One step.", ["first_step"], defaults, gradients(40)[:1])
        yield case("zero-gradients", "The first gradients are 0; nothing may become nan.", ["zero"],
                   options_of(name, rate=0.25), [[[0.0, -0.0, 0.0]] * 2] * 2 + gradients(50)[:3])
        yield case("tiny-gradients", "Gradients of the size of epsilon, whose place shows.", ["tiny"],
                   options_of(name, rate=0.25), spaced(1e-9))
        yield case("huge-gradients", "Their squares are nearly too large.", ["huge"],
                   options_of(name, rate=1e-120), spaced(1e150))
        yield case("changing-rate", "Each step has its own rate, the last 0.", ["changing_rate", "zero"],
                   defaults, gradients(60), rates=RATES)
        yield case("zero-parameters", "Weights of 0.", ["zero"], options_of(name, rate=0.25), gradients(70),
                   [[0.0, -0.0, 0.0]] * 2)
        yield case("one-row", "One row of one number.", ["one_row"], options_of(name, rate=0.25),
                   [[[0.5]], [[-0.25]], [[0.125]], [[4.0]]], [[1.0]])
        for tail, changes in OTHERS[name]:
            yield case(tail, ", ".join(["%s %r" % pair for pair in sorted(changes.items())]), ["ordinary"],
                       options_of(name, **changes), spaced(0.375))


def results(given, number):
    """{"after": the parameters after each step, a list of rows}."""
    optimizer = optimizers.get(given["optimizer"], **given["options"])
    parameters, found = matrix(given["parameters"]), []
    for i, gradient in enumerate(given["gradients"]):
        if "rates" in given:
            optimizer.rate = given["rates"][i]
        parameters, = optimizer.step([parameters], [matrix(gradient)])
        found.append(rows_of(parameters))
    return {"after": found}
