"""The exported C of a network, compiled here and called: from Python by ctypes, and from a loop in C.

The loop stands in a file of its own, so that no compiler can see that it calculates the same again and again.
"""
import ctypes
import os
import shutil
import subprocess
import tempfile

from measure import Missing, a_call, per_call, timed

COMPILERS = ("gcc", "clang", "cc")
FLAGS = ["-O2", "-std=c99", "-ffp-contract=off", "-shared", "-fPIC"]
LOOP = """
void predict(const double *x, double *y);
void many(long calls, const double *x, double *y);
void many(long calls, const double *x, double *y)
{
    long i;
    for (i = 0; i < calls; i++) predict(x, y);
}
"""


def library(text):
    """The C text and the loop, compiled and loaded; Missing where there is no compiler."""
    found = [name for name in COMPILERS if shutil.which(name)]
    if not found:
        raise Missing("no C compiler: none of " + ", ".join(COMPILERS))
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("network.c", "loop.c", "network.so")]
        for path, lines in zip(paths, (text, LOOP)):
            with open(path, "w") as f:
                f.write(lines)
        try:
            subprocess.run([found[0]] + FLAGS + ["-o", paths[2]] + paths[:2] + ["-lm"], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            return ctypes.CDLL(paths[2])
        except (OSError, subprocess.CalledProcessError) as error:
            raise Missing("%s: %s" % (found[0], error))


def _arrays(net, row):
    """(the library, the inputs, room for the outputs, what the outputs are)"""
    loaded = library(net.to_source("c"))
    x, y = (ctypes.c_double * net.n_in)(*row), (ctypes.c_double * net.n_out)()
    loaded.predict.restype = loaded.many.restype = None
    loaded.many.argtypes = [ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    loaded.predict(x, y)
    return loaded, x, y, list(y)


def compiled_side(net, row):
    """Called from Python, with arrays that are there already."""
    loaded, x, y, outputs = _arrays(net, row)
    function = loaded.predict
    return outputs, lambda: a_call(lambda inputs: function(inputs, y), x)


def looped_side(net, row):
    """Called in C; the clock is read in Python, before the first call and after the last."""
    loaded, x, y, outputs = _arrays(net, row)
    return outputs, lambda: per_call(lambda calls: timed(lambda: loaded.many(calls, x, y)))
