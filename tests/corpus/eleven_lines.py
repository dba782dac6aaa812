"""As few lines as possible: two layers, no biases, no functions. The output is 1 where
a row's first two bits differ; its last column, always 1, stands for the bias."""
import numpy as np
np.random.seed(4)
x = np.array([[0,1,1,0,1],
              [1,0,1,1,1],
              [1,1,0,0,1],
              [0,0,0,1,1],
              [1,0,0,1,1],
              [0,1,0,0,1]])
t = np.array([[1,1,0,0,1,1]]).T
a, b = 2*np.random.random((5,4)) - 1, 2*np.random.random((4,1)) - 1
for k in range(2500):
    h = 1/(1+np.exp(-x.dot(a)))
    o = 1/(1+np.exp(-h.dot(b)))
    if k % 500 == 0: print("error: " + str(np.abs(t-o).mean()))
    d = (t-o)*o*(1-o)
    e = d.dot(b.T)*h*(1-h)
    a, b = a + x.T.dot(e), b + h.T.dot(d)

# all rows that end in a one, most of them not seen before
rows = np.array([[int(c) for c in "{:04b}1".format(n)] for n in range(16)])
right = ((1/(1+np.exp(-(1/(1+np.exp(-rows.dot(a)))).dot(b))) > .5) == (rows[:, :1] != rows[:, 1:2]))
print("new rows:", rows.shape, "right:", right.sum(), "of", len(right))

print("after training:")
print(o)
print(a)
print(b.T)
print((o > .5).astype(int).ravel(), t.ravel())

assert np.abs(t-o).max() < .1
results = {"o": o, "a": a, "b": b}
