"""The article as a page: its steps with their numbers, in one HTML file that trains the network itself.

What the page calculates is printed from recordings of article.iteration; its markup, style and the rest of its script
are files in helpers/.
"""
import base64
import hashlib
import re

from ... import article
from ...commands.article import LR, OPTIONS, RECORDED_FOR
from ...commands.golden import NUMPY_WEIGHTS
from ...files import envelope, packaged
from ...floats.bits import to_digits
from ...floats.elementary import arithmetic
from ...layers import Dense
from ...network import Network
from ...random.generators import RandomState
from ..crosscheck.runs import WEIGHTS
from . import article_script, article_variants

SEEDS = (0, 1, 2, 42, 2017)             # whose weights the page compares with Python's
CALCULATION = ("kernels.js", "numpy_random.js", "training.js")
PARTS = ("making.js", "formulas.js", "pasted_data.js", "downloads.js", "charts.js", "tables.js", "wording.js",
         "explanation.js", "steps.js", "settings.js", "controls.js", "article.js")


def page():
    """The text of the page."""
    script = "\n".join(['"use strict";', calculation()] + [_read(name) for name in PARTS])
    style = _read("article.css")
    text = _read("article.html")
    for name, content in (("STYLE_HASH", _hash(style)), ("SCRIPT_HASH", _hash(script)), ("STYLE", style),
                          ("SCRIPT", script)):
        text = text.replace("{{%s}}" % name, content)
    return text


def calculation():
    """The part of the script that calculates, which needs no page: programs, data, training."""
    variants, programs = _variants()
    loss = article_variants.recorded_loss()
    lines = article_script.elementary(programs)
    lines += [_read(name) for name in CALCULATION]
    lines += ["const LOSS = %s;" % article_script.function(loss), "const VARIANTS = {%s};" % ",\n".join(variants),
              "const DATA = %s;" % article_script.data(_data())]
    return "\n".join(lines)


def _read(name):
    """The text of a file in helpers/."""
    return packaged.read("py36/report/helpers/" + name).decode("ascii").replace("\r\n", "\n")


def _hash(text):
    """What a Content-Security-Policy allows this text by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("ascii")).digest()).decode("ascii")


# ---- what Python gives to the script ----

def _variants():
    """(texts of the members of VARIANTS, their programs)."""
    texts, programs = [], []
    right = article_variants.source()
    for activation in article_variants.ACTIVATIONS:
        for key in [""] + [erratum.key for erratum in article_variants.ERRATA if erratum.mistake]:
            iteration = article_variants.iteration(activation, key)
            if iteration is None:
                continue
            program = article_variants.recorded(iteration)
            forward = article_variants.recorded_forward(iteration)
            text = article_variants.source(activation, key)
            code = _changed(article_variants.lines(right), article_variants.lines(text), text is right)
            functions = _changed(article_variants.functions(right), article_variants.functions(text), text is right)
            texts.append('"%s": {\nlisting: %s,\ncode: %s,\nfunctions: %s,\nstep: %s,\nforward: %s}' % (
                (activation + " " + key).strip(), article_script.data(article_script.listing(program)),
                article_script.data(code), article_script.data(functions), article_script.function(program),
                article_script.function(forward)))
            programs.append(program)
    return texts, programs


def _changed(right, own, all_of_them):
    """What is to be shown in place of the right lines; all lines of the first variant."""
    return {name: own[name] for name in own if all_of_them or own[name] != right.get(name)}


def _data():
    """All else that the script takes from Python, as plain data."""
    program = article_variants.recorded(article.iteration)
    shapes = {array.name: [article_variants.COUNTED[n] for n in array.shape]
              for array in program.inputs + program.outputs if array.shape}
    defaults = {name: OPTIONS[name][0] for name in ("epochs", "seed", "hidden")}
    return {"names": [list(pair) for pair in article.NAMES], "counted": shapes, "start": article_variants.start_lines(),
            "errata": _errata(), "activations": list(article_variants.ACTIVATIONS),
            "defaults": dict(defaults, rate=LR, activation="sigmoid"), "sets": _sets(),
            "printed_start": {name: to_digits([x for row in rows for x in row])
                              for name, rows in article.PRINTED_RUN_START.items()},
            "recorded": {"seeds": sorted(NUMPY_WEIGHTS), "options": {name: OPTIONS[name][0] for name in RECORDED_FOR}},
            "expected": _expected(), "network": _network()}


def _errata():
    sentences = article_variants.sentences()
    right = article_variants.source()
    return [{"number": erratum.number, "key": erratum.key, "sentence": sentences[erratum.number],
             "title": erratum.title, "effect": erratum.effect,
             "calculates": bool(erratum.mistake),
             "steps": _steps(right, article_variants.source("sigmoid", erratum.key)) if erratum.mistake
             else list(erratum.steps)} for erratum in article_variants.ERRATA]


def _steps(right, text):
    """The steps with a changed line, or one that calls a changed function."""
    lines, own = article_variants.lines(right), article_variants.lines(text)
    before, after = article_variants.functions(right), article_variants.functions(text)
    calls = [r"\b%s\(" % name for name in before if before[name] != after[name]]
    return sorted(set([step for step, name in article.NAMES
                       if own[name] != lines[name] or [1 for call in calls if re.search(call, lines[name])]]))


def _expected():
    """{seed: the digits of wh, bh, wout and bout} after the article's training, as Python calculates them."""
    expected = {}
    with arithmetic("portable"):
        for seed in SEEDS:
            weights = article.train(article.X, article.y, *article.initialize(seed), epochs=OPTIONS["epochs"][0], lr=LR)
            expected["%d" % seed] = to_digits([x for matrix in weights for row in matrix.tolist() for x in row])
    return expected


def _network():
    """The text of a saved network, and the parts of it that the page puts others in the place of."""
    marks = Network([Dense(1, 1, "tanh"), Dense(1, "sigmoid")], loss="half_squared_error", seed=1)
    marks.set_weights([([[1.0]], [[2.0]]), ([[3.0]], [[4.0]])])
    text = envelope.dumps({"network": marks.state()})
    part = '{"$matrix": [1, 1], "$of": {"$floats": "%s"}}'
    parts = {name: part % to_digits([x]) for name, x in zip(WEIGHTS, (1.0, 2.0, 3.0, 4.0))}
    return {"text": text, "activation": '"tanh"', "parts": parts}


# ---- data to choose from ----

def _sets():
    """[{name, text (CSV), and settings that suit it}]"""
    own = [list(row) + list(target) for row, target in zip(article.X, article.y)]
    pairs = ((0, 0), (0, 1), (1, 0), (1, 1))
    return [{"name": "the article's", "text": _csv(own), "rate": LR, "hidden": 3},
            {"name": "XOR", "text": _csv([[a, b, int(a != b)] for a, b in pairs], "a,b,y"), "rate": 1, "hidden": 4},
            {"name": "AND", "text": _csv([[a, b, int(a and b)] for a, b in pairs], "a,b,y"), "rate": 1, "hidden": 2},
            {"name": "a ring", "text": _csv(_ring(), "across,up,y"), "rate": LR, "hidden": 6}]


def _ring():
    """48 points of a square: 1 inside of a circle, 0 outside, with some room between."""
    rows, random = [], RandomState(2017)
    while len(rows) < 48:
        a, b = [round(2 * x - 1, 2) for x in random.uniform(size=2)]
        if abs(a * a + b * b - 0.4) > 0.12:
            rows.append([a, b, int(a * a + b * b < 0.4)])
    return rows


def _csv(rows, names=""):
    return "\n".join([names] * bool(names) + [",".join(["%r" % x for x in row]) for row in rows]) + "\n"
