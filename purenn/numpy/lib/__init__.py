"""numpy.lib, of which there is stride_tricks."""
