"""The columns of a table: numbers align at their end; wordy rows are cards on a phone, each cell with its head."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape

ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<(?P<tag>t[hd])(?P<attributes>(?: [^>]*)?)>(?P<inner>.*?)</(?P=tag)>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
FIGURE = re.compile(r"<a data-figure=[^>]*>[^<]*</a>")
NUMBER = re.compile(r"\W*(?!(?:19|20)\d\d\b)\d[\d\s.,]*\W*")
"""A number with its signs, as any of the languages prints it; a year is none."""
ROLES = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "th": "columnheader",
    "td": "cell",
}
LONG = 20
"""From how many rows on the head of a table stays in sight."""
WORDY_COLUMNS, WORDY_LETTERS = 4, 70
"""From how many columns, and from how many letters a row in the mean, a table does not fit on a phone."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table: `th` or `td`, its attributes as printed, and what it holds."""

    tag: str
    attributes: str
    inner: str

    @property
    def numeric(self) -> bool:
        return bool(NUMBER.fullmatch(words(self.inner)))

    @property
    def fits(self) -> bool:
        """Whether it may stand in a column of numbers: a number, a figure that is none, or nothing."""
        return self.numeric or bool(FIGURE.fullmatch(self.inner.strip())) or words(self.inner) in ("", "–")


def words(html: str) -> str:
    return " ".join(unescape(TAG.sub("", html)).split())


def with_columns(table: str) -> tuple[str, list[str]]:
    """The table with `class="n"` on the cells of numeric columns; and whether it is `long`, and its rows `wordy`.

    A phone shows the rows of a wordy table as cards: its parts name their roles and, in a short one, cells their heads.
    """
    rows = [[Cell(*found.groups()) for found in CELL.finditer(row)] for row in ROW.findall(table)]
    heads, body = rows[0], rows[1:]
    numeric = {place for place in range(1, len(heads)) if is_numeric([row[place] for row in body])}
    letters = sum(len(words(cell.inner)) for row in body for cell in row)
    long, wordy = len(body) >= LONG, len(heads) >= WORDY_COLUMNS and letters >= WORDY_LETTERS * max(len(body), 1)
    names = [words(cell.inner) if wordy and not long else "" for cell in heads]
    printed = iter([cell_html(cell, place in numeric, names[place]) for row in rows for place, cell in enumerate(row)])
    html = CELL.sub(lambda _: next(printed), table)
    return (with_roles(html) if wordy else html), [*(["long"] if long else []), *(["wordy"] if wordy else [])]


def is_numeric(cells: Sequence[Cell]) -> bool:
    """Whether all that stands in a column may be there among numbers, and at least half of it are numbers."""
    return all(cell.fits for cell in cells) and 2 * sum(cell.numeric for cell in cells) >= len(cells) > 0


def cell_html(cell: Cell, numeric: bool, head: str) -> str:
    """A cell with its class and, where its column has a head to repeat, that head."""
    aligned = ' class="n"' if numeric and "class=" not in cell.attributes else ""
    named = f' data-head="{escape(head)}"' if head and cell.tag == "td" else ""
    return f"<{cell.tag}{cell.attributes}{aligned}{named}>{cell.inner}</{cell.tag}>"


def with_roles(table: str) -> str:
    """The table with the roles said that its elements lose in some browsers once they are laid out otherwise."""
    for tag, role in ROLES.items():
        table = re.sub(f"<{tag}(?=[ >])", f'<{tag} role="{role}"', table)
    return table
