"""The package's modules outside py36/: their texts, and which a part needs."""
import ast
import pkgutil

from ...floats.names import unknown
from .sources import PACKAGE, WALL, Source, behind_the_wall

COMMANDS = "__main__"                   # the module of the command line
TRAINED = "trained"                     # the module of a model's network
MODEL = "model.json"                    # its text
RARE = ("arrays.widths", "random.legacy", "random.modern", "random.seldom_samples",     # read at first use, by few
        "random.singles")                                                               # programs
WANT_RARE = ("numpy", "random", "estimators", "estimating")    # the parts whose users expect those
OTHER_TEXTS = ("files.packaged", TRAINED)       # modules that are others in one file, in helpers/
DATA = {"commands.rows": ("commands/iris.csv",)}        # files that are no modules, and who reads them


class UnknownPart(ValueError):
    """A part that the package has not."""


class Package:
    """Modules by their names, such as "arrays.frames", and what the package's __init__ makes public.

    public: {name: (module, attribute, or None for the module itself)}, of those names that do not need py36.
    """

    def __init__(self):
        package = __import__(PACKAGE)
        self.version, self.doc, self.public = package.__version__, package.__doc__, {}
        self._texts, self._packages, self._sources = {}, set(), {}
        self._find("", list(package.__path__))
        for name in OTHER_TEXTS:
            self._texts[name] = text_of("py36/bundle/helpers/%s.py" % name.rpartition(".")[2])
        for _, parts in Source("", text_of("__init__.py"), self._known(), True).imports:
            self.public.update({name: (module, attribute) for name, module, attribute in parts
                                if name in package.__all__ and not behind_the_wall(module)})
        for name, module in package._LATER.items():         # an old Python lacks some; one file has them on all
            self.public.setdefault(name, (module, None if module == name else name))

    def _find(self, prefix, places):
        for _, name, is_package in sorted(pkgutil.iter_modules(places), key=lambda found: found[1]):
            if prefix or name != WALL:
                path = (prefix + name).replace(".", "/")
                self._texts[prefix + name] = text_of(path + ("/__init__.py" if is_package else ".py"))
                if is_package:
                    self._packages.add(prefix + name)
                    self._find(prefix + name + ".", [place + "/" + name for place in places])

    def _known(self):
        return set(self._texts) | {""}

    def all(self):
        return set(self._texts) - {TRAINED}

    def found(self, part):
        """The modules that a name stands for: a module's, a folder's or a public one; UnknownPart for others."""
        if part == "commands":
            return {COMMANDS}
        if part in self._packages and self.source(part).is_empty:
            return {module for module in self._texts if module.startswith(part + ".")}
        if part in self.all():
            return {part}
        if part in self.public:
            return {self.public[part][0]}
        fronts = {module for module in self.all() if "." not in module and module[0] != "_"}
        raise UnknownPart(unknown("part", part, sorted(fronts | set(self.public) | {"commands"})))

    def source(self, name):
        if name not in self._sources:
            self._sources[name] = Source(name, self._texts[name], self._known(), name in self._packages)
        return self._sources[name]

    def in_order(self, chosen):
        """The Sources of the modules and of all that they need, each after what it needs.

        Modules of RARE come only with one of WANT_RARE, or where they are chosen themselves.
        """
        wanted = {name.partition(".")[0] for name in chosen} & set(WANT_RARE)
        done, order = set(RARE) - set(RARE if wanted else chosen), []

        def visit(name):
            if name and name not in done:
                done.add(name)
                for other in [name.rpartition(".")[0]] + self.source(name).needs:
                    visit(other)
                order.append(self.source(name))
        for name in sorted(chosen):
            visit(name)
        return order


def text_of(path):
    """The text of a file of the package, also in an archive; ValueError where it is not there."""
    try:
        return pkgutil.get_data(PACKAGE, path).decode("utf-8").replace("\r\n", "\n")
    except OSError:
        raise ValueError("%s/%s is not here as text, of which one file is made" % (PACKAGE, path)) from None


def attributes(source):
    """{module: names} of what a Source takes from others, by `from other import name` and by `other.name`."""
    found = {}
    modules = {}
    for name, module, attribute in [part for _, parts in source.imports for part in parts]:
        if attribute is None:
            modules[name] = module
        else:
            found.setdefault(module, set()).add(attribute)
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            found.setdefault(modules[node.value.id], set()).add(node.attr)
    return found
