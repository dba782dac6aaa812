"""Is it right, and how right?  Proved bounds, and comparisons of one's own numbers with those of purenn."""
