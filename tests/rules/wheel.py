"""python3 tests/rules/wheel.py WHEEL: does the wheel hold each file of purenn/, stubs and helpers too, and nothing else?"""
import os
import subprocess
import sys
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def main(path):
    listed = subprocess.check_output(["git", "ls-files", "--cached", "--others", "--exclude-standard", "purenn"], cwd=ROOT)
    wanted = set(listed.decode("utf-8").split())
    found = set(name for name in zipfile.ZipFile(path).namelist() if ".dist-info/" not in name)
    for name in sorted(wanted - found):
        print("missing: " + name)
    for name in sorted(found - wanted):
        print("no file of the package: " + name)
    print("%s: %d files, %d of them stubs" % (
        os.path.basename(path), len(found), len([name for name in found if name.endswith(".pyi")])))
    return 0 if found == wanted else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
