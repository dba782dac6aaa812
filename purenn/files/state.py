"""State: plain data (what those are, plain.py says) as a text, and as files that are whole or not there.

    {"format": "purenn", "version": 1, "crc32": "8a3f12c4", "data":
    DATA
    }

The text is JSON in ASCII and loads to the same bits on every Python.  crc32 is the checksum of DATA as it stands
there; it tells accidents, not forgeries.  Blanks at the end fill DATA up where its many small parts would otherwise
take many times its length in memory: a text that does is refused.  Nothing of a file is ever run, and no pickle read.

load, and the `expect` functions for what was loaded, raise ValueErrors of one line that name the place.
"""
from ..arrays import loops
from ..arrays.operators import is_matrix
from ..checks import not_finite, within
from ..floats.bits import checksum
from ..floats.names import among
from .plain import Reader, is_integer, is_text, place, short, spell

VERSION = 1
LONGEST = 2 ** 28               # characters of a text, bytes of a file
OLD = 3600                      # seconds after which a temporary file is no longer of a save that goes on

_BEGINNING = '{"format": "purenn", "version": '
_HEAD = _BEGINNING + '%d, "crc32": "%s", "data":\n'
_END = "\n}\n"

# Bytes of memory that the parts of a text may lead to; the data may take _ROOM times their length, and _SPARE.
_SIZES = (("{", 240), ("[", 100), (",", 42), (":", 72), ('"', 28), ('{"$', -240), ('{"$$', 240))
_ROOM = 4
_SPARE = 4096


# ---- texts ----

def dumps(data):
    """The text of plain data.  TypeError or ValueError says which part is none, or too deep or too large."""
    body = spell(data)
    body = body + " " * ((_size(body, 0, len(body)) - _SPARE + _ROOM - 1) // _ROOM - len(body))
    text = _HEAD % (VERSION, checksum(body)) + body + _END
    if len(text) > LONGEST:
        raise ValueError("the data make a text of %d characters; at most %d are read again" % (len(text), LONGEST))
    return text


def loads(text):
    """The data of a text that dumps wrote; ValueError names the line and column where it is not that."""
    text = _ascii(text)
    start, end = len(_HEAD % (VERSION, "12345678")), len(text) - len(_END)
    _check_head(text, start)
    if end < start or text[end:] != _END:
        raise ValueError("%s: the text ends too early: it was cut short" % place(text, len(text)))
    found = checksum(text[start:end])
    if text[:start] != _HEAD % (VERSION, found):
        raise ValueError("line 1: the checksum of the data is %s, the text says otherwise: it was cut short or altered"
                         % found)
    if _size(text, start, end) > _ROOM * (end - start) + _SPARE:
        raise ValueError("line 2: the data would take too many times their length in memory")
    reader = Reader(text, start)
    data = reader.value()
    if reader.next() != "}" or reader.at != end + 1:
        reader.fail("expected the end of the data", reader.at)
    return data


def _size(text, start, end):
    """So many bytes of memory, at most, for what text[start:end] stands for, its letters and floats left out."""
    total = 0
    for part, size in _SIZES:
        total = total + size * text.count(part, start, end)
    return total


def _ascii(text):
    if not is_text(text):
        raise TypeError("expected a text; got a %s" % type(text).__name__)
    if len(text) > LONGEST:
        raise ValueError("a text of %d characters; at most %d are read" % (len(text), LONGEST))
    try:
        plain = len(text.encode("ascii")) == len(text)
    except Exception:           # a UnicodeError, which not every Python has a name for
        plain = False
    if not plain:
        at = _first(text, lambda c: ord(c) > 127)
        raise ValueError("%s: expected ASCII, got character number %d" % (place(text, at), ord(text[at])))
    return str(text).replace("\r\n", "\n")


def _first(parts, test):
    """The index of the first part that passes the test."""
    for i, part in enumerate(parts):
        if test(part):
            return i


def _check_head(text, start):
    at = len(_BEGINNING)
    if text[:at] != _BEGINNING:
        raise ValueError("line 1: expected a text that begins with %s; got %s" % (_BEGINNING, short(text[:at])))
    version = text[at:start].split(",")[0]
    if version != str(VERSION):
        raise ValueError("line 1: expected version %d of the format; got %s" % (VERSION, short(version)))


# ---- files ----

def load(path):
    """The data of a file that save wrote; ValueError names the file and the place where it is not that.

    A file that is not there, or may not be read, is an OSError (on Python 2 an IOError), as from open.
    """
    return within(path, loads, within(path, _contents, _checked_path(path)))


def save(path, data):
    """Write plain data to a file, as `write` does.  Errors are dumps's and write's."""
    write(path, dumps(data).encode("ascii"))


def write(path, raw):
    """Write bytes to a file, all or nothing: a full disk or a kill leaves what was there before as it was.

    Writes another file in the same folder, then renames it.  Permissions stay; a link stays, and leads to the new
    file.  What a save of this path was killed over is removed by a later one, once it is an hour old.  Errors are
    OSErrors (IOErrors on Python 2).
    """
    path = _checked_path(path)
    os = _os()
    if os is None:
        _save_simply(path, raw)
    elif os.path.exists(path) and not os.path.isfile(path):
        _write(open(path, "wb"), raw)           # a pipe or a device; for a folder, open's own error
    else:
        _replace(os, os.path.realpath(path), raw)


def _checked_path(path):
    if hasattr(path, "__fspath__"):
        path = path.__fspath__()
    if not is_text(path):
        raise TypeError("expected a path; got %s" % short(path))
    return path


def _os():
    """The module os where it has all that save needs, else None."""
    try:
        import os
        return os if os.path.realpath and os.open and os.fdopen and os.getpid else None
    except Exception:           # MicroPython, Brython, Skulpt
        return None


def _contents(path):
    """The text of a file."""
    os = _os()
    if os is not None and os.path.exists(path) and not os.path.isfile(path):
        raise ValueError("expected a file; this is a folder or a device")
    file = open(path, "rb", 0)
    try:
        file.seek(0, 2)
        size = file.tell()
        if size > LONGEST:
            raise ValueError("%d bytes; at most %d are read" % (size, LONGEST))
        file.seek(0)
        raw = file.read()
    finally:
        file.close()
    try:
        return raw.decode("ascii")
    except ValueError:
        at = _first(range(len(raw)), lambda i: raw[i:i + 1] > b"\x7f")
    raise ValueError("byte %d: expected ASCII" % at)


def _write(file, raw, sync=None):
    try:
        file.write(raw)
        file.flush()
        if sync:
            sync(file.fileno())
    finally:
        file.close()


def _replace(os, path, raw):
    before = None
    if os.path.exists(path):
        os.close(os.open(path, os.O_WRONLY))    # an error for a file that may not be written
        before = os.stat(path)
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
            os.remove(temporary)
    _sweep(os, path)


def _beginning(os, path):
    """How the names of the path's temporary files begin; a long one is cut, as names end at some 255 bytes."""
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
                if error.errno != 17:           # there is one now: another thread was faster
                    raise


def _same_permissions(os, name, before):
    try:
        os.chown(name, before.st_uid, before.st_gid)
    except (OSError, AttributeError):           # not ours to give away; Windows
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


def _sweep(os, path):
    """Remove what other processes were killed over while they saved this path.

    Whether a process of another machine or container is gone cannot be told from here; so nothing goes that is not
    an hour older, by the folder's own clock, than the file just saved.
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
    except OSError:                             # a folder that may not be listed; another sweep was faster
        pass


def _is_gone(os, process):
    if os.name == "nt":                         # there kill ends it, whatever the signal
        return process != os.getpid()
    try:
        os.kill(process, 0)
    except OSError as error:
        return error.errno == 3                 # no such process
    except Exception:                           # no kill, or no such number of a process
        pass
    return False


def _save_simply(path, raw):
    """As well as it goes without os.open and the like: on MicroPython."""
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


# ---- what was loaded: is it what was expected? ----

def _is_finite(value):
    if is_integer(value):
        return -2 ** 1023 < value < 2 ** 1023   # so that it has a float
    return isinstance(value, float) and value - value == 0


KINDS = {
    "None": lambda value: value is None,
    "bool": lambda value: value is True or value is False,
    "int": is_integer,
    "float": lambda value: isinstance(value, float),
    "number": _is_finite,
    "text": is_text,
    "list": lambda value: isinstance(value, list),
    "dict": lambda value: isinstance(value, dict),
    "matrix": is_matrix,
}


def expect(data, key, kind, where=""):
    """data[key], if it is of the kind: a name of KINDS, or several, as in "text or None"; ValueError if not.

    "number" is a finite int or float, "float" any, nan included.  `where` names data in the message.
    """
    if not isinstance(data, dict):
        raise ValueError("%s: expected a dict; got %s" % (where or "data", short(data)))
    name = _place(where, key)
    if key not in data:
        raise ValueError("%s: expected %s; there is nothing" % (name, kind))
    _check_kind(data[key], kind, name)
    return data[key]


def expect_list(data, key, kind, length=None, where=""):
    """data[key], if it is a list of so many (None: any number) of the kind."""
    values = expect(data, key, "list", where)
    name = _place(where, key)
    if length not in (None, len(values)):
        raise ValueError("%s: expected a list of %d; got a list of %d" % (name, length, len(values)))
    for i, value in enumerate(values):
        _check_kind(value, kind, "%s[%d]" % (name, i))
    return values


def expect_matrix(data, key, shape, where=""):
    """data[key], if it is a matrix of finite numbers and of this shape, whose lengths may be None for any."""
    matrix = expect(data, key, "matrix", where)
    name = _place(where, key)
    if len(matrix.shape) != len(shape) or [m for m, n in zip(matrix.shape, shape) if n not in (None, m)]:
        raise ValueError("%s: expected a matrix of shape %s; got shape %s"
                         % (name, loops.shape_text(shape).replace("None", "any"), loops.shape_text(matrix.shape)))
    wrong = not_finite(matrix)
    if wrong:
        raise ValueError("%s: expected finite numbers; %s" % (name, wrong))
    return matrix


def expect_keys(data, known, where=""):
    """ValueError if data has a key that is none of the known ones."""
    for key in data:
        if key not in known:
            raise ValueError("%s: unknown; %s" % (_place(where, key), among(key, known)))


def one_line(message):
    """The message, an exception's or a text, as one line that is not too long to be read, whatever was in the file."""
    text = " ".join(("%s" % message).split())
    return text if len(text) <= 200 else text[:200] + " and so on"


def _place(where, key):
    key = key if is_text(key) and len(key) <= 40 else short(key)
    return where + "." + key if where else key


def _check_kind(value, kind, name):
    for one in kind.split(" or "):
        if KINDS[one](value):
            return
    raise ValueError("%s: expected %s; got %s" % (name, kind, short(value)))
