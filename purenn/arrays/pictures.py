"""What History, Network, Matrix and Table show of themselves in a notebook or a file, where this Python can make it."""


def notebook_text(kind, thing):
    """The SVG or HTML text for a notebook; None where there is none, and the notebook takes repr.

    kind: "history", "network", "matrix" or "table".
    """
    try:
        from ..py36.report import showing
    except Exception:               # each Python's own, such as Skulpt's ExternalError
        return None
    return showing.of_notebook(kind, thing)


def plotted(kind, thing, path):
    """The SVG text of a picture, written to the file of this path too, unless that is None.

    ValueError where this Python cannot make pictures, or there is nothing to be seen.
    """
    try:
        from ..py36.report import showing
    except Exception:
        showing = None
    if showing is None:
        raise ValueError("plot needs Python 3.6 or newer and purenn's folder py36")
    return showing.plotted(kind, thing, path)
