"""calls.py: what it counts, and that an epoch of fit stays within few files."""
import os
import re
import subprocess
import sys

from paths import ROOT

sys.path.insert(0, os.path.join(ROOT, "tests", "bench"))
import calls  # noqa: E402


def test_calls_changes_and_files_are_counted(tmp_path):
    package = tmp_path / "purenn"
    package.mkdir()
    (package / "one.py").write_text("from two import b\ndef a():\n    b()\n    c()\ndef c():\n    pass\n")
    (package / "two.py").write_text("def b():\n    pass\n")
    sys.path.insert(0, str(package))
    try:
        from one import a
        with calls.Count(str(tmp_path)) as count:
            a()
    finally:
        sys.path.remove(str(package))
        for name in ("one", "two"):
            sys.modules.pop(name, None)
    assert (count.calls, count.changes, len(count.files)) == (3, 2, 2)      # a, b and c; to two.py and back


def test_an_epoch_of_fit_moves_little_between_files():
    script = os.path.join(ROOT, "tests", "bench", "calls.py")
    lines = subprocess.check_output([sys.executable, script], cwd=ROOT, universal_newlines=True).splitlines()
    numbers = [[int(n) for n in re.findall(r"(\d+) (?:calls|changes|files)", line)] for line in lines]
    assert [len(found) for found in numbers] == [3, 3, 3]
    assert numbers[0][1] <= 100 and numbers[1][1] <= 212                    # 177 and 229 before there were chains
