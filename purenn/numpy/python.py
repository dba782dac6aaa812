"""Python's own functions, under other names, for modules where NumPy's have these."""
py_abs, py_all, py_max, py_min = abs, all, max, min
