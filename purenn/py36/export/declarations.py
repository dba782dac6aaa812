"""What other files see of an exported one: a header for C, declarations of TypeScript for JavaScript."""
from ...arrays.shapes import counted
from ..straightline import helper_text

# ---- C ----

def header(file):
    """The text of a header for a CFile, without a prefix: its sizes, functions and arrays."""
    contents = file.contents
    lines = file.comment(contents.title) + ["#ifndef PURENN_H", "#define PURENN_H", ""]
    lines += ["#define %s %d" % pair for pair in file.sizes() + _more_sizes(contents)]
    lines += ["", "#ifdef __cplusplus", 'extern "C" {', "#endif", ""]
    for comment, declaration in _functions(contents) + _arrays(contents):
        lines += ["/* %s */" % comment.replace("\n", "\n   "), declaration + ";", ""]
    return "\n".join(lines + ["#ifdef __cplusplus", "}", "#endif", "", "#endif"]) + "\n"


def _more_sizes(contents):
    return ([("CELLS", len(contents.encoding.columns))] if contents.encoding else []) + (
        [("STATE_SIZE", len(contents.training.start))] if contents.training else [])


def _functions(contents):
    """[(a comment, a prototype), ...]."""
    real, answers = contents.type, ", int *answers" if contents.decision == "questions" else ""
    given = "as encode makes them" if contents.encoding else "in the units of the data"
    found = [("x: INPUTS numbers, %s.  y: room for OUTPUTS numbers.\n%s, all outputs are nan." % (
        given, _refused(contents.fills)), "void predict(const %s *x, %s *y)" % (real, real))]
    if contents.decision:
        place = "the place in CLASSES" if contents.classes else "the number"
        found.append((
            "answers: room for OUTPUTS of 0 and 1.  Returns 0; for inputs that are refused -1, as are all answers."
            if answers else "Returns %s of the class of x; -1 for inputs that are refused." % place,
            "int classify(const %s *x%s)" % (real, answers)))
    return found + (_of_cells(contents, answers) if contents.encoding else []) + (
        _of_training(contents) if contents.training else [])


def _refused(fills):
    places = ["%d" % i for i, fill in enumerate(fills) if fill is not None]
    filled = ", but where training has learnt to fill it (inputs, from 0 on:\n%s)" % "\n".join(
        [line.strip() for line in helper_text.in_lines(places)])
    return "Where one is nan%s or infinite" % (filled * bool(places))


def _of_cells(contents, answers):
    cells = "const char *const *cells"
    found = [("cells: CELLS texts as CSV has them, in the order of COLUMNS; a null pointer or a blank text is a gap.\n"
              "x: room for INPUTS numbers.  Returns 0, or the number, from 1 on, of the first column whose cell is "
              "refused.", "int encode(%s, %s *x)" % (cells, contents.type)),
             ("As predict, for cells.  Returns what encode does; where that is not 0, all outputs are nan.",
              "int predict_cells(%s, %s *y)" % (cells, contents.type))]
    if contents.decision:
        found.append(("As classify, for cells; returns " + (
            "what encode does." if answers else "minus what encode does where that is not 0."),
            "int classify_cells(%s%s)" % (cells, answers)))
    return found


def _of_training(contents):
    real, draws = contents.type, contents.training.batch[3:]
    step = "void train_step(const {0} *state, const {0} *x, const {0} *y, {0} rate{1}, {0} *new_state, {0} *loss)"
    return [("A step of training.  x and y: the inputs and targets of BATCH_SIZE rows, one row after the other.%s\n"
             "state, new_state: STATE_SIZE numbers, which may be the same.  loss: one number, that before the step.\n"
             "For numbers that are refused the loss is nan, and the new state is the old one." % (
                 "\ndraws: %d numbers from 0 to 1." % len(draws[0]) if draws else ""),
             step.format(real, ", const %s *draws" % real if draws else "")),
            ("As predict, with the weights of a state.",
             "void predict_with(const {0} *state, const {0} *x, {0} *y)".format(real))]


def _arrays(contents):
    """[(a comment, a declaration), ...]."""
    found, classes = [], contents.classes
    if classes:
        found.append(("The labels of the classes.", "extern const char *const CLASSES[%d]" % len(classes)))
        if not [label for label in classes if isinstance(label, str)]:
            found.append(("Their values.", "extern const double CLASS_VALUES[%d]" % len(classes)))
    if contents.columns:
        found.append(("The names of the columns.", "extern const char *const COLUMNS[%d]" % len(contents.columns)))
    if contents.training:
        found.append(("The state to begin with.", "extern const %s INITIAL_STATE[STATE_SIZE]" % contents.type))
    return found


# ---- TypeScript ----

def typescript(file):
    """The text of the declarations for a JavaScriptFile."""
    contents = file.contents
    gap, refused = (" | null | undefined" if contents.fills else ""), "  Throws a RangeError for "
    numbers = "x: ArrayLike<number%s>" % gap
    lines = ["// " + line if line else "//" for line in contents.title]
    sample, wrong = numbers, "%s.%swhat is no finite number." % (counted(contents.n_in, "number"), refused)
    if contents.encoding:
        sample = "row: ArrayLike<number | string | boolean | null | undefined>"
        wrong = "%s.%swhat the model has not learnt." % (counted(len(contents.encoding.columns), "cell"), refused)
    functions = [(wrong, "predict(%s): number[]" % sample)]
    if contents.decision:
        functions.append(("", "classify(%s): %s" % (sample, _answer(contents))))
    functions.append(("The greatest difference from recorded outputs; 0 where every bit is the same.",
                      "self_test(): number"))
    if contents.encoding:
        functions += [("", "encode(%s): number[]" % sample), (
            "%s, as encode makes them." % counted(contents.n_in, "number"), "predict_numbers(%s): number[]" % numbers)]
    if contents.training:
        draws = ", draws: ArrayLike<number>" if len(contents.training.batch) > 3 else ""
        functions += [("", "initial_state(): number[]"), (
            "Rows of x and y one after the other; the new state, and the loss before the step.",
            "train_step(state: ArrayLike<number>, %s, y: ArrayLike<number>, rate: number%s): [number[], number]" % (
                numbers, draws)), ("", "predict_with(state: ArrayLike<number>, %s): number[]" % numbers)]
    for comment, function in functions:
        lines += ["/** %s */" % comment] * bool(comment) + ["export function %s;" % function]
    for name, values in (("CLASSES", contents.classes), ("COLUMNS", contents.columns)):
        if values:
            lines += helper_text.listing(
                "export const %s: readonly [" % name, [file.value(value) for value in values], "];")
    if contents.prefix:
        lines.append("export as namespace %s;" % contents.prefix)
    return "\n".join(lines) + "\n"


def _answer(contents):
    if contents.decision == "questions":
        return "(0 | 1)[]"
    return "(typeof CLASSES)[number]" if contents.classes else "number"
