"""A plain script in the article's manner, with two outputs and sizes that all differ."""
import numpy as np

np.random.seed(7)

# 5 samples, 4 features
X=np.array([[1,0,1,0],[1,0,1,1],[0,1,0,1],[0,1,1,0],[1,1,0,0]])

# the first output repeats feature 0, the second one is 1 where features 1 and 2 differ
y=np.array([[1,1],[1,1],[0,1],[0,0],[1,1]])

def sigmoid (x):
    return 1/(1 + np.exp(-x))

def derivatives_sigmoid(x):
    return x * (1 - x)

epoch=800
lr=0.5
inputlayer_neurons = X.shape[1]
hiddenlayer_neurons = 3
output_neurons = y.shape[1]

wh=np.random.uniform(size=(inputlayer_neurons,hiddenlayer_neurons))
bh=np.random.uniform(size=(1,hiddenlayer_neurons))
wout=np.random.uniform(size=(hiddenlayer_neurons,output_neurons))
bout=np.random.uniform(size=(1,output_neurons))

first_error = None
for i in range(epoch):
    hidden_layer_input1=np.dot(X,wh)
    hidden_layer_input=hidden_layer_input1 + bh
    hiddenlayer_activations = sigmoid(hidden_layer_input)
    output_layer_input1=np.dot(hiddenlayer_activations,wout)
    output_layer_input= output_layer_input1+ bout
    output = sigmoid(output_layer_input)

    E = y-output
    if first_error is None:
        first_error = np.mean(np.abs(E))
    slope_output_layer = derivatives_sigmoid(output)
    slope_hidden_layer = derivatives_sigmoid(hiddenlayer_activations)
    d_output = E * slope_output_layer
    Error_at_hidden_layer = d_output.dot(wout.T)
    d_hiddenlayer = Error_at_hidden_layer * slope_hidden_layer
    wout += hiddenlayer_activations.T.dot(d_output) *lr
    bout += np.sum(d_output, axis=0,keepdims=True) *lr
    wh += X.T.dot(d_hiddenlayer) *lr
    bh += np.sum(d_hiddenlayer, axis=0,keepdims=True) *lr

    if i % 200 == 0:
        print("epoch", i, "mean error", np.mean(np.abs(E)))

last_error = np.mean(np.abs(y - output))
print("outputs:")
print(output)
print("targets:\n", y)
print("weights hidden: \n{}\nbiases hidden: \n{}".format(wh, bh))
print("weights out: \n{}\nbiases out: \n{}".format(wout, bout))
print("error went from %.5f to %.5f" % (first_error, last_error))

assert last_error < first_error / 2
assert (np.round(output) == y).all()
results = {"output": output, "wh": wh, "bh": bh, "wout": wout, "bout": bout, "error": last_error}
