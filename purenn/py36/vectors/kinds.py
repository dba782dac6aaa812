"""The kinds of test vectors, and their cases as plain data: what a file of the set holds."""
import re

from . import (
    activation_cases, exact, initializer_cases, loss_cases, network_cases, optimizer_cases, schedule_cases, training)
from .cases import FLAGS

NAME, VERSION = "purenn test vectors", 1
MODULES = {"activations": activation_cases, "losses": loss_cases, "optimizers": optimizer_cases,
           "initializers": initializer_cases, "schedules": schedule_cases, "networks": network_cases}
KINDS = ("activations", "losses", "optimizers", "initializers", "schedules", "networks")


def made(kind, tell=lambda case_id: None):
    """The file of a kind, as plain data; tell(id) is called before each case."""
    cases = []
    for case in MODULES[kind].cases():
        tell("%s/%s" % (kind, case.name))
        cases.append(whole(kind, case))
    used = set([flag for case in cases for flag in case["flags"]])
    return {"format": NAME, "version": VERSION, "kind": kind,
            "flags": {flag: FLAGS[flag] for flag in sorted(used)}, "cases": cases}


def count(kinds):
    """How many cases these kinds have."""
    return sum(len(list(MODULES[kind].cases())) for kind in kinds)


def whole(kind, case):
    """The case with its expected results and tolerances, numbers as hexadecimal text."""
    module = MODULES[kind]
    expected, tolerance = (training.expected(case.given) if kind == "networks"
                           else exact.expected(module.results, case.given))
    return {"id": "%s/%s" % (kind, case.name), "comment": case.comment, "flags": list(case.flags),
            "given": exact.numbers(case.given, hexadecimal), "expected": exact.numbers(expected, hexadecimal),
            "tolerance": exact.numbers(tolerance, hexadecimal)}


def hexadecimal(x):
    """A float as float.hex has it, without the zeros at the end: 0x1.8p+0."""
    return re.sub(r"\.?0*p", "p", x.hex())
