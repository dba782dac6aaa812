"""Charts beside the tables of docs/speed.md: bars on a logarithmic scale, as SVG, from the same results.

A chart is made as a text, the same each time, and is legible on white and on black.  purenn's bars are coloured.
"""
import math
from xml.sax.saxutils import escape

WIDTH, LEFT, RIGHT, LINE, GAP = 820, 310, 90, 20, 12
STYLE = """\
text { font: 12px system-ui, sans-serif; fill: #1f2328 }
.group { font-weight: 600 }
.other { fill: #8c959f }
.ours { fill: #0072b2 }
.grid { stroke: #d0d7de }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.other { fill: #6e7681 }
.ours { fill: #56b4e9 }
.grid { stroke: #30363d }
}"""


def chart(title, groups):
    """The SVG text of bars; groups: [(heading, [(label, number or None), ...]), ...].  Numbers are above 0."""
    numbers = [number for _, bars in groups for _, number in bars if number is not None]
    low = math.floor(math.log10(min(numbers)) - 0.1)
    high = max(low + 1, math.ceil(math.log10(max(numbers))))
    scale = (WIDTH - LEFT - RIGHT) / (high - low)
    body, y = [_text(0, 14, title, "group")], 34
    for heading, bars in groups:
        if heading:
            body.append(_text(0, y + 12, heading, "group"))
            y += LINE
        for label, number in bars:
            if number is None:
                continue
            length = scale * (math.log10(number) - low)
            body.append(_text(LEFT - 8, y + 13, label, anchor="end"))
            body.append('<rect class="%s" x="%d" y="%d" width="%.1f" height="%d"/>' % (
                "ours" if "purenn" in label else "other", LEFT, y + 3, length, LINE - 6))
            body.append(_text(LEFT + length + 5, y + 13, "%.3g" % number))
            y += LINE
        y += GAP
    lines = ['<line class="grid" x1="%.1f" x2="%.1f" y1="22" y2="%d"/>' % (x, x, y - GAP)
             for x in [LEFT + scale * n for n in range(high - low + 1)]]
    return "\n".join(['<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">' % (
        WIDTH, y, WIDTH, y), "<title>%s</title>" % escape(title), "<style>", STYLE, "</style>"] + lines + body + ["</svg>", ""])


def _text(x, y, text, kind=None, anchor=None):
    return '<text x="%.1f" y="%d"%s%s>%s</text>' % (
        x, y, ' class="%s"' % kind if kind else "", ' text-anchor="%s"' % anchor if anchor else "", escape(text))
