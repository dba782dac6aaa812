"""python -m purenn as the tests run it: in this process, in one of its own, and on a terminal; and small files for it."""
import contextlib
import io
import math
import os
import re
import subprocess
import sys

import needs
from paths import ROOT
from purenn.__main__ import main

ENVIRONMENT = dict([(name, value) for name, value in os.environ.items() if not name.startswith("PYTHON")],
                   PYTHONIOENCODING="utf-8")


def process(*arguments, **options):
    """(exit code, stdout, stderr) of python -m purenn as a process of its own, in the folder of the test.

    python: the program and its own options; stdin: bytes or a file; environment: further variables; path: of the package.
    """
    command = list(options.pop("python", [sys.executable])) + ["-m", "purenn"] + list(arguments)
    environment = dict(ENVIRONMENT, PYTHONPATH=options.pop("path", ROOT), **options.pop("environment", {}))
    stdin = options.pop("stdin", b"")
    options["input" if isinstance(stdin, bytes) else "stdin"] = stdin
    answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, **options)
    return answer.returncode, answer.stdout.decode("utf-8"), answer.stderr.decode("utf-8")


def in_process(*arguments):
    """(exit code, stdout, stderr) without a process."""
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        code = main(arguments)
    return code, out.getvalue(), err.getvalue()


def run(*arguments):
    """stdout of a command that succeeds, and says nothing else."""
    code, out, err = in_process(*arguments)
    assert (code, err) == (0, ""), (code, err)
    return out


def fails(code, words, *arguments):
    """The command writes nothing but one line on stderr, with these words."""
    found, out, err = in_process(*arguments)
    assert found == code, (found, err)
    assert err.startswith("purenn: ") and err.endswith("\n") and err.count("\n") == 1, err
    assert words in err, err
    return out


class Terminal(object):
    """python -m purenn whose stderr is a terminal; a context that ends it."""

    def __init__(self, *arguments):
        self.master, slave = needs.terminal()
        self.process = subprocess.Popen([sys.executable, "-m", "purenn"] + list(arguments), stdout=subprocess.PIPE,
                                        stderr=slave, cwd=ROOT, env=ENVIRONMENT)
        os.close(slave)
        self.seen = b""

    def __enter__(self):
        return self

    def read_until(self, words):
        while words not in self.seen:
            assert self.read(), self.seen
        return self.seen

    def read(self):
        try:
            more = os.read(self.master, 65536)
        except OSError:                                 # Linux's way to say that the other end is closed
            more = b""
        self.seen += more
        return more

    def rest(self):
        while self.read():
            pass
        return self.seen.decode()

    def __exit__(self, *error):
        if self.process.poll() is None and error[0]:
            self.process.kill()
        self.process.stdout.close()
        self.process.wait()
        os.close(self.master)


# ---- files to train with, and what comes out ----

def write(name, text, encoding="utf-8"):
    with open(name, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode(encoding))
    return name


def measures(out):
    """{name: (numbers)} of the report's lines."""
    return {match.group(1): tuple(float(x) for x in match.group(2).split())
            for match in re.finditer(r"^(accuracy|rows|r2|mean absolute error|root mean squared error)((?:  +[\d.e+-]+)+)$",
                                     out, re.M)}


def rows_of(text):
    return [line.split(",") for line in text.split("\n")[:-1]]


def trained(file, *options):
    """A model.json, quickly made."""
    run("train", file, "--out", "model.json", "--epochs", "5", *options)
    return "model.json"


COLUMNS = ["sepal_length", "sepal_width", "petal_length", "petal_width"]
SINE = "x,noise,y\n" + "".join("%r,%d,%r\n" % (x / 20, x * 7 % 5, math.sin(x / 20) * 100 + 1000) for x in range(-60, 60))
SIDES = "a,b,side\n" + "".join("%d,%d,%s\n" % (i % 7, i % 5, "left" if i % 7 < i % 5 else "right") for i in range(70))
