"""dtype=, signature= and casting= of ufuncs: which kind of numbers they calculate with, and what becomes of which."""
from ..arrays import kinds, widths
from ..arrays.operators import is_matrix
from .dtypes import dtype_of, kind_for
from .scalars import _as_array, generic

_OTHERS = ("casting", "order", "subok", "signature", "sig")
_CASTINGS = ("no", "equiv", "safe", "same_kind", "unsafe")


def asked(function, dtype, options):
    """(dtype or None, casting) of the options of a call; TypeError for others than NumPy's."""
    for name in options:
        if name not in _OTHERS:
            raise TypeError("%s() got an unexpected keyword argument %r" % (function.__name__, name))
    casting = check_casting(options.get("casting", "same_kind"))
    signatures = [options[name] for name in ("signature", "sig") if options.get(name) is not None]
    if len(signatures) + (dtype is not None) > 1:
        raise TypeError("%s takes one of dtype, signature and sig" % function.__name__)
    return (_of_signature(function, signatures[0]) if signatures else dtype), casting


def _of_signature(function, signature):
    """The kind of result that a signature has: "dd->d", or a tuple of dtypes; None where it has none."""
    if isinstance(signature, str):
        signature = tuple(signature.replace("->", "")) if "->" in signature else (signature,)
    if not isinstance(signature, tuple):
        signature = (signature,)
    if len(signature) != function.nin + function.nout:
        raise TypeError("a signature of %s has %d dtypes; got %r"
                        % (function.__name__, function.nin + function.nout, signature))
    found = set([kind_for(one) for one in signature if one is not None])
    if len(found) > 1:
        raise TypeError("no loop of %s is here for the signature %r" % (function.__name__, signature))
    return dtype_of(found.pop()) if found else None


def check_casting(casting):
    """The rule, if it is one; ValueError else."""
    if casting not in _CASTINGS:
        raise ValueError("casting is one of %s; got %r" % (", ".join(_CASTINGS), casting))
    return casting


def castable(kind, to, casting):
    """Whether numbers of a kind may become those of another under a rule."""
    if kind == to or casting == "unsafe":
        return True
    if casting in ("no", "equiv"):
        return False
    return kinds.higher(kind, to) == to or casting == "same_kind" and kinds.fits(kind, to)


def may_become(kind, to, casting):
    """can_cast of kinds."""
    check_casting(casting)
    if to == "<U0" and kind != "object":                    # as wide as the texts need
        to = kind if widths.is_text(kind) else widths.text_kind(widths.AS_TEXT[kind])
    return castable(kind, to, casting)


def check_cast(kind, to, casting):
    """TypeError where numbers of a kind may not become those of another under a rule."""
    if not may_become(kind, to, casting):
        raise TypeError("%s cannot become %s by the rule %r; casting='unsafe' allows it"
                        % (dtype_of(kind), dtype_of(to), casting))


def _check(function, operand, kind, casting):
    if not is_matrix(operand) and not isinstance(operand, generic) and type(operand) in (int, float):
        own = "bool" if type(operand) is int or kind in widths.FLOATS else "float"      # they take any such width
        allowed = castable(own, kind, "same_kind" if casting in ("no", "equiv") else casting)
    else:
        own = operand._form.kind if is_matrix(operand) else _as_array[0](operand)._form.kind
        allowed = castable(own, kind, casting)
    if not allowed:
        raise TypeError("%s: numbers of kind %s do not become %s by the rule %r"
                        % (function.__name__, own, dtype_of(kind), casting))


def with_kind(function, operands, kind, casting):
    """What a function makes of the operands once they are numbers of a kind; TypeError where it has no such results."""
    own = function._made_of(kind)
    if own == "bool" and kind not in ("bool", "object") or own != kind and kind != "object" or (
            own == "object" != kind):
        raise TypeError("%s has no loop for results of kind %s" % (function.__name__, dtype_of(kind)))
    if kind == "bool" and function._made_of("float") == "bool":
        return _as_array[0](function._call(*operands), dtype_of(kind))[()]         # a comparison, whatever the operands
    for operand in operands:
        _check(function, operand, kind, casting)
    dtype = dtype_of(kind)
    result = function._call(*[_as_array[1].astype(_as_array[0](operand), dtype) for operand in operands])
    return _as_array[0](result, dtype) if kind == "object" and is_matrix(result) else result


def check_casts(function, operands, casting):
    """TypeError where operands have to be converted to a common kind that the rule does not allow."""
    found = [x._form.kind if is_matrix(x) else _as_array[0](x)._form.kind for x in operands
             if is_matrix(x) or type(x) not in (int, float)]
    joint = None
    for kind in found:
        joint = kind if joint is None else kinds.higher(joint, kind)
    for operand in operands:
        if joint is not None:
            _check(function, operand, joint, casting)
