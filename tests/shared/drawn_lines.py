"""Short programs for purenn.numpy and NumPy, drawn at random: arrays of 0 to 4 dimensions and of all kinds.

Each line of a program names one more value, x0, x1 and so on, or writes into one.  Which lines make sense depends on
the shapes and kinds, so the lines before are run by NumPy while the next one is drawn; few of them raise errors.
The numbers are small multiples of a quarter: what is added and multiplied of them is exact in any order.
"""
import re
import warnings

import numpy as np

KINDS = ("float64 float64 float64 float64 int64 int64 int64 bool bool float32 float32 float32 int8 uint8 int16 uint16 int32 "
         "uint32 uint64 float16 object <U2").split()
OF_NUMBERS = KINDS[:-2]
NUMBERS = ("2", "-1", "0", "3", "2.5", "-0.5", "True", "1.0", "np.float32(1.5)", "np.int8(3)", "np.uint8(200)", "np.float64(0.25)",
           "np.int64(-2)", "np.bool_(False)", "np.float16(0.5)")
EXACT = "negative positive absolute sign square floor ceil trunc rint isnan isfinite logical_not invert conjugate".split()
NEAR = "exp log sqrt tanh sin cos arctan expm1 log1p cbrt log2 sinh cosh arcsinh exp2".split()      # within a few ulps
BINARY = ("add subtract multiply divide floor_divide remainder maximum minimum fmax fmin equal not_equal less greater less_equal "
          "greater_equal logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor left_shift right_shift "
          "fmod copysign heaviside gcd lcm").split()
OPERATORS = "+ - * / // % == != < <= > >= & | ^ << >>".split()
OF_OBJECTS = "+ - * == != < <= > >=".split()
OF_TEXTS = "+ == != < >=".split()
REDUCED = "sum min max any all argmin argmax ptp count_nonzero".split()
AVERAGED = "prod mean std var nanmean nansum nanmax median".split()


def shape_of(draw):
    return tuple([draw.choice((0, 1, 1, 2, 2, 2, 3, 3, 4)) for _ in range(draw.choice((0, 1, 1, 2, 2, 2, 3, 3, 4)))])


def number(draw, kind):
    if kind[0] == "f":
        return draw.randint(-16, 16) / 4.0
    low, high = {"b": (0, 1), "u": (0, 9), "i": (-9, 9), "o": (-5, 5)}[kind[0]]
    return draw.randint(low, high)


def array_text(draw, shape=None, kind=None):
    """The text that makes an array."""
    shape = shape_of(draw) if shape is None else shape
    kind = kind or draw.choice(KINDS)
    size = int(np.prod(shape, dtype=int))
    flat = [draw.choice(("a", "b", "ab", "", "zz")) if kind[0] == "<" else number(draw, kind) for _ in range(size)]
    return "np.array(%r, dtype=%r).reshape(%r)" % (flat, kind, shape)


class Lines(object):
    """A program that is being drawn: `lines`, and `values`, what its names are in NumPy."""

    def __init__(self, draw):
        self.draw, self.lines, self.values = draw, [], {}

    def family(self, name):
        """"O" of objects, "U" of texts, "" of numbers of any width."""
        kinds = getattr(getattr(self.values.get(name), "dtype", None), "kind", name if name[:8] == "np.array" else "O")
        return "O" if "'object'" in kinds else "U" if "'<U2'" in kinds else kinds[:1].strip("biufn")

    def run(self, line):
        """Add a line; whether it raised no error."""
        self.lines.append(line)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                exec(line, {"np": np}, self.values)
                return True
            except Exception:
                return False

    def name(self, text):
        return self.run("x%d = %s" % (len(self.values), text))

    def some(self):
        """The name of a value, and the value."""
        name = self.draw.choice(sorted(self.values))
        return name, self.values[name]

    def numbers(self):
        """As some, but for objects and texts where there is something else."""
        names = [name for name in sorted(self.values) if not self.family(name)]
        if not names:
            self.name(array_text(self.draw, None, self.draw.choice(OF_NUMBERS)))
            names = ["x%d" % (len(self.values) - 1)]
        name = self.draw.choice(names)
        return name, self.values[name]

    def fitting(self, shape, kind=None):
        """The text of an array that broadcasts to a shape; kind: of it, any of numbers."""
        draw = self.draw
        sides = [draw.choice((n, n, n, 1)) for n in shape]
        return array_text(draw, tuple(sides[draw.randint(0, len(sides)):] if draw.randint(0, 1) else sides),
                          kind or draw.choice(OF_NUMBERS))

    def beside(self, shape):
        """The text of an operand that mostly broadcasts with a shape."""
        draw, way = self.draw, self.draw.randint(0, 5)
        if way == 0:
            return draw.choice(NUMBERS)
        if way == 1:
            return self.numbers()[0]
        return array_text(draw, None, draw.choice(OF_NUMBERS)) if way == 2 else self.fitting(shape)

    def axis(self, shape, more=0):
        n = len(shape) + more
        return self.draw.randint(-n, n - 1) if n and self.draw.randint(0, 20) else self.draw.choice((0, 0, -1, 5))

    def axes(self, shape):
        """None, an axis, or a tuple of some."""
        way = self.draw.randint(0, 3)
        if way == 0 or not shape:
            return None
        if way < 3:
            return self.axis(shape)
        return tuple(self.draw.sample(range(len(shape)), self.draw.randint(0, len(shape))))

    def slice_text(self, n):
        draw = self.draw
        parts = [draw.choice(("", "", str(draw.randint(-n - 1, n + 1)))) for _ in range(2)]
        return ":".join(parts) + draw.choice(("", "", ":2", ":-1", ":-2"))

    def part(self, n):
        """The text of an index along an axis of n."""
        draw, way = self.draw, self.draw.randint(0, 11)
        if way < 4 and n:
            return str(draw.randint(-n, n - 1))
        if way < 8:
            return self.slice_text(n)
        if way == 8 and n:
            return repr([draw.randint(-n, n - 1) for _ in range(draw.choice((1, 2, 2, 3)))])
        if way == 9:
            return "np.array(%r, bool)" % [bool(draw.randint(0, 1)) for _ in range(n)]
        if way == 10 and n:
            return "np.array(%r)" % [[draw.randint(-n, n - 1) for _ in range(2)] for _ in range(draw.choice((1, 2)))]
        return draw.choice((":", ":", str(n + draw.randint(0, 1))))

    def index(self, name, shape):
        draw, way = self.draw, self.draw.randint(0, 9)
        if not shape and way:
            return draw.choice(("...", "()", "None", "True"))
        if way == 0:
            return draw.choice(("%s > 1" % name if not self.family(name) else "0", "%s == %s" % (name, name), "np.nonzero(%s)" % name, "None", "()", "..."))
        parts = [self.part(n) for n in shape[:draw.randint(0, len(shape)) if draw.randint(0, 1) else len(shape)]]
        for extra in ("None", "..."):
            if draw.randint(0, 4) == 0:
                parts.insert(draw.randint(0, len(parts)), extra)
        return ", ".join(parts) or ":"

    # ---- what a line does ----

    def exact(self):
        name, value = self.numbers()
        return self.name("np.%s(%s)" % (self.draw.choice(EXACT), name))

    def binary(self):
        name, value = self.some()
        family = self.family(name)
        if family:
            other = self.fitting(np.shape(value), "<U2" if family == "U" else self.draw.choice(("object", "int64", "float64")))
            return self.name("%s %s %s" % (name, self.draw.choice(OF_TEXTS if family == "U" else OF_OBJECTS), other))
        pair = [name, self.beside(np.shape(value))]
        if self.draw.randint(0, 3) == 0:
            pair.reverse()
        if self.draw.randint(0, 2):
            whole = getattr(value, "dtype", np.dtype(int)).kind in "biu" and "float" not in pair[1] and "." not in pair[1]
            operators = OPERATORS if whole or self.draw.randint(0, 9) == 0 else OPERATORS[:-5]
            return self.name("%s %s %s" % (pair[0], self.draw.choice(operators), pair[1]))
        return self.name("np.%s(%s, %s)" % (self.draw.choice(BINARY), pair[0], pair[1]))

    def reduced(self):
        name, value = self.numbers()
        how = self.draw.choice(REDUCED)
        axes = self.axis(np.shape(value)) if how[:3] == "arg" and self.draw.randint(0, 2) else self.axes(np.shape(value))
        more = self.draw.choice(("", "", ", keepdims=True"))
        return self.name("np.%s(%s, axis=%r%s)" % (how, name, axes, more))

    def accumulated(self):
        name, value = self.numbers()
        how = self.draw.choice(("cumsum(%s, axis=%r)", "cumprod(%s, axis=%r)", "maximum.accumulate(%s, axis=%r)", "diff(%s, axis=%r)",
                                "add.reduce(%s, axis=%r)", "sort(%s, axis=%r)", "argsort(%s, axis=%r, kind='stable')"))
        return self.name("np." + how % (name, self.axis(np.shape(value))))

    def turned(self):
        name, value = self.some()
        if not isinstance(value, np.ndarray):
            return True
        shape, draw = np.shape(value), self.draw
        order = list(range(len(shape)))
        draw.shuffle(order)
        return self.name(draw.choice((
            "np.transpose(%s, %r)" % (name, tuple(order)), "np.transpose(%s)" % name, "np.ravel(%s)" % name,
            "np.swapaxes(%s, %d, %d)" % (name, self.axis(shape), self.axis(shape)),
            "np.moveaxis(%s, %d, %d)" % (name, self.axis(shape), self.axis(shape)),
            "np.expand_dims(%s, %d)" % (name, self.axis(shape, 1)), "np.squeeze(%s)" % name, "np.flip(%s)" % name,
            "np.flip(%s, %d)" % (name, self.axis(shape)), "np.rot90(%s)" % name if len(shape) > 1 else name,
            "np.roll(%s, %d)" % (name, draw.randint(-3, 3)), "np.roll(%s, 1, %d)" % (name, self.axis(shape)),
            "np.repeat(%s, 2, axis=%r)" % (name, draw.choice((None, self.axis(shape)))),
            "np.tile(%s, %r)" % (name, draw.choice((2, (2, 1), (1, 2, 2)))),
            "np.reshape(%s, %r)" % (name, draw.choice(((-1,), shape[::-1], (1,) + shape, (-1,) + shape[:1]))),
            "np.broadcast_to(%s, %r)" % (name, draw.choice(((2,), (3, 1))) + shape), "np.atleast_2d(%s)" % name,
            "np.triu(%s)" % name if len(shape) > 1 else "np.ravel(%s)" % name, "np.diagonal(%s)" % name, "np.trace(%s)" % name,
            name if self.family(name) else "np.pad(%s, 1, mode=%r)" % (name, draw.choice(("constant", "edge", "reflect", "wrap"))))))

    def indexed(self):
        name, value = self.some()
        if not isinstance(value, np.ndarray):
            return True
        return self.name("%s[%s]" % (name, self.index(name, np.shape(value))))

    def written(self):
        """Into a part; a whole mask takes one number."""
        name, value = self.some()
        if not isinstance(value, np.ndarray):
            return True
        index = self.index(name, value.shape)
        if name in index:
            return self.family(name) != "" or self.run("%s[%s] = 1" % (name, index))
        try:
            shape = np.shape(eval("%s[%s]" % (name, index), {"np": np}, self.values))
        except Exception:
            shape = ()
        if self.family(name):
            return not shape or self.run("%s[%s] = %s" % (name, index, self.fitting(shape, "<U2" if self.family(name) == "U" else "object")))
        operation = self.draw.choice(("=", "=", "=", "+=", "*="))
        if operation == "=":
            return self.run("%s[%s] = %s" % (name, index, self.beside(shape) if self.draw.randint(0, 5) == 0 else self.fitting(shape)))
        return self.run("%s[%s] %s %s" % (name, index, operation, self.fitting(shape, str(value.dtype))))

    def joined(self):
        name, value = self.some()
        shape, draw = np.shape(value), self.draw
        other = draw.choice((name, array_text(draw, shape), self.some()[0]))
        if self.family(name) or self.family(other):
            name = other = self.numbers()[0]
        return self.name(draw.choice((
            "np.concatenate([%s, %s], axis=%r)" % (name, other, draw.choice((None, self.axis(shape)))),
            "np.stack([%s, %s], axis=%d)" % (name, other, self.axis(shape, 1)), "np.vstack([%s, %s])" % (name, other),
            "np.hstack([%s, %s])" % (name, other), "np.array([%s, %s])" % (name, other), "np.append(%s, %s)" % (name, other),
            "np.split(%s, 2, %d)[1]" % (name, self.axis(shape)), "np.where(%s, %s, %s)" % (self.beside(shape), name, other),
            "np.isin(%s, %s)" % (name, other), "np.outer(%s, %s)" % (name, other), "np.clip(%s, 0, 2)" % name,
            "np.array_equal(%s, %s)" % (name, other), "np.unique(%s)" % name, "np.nonzero(%s)[0]" % name,
            "np.take(%s, [0, 0], axis=%d)" % (name, self.axis(shape)), "np.searchsorted(np.sort(np.ravel(%s)), 1)" % name)))

    def product(self):
        name, value = self.numbers()
        shape, draw = np.shape(value), self.draw
        kind = draw.choice(("float64", "int64", "float32", "int8", "bool", str(getattr(value, "dtype", "int64"))))
        way = draw.randint(0, 4)
        if way == 0:
            axes = draw.randint(0, min(2, len(shape)))
            return self.name("np.tensordot(%s, %s, %d)" % (
                name, array_text(draw, shape[len(shape) - axes:] + shape_of(draw)[:2], kind), axes))
        if way == 1:
            return self.name("np.einsum(%r, %s)" % (draw.choice(("...ij->...ji", "ij", "ii", "i...->...", "ijk->ki")), name))
        inner = shape[-1:] + (draw.randint(1, 3),) if draw.randint(0, 4) else shape[-1:]
        if way == 2 and len(inner) == 2:
            inner = shape[:-2] + inner
        return self.name("np.%s(%s, %s)" % (draw.choice(("matmul", "dot")), name, array_text(draw, inner, kind)))

    def cast(self):
        name, value = self.some()
        return self.name(self.draw.choice(("%s.astype(%r)", "np.asarray(%s, dtype=%r)", "np.array(%s, dtype=%r)")) % (
            name, self.draw.choice(KINDS)))

    def inexact(self):
        """A last line, whose numbers may differ by a few ulps."""
        name, value = self.numbers()
        way = self.draw.randint(0, 2)
        if way == 0:
            return self.name("np.%s(%s)" % (self.draw.choice(NEAR), name))
        if way == 1 and str(getattr(value, "dtype", "bool")) != "bool":         # whose square is an int8, but not by np.power
            return self.name("%s ** %s" % (name, self.beside(np.shape(value))))
        return self.name("np.%s(%s, axis=%r)" % (self.draw.choice(AVERAGED if np.size(value) else AVERAGED[:-1]), name, self.axes(np.shape(value)) or None))


STEPS = ("exact binary binary binary reduced reduced accumulated turned turned indexed indexed indexed written written joined "
         "product cast").split()


def program(draw):
    """(lines, whether the numbers of the last are exact)."""
    drawn = Lines(draw)
    drawn.name(array_text(draw))
    for _ in range(draw.randint(1, 4)):
        if not getattr(drawn, draw.choice(STEPS))():
            return drawn.lines, True
    if draw.randint(0, 4) == 0:
        drawn.inexact()
        return drawn.lines, False
    return drawn.lines, True


# ---- what comes of them ----

FIRST_COMPLAINTS = ("same_kind", "shape mismatch", "out of bounds for", "boolean array indexing assignment",
                    "tuple index out of range", "destination is read-only", "data type must provide an itemsize", "missing 1 required positional argument: 'N'")


def outcome(module, lines, names=None):
    """({name: value}, the error of the last line or None); names: what was named before."""
    names = {} if names is None else names
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for line in lines:
            try:
                exec(line, {"np": module}, names)
            except Exception as error:
                return names, error
    return names, None


PRODUCTS, SUMS = ("dot(", "matmul("), ("cumsum(", "cumprod(", "add.reduce(", "trace(", "np.sum(")


def is_exact(value):
    """Whether sums and products of such numbers are exact in any order: they are finite, small, and multiples of 1/16."""
    numbers = np.asarray(value)
    if numbers.dtype.kind not in "iuf":
        return True
    numbers = numbers.astype(float)
    return bool((np.abs(numbers) < 2 ** 12).all() and (numbers * 16 == np.rint(numbers * 16)).all())


def undetermined(lines):
    """The first line whose numbers NumPy's documentation leaves open, or "".

    A sum's order is open, and so are the sign of a zero that a product adds up to, the sign of a nan, which int stands
    for a float that is none, and whether the places of nonzero share their numbers.
    """
    names = {}
    for line in lines:
        read = [names[name] for name in re.findall(r"\bx\d+\b", line.split(" = ")[-1]) if name in names]
        if outcome(np, [line], names)[1] is not None:
            return ""
        made = names.get(line.split(" = ")[0], 0)
        is_product = [text for text in PRODUCTS if text in line]
        odd = [value for value in read if np.asarray(value).dtype.kind == "f" and not np.isfinite(value).all()]
        if is_product and np.asarray(made).dtype.kind == "f" and not np.all(made):
            return line
        if (is_product or [text for text in SUMS if text in line]) and not all([is_exact(value) for value in read + [made]]):
            return line
        if "np.nonzero(" in line or odd and ("copysign" in line or "astype" in line or "dtype=" in line or "] = " in line):
            return line
    return ""


def seen(value):
    """All that is compared of a value; negative zeros, which the order of adding decides, are zeros."""
    kind = str(getattr(value, "dtype", "no array"))
    if kind[:5] == "float":
        value = value + type(value)(0.0) if not value.shape and not hasattr(value, "__setitem__") else value + 0
    text = repr(value).replace("-0.0,", "0.0,").replace("-0.0]", "0.0]") if kind == "object" else repr(value)
    return kind, getattr(value, "shape", None), hasattr(value, "__setitem__"), text


def near(ours, theirs, most=8):
    """Whether the numbers are equal to within so many ulps of their kind."""
    if seen(ours)[:3] != seen(theirs)[:3]:
        return False
    x, y = np.array(ours.tolist(), float), np.array(theirs, float)
    ulps = most * float(np.finfo(theirs.dtype).eps) if theirs.dtype.kind == "f" else 0
    return bool(np.allclose(x, y, rtol=ulps, atol=ulps * max([1.0] + list(np.abs(y[np.isfinite(y)]))), equal_nan=True))


def difference(module, lines, exact=True):
    """In what a module's outcome differs from NumPy's; "" where in nothing, or in what NumPy leaves open."""
    found = _difference(module, lines, exact)
    return "" if found and undetermined(lines) else found


def _difference(module, lines, exact):
    """The same, of all lines.

    An error is to be of the same class or of one that it derives from.  Where two things are wrong, NumPy may complain
    of the other one, FIRST_COMPLAINTS; and it lets numbers of any shape be put into a part of none.
    """
    (ours, our_error), (theirs, their_error) = outcome(module, lines), outcome(np, lines)
    if our_error is not None or their_error is not None:
        if our_error is not None and "larger than any memory" in str(our_error):
            return ""
        if their_error is None and str(our_error).startswith("cannot put numbers of shape") and ",0" in str(our_error):
            return ""
        if our_error is None or their_error is None or type(our_error) is Exception:
            return "error %r instead of %r" % (our_error, their_error)
        if not isinstance(their_error, type(our_error)) and not [text for text in FIRST_COMPLAINTS if text in str(their_error)]:
            return "error %r instead of %r" % (our_error, their_error)
    for name in theirs:
        if name not in ours:
            return "error %r instead of %s" % (our_error, name)
        if seen(ours[name]) != seen(theirs[name]):
            last = not exact and lines[-1].startswith(name + " = ")
            if not last or not near(ours[name], theirs[name], max([8] + [np.size(value) for value in theirs.values()])):
                return "%s is %s instead of %s" % (name, seen(ours[name]), seen(theirs[name]))
    return ""
