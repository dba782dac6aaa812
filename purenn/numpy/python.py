"""Python's own functions, under other names, for modules where NumPy's have these."""
py_abs, py_max = abs, max
