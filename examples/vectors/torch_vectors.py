"""PyTorch, in doubles, asked by test vectors:

    python -m purenn vectors --check "python3 torch_vectors.py"

Slopes and gradients are those of autograd.  It has not: hinge as here (its hinge_embedding_loss is another), a schedule
of inverse_scaling, a cosine that warms up; and it draws weights with a generator of its own.
"""
import json
import sys

import torch
from torch import nn
from torch.nn import functional as F
from torch.optim import lr_scheduler

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

ACTIVATIONS = {
    "identity": lambda z: z * 1, "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": F.relu,
    "leaky_relu": F.leaky_relu, "elu": F.elu, "softplus": F.softplus,
    "silu": F.silu, "gelu": F.gelu, "softmax": lambda z: F.softmax(z, dim=1)}
# The losses without a mean; the cross entropies take z.
TERMS = {
    "half_squared_error": lambda a, t: F.mse_loss(a, t, reduction="none") / 2,
    "mean_squared_error": lambda a, t: F.mse_loss(a, t, reduction="none"),
    "mean_absolute_error": lambda a, t: F.l1_loss(a, t, reduction="none"),
    "huber": lambda a, t: F.huber_loss(a, t, reduction="none"),
    "binary_cross_entropy": lambda z, t: F.binary_cross_entropy_with_logits(z, t, reduction="none"),
    "categorical_cross_entropy": lambda z, t: F.cross_entropy(z, t, reduction="none")[:, None]}


def loss_of(name, activation, z, t, weights=None):
    terms = TERMS[name](z if "entropy" in name else ACTIVATIONS[activation](z), t)
    n = {"half_squared_error": 1, "categorical_cross_entropy": len(t)}.get(name, t.numel())
    return (terms if weights is None else terms * weights).sum() / n


def optimizer_of(name, parameters, o):
    o = dict(o, lr=o["rate"])
    if "beta1" in o:
        o["betas"] = o["beta1"], o["beta2"]
    if "epsilon" in o:
        o["eps"] = o["epsilon"]
    names = {"sgd": "lr", "momentum": "lr momentum", "nesterov": "lr momentum", "rmsprop": "lr alpha eps",
             "adagrad": "lr eps", "adam": "lr betas eps", "adamw": "lr betas eps weight_decay"}[name].split()
    options = {option: o[option] for option in names}
    if name == "nesterov":
        if not o["momentum"]:
            raise KeyError("nesterov without momentum, which PyTorch refuses")
        options["nesterov"] = True
    kind = {"rmsprop": "RMSprop", "adagrad": "Adagrad", "adam": "Adam", "adamw": "AdamW"}.get(name, "SGD")
    return getattr(torch.optim, kind)(parameters, **options)


def steps(given):
    p = nn.Parameter(torch.tensor(given["parameters"]))
    optimizer, after = optimizer_of(given["optimizer"], [p], given["options"]), []
    for n, gradient in enumerate(given["gradients"]):
        for group in optimizer.param_groups:
            group["lr"] = given["rates"][n] if "rates" in given else group["lr"]
        p.grad = torch.tensor(gradient)
        optimizer.step()
        after.append(p.tolist())
    return {"after": after}


def rates(name, o, wanted):
    optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=o["rate"])
    if o.get("warm_up"):
        raise KeyError("a cosine that warms up")
    schedule = {
        "constant": lambda: lr_scheduler.ConstantLR(optimizer, factor=1.0),
        "step": lambda: lr_scheduler.StepLR(optimizer, o["step_size"], o["gamma"]),
        "exponential": lambda: lr_scheduler.ExponentialLR(optimizer, o["gamma"]),
        "cosine": lambda: lr_scheduler.CosineAnnealingLR(optimizer, o["steps"], o["minimum"])}[name]()
    found = []
    for _ in range(max(wanted) + 1):
        found.append(schedule.get_last_lr()[0])
        optimizer.step()
        schedule.step()
    return [found[n] for n in wanted]


def network(given):
    layers, X, t = given["layers"], torch.tensor(given["X"]), torch.tensor(given["t"])
    weights = [[nn.Parameter(torch.tensor(layer[name])) for name in ("W", "b")] for layer in layers]

    def forward(X):
        for (W, b), layer in zip(weights, layers):
            z = X @ W + b
            X = ACTIVATIONS[layer["activation"]](z)
        return z, X

    def backward(X, t):
        optimizer.zero_grad()
        z, a = forward(X)
        loss = loss_of(given["loss"], layers[-1]["activation"], z, t)
        loss = loss + sum(given["l1"] * W.abs().sum() + given["l2"] / 2 * (W * W).sum() for W, _ in weights)
        loss.backward()
        return a, loss

    optimizer = optimizer_of(given["optimizer"], [p for pair in weights for p in pair], given["options"])
    a, loss = backward(X, t)
    gradients = [[p.grad.tolist() for p in pair] for pair in weights]
    found = {"outputs": a.tolist(), "loss": loss.item(), "gradients": gradients}
    size, first = given["batch_size"] or len(X), 0
    for n in range(1, max(given["steps"]) + 1):
        backward(X[first:first + size], t[first:first + size])
        optimizer.step()
        first = first + size if first + size < len(X) else 0
        if n in given["steps"]:
            found["after_%d" % n] = [[p.tolist() for p in pair] for pair in weights]
    return found


def answer(kind, given):
    """The results of a case; KeyError for what PyTorch has not."""
    if kind == "activations":
        z = torch.tensor(given["z"], requires_grad=True)
        a = ACTIVATIONS[given["activation"]](z)
        a.backward(torch.tensor(given["gradient"]) if "gradient" in given else torch.ones_like(a))
        return {"value": a.tolist(), "backward" if "gradient" in given else "slope": z.grad.tolist()}
    if kind == "losses":
        z = torch.tensor(given["z"], requires_grad=True)
        loss = loss_of(given["loss"], given["activation"], z, torch.tensor(given["t"]),
                       torch.tensor(given["weights"]) if "weights" in given else None)
        loss.backward()
        return {"loss": loss.item(), "gradient": z.grad.tolist()}
    if kind == "optimizers":
        return steps(given)
    if kind == "schedules":
        return {"rates": rates(given["schedule"], given["options"], given["steps"])}
    return {"networks": network}[kind](given)


def numbers(x):
    """Hexadecimal texts, in whatever they stand, as floats."""
    if isinstance(x, dict):
        return {name: numbers(value) for name, value in x.items()}
    if isinstance(x, list):
        return [numbers(value) for value in x]
    return float.fromhex(x) if isinstance(x, str) and "0x" in x else x


def main():
    for line in sys.stdin:
        case = json.loads(line)
        try:
            found = {"id": case["id"], "results": answer(case["kind"], numbers(case["given"]))}
        except KeyError:
            found = {"id": case["id"], "unsupported": True}
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
