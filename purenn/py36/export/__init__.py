"""A network as one file of source: Python, C, JavaScript or R, recorded from the network's own code."""
