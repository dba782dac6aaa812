"""Exported JavaScript as a script of a page, for require, and as an ES module, with declarations that TypeScript checks."""
import json
import re

import pytest

import exported
import needs
from amounts import long, share
from exported import rows
from foreign import run
from purenn import Dense, Network, arithmetic
from purenn.encoders import Categories, Encoder, Flag, Number

X = [0.5, -1.25]


def networks():
    """{name: (network, options)}: names, questions with a step of training, cells with gaps, numbers."""
    named = Network([Dense(2, 3, "tanh"), Dense(3, "softmax")], seed=1)
    named.classes = ["a", "</script>", 'b"\n']
    questions = Network([Dense(2, 4, "gelu"), Dense(2, "sigmoid")], loss="binary_cross_entropy", seed=2)
    cells = Network([Dense(4, 3, "tanh"), Dense(1, "sigmoid")], seed=3)
    cells.encoder = Encoder([Number("age", 30.0), Flag("ill", ("no", "yes")), Categories("port", ["C", "S"])])
    cells.classes = [2.5, -10]
    return {"named": (named, {}), "questions": (questions, {"train": True, "batch_size": 2}),
            "cells": (cells, {"form": "loop"}), "plain": (Network([Dense(2, 1)], seed=4), {})}


def expected():
    """What predict, and classify where there is one, say of X and of a row of cells."""
    with arithmetic("portable"):
        found = {}
        for name, (net, _) in networks().items():
            row = [None, "yes", "S"] if name == "cells" else X
            found[name] = [net.predict([row]).tolist()[0], net.classify([row])[0] if name != "plain" else None]
        return found


def written(folder, module=False):
    ending = "mjs" if module else "js"
    for name, (net, options) in networks().items():
        options = dict(options, module=module, prefix=None if module else name, arithmetic="portable")
        (folder / (name + "." + ending)).write_text(net.to_source("javascript", **options))
        (folder / (name + ".d." + ending.replace("js", "ts"))).write_text(net.to_source("javascript", declarations=True, **options))


ANSWERS = """
const answers = (all) => JSON.stringify(Object.fromEntries(Object.keys(all).map((name) => {
    const net = all[name], row = name === "cells" ? [undefined, "yes", "S"] : [0.5, -1.25];
    if (net.self_test() !== 0) throw new Error(name);
    return [name, [net.predict(row), net.classify ? net.classify(row) : null]];
})));
"""


def test_require(tmp_path):
    written(tmp_path)
    (tmp_path / "driver.js").write_text(ANSWERS + """
const all = {};
for (const name of ["named", "questions", "cells", "plain"]) all[name] = require("./" + name + ".js");
if (typeof named !== "undefined") throw new Error("a global");
console.log(answers(all));
""")
    assert json.loads(run([needs.command("node"), "driver.js"], tmp_path)) == expected()


@pytest.mark.parametrize("ending", ["mjs", "js"])
def test_import(ending, tmp_path):
    """ES modules; and the other form, whose names node finds."""
    written(tmp_path, module=ending == "mjs")
    (tmp_path / "driver.mjs").write_text("\n".join(["import * as %s from './%s.%s';" % (name, name, ending) for name in networks()]) + """
import { classify, CLASSES } from './named.%s';
%s
if (!CLASSES.includes(classify([1, 2]))) throw new Error("named");
console.log(answers({ named, questions, cells, plain }));
""" % (ending, ANSWERS))
    assert json.loads(run([needs.command("node"), "driver.mjs"], tmp_path)) == expected()


def test_scripts_of_one_page(tmp_path):
    """Scripts of one page share its globals; each model adds one, which is window.NAME as well."""
    written(tmp_path)
    (tmp_path / "page.js").write_text("""
const vm = require("vm"), fs = require("fs"), names = ["named", "questions", "cells", "plain"];
const page = vm.createContext({ window: null, module: undefined });
page.window = page;
delete page.module;
for (const name of names) vm.runInContext(fs.readFileSync(name + ".js", "utf8"), page, name + ".js");
const added = Object.keys(page).filter((name) => name !== "window");
if (added.join() !== names.join()) throw new Error(added.join());
vm.runInContext("const TESTS = 1, predict = 2, WEIGHTS = 3, numbers_of = 4;", page);
console.log(vm.runInContext(%s + "answers({ named: window.named, questions, cells, plain });", page));
""" % json.dumps(ANSWERS))
    assert json.loads(run([needs.command("node"), "page.js"], tmp_path)) == expected()


def test_a_page_in_html_cannot_be_closed_by_a_name(tmp_path):
    written(tmp_path)
    assert [name for name in networks() if "</" in (tmp_path / (name + ".js")).read_text()] == []


def test_without_a_prefix_a_script_has_plain_names(tmp_path):
    net = networks()["named"][0]
    (tmp_path / "net.js").write_text(net.to_source("javascript"))
    (tmp_path / "page.js").write_text("""
const vm = require("vm"), page = vm.createContext({});
vm.runInContext(require("fs").readFileSync("net.js", "utf8"), page);
console.log(vm.runInContext("JSON.stringify([predict([0.5, -1.25]).length, CLASSES.length])", page));
""")
    assert json.loads(run([needs.command("node"), "page.js"], tmp_path)) == [3, 3]
    assert run([needs.command("node"), "net.js"], tmp_path).startswith("self-test: ")


@pytest.mark.long
@pytest.mark.parametrize("form", ["straight", "loop"])
def test_all_networks_as_modules(form, tmp_path):
    """Twenty networks, each an ES module and a script with a prefix: the bits of Network.predict."""
    nets, lines = list(exported.networks(share(20, 5))), []
    for n, net in enumerate(nets):
        options = {"arithmetic": "portable", "form": form}
        (tmp_path / ("net%d.mjs" % n)).write_text(net.to_source("javascript", module=True, **options))
        (tmp_path / ("net%d.js" % n)).write_text(net.to_source("javascript", prefix="net%d" % n, **options))
        lines += ["import * as a%d from './net%d.mjs';" % (n, n), "import * as b%d from './net%d.js';" % (n, n)]
    lines += ["const rows = %s;" % json.dumps([rows(net, n, 5) for n, net in enumerate(nets)]), "const found = [];"]
    for n in range(len(nets)):
        lines.append("for (const x of rows[%d]) found.push(...a%d.predict(x), ...b%d.predict(x));" % (n, n, n))
    (tmp_path / "driver.mjs").write_text("\n".join(lines) + "\nconsole.log(JSON.stringify(found.map((x) => Number.isFinite(x) ? x : String(x))));\n")
    with arithmetic("portable"):
        wanted = [y for n, net in enumerate(nets) for row in net.predict(rows(net, n, 5)).tolist() for y in row + row]
    found = json.loads(run([needs.command("node"), "driver.mjs"], tmp_path))
    assert [float(x) for x in found] == wanted


# ---- TypeScript ----

STRICT = ["--strict", "--noEmit", "--target", "es2020", "--forceConsistentCasingInFileNames"]
USES = """
const outputs: number[] = named.predict([0.5, -1.25]).concat(named.predict(new Float64Array(2)));
const label: "a" | "</script>" | "b\\"\\n" = named.classify([1, 2]);
const count: 3 = named.CLASSES.length;
const bits: (0 | 1)[] = questions.classify([1, 2]);
const [state, loss]: [number[], number] = questions.train_step(questions.initial_state(), [1, 2, 3, 4], [0, 1, 1, 0], 0.01);
const row: number[] = cells.encode([null, "yes", "S"]).concat(cells.predict_numbers([NaN, 1, undefined, null]));
const value: 2.5 | -10 = cells.classify([undefined, true, "C"]);
const names: readonly string[] = cells.COLUMNS;
const worst: number = plain.self_test();
export { outputs, label, count, bits, state, loss, row, value, names, worst };
// @ts-expect-error
named.predict(["a"]);
// @ts-expect-error
named.predict([null, 1]);
// @ts-expect-error
plain.classify([1, 2]);
// @ts-expect-error
questions.train_step([1], [2], [3]);
// @ts-expect-error
named.encode([1]);
"""


@pytest.mark.parametrize("kind", [long("import"), long("require"), long("global")])
def test_declarations(kind, tmp_path):
    """What tsc --strict makes of programs that use the models, and of each mistake marked in them."""
    tsc = needs.command("tsc")
    written(tmp_path, module=kind == "import")
    names = list(networks())
    if kind == "import":
        lines = ["import * as %s from './%s.mjs';" % (name, name) for name in names]
    elif kind == "require":
        lines = ["import %s = require('./%s.js');" % (name, name) for name in names]
    else:
        lines = ["/// <reference path='./%s.d.ts' />" % name for name in names]
    uses = USES if kind != "global" else re.sub("export .*\n", "", USES)
    name = {"import": "use.mts", "require": "use.cts", "global": "use.ts"}[kind]
    (tmp_path / name).write_text("\n".join(lines) + uses)
    node = ["--module", "none"] if kind == "global" else ["--module", "nodenext", "--moduleResolution", "nodenext"]
    run([tsc] + STRICT + node + [name], tmp_path)
    (tmp_path / name).write_text((tmp_path / name).read_text() + "const wrong: string = plain.predict([1, 2]);\n")
    with pytest.raises(AssertionError, match="not assignable to type 'string'"):
        run([tsc] + STRICT + node + [name], tmp_path)


@pytest.mark.parametrize("name", sorted(networks()))
@pytest.mark.parametrize("module", [False, True])
def test_declarations_name_what_the_file_has(name, module, tmp_path):
    """Without tsc: the same names, and for functions as many parameters at least as JavaScript counts."""
    written(tmp_path, module)
    ending = "mjs" if module else "js"
    declared = (tmp_path / (name + ".d." + ending.replace("js", "ts"))).read_text()
    found = json.loads(run([needs.command("node"), "--input-type=module", "-e", """
        import * as net from './%s.%s';
        console.log(JSON.stringify(Object.fromEntries(Object.keys(net).filter((key) => !/^(default|module\\.exports)$/.test(key)).map(
            (key) => [key, typeof net[key] === "function" ? net[key].length : net[key]]))));
        """ % (name, ending)], tmp_path))
    functions = {match[0]: match[1].count(": ") for match in re.findall(r"^export function (\w+)\((.*)\): ", declared, re.M)}
    lists = dict(re.findall(r"^export const (\w+): readonly (\[[^\]]*\]);", declared, re.M))
    assert sorted(list(functions) + list(lists)) == sorted(found)
    assert [key for key in functions if functions[key] < found[key]] == []
    for key in lists:
        assert json.loads(lists[key]) == found[key]
    assert ("export as namespace %s;" % name in declared) != module
