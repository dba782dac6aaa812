"""Writes behaviour.txt: what NumPy prints for behaviour.py.

    python3 tests/everywhere/expect_behaviour.py
"""
import contextlib
import io
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    with open(os.path.join(HERE, "behaviour.py")) as file:
        source = file.read().replace("import purenn.numpy as np", "import numpy as np")
    printed = io.StringIO()
    with np.errstate(all="ignore"), contextlib.redirect_stdout(printed):
        exec(compile(source, "behaviour.py", "exec"), {"__name__": "behaviour"})
    with open(os.path.join(HERE, "behaviour.txt"), "w") as file:
        file.write(printed.getvalue())


if __name__ == "__main__":
    main()
