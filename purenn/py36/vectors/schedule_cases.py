"""Schedules: the learning rates of some steps, counted from 0."""
from ... import schedules
from .cases import Case

CASES = [
    ("constant", "steady", {"rate": 0.1}, [0, 1, 7, 1000]),
    ("step", "of-3", {"rate": 0.5, "step_size": 3, "gamma": 0.1}, [0, 1, 2, 3, 4, 5, 6, 8, 9, 30]),
    ("step", "of-1", {"rate": 0.1, "step_size": 1, "gamma": 0.5}, [0, 1, 2, 10, 100]),
    ("step", "stops", {"rate": 0.1, "step_size": 5, "gamma": 0.0}, [0, 4, 5, 6]),
    ("exponential", "falls", {"rate": 0.1, "gamma": 0.9}, [0, 1, 2, 3, 10, 99]),
    ("exponential", "grows", {"rate": 0.001, "gamma": 1.25}, [0, 1, 2, 20]),
    ("inverse_scaling", "root", {"rate": 0.5, "exponent": 0.5}, [0, 1, 2, 3, 8, 99]),
    ("inverse_scaling", "third", {"rate": 0.5, "exponent": 0.3}, [0, 1, 2, 7, 99]),
    ("inverse_scaling", "whole", {"rate": 0.5, "exponent": 1.0}, [0, 1, 2, 9]),
    ("cosine", "to-0", {"rate": 0.1, "steps": 10, "warm_up": 0, "minimum": 0.0}, [0, 1, 2, 5, 9]),
    ("cosine", "to-a-minimum", {"rate": 0.1, "steps": 7, "warm_up": 0, "minimum": 0.01}, [0, 1, 3, 6, 7]),
    ("cosine", "warms-up", {"rate": 0.1, "steps": 12, "warm_up": 4, "minimum": 0.001}, [0, 1, 2, 3, 4, 5, 8, 11]),
    ("cosine", "beyond-the-end", {"rate": 0.1, "steps": 5, "warm_up": 0, "minimum": 0.02}, [4, 5, 6, 50]),
]
BY_WHOLE_STEPS = ("constant", "step", "exponential")    # their steps are counted, and stay whole numbers


def cases():
    """All cases."""
    for schedule, name, options, steps in CASES:
        yield Case("%s/%s" % (schedule, name), "Rates at the steps that are listed.",
                   ["ordinary"], {"schedule": schedule, "options": options, "steps": steps})


def results(given, number):
    """{"rates": one for each step}."""
    formula, _ = schedules.SCHEDULES[given["schedule"]]
    if given["schedule"] in BY_WHOLE_STEPS:
        return {"rates": [formula(step, **given["options"]) for step in given["steps"]]}
    options = {name: number(value) if isinstance(value, int) else value for name, value in given["options"].items()}
    return {"rates": [formula(number(step), **options) for step in given["steps"]]}
