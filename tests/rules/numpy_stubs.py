"""python3 tests/rules/numpy_stubs.py: write the stubs of purenn/numpy from its code.  --check: are they as written?

Names, arguments and their order are the code's, so that they cannot part from it; types are those of the tables in
numpy_types.py, and Any where they say nothing.  The stubs BY_HAND say more than tables can.  mypy.stubtest compares all
of them with the code.
"""
import ast
import importlib
import inspect
import os
import re
import sys
import textwrap

from numpy_types import ARGUMENTS, HOMES, OF_ANYTHING, OF_NUMBERS, OVERLOADS, RESULTS

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, ROOT)
FOLDER = os.path.join(ROOT, "purenn", "numpy")
BY_HAND = "dtypes flags lib linalg ndarrays over_axes random reductions scalars text typing ufuncs".split()
WITHOUT = "__main__ scripts python missing".split()
TABLES = {"RESULTS": RESULTS, "ARGUMENTS": ARGUMENTS, "OVERLOADS": OVERLOADS}
FIRST = "# Written by tests/rules/numpy_stubs.py.\n"
used = set()                                # (table, name) of what has been looked up


class Stub(object):
    """The stub of one module, by its name in purenn.numpy."""

    def __init__(self, name):
        self.name = name
        self.module = importlib.import_module("purenn.numpy" + ("." + name if name else ""))
        self.statements = ast.parse(content(self.module.__file__)).body
        self.classes = []                   # those that are written already
        self.arrays = "_ArrayLike" if name in OF_NUMBERS else "_Given"

    def text(self):
        lines = list(self.imported()) if hasattr(self.module, "__path__") else []
        for node in self.statements:
            names = [node.name] if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else [
                part.id for target in getattr(node, "targets", []) for part in ast.walk(target)
                if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)]
            for name in names:
                if (name[0] != "_" or name in ("__version__", "__dir__")) and hasattr(self.module, name):
                    lines += self.of_name(name, getattr(self.module, name))
        text = "\n".join([folded(line) for line in lines])
        return FIRST + "".join([folded(line) + "\n" for line in self.types(text)]) + "\n" + text + "\n"

    def types(self, text):
        """The lines that import what the types are made of."""
        words = set(re.findall(r"\w+", text))
        for home in dict.fromkeys(HOMES.values()):
            names = [word for word in HOMES if HOMES[word] == home and word in words]
            names = [re.sub("^_(Shape|dtype)$", r"\1 as _\1", word) for word in names]
            if names and (self.name or home[0] != "."):
                yield "from %s%s import %s" % ("." * self.name.count(".") * (home[0] == "."), home, ", ".join(names))

    def imported(self):
        """The lines by which a package has the names of its modules."""
        numbers = []
        for node in self.statements:
            names = [alias for alias in getattr(node, "names", []) if (alias.asname or alias.name)[0] != "_"]
            if isinstance(node, ast.ImportFrom) and node.level == 1 and names:
                form = "%s" if node.module else "%s as %s"
                yield "from .%s import %s" % (node.module or "", ", ".join([
                    form % ((alias.name,) * form.count("%")) for alias in names]))
            for alias in names if isinstance(node, ast.ImportFrom) and node.level == 2 else []:
                name = alias.asname or alias.name
                home = getattr(getattr(self.module, name), "__module__", None)
                if home:
                    yield "from %s import %s" % (home.replace("purenn", ".", 1), name)
                else:
                    numbers.append("%s: float" % name)
        if not self.name:
            later, modules = self.module._LATER, self.module._MODULES
            for file in sorted(later):
                yield "from .%s import %s" % (file, ", ".join(later[file].split()))
            yield "from . import %s" % ", ".join(modules)
            names = [name for name in sorted(dir(self.module)) if name[0] != "_" and (
                name in modules or not inspect.ismodule(getattr(self.module, name)))]
            yield "__all__ = [%s]" % ", ".join(['"%s"' % name for name in names])
        for line in numbers:
            yield line

    def of_name(self, name, value):
        """The lines for one name of the module."""
        cls = value if inspect.isclass(value) else type(value)
        is_own = cls.__module__ == self.module.__name__
        if inspect.isclass(value):
            return self.of_class(cls) if is_own else ["%s = %s" % (name, cls.__name__)]
        if inspect.isfunction(value):
            original = value.__name__
            is_other = original != name and vars(self.module).get(original) is value
            return ["%s = %s" % (name, original)] if is_other else self.of_function(name, value)
        lines = self.of_class(cls) if is_own and cls not in self.classes else []
        if hasattr(value, "nin"):
            return lines + ["%s: %s" % (name, of_ufunc(value))]
        of_type = "None" if value is None else cls.__name__ if is_own or cls in (int, float, bool, str) else "Any"
        return lines + ["%s: %s" % (name, of_type)]

    def of_function(self, name, function, owner=""):
        """The lines for a function, or for a method of the class `owner`, which ends with a point."""
        parts = list(inspect.signature(function).parameters.values())
        lines = []
        for overload in known("OVERLOADS", owner + name) or []:
            types, _, result = overload.partition(" -> ")
            types = dict([part.split(": ") for part in types.split("; ")])
            assert not set(types) - set([part.name for part in parts]), (name, overload)
            lines += ["@overload", "def %s(%s) -> %s: ..." % (name, ", ".join([
                self.argument(part, name, types) for part in parts]), result)]
        taken = [self.argument(part, owner + name, {}) if i or not owner else part.name for i, part in enumerate(parts)]
        return lines + ["@overload"] * (len(lines) > 0) + ["def %s(%s) -> %s: ..." % (
            name, ", ".join(taken), known("RESULTS", owner + name) or known("RESULTS", name) or "Any")]

    def argument(self, part, function, types):
        """One argument as it is written; types: those that an overload has."""
        default = "" if part.default is part.empty else " = ..."
        star = {part.VAR_POSITIONAL: "*", part.VAR_KEYWORD: "**"}.get(part.kind, "")
        if part.name in types:
            return "%s%s: %s%s" % ("__" if star else "", part.name, types[part.name], default)
        of_type = "Any"
        if self.name not in OF_ANYTHING:
            of_type = "bool" if type(part.default) is bool else "Any"
            for name in (part.name, function + "." + part.name):
                of_type = known("ARGUMENTS", name) or of_type
        of_type = of_type.replace("ARRAY", self.arrays)
        if part.default is None and of_type not in ("Any", "None", "_Axes") and of_type[:8] != "Optional":
            of_type = "Optional[%s]" % of_type
        return "%s%s: %s%s" % (star, part.name, of_type, default)

    def of_class(self, cls):
        self.classes.append(cls)
        node = [node for node in self.statements if isinstance(node, ast.ClassDef) and node.name == cls.__name__][0]
        attributes = set([part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)
                          and isinstance(part.ctx, ast.Store) and part.value.id == "self"])
        lines = []
        for name in list(vars(cls)) + sorted(attributes - set(vars(cls))):
            value, of_type = vars(cls).get(name), known("RESULTS", cls.__name__ + "." + name) or "Any"
            if isinstance(value, property):
                lines += ["@property", "def %s(self) -> %s: ..." % (name, of_type)]
                lines += ["@%s.setter" % name, "def %s(self, value: Any) -> None: ..." % name] if value.fset else []
            elif name == "__hash__" and value is None:
                lines.append("__hash__: ClassVar[None]  # type: ignore[assignment]")
            elif inspect.isfunction(value):
                is_public = name[0] != "_" or name[:2] == "__" and name not in ("__repr__", "__str__", "__getattr__")
                lines += self.of_function(name, value, cls.__name__ + ".") if is_public else []
            elif name[0] != "_":
                lines.append("%s: %s" % (name, of_type))
        bases = ", ".join([base.__name__ + ("[Any, Any]" if base.__name__ == "OfNumbers" else "")
                           for base in cls.__bases__ if base is not object])
        head = "class %s%s:%s" % (cls.__name__, "(%s)" % bases if bases else "", "" if lines else " ...")
        return [head] + ["    " + line for line in lines]


def known(table, name):
    """What a table has for a name, or None."""
    used.add((table, name))
    return TABLES[table].get(name)


def of_ufunc(value):
    """The type of a function of elements, with what it makes of ints and of floats."""
    from purenn.numpy.dtypes import dtype_of
    kind_of, made = None if type(value).__name__ == "Elementary" else getattr(value, "_made_of", None), []
    for kind in ("int", "float") if kind_of else ():
        try:
            made.append(dtype_of(kind_of(kind)).name.replace("bool", "bool_"))
        except TypeError:
            made.append("Any")
    name = [cls.__name__ for cls in type(value).__mro__ if cls.__name__[0] != "_"][0]
    return name + ("[%s]" % ", ".join(made) if made else "")


def folded(line, width=120):
    """A line broken behind commas, inside of its brackets; a long import is given some."""
    if len(line) > width and line[:5] == "from ":
        line = line.replace(" import ", " import (") + ")"
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    words = re.sub("(?<!,) ", "\0", line)
    return "\n".join(textwrap.wrap(words, width, subsequent_indent=indent, break_long_words=False)).replace("\0", " ")


def content(path):
    with open(path) as file:
        return file.read()


def modules():
    """(name, path of its stub) of each module whose stub is written here."""
    for folder, _, files in sorted(os.walk(FOLDER)):
        for file in sorted(files):
            name = os.path.relpath(os.path.join(folder, file), FOLDER)[:-3].replace(os.sep, ".")
            name = re.sub(r"\.?__init__$", "", name)
            if file[-3:] == ".py" and name.split(".")[-1] not in BY_HAND + WITHOUT:
                yield name, os.path.join(folder, file + "i")


def different():
    """{path: text} of the stubs that are not there as they would be written."""
    texts = dict([(path, Stub(name).text()) for name, path in modules()])
    return dict([(path, texts[path]) for path in texts if not os.path.exists(path) or content(path) != texts[path]])


def stale():
    """(table, name) of what nothing is called, once all stubs have been made."""
    return sorted([(table, name) for table in TABLES for name in TABLES[table] if (table, name) not in used])


def main():
    found = different()
    for path in found:
        print("%s %s" % (os.path.relpath(path, ROOT), "is not as written" if "--check" in sys.argv else "is written"))
        if "--check" not in sys.argv:
            with open(path, "w") as file:
                file.write(found[path])
    for pair in stale():
        print("numpy_types.py: the table %s has %r, which the code has not" % pair)
    return 1 if stale() or found and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
