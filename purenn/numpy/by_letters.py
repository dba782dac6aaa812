"""einsum: sums of products of arrays by the letters of their axes."""
from ..arrays.indexing import is_dots
from ..arrays.operators import is_matrix
from ..arrays.shapes import is_listed, is_whole, places_along, shape_text, size_of, steps_of
from ..arrays.views import part
from . import values
from .dtypes import dtype_of, kind_for
from .limits import can_cast, result_type
from .ndarrays import asarray
from .products import tensordot

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SPREAD = [chr(code) for code in range(192, 256)]           # letters of the axes that "..." stands for


def einsum(*operands, **options):
    """Sums of products by their letters: "ij,jk->ik" is the matrix product.

    Instead of letters lists of ints may follow each array, and one for the result the last.  out, dtype and casting are
    as a ufunc has them; order and optimize change nothing.
    """
    if len(operands) < 2:
        raise ValueError("einsum takes letters and arrays; got %d arguments" % len(operands))
    if isinstance(operands[0], str):
        subscripts, operands = operands[0], operands[1:]
    else:
        subscripts, operands = _of_numbers(operands)
    arrays, kind = _of_one_kind([asarray(a) for a in operands], options)
    terms, result = _letters(subscripts.replace(" ", ""), arrays)
    terms, arrays = _distinct(terms, arrays)
    total = _over_all(terms, arrays, result)
    out = options.get("out")
    if out is None:
        if len(arrays) > 1 or not is_matrix(total) or total._form.kind != kind:
            total = asarray(total).astype(dtype_of(kind))
        return total if total.shape else total[()]
    if out.shape != total.shape:
        raise ValueError("out has the shape %s; the result has %s" % (shape_text(out.shape), shape_text(total.shape)))
    found = total.astype(dtype_of(kind))
    out._data = values.converted(found._data[:], kind, out._form.kind)
    return out


# ---- what is given ----

def _of_numbers(operands):
    """(letters, arrays) of arrays each of which a list of ints follows, for each axis one."""
    pairs = [(operands[n], operands[n + 1]) for n in range(0, len(operands) - 1, 2)]
    lists = [_as_letters(numbers) for _, numbers in pairs]
    arrow = "->" + _as_letters(operands[-1]) if len(operands) % 2 else ""
    return ",".join(lists) + arrow, [x for x, _ in pairs]


def _as_letters(numbers):
    if not is_listed(numbers) and type(numbers) is not type(range(0)):
        raise TypeError("after each array einsum takes a list of ints, one for each axis; got %r" % (numbers,))
    found = ""
    for n in numbers:
        if is_dots(n):
            found += "..."
        elif not is_whole(n):
            raise TypeError("an axis is an int or ...; got %r" % (n,))
        elif not 0 <= n < len(LETTERS):
            raise ValueError("axes are ints from 0 to %d; got %d" % (len(LETTERS) - 1, n))
        else:
            found += LETTERS[int(n)]
    return found


def _of_one_kind(arrays, options):
    """(arrays, kind of the result): by the options dtype and casting."""
    unknown = [name for name in sorted(options) if name not in ("out", "dtype", "order", "casting", "optimize")]
    if unknown:
        raise TypeError("einsum's options are out, dtype, order, casting and optimize; got %s" % ", ".join(unknown))
    out, dtype, casting = options.get("out"), options.get("dtype"), options.get("casting", "safe")
    if out is not None and not is_matrix(out):
        raise TypeError("out is an array for the result; got %r" % (out,))
    if options.get("order", "K") not in ("C", "F", "A", "K", "c", "f", "a", "k"):
        raise ValueError("order is 'C', 'F', 'A' or 'K'; got %r" % (options["order"],))
    kind = result_type(*arrays)._kind if dtype is None else kind_for(dtype)
    if kind[0] == "<":
        raise TypeError("einsum takes numbers; got texts")
    for a in arrays:
        if not can_cast(a, dtype_of(kind), casting):
            raise TypeError("an operand of kind %s does not become %s by rule %r" % (a._form.kind, kind, casting))
    if out is not None and not can_cast(dtype_of(kind), out.dtype, casting):
        raise TypeError("out is of kind %s and cannot hold results of kind %s" % (out._form.kind, kind))
    return [a if a._form.kind == kind else a.astype(dtype_of(kind)) for a in arrays], kind


def _letters(subscripts, arrays):
    """(letters of each operand, of the result), with letters of their own for what "..." stands for."""
    given, arrow, result = subscripts.partition("->")
    terms = given.split(",")
    if len(terms) != len(arrays):
        raise ValueError("einsum: %r names %d operands; got %d" % (subscripts, len(terms), len(arrays)))
    for term in terms + [result]:
        if [x for x in term.replace("...", "", 1) if x not in LETTERS]:
            raise ValueError("einsum: letters and one '...' are expected; got %r" % term)
    more = ""
    for i, (term, a) in enumerate(zip(terms, arrays)):
        if "..." in term:
            count = a.ndim - len(term) + 3
            letters = "".join(_SPREAD[len(_SPREAD) - count:]) if count > 0 else ""
            more = letters if len(letters) > len(more) else more
            terms[i] = term.replace("...", letters)
        if len(terms[i]) != a.ndim:
            raise ValueError("einsum: %r does not fit an array of shape %s" % (term, shape_text(a.shape)))
    joined = "".join(terms)
    if not arrow:
        return terms, more + "".join(sorted([x for x in set(joined) if joined.count(x) == 1 and x not in more]))
    if more and "..." not in result:
        raise ValueError("einsum: the result needs '...', as the axes it stands for are not summed; got %r" % result)
    result = result.replace("...", more)
    for letter in result:
        if letter not in joined or result.count(letter) > 1:
            raise ValueError("einsum: %r of the result is in no operand, or there twice" % letter)
    return terms, result


def _distinct(terms, arrays):
    """(terms, arrays): where a letter comes twice the diagonal, with each letter once; lengths are checked."""
    sizes, found = {}, []
    for term, a in zip(terms, arrays):
        for letter, length in zip(term, a.shape):
            if sizes.setdefault(letter, length) != length and 1 not in (sizes[letter], length):
                raise ValueError("einsum: %r stands for lengths %d and %d" % (letter, sizes[letter], length))
            sizes[letter] = max(sizes[letter], length) if 0 not in (sizes[letter], length) else 0
        kept = "".join([x for i, x in enumerate(term) if x not in term[:i]])
        if kept != term:
            a = _diagonal(term, a, kept)
        found.append((kept, a))
    return [term for term, _ in found], [a for _, a in found]


def _diagonal(term, a, kept):
    """A view of the elements whose indices of axes with one letter are equal."""
    shape, steps = [], []
    for letter in kept:
        own = [(a.shape[i], step) for i, step in enumerate(steps_of(a.shape)) if term[i] == letter]
        if len(set([length for length, _ in own])) > 1:
            raise ValueError("einsum: %r stands for the lengths %s of one array"
                             % (letter, " and ".join([str(length) for length, _ in own])))
        step = 0
        for _, n in own:
            step = step + n
        shape.append(own[0][0])
        steps.append(step)
    return part(a, places_along(shape, steps) if size_of(shape) else [], tuple(shape))


# ---- sums ----

def _over_all(terms, arrays, result):
    """The sums of products of all the arrays, over the letters that the result has not."""
    term, total = terms[0], arrays[0]
    for i, (other, a) in enumerate(zip(terms[1:], arrays[1:])):
        term, total = _product(term, total, other, a, "".join(terms[i + 2:]) + result)
    term, total = _summed(term, total, result)
    total = asarray(total)
    return total.transpose([term.index(letter) for letter in result]) if result else total


def _summed(term, a, kept):
    """The sum over the letters that are not kept."""
    gone = [n for n, letter in enumerate(term) if letter not in kept]
    if not gone:
        return term, a
    return "".join([letter for letter in term if letter in kept]), asarray(asarray(a).sum(tuple(gone)))


def _product(term, a, other, b, later):
    """(letters, array): two operands multiplied, and summed over the letters that nothing later needs."""
    term, a = _summed(term, a, other + later)
    other, b = _summed(other, b, term + later)
    shared = [letter for letter in term if letter in other]
    summed = [letter for letter in shared if letter not in later]
    if summed and len(summed) == len(shared):
        axes = [term.index(letter) for letter in summed], [other.index(letter) for letter in summed]
        if [a.shape[n] for n in axes[0]] == [b.shape[n] for n in axes[1]]:
            kept = "".join([letter for letter in term + other if letter not in summed])
            return kept, asarray(tensordot(a, b, axes))
    both = term + "".join([letter for letter in other if letter not in term])
    a = a.reshape(a.shape + (1,) * (len(both) - len(term)))
    order = sorted(range(len(other)), key=lambda n: both.index(other[n]))
    lengths = [b.shape[other.index(letter)] if letter in other else 1 for letter in both]
    return _summed(both, asarray(a * b.transpose(order).reshape(lengths)), later)
