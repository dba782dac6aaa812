"""Writes package.json, by which MicroPython's mip and mpremote install purenn: every file outside py36/, by its place here.

    python3 tests/everywhere/mip.py
"""
import json
import os
import re

from pythons import ROOT


def files():
    """The paths of the files, from the repository's root."""
    found = []
    for folder, folders, names in os.walk(str(ROOT / "purenn")):
        folders[:] = [name for name in folders if name not in ("py36", "__pycache__")]
        found += [os.path.relpath(os.path.join(folder, name), str(ROOT)).replace(os.sep, "/")
                  for name in names if name.endswith((".py", ".csv"))]
    return sorted(found)


def text():
    version = re.search(r'__version__ = "(.*)"', (ROOT / "purenn" / "__init__.py").read_text(encoding="utf-8")).group(1)
    rows = ["  " + json.dumps([path, path]) for path in files()]
    return '{"version": "%s", "urls": [\n%s\n]}\n' % (version, ",\n".join(rows))


if __name__ == "__main__":
    (ROOT / "package.json").write_text(text(), encoding="utf-8")
