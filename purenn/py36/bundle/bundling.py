"""Joins modules to one file: the loader, each module's function, other files' texts, and what is done at the end."""
import base64
import zlib

from ...network import Network
from .package import COMMANDS, DATA, MODEL, TRAINED, Package, attributes, text_of
from .small import smaller

BANNER = "\n# ==== %s ====\n\n"
LONGEST = 400                           # rows of 120 characters of a text in a compressed file: Java takes 65,535 bytes


def bundle(only=None, small=False, compressed=False, model=None):
    """The text of one file that can stand for the package on every Python.

    only: names of modules, of folders, or public names, and "commands" for the command line; what they need comes with
    them, and None stands for all, or with a model for none.  small: without docstrings and comments.  compressed: as a
    text that zlib and base64 made, and that is compiled at each start.  model: a file that Network.save wrote, whose
    network is there as `model`, `predict` and `classify`.

    UnknownPart for a name that is none, ValueError for a file that holds no network, OSError where it cannot be read;
    Refused where a module cannot stand in one file.
    """
    package, texts = Package(), {}
    chosen = package.all() if only is None and model is None else set()
    for part in only or ():
        chosen |= package.found(part)
    if model is not None:
        Network.load(model)
        with open(model, encoding="ascii") as file:
            texts[MODEL] = file.read()
        chosen.add(TRAINED)
    text = _joined(package, chosen, texts, smaller if small else None)
    return _compressed(text, package.version) if compressed else text


def _joined(package, chosen, texts, shrink):
    sources = package.in_order(chosen)
    names, wanted = [source.name for source in sources], {}
    public = {name: place for name, place in package.public.items() if place[0] in names}
    if TRAINED in names:
        public.update({name: (TRAINED, name) for name in ("model", "predict", "classify")})
    for found in [attributes(source) for source in sources] + [{module: {name}} for module, name in public.values()]:
        for module, some in found.items():
            wanted.setdefault(module, set()).update(some)
    for name in set(DATA) & set(names):
        texts.update({path: text_of(path) for path in DATA[name]})
    loader = text_of("py36/bundle/helpers/loader.py")
    parts = [_head(package, names), '__version__ = "%s"\n__all__ = %r\n\n' % (package.version, sorted(public)),
             shrink(loader) if shrink else loader]
    for source in sources:
        if not source.is_empty:
            parts += ["" if shrink else "\n", BANNER % source.path,
                      source.as_function(wanted.get(source.name, ()), shrink),
                      '_waiting["%s"] = %s, "%s"\n' % (source.name, source.function, " ".join(source.needs_at_once))]
    parts.append(BANNER % "what they hold")
    parts += ['_texts["%s"] = %s\n' % (name, _literal(texts[name])) for name in sorted(texts)]
    return "".join(parts) + _tail(names, public)


def _head(package, names):
    """The docstring of the file: that of the package, or what is in the file where that is not all."""
    doc = package.doc
    if not package.all() <= set(names):
        doc = "purenn: neural networks on any Python.  Of its modules this file has: %s.\n" % ", ".join(
            [name for name in names if "." not in name])
    return '"""%s"""\n# Made of purenn %s by python -m purenn bundle; MIT License.\n' % (doc, package.version)


def _literal(text):
    return repr(text) if "\\" in text or '"""' in text or text[-1:] == '"' else '"""%s"""' % text


def _tail(names, public):
    """The statements at the end: public names are read at once where a module is not asked for names that it lacks."""
    rows = ['_start("%s")' % " ".join(sorted(names)), "_public.update({%s})" % ", ".join(
        ["%r: (%r, %r)" % ((name,) + public[name]) for name in sorted(public)])]
    has_commands = COMMANDS in names
    rows.append("if not _is_asked() and __name__ != \"__main__\":" if has_commands else
                "if not _is_asked() or __name__ == \"__main__\":")
    rows += ['    %s = _module_("%s")%s' % (name, module, "." + attribute if attribute else "")
             for name, (module, attribute) in sorted(public.items())] or ["    pass"]
    if has_commands:
        rows += ['if __name__ == "__main__":', '    raise SystemExit(_module_("%s").main())' % COMMANDS]
    return "\n".join(rows) + "\n"


def _compressed(text, version):
    packed = base64.b64encode(zlib.compress((BANNER % "the loader" + text).encode("ascii"), 9)).decode("ascii")
    rows = [packed[i:i + 120] + "\n" for i in range(0, len(packed), 120)]
    texts = ["".join(rows[i:i + LONGEST]) for i in range(0, len(rows), LONGEST)]
    return text_of("py36/bundle/helpers/compressed.py") % (version, '""", """\n'.join(texts))
