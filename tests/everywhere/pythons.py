"""The Pythons that purenn promises to run on: which they are, where they are found, how they are installed."""
import json
import os
import shutil
import subprocess
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

    def find(self) -> Optional[str]:
        homes = sorted(Path.home().glob(".pyenv/versions/%s/bin/python" % self.pyenv)) if self.pyenv else []
        return str(homes[-1]) if homes else shutil.which(self.program)

    def command(self, package: Path, file: Optional[Path], arguments: List[str]) -> List[str]:
        """Runs the file, or `-m purenn` where there is none."""
        return [self.find() or self.program] + ([str(file)] if file else ["-m", package.name]) + arguments

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


class Hosted(NamedTuple):
    """A Python inside JavaScript: an npm module, and a launcher for Node beside this file."""
    key: str
    name: str
    launcher: str
    npm: str
    version: str
    folder: str  # in FOLDER

    def find(self) -> Optional[str]:
        described = FOLDER / self.folder / "node_modules" / self.npm / "package.json"
        if not (shutil.which("node") and described.exists()):
            return None
        installed = json.loads(described.read_text(encoding="utf-8"))["version"]
        return str(FOLDER / self.folder) if installed == self.version else None

    def command(self, package: Path, file: Optional[Path], arguments: List[str]) -> List[str]:
        """Runs the file, or what `-m purenn` would where there is none."""
        program = file or HERE / "command_line.py"
        return ["node", str(HERE / self.launcher), str(FOLDER / self.folder), str(program), str(package)] + arguments

    def install(self) -> str:
        if not (shutil.which("npm") and shutil.which("node")):
            return "not installed: needs node and npm"
        folder = FOLDER / self.folder
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder),
                        "%s@%s" % (self.npm, self.version)])
        return "installed" if self.find() else "not installed: npm failed"


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
    Native("pypy", "PyPy", "pypy3", apt="pypy3"),
    Native("jython", "Jython", "jython", apt="jython"),
    _micropython("1.20.0-297"),
    _micropython("1.24.1"),
    _micropython("1.27.0"),
    _micropython("1.29.0-6"),
    _pyodide("0.29.5", "3.13"),
    _pyodide("314.0.7", "3.14"),
    _pyodide("315.0.0-alpha.2", "3.15"),
    Hosted("brython", "Brython", "brython.mjs", "brython", "3.14.3", "brython"),
    Hosted("skulpt", "Skulpt", "skulpt.mjs", "skulpt", "1.2.0", "skulpt"),
]
