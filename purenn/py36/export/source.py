"""A network as one file of source: predict, classify, a self-test, and on request a step of training.

What is calculated is recorded from the network's own code; small networks become straight lines, large ones loops over
arrays of weights, with the same bits.
"""
import copy

from ... import __version__, optimizers
from ...activations import ACTIVATIONS
from ...arrays.shapes import counted
from ...checks import at_least, yes_or_no
from ...floats import elementary
from ...floats.names import unknown
from ...labels import labels_of
from ...layers import Dense, Dropout
from ...matrix import Matrix
from ...random.generators import RandomState
from ...targets import is_of_questions, own_classes, tells_classes, threshold
from ..engines.steps import drops, trained
from ..straightline.helper_text import check_arithmetic
from . import cells, naming, recordings
from .c_file import CFile
from .declarations import header, typescript
from .javascript_file import JavaScriptFile
from .python_file import PythonFile
from .r_file import RFile
from .source_file import Contents, Loops, Part, TrainingTest
from .training_loops import TrainingLoops

FILES = {"c": CFile, "javascript": JavaScriptFile, "python": PythonFile, "r": RFile}
DECLARATIONS = {"c": header, "javascript": typescript}
FORMS = ("auto", "straight", "loop")
TYPES = ("double", "float")
# Operations of a prediction, from which auto writes loops: a loop takes 4 times as long in Python, but compilers of C
# and readers of R take seconds for more.
MOST_STRAIGHT = {"c": 10000, "javascript": 40000, "python": 40000, "r": 10000}
MOST_OPERATIONS = 300000                # of a straight line at all: compilers take minutes for more
MOST_NUMBERS = 4000000                  # of a loop's weights
# Of a language: bytes for a weight in a straight line, for one of a loop, and for an operation of training.
BYTES = {"c": (35, 25, 9), "javascript": (32, 23, 8), "python": (40, 34, 7), "r": (35, 25, 8)}
NATIVE, PORTABLE, STEP = 2500, 10500, 5000      # bytes of all else, and of a step of training in loops
TESTS, STEPS = 3, 3                     # rows and steps of training in the self-test


def to_source(net, language, train, arithmetic, form, batch_size, type, prefix, module, declarations):
    """The text of the file; see Network.to_source, which has the defaults."""
    check(net, language, train, arithmetic, form, batch_size, type)
    check_names(language, prefix, module, declarations)
    operations, size, form = estimate(net, language, train, arithmetic, form, batch_size)
    limit(operations, net, form)
    with elementary.Block(arithmetic):
        contents = _contents(net, language, train, arithmetic, form, batch_size, type)
        file = FILES[language](contents._replace(prefix=prefix, module=module))
        text = DECLARATIONS[language](file) if declarations else file.source()
    return text if prefix is None or language == "javascript" else naming.prefixed(language, text, prefix)


def check(net, language, train, arithmetic, form, batch_size, type):
    """ValueError for anything that is not known."""
    for what, name, known in (("language", language, sorted(FILES)), ("form", form, FORMS), ("type", type, TYPES)):
        if name not in known:
            raise ValueError(unknown(what, name, known))
    check_arithmetic(arithmetic)
    yes_or_no("train", train)
    own = [layer for layer in net.layers if not isinstance(layer, (Dense, Dropout))]
    if own:
        raise ValueError("%r is a layer of your own; a file of source is made of Dense and Dropout" % own[0])
    if type == "float" and language != "c":
        raise ValueError("float is for C alone; the numbers of %s are doubles" % language)
    if net.encoder is not None and len(net.encoder.outputs) != net.n_in:
        raise ValueError("the encoder makes %s of a row; the network has %s"
                         % (counted(len(net.encoder.outputs), "number"), counted(net.n_in, "input")))
    at_least(1, "batch_size", batch_size)
    if batch_size != 1 and not train:
        raise ValueError("batch_size is of a step of training; give train=True as well")


def check_names(language, prefix, module, declarations):
    """ValueError where these options make no sense; see Network.to_source."""
    if prefix is not None:
        naming.check_prefix(language, prefix)
    if yes_or_no("module", module) and language != "javascript":
        raise ValueError("module is for JavaScript alone")
    if module and prefix is not None:
        raise ValueError("an ES module needs no prefix: import * as %s takes its names" % prefix)
    if yes_or_no("declarations", declarations) and language not in DECLARATIONS:
        raise ValueError("declarations stand in files of their own for C and JavaScript alone")


def estimate(net, language, train=False, arithmetic="native", form="auto", batch_size=1):
    """(operations of the longest straight line, bytes of the file, "straight" or "loop"); the numbers are rough."""
    weights = sum([matrix.size for matrix in net.chain.parameters()])
    operations = 2 * weights + 10 * sum([layer.n_out for layer in net.chain.dense]) + 2 * (net.n_in + net.n_out)
    step = 3 * batch_size * operations + 12 * weights if train else 0
    if form == "auto":
        form = "straight" if max(operations, step) <= MOST_STRAIGHT[language] else "loop"
    straight, loop, training = BYTES[language]
    size = weights * (straight if form == "straight" else loop) + (NATIVE if arithmetic == "native" else PORTABLE)
    if net.encoder is not None:
        size += cells.size(net.encoder)
    if train and form == "straight":
        size += training * (step + operations)
        operations = step
    elif train:
        size += weights * loop * (1 + len((net.optimizer or optimizers.get("sgd")).moments)) + STEP
    return operations, size, form


def limit(operations, net, form):
    """ValueError, with what to do, for what would be too much for the compilers and readers of a file."""
    numbers = sum([matrix.size for matrix in net.chain.parameters()])
    if form == "straight" and operations > MOST_OPERATIONS:
        raise ValueError("about %d operations in a straight line, of which %d are the limit; %s" % (
            operations, MOST_OPERATIONS, 'form="loop" has no such limit'))
    if numbers > MOST_NUMBERS:
        raise ValueError("the network has %d weights, and a file of source holds %d at most; save() keeps any number"
                         % (numbers, MOST_NUMBERS))


# ---- what is in the file ----

def _contents(net, language, train, arithmetic, form, batch_size, type):
    encoding, inner = cells.encoding(net.encoder), _without_encoder(net)
    programs, loops, test, looped, scales = {}, None, None, {}, []
    if form == "loop":
        loops = _loops(recordings.pieces(inner), programs)
    else:
        programs["outputs_of"] = recordings.prediction(inner)
    if train:
        optimizer = net.optimizer or optimizers.get("sgd")
        optimizer.check_fits(net.chain.parameters())
        if form == "loop":
            loops_of = TrainingLoops(inner, optimizer, batch_size)
            looped, scales = loops_of.programs(), loops_of.scales
        else:
            programs.update(recordings.training(inner, optimizer, batch_size))
        test = _training_test(inner, optimizer, batch_size)
    decision = _decision(net)
    return Contents(
        _title(net, language, arithmetic, decision, test, batch_size), programs, looped, scales, loops, encoding,
        cells.fills(encoding), _labels(net, language), _columns(net), decision, threshold(net.chain, net.classes),
        net.n_in, net.n_out, _tests(net), test, arithmetic, type, None, False)


def _without_encoder(net):
    if net.encoder is None:
        return net
    other = copy.copy(net)
    other.encoder = other.columns = None
    return other


def _loops(pieces, programs):
    """The Loops of these pieces, whose programs are added as step_1, step_2 ...; equal programs are added once."""
    parts, numbers, known = [], [], {}
    for piece in pieces:
        if piece.program is None:
            parts.append(Part(None, False, [len(numbers)], piece.matrix.shape[1]))
            numbers += piece.matrix.T.reshape(-1)._data
            continue
        name = known.setdefault(str(piece.program), "step_%d" % (len(known) + 1))
        programs[name] = piece.program
        places = []
        for parameter in piece.parameters:
            places.append(len(numbers))
            numbers += parameter
        parts.append(Part(name, piece.by_row, places, len(piece.parameters[0])))
    return Loops(parts, [float(x) for x in numbers])


def _decision(net):
    """How Network.classify makes classes of outputs: "one", "largest", "questions", or None where it does not."""
    if not tells_classes(net):
        return None
    return "questions" if is_of_questions(net) else "one" if net.n_out == 1 else "largest"


def _labels(net, language):
    """The labels of the classes, as the language has them; None where classify answers numbers from 0 on.

    What is no text, number or bool becomes a text, and so do ints that only Python holds, with those beside them.
    """
    labels = net.classes or (own_classes(net.chain) if tells_classes(net) else None)
    if not labels or labels == list(range(len(labels))) and not net.classes:
        return None
    labels = labels_of(labels, "class")
    if [label for label in labels if not isinstance(label, (str, int, float))] or language != "python" and [
            label for label in labels if isinstance(label, int) and not cells.is_double(label)]:
        return ["%s" % (label,) for label in labels]
    return labels


def _columns(net):
    """The names of the columns, where the network or the notes of `train` have them."""
    if net.encoder is not None:
        return net.encoder.names
    columns = net.columns or (net.notes.get("columns") if isinstance(net.notes, dict) else None)
    columns = list(columns) if isinstance(columns, (list, tuple)) else []
    return columns if len(columns) == net.n_in and set(map(type, columns)) == {str} else None


def _title(net, language, arithmetic, decision, test, batch_size):
    """Lines that say what the file is; from the model they hold only numbers and names of known activations."""
    layers = ["%d %s" % (layer.n_out, layer.activation.name if layer.activation.name in ACTIVATIONS else "others")
              for layer in net.chain.dense]
    lines = ["A network of %s, %s.  Made by purenn %s, in %s arithmetic." % (
        counted(net.n_in, "input"), ", ".join(layers), __version__, arithmetic), ""]
    of_cells = "_cells" if net.encoder is not None and language == "c" else ""
    what = counted(net.n_in, "input") if net.encoder is None else (
        "a row of " + counted(len(net.encoder.columns), "cell"))
    lines.append("predict%s(x): the %s for %s, in the units of the data the network has learnt from." % (
        of_cells, counted(net.n_out, "output"), what))
    if decision:
        answer = "the class, of CLASSES" if _labels(net, language) else "the number of the class"
        lines.append("classify%s(x): %s." % (of_cells, "0 or 1 for each output" if decision == "questions" else answer))
    if net.encoder is not None:
        also = ", as do train_step and predict_with" if test else ""
        lines.append("encode(x): the %s for such a row, which %s takes%s." % (
            counted(net.n_in, "number"), FILES[language].of_numbers, also))
    if test:
        lines.append("train_step(state, x, y, rate%s): the new state and the loss, after a step with %s." % (
            ", draws" if len(test.batch) > 3 else "", counted(batch_size, "row")))
        lines.append("predict_with(state, x): as predict, with the weights of a state; INITIAL_STATE is the first.")
    return lines


# ---- rows and results for the self-test ----

def _rows(net, count, seed):
    """Random rows like those that the network may have learnt from, of numbers with three digits."""
    draw = RandomState(seed)
    rows = []
    for _ in range(count):
        row = draw.normal(size=(net.n_in,))
        if net.scaler is not None:
            row = [c + s * x for x, c, s in zip(row, net.scaler.centre._data, net.scaler.spread._data)]
        rows.append([float("%.2e" % x) for x in row])
    return rows


def _tests(net):
    rows = _rows(net, TESTS, 1)
    rows = rows if net.encoder is None else cells.rows(net.encoder, rows)
    return list(zip(rows, net.predict(rows).tolist()))


def _training_test(net, optimizer, batch_size):
    """The losses of some steps of the network's own code, with rows, targets and draws that it may meet."""
    rows, targets = _rows(net, batch_size, 2), _targets(net, batch_size)
    count = batch_size * sum(drops(net.chain))
    drawn = RandomState(3).uniform(size=(count,)) if count else []
    x = Matrix(rows) if net.scaler is None else net.scaler.transform(rows)
    y = Matrix(targets) if net.target_scaler is None else net.target_scaler.transform(targets)
    powers, moments = optimizer.memory(net.chain.parameters())
    state, losses = (net.chain.parameters(), moments, powers), []
    for _ in range(STEPS):
        random = recordings.drawing(net, drawn, batch_size)
        state, loss, penalty = trained(net.chain, optimizer, state, x, y, None, random, optimizer.rate)
        losses.append(float(loss + penalty))
    batch = [_flat(rows), _flat(targets), optimizer.rate] + ([drawn] if drawn else [])
    return TrainingTest(recordings.start(net, optimizer), batch, losses)


def _targets(net, count):
    """Rows of targets, one output of which is high."""
    low = -1.0 if net.loss.name == "hinge" else 0.0
    rows = [[1.0 if j == i % net.n_out else low for j in range(net.n_out)] for i in range(count)]
    if net.target_scaler is not None:
        rows = [[float("%.2e" % x) for x in row] for row in net.target_scaler.inverse(rows).tolist()]
    return rows


def _flat(rows):
    return [x for row in rows for x in row]
