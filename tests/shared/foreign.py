"""Programs of other languages that the tests write, compile and run."""
import ctypes
import os
import struct
import subprocess

C_FLAGS = "-std=c99 -Wall -Wextra -Wconversion -Wdouble-promotion -pedantic -Werror -ffp-contract=off".split()
ENDINGS = {"python": "py", "c": "c", "javascript": "js", "r": "R"}
LANGUAGES = sorted(ENDINGS)


def run(command, folder, **environment):
    """stdout of a command that succeeds."""
    answer = subprocess.run(command, cwd=str(folder), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            env=dict(os.environ, **environment), universal_newlines=True)
    assert answer.returncode == 0, answer.stdout
    return answer.stdout


def doubles(folder):
    data = (folder / "outputs").read_bytes()
    return list(struct.unpack("<%dd" % (len(data) // 8), data))


def library(compiler, path, *flags):
    """A C file as a library that is called from here."""
    target = str(path)[:-2] + "-" + compiler + ".so"
    run([compiler] + C_FLAGS + list(flags) + ["-shared", "-fPIC", str(path), "-o", target, "-lm"], path.parent)
    return ctypes.CDLL(target)


def numbers(values, kind=ctypes.c_double):
    return (kind * len(values))(*values)


R_TEXT = "text <- function(bytes) { x <- rawToChar(as.raw(bytes)); Encoding(x) <- 'UTF-8'; x }"


def in_r(cell):
    """A cell in R's words; R_TEXT is the function that makes texts of their bytes."""
    if cell is None:
        return "NULL"
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, str):
        data = ", ".join(["%d" % byte for byte in cell.encode("utf-8")])
        return "text(c(%s))" % data if data else '""'
    return {"nan": "NaN", "inf": "Inf", "-inf": "-Inf"}.get(str(cell)) or (float(cell) if abs(cell) < 1e308 else 1e999).hex()
