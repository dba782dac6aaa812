"""Fills the folder local/ beside this file with what the page needs: purenn as one file, and Pythons for browsers.

    python3 docs/browser/prepare.py [FOLDER...]

The Pythons are copied from where `python3 tests/everywhere --install` puts them, or from the FOLDERs in which you
called `npm install pyodide`, `npm install brython` or `npm install @micropython/micropython-webassembly-pyscript`.
Needs Python 3.6 or newer.  Nothing is loaded from elsewhere, then or later.
"""
import glob
import json
import os
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LOCAL = os.path.join(HERE, "local")
sys.path.insert(0, ROOT)

# Of each npm package the files that run in a browser.
PYTHONS = {
    "pyodide": ("pyodide", ("pyodide.mjs", "pyodide.asm.*", "pyodide-lock.json", "python_stdlib.zip")),
    "micropython": ("@micropython/micropython-webassembly-pyscript", ("micropython.mjs", "micropython.wasm")),
    "brython": ("brython", ("brython.js", "brython_stdlib.js"))}


def installed(package, folders):
    """(version, folder) of the newest npm package of that name in these folders that is no trial version; or None."""
    found = []
    for folder in folders:
        for path in glob.glob(os.path.join(folder, "**", "node_modules", package, "package.json"), recursive=True):
            with open(path, encoding="utf-8") as file:
                version = json.load(file)["version"]
            numbers = [int(part) for part in version.partition("-")[0].split(".")]
            found.append(("alpha" not in version, numbers, version, os.path.dirname(path)))
    return max(found)[2:] if found else None


def expected():
    """What this Python gives for what the page trains."""
    scope = {}
    with open(os.path.join(HERE, "train.py"), encoding="utf-8") as file:
        exec(compile(file.read(), "train.py", "exec"), scope)
    scope["some"](5000)
    return scope["results"]()


def main(folders):
    from purenn.py36.bundle.bundling import bundle
    folders = folders or [os.environ.get("INTERPRETERS") or os.path.join(ROOT, ".interpreters")]
    shutil.rmtree(LOCAL, ignore_errors=True)
    os.makedirs(LOCAL)
    there = {}
    for name, (package, patterns) in PYTHONS.items():
        found = installed(package, folders)
        if found:
            there[name], folder = found
            os.mkdir(os.path.join(LOCAL, name))
            for pattern in patterns:
                for path in glob.glob(os.path.join(folder, pattern)):
                    shutil.copy(path, os.path.join(LOCAL, name))
    if not there:
        shutil.rmtree(LOCAL)
        raise SystemExit("prepare.py: no Python for browsers in %s (python3 tests/everywhere --install)"
                         % ", ".join(folders))
    with open(os.path.join(LOCAL, "purenn.py"), "w", encoding="ascii") as file:
        file.write(bundle(only=["article", "floats.hexadecimal"]))
    with open(os.path.join(LOCAL, "local.json"), "w", encoding="ascii") as file:
        json.dump({"pythons": there, "expected": expected(),
                   "by": "%s %d.%d" % ((sys.implementation.name,) + sys.version_info[:2])}, file)
    print("%s: %s" % (os.path.relpath(LOCAL), ", ".join(["%s %s" % pair for pair in sorted(there.items())])))
    print("python3 -m http.server --directory %s    then open http://localhost:8000/" % os.path.relpath(HERE))


if __name__ == "__main__":
    main(sys.argv[1:])
