"""Pages: HTML that needs no other file and no network, for screens light and dark, and for paper."""
from .svg import STYLE, escaped

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""
CSS = """\
:root { color-scheme: light dark;
 --ground: #ffffff; --ink: #1f2328; --faint: #59636e; --line: #d1d9e0; --code: #f6f8fa }
@media screen and (prefers-color-scheme: dark) {
:root { --ground: #0d1117; --ink: #e6edf3; --faint: #9198a1; --line: #3d444d; --code: #161b22 } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
h1 { font-size: 1.7rem; line-height: 1.2; overflow-wrap: anywhere }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; padding-top: .6rem; border-top: 1px solid var(--line) }
p { margin: .6rem 0; overflow-wrap: anywhere }
.wide { overflow-x: auto; margin: .8rem 0 }
.wide svg { display: block }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums }
caption { text-align: left; color: var(--faint); padding-bottom: .3rem }
th, td { padding: .2rem .7rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap }
th:first-child, td:first-child { text-align: left; padding-left: 0 }
th { font-weight: 600; vertical-align: bottom }
pre { background: var(--code); padding: .7rem 1rem; overflow-x: auto; font-size: .85rem }
footer { color: var(--faint); font-size: .85rem; margin-top: 2.5rem }
@media print { h2 { break-after: avoid } pre { white-space: pre-wrap }
.wide, pre { break-inside: avoid; overflow: visible } }
"""


class Page:
    """A page that is written from the top to the bottom."""

    def __init__(self, title):
        self._title, self._parts = title, []

    def heading(self, text):
        self._parts.append("<h2>%s</h2>" % escaped(text))

    def sentences(self, *sentences):
        """A paragraph."""
        self._parts.append("<p>%s</p>" % escaped(" ".join(sentences)))

    def code(self, text):
        """Lines to be copied."""
        self._parts.append("<pre tabindex=\"0\"><code>%s</code></pre>" % escaped(text))

    def table(self, caption, heads, rows):
        """A table; the first cell of each row is its name.  Cells are texts."""
        lines = ["<tr>%s</tr>" % "".join(["<th scope=\"col\">%s</th>" % escaped(head) for head in heads])]
        lines += ["<tr><th scope=\"row\">%s</th>%s</tr>" % (
            escaped(row[0]), "".join(["<td>%s</td>" % escaped(cell) for cell in row[1:]])) for row in rows]
        self._wide(caption, "<table><caption>%s</caption>\n%s\n</table>" % (escaped(caption), "\n".join(lines)))

    def picture(self, drawing):
        self._wide(drawing.title, drawing.svg(styled=False))

    def _wide(self, name, inside):
        """What can be scrolled by itself where the page is narrow, with the keyboard too."""
        self._parts.append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">\n%s\n</div>" % (
            escaped(name), inside))

    def footer(self, text):
        self._parts.append("<footer>%s</footer>" % escaped(text))

    def html(self):
        return PAGE.format(title=escaped(self._title), style=CSS + STYLE, body="\n".join(self._parts))
