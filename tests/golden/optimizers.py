"""Golden parameters after 20 steps of every optimizer, golden rates, and a program that compares this Python's.

Runs on every Python, with purenn alone: prints what differs, and ends with status 1 if anything does.  Parameters and
gradients are calculated here, alike everywhere; the numbers at the end are made by optimizers_recipe.py.
"""
from purenn.floats import elementary, hexadecimal
from purenn import optimizers, schedules
from purenn.matrix import Matrix

STEPS = 20
SHAPES = ((3, 2), (1, 2))
MODULUS = 2 ** 31 - 1                           # a prime
CHOSEN = (                                      # schedule, options as (name, whole number, divisor)
    ("constant", (("rate", 1, 10),)),
    ("step", (("rate", 1, 10), ("step_size", 6, 1), ("gamma", 3, 10))),
    ("exponential", (("rate", 1, 10), ("gamma", 19, 20))),
    ("inverse_scaling", (("rate", 1, 10), ("exponent", 3, 4))),
    ("cosine", (("rate", 1, 10), ("steps", 19, 1), ("warm_up", 5, 1), ("minimum", 1, 1000))),
)


def draws(seed):
    """Numbers between -1 and 1 by the generator x = 16807 x mod 2**31 - 1 (Park and Miller, 1988)."""
    while True:
        seed = seed * 16807 % MODULUS
        yield float(2 * seed - MODULUS) / MODULUS


def drawn(numbers):
    """One list of rows for each shape."""
    return [[[next(numbers) for _ in range(c)] for _ in range(r)] for r, c in SHAPES]


def start_and_gradients():
    """(parameters, [the gradients of each step]); the gradients go from large to small, with zeros among them."""
    numbers = draws(2017)
    start = drawn(numbers)
    gradients = []
    for t in range(STEPS):
        gradients.append([[[x * 8.0 * 0.5 ** t if x < 0.8 else 0.0 for x in row] for row in rows]
                          for rows in drawn(numbers)])
    return start, gradients


def rates(step):
    """The rate falls: 1/10, 1/11, ..."""
    return 1.0 / (step + 10)


def options(given):
    return dict([(name, n if divisor == 1 and name != "rate" else float(n) / divisor) for name, n, divisor in given])


def results():
    """[(name, [hexadecimal texts])] of each optimizer, stopped and resumed in the middle, and of each schedule."""
    start, gradients = start_and_gradients()
    found = []
    for name in sorted(optimizers.OPTIMIZERS):
        optimizer = optimizers.get(name)
        parameters = [Matrix(rows) for rows in start]
        for t in range(STEPS):
            if t == STEPS // 2:
                state = optimizer.state()
                optimizer = optimizers.get(name)
                optimizer.restore(state)
            optimizer.rate = rates(t)
            parameters = optimizer.step(parameters, [Matrix(rows) for rows in gradients[t]])
        found.append((name, [hexadecimal.to_hex(x) for matrix in parameters for row in matrix.tolist() for x in row]))
    for name, given in CHOSEN:
        rate = schedules.schedule(name, **options(given))
        found.append((name, [hexadecimal.to_hex(rate(step)) for step in range(STEPS)]))
    return found


def differences(golden):
    elementary.arithmetic("portable")
    try:
        found = results()
    finally:
        elementary.arithmetic("native")
    return ["%s: %s, expected %s" % (name, " ".join(texts), " ".join(expected))
            for (name, texts), (_, expected) in zip(found, golden) if texts != list(expected)]


def main():
    found = differences(GOLDEN)
    print("\n".join(found) or "%d optimizers and schedules agree" % len(GOLDEN))
    raise SystemExit(1 if found else 0)


# Made by optimizers_recipe.py, from here to the last line but two: do not edit.
GOLDEN = [
    ("adagrad", (
        "-0x1.cb0b6f0f787ebp-1", "-0x1.4a035a8bd1845p-2", "-0x1.d6bf03e3e4c39p-1", "-0x1.e656b125cf5ebp-1",
        "0x1.687161168da43p-2", "0x1.e0f07778667f3p-3", "0x1.69fcfd6806843p-1", "-0x1.ba050eb911ddep-2",
    )),
    ("adam", (
        "-0x1.64ac58f5fb094p-1", "-0x1.4093f4ddce735p-3", "-0x1.ac6ebd25c6314p-1", "-0x1.42333c27478a2p+0",
        "0x1.8593e12fac31bp-1", "0x1.ff802be8f9104p-4", "0x1.fe63ca301a806p-2", "-0x1.9fa73a78d71eep-2",
    )),
    ("adamw", (
        "-0x1.602ef13905c92p-1", "-0x1.3be6b98c61876p-3", "-0x1.a7579f502f686p-1", "-0x1.3efcfd0524b40p+0",
        "0x1.826b2c5732a53p-1", "0x1.f83dc63c99a7bp-4", "0x1.f7ca1c4df0185p-2", "-0x1.9b2f90b91d4a9p-2",
    )),
    ("momentum", (
        "0x1.6e61a56f71359p+0", "0x1.6484b49b5d7afp-1", "-0x1.318bab9b30daap-1", "-0x1.a8aabb84c5007p+1",
        "0x1.ef5460dda7e2ap+2", "-0x1.0b6cca25880ebp-1", "-0x1.65ce832bb8084p+0", "-0x1.0c86a7e7d0b01p-1",
    )),
    ("nesterov", (
        "0x1.98ee0dece4d79p+0", "0x1.8c9be3887e977p-1", "-0x1.27dccd6ba4477p-1", "-0x1.be6b413cd5419p+1",
        "0x1.07be0e3af1029p+3", "-0x1.297d2079f5c62p-1", "-0x1.8d04aa84050a1p+0", "-0x1.0d0d2d165a842p-1",
    )),
    ("rmsprop", (
        "-0x1.0055e2155e0adp-2", "0x1.4b5ed478c1e79p-3", "-0x1.33cfeaee192bcp+0", "-0x1.1ff39bb8b314fp+1",
        "0x1.e09e5bff6ca12p+0", "-0x1.7518b87e71c7dp-3", "0x1.251aec9dbad9bp-4", "-0x1.7649e596e7eedp-3",
    )),
    ("sgd", (
        "-0x1.1fe0eb8918322p-1", "-0x1.871c537df5862p-3", "-0x1.ae1f354ec4693p-1", "-0x1.39fe84a4549f8p+0",
        "0x1.70ec919080092p+0", "0x1.235f879b531bap-3", "0x1.a104ead6e9233p-2", "-0x1.de71fea2bff8fp-2",
    )),
    ("constant", (
        "0x1.999999999999ap-4", "0x1.999999999999ap-4", "0x1.999999999999ap-4", "0x1.999999999999ap-4",
        "0x1.999999999999ap-4", "0x1.999999999999ap-4", "0x1.999999999999ap-4", "0x1.999999999999ap-4",
        "0x1.999999999999ap-4", "0x1.999999999999ap-4", "0x1.999999999999ap-4", "0x1.999999999999ap-4",
        "0x1.999999999999ap-4", "0x1.999999999999ap-4", "0x1.999999999999ap-4", "0x1.999999999999ap-4",
        "0x1.999999999999ap-4", "0x1.999999999999ap-4", "0x1.999999999999ap-4", "0x1.999999999999ap-4",
    )),
    ("step", (
        "0x1.999999999999ap-4", "0x1.999999999999ap-4", "0x1.999999999999ap-4", "0x1.999999999999ap-4",
        "0x1.999999999999ap-4", "0x1.999999999999ap-4", "0x1.eb851eb851eb8p-6", "0x1.eb851eb851eb8p-6",
        "0x1.eb851eb851eb8p-6", "0x1.eb851eb851eb8p-6", "0x1.eb851eb851eb8p-6", "0x1.eb851eb851eb8p-6",
        "0x1.26e978d4fdf3bp-7", "0x1.26e978d4fdf3bp-7", "0x1.26e978d4fdf3bp-7", "0x1.26e978d4fdf3bp-7",
        "0x1.26e978d4fdf3bp-7", "0x1.26e978d4fdf3bp-7", "0x1.61e4f765fd8aep-9", "0x1.61e4f765fd8aep-9",
    )),
    ("exponential", (
        "0x1.999999999999ap-4", "0x1.851eb851eb852p-4", "0x1.71a9fbe76c8b4p-4", "0x1.5f2e48e8a71dep-4",
        "0x1.4d9f2ba9d1f60p-4", "0x1.3cf0cfe154435p-4", "0x1.2d17f8afa9a65p-4", "0x1.1e09f90d47913p-4",
        "0x1.0fbcac996a639p-4", "0x1.022670c4f1de9p-4", "0x1.ea7c3ca96526fp-5", "0x1.d1f6066db9b1cp-5",
        "0x1.baa9b94ea39c0p-5", "0x1.a487a33de83aap-5", "0x1.8f80db14696aep-5", "0x1.7b8736869758cp-5",
        "0x1.688d4099762dfp-5", "0x1.56863091c9dedp-5", "0x1.4565e1574c93bp-5", "0x1.3520c94622591p-5",
    )),
    ("inverse_scaling", (
        "0x1.999999999999ap-4", "0x1.e719676b5f1bcp-5", "0x1.67603dda656d4p-5", "0x1.21a1851ff630ap-5",
        "0x1.e9fef28eaac13p-6", "0x1.ab5f578759107p-6", "0x1.7cb63ca1c439cp-6", "0x1.586e61448a958p-6",
        "0x1.3b4f6b099d01ep-6", "0x1.235a71c5ee5ccp-6", "0x1.0f40e8702423ep-6", "0x1.fc3bfd4b658e8p-7",
        "0x1.de9f2a4ff0187p-7", "0x1.c4bec916690e9p-7", "0x1.ade9f596ff7edp-7", "0x1.999999999999ap-7",
        "0x1.8764a6dbf47b2p-7", "0x1.76f81b3936a3ep-7", "0x1.681173bd7339bp-7", "0x1.5a7abafb253fap-7",
    )),
    ("cosine", (
        "0x1.47ae147ae147cp-6", "0x1.47ae147ae147cp-5", "0x1.eb851eb851eb8p-5", "0x1.47ae147ae147cp-4",
        "0x1.999999999999ap-4", "0x1.999999999999ap-4", "0x1.94843eda33585p-4", "0x1.85856ffa7922dp-4",
        "0x1.6d5dab68877c6p-4", "0x1.4d43059b6634cp-4", "0x1.26d19c9b3b0dbp-4", "0x1.f7eddb629ebf9p-5",
        "0x1.9db22d0e56042p-5", "0x1.43767eba0d48bp-5", "0x1.db8241cc6bd9cp-6", "0x1.41bc9dcbbf3d8p-6",
        "0x1.82a40d2e743e0p-7", "0x1.82cbd13dce153p-8", "0x1.25bdc6845579ap-9", "0x1.0624dd2f1a9fcp-10",
    )),
]

if __name__ == "__main__":
    main()
