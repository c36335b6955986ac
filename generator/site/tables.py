"""Every table in a frame of its own: wider than a phone, it scrolls there, by keyboard too, and
says what it is.
"""

import re
from html import escape

from generator.site.columns import with_columns, words

PIECE = re.compile(
    r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<table(?: id=[^>]*)?>(?P<table>.*?)</table>", re.DOTALL
)
HEAD = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)


def with_frames(html: str) -> str:
    """The page with each table in a region that is named after the heading above it; no two have
    one name.
    """
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
            name = new_name(
                heading, words(found[1]) if (found := HEAD.search(piece["table"])) else "", names
            )
            names.add(name)
            framed.append(frame(piece.group(), name))
    return "".join((*framed, html[end:]))


def frame(table: str, name: str) -> str:
    html, kinds = with_columns(table)
    kind = " ".join(("table", *kinds))
    return (
        f'<div class="{kind}" role="region" tabindex="0" aria-label="{escape(name)}">{html}</div>'
    )


def new_name(heading: str, head: str, names: set[str]) -> str:
    """The heading; where another table has it, with the first head of this table; then with a
    number.
    """
    apart = f"{heading} – {head}"
    choices = [heading, apart, *(f"{apart} ({number})" for number in range(2, len(names) + 3))]
    return next(name for name in choices if name not in names)
