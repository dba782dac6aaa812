"""Files that come with the package, also where it is imported from an archive, which has no paths to open."""
import sys


def read(name):
    """The bytes of the file `name`, such as "commands/iris.csv", of the package."""
    here = sys.modules[__name__]
    path = here.__file__.replace("\\", "/").rpartition("/files/")[0] + "/" + name
    try:
        file = open(path, "rb")
    except Exception:                   # each Python's own
        loader = getattr(here, "__loader__", None)
        if not hasattr(loader, "get_data"):
            raise
        return loader.get_data(path)
    try:
        return file.read()
    finally:
        file.close()
