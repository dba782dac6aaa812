"""Training on more than one core: fit(..., workers=n) shares batches out among processes.  Python 3.6 or newer."""
