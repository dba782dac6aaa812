print("Output layer: ")
print("weights: \n{}".format(wout))
print("biases: \n{}\n".format(bout))

print("Huidden layer: ")
print("weights: \n{}".format(wh))
print("biases: \n{}".format(bh))
