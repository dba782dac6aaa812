"""The article's way to train, for tests of what it gives: plain gradient descent on all rows at once, in their order."""
WHOLE = {"batch_size": None, "shuffle": False}
ARTICLE = dict(WHOLE, optimizer="sgd")
