"""Programs of matrices: formulas recorded whole, and printed as loops."""
