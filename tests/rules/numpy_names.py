"""python3 tests/rules/numpy_names.py: write docs/numpy-names.md, the names of purenn.numpy, from its code and NumPy's.

Needs NumPy 2.4, whose names are compared.
"""
import ast
import os
import sys
import textwrap

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGE = os.path.join(ROOT, "docs", "numpy-names.md")
sys.path.insert(0, ROOT)
HEAD = """# The names of purenn.numpy

Each name takes the arguments that NumPy 2.4's takes and gives what it gives, but for what
[numpy.md](numpy.md#what-a-script-can-notice) says. This page is written from the code by
`python3 tests/rules/numpy_names.py`, which compares the names with NumPy's.

"""
# Why a name of NumPy's is not here.
REASONS = (
    ("complex numbers", "angle asmatrix cdouble clongdouble complex128 complex192 complex256 complex64 complexfloating "
                        "csingle iscomplex isreal real_if_close sort_complex emath"),
    ("dates", "busday_count busday_offset busdaycalendar datetime64 datetime_as_string datetime_data is_busday isnat "
              "timedelta64"),
    ("records, bytes and numbers of more than 64 bits", "bytes_ float128 float96 longdouble rec recarray record void"),
    ("masked arrays, matrices, Fourier transforms, functions of texts, and polynomials as classes",
     "bmat char fft ma matrix polynomial strings"))


def ours(module):
    return [name for name in module.__dir__() if name[0] != "_"]


def paragraphs():
    """[(title, names)]: ours by file, and NumPy's that are not here by reason."""
    import numpy
    import purenn.numpy
    module = purenn.numpy
    plain = getattr(module, "_kept", module)
    files = {}
    for name in ours(module):
        value = getattr(module, name)
        if type(value) is type(os) and name not in module._MODULES + ("linalg", "random"):
            continue
        files.setdefault(file_of(name, value, plain), []).append(name)
    for part in ("linalg", "random", "testing"):
        own = getattr(module, part)
        names = getattr(own, "_NAMES", None) or [name for name in dir(own) if hasattr(getattr(numpy, part), name)]
        files["`%s`" % part] = [name for name in names if name[0] != "_"]
    missing = set(name for name in dir(numpy) if name[0] != "_") - set(ours(module))
    reasons = []
    for title, names in REASONS:
        found = sorted(missing & set(names.split()))
        missing -= set(found)
        reasons.append((title, found))
    reasons.append(("others, which such scripts seldom use", sorted(missing)))
    return sorted(files.items()), reasons


def file_of(name, value, module):
    """The file that a name stands in, without its ending."""
    import purenn.numpy
    for file in module._LATER:
        if name in module._LATER[file].split():
            return file
    for file in sorted(os.listdir(os.path.dirname(purenn.numpy.__file__))):
        own = sys.modules.get("purenn.numpy." + file[:-3])
        if file[-3:] == ".py" and own is not None and vars(own).get(name) is value and name in defined(own):
            return file[:-3]
    return "__init__"


def defined(module):
    """The names that a module's own text defines."""
    with open(module.__file__) as file:
        tree = ast.parse(file.read())
    names = set()
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        for target in node.targets if isinstance(node, ast.Assign) else []:
            names |= set(part.id for part in ast.walk(target) if isinstance(part, ast.Name))
    return names


def page():
    files, reasons = paragraphs()
    lines = [HEAD.rstrip(), "", "## Here, by the file of `purenn/numpy/` they stand in", ""]
    for file, names in files:
        title = file if file[0] == "`" else "`%s.py`" % file
        lines += [wrapped("**%s**: %s" % (title, ", ".join("`%s`" % name for name in sorted(names)))), ""]
    lines += ["## Not here", ""]
    for title, names in reasons:
        lines += [wrapped("**%s**: %s" % (title, ", ".join("`%s`" % name for name in names))), ""]
    return "\n".join(lines).rstrip() + "\n"


def wrapped(text):
    return textwrap.fill(text, 120, break_long_words=False, break_on_hyphens=False)


if __name__ == "__main__":
    with open(PAGE, "w") as _file:
        _file.write(page())
