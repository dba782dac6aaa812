"""Files that come with the package: here they are texts."""


def read(name):
    """The bytes of the file `name`, such as "commands/iris.csv"."""
    return _texts[name].encode("ascii")         # noqa: F821 (the loader has it)
