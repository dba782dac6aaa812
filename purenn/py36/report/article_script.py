"""Recorded programs as JavaScript: one statement a value, each a call of a function of kernels.js.

The page keeps the list of the same values, by which it shows how a number is made.
"""
import json

from ..straightline import helper_text, javascript


def function(program):
    """A JavaScript function of the program's inputs; it returns an array of all values, or its only output."""
    lines = ["(%s) => {" % ", ".join(["v%d" % array.index for array in program.inputs])]
    for i, (operation, operands, _) in enumerate(program.values):
        if operation == "constant":
            lines.append("const v%d = number(%s);" % (i, javascript.literal(operands[0])[0]))
        elif operation != "input":
            lines.append("const v%d = %s(%s);" % (i, operation, ", ".join(["v%d" % j for j in operands])))
    returned = "v%d" % program.outputs[0].index
    if len(program.outputs) > 1:
        returned = "[%s]" % ", ".join(["v%d" % i for i in range(len(program.values))])
    return "\n".join(lines + ["return %s;" % returned, "}"])


def listing(program):
    """The program as plain data: values [operation, operands ...], and the places of inputs and outputs."""
    return {"values": [[operation] + list(operands) for operation, operands, _ in program.values],
            "inputs": {array.name: array.index for array in program.inputs},
            "outputs": {array.name: array.index for array in program.outputs}}


def elementary(programs):
    """The lines of the portable functions that the programs call."""
    called = set([value.operation for program in programs for value in program.values])
    wanted = sorted(called & set(["exp", "expm1", "log", "log1p", "tanh", "erf"]))
    return helper_text.javascript(wanted, "portable", javascript.literal)


def data(value):
    """Plain data as JavaScript, harmless inside of <script>."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c")
