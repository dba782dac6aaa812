"""The C compiler of this machine, if it has one, and the libraries made by it.

A library is built in a folder of its own, which only the user may enter and which is gone once the library is loaded.
It is kept for as long as Python runs, and found again by its text.
"""
import atexit
import ctypes
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

NAMES = ("cc", "gcc", "clang", "tcc", "zig cc", "%s -m ziglang cc", "cl")
# The first of these options that a compiler takes.  None of them changes a bit: no multiplication is fused with an
# addition, no sum is reordered.
EXACT = ["-ffp-contract=off", "-fno-math-errno", "-w"]
OPTIONS = (["-O3", "-march=native"] + EXACT, ["-O3"] + EXACT, ["-O2", "-ffp-contract=off"], [])
# Behind "-O3" where there are no loops: code as fast, made in two thirds of the time.
STRAIGHT = ["-O1"]
OPTIONS_OF_CL = (["/nologo", "/O2", "/fp:precise"],)
SHARED = ["-shared", "-fPIC"]
# What a compiler is tried with is used as well, by buffers.py: whether all numbers are finite, which different ones
# there are if not more than `most`, and what each row adds up to.
TRIAL = """\
int purenn_finite(long long n, const double *x)
{
    int wrong = 0;
    for (long long i = 0; i < n; i++) wrong |= x[i] - x[i] != 0.0;
    return !wrong;
}

int purenn_different(long long n, const double *x, int most, double *found)
{
    int count = 0;
    for (long long i = 0; i < n; i++) {
        int j = 0;
        while (j < count && found[j] != x[i]) j++;
        if (j < count) continue;
        if (count == most) return -1;
        found[count++] = x[i];
    }
    return count;
}

void purenn_row_sums(long long rows, int columns, const double *x, double *sums)
{
    for (long long i = 0; i < rows; i++) {
        double sum = x[i * columns];
        for (int j = 1; j < columns; j++) sum += x[i * columns + j];
        sums[i] = sum;
    }
}
"""
PATIENCE = 120                          # seconds; for a trial a tenth of it

_lock = threading.RLock()
_found = []                             # the Compiler, once it is known
_libraries = {}                         # {text: (ctypes.CDLL)}


class CompilerError(ValueError):
    """No compiler, or one that failed; the text says what was tried.  where: the argument it is about."""
    where = "engine"
    problem = property(str)


class Compiler:
    """A command that compiles C, and its options."""

    def __init__(self, command, options):
        self.command = command
        self.options = options
        self.tried = None                   # the library of TRIAL

    def __str__(self):
        return " ".join(self.command + self.options)

    def build(self, text, patience=PATIENCE, straight=False):
        """The ctypes.CDLL of a C file with this text; CompilerError says what the compiler said.

        straight: whether the text has no loop that is worth vectors.
        """
        folder = tempfile.mkdtemp(prefix="purenn-")
        try:
            options = self.options + (STRAIGHT if straight and "-O3" in self.options else [])
            return self._built(folder, text, patience, options)
        except OSError as error:
            raise CompilerError("%s: %s" % (self.command[0], error))
        finally:
            _remove(folder)

    def _built(self, folder, text, patience, options):
        source = os.path.join(folder, "step.c")
        library = os.path.join(folder, "step.dll" if os.name == "nt" else "step.so")
        with open(source, "w") as file:
            file.write(text)
        if is_cl(self.command):
            arguments = options + ["/LD", "step.c", "/Fe:step.dll"]
        else:
            arguments = options + SHARED + ["-o", library, source] + ([] if os.name == "nt" else ["-lm"])
        status, said = _run(self.command + arguments, folder, patience)
        if status != 0 or not os.path.exists(library):
            said = said.strip().splitlines() or ["it said nothing"]
            raise CompilerError("%s: %s: %s" % (
                self, "stopped after %d s" % patience if status is None else "status %d" % status, said[0][:200]))
        try:
            return ctypes.CDLL(library)
        except OSError as error:
            raise CompilerError("%s: the library was built in %s and cannot be loaded (%s)%s" % (
                self, os.path.dirname(folder), error, "; TMPDIR names another folder, whose file system must allow "
                "programs" if "not permitted" in str(error) else ""))


def is_cl(command):
    return os.path.basename(command[0]).lower() in ("cl", "cl.exe")


def _run(command, folder, patience):
    """(status, or None where patience ran out; what the command printed); it ends with us."""
    process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, start_new_session=os.name != "nt",
                               env=dict(os.environ, TMPDIR=folder))     # where clang leaves what it has crashed on
    try:
        said, _ = process.communicate(timeout=patience)
        return process.returncode, said.decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        return None, ""
    finally:
        if process.poll() is None:
            _kill(process)


def _kill(process):
    """End the process and those it has started."""
    try:
        if os.name == "nt":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    except OSError:
        pass
    process.communicate()


def _remove(folder):
    shutil.rmtree(folder, ignore_errors=True)
    if os.path.exists(folder):          # Windows keeps a library's file as long as it is loaded
        atexit.register(shutil.rmtree, folder, ignore_errors=True)


def commands():
    """The commands that may be a compiler, $CC first: lists of words, of programs that are there."""
    own = os.environ.get("CC", "")
    found = [shlex.split(own, posix=os.name != "nt")] if own.strip() else []
    for name in NAMES:
        found.append([word if word != "%s" else sys.executable for word in name.split(" ")])
    return [command for command in found if shutil.which(command[0])]


def compiler():
    """The first Compiler that works; CompilerError says what was looked for, and what each of them said."""
    with _lock:
        if not _found:
            _found.append(_first())
        return _found[0]


def _first():
    said = []
    for command in commands():
        for options in OPTIONS_OF_CL if is_cl(command) else OPTIONS:
            tried = Compiler(command, options)
            try:
                if _trial(tried):
                    return tried
            except CompilerError as error:
                found = "%s" % error
            else:
                found = "%s: its library gives wrong numbers" % tried
        said.append(found)
    looked = "$CC, cc, gcc, clang, tcc, zig cc, the package ziglang and cl"
    raise CompilerError("engine \"c\" needs a C compiler; looked for %s, and %s" % (
        looked, "none works: " + "; ".join(said) if said else "found none"))


def _trial(tried):
    whole, number, pointer = ctypes.c_longlong, ctypes.c_int, ctypes.c_void_p
    library = tried.tried = tried.build(TRIAL, PATIENCE / 10.0)
    library.purenn_finite.argtypes = [whole, pointer]
    library.purenn_different.argtypes = [whole, pointer, number, pointer]
    library.purenn_row_sums.restype, library.purenn_row_sums.argtypes = None, [whole, number, pointer, pointer]
    numbers, sums = (ctypes.c_double * 20)(*range(18), float("inf")), (ctypes.c_double * 4)()
    library.purenn_row_sums(4, 5, numbers, sums)
    return list(sums[:3]) == [10.0, 35.0, 60.0] and [
        library.purenn_finite(n, numbers) for n in (0, 18, 19, 20)] == [1, 1, 0, 0]


def library(text, straight=False):
    """The ctypes.CDLL of a C file with this text, built at its first use; straight as in Compiler.build."""
    with _lock:
        if text not in _libraries:
            _libraries[text] = compiler().build(text, PATIENCE, straight)
        return _libraries[text]
