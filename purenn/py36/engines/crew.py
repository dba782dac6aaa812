"""A crew: the processes, or threads, that one call of fit shares its work out to.

They are processes of concurrent.futures, or threads on a build of Python whose threads run side by side.  They start
with the first work and end with fit.  Nothing here knows what the work is.
"""
import contextlib
import os
import signal
import sys
import threading
import time

# The errors of making a process where there can be none.
NO_PROCESSES = (ImportError, NotImplementedError, OSError, EOFError, AssertionError, RuntimeError)
UNGUARDED = 86          # the exit code of a worker that was to run its parent's script again
LOST = 255              # what multiprocessing's forkserver says of a process whose end it missed
GUARD = ('a script that trains with workers needs `if __name__ == "__main__":` around what it does, and to be '
         'in a file, as for any use of multiprocessing')


class Crew(object):
    """So many workers, but no more than there are cores; `obstacle` says why there are none, once that is known."""

    def __init__(self, workers):
        _refuse_to_nest()
        self.count = min(workers, cores())
        self.threads = not getattr(sys, "_is_gil_enabled", lambda: True)()
        self.obstacle = None if self.count > 1 else "one was asked for" if workers == 1 else "there is one core"
        self._pool = None
        self._processes = []
        self._answered = False

    def results(self, function, tasks):
        """[function(*task), ...], side by side; None, and an obstacle, where no workers can be made.

        RuntimeError where one of them was ended from outside.
        """
        try:
            if self._pool is None:
                self._pool = self._new_pool()           # with multiprocessing's tracker, which lets Ctrl-C in again
            try:
                with _undisturbed():
                    futures = [self._pool.submit(function, *task) for task in tasks]
            finally:                                    # for their exit codes, also if one has ended already
                self._processes = list((getattr(self._pool, "_processes", None) or {}).values())
        except NO_PROCESSES as error:
            if self._answered or _is_broken(error):
                raise self._ended() from error
            text = " ".join(("%s" % error).split()) or type(error).__name__
            self.obstacle = "processes cannot be made here (%s)" % text
            self.close()
            return None
        try:
            results = [future.result() for future in futures]
        except RuntimeError as error:
            raise (self._ended() if _is_broken(error) else error)
        self._answered = True
        return results

    def _new_pool(self):
        from concurrent import futures
        if self.threads:
            return futures.ThreadPoolExecutor(self.count)
        options = {}
        if sys.version_info >= (3, 7):          # at its start, as a process may never get a task
            options = {"initializer": settle, "initargs": (os.getpid(),)}
        return futures.ProcessPoolExecutor(self.count, **options)

    def _ended(self):
        """The error for workers that are gone: what their exit codes say."""
        codes = [_exit_code(process) for process in self._processes]
        if UNGUARDED in codes:
            return RuntimeError("the worker processes were to run this script again; " + GUARD)
        others = [code for code in codes if code not in (None, 0, -signal.SIGTERM)]     # which ends those that are left
        if not self._answered and others and min(others) > 0:
            return RuntimeError("the worker processes could not start (%s), and wrote why to stderr; %s"
                                % (_cause(others), GUARD))
        return RuntimeError("a worker process was ended from outside (%s); the weights are those of the last whole step"
                            % _cause(others or [-signal.SIGTERM]))

    def close(self):
        """End the workers, once their tasks are done."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown()

    def __str__(self):
        return "%d %s" % (self.count, "threads" if self.threads else "processes")


def _exit_code(process):
    """The exit code of a process that has ended or is about to; None where it cannot be told."""
    try:
        until = time.time() + 1
        while process.exitcode is None and time.time() < until:     # the pool's own thread may be about to ask, too
            time.sleep(0.01)
        return None if process.exitcode == LOST else process.exitcode
    except ValueError:                          # it was closed
        return None


def _cause(codes):
    """The first of these exit codes in words."""
    if codes[0] > 0:
        return "exit code %d" % codes[0]
    try:
        name = signal.Signals(-codes[0]).name
    except ValueError:
        name = "signal %d" % -codes[0]
    return name + ", as where memory runs out" if name == "SIGKILL" else name


def _is_broken(error):
    """Whether this is one of the errors by which concurrent.futures says that a process is gone."""
    return type(error).__name__.startswith("Broken")


def cores():
    """How many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except (AttributeError, OSError, NotImplementedError):      # PyPy, macOS, Windows; browsers know of none
        return getattr(os, "cpu_count", int)() or 1


def _refuse_to_nest():
    """End this process if it was started as a worker and runs its parent's script again, which has no guard.

    The parent then says what is wrong, in one line.
    """
    multiprocessing = sys.modules.get("multiprocessing")
    if multiprocessing is not None and getattr(multiprocessing.current_process(), "_inheriting", False):
        raise SystemExit(UNGUARDED)


@contextlib.contextmanager
def _undisturbed():
    """Let Ctrl-C wait, so that no pool is left half made; processes that start meanwhile never get it at all."""
    mask = getattr(signal, "pthread_sigmask", None)
    before = mask(signal.SIG_BLOCK, [signal.SIGINT]) if mask else None
    try:
        yield
    finally:
        if mask:
            mask(signal.SIG_SETMASK, before)


# ---- in the processes ----

_settled = []


def settle(maker=None):
    """Leave Ctrl-C to the parent, and end when the parent does; called in each worker process, once or more often.

    maker: the id of the process that made this one, if known.
    """
    if _settled == [os.getpid()]:
        return
    _settled[:] = [os.getpid()]
    if maker not in (None, 1) and os.getppid() == 1:
        os._exit(1)                             # the maker was gone before this one had begun
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, args=(os.getppid(),), daemon=True).start()


def _follow(parent):
    """Wait until the parent has ended, then end this process."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
