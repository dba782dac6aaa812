"""Files that are whole or not there: a full disk or a killed process leaves what was there before.

`write` makes a new file beside the old one and renames it.  What the bytes mean stands in envelope.py.
"""
from ..floats.kinds import TEXTS
from .plain_json import short

OLD = 3600                      # seconds; a temporary file of that age does not belong to a save under way


def write(path, raw):
    """Write bytes to a file, all or nothing.

    A new file is written in the same folder, then renamed.  Permissions stay; a link stays a link, and leads to the
    new file.  What earlier saves of this path left behind when they were killed is removed, if it is an hour old.
    Errors are OSErrors (IOErrors on Python 2) that name this path; TypeError for what is no path.
    """
    path = _checked_path(path)
    os = _os()
    if os is None:
        return _write_without_os(path, raw)
    try:
        if is_file_place(os, path):
            return _replace(os, os.path.realpath(path), raw)
        return _write(open(path, "wb"), raw)    # a pipe or a device; for a folder, open's own error
    except EnvironmentError as error:           # OSError and, on Python 2, IOError
        found = error
    raise type(found)(found.errno, found.strerror, path) if found.errno else found


def is_file_place(os, path):
    """Whether `write` makes a new file of this path, in its folder; it does not of pipes and devices."""
    found = _found(os, path)
    return found is None or _is_file(found)


def read(path, longest):
    """The bytes of a file.  ValueError, which does not name the file, for a folder, a device, or too many bytes."""
    path = _checked_path(path)
    os = _os()
    found = os and _found(os, path)
    if found and not _is_file(found):
        raise ValueError("expected a file; this is a folder or a device")
    file = open(path, "rb", 0)
    try:
        file.seek(0, 2)
        size = file.tell()
        if size > longest:
            raise ValueError("%d bytes; at most %d are read" % (size, longest))
        file.seek(0)
        return file.read()
    finally:
        file.close()


def _found(os, path):
    """What there is at a path, as os.stat has it, or None.

    It is asked once: of two questions, such as isfile and exists, each may meet another moment of a file that others
    save or remove.
    """
    try:
        return os.stat(path)
    except (OSError, ValueError):       # ValueError: no path has a character of code 0
        return None


def _is_file(found):
    return found.st_mode & 61440 == 32768       # S_IFMT, S_IFREG


def _checked_path(path):
    if hasattr(path, "__fspath__"):
        path = path.__fspath__()
    if not isinstance(path, TEXTS):
        raise TypeError("expected a path; got %s" % short(path))
    return path


def _os():
    """The module os if it has all that `write` needs, else None."""
    try:
        import os
        return os if os.path.realpath and os.open and os.fdopen and os.getpid else None
    except Exception:           # MicroPython, Brython, Skulpt
        return None


def _write(file, raw, sync=None):
    try:
        file.write(raw)
        file.flush()
        if sync:
            sync(file.fileno())
    finally:
        file.close()


# ---- with os: a temporary file, renamed ----

def _replace(os, path, raw):
    before = _found(os, path)
    if before is not None:
        _check_writable(os, path)
    temporary, descriptor = _temporary(os, path, 438 if before is None else 384)        # rw-rw-rw- or rw-------
    renamed = False
    try:
        _write(os.fdopen(descriptor, "wb"), raw, os.fsync)
        if before is not None:
            _same_permissions(os, temporary, before)
        _rename(os, temporary, path)
        renamed = True
    finally:
        if not renamed:
            _remove(os, temporary)
    _remove_leftovers(os, path)


def _check_writable(os, path):
    try:
        os.close(os.open(path, os.O_WRONLY))
    except OSError as error:
        if error.errno != 2:                    # 2: another has just removed it, and the new file takes its place
            raise


def _remove(os, name):
    """Remove a file, if it is there: Ctrl-C may have come just after it was renamed."""
    try:
        os.remove(name)
    except OSError:
        pass


def _beginning(os, path):
    """How the names of the path's temporary files begin; a long name is cut, because names end at some 255 bytes."""
    return os.path.basename(path)[:50] + ".purenn-"


def _temporary(os, path, mode):
    """(name, descriptor) of a new file beside the path."""
    flags = os.O_WRONLY + os.O_CREAT + os.O_EXCL + getattr(os, "O_BINARY", 0)
    n = 0
    while True:
        name = os.path.join(os.path.dirname(path), "%s%d-%d.part" % (_beginning(os, path), os.getpid(), n))
        n = n + 1
        if not os.path.lexists(name):
            try:
                return name, os.open(name, flags, mode)
            except OSError as error:
                if error.errno != 17:           # 17: another thread has just made a file of that name
                    raise
            except KeyboardInterrupt:           # it may have come when the file was made
                _remove(os, name)
                raise


def _same_permissions(os, name, before):
    try:
        os.chown(name, before.st_uid, before.st_gid)
    except (OSError, AttributeError):           # only root may give files away; Windows has no chown
        pass
    os.chmod(name, before.st_mode % 4096)


def _rename(os, name, path):
    try:
        getattr(os, "replace", os.rename)(name, path)
    except OSError:
        if os.name != "nt" or hasattr(os, "replace"):
            raise
        os.remove(path)                         # Python 2 on Windows renames to free names only
        os.rename(name, path)


def _remove_leftovers(os, path):
    """Remove the temporary files of processes that were killed while they saved this path.

    A process of another machine or container may be alive although it cannot be seen from here.  So a file is only
    removed once it is an hour older, by the folder's own clock, than the file that was just saved.
    """
    folder, beginning = os.path.dirname(path), _beginning(os, path)
    try:
        saved = os.stat(path).st_mtime
        for name in os.listdir(folder):
            numbers = name[len(beginning):-5].split("-")
            if name[:len(beginning)] == beginning and name[-5:] == ".part" and len(numbers) == 2 and (
                    numbers[0].isdigit() and numbers[1].isdigit() and _is_gone(os, int(numbers[0]))):
                name = os.path.join(folder, name)
                if saved - os.stat(name).st_mtime > OLD:
                    os.remove(name)
    except OSError:                             # the folder may not be listed; another process removed the file first
        pass


def _is_gone(os, process):
    """Whether there is no process of this number here."""
    if os.name == "nt":                         # there kill ends a process, whatever the signal
        return process != os.getpid()
    try:
        os.kill(process, 0)
    except OSError as error:
        return error.errno == 3                 # no such process
    except Exception:                           # no kill, or a number that is too large
        pass
    return False


# ---- without os ----

def _write_without_os(path, raw):
    """As whole as it can be made without os.open and the like, on MicroPython."""
    try:
        from os import remove, rename
    except Exception:
        raise ValueError("%s: this Python writes no files; dumps gives the text" % path)
    temporary = path + ".part"
    file = open(temporary, "wb")
    try:
        _write(file, raw)
    except Exception:
        remove(temporary)
        raise
    try:
        rename(temporary, path)
    except OSError:                             # a file system that renames to free names only
        remove(path)
        rename(temporary, path)
