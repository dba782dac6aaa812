"""A set of test vectors in a folder: a file for each kind, the schema of these files, and a page that explains them."""
import json
import os

from ...files import atomic, packaged
from .kinds import KINDS, NAME, VERSION

PAGES = ("README.md", "schema.json")                    # beside this module; they go into every set as they are
LONGEST = 2 ** 25                                       # bytes of a file that is read


# ---- writing ----

def names(kinds):
    """The names of the files of a set with these kinds."""
    return PAGES + tuple(kind + ".json" for kind in kinds)


def obstacle(folder, kinds):
    """Why no set can be written to the folder, in words; "" where one can: over an older set, but no other files."""
    if os.path.exists(folder) and not os.path.isdir(folder):
        return "it is no folder"
    for name in names(kinds):
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            return "%s in it is a folder" % name
        if os.path.exists(path) and not _is_ours(path):
            return "%s in it is not of %s, and would be written over" % (name, NAME)
    return ""


def _is_ours(path):
    with open(path, "rb") as file:
        return NAME.encode("ascii") in file.read(200)


def texts(files):
    """{name: text} of a whole set, from the files of its kinds as plain data."""
    found = {name: packaged.read("py36/vectors/" + name).decode("utf-8") for name in PAGES}
    found.update([(data["kind"] + ".json", as_text(data)) for data in files])
    return found


def as_text(data):
    """JSON with a line for each case."""
    head = json.dumps({name: data[name] for name in ("format", "version", "kind", "flags")}, indent=1)
    cases = ",\n".join([json.dumps(case) for case in data["cases"]])
    return '%s,\n "cases": [\n%s\n ]\n}\n' % (head[:-2], cases)


def write(folder, found):
    """Write {name: text}: each file whole or not at all, the folder made where it is not there."""
    os.makedirs(folder, exist_ok=True)
    for name in sorted(found):
        atomic.write(os.path.join(folder, name), found[name].encode("utf-8"))


# ---- reading ----

def read(folder, kinds=None):
    """The files of these kinds as plain data; without kinds, of all that are there.  ValueError for what is no set."""
    if kinds is None:
        kinds = [kind for kind in KINDS if os.path.exists(os.path.join(folder, kind + ".json"))]
        if not kinds:
            raise ValueError("%s holds no test vectors; vectors --out %s writes them" % (folder, folder))
    return [_read(os.path.join(folder, kind + ".json"), kind) for kind in kinds]


def _read(path, kind):
    try:
        data = json.loads(atomic.read(path, LONGEST).decode("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ValueError("cannot read %s: %s" % (path, getattr(error, "strerror", None) or error)) from None
    if not isinstance(data, dict) or data.get("format") != NAME or data.get("kind") != kind:
        raise ValueError("%s: expected %s of %s" % (path, NAME, kind))
    if data.get("version") != VERSION:
        raise ValueError("%s has version %r; this program knows version %d" % (path, data.get("version"), VERSION))
    cases = data.get("cases")
    if not isinstance(cases, list) or not cases:
        raise ValueError("%s: expected a list of cases" % path)
    for i, case in enumerate(cases):
        if not _is_case(case):
            raise ValueError("%s: case %d needs an id, given, expected and tolerance" % (path, i + 1))
    return data


def _is_case(case):
    return (isinstance(case, dict) and isinstance(case.get("id"), str) and not [
        name for name in ("given", "expected", "tolerance") if not isinstance(case.get(name), dict)]
        and sorted(case["expected"]) == sorted(case["tolerance"]))
