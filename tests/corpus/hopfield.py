"""A Hopfield network: Hebb's rule stores three small pictures, and noisy copies fall back to them."""
import numpy as np

np.random.seed(31)

pictures = {
    "cross": ["#...#",
              ".#.#.",
              "..#..",
              ".#.#.",
              "#...#"],
    "frame": ["#####",
              "#...#",
              "#...#",
              "#...#",
              "#####"],
    "steps": ["#....",
              "##...",
              "###..",
              "####.",
              "#####"],
}
names = list(pictures)
patterns = np.array([[1 if c == "#" else -1 for line in pictures[n] for c in line] for n in names])
n = patterns.shape[1]
print("patterns", patterns.shape, patterns.dtype)

# Hebb's rule: add up the outer products, no unit feeds itself
W = np.zeros((n, n))
for p in patterns:
    W += np.outer(p, p)
W /= n
for i in range(n):
    W[i, i] = 0
print("symmetric:", np.array_equal(W, W.T), "diagonal:", np.unique(np.diag(W)))
print("first row", W[0])


def energy(s):
    return -0.5 * s @ W @ s


def recall(s, sweeps=5):
    s = s.copy()
    trace = [float(energy(s))]
    for _ in range(sweeps):
        before = s.copy()
        for i in np.random.permutation(n):
            field = W[i].dot(s)
            if field != 0:
                s[i] = np.sign(field)
        trace.append(float(energy(s)))
        if np.all(s == before):
            break
    return s, trace


def show(s):
    for r in range(5):
        print("   ", "".join("#" if v > 0 else "." for v in s[5 * r:5 * r + 5]))


distances, energies = [], []
for name, p in zip(names, patterns):
    noisy = p.copy()
    flips = np.random.choice(n, 4, replace=False)
    noisy[flips] *= -1
    found, trace = recall(noisy)
    print(name, "flipped", np.sort(flips), "energies", [round(e, 4) for e in trace])
    show(noisy)
    show(found)
    distances.append(int(np.sum(found != p)))
    energies.append(trace[-1])
    assert all(a >= b - 1e-9 for a, b in zip(trace, trace[1:]))

overlap = patterns @ patterns.T
print("overlaps between the patterns:")
print(overlap)
print("wrong pixels after recall:", distances)

assert distances == [0, 0, 0]
results = {"W": W, "distances": distances, "energies": energies, "overlap": overlap}
