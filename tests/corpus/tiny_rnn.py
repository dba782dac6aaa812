"""A small recurrent network, unrolled through time, that learns to continue a repeating string."""
import numpy as np

text = "hello world. hello world. hello world. "
chars = sorted(set(text))
ch_to_ix = {ch: i for i, ch in enumerate(chars)}
ix_to_ch = {i: ch for i, ch in enumerate(chars)}
vocab, hidden, seq = len(chars), 12, 13
print("vocabulary of", vocab, "characters:", chars)

np.random.seed(5)
Wxh = np.random.randn(hidden, vocab) * 0.2
Whh = np.random.randn(hidden, hidden) * 0.2
Why = np.random.randn(vocab, hidden) * 0.2
bh, by = np.zeros((hidden, 1)), np.zeros((vocab, 1))


def run(inputs, targets, h0):
    xs, hs, ps, loss = {}, {-1: np.copy(h0)}, {}, 0
    for t in range(len(inputs)):
        xs[t] = np.zeros((vocab, 1))
        xs[t][inputs[t]] = 1
        hs[t] = np.tanh(np.dot(Wxh, xs[t]) + np.dot(Whh, hs[t - 1]) + bh)
        scores = np.dot(Why, hs[t]) + by
        ps[t] = np.exp(scores) / np.sum(np.exp(scores))
        loss += -np.log(ps[t][targets[t], 0])
    dWxh, dWhh, dWhy = np.zeros_like(Wxh), np.zeros_like(Whh), np.zeros_like(Why)
    dbh, dby = np.zeros_like(bh), np.zeros_like(by)
    carried = np.zeros_like(hs[0])
    for t in reversed(range(len(inputs))):
        dy = np.copy(ps[t])
        dy[targets[t]] -= 1
        dWhy += np.dot(dy, hs[t].T)
        dby += dy
        raw = (np.dot(Why.T, dy) + carried) * (1 - hs[t] * hs[t])
        dbh += raw
        dWxh += np.dot(raw, xs[t].T)
        dWhh += np.dot(raw, hs[t - 1].T)
        carried = np.dot(Whh.T, raw)
    return loss, [dWxh, dWhh, dWhy, dbh, dby], hs[len(inputs) - 1]


def continue_text(h, ix, n):
    out = []
    for _ in range(n):
        x = np.zeros((vocab, 1))
        x[ix] = 1
        h = np.tanh(np.dot(Wxh, x) + np.dot(Whh, h) + bh)
        ix = int(np.argmax(np.dot(Why, h) + by))
        out.append(ix_to_ch[ix])
    return "".join(out)


params = [Wxh, Whh, Why, bh, by]
memory = [np.zeros_like(p) for p in params]
losses = []
p = 0
for n in range(33):
    if p + seq + 1 > len(text):
        p = 0
    if p == 0:
        hprev = np.zeros((hidden, 1))
    inputs = [ch_to_ix[c] for c in text[p:p + seq]]
    targets = [ch_to_ix[c] for c in text[p + 1:p + seq + 1]]
    loss, grads, hprev = run(inputs, targets, hprev)
    losses.append(loss)
    for param, grad, mem in zip(params, grads, memory):
        grad = np.clip(grad, -5, 5)
        mem += grad * grad
        param += -0.12 * grad / np.sqrt(mem + 1e-8)     # Adagrad, in place
    if n % 8 == 0:
        print("iter %d, loss %.6f, says %r" % (n, loss, continue_text(np.zeros((hidden, 1)), ch_to_ix["h"], 12)))
    p += seq

said = continue_text(np.zeros((hidden, 1)), ch_to_ix["h"], 24)
print("h" + said)
print("bias of the output:", by.T)

assert losses[-1] < 0.1 * losses[0]
assert said == "ello world. hello world."
results = {"losses": np.array(losses), "Wxh": Wxh, "Whh": Whh, "Why": Why, "by": by}
