"""Names and other foreign text in errors: how much of it is shown, which known name is closest, which there are."""
from .kinds import TEXTS

MOST_LETTERS = 400                      # how much of the list of known names one error shows
LONGEST = 80                            # how much of a text that came from outside


# First and last of the characters that a terminal obeys, or that nobody sees: controls, what turns the direction of
# writing, separators of lines, and those without a width, but for the two that Persian and emoji are written with.
HIDDEN = ((0, 31), (127, 159), (0xAD, 0xAD), (0x061C, 0x061C), (0x180E, 0x180E), (0x200B, 0x200B), (0x200E, 0x200F),
          (0x2028, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB), (0xE0000, 0xE007F))
SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def printable(text):
    """The text in one line, with escapes for the characters that a terminal would obey, or not show."""
    is_utf_8 = bytes is str and isinstance(text, bytes)         # Python 2's texts
    letters = text.decode("utf-8", "replace") if is_utf_8 else text
    for c in [c for c in set(letters) if _is_hidden(ord(c))]:
        code = ord(c)
        letters = letters.replace(c, SHORT.get(c) or (
            "\\x%02x" if code < 256 else "\\u%04x" if code < 65536 else "\\U%08x") % code)
    return letters.encode("utf-8") if is_utf_8 else letters


def _is_hidden(code):
    return (code < 32 or code > 126) and len([1 for first, last in HIDDEN if first <= code <= last]) > 0


def shown(value):
    """repr of a value, in one line and without the middle of a long one, so that it fits into an error."""
    text = repr(value)
    return shortened(" ".join(text.split()) if "\n" in text else text)


def shortened(text, most=LONGEST):
    """The text in one line, without what steers a terminal, and without its middle where it is long."""
    text = printable(text if len(text) <= 2 * most else text[:most] + text[-most:])
    return text if len(text) <= most else text[:most - 20] + "..." + text[-17:]


def type_text(value):
    """The type of a value in words: a list, an int."""
    name = type(value).__name__
    return ("an " if name[0] in "aeiouAEIOU" else "a ") + name


# What other libraries call a name, all in small letters and without - and _.
SYNONYMS = {
    # what is asked for
    "learning_rate": "lr eta eta0 alpha stepsize learningrateinit schedule scheduler decay",
    "rate": "lr eta alpha stepsize", "steps": "epochs tmax", "batch_size": "minibatch minibatchsize",
    "epochs": "maxiter niter iterations numepochs nepochs", "hidden": "layers neurons units hiddenlayersizes",
    "progress": "verbose quiet silent", "seed": "randomstate randomseed rng", "optimizer": "solver",
    "loss": "criterion objective cost", "l2": "weightdecay alpha", "workers": "njobs processes numworkers",
    "folds": "cv kfold nsplits", "validation_split": "validationfraction validationsize valsplit",
    "validation_data": "valdata validdata evalset", "validation": "valsize", "patience": "earlystopping niternochange",
    "min_delta": "tol", "clip_norm": "maxnorm", "scaler": "normalize standardize", "delimiter": "sep separator",
    "target": "label y ycol response", "columns": "features xcols inputs usecols", "out": "o save outfile",
    "init": "initializer kernelinitializer", "activation": "nonlinearity act",
    "n_in": "infeatures inputdim inputsize inputshape", "n_out": "units neurons outfeatures outputdim",
    "names": "metrics", "test_size": "testfraction valsize",
    # and what is chosen
    "glorot_uniform": "xavier xavieruniform", "glorot_normal": "xaviernormal",
    "he_uniform": "kaiminguniform", "he_normal": "kaiming kaimingnormal",
    "identity": "linear none", "sigmoid": "logistic", "silu": "swish", "sgd": "gd gradientdescent",
    "categorical_cross_entropy": "crossentropy crossentropyloss nll sparsecategoricalcrossentropy softmax",
    "binary_cross_entropy": "logloss logistic bcewithlogits", "mean_squared_error": "l2 rmse squared squarederror",
    "mean_absolute_error": "l1", "huber": "smoothl1", "roc_auc": "auc rocaucscore", "f1": "f1score fscore",
    "r2": "rsquared r2score", "javascript": "js node", "python": "py"}


def unknown(what, name, known):
    """The message "unknown WHAT NAME; closest is OTHER; known are ...", without the middle part if none is close."""
    return "unknown %s %s; %s" % (what, shown(name), among(name, known))


def among(name, known):
    """The end of that message, from "closest is" on; the known names are in their order."""
    known = ["%s" % other for other in known]
    close = closest(name, known)
    return "%sknown are %s" % ("closest is %s; " % shortened(close[0]) if close else "", listed(known))


def listed(names):
    """Names with commas between them, as many as an error shows."""
    texts = [shortened(name) or '""' for name in names]
    n = length = 0
    while n < len(texts) and length + len(texts[n]) <= MOST_LETTERS:
        length += len(texts[n]) + 2
        n += 1
    return ", ".join(texts[:n]) + (" and so on" if n < len(texts) else "")


def closest(name, known):
    """The known names that may have been meant, the closest first; [] if the name is not a text."""
    if not isinstance(name, TEXTS) or len(name) > 50:
        return []
    scored = [(_distance(name, other), name[:1].lower() != other[:1].lower(), other) for other in known]
    return [found[-1] for found in sorted([found for found in scored if found[0] is not None])]


def _distance(name, known):
    """How far apart two names are: 0 for the same letters, 1 for an abbreviation, else 1 + edits; None for too far."""
    short, long = _letters(name), _letters(known)
    if short == long or short in SYNONYMS.get(known.lstrip("-").replace("-", "_"), "").split():
        return 0
    if len(short) > 1 and (long[:len(short)] == short or short == _initials(known)):
        return 1
    most = max(len(short), len(long)) // 3
    if short and _least_edits(short, long) <= most:
        edits = _edits(short, long)
        if edits <= most:
            return 1 + edits
    within = len(long) > 2 and long in short or 1 < len(short) < 4 and _are_within(short, long)
    return 9 if within else None


def _letters(name):
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")


def _initials(name):
    return "".join([word[:1] for word in name.lower().replace("-", "_").split("_")])


def _are_within(letters, long):
    """Whether the long name begins with the first letter and has the others in this order, as javascript has js."""
    at = 0
    for letter in letters:
        at = long.find(letter, at) + 1
        if not at or letter == letters[0] and long[0] != letter:
            return False
    return True


def _least_edits(a, b):
    """No fewer are needed: one for each letter that one has and the other lacks, and for each that it is longer."""
    return max(abs(len(a) - len(b)), len(set(a) - set(b)), len(set(b) - set(a)))


def _edits(a, b):
    """How many edits turn a into b: a letter put in, left out, replaced, or swapped with its neighbour."""
    before, row = None, list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        last, row, older = row, [i], before
        for j in range(1, len(b) + 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]))
            if older and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                best = min(best, older[j - 2] + 1)
            row.append(best)
        before = last
    return row[-1]
