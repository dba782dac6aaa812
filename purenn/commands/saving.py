"""The files that commands write: checked before any work, and errors of writing in one line."""
from ..files import atomic
from ..floats.text import float_str
from .arguments import UsageError
from .output import SYSTEM, Failure, reason


def check_place(path, read, content):
    """UsageError if a file at `path` would replace the file `read`, Failure if none can be written there.

    read: None or "-" for stdin; content: what it holds, for the message.  Paths that are None or "-" are no files, and
    never wrong.
    """
    if path in (None, "-"):
        return
    if is_stdin(path) if read in (None, "-") else same_file(path, read):
        raise UsageError("%s holds the %s; it would be written over" % (path, content))
    obstacle = _obstacle(path)
    if obstacle:
        raise Failure("cannot write %s: %s" % (path, obstacle))


def same_file(a, b):
    """Whether two paths lead to one file, by another name or a link too, as far as this Python can tell."""
    if a in (None, "-") or b in (None, "-"):
        return False
    try:
        import os
        return a == b or os.path.realpath(a) == os.path.realpath(b) or os.path.samefile(a, b)
    except Exception:                   # one of the files is not there yet; or hosted Pythons
        return a == b


def is_stdin(path):
    """Whether stdin comes from the file of that path, as far as this Python can tell."""
    try:
        import os
        import sys
        return os.path.isfile(path) and os.path.samestat(os.stat(path), os.fstat(sys.stdin.fileno()))
    except Exception:                   # there is no such file, or no stdin; or hosted Pythons
        return False


def _obstacle(path):
    """Why no file can be written at a path, in words; "" where one can, or where this Python cannot tell."""
    try:
        import os
        folder = os.path.dirname(path) or "."
        if not os.path.isdir("."):      # Brython says so of every folder
            return ""
        refusal = _refusal(os, path)
        if refusal:
            return refusal
        if not os.path.isdir(folder):
            return "there is no folder " + folder
        if os.path.isdir(path):
            return "it is a folder"
        if os.path.exists(path) and not os.access(path, os.W_OK):
            return "it may not be written"
        real = os.path.dirname(os.path.realpath(path))          # a link's file is made where the link leads
        if not os.path.isdir(real):
            return "it is a link, and there is no folder " + real
        if atomic.is_file_place(os, path) and not os.access(real, os.W_OK):
            return "no new file may be made in its folder"
        return ""
    except Exception:                   # hosted Pythons
        return ""


def _refusal(os, path):
    """Why no file can have that name, in words: it is too long, or begins in a folder that was removed; or ""."""
    try:
        os.getcwd()
    except OSError:
        return "" if os.path.isabs(path) else "the current folder is gone"
    try:
        import errno
        os.stat(path)
    except OSError as error:            # most often that there is no such file yet
        wrong = [getattr(errno, name, None) for name in ("ENAMETOOLONG", "ELOOP", "EINVAL")]
        return reason(error) if error.errno in wrong else ""
    return ""


def written(path, function, *arguments):
    """The result of function(*arguments), which writes the file at this path; Failure if the system refuses."""
    try:
        return function(*arguments)
    except SYSTEM as error:
        message = "cannot write %s: %s" % (path, reason(error))
    raise Failure(message)


def write_history(history, path):
    """Write a History as CSV, a line for each epoch; nothing where path is None."""
    if path is None:
        return
    columns = [("loss", history.loss), ("validation_loss", history.validation_loss)] + sorted(history.metrics.items())
    columns = [(name, numbers) for name, numbers in columns if numbers] + [("seconds", history.seconds)]
    lines = [",".join(["epoch"] + [name for name, _ in columns])]
    for epoch in range(len(history.loss)):
        lines.append(",".join([str(epoch + 1)] + [float_str(numbers[epoch]) for _, numbers in columns]))
    written(path, atomic.write, path, ("\n".join(lines) + "\n").encode("ascii"))
