"""NumPy's random draws: the Mersenne Twister, PCG64, and the distributions drawn with them."""
