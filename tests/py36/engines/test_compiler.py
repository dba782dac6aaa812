"""The compiler that is found, and what is said where there is none that works."""
import os
import stat
import subprocess
import sys
import time

import pytest

import needs
from paths import ROOT
from purenn.py36.engines import compiler

TRIAL = "int purenn_number(void) { return 42; }\n"


@pytest.fixture
def fresh(monkeypatch, tmp_path):
    """No compiler is known yet, and temporary folders are made in one of the test's own."""
    monkeypatch.setattr(compiler, "_found", [])
    monkeypatch.setattr(compiler, "_libraries", {})
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def program(path, text):
    """A program with this text for sh."""
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    return str(path)


@pytest.mark.parametrize("name", ["gcc", "clang"])
def test_each_compiler_builds_a_library_and_leaves_no_file(fresh, monkeypatch, name):
    monkeypatch.setenv("CC", needs.command(name))
    assert compiler.library(TRIAL).purenn_number() == 42
    assert os.path.basename(compiler.compiler().command[0]) == name
    assert list(fresh.iterdir()) == []


def test_a_library_is_built_once(fresh):
    needs.command(*needs.COMPILERS)
    assert compiler.library(TRIAL) is compiler.library(TRIAL)
    assert compiler.library(TRIAL) is not compiler.library(TRIAL + "\n")


@pytest.mark.parametrize("options,straight,last", [
    (["-O3", "-w"], True, "-O1"), (["-O3", "-w"], False, "-w"), (["-O2"], True, "-O2"), ([], True, "-shared")])
def test_code_without_loops_is_optimized_less_where_it_would_be_most(options, straight, last, fresh, monkeypatch):
    commands = []

    def run(command, folder, patience):
        commands.append(command)
        return 1, "stopped here"
    monkeypatch.setattr(compiler, "_run", run)
    with pytest.raises(compiler.CompilerError):
        compiler.Compiler(["cc"], options).build(TRIAL, straight=straight)
    before = commands[0].index("-shared")
    assert (commands[0][before - 1] if options else commands[0][before]) == last


def test_the_folder_is_for_the_user_alone(fresh, monkeypatch):
    needs.command("stat")
    tried = compiler.Compiler([program(fresh / "looks", 'stat -c %a . > "$OUT"; exit 1\n')], [])
    monkeypatch.setenv("OUT", str(fresh / "mode"))
    with pytest.raises(compiler.CompilerError):
        tried.build(TRIAL)
    assert (fresh / "mode").read_text() == "700\n"


def test_without_a_compiler_the_error_says_what_was_looked_for(fresh, monkeypatch):
    monkeypatch.setenv("PATH", str(fresh))
    monkeypatch.delenv("CC", raising=False)
    monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(ValueError, match=r'engine "c" needs a C compiler; looked for \$CC, cc, gcc, clang, tcc, zig cc, the '
                                         r"package ziglang and cl, and found none"):
        compiler.compiler()


def test_what_a_broken_compiler_says_is_in_the_error(fresh, monkeypatch):
    monkeypatch.setenv("PATH", "%s:/usr/bin:/bin" % fresh)
    for name in ("cc", "gcc", "clang", "tcc", "zig"):
        program(fresh / name, "echo %s: the disk is on fire; exit 3\n" % name)
    monkeypatch.setenv("CC", "cc -pipe")
    monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(ValueError, match="none works: cc -pipe: status 3: cc: the disk is on fire; cc: status 3: "):
        compiler.compiler()
    assert sorted(path.name for path in fresh.iterdir()) == ["cc", "clang", "gcc", "tcc", "zig"]


def test_a_broken_compiler_is_passed_over(fresh, monkeypatch):
    needs.command("gcc", "clang", "cc")
    monkeypatch.setenv("CC", program(fresh / "broken", "exit 1\n"))
    assert compiler.library(TRIAL).purenn_number() == 42


def test_a_library_with_wrong_numbers_is_passed_over(fresh, monkeypatch):
    real = needs.command("gcc", "clang", "cc")
    monkeypatch.setenv("CC", program(fresh / "wrong", 'for last; do :; done\n'
                       'for file in "$@"; do case $file in *.c) sed -i "s/!wrong/wrong/" "$file";; esac; done\n'
                       'exec %s "$@"\n' % real))
    assert os.path.basename(compiler.compiler().command[0]) != "wrong"


def test_warnings_are_no_errors(fresh, monkeypatch):
    real = needs.command("gcc", "clang", "cc")
    monkeypatch.setenv("CC", program(fresh / "warns", 'echo "warning: today is a bad day" >&2\nexec %s "$@"\n' % real))
    assert compiler.library(TRIAL).purenn_number() == 42
    assert os.path.basename(compiler.compiler().command[0]) == "warns"


def test_a_compiler_that_hangs_is_stopped_with_all_it_has_started(fresh):
    needs.command("sleep")
    hangs = compiler.Compiler([program(fresh / "hangs", "sleep 60 & echo $! > %s/child; wait\n" % fresh)], [])
    started = time.time()
    with pytest.raises(compiler.CompilerError, match="stopped after 0 s"):
        hangs.build(TRIAL, 0.5)
    assert time.time() - started < 20
    child = int((fresh / "child").read_text())
    for _ in range(100):
        if not os.path.exists("/proc/%d" % child) or open("/proc/%d/stat" % child).read().split()[2] == "Z":
            break
        time.sleep(0.05)
    else:
        pytest.fail("what it has started runs on")
    assert sorted(path.name for path in fresh.iterdir()) == ["child", "hangs"]


def test_ctrl_c_while_compiling_leaves_no_file(fresh, monkeypatch):
    def interrupted(*arguments):
        raise KeyboardInterrupt
    monkeypatch.setattr(compiler, "_run", interrupted)
    with pytest.raises(KeyboardInterrupt):
        compiler.Compiler(["cc"], []).build(TRIAL)
    assert list(fresh.iterdir()) == []


def test_a_folder_that_cannot_be_written(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    with pytest.raises((compiler.CompilerError, OSError), match="nowhere"):
        compiler.Compiler(["cc"], []).build(TRIAL)


def test_a_library_that_cannot_be_loaded_says_where_it_was(fresh):
    tried = compiler.Compiler([program(fresh / "empty", 'while [ "$1" != -o ]; do shift; done; echo no library > "$2"\n')], [])
    with pytest.raises(compiler.CompilerError, match="empty: the library was built in .* and cannot be loaded .*"):
        tried.build(TRIAL)


def test_a_folder_where_no_program_may_run(fresh, monkeypatch):
    """As on a file system that is mounted noexec."""
    needs.command("gcc", "clang", "cc")

    def refuse(path):
        raise OSError("%s: failed to map segment from shared object: Operation not permitted" % path)
    monkeypatch.setattr(compiler.ctypes, "CDLL", refuse)
    with pytest.raises(compiler.CompilerError, match="cannot be loaded .*Operation not permitted.*; TMPDIR names another folder, whose"):
        compiler.compiler()
    assert list(fresh.iterdir()) == []


FULL = """
import resource, signal, sys
from purenn import Dense, Network
from purenn.py36.engines import compiler
if sys.argv[1] == "later":
    compiler.compiler()
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
net = Network([Dense(2, 3, "tanh"), Dense(1)], seed=1)
before = repr(net.state())
try:
    net.fit([[0.5, 1.0]], [[1.0]], epochs=2, engine="c", progress=False)
except ValueError as error:
    print(repr(net.state()) == before, str(error).count("\\n"), error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits")
@pytest.mark.parametrize("when", ["first", "later"])
@pytest.mark.parametrize("size", [16, 6000])
def test_a_full_disk(when, size, tmp_path):
    """The source, or else what the compiler makes of it, is cut off."""
    needs.command("gcc", "clang", "cc")
    answer = subprocess.run([sys.executable, "-c", FULL, when, str(size)], env=dict(os.environ, PYTHONPATH=ROOT, TMPDIR=str(tmp_path)),
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    assert answer.stdout.startswith("True 0 ") and answer.stderr == "", answer
    assert list(tmp_path.iterdir()) == []


def test_without_a_home_that_can_be_written_to(tmp_path):
    needs.command("gcc", "clang", "cc")
    code = "from purenn.py36.engines.compiler import library; print(library('int purenn_number(void) { return 42; }').purenn_number())"
    environment = dict(os.environ, PYTHONPATH=ROOT, HOME="/proc/no/such/folder", TMPDIR=str(tmp_path))
    assert subprocess.check_output([sys.executable, "-c", code], env=environment) == b"42\n"
    assert list(tmp_path.iterdir()) == []
