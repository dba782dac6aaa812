# purenn %s, neural networks on any Python, compressed by python -m purenn bundle; MIT License.
from binascii import a2b_base64 as _a2b
try:
    from zlib import decompress as _decompress
except ImportError:
    raise ImportError("this file needs zlib, which this Python has not; make it without --compressed")
_packed = ["""
%s"""]
_text = _decompress(_a2b("".join(_packed).encode("ascii"))).decode("ascii")
for _part in _text.split("\n# ==== "):          # each alone: Jython cannot compile all of it at once
    exec(compile("# " + _part, _part.split(" ====")[0], "exec"), globals())
