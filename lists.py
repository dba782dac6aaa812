import math

def sigmoid(z):
    return 1 / (1 + math.exp(-z))

def f(W1, b1, W2, b2, X, y, sign=1):
    loss, dW1, db1 = 0.0, [[0.0] * len(b1) for _ in W1], [0.0] * len(b1)
    dW2, db2 = [[0.0] * len(b2) for _ in W2], [0.0] * len(b2)
    for row, target in zip(X, y):
        h = [sigmoid(sum(x * W1[i][j] for i, x in enumerate(row)) + b) for j, b in enumerate(b1)]
        a = [sigmoid(sum(x * W2[i][j] for i, x in enumerate(h)) + b) for j, b in enumerate(b2)]
        loss += sum((o - t) ** 2 for o, t in zip(a, target)) / 2
        d = [(o - t) * o * (1 - o) for o, t in zip(a, target)]
        e = [sum(g * W2[i][j] for j, g in enumerate(d)) * x * (1 - x) for i, x in enumerate(h)]
        for i, x in enumerate(h):
            for j, g in enumerate(d):
                dW2[i][j] += x * g
        for i, x in enumerate(row):
            for j, g in enumerate(e):
                dW1[i][j] += x * g
        db1, db2 = [s + g for s, g in zip(db1, e)], [s + sign * g for s, g in zip(db2, d)]
    return loss, [dW1, db1, dW2, db2]

def wrong(*arguments):
    return f(*arguments, sign=-1)

def breaks(W1, b1, X, y):
    return W1[7]
