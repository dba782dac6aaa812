"""Prints which Python this is and its version, as it says so itself; runs on all of them."""
import sys


def version():
    if hasattr(sys, "pypy_version_info"):
        return "PyPy %d.%d.%d (Python %d.%d.%d)" % (tuple(sys.pypy_version_info[:3]) + tuple(sys.version_info[:3]))
    if not hasattr(sys, "platform"):
        return sys.version  # Skulpt's is not quite a string: print can use it, `in` and split cannot
    if "MicroPython" in sys.version and " v" not in sys.version:     # built by someone else
        return "MicroPython %d.%d.%d" % tuple(sys.implementation.version[:3])
    if "MicroPython" in sys.version:
        return "MicroPython " + sys.version.split("MicroPython v")[1].split(" ")[0]
    number = "%d.%d.%d" % tuple(sys.version_info[:3])
    if "Brython" in sys.version:
        return "Brython %d.%d.%d (Python %s)" % (tuple(sys.implementation.version[:3]) + (number,))
    if sys.platform.startswith("java"):
        return "Jython " + number
    if sys.platform == "emscripten":
        import pyodide
        return "Pyodide %s (Python %s)" % (pyodide.__version__, number)
    return "CPython " + number


print(version())
