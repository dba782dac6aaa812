"""python -m purenn as the tests run it: in this process, in one of its own, and on a terminal."""
import contextlib
import io
import os
import subprocess
import sys

import needs
from paths import ROOT
from purenn.__main__ import main

ENVIRONMENT = dict([(name, value) for name, value in os.environ.items() if not name.startswith("PYTHON")],
                   PYTHONIOENCODING="utf-8")



def purenn(*arguments, **options):
    """(exit code, stdout, stderr) of python -m purenn in the folder of the repository."""
    command = [sys.executable] + list(options.pop("python", [])) + ["-m", "purenn"] + list(arguments)
    answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=ENVIRONMENT, **options)
    return answer.returncode, answer.stdout.decode("utf-8"), answer.stderr.decode("utf-8")


def in_process(*arguments):
    """The same without a process."""
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        code = main(arguments)
    return code, out.getvalue(), err.getvalue()


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
