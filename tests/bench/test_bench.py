"""tests/bench: sides are compared before they are measured, what is missing is said, and results are kept.

No test asserts a time.
"""
import glob
import importlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import time
from statistics import median
from xml.etree import ElementTree

import pytest

import needs
from paths import BENCH, ROOT
from purenn.fitting import engines as choice

sys.path.insert(0, BENCH)
try:
    import bench
    import charts
    import defaults
    import engines
    import goals
    import limits
    import measure as measuring
    import real_tables
    import tables
    from measure import Case, Differs, Missing, Result, a_call, alternating, grid, interleaved, measure, optional, per_call, raw, table
    from sides import compiled_c, floor, other_trainers as others, predictors
    from sides.compiled_c import compiled_side, looped_side
    from sides.tasks import (
        ARTICLE, DIGITS, IRIS, articles, check, expected, fast_side, network, purenn, side, start, with_sigmoids, workers_side)
finally:
    sys.path.pop(0)

SHORT = {"article": ARTICLE._replace(epochs=40), "iris": IRIS._replace(samples=40, epochs=2),
         "digits": DIGITS._replace(samples=70), "sigmoids": with_sigmoids(IRIS)._replace(samples=40, epochs=2)}
PEERS = {"gradwave", "miniml", "onnx", "onnxruntime", "keras"}         # what the tests need not have


def lacks(*modules):
    """Whether one of them is not installed, which is only allowed for peers."""
    absent = [name for name in modules if not importlib.util.find_spec(name)]
    assert set(absent) <= PEERS, absent
    return bool(absent)


def prepared(prepare, *modules):
    """What the prepare of a side gives; for one that is missing, its reason must say so."""
    if lacks(*modules):
        with pytest.raises(Missing, match="is not installed"):
            prepare()
        return None
    return prepare()


# ---- measuring ----

def test_sides_run_in_turn_and_the_first_round_is_not_kept():
    order = []

    def runs(name):
        return lambda: lambda: order.append(name) or len(order)

    def gone():
        raise Missing("somewhere else")
    result = measure(Case("t", [("a", runs("a")), ("b", runs("b")), ("c", gone)], [], "ms"), 3)
    assert order == ["a", "b", "b", "a", "a", "b", "b", "a"]
    assert result.seconds == {"a": [4, 5, 8], "b": [3, 6, 7]} and result.missing == {"c": "somewhere else"}
    assert raw([result]) == [{"title": "t", "seconds": result.seconds, "missing": result.missing}]


def test_functions_that_do_not_measure_themselves_are_timed():
    called = []
    seconds = interleaved({"one": lambda: called.append(1), "two": lambda: called.append(2)}, 2)
    assert called == [1, 2, 2, 1, 1, 2] and [len(seconds[name]) for name in ("one", "two")] == [2, 2]
    assert min(seconds["one"] + seconds["two"]) >= 0.0
    assert alternating({"one": lambda: 7}, 3) == {"one": [7, 7, 7]}


def test_a_side_that_differs_is_named():
    def differs():
        raise Differs("1 is not 2")
    with pytest.raises(Differs, match="title, bad: 1 is not 2"):
        measure(Case("title", [("bad", differs)], [], "ms"), 1)


def sides(*names):
    return [(name, None) for name in names]


def test_a_table_has_a_line_a_side():
    case = Case("title", sides("one", "two", "three", "four"), [("one", ["one"]), ("best", ["two", "four"]),
                                                               ("none", ["three"])], "ms")
    lines = table(Result(case, {"one": [0.004, 0.001, 0.002], "two": [0.001], "four": [0.0005]},
                         {"three": "three is not installed"}))
    assert lines[0] == "title" and len(lines) == 6
    assert lines[2].split() == ["one", "2.000", "1.000", "1", "x", "0.25", "x", "-"]
    assert lines[3].split() == ["two", "1.000", "1.000", "2", "x", "0.5", "x", "-"]
    assert lines[4].split(None, 1) == ["three", "not measured: three is not installed"]
    assert len(set([len(line) for line in lines[1:4]])) == 1


def test_a_grid_has_a_line_a_case():
    cases = [Case(title, sides("here", "there", "here, once"), [], "us") for title in ("4-3-1", "64-32-10")]
    lines = grid("steps", [Result(cases[0], {"here": [2e-6], "there": [3e-6], "here, once": [1e-6]}, {}),
                           Result(cases[1], {"here": [5e-6]}, {"there": "too large", "here, once": "too large"})])
    assert lines[0] == "steps, us"
    assert [line.split() for line in lines[2:4]] == [["4-3-1", "2.00*", "3.00", "1.00"], ["64-32-10", "5.00*", "-", "-"]]
    assert lines[4:] == ["    here, once: not measured: too large", "    there: not measured: too large"]


def test_the_crossing_point_is_where_numpy_stays_quicker():
    def line(*numpys):
        results = [Result(None, {predictors.EXPORTED: [2.0], "NumPy": [x]}, {}) for x in numpys]
        return bench.crossing_point(results)
    grown = bench.GROWING
    assert line(*[3.0, 1.0, 3.0] + [1.0] * (len(grown) - 3)).endswith("from n = %d on" % grown[3])
    assert line(*[1.0] * len(grown)).endswith("from n = %d on" % grown[0])
    assert "nowhere" in line(*[3.0] * len(grown))


def test_calls_are_counted():
    counts = []
    assert per_call(lambda n: counts.append(n) or n / 100.0)() == 0.01 and counts == [1, 1]
    called = []
    assert a_call(called.append, 7)() > 0.0 and set(called) == {7}


def test_optional_says_what_is_missing():
    assert optional("json") is json
    with pytest.raises(Missing, match="^no_such_library is not installed$"):
        optional("no_such_library.part")


# ---- training ----

@pytest.mark.parametrize("name", sorted(SHORT))
@pytest.mark.parametrize("options", [{}, {"engine": "straightline"}, {"engine": "rows"}])
def test_purenn_gets_the_same_bits_by_every_engine(name, options):
    task = SHORT[name]
    assert purenn(**options)(task)[1] == expected(task)


def test_the_articles_training_is_the_networks():
    assert articles(SHORT["article"])[1] == expected(SHORT["article"])
    assert side(articles, SHORT["article"])()() > 0.0


def test_numpys_loops_calculate_the_same():
    pytest.importorskip("numpy")
    assert side(others.numpy_article, SHORT["article"])()() > 0.0
    for name in ("iris", "digits"):
        for with_loss in (False, True):
            assert side(others.numpy_softmax(with_loss), SHORT[name])()() > 0.0


@pytest.mark.parametrize("name", sorted(SHORT))
def test_the_others_calculate_the_same(name):
    task = SHORT[name]
    if name != "sigmoids":                              # several classes: scikit-learn has softmax for them
        pytest.importorskip("sklearn")
        assert side(others.scikit_learn, task, others.for_scikit_learn(task))()() > 0.0
    prepared(side(others.gradient_wave, task, others.for_gradient_wave(task)), "gradwave")
    if task.output == "sigmoid":
        prepared(side(others.miniml, task, others.for_miniml(task)), "miniml")


def test_other_weights_are_found():
    task = SHORT["iris"]
    with pytest.raises(Differs, match="weight 0 is"):
        side(lambda task: (0.0, start(task)), task)()
    weights = expected(task)
    check(weights, weights)
    weights = [(W, [[float("nan")] + b[0][1:]]) for W, b in weights]
    with pytest.raises(Differs, match="nan"):
        check(weights, expected(task))


def test_fast_and_workers_are_measured_where_they_are():
    for prepare in (fast_side(SHORT["digits"]), workers_side(SHORT["digits"], 2)):
        try:
            assert prepare()() > 0.0
        except Missing as error:
            assert str(error).startswith(("fast is native here; math.sumprod is of Python 3.12", 'engine "c" needs a C compiler'))


def test_every_case_compares_with_sides_it_has():
    for name in sorted(bench.PARTS):
        cases = bench.PARTS[name]()
        assert cases and len(set([case.title for case in cases])) == len(cases)
        for case in cases:
            names = [side for side, _ in case.sides]
            assert len(set(names)) == len(names)
            assert not [base for _, bases in case.bases for base in bases if base not in names]


# ---- the floor ----

def test_the_floor_has_the_steps_operations():
    program = floor.step()
    counts, lines = program.count(), floor.source(program.count(), floor.assignments(program))
    text = "\n".join(lines)
    assert {"add": text.count(" + "), "sub": text.count(" - "), "mul": text.count(" * "), "truediv": text.count(" / "),
            "exp": text.count("exp("), "neg": len(re.findall(r"-x", text))} == {
                name: n for name, n in counts.items() if name not in ("input", "constant")}
    assert counts["mul"] > 100 and counts["exp"] == 12          # 3 samples, 3 + 1 neurons
    assert floor.assignments(program) >= 19               # the new weights
    assert not [x for x in floor.made(counts, floor.assignments(program))(3) if not abs(x) < 1e6]


def test_the_floors_of_larger_networks_have_their_products(monkeypatch):
    """As many as a recorded step of one sample has, but for those of the loss, the updates and what is summed up."""
    found = []
    monkeypatch.setattr(floor, "side_of", lambda *given: found.append(given))
    task = IRIS._replace(sizes=(4, 5, 3))
    floor.products_side(task)
    floor.prediction_side((4, 5, 3))
    (training, _, passes), (predicting, _, _) = found
    assert training["mul"] == 2 * 4 * 5 + 3 * 5 * 3 and passes == 150 * 100
    assert predicting["mul"] == 4 * 5 + 5 * 3 and predicting["exp"] == 3


# ---- the parts of a fit ----

def test_a_clock_counts_no_second_twice():
    clock = limits.Clock()
    inner = clock.wrap("inner", lambda: time.sleep(0.03))
    outer = clock.wrap("outer", lambda: [inner(), time.sleep(0.01), inner()])
    started = time.perf_counter()
    outer()
    took = time.perf_counter() - started
    assert set(clock.seconds) == {"inner", "outer"} and abs(sum(clock.seconds.values()) - took) < 0.005
    assert clock.seconds["inner"] >= 0.06 > took - clock.seconds["inner"] >= 0.01


def test_a_clock_counts_what_fails():
    clock = limits.Clock()
    with pytest.raises(ZeroDivisionError):
        clock.wrap("outer", clock.wrap("inner", lambda: 1 / 0))()
    assert set(clock.seconds) == {"inner", "outer"} and not clock._inside


# ---- predictions ----

@pytest.mark.parametrize("sizes", [(2, 2, 1), (4, 5, 3), (6, 5, 2)])
@pytest.mark.parametrize("make, modules", [
    (predictors.exported, ()), (predictors.ours, ()), (predictors.numpy, ("numpy",)),
    (predictors.onnx_runtime, ("onnx", "onnxruntime")), (predictors.scikit_learn, ("sklearn",)),
    (predictors.literal, ())])
def test_predictions_are_the_same(make, modules, sizes):
    for name in set(modules) - PEERS:
        pytest.importorskip(name)
    (_, prepare), = predictors.sides(predictors.network(sizes), [("side", make)])
    run = prepared(prepare, *modules)
    assert run is None or run() > 0.0


@pytest.mark.parametrize("make", [compiled_side, looped_side])
def test_predictions_in_c_are_the_same(make, monkeypatch):
    needs.command(*compiled_c.COMPILERS)
    (_, prepare), = predictors.sides(predictors.network((4, 5, 3)), [("side", make)])
    assert prepare()() > 0.0
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Missing, match="no C compiler"):
        prepare()


@pytest.mark.parametrize("outputs", [[0.1, 0.2, 0.7], [], [float("nan")] * 3])
def test_other_predictions_are_found(outputs):
    (_, prepare), = predictors.sides(predictors.network((4, 5, 3)), [("bad", lambda net, row: (outputs, None))])
    with pytest.raises(Differs):
        prepare()


# ---- engines ----

@pytest.mark.long
def test_engines_are_measured_with_what_they_take_once(monkeypatch):
    monkeypatch.setattr(engines, "SIZES", ((2, 3, 2),))
    monkeypatch.setattr(engines, "BATCHES", (2, 5000))
    monkeypatch.setattr(engines, "LEAST_SECONDS", 0.0)
    small, large = [measure(case, 1) for case in engines.cases()]
    assert sorted(small.seconds) == ["matrix", "rows", "rows, once", "straightline", "straightline, once"]
    assert sorted(large.missing) == ["straightline", "straightline, once"]


@pytest.mark.parametrize("steps", [100, 1000, 10 ** 4, 10 ** 6])
@pytest.mark.parametrize("path", tables.paths("engines"), ids=os.path.basename)
def test_auto_is_near_the_quickest_of_what_is_kept(path, steps, monkeypatch):
    """The constants in fitting/engines.py, beside measured times: what is made once, and all steps."""
    monkeypatch.setattr(choice, "_kind", ["pypy" if "pypy" in path else "cpython"])
    ratios = []
    for case in tables.load(path)["benchmarks"]["engines"]:
        sizes, batch = re.match(r"([\d-]+), batches of (\d+)", case["title"]).groups()
        sizes, seconds = tuple([int(n) for n in sizes.split("-")]), case["seconds"]
        chain = network(engines._task(sizes, int(batch), 1)).chain
        if choice.branches_slow(chain):
            continue
        choice._asked.clear()
        costs = {name: steps * median(seconds[name]) + median(seconds.get(name + ", once", [0.0]))
                 for name in ("matrix", "rows", "straightline") if name in seconds}
        ratios.append(costs[choice.fastest(chain, ("native",), int(batch), steps)] / min(costs.values()))
    assert len(ratios) >= 8 and median(ratios) <= 1.1 and max(ratios) <= 1.75, ratios


# ---- all parts, and what is kept ----

def tiny():
    return [Case("tiny", [("one", lambda: lambda: 0.001), ("gone", lambda: optional("no_such_library"))],
                 [("one", ["one"])], "ms")]


@pytest.fixture
def small(monkeypatch, tmp_path):
    monkeypatch.setattr(bench, "PARTS", {"tiny": tiny, "crossing": lambda: [
        Case("2-2-2", [(name, lambda: lambda: 1e-6) for name in (predictors.EXPORTED, "NumPy")], [], "us")]})
    monkeypatch.setattr(bench, "ROUNDS", 2)
    monkeypatch.setattr(measuring, "RESULTS", str(tmp_path))
    return tmp_path


def test_all_parts_are_printed_and_kept(small, capsys):
    bench.main([])
    out, err = capsys.readouterr()
    assert "one" in out and "not measured: no_such_library is not installed" in out and "NumPy is nowhere" in out
    assert err == ""                                    # nobody watches
    path, = small.iterdir()
    kept = json.loads(path.read_text())
    assert path.name == "bench-%s.json" % measuring.python()
    assert kept["benchmarks"]["tiny"] == [{"title": "tiny", "seconds": {"one": [0.001, 0.001]},
                                           "missing": {"gone": "no_such_library is not installed"}}]
    assert list(kept["benchmarks"]) == ["tiny", "crossing"] and kept["python"].split()[1] == sys.version.split()[0]
    assert goals.Kept(str(path))("tiny", "one") == 0.001


def test_some_parts_are_printed_and_not_kept(small, capsys):
    bench.main(["--only", "tiny"])
    assert "tiny" in capsys.readouterr().out and list(small.iterdir()) == []
    with pytest.raises(SystemExit):
        bench.main(["--only", "nothing"])
    assert "invalid choice: 'nothing'" in capsys.readouterr().err


def test_briefly_some_parts_are_printed_and_not_kept(small, capsys, monkeypatch):
    monkeypatch.setattr(bench, "BRIEF", ("tiny",))
    bench.main(["--brief"])
    out = capsys.readouterr().out
    assert "tiny" in out and "NumPy is nowhere" not in out and list(small.iterdir()) == []


def test_sides_that_differ_are_a_failure(small, monkeypatch):
    def differs():
        raise Differs("1 is not 2")
    monkeypatch.setitem(bench.PARTS, "tiny", lambda: [Case("t", [("bad", differs)], [], "ms")])
    with pytest.raises(SystemExit, match="t, bad: 1 is not 2"):
        bench.main([])
    assert list(small.iterdir()) == []


# ---- charts ----

def test_a_chart_holds_its_numbers_and_is_legible_in_the_dark():
    text = charts.chart("a <b>", [("one & two", [("purenn, c", 2.5), ("other", 250.0), ("none", None)])])
    found = ElementTree.fromstring(text)
    assert [t.text for t in found.iter("{http://www.w3.org/2000/svg}text")] == ["a <b>", "one & two", "purenn, c", "2.5", "other", "250"]
    bars = list(found.iter("{http://www.w3.org/2000/svg}rect"))
    assert [bar.get("class") for bar in bars] == ["ours", "other"]
    assert float(bars[1].get("width")) - float(bars[0].get("width")) == pytest.approx(2 * (820 - 310 - 90) / 3.0, abs=0.2)
    assert "prefers-color-scheme: dark" in text and charts.chart("a <b>", [("", [("x", 1.0)])]) == charts.chart("a <b>", [("", [("x", 1.0)])])


# ---- the driver ----

def driven(*arguments):
    return subprocess.run([sys.executable, BENCH] + list(arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          universal_newlines=True)


def programs():
    """The names of the benchmarks: the files in tests/bench but what they share, the driver, these tests, and programs of their own."""
    names = [os.path.basename(path)[:-3] for path in glob.glob(os.path.join(BENCH, "*.py"))]
    return sorted([name for name in set(names) - {"__main__", "measure", "charts", "before", "calls"} if name[:5] != "test_"])


def test_the_driver_knows_its_benchmarks():
    text = " ".join(driven("--help").stdout.split())
    known = re.search(r"NAME all, or of ([\w, ]+?)(?: -|$| options| optional)", text).group(1).split(", ")
    assert sorted(known) == programs() and known[-1] == "tables"


@pytest.mark.parametrize("arguments, words", [
    (["nothing"], "unknown benchmark nothing; known: article, bench, "), (["sizes", "--only", "iris"], "--only is for bench alone"),
    (["goals", "--check"], "--check is for tables alone"), (["bench", "--only", "nothing"], "invalid choice: 'nothing'")])
def test_the_driver_refuses_what_makes_no_sense(arguments, words):
    answer = driven(*arguments)
    assert answer.returncode == 2 and words in answer.stderr


@pytest.mark.parametrize("name", programs())
def test_every_benchmark_can_be_imported(name):
    pytest.importorskip("sklearn" if name == "learning" else "numpy")
    code = "import sys; sys.path.insert(0, %r); import %s; assert %s.main" % (BENCH, name, name)
    subprocess.check_call([sys.executable, "-c", code], env=dict(os.environ, PYTHONPATH=ROOT))


def test_goals_are_compared_with_kept_results(tmp_path):
    path = tmp_path / "kept.json"
    path.write_text(json.dumps({"python": "CPython 3.12.1", "benchmarks": {"article": [
        {"title": "(a)", "seconds": {"purenn, fit": [1.0, 2.0, 3.0], "NumPy, the article's loop": [16.0], "the floor": [1.0]},
         "missing": {}}]}}))
    rows = {row[0]: row[1:] for row in goals.goals(goals.Kept(str(path)), None)}
    assert rows["(a) times as fast as NumPy"] == (8.0, 7.5, "least") and rows["(a) times the floor"] == (2.0, 1.3, "most")
    assert rows["(b) times NumPy's time"][0] is None


# ---- the defaults ----

def test_the_data_of_the_defaults_are_ten_and_scaled_by_the_rows_to_train_with():
    np = pytest.importorskip("numpy")
    pytest.importorskip("sklearn")
    assert len(defaults.TASKS) == 10
    for name, (classes, scaled, _) in defaults.TASKS.items():
        X, X_test, y, y_test = defaults.split(name, 1)
        assert len(X) == len(y) and abs(len(X_test) / (len(X) + len(X_test)) - 0.25) < 0.01
        assert len(set(y.tolist())) == classes if classes else len(set(y.tolist())) > 100
        assert np.allclose([X.mean(axis=0), X.std(axis=0) - 1], 0.0, atol=1e-9) == scaled
        assert all(np.array_equal(a, b) for a, b in zip(defaults.split(name, 1), (X, X_test, y, y_test)))


def test_sides_of_the_defaults_that_are_missing_say_why():
    assert 0.8 < defaults.measured(("iris", "purenn", 0)) <= 1.0
    assert 0.8 < defaults.measured(("iris", "scikit-learn", 0)) <= 1.0
    if lacks("keras"):
        assert defaults.measured(("iris", "Keras, 1 epoch", 0)) == "keras is not installed"


def test_at_least_as_good_is_not_lower_by_more_than_a_hundredth():
    assert defaults.at_least_as_good({"purenn": [0.9, 0.9], "scikit-learn": [0.9, 0.915], "Keras": [], "Keras, 1 epoch": [1.0]})
    assert not defaults.at_least_as_good({"purenn": [0.9, 0.9], "scikit-learn": [0.1, 0.1], "Keras": [0.9, 0.95]})


# ---- tables in the shapes that people have ----

def test_a_table_is_measured_on_both_sides(tmp_path):
    for needed in ("pandas", "sklearn"):
        pytest.importorskip(needed)
    found = real_tables.measured("30 rows", str(tmp_path))
    assert (found["rows"], found["columns"], found["left out"], found["classes"]) == (30, 2, [], True)
    assert [len(found[key]) for key in ("purenn", "scikit-learn", "seconds")] == [real_tables.SEEDS] * 3
    assert min(found["purenn"]) > 0.7 and min(found["seconds"]) > 0 and all([5 < x < 100 for x in found["MB"]])
    assert real_tables.as_good(found) and not real_tables.as_good({"purenn": [0.9], "scikit-learn": [0.96]})


def test_a_report_names_what_is_left_out():
    assert real_tables.pipelines.left_out('x\nleft out: a b (it is empty), "" (it has no name), c, d (it holds 30 different texts)\ny') == ["a b", "", "c, d"]
    assert real_tables.pipelines.left_out("nothing") == []
    assert tables.short_list(["a", "", "c"]) == "a, (no name), c" and tables.short_list(list("abcde")) == "a, b, 3 more" and tables.short_list([]) == ""
