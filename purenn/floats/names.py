"""Names and other foreign text in errors: how much of it is shown, which known name is closest, which there are."""
from .kinds import TEXTS

MOST_LETTERS = 400                      # how much of the list of known names one error shows
LONGEST = 80                            # how much of a text that came from outside


def shown(value):
    """repr of a value, in one line and without the middle of a long one, so that it fits into an error."""
    text = repr(value)
    return shortened(" ".join(text.split()) if "\n" in text else text)


def shortened(text, most=LONGEST):
    """The text, without its middle where it is long."""
    return text if len(text) <= most else text[:most - 20] + "..." + text[-17:]


def type_text(value):
    """The type of a value in words: a list, an int."""
    name = type(value).__name__
    return ("an " if name[0] in "aeiouAEIOU" else "a ") + name


# What other libraries call a name, all in small letters and without - and _.
SYNONYMS = {
    # what is asked for
    "learning_rate": "lr eta eta0 alpha stepsize learningrateinit", "batch_size": "minibatch minibatchsize",
    "epochs": "maxiter niter iterations numepochs nepochs", "hidden": "layers neurons units hiddenlayersizes",
    "progress": "verbose quiet silent", "seed": "randomstate randomseed rng", "optimizer": "solver",
    "loss": "criterion objective cost", "l2": "weightdecay alpha", "workers": "njobs processes numworkers",
    "folds": "cv kfold nsplits", "validation_split": "validationfraction validationsize valsplit",
    "validation_data": "valdata evalset", "validation": "valsize", "patience": "earlystopping niternochange",
    "min_delta": "tol", "clip_norm": "maxnorm", "scaler": "normalize standardize", "delimiter": "sep separator",
    "target": "label y ycol response", "columns": "features xcols inputs usecols", "out": "o save outfile",
    "init": "initializer kernelinitializer", "activation": "nonlinearity act",
    "n_in": "infeatures inputdim inputsize inputshape", "n_out": "units neurons outfeatures outputdim",
    # and what is chosen
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
    scored = [(_distance(name, other), other) for other in known]
    return [other for _, other in sorted([pair for pair in scored if pair[0] is not None])]


def _distance(name, known):
    """How far apart two names are: 0 for the same letters, 1 for an abbreviation, else 1 + edits; None for too far."""
    short, long = _letters(name), _letters(known)
    if short == long or short in SYNONYMS.get(known.lstrip("-").replace("-", "_"), "").split():
        return 0
    if len(short) > 1 and (long[:len(short)] == short or short == _initials(known)):
        return 1
    edits = _edits(short, long)
    if short and 3 * edits <= max(len(short), len(long)):
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
