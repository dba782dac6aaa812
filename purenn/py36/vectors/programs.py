"""A program that is asked in lines of JSON: a case to its stdin, an answer from its stdout, in any order.

Three threads write the cases, read the answers and keep the end of stderr, so that no pipe can be full on both sides.
What the program prints besides, lines that do not begin with {, is left out.
"""
import json
import os
import queue
import shlex
import shutil
import signal
import subprocess
import threading
import time
from collections import deque

from ...floats.names import shortened, shown

LONGEST = 2 ** 24                       # letters of a line that is read
ENDED = None                            # what the reader puts after the last line


def words_of(command):
    """The program of a command line, and its arguments; ValueError where there is no such program."""
    try:
        words = shlex.split(command, posix=os.name != "nt")
    except ValueError as error:
        raise ValueError("cannot read the command %s: %s" % (shown(command), error)) from None
    if not words or shutil.which(words[0]) is None:
        raise ValueError("cannot run %s: there is no such program" % (shown(words[0]) if words else shown(command)))
    return words


def answers(words, cases, seconds):
    """Yield (case, answer), as answers of the program come.

    ValueError where the program cannot be run, ends before it has answered all cases, gives no answer for so many
    seconds, or one that is none.  It is ended when this generator is.
    """
    waiting = {case["id"]: case for case in cases}
    program = Program(words)
    try:
        program.ask([{"id": case["id"], "kind": case["id"].partition("/")[0], "given": case["given"]}
                     for case in cases])
        latest = time.monotonic() + seconds
        while waiting:
            line = program.line(latest - time.monotonic())
            if line is ENDED:
                raise ValueError("%s%s" % (program.end(), _left(waiting)))
            answer = _answer(line, waiting)
            if answer is not None:
                yield waiting.pop(answer["id"]), answer
                latest = time.monotonic() + seconds
    except queue.Empty:
        raise ValueError("%s gives no answer for %g seconds (--timeout allows more)%s" % (
            program.name, seconds, _left(waiting))) from None
    finally:
        program.stop()


def _left(waiting):
    """", and has not answered x and 3 more"."""
    first = next(iter(waiting))
    return ", and has not answered %s%s" % (first, " and %d more" % (len(waiting) - 1) if len(waiting) > 1 else "")


def _answer(line, waiting):
    """The answer in a line; None for a line that is something else."""
    if line[:1] != "{":
        return None
    try:
        answer = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("the program's answer is no JSON: %s" % shortened(line)) from None
    if not isinstance(answer.get("id"), str) or answer["id"] not in waiting:
        raise ValueError("an answer's id is %s, which was not asked, or is answered already"
                         % shortened(json.dumps(answer.get("id"))))
    return answer


class Program:
    """A process with its three pipes."""

    def __init__(self, words):
        self.name = words[0]
        try:
            self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=subprocess.PIPE, start_new_session=os.name != "nt")
        except OSError as error:
            raise ValueError("cannot run %s: %s" % (self.name, error.strerror)) from None
        self.lines, self.errors = queue.Queue(1000), deque(maxlen=5)
        self.stopped = False
        self._start(self._read)
        self.listener = self._start(self._listen)

    def _start(self, work, *arguments):
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        thread.start()
        return thread

    def ask(self, questions):
        """Write these, a line each, and close stdin; returns at once."""
        self._start(self._write, "".join([json.dumps(question) + "\n" for question in questions]).encode("ascii"))

    def line(self, seconds):
        """The next line of stdout, ENDED after the last; queue.Empty where none comes in time, or no time is left."""
        if seconds <= 0.0:
            raise queue.Empty
        return self.lines.get(timeout=seconds)

    def end(self):
        """How the program ended, in words."""
        try:
            code = self.process.wait(1)
        except subprocess.TimeoutExpired:
            return "%s closed its output" % self.name
        self.listener.join(1)
        last = self.errors[-1] if self.errors else ""
        return "%s ended with exit code %d%s" % (self.name, code, " (%s)" % shortened(last) if last else "")

    def stop(self):
        """End the process, and what it started; harmless where it has ended."""
        self.stopped = True
        try:
            if self.process.poll() is None and os.name != "nt":
                os.killpg(self.process.pid, signal.SIGKILL)
            elif self.process.poll() is None:
                self.process.kill()
        except OSError:                 # it has just ended
            pass
        self.process.wait()

    # -- threads --

    def _write(self, raw):
        try:
            with self.process.stdin as stdin:
                stdin.write(raw)
        except (OSError, ValueError):   # the program reads no more, which its missing answers tell
            pass

    def _read(self):
        with self.process.stdout as stdout:
            for raw in iter(lambda: stdout.readline(LONGEST), b""):
                self._put(raw.decode("utf-8", "replace").strip())
        self._put(ENDED)

    def _put(self, line):
        while not self.stopped:
            try:
                return self.lines.put(line, timeout=0.1)
            except queue.Full:
                pass

    def _listen(self):
        with self.process.stderr as stderr:
            for raw in iter(lambda: stderr.readline(LONGEST), b""):
                if raw.strip():
                    self.errors.append(raw.decode("utf-8", "replace").strip())
