"""Skip-gram word vectors on a toy text: words are picked as rows of a matrix, with a full softmax."""
import numpy as np

np.random.seed(0)

text = """the king rules the land . the queen rules the land . a dog eats the bone .
a cat eats the fish . the king loves the queen . the queen loves the king .
a dog sees a cat . a cat sees a dog ."""
tokens = text.split()
words = sorted(set(tokens))
index = dict((w, i) for i, w in enumerate(words))
V, dim, window = len(words), 6, 2

pairs = []
for i, w in enumerate(tokens):
    for j in range(max(0, i - window), min(len(tokens), i + window + 1)):
        if i != j and "." not in (w, tokens[j]):
            pairs.append((index[w], index[tokens[j]]))
pairs = np.array(pairs)
print("words:", V, "pairs:", pairs.shape, "counts:", np.unique(pairs[:, 0], return_counts=True)[1])

W_in = np.random.randn(V, dim) * 0.3
W_out = np.random.randn(dim, V) * 0.3
losses = []
for epoch in range(25):
    np.random.shuffle(pairs)
    total = 0.0
    for b in range(0, len(pairs), 12):
        centre, context = pairs[b:b + 12, 0], pairs[b:b + 12, 1]
        h = W_in[centre]
        u = h.dot(W_out)
        p = np.exp(u - u.max(axis=1)[:, np.newaxis])
        p /= p.sum(axis=1)[:, np.newaxis]
        total -= np.log(p[np.arange(len(centre)), context]).sum()
        p[np.arange(len(centre)), context] -= 1
        d_h = p.dot(W_out.T)
        W_out -= 0.08 * h.T.dot(p)
        for row, d in zip(centre, d_h):         # a word may come twice in a batch
            W_in[row] -= 0.08 * d
    losses.append(total / len(pairs))
    if epoch % 6 == 0:
        print("epoch {:2d}, loss {:.5f}".format(epoch, losses[-1]))


def cosine(a, b):
    va, vb = W_in[index[a]], W_in[index[b]]
    return np.dot(va, vb) / (np.linalg.norm(va) * np.linalg.norm(vb))


def most_similar(word, n=3):
    scores = [(cosine(word, w), w) for w in words if w not in (word, ".")]
    scores.sort(reverse=True)
    return [(w, round(float(c), 4)) for c, w in scores[:n]]


for word in ["king", "dog"]:
    print(word, most_similar(word))
print("king-queen %.5f king-fish %.5f" % (cosine("king", "queen"), cosine("king", "fish")))
print("the vector of 'cat':", W_in[index["cat"]])

assert losses[-1] < 0.75 * losses[0]
assert cosine("king", "queen") > cosine("king", "fish")
assert cosine("dog", "cat") > cosine("dog", "land")
results = {"losses": np.array(losses), "W_in": W_in, "W_out": W_out, "similar": cosine("king", "queen")}
