#Variable initialization
epoch=5000                              # Setting training iterations
lr=0.1                                  # Setting learning rate
inputlayer_neurons = X.shape[1]         # number of features in data set
hiddenlayer_neurons = 3                 # number of hidden layers neurons
output_neurons = 1                      # number of neurons at output layer

#weight and bias initialization
wh=np.random.uniform(size=(inputlayer_neurons,hiddenlayer_neurons))
bh=np.random.uniform(size=(1,hiddenlayer_neurons))
wout=np.random.uniform(size=(hiddenlayer_neurons,output_neurons))
bout=np.random.uniform(size=(1,output_neurons))
