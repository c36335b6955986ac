"""Puts every table into a region with a name. A table that is too wide scrolls in its region."""

import re
from html import escape

from generator.site.columns import with_columns, words

PIECE = re.compile(
    r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<table(?: id=[^>]*)?>(?P<table>.*?)</table>", re.DOTALL
)
HEAD = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)


def with_frames(html: str) -> str:
    """The page with each table in a region. Its name is the heading above; all names differ."""
    framed: list[str] = []
    names: set[str] = set()
    heading, end = "", 0
    for piece in PIECE.finditer(html):
        framed.append(html[end : piece.start()])
        end = piece.end()
        if piece["table"] is None:
            heading = words(piece["heading"])
            framed.append(piece.group())
        else:
            head = HEAD.search(piece["table"])
            name = new_name(heading, words(head[1]) if head else "", names)
            names.add(name)
            framed.append(frame(piece.group(), name))
    return "".join((*framed, html[end:]))


def frame(table: str, name: str) -> str:
    """A table in a region with a name. The region has the classes of the table."""
    html, kinds = with_columns(table)
    kind = " ".join(("table", *kinds))
    return (
        f'<div class="{kind}" role="region" tabindex="0" aria-label="{escape(name)}">{html}</div>'
    )


def new_name(heading: str, head: str, names: set[str]) -> str:
    """A new name: the heading; if it is in `names`, with the table's first head; then a number."""
    longer = f"{heading} – {head}"
    choices = [heading, longer, *(f"{longer} ({number})" for number in range(2, len(names) + 3))]
    return next(name for name in choices if name not in names)
