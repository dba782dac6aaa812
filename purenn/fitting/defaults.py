"""What fit takes where nothing else is said; the command `train` takes the same."""

EPOCHS = 100
BATCH_SIZE = 32
SHUFFLE = True
OPTIMIZER = "adam"
LEARNING_RATE = 1.0 / 100               # of that optimizer; one that is named has its own
BEYOND = 10 ** 6                        # a loss that has grown so many times is beyond all measure
