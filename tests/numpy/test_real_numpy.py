"""numpy.array(matrix) is NumPy's array, not purenn.numpy's, wherever purenn is imported from.

Python 2 looks for `import numpy` in the importing file's own folder first.  There is no NumPy for it here, so
a package with its name stands in, on this Python and on 2.7.
"""
import os
import subprocess
import sys

import pytest

import needs
from paths import PACKAGE

STAND_IN = """
class ndarray(object):
    def __init__(self, rows):
        self.rows = rows

    def reshape(self, shape):
        self.shape = shape
        return self


def array(rows, dtype=None):
    return rows.__array__() if hasattr(rows, "__array__") else ndarray(rows)
"""
PROGRAM = """
import sys
import numpy
import purenn
import purenn.numpy as np
for a in (np.array([[1.0, 2.0]]), np.array([[1.0], [2.0]]).T, np.array([[0.0, 0.0], [1.0, 2.0]])[1:]):
    made = numpy.array(a)
    assert type(made) is numpy.ndarray and numpy is not np, type(made)
    assert made.rows == [[1.0, 2.0]] and made.shape == (1, 2), made.rows
sys.stdout.write("right")
"""


@pytest.mark.parametrize("version", ["2.7", None])
def test_numpys_array_of_ours(tmp_path, version):
    root, theirs = os.path.dirname(PACKAGE), tmp_path / "theirs"
    (theirs / "numpy").mkdir(parents=True)
    (theirs / "numpy" / "__init__.py").write_text(STAND_IN)
    for python in needs.interpreters(version) if version else [sys.executable]:
        for path, place in (([root, str(theirs)], tmp_path), ([str(theirs), root], tmp_path), ([str(theirs)], root)):
            answer = subprocess.run([python, "-c", PROGRAM], cwd=str(place), stdout=subprocess.PIPE,
                                    stderr=subprocess.STDOUT, env=dict(
                                        os.environ, PYTHONPATH=os.pathsep.join(path), PYTHONDONTWRITEBYTECODE="1"))
            assert answer.stdout.decode() == "right", answer.stdout.decode()
