"""An activation and its slope, as a picture."""
from ...activations import get
from ...matrix import Matrix
from .axes import Axis, axis_of, frame
from .svg import Drawing

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 480, 300, 74, 20, 44, 46
FARTHEST, POINTS = 5.0, 201


def slope(name):
    """A Drawing of the activation of this name, from -5 to 5, and of its slope; ValueError for softmax."""
    activation = get(name)
    if activation.slope is None:
        raise ValueError("%s has no slope: each of its outputs depends on all inputs" % name)
    numbers = [FARTHEST * (2 * k - POINTS + 1) / (POINTS - 1) for k in range(POINTS)]
    z = Matrix([[x] for x in numbers])
    a = activation.value(z)
    curves = [[row[0] for row in matrix.tolist()] for matrix in (a, activation.slope(z, a))]
    drawing = Drawing(WIDTH, HEIGHT, "The activation %s" % name, "Its value and its slope, from -5 to 5.")
    across, up = Axis(-FARTHEST, FARTHEST, LEFT, WIDTH - RIGHT), axis_of(curves[0] + curves[1], HEIGHT - BOTTOM, TOP)
    frame(drawing, across, up, "z", "")
    drawing.legend(LEFT, 24, [name, "its slope"])
    for i, of_one in enumerate(curves):
        drawing.curve([(across.place(x), up.place(value)) for x, value in zip(numbers, of_one)], i)
    return drawing
