"""Files that come with the package, also where it is imported from an archive, which has no paths to open."""


def read(module, loader, name):
    """The bytes of the file `name` beside a module: its __file__ and, where it has one, its __loader__."""
    path = module.replace("\\", "/").rpartition("/")[0] + "/" + name
    try:
        file = open(path, "rb")
    except Exception:                   # each Python's own
        if not hasattr(loader, "get_data"):
            raise
        return loader.get_data(path)
    try:
        return file.read()
    finally:
        file.close()
