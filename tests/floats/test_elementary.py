"""elementary.py: math's bits, NumPy's special values, other number kinds, and the choice of an arithmetic."""
import math
import random
import subprocess
import sys
import threading
import time
from decimal import Decimal
from fractions import Fraction

import pytest

import needs
from amounts import share
from paths import ROOT
from purenn import Dense, Network
from purenn.floats import elementary, portable

SPECIAL = [0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, math.nan, 1e308, -1e308, 5e-324, -5e-324, 1000.0, -1000.0, 710.0, 0.5, -0.5,
           3.0, -3.0, 2.0, -2.0, 1e-300, 1e22, -1e22, 1 / 3, -1 / 3, 9007199254740991.0, -1e300]
NUMPY_NAMES = [name for name in elementary.NAMES if name != "erf"]
FUNCTIONS = [getattr(elementary, name) for name in elementary.NAMES]


@pytest.fixture(autouse=True)
def native_again():
    yield
    elementary.arithmetic("native")


def same(x, y):
    return (x != x and y != y) or (x == y and math.copysign(1.0, x) == math.copysign(1.0, y))


def alike(x, y):
    """The same where special, else within some units in the last place (NumPy's own functions are not math's)."""
    if x - x != 0.0 or y - y != 0.0 or x == 0.0 or y == 0.0:
        return same(x, y)
    return abs(x - y) <= 1e-15 * abs(y) or abs(x - y) <= 5e-324


# Values

@pytest.mark.parametrize("arithmetic", elementary.ARITHMETICS)
@pytest.mark.parametrize("name", NUMPY_NAMES)
def test_special_values_are_numpy_s(name, arithmetic):
    np = pytest.importorskip("numpy")
    with np.errstate(all="ignore"), elementary.arithmetic(arithmetic):
        for x in SPECIAL:
            expected = float(getattr(np, name)(np.float64(x)))
            assert alike(getattr(elementary, name)(x), expected), (x, getattr(elementary, name)(x), expected)
        expected = getattr(np, name)(np.array(SPECIAL)).tolist()
        assert all(map(alike, elementary.each(name, SPECIAL), expected))


@pytest.mark.parametrize("arithmetic", elementary.ARITHMETICS)
def test_special_powers_are_numpy_s(arithmetic):
    np = pytest.importorskip("numpy")
    with np.errstate(all="ignore"), elementary.arithmetic(arithmetic):
        for x in SPECIAL:
            for y in SPECIAL:
                expected = float(np.power(np.array([x]), y)[0])     # the exponents 2, 1, 0.5 and -1 are shortcuts there too
                if y == 0.5 and (same(x, -0.0) or x == -math.inf) and not needs.numpy_from("2.3"):
                    assert same(expected, math.pow(x, y)) and not same(expected, float(np.sqrt(x)))
                    expected = float(np.sqrt(x))                # as power has it from 2.3 on
                assert alike(elementary.power(x, y), expected), (x, y, elementary.power(x, y), expected)


@pytest.mark.parametrize("arithmetic", elementary.ARITHMETICS)
def test_shortcuts_of_power_to_the_bit(arithmetic):
    draws = random.Random(1)
    with elementary.arithmetic(arithmetic):
        for _ in range(3000):
            x = draws.uniform(0, 10) * 2.0 ** draws.randrange(-300, 300)
            assert elementary.power(x, 2.0) == elementary.power(x, 2) == x * x
            assert elementary.power(x, 0.5) == math.sqrt(x)
            assert elementary.power(x, 1.0) == x and elementary.power(x, -1.0) == 1.0 / x and elementary.power(x, 0.0) == 1.0


@pytest.mark.parametrize("name", elementary.NAMES)
def test_native_is_math_to_the_bit(name):
    draws, function = random.Random(name), getattr(math, name)
    numbers = [draws.uniform(0, 10) for _ in range(5000)] + [draws.uniform(0, 1) for _ in range(5000)]
    assert elementary.each(name, numbers) == [function(x) for x in numbers] == [getattr(elementary, name)(x) for x in numbers]
    with elementary.arithmetic("fast"):
        assert elementary.each(name, numbers) == [function(x) for x in numbers]


@pytest.mark.parametrize("name", elementary.NAMES)
def test_portable_is_portable_to_the_bit(name):
    draws, function = random.Random(name), getattr(portable, name)
    numbers = [draws.uniform(0, 10) for _ in range(2000)]
    with elementary.arithmetic("portable"):
        assert elementary.each(name, numbers) == [function(x) for x in numbers] == [getattr(elementary, name)(x) for x in numbers]
        assert elementary.power(1.7, 2.3) == portable.power(1.7, 2.3)


def test_portable_is_not_just_math():
    numbers = [random.Random(2).uniform(0, 1) for _ in range(20000)]
    with elementary.arithmetic("portable"):
        mine = elementary.each("log1p", numbers) + elementary.each("tanh", numbers)
    assert mine != elementary.each("log1p", numbers) + elementary.each("tanh", numbers)


# Number kinds

class Dual(object):
    """A value with a derivative, as number kinds of one's own come."""

    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def exp(self):
        return Dual(math.exp(self.value), math.exp(self.value) * self.slope)

    def log(self):
        return Dual(math.log(self.value), self.slope / self.value)

    def __pow__(self, n):
        return Dual(self.value ** n, n * self.value ** (n - 1) * self.slope)


def test_a_number_kind_brings_its_own_functions():
    x = elementary.exp(Dual(2.0, 3.0))
    assert (x.value, x.slope) == (math.exp(2.0), 3.0 * math.exp(2.0))
    assert elementary.log(Dual(2.0, 3.0)).slope == 1.5
    assert elementary.power(Dual(2.0, 3.0), 2).slope == 12.0
    assert [y.slope for y in elementary.each("exp", [Dual(0.0, 1.0), Dual(0.0, 2.0)])] == [1.0, 2.0]
    with pytest.raises(TypeError, match=r"tanh: .* method tanh\(\), got Dual"):
        elementary.tanh(Dual(2.0, 3.0))


def test_decimals_keep_their_digits():
    x = Decimal("1.5")
    assert elementary.exp(x) == x.exp() and elementary.log(x) == x.ln() and elementary.sqrt(x) == x.sqrt()
    assert elementary.log10(x) == x.log10() and elementary.power(x, 2) == Decimal("2.25")
    assert elementary.each("exp", [x, Decimal(0)]) == [x.exp(), Decimal(1)]
    assert all(type(y) is Decimal for y in elementary.each("log", [x, x]))
    assert type(elementary.tanh(x)) is Decimal and float(elementary.tanh(x)) == math.tanh(1.5)


def test_constants_are_no_fractions():
    with pytest.raises(TypeError, match=r"^sqrt\(1/2\) is no Fraction$"):
        elementary.constant("root_half", Fraction(1, 3))


@pytest.mark.parametrize("bad", ["1", "", None, [1.0], 1j, Fraction(1, 3), object(), b"1", {}])
@pytest.mark.parametrize("arithmetic", elementary.ARITHMETICS)
def test_what_is_no_such_number_is_a_type_error(bad, arithmetic):
    with elementary.arithmetic(arithmetic):
        for name in elementary.NAMES:
            with pytest.raises(TypeError, match="%s: expected .*got %s" % (name, type(bad).__name__)):
                getattr(elementary, name)(bad)
            for numbers in ([bad], [1.0, bad], [bad, 1.0], [1, bad]):
                if not isinstance(bad, Fraction):       # a list is of one kind, its first number's: math takes a Fraction
                    with pytest.raises(TypeError):
                        elementary.each(name, numbers)
    if isinstance(bad, (str, bytes, list, dict)) or bad is None:
        with pytest.raises(TypeError):
            elementary.power(bad, 2.0)
        with pytest.raises(TypeError):
            elementary.power(2.0, bad)


def test_integers_are_taken_as_floats():
    for name, function in zip(elementary.NAMES, FUNCTIONS):
        for x in (0, 1, 2, 10, True, False):
            if not (x == 0 and name.startswith("log") and name != "log1p"):
                assert function(x) == getattr(math, name)(float(x)) and type(function(x)) is float
        assert elementary.each(name, [1, 2, True]) == [getattr(math, name)(float(x)) for x in (1, 2, True)]
    assert elementary.power(2, 10) == 1024.0 and type(elementary.power(2, 10)) is float
    assert elementary.power(2, -1) == 0.5 and elementary.power(0, -1) == math.inf and elementary.log(0) == -math.inf
    assert elementary.sqrt(2 ** 100) == 2.0 ** 50
    for call in (lambda: elementary.exp(10 ** 400), lambda: elementary.power(10 ** 400, 2)):
        with pytest.raises(ValueError, match="fits a float"):
            call()


def test_numpy_s_numbers():
    np = pytest.importorskip("numpy")
    assert elementary.exp(np.float64(0.5)) == math.exp(0.5) and elementary.exp(np.int64(2)) == math.exp(2.0)
    assert elementary.each("exp", [np.float64(0.5), 1.0]) == [math.exp(0.5), math.exp(1.0)]


# Lists

def test_each_does_not_stop_at_a_special_value():
    assert elementary.each("exp", [0.0, 1000.0, 1.0, -1000.0]) == [1.0, math.inf, math.exp(1.0), 0.0]
    assert elementary.each("log", [1.0, 0.0, 2.0])[1] == -math.inf
    assert math.isnan(elementary.each("sqrt", [4.0, -1.0])[1])
    assert elementary.each("exp", []) == [] and elementary.each("exp", ()) == []
    assert elementary.each("exp", (0.0, 1)) == elementary.each("exp", iter([0.0, 1])) == [1.0, math.exp(1.0)]
    numbers = [1.0, 2.0]
    assert elementary.each("exp", numbers) is not numbers and numbers == [1.0, 2.0]


@pytest.mark.parametrize("numbers", [[], [1.0], [1], ["a"], [Decimal(1)]])
@pytest.mark.parametrize("name", ["exq", "", None, "power", "__class__"])
def test_an_unknown_function_lists_the_known(name, numbers):
    with pytest.raises(ValueError, match="unknown function .*; known are exp, expm1, log"):
        elementary.each(name, numbers)


# The choice of an arithmetic

def test_a_plain_call_switches_from_now_on():
    assert elementary.current() == elementary.arithmetic() == "native"
    chosen = elementary.arithmetic("portable")
    assert chosen.name == elementary.current() == elementary.arithmetic() == "portable"
    assert repr(chosen) == "arithmetic('portable')"
    elementary.arithmetic("fast")
    assert elementary.current() == "fast"


def test_a_with_statement_switches_inside():
    with elementary.arithmetic("portable") as outer:
        assert outer.name == elementary.current() == "portable"
        with elementary.arithmetic("fast"):
            assert elementary.current() == "fast"
            with elementary.arithmetic("portable"):
                assert elementary.current() == "portable"
            assert elementary.current() == "fast"
        assert elementary.current() == "portable"
        assert elementary.exp(0.3) == portable.exp(0.3)
    assert elementary.current() == "native"


def test_a_with_statement_restores_after_an_exception():
    with pytest.raises(KeyError):
        with elementary.arithmetic("portable"):
            raise KeyError("passes through")
    assert elementary.current() == "native"


def test_one_object_can_be_entered_again():
    chosen = elementary.arithmetic("portable")
    elementary.arithmetic("fast")
    with chosen:
        assert elementary.current() == "portable"
        with chosen:
            assert elementary.current() == "portable"
        assert elementary.current() == "portable"
    assert elementary.current() == "fast"               # the plain call that came last: a block changes nothing outside
    again = elementary.arithmetic("portable")
    with again:
        assert elementary.current() == "portable"
    assert elementary.current() == "fast"               # as it was before, since a block is what it came to be


# A block is its thread's own

def in_a_thread(function):
    """What the function returns in a thread of its own."""
    found = []
    thread = threading.Thread(target=lambda: found.append(function()))
    thread.start()
    thread.join()
    return found[0]


def overlapping(first, second):
    """What two threads saw whose blocks overlap, the first to begin the first to end; and two more, during and after."""
    seen, steps = {}, [threading.Event() for _ in range(3)]

    def one():
        with elementary.arithmetic(first):
            steps[0].set()
            steps[1].wait(10)
            seen["one"] = elementary.current(), elementary.exp(0.3)
        seen["one after"] = elementary.current()
        steps[2].set()

    def two():
        steps[0].wait(10)
        with elementary.arithmetic(second):
            steps[1].set()
            steps[2].wait(10)
            seen["two"] = elementary.current(), elementary.each("tanh", [0.7])[0]
        seen["two after"] = elementary.current()
    threads = [threading.Thread(target=target) for target in (one, two)]
    for thread in threads:
        thread.start()
    seen["third"] = elementary.current()
    for thread in threads:
        thread.join()
    return dict(seen, end=elementary.current())


@pytest.mark.parametrize("plain", elementary.ARITHMETICS)
def test_overlapping_blocks_of_two_threads(plain):
    elementary.arithmetic(plain)
    seen = overlapping("portable", "native")
    assert seen["one"] == ("portable", portable.exp(0.3)) and seen["two"] == ("native", math.tanh(0.7))
    assert set([seen[name] for name in ("one after", "two after", "third", "end")]) == set([plain])


def test_a_plain_call_holds_in_every_thread_that_is_inside_no_block():
    told, seen, go = [threading.Event() for _ in range(2)], [], threading.Event()

    def inside():
        with elementary.arithmetic("fast"):
            told[0].set()
            go.wait(10)
            seen.append(elementary.current())
        seen.append(elementary.current())

    def outside():
        told[1].set()
        go.wait(10)
        seen.append(elementary.current())
    threads = [threading.Thread(target=inside), threading.Thread(target=outside)]
    for thread in threads:
        thread.start()
    [event.wait(10) for event in told]
    elementary.arithmetic("portable")                   # while others run
    assert elementary.current() == "portable"
    go.set()
    for thread in threads:
        thread.join()
    assert sorted(seen) == ["fast", "portable", "portable"] and in_a_thread(elementary.current) == "portable"
    in_a_thread(lambda: elementary.arithmetic("native") and None)
    assert elementary.current() == "native"


def test_a_plain_call_that_is_kept_holds_for_other_threads_too():
    kept = elementary.arithmetic("portable")            # no other thread runs, or else until the next call
    assert elementary.current() == "portable" and repr(kept) == "arithmetic('portable')"
    elementary.arithmetic("fast")
    assert in_a_thread(elementary.current) == "fast" == elementary.current()


def test_no_moment_of_a_block_is_seen_by_another_thread():
    end, seen = threading.Event(), set()

    def blocks():
        while not end.is_set():
            with elementary.arithmetic("portable"):
                pass
            with elementary.arithmetic("fast"):
                pass
    threads = [threading.Thread(target=blocks) for _ in range(2)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for thread in threads:
            thread.start()
        until = time.time() + share(5.0, 0.5)
        while time.time() < until:
            seen.add(elementary.current())
    finally:
        end.set()
        sys.setswitchinterval(interval)
        for thread in threads:
            thread.join()
    assert seen == set(["native"]) and elementary.current() == "native"


def test_exporting_in_one_thread_leaves_training_in_another_as_it_is():
    def net():
        return Network([Dense(3, 4, "sigmoid"), Dense(1, "tanh")], loss="mean_squared_error", seed=3)

    def train():
        trained = net()
        trained.fit([[0.1, 0.2, 0.3], [0.3, -0.2, 0.9]], [[0.5], [-0.1]], epochs=share(2000, 300), optimizer="sgd", learning_rate=0.1,
                    batch_size=1, shuffle=False, engine="matrix", progress=False)
        return [matrix.tolist() for pair in trained.weights for matrix in pair]
    expected, end = train(), threading.Event()

    def export():
        while not end.is_set():
            net().to_source("python", arithmetic="portable")
            with elementary.arithmetic("portable"):
                elementary.exp(0.5)
    thread = threading.Thread(target=export)
    thread.start()
    try:
        assert train() == expected
    finally:
        end.set()
        thread.join()


def test_a_block_is_its_task_s_own():
    import asyncio

    async def task(name, mine, other):
        with elementary.arithmetic(name):
            mine.set()
            await other.wait()
            found = elementary.current()
        return found, elementary.current()

    async def both():
        events = asyncio.Event(), asyncio.Event()
        return await asyncio.gather(task("portable", events[0], events[1]), task("fast", events[1], events[0]))
    assert asyncio.run(both()) == [("portable", "native"), ("fast", "native")]


@pytest.mark.parametrize("missing", [["contextvars"], ["contextvars", "threading"]])
def test_blocks_where_python_lacks_modules(missing, monkeypatch):
    for name in missing:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setattr(elementary._shared, "blocks", None)
    monkeypatch.setattr(elementary, "_stores", [])
    with elementary.arithmetic("portable"):
        assert elementary.current() == "portable"
        with elementary.arithmetic("fast"):
            assert elementary.current() == "fast"
        assert elementary.current() == "portable"
    assert elementary.current() == "native"
    if len(missing) == 1:
        seen = overlapping("portable", "fast")
        assert seen["one"][0] == "portable" and seen["two"][0] == "fast" and seen["end"] == "native"


def test_blocks_of_threads_on_python_2():
    code = """
import threading
from purenn.floats import elementary
seen, inside, go = [], threading.Event(), threading.Event()
def other():
    with elementary.arithmetic("portable"):
        inside.set()
        go.wait()
        seen.append(elementary.current())
thread = threading.Thread(target=other)
thread.start()
inside.wait()
seen.append(elementary.current())
elementary.arithmetic("fast")
seen.append(elementary.current())
go.set()
thread.join()
assert seen == ["native", "fast", "portable"] and elementary.current() == "fast", seen
"""
    subprocess.check_call([needs.python("2.7"), "-c", code], cwd=ROOT)


def test_what_only_blocks_need_is_imported_with_the_first_of_them():
    code = "import sys, purenn; a = 'contextvars' in sys.modules; exec('with purenn.arithmetic(\"fast\"): pass'); assert not a"
    subprocess.check_call([sys.executable, "-S", "-c", code], cwd=ROOT)


def test_blocks_that_do_not_end_in_order_take_out_none_but_themselves():
    """As those of generators do, which wait inside theirs while others begin and end."""
    def inside():
        with elementary.arithmetic("portable"):
            yield
    generator = inside()
    next(generator)
    with elementary.arithmetic("fast") as block:
        with block:
            generator.close()
            assert elementary.current() == "fast"
        assert elementary.current() == "fast"
    assert elementary.current() == "native"
    block.__exit__(None, None, None)                    # as in another task, where a generator may be closed
    assert elementary.current() == "native"


def test_a_plain_call_that_is_kept_inside_a_block_does_not_take_its_place():
    go = threading.Event()
    thread = threading.Thread(target=go.wait)           # so that it waits, for a with statement
    thread.start()
    try:
        with elementary.arithmetic("portable"):
            kept = elementary.arithmetic("fast")
        assert elementary.current() == "fast"
    finally:
        go.set()
        thread.join()
        del kept
        elementary.arithmetic("native")
    assert elementary.current() == "native"


@pytest.mark.parametrize("name", ["Portable", "", 1, "nativ", ["native"], b"native"])
def test_an_unknown_arithmetic_changes_nothing_and_lists_the_known(name):
    with pytest.raises(ValueError, match="unknown arithmetic .*; known are native, portable, fast"):
        elementary.arithmetic(name)
    assert elementary.current() == "native"


# Pythons whose math is not complete

@pytest.mark.parametrize("name", ["log1p", "expm1", "log2", "erf", "tanh"])
def test_what_math_lacks_is_portable(name, monkeypatch):
    monkeypatch.delattr(math, name)
    monkeypatch.setitem(elementary._native_functions, name, elementary._native(name))
    assert getattr(elementary, name)(0.3) == getattr(portable, name)(0.3)
    assert elementary.each(name, [0.3, 0.4]) == [getattr(portable, name)(0.3), getattr(portable, name)(0.4)]


def no_erf(x):
    raise NotImplementedError("erf")


@pytest.mark.parametrize("name, function", [("tanh", lambda x: math.nan), ("sinh", lambda x: 0.0), ("erf", no_erf)])
def test_what_does_not_work_in_math_is_portable(name, function, monkeypatch):
    monkeypatch.setattr(math, name, function)
    assert elementary._native(name)(0.3) == getattr(portable, name)(0.3)
    assert elementary._native("exp") is math.exp
