"""A module's text as a function that a single file can hold: a space further in, its imports rewritten.

    def _arrays_frames(__name__):
     <the text>
     return "is_missing as_texts", [is_missing, as_texts]

What means something else inside a function is refused, by a ValueError that says where: imports with a star, exec
without a scope of its own, `global`, a name that is read before the line that binds it, and what else stands below.
"""
import ast
import builtins
import io
import symtable
import tokenize

PACKAGE = "purenn"
WALL = "py36"
LOADERS = "the loader has this name"
REFUSED_NAMES = {
    "globals": "globals() would be those of all modules",
    "__file__": "a module in one file has no __file__",
    "__path__": "a module in one file has no __path__",
    "_module_": LOADERS, "_names_": LOADERS, "_exec_": LOADERS, "_here_": LOADERS}
MOST_LOCALS = 255               # of a function in MicroPython
SCOPES = (ast.FunctionDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Refused(ValueError):
    """What cannot stand in one file; the message says where."""


class Source:
    """One module: `name` within the package, such as "arrays.frames", and what it imports and binds.

    imports: [(node, [(bound name, module, attribute or None), ...]), ...] of all imports from the package, where
    attribute None stands for the module itself.  Refused where it cannot be moved into a function.
    """

    def __init__(self, name, text, modules, is_package=False):
        self.name, self.text, self._modules = name, text, modules
        self.path = PACKAGE + "/" + name.replace(".", "/") + ("/__init__.py" if is_package else ".py")
        self._home = name if is_package else name.rpartition(".")[0]
        self.tree = ast.parse(text)
        self.nodes = list(ast.walk(self.tree))          # which takes long, and is asked for often
        self.imports = [(node, self._parts(node)) for node in self.nodes if is_relative(node)]
        found = {module for _, parts in self.imports for _, module, _ in parts}
        self.needs = sorted(module for module in found if not behind_the_wall(module))

    @property
    def needs_at_once(self):
        """The modules that it imports when it is run, but for those of which there is only a docstring."""
        own = set(map(id, of_scope(self.tree.body)))
        return sorted({module for node, parts in self.imports if id(node) in own for _, module, _ in parts if module})

    @property
    def function(self):
        return "_" + self.name.strip("_").replace(".", "_")

    @property
    def is_empty(self):
        """Whether there is nothing but a docstring."""
        return not [node for node in self.tree.body if not is_text(node)]

    def refuse(self, node, problem):
        raise Refused("%s, line %d: %s" % (self.path, getattr(node, "lineno", node), problem))

    def _parts(self, node):
        """[(bound name, module, attribute or None), ...] of `from .x import a, b as c`."""
        above = self._home.split(".") if self._home else []
        if node.level - 1 > len(above):
            self.refuse(node, "an import from above the package")
        where = ".".join(above[:len(above) - node.level + 1] + (node.module.split(".") if node.module else []))
        parts = []
        for alias in node.names:
            if alias.name == "*":
                self.refuse(node, "an import with a star cannot stand in a function")
            inner = (where + "." + alias.name).strip(".")
            if inner in self._modules or behind_the_wall(where) and not node.module:
                parts.append((alias.asname or alias.name, inner, None))
            elif where in self._modules or behind_the_wall(where):
                parts.append((alias.asname or alias.name, where, alias.name))
            else:
                self.refuse(node, "there is no module %s in the package" % (where or inner))
        return parts

    # ---- what would mean something else in a function ----

    def check(self):
        """Refused where the text cannot be moved into a function and mean the same."""
        for node in [node for part in self.body() for node in ast.walk(part)]:
            self._check_imports(node)
            if isinstance(node, ast.Global):
                self.refuse(node, "a function cannot set another one's names by `global %s`" % ", ".join(node.names))
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in REFUSED_NAMES:
                self.refuse(node, REFUSED_NAMES[node.id])
            elif called(node) in ("exec", "eval") and len(node.args) < 2:
                self.refuse(node, "%s needs a scope of its own: %s(text, scope)" % (called(node), called(node)))
            elif called(node) in ("vars", "locals", "dir") and not node.args:
                self.refuse(node, "%s() would be those of a function" % called(node))
        bound = set(bindings(self.tree.body))
        self._check_order(self.body(), set(), bound)
        self._check_classes(symtable.symtable(self.text, self.path, "exec"), bound)

    def _check_imports(self, node):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module]
            if node.names[0].name == "*":
                self.refuse(node, "an import with a star cannot stand in a function")
        elif called(node) in ("__import__", "import_module"):
            literal = text_of(node.args[0]) if node.args else None
            names = [] if literal is None else [literal.lstrip(".")]
            if literal is not None and literal[:1] == ".":
                self.refuse(node, "an import of a module here is to be a plain one: from . import it")
        if [name for name in names if name.partition(".")[0] == PACKAGE]:
            self.refuse(node, "an import of a module here is to be a plain one: from . import it")

    def _check_order(self, nodes, seen, bound):
        """Go through statements as they run; returns the names that are bound whichever way they went."""
        for node in nodes:
            for name in reads(node):
                if name.id in bound and name.id not in seen:
                    self.refuse(name, "%r is read before a line that is sure to bind it%s" % (
                        name.id, ", and is a name of Python's" if hasattr(builtins, name.id) else ""))
            seen |= self._bound_by(node, set(seen), bound)
        return seen

    def _bound_by(self, node, seen, bound):
        if isinstance(node, ast.If):
            ways = [self._check_order(part, set(seen), bound) for part in (node.body, node.orelse)]
        elif isinstance(node, ast.Try):
            done = self._check_order(node.body + node.orelse, set(seen), bound)
            ways = [done] + [self._check_order(handler.body, set(seen), bound) for handler in node.handlers
                             if not isinstance(handler.body[-1], ast.Raise)]
            return set.intersection(*ways) | self._check_order(node.finalbody, set(seen), bound)
        elif isinstance(node, (ast.For, ast.While)):
            self._check_order(node.body, seen | set(targets(node)), bound)
            ways = [seen]
        elif isinstance(node, ast.With):
            ways = [self._check_order(node.body, seen | set(targets(node)), bound)]
        else:
            ways = [set(bindings([node]))]
        return set.intersection(*ways)

    def _check_classes(self, table, bound):
        """Refuse names of the module that a class binds and, in its body or in a method, reads.

        In the body, a function's class would not find the module's; in a method MicroPython looks in the class.
        """
        for inner in table.get_children():
            if inner.get_type() == "class":
                own = [symbol for symbol in inner.get_symbols() if symbol.is_assigned() and symbol.get_name() in bound]
                of_methods = _globals_of(inner)
                for symbol in own:
                    if symbol.is_referenced() or symbol.get_name() in of_methods:
                        self.refuse(inner.get_lineno(), "the class %s reads and binds %r, a name of its module too" % (
                            inner.get_name(), symbol.get_name()))
            self._check_classes(inner, bound)

    # ---- the function ----

    def body(self):
        """The statements, but for what runs where the module is the program."""
        return [node for node in self.tree.body if not is_program(node)]

    def names(self, wanted):
        """What the function hands over: what the module binds itself, but for what only it uses, and what others want.

        Classes are handed over always, as pickles look for them, what __all__ names, and all that a package's __init__
        imports, or another module to be found under its name too.
        """
        imported = {name for node in of_scope(self.body()) if isinstance(node, (ast.Import, ast.ImportFrom))
                    for name in bindings([node])}
        classes = {node.name for node in self.tree.body if isinstance(node, ast.ClassDef)}
        is_package, passed_on, listed = self.path.endswith("__init__.py"), self._passed_on(), self._listed()
        names = [name for name in bindings(self.body()) if name in wanted or name in classes or name == "__getattr__"
                 or name[0] != "_" and (is_package or name not in imported or name in passed_on) or name in listed]
        sure = self._check_order(self.body(), set(), set())
        for name in names:
            if name not in sure:
                self.refuse(self.tree.body[-1], "%r is bound on some ways only" % name)
        return sorted(set(names))

    def as_function(self, wanted, shrink=None):
        """The text of the function.  shrink: a function that makes a text smaller, if it is to be."""
        self.check()
        names = self.names(wanted)
        passed = {name: found for name, found in self._passed_on().items() if name in names}
        rows = self._rewritten(passed)
        text = shrink("\n".join(rows)) if shrink else "\n".join(rows).strip("\n") + "\n"
        own = [name for name in names if name not in passed]
        values = "[%s]" % ", ".join(own)
        for module in sorted(set(module for module, _ in passed.values())):
            of_it = [name for name in names if passed.get(name, ("",))[0] == module]
            own += of_it
            values += ' + _names_("%s", "%s")' % (module, " ".join([passed[name][1] for name in of_it]))
        if len(set(bindings(self.body())) - set(passed)) > MOST_LOCALS:
            self.refuse(self.tree.body[-1], "MicroPython has at most %d names in a function" % MOST_LOCALS)
        return "def %s(__name__):\n%s return %s, %s\n" % (
            self.function, indented(text), '"%s"' % " ".join(own), values)

    def _listed(self):
        """The texts in __all__."""
        lists = [node.value for node in self.tree.body if "__all__" in targets(node)]
        return [text_of(element) for listed in lists for element in listed.elts]

    def _passed_on(self):
        """{name: (module, attribute)} of what the module imports and does not use: it is there for others."""
        used = {node.id for node in self.nodes if isinstance(node, ast.Name)}
        return {name: (module, attribute) for node, parts in self.imports if node in self.tree.body
                for name, module, attribute in parts if module and attribute and name not in used}

    def _rewritten(self, passed):
        """The rows of the text: imports from the package ask the loader, and the part for programs is left out."""
        rows = self.text.split("\n")
        last = {start: end for start, end, _ in statements(self.text)}
        for node, parts in self.imports:
            first = node.lineno - 1
            text = rows[first]
            if node.lineno not in last or text.strip()[:5] != "from " or ";" in text:
                self.refuse(node, "an import from the package is to have a line of its own")
            kept = [part for part in parts if part[0] not in passed]
            rows[first:last[node.lineno]] = [None] * (last[node.lineno] - first)
            if kept or not passed.keys() & [name for name, _, _ in parts]:
                rows[first] = text[:node.col_offset] + "; ".join(asked(kept))
        for node, following in zip(self.tree.body, self.tree.body[1:] + [None]):
            if is_program(node):
                end = following.lineno - 1 if following else len(rows)
                rows[node.lineno - 1:end] = [None] * (end - node.lineno + 1)
        for place, old, new in sorted(self._replacements(), reverse=True):
            row = place[0] - 1
            rows[row] = rows[row][:place[1]] + new + rows[row][place[1] + len(old):]
        return [row for row in rows if row is not None]

    def _replacements(self):
        """[((line, column), old text, new text), ...] for what some Pythons cannot do inside a function.

        Python 2 has no exec in a function inside a function, and the class of a function cannot read that one's
        variables in Skulpt.
        """
        found, bound = [], set(bindings(self.tree.body))
        for node in self.nodes:
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "exec":
                found.append(((node.func.lineno, node.func.col_offset), "exec", "_exec_"))
            elif isinstance(node, ast.ClassDef):
                own = set(bindings(node.body))
                names = [name for part in node.body for name in reads(part) if name.id in bound - own]
                found += [((name.lineno, name.col_offset), name.id, "_here_." + name.id) for name in names]
                if names:
                    first = min([node.lineno] + [decorator.lineno for decorator in node.decorator_list])
                    different = sorted({name.id for name in names})
                    line = "%s = %s\n" % (", ".join(["_here_." + name for name in different]), ", ".join(different))
                    at = node.col_offset
                    found.append(((first, at), "", line + " " * at))
        return found


def _globals_of(table):
    """The names that functions in this part of a symtable read from their module."""
    found = set()
    for inner in table.get_children():
        if inner.get_type() == "function":
            found.update([symbol.get_name() for symbol in inner.get_symbols() if symbol.is_global()])
        found |= _globals_of(inner)
    return found


def is_relative(node):
    return isinstance(node, ast.ImportFrom) and node.level > 0


def is_text(node):
    return isinstance(node, ast.Expr) and text_of(node.value) is not None


def text_of(node):
    """The text that a node is, None for all other nodes; CPython 3.6 and 3.7 have a class of their own for it."""
    text = getattr(node, "value" if hasattr(node, "value") else "s", None)
    return text if isinstance(text, str) else None


def is_program(node):
    """Whether this is what runs where the module is the program: if __name__ == "__main__", and maybe more."""
    test = getattr(node, "test", None)
    test = test.values[0] if isinstance(test, ast.BoolOp) else test
    return isinstance(node, ast.If) and isinstance(test, ast.Compare) and getattr(test.left, "id", "") == "__name__"


def called(node):
    """The name, without what stands before a point, of the function that is called; None for what is no call."""
    return getattr(node.func, "id", getattr(node.func, "attr", None)) if isinstance(node, ast.Call) else None


def behind_the_wall(module):
    return module.partition(".")[0] == WALL


def asked(parts):
    """The statements that bind what an import binds, one for each module."""
    found, attributes = [], {}
    for name, module, attribute in parts:
        if not module:                          # the package's own names stand in the file itself
            if name != attribute:
                found.append("%s = %s" % (name, attribute))
        elif attribute is None:
            found.append('%s = _module_("%s")' % (name, module))
        else:
            attributes.setdefault(module, []).append((name, attribute))
    for module, pairs in attributes.items():
        if len(pairs) == 1:
            found.append('%s = _module_("%s").%s' % (pairs[0][0], module, pairs[0][1]))
        else:
            found.append('%s = _names_("%s", "%s")' % (
                ", ".join([name for name, _ in pairs]), module, " ".join([attribute for _, attribute in pairs])))
    return found or ["pass"]


def of_scope(nodes):
    """The statements, and those in their blocks, but for functions and classes, which have scopes of their own."""
    for node in nodes:
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            for part in ("body", "orelse", "finalbody", "handlers"):
                yield from of_scope(getattr(node, part, []))


def bindings(nodes):
    """The names that statements of one scope bind, in their order."""
    found = []
    for node in of_scope(nodes):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.ExceptHandler)):
            found += [node.name] if node.name else []
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            found += [alias.asname or alias.name.partition(".")[0] for alias in node.names]
        else:
            found += targets(node)
    return found


def targets(node):
    """The names that the statement itself binds: by =, for and with."""
    places = getattr(node, "targets", None) or [getattr(node, "target", None)]
    places = places + [item.optional_vars for item in getattr(node, "items", [])]
    return [name.id for place in places if place is not None for name in ast.walk(place)
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)]


def reads(node):
    """The names that a statement reads when it runs, but for those in its blocks, and in functions that it makes."""
    if isinstance(node, ast.ClassDef):
        own = set(bindings(node.body))
        found = [name for part in node.bases + node.decorator_list for name in reads(part)]
        return found + [name for part in node.body for name in reads(part) if name.id not in own]
    if isinstance(node, ast.FunctionDef):
        parts = node.decorator_list + node.args.defaults
    elif isinstance(node, ast.Lambda):
        parts = node.args.defaults
    elif isinstance(node, ast.Name):
        return [node] if isinstance(node.ctx, ast.Load) else []
    else:
        fields = [part if isinstance(part, list) else [part] for name, part in ast.iter_fields(node)
                  if name not in ("body", "orelse", "handlers", "finalbody") or not isinstance(part, list)]
        parts = [part for field in fields for part in field if isinstance(part, ast.AST)]
    found = [name for part in parts for name in reads(part)]
    if isinstance(node, SCOPES):
        own = set(name for part in getattr(node, "generators", []) for name in targets(part))
        found = [name for name in found if name.id not in own]
    return found


def statements(text):
    """(first row, last row, tokens without comments) of each statement, or its first line where it has a block."""
    tokens = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NEWLINE:
            yield tokens[0].start[0], token.start[0], tokens
            tokens = []
        elif token.type not in (tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER):
            tokens.append(token)


def indented(text):
    """The text a space further in, but for the inside of texts with several rows."""
    inside = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.STRING:
            inside.update(range(token.start[0] + 1, token.end[0] + 1))
    rows = text.split("\n")
    return "\n".join([row if n in inside or not row else " " + row for n, row in enumerate(rows, 1)])
