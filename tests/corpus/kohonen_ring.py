"""A self-organising map: a ring of units finds a short tour through points on the border of a square."""
import numpy as np

rs = np.random.RandomState(100)
cities = 16
s = 4 * (np.arange(cities) + rs.rand(cities) * 0.8) / cities      # position along the border, 0 to 4
side = s.astype(int)
part = s - side
points = np.zeros((cities, 2))
for i in range(cities):
    points[i] = [(part[i], 0), (1, part[i]), (1 - part[i], 1), (0, 1 - part[i])][side[i]]
rs.shuffle(points)

units = 24
phase = np.linspace(0, 2 * np.pi, units, endpoint=False)
ring = 0.5 + 0.2 * np.c_[np.cos(phase), np.sin(phase)]


def quantisation_error():
    return float(np.mean([np.sqrt(np.min(((ring - p) ** 2).sum(axis=1))) for p in points]))


def tour_length(order):
    route = points[order]
    steps = route - route[list(range(1, cities)) + [0]]
    return np.sum(np.sqrt(np.sum(steps ** 2, axis=1)))


before = quantisation_error()
radius, rate = units / 6.0, 0.6
for sweep in range(25):
    for p in points[rs.permutation(cities)]:
        winner = int(np.argmin(np.sum((ring - p) ** 2, axis=1)))
        gap = np.abs(np.arange(units) - winner)
        gap = np.minimum(gap, units - gap)
        pull = np.exp(-(gap / radius) ** 2)
        ring += rate * pull[:, None] * (p - ring)
    radius = max(radius * 0.85, 0.4)
    rate *= 0.97
    if sweep % 5 == 0:
        print("sweep %2d radius %.4f error %.6f" % (sweep, radius, quantisation_error()))

after = quantisation_error()
winners = np.array([np.argmin(np.sum((ring - p) ** 2, axis=1)) for p in points])
order = np.argsort(winners)
print("winners:", winners)
print("tour:", order.tolist())
print("length %.4f, as shuffled %.4f, all around the square 4" % (tour_length(order), tour_length(np.arange(cities))))
print("first units of the ring:\n", ring[:4])
print("error", before, "->", after)

assert after < 0.3 * before
assert tour_length(order) < 0.6 * tour_length(np.arange(cities))
results = {"ring": ring, "winners": winners, "before": before, "after": after}
