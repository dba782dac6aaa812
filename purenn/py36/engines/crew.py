"""A crew: the processes, or threads, that one call of fit shares its work out to.

Processes of concurrent.futures, started when there is work for them and gone when fit ends; threads on a build of
Python whose threads run side by side.  Nothing here knows what the work is.
"""
import contextlib
import os
import signal
import sys
import threading
import time

# What making a process ends in, where there can be none.
NOWHERE = (ImportError, NotImplementedError, OSError, EOFError, AssertionError, RuntimeError)
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
        self._answered = False

    def results(self, function, tasks):
        """[function(*task), ...], side by side; None, and an obstacle, where no workers can be made.

        RuntimeError where one of them was ended from outside.
        """
        try:
            if self._pool is None:
                self._pool = self._new_pool()           # with multiprocessing's tracker, which lets Ctrl-C in again
            with _undisturbed():
                futures = [self._pool.submit(function, *task) for task in tasks]
        except NOWHERE as error:
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
        first = {}
        if sys.version_info >= (3, 7):          # at once, as the others may take all the work
            first = {"initializer": settle, "initargs": (os.getpid(),)}
        return futures.ProcessPoolExecutor(self.count, **first)

    def _ended(self):
        if self._answered:
            return RuntimeError("a worker process was ended from outside; the weights are those of the last whole step")
        return RuntimeError("the worker processes ended before their first answer; " + GUARD)

    def close(self):
        """End the workers, once they are through with what they are at."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown()

    def __str__(self):
        return "%d %s" % (self.count, "threads" if self.threads else "processes")


def _is_broken(error):
    """Whether this is concurrent.futures' way to say that a process is gone, by whichever of its classes."""
    return type(error).__name__.startswith("Broken")


def cores():
    """How many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except (AttributeError, OSError, NotImplementedError):      # PyPy, macOS, Windows; browsers know of none
        return getattr(os, "cpu_count", int)() or 1


def _refuse_to_nest():
    """A script without a guard is run again by each process that starts for it: end that one before it does any more.

    Its parent then says what is wrong, in one line.
    """
    multiprocessing = sys.modules.get("multiprocessing")
    if multiprocessing is not None and getattr(multiprocessing.current_process(), "_inheriting", False):
        raise SystemExit(1)


@contextlib.contextmanager
def _undisturbed():
    """Ctrl-C has to wait: a pool may not be left half made, and a process that starts here never hears of it."""
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
    """To be called in each process, once at least: Ctrl-C is its parent's to answer, and it ends where that is no more.

    maker: the id of the process that made it, if known.
    """
    if _settled == [os.getpid()]:
        return
    _settled[:] = [os.getpid()]
    if maker not in (None, 1) and os.getppid() == 1:
        os._exit(1)                             # the maker was gone before this one had begun
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, args=(os.getppid(),), daemon=True).start()


def _follow(parent):
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
