"""Runs MicroPython's program for unix, which a package of PyPI wraps as a module of CPython:

    python3 micropython_unix.py FOLDER PATH ARGUMENT...

FOLDER is where pip unpacked the package, PATH what MicroPython finds modules in; the arguments are the program's.
"""
import os
import sys

sys.path.insert(0, sys.argv[1])
os.environ["MICROPYPATH"] = sys.argv[2]
from micropython_run import run_main  # noqa: E402 (where the line above says)

sys.exit(run_main(["micropython"] + sys.argv[3:]))
