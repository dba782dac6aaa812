"""The text of the helper functions that printed programs bring along: sections of the files in helpers/, and tables.

A section begins with a line "---- name: others", a comment of its language, that lists the sections it needs as well.
Names in capitals there are numbers and tables, which are printed before them, from those of floats/portable.py.
"""
import re
import struct

from ...files import packaged
from ...floats import fixed_point, portable
from ...floats.names import unknown

HEADING = re.compile(r"(?:#|//) ---- (\w+)(?:: ([\w ]+))?\s*\Z")
ARITHMETICS = ("native", "portable")
NUMBERS = {
    "STEPS_PER_UNIT": portable.STEPS_PER_UNIT, "TO_NEAREST": portable.TO_NEAREST, "STEP_HIGH": portable.STEP_HIGH,
    "STEP_LOW": portable.STEP_LOW, "TO_34": portable.TO_34, "TO_32": portable.TO_32, "TO_23": portable.TO_23,
    "SMALL": portable.SMALL, "TINY": portable.TINY, "LN2_HIGH": portable.LN2_HIGH, "LN2_LOW": portable.LN2_LOW,
    "TWO_TO_52": 2.0 ** 52, "ERF_HIGH": portable.ERF_FACTOR[0], "ERF_LOW": portable.ERF_FACTOR[1],
}
LOG_FIRST = 7 * portable.LOG_STEPS // 10                # rows of LOG_ROWS before this are empty


def _flat(rows):
    return [x for row in rows for x in row]


TABLES = {
    "EXP_ROWS": lambda: _flat(fixed_point.exp_rows(portable.EXP_STEPS)),
    "LOG_ROWS": lambda: _flat(fixed_point.log_rows(portable.LOG_STEPS)),
    "ERF_ROWS": lambda: _flat([fixed_point.erf_row(j, portable.ERF_STEPS)
                               for j in range(1, 6 * portable.ERF_STEPS + 1)]),
}


def check_arithmetic(arithmetic):
    """The name of an arithmetic of printed programs; ValueError lists the known ones."""
    if arithmetic not in ARITHMETICS:
        raise ValueError(unknown("arithmetic of printed programs", arithmetic, ARITHMETICS))
    return arithmetic


def read(name):
    """The text of a file in helpers/."""
    text = packaged.read("py36/straightline/helpers/" + name).decode("ascii")
    return text.replace("\r\n", "\n")


def sections(name):
    """{section: (its lines, the names of sections it needs)} of a file, in its order; "" for what comes first."""
    found, heading, needed, lines = {}, "", (), []
    for line in read(name).split("\n"):
        match = HEADING.match(line)
        if match:
            found[heading] = (lines, needed)
            heading, needed, lines = match.group(1), tuple((match.group(2) or "").split()), []
        else:
            lines.append(line)
    found[heading] = (lines, needed)
    return found


def lines_of(name, wanted, printed=()):
    """The lines of the wanted sections of a file and of those they need, in the file's order; "" after each section.

    printed: sections that stand in the text already, and are left out.
    """
    known = sections(name)
    needed = with_needed(known, wanted)
    lines = []
    for section in known:
        if section in needed and section not in printed:
            lines += "\n".join(known[section][0]).strip("\n").split("\n") + [""]
    return lines


def with_needed(known, wanted):
    """The names of the wanted sections and of those they need, of {section: (lines, needed)}."""
    needed, waiting = set(), [section for section in wanted]
    while waiting:
        section = waiting.pop()
        if section not in needed:
            needed.add(section)
            waiting.extend(known[section][1])
    return needed


def constants(lines):
    """({name: float}, {name: floats}) of the numbers and tables that these lines of a helper file use."""
    words = set(re.findall(r"\b[A-Z][A-Z0-9_]+\b", "\n".join(lines)))
    numbers = {name: NUMBERS[name] for name in sorted(NUMBERS) if name in words}
    if "LOG_FIRST" in words:
        numbers["LOG_FIRST"] = LOG_FIRST
    return numbers, {name: TABLES[name]() for name in sorted(TABLES) if name in words}


def functions_of(programs, also=()):
    """The names of the functions that the programs call, and of others, sorted."""
    return sorted(set([name for program in programs.values() for name in program.functions()]) | set(also))


# ---- one function a language: the lines of the helpers for the functions of these names ----

def python(wanted, arithmetic, literal, readers=()):
    """Also for "divide", which is x / y with NumPy's answers where y is 0.

    readers: sections that read tables from bytes, printed even if there is no table; the last reads those there are.
    """
    own = [name for name in wanted if name == "divide"]
    if check_arithmetic(arithmetic) == "portable":
        own = wanted
    native = lines_of("native.py", [name for name in wanted if name not in own])
    lines = lines_of("portable.py", own)
    numbers, tables = constants(native + lines)
    if tables and not readers:
        readers = ("unpacked",)
    if readers:
        lines = lines_of("portable.py", own + list(readers))
    for name in tables:
        lines += as_bytes(name, tables[name], readers[-1]) + [""]
    first = ["%s = %s" % (name, literal(numbers[name])[0]) for name in numbers]
    return first + ([""] if first else []) + native + lines


def as_bytes(name, floats, reader="unpacked"):
    """The lines of floats as bytes, which the section `reader` reads: a board has no room for long literals."""
    data = struct.pack(">%dd" % len(floats), *floats)
    lines = ["".join(["\\x%02x" % byte for byte in data[i:i + 27]]) for i in range(0, len(data), 27)]
    return ["%s = %s(" % (name, reader)] + ['    b"%s"' % line for line in lines] + [")"]


def c(wanted, arithmetic, literal):
    """sqrt is C's own: IEEE 754 defines it to the last bit, as it does +."""
    lines = lines_of("portable.c", [name for name in wanted if arithmetic == "portable" and name != "sqrt"])
    return _with_constants(lines, literal, "#define %s (%s)", "static const double %s[] = {", "};")


def javascript(wanted, arithmetic, literal):
    """JavaScript has all but erf."""
    own = [name for name in wanted if name != "sqrt" and arithmetic == "portable" or name == "erf"]
    lines = lines_of("portable.js", own)
    return _with_constants(lines, literal, "const %s = %s;", "const %s = [", "];")


def r(wanted, arithmetic, literal):
    """R has all but erf."""
    if arithmetic == "portable":
        lines = lines_of("portable.R", [name for name in wanted if name != "sqrt"])
    else:
        lines = lines_of("native.R", [name for name in wanted if name == "erf"])
    return _with_constants(lines, literal, "%s <- %s", "%s <- c(", ")")


def _with_constants(lines, literal, number, opening, closing):
    """The lines, after the numbers and tables that they use."""
    numbers, tables = constants(lines)
    first = [number % (name, literal(numbers[name])[0]) for name in numbers]
    for name in tables:
        first += listing(opening % name, [literal(x)[0] for x in tables[name]], closing)
    return first + ([""] if first else []) + lines


def listing(opening, texts, closing):
    """The lines of a list of these texts, from the line that opens it to the one that closes it."""
    return [opening] + in_lines(texts) + [closing]


def in_lines(texts):
    """Texts with commas between, in lines of about 100 characters."""
    lines, line = [], ""
    for n, text in enumerate(texts):
        line += text + ("," if n < len(texts) - 1 else "")
        if len(line) > 100:
            lines.append("    " + line)
            line = ""
        elif line:
            line += " "
    return lines + (["    " + line.rstrip()] if line.strip() else [])
