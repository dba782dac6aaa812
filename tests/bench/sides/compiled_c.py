"""C: what engine c makes beside what one writes by hand, and the exported C of a network, compiled and called here.

Exported C is called from Python by ctypes, and from a loop in C.  The loop stands in a file of its own, so that no compiler can see that it calculates the same again and again.
"""
import ctypes
import os
import shutil
import subprocess
import tempfile

from measure import Differs, Missing, a_call, per_call, timed
from purenn import Matrix
from sides.tasks import ARTICLE, compiler, data, expected, network, purenn, start

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


# ---- training (a) ----

BY_HAND = """
#include <math.h>
static double sigmoid(double x) { return 1.0 / (1.0 + exp(-x)); }
void train(const double X[3][4], const double y[3], double W1[4][3], double b1[3], double W2[3], double *b2, long epochs,
           double rate, double *losses)
{
    for (long epoch = 0; epoch < epochs; epoch++) {
        double h[3][3], o[3], d2[3], d1[3][3], loss = 0.0;
        for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) {
            double s = X[i][0] * W1[0][j];
            for (int k = 1; k < 4; k++) s += X[i][k] * W1[k][j];
            h[i][j] = sigmoid(s + b1[j]);
        }
        for (int i = 0; i < 3; i++) {
            double s = h[i][0] * W2[0], error;
            for (int k = 1; k < 3; k++) s += h[i][k] * W2[k];
            o[i] = sigmoid(s + *b2);
            error = o[i] - y[i];
            loss += error * error / 2.0;
            d2[i] = error * (o[i] * (1.0 - o[i]));
        }
        for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) d1[i][j] = d2[i] * W2[j] * (h[i][j] * (1.0 - h[i][j]));
        for (int j = 0; j < 3; j++) W2[j] -= (h[0][j] * d2[0] + h[1][j] * d2[1] + h[2][j] * d2[2]) * rate;
        *b2 -= (d2[0] + d2[1] + d2[2]) * rate;
        for (int k = 0; k < 4; k++) for (int j = 0; j < 3; j++)
            W1[k][j] -= (X[0][k] * d1[0][j] + X[1][k] * d1[1][j] + X[2][k] * d1[2][j]) * rate;
        for (int j = 0; j < 3; j++) b1[j] -= (d1[0][j] + d1[1][j] + d1[2][j]) * rate;
        losses[epoch] = loss;
    }
}
"""


def article_by_hand():
    """(a) written by hand, with the flags of engine c; the bits of its weights are purenn's."""
    loaded, losses = compiler().build(BY_HAND), _doubles([0.0] * ARTICLE.epochs)
    X, y = [_doubles(flat(rows)) for rows in data(ARTICLE)]
    loaded.train.restype = None
    loaded.train.argtypes = [ctypes.c_void_p] * 6 + [ctypes.c_long, ctypes.c_double, ctypes.c_void_p]

    def run():
        weights = [_doubles(flat(matrix)) for pair in start(ARTICLE) for matrix in pair]
        return weights, timed(lambda: loaded.train(X, y, *weights, ARTICLE.epochs, ARTICLE.rate, losses))
    if [list(weights) for weights in run()[0]] != [flat(matrix) for pair in expected(ARTICLE) for matrix in pair]:
        raise Differs("weights are not to the bit those of matrices")
    return lambda: run()[1]


def article_library():
    """The library of engine c, called directly."""
    compiler()
    from purenn.fitting import engines
    from purenn.optimizers import SGD
    net, (X, y) = network(ARTICLE), [Matrix(rows) for rows in data(ARTICLE)]
    found = engines.engine_for("c", net.chain, SGD(), (X, y, None), (), ARTICLE.samples, ARTICLE.epochs)
    batches, rates = [engines.Batch(X, y, None)], [ARTICLE.rate] * ARTICLE.epochs
    seconds, call = [], found._call

    def timed_call(training, last):
        seconds[-1] += timed(lambda: call(training, last))
    found._call, found._at_once = timed_call, ARTICLE.epochs

    def run():
        seconds.append(0.0)
        found.run(SGD(), net.chain.parameters(), batches, rates, None, float("inf"))
        return seconds[-1]
    return run


def _doubles(numbers):
    return (ctypes.c_double * len(numbers))(*numbers)


def flat(rows):
    return [x for row in rows for x in row]


def compiling(task):
    """What the first fit of a task takes longer than the second, with a compiler that is known.

    As many epochs as the task has: with few, small networks are compiled in loops as well.
    """
    def prepare():
        compiler()
        from purenn.py36.engines import compiler as module, steps

        def seconds():
            steps._kept.clear()
            module._libraries.clear()
            train = purenn(engine="c")
            return train(task)[0] - train(task)[0]
        return seconds
    return prepare


def finding():
    """Looking for a compiler and trying it."""
    compiler()
    from purenn.py36.engines import compiler as module

    def look():
        del module._found[:]
        module.compiler()
    return lambda: timed(look)


# ---- predicting ----

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
