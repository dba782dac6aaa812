"""Drawing: a picture as SVG text, legible on white, on black and on paper, and in colour-blind eyes.

What is drawn twice is the same text.  Series differ in more than their colours: lines in their dashes, marks in their
shapes.  The colours are Okabe and Ito's, darker on white, so that each has a contrast of 3 to its ground at least.
"""
import html
import re

# No variables of CSS: what is not a browser, such as a word processor, does not know them.
SHAPES = """\
.picture { font: 12px system-ui, sans-serif; fill: none; stroke-linejoin: round }
.picture .small { font-size: 11px }
.picture .title { font-weight: 600 }
.picture .line { stroke-width: 2 }
.picture .mark { stroke-width: 1.5 }
"""
COLOURS = """\
.picture .ground, .picture .mark { fill: %s }
.picture text { fill: %s }
.picture .small { fill: %s }
.picture .axis { stroke: %s }
.picture .grid { stroke: %s }
"""
ON_WHITE = ("#ffffff", "#1f2328", "#59636e", "#59636e", "#d1d9e0"), (
    "#0072b2", "#b34700", "#00795a", "#8f4a7a", "#7a6a00", "#3d6fd1")
ON_BLACK = ("#0d1117", "#e6edf3", "#9198a1", "#9198a1", "#3d444d"), (
    "#56b4e9", "#e69f00", "#2fc79a", "#e59ac6", "#f0e442", "#9db7ff")
SERIES = len(ON_WHITE[1])


def _rules(palette):
    grounds, series = palette
    rule = ".picture .s{0} {{ stroke: {1} }} .picture .fill{0} {{ fill: {1} }}\n"
    return COLOURS % grounds + "".join([rule.format(i, colour) for i, colour in enumerate(series)])


STYLE = SHAPES + _rules(ON_WHITE) + "@media screen and (prefers-color-scheme: dark) {\n%s}\n" % _rules(ON_BLACK)
DASHES = ("", "6 3", "2 3", "9 3 2 3", "12 4", "4 2")
# A mark's path around (0, 0), for each series: a circle, a square, a triangle, a diamond, a plus, a cross.
MARKS = ("M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", "M-3.5 -3.5h7v7h-7z", "M0 -4.5L4.5 3.5H-4.5z", "M0 -5L5 0L0 5L-5 0z",
         "M-4.5 0H4.5M0 -4.5V4.5", "M-3.5 -3.5L3.5 3.5M-3.5 3.5L3.5 -3.5")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text):
    """A text for XML and HTML, inside of quotes too; letters that neither may hold become a question mark's box."""
    return html.escape(_NO_XML.sub("\ufffd", str(text)), quote=True)


def number_text(x):
    """A coordinate with two digits after the point at most."""
    return ("%.2f" % x).rstrip("0").rstrip(".") if x else "0"


class Drawing:
    """A picture of so many pixels.

    title: what it shows, in a few words; text: the same in a sentence, for those who do not see it.
    """

    def __init__(self, width, height, title, text=""):
        self.width, self.height, self.title = width, height, title
        self._head = "<title>%s</title>" % escaped(title) + ("<desc>%s</desc>" % escaped(text) if text else "")
        self._parts = []

    def add(self, tag, inside=None, **attributes):
        """An element; `kind` stands for class, and _ in names for -.  inside: its text, or a tooltip's in a <title>."""
        written = ["%s=\"%s\"" % ("class" if name == "kind" else name.replace("_", "-"),
                                  number_text(value) if isinstance(value, (int, float)) else escaped(value))
                   for name, value in attributes.items() if value not in (None, "")]
        inside = "" if inside is None else escaped(inside) if tag == "text" else "<title>%s</title>" % escaped(inside)
        self._parts.append("<%s>%s</%s>" % (" ".join([tag] + written), inside, tag) if inside
                           else "<%s/>" % " ".join([tag] + written))

    def text(self, x, y, text, anchor=None, kind=None, turned=False):
        """Words that begin, end or have their middle (anchor) at a place; turned: from below upwards."""
        self.add("text", text, x=x, y=y, kind=kind, text_anchor=anchor,
                 transform="rotate(-90 %s %s)" % (number_text(x), number_text(y)) if turned else None)

    def line(self, x1, y1, x2, y2, kind):
        self.add("line", x1=x1, y1=y1, x2=x2, y2=y2, kind=kind)

    def curve(self, points, series):
        """A line through [(x, y), ...] in the colour and with the dashes of this series; one point is a dot."""
        if len(points) == 1:
            self.mark(points[0][0], points[0][1], series)
        elif points:
            self.add("polyline", points=" ".join(["%s,%s" % (number_text(x), number_text(y)) for x, y in points]),
                     kind="line s%d" % (series % SERIES), stroke_dasharray=DASHES[series % SERIES])

    def mark(self, x, y, series, inside=None):
        """A series' mark at a place; inside: what it says when it is pointed at."""
        self.add("path", inside, d=MARKS[series % SERIES], kind="mark s%d" % (series % SERIES),
                 transform="translate(%s %s)" % (number_text(x), number_text(y)))

    def legend(self, x, y, names, first=0, marks=False):
        """The names of the series `first`, first + 1 ... in a row, each behind its line or mark."""
        for i, name in enumerate(names, first):
            if marks:
                self.mark(x + 6, y - 4, i)
            else:
                self.curve([(x, y - 4), (x + 22, y - 4)], i)
            x += 16 if marks else 28
            self.text(x, y, name)
            x += 7 * len(name) + 18

    def svg(self, styled=True):
        """The picture as a text; styled: whether it brings the style, which a page with several pictures has once."""
        size = self.width, self.height
        head = ("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" role=\"img\" width=\"%d\" height=\"%d\" "
                "viewBox=\"0 0 %d %d\">" % (size + size))
        return "\n".join([head, self._head] + ["<style>\n%s</style>" % STYLE] * styled
                         + ["<rect class=\"ground\" width=\"100%\" height=\"100%\"/>"] + self._parts + ["</svg>", ""])
