"""The options of tests/conftest.py: what is left out without --long is counted, and --no-skips fails where a test was skipped."""
import os
import shutil
import subprocess
import sys

import pytest

from amounts import long
from paths import ROOT, TESTS

FILE = """
import pytest
from amounts import long, share, some

@pytest.mark.parametrize("count", [1, long(2)])
def test_amounts(count):
    print("tried", count, share(100), len(some(range(10), 3)))

def test_skipped():
    pytest.skip("no such thing")
"""


@pytest.mark.parametrize("options, code, words", [
    ([], 0, ["1 passed, 1 skipped, 1 deselected", "long tests left out: 1;", "tried 1 20 2"]),
    long(["--long"], 0, ["2 passed, 1 skipped in", "tried 1 100 10", "tried 2 100 10"]),
    long(["--no-skips"], 1, ["1 passed, 1 skipped, 1 deselected", "--no-skips: some tests were skipped"])])
def test_options(options, code, words, tmp_path):
    (tmp_path / "test_file.py").write_text(FILE)
    shutil.copy(os.path.join(TESTS, "conftest.py"), str(tmp_path))
    paths = [os.path.join(TESTS, name) for name in ("shared", "rules")]
    answer = subprocess.run([sys.executable, "-m", "pytest", "-q", "-s", "-c", os.path.join(ROOT, "setup.cfg"), "--rootdir", str(tmp_path),
                             "-p", "no:cacheprovider", str(tmp_path)] + options, cwd=str(tmp_path), stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, universal_newlines=True, env=dict(os.environ, PYTHONPATH=os.pathsep.join(paths)))
    assert answer.returncode == code and not [word for word in words if word not in answer.stdout], answer.stdout
