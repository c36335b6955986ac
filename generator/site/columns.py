"""Marks columns of numbers, which align at their end, and tables that are cards on a phone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape

from generator.charts.rows import columns_of
from generator.pages.markdown import SPACES

ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
CELL = re.compile(
    r"<(?P<tag>t[hd])(?P<attributes>(?: [^>]*)?)>(?P<inner>.*?)</(?P=tag)>", re.DOTALL
)
TAG = re.compile(r"<[^>]+>")
FIGURE = re.compile(r"<a data-figure=[^>]*>[^<]*</a>")
NUMBER = re.compile(r"\W*(?!(?:19|20)\d\d\b)\d[\d\s.,]*\W*")
"""A number with its signs, in the form of any language. A year does not match."""
UNIT = re.compile(r"(?<=\d)\W?(?:\s?[^\W\d_]+){1,2}$")
"""The name of a unit after a number, like "points"."""
ROLES = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "th": "columnheader",
    "td": "cell",
}
LONG = 20
"""From this number of rows on, the head of a table stays visible."""
WORDY_COLUMNS, WORDY_LETTERS = 4, 70
"""From this number of columns and of letters per row on, a table does not fit on a phone."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its tag (`th` or `td`), its attributes as in the HTML, and its content."""

    tag: str
    attributes: str
    inner: str

    @property
    def empty(self) -> bool:
        """True if the cell has no text, or only a dash."""
        return words(self.inner) in ("", "–")

    @property
    def numeric(self) -> bool:
        """True if the cell is a number. The value of a figure may have a unit."""
        text = words(self.inner)
        return bool(
            NUMBER.fullmatch(UNIT.sub("", text) if FIGURE.fullmatch(self.inner.strip()) else text)
        )

    @property
    def fits(self) -> bool:
        """True if the cell may be in a column of numbers: it is a number, or links to a figure."""
        return self.numeric or bool(FIGURE.fullmatch(self.inner.strip()))


@dataclass(frozen=True)
class Column:
    """A column. `head` is what its cells repeat on a phone; empty if they repeat nothing."""

    numeric: bool
    head: str


def words(html: str) -> str:
    """The text of some HTML, with single blanks."""
    return SPACES.sub(" ", unescape(TAG.sub("", html))).strip()


def with_columns(table: str) -> tuple[str, list[str]]:
    """The table with `class="n"` on cells of numeric columns, and its classes: `long`, `wordy`.

    A phone shows each row of a wordy table as a card. Therefore its elements have roles, and its
    cells repeat their heads. If the table is long too, the second column repeats no head, because
    it follows the title of the card, and empty cells have `class="none"`.
    """
    heads, *body = [
        [Cell(*match.groups()) for match in CELL.finditer(row)] for row in ROW.findall(table)
    ]
    letters = sum(columns_of(words(cell.inner)) for row in body for cell in row)
    long, wordy = (
        len(body) >= LONG,
        len(heads) >= WORDY_COLUMNS and letters >= WORDY_LETTERS * max(len(body), 1),
    )
    numeric = [
        number > 0 and is_numeric([row[number] for row in body]) for number in range(len(heads))
    ]
    named = range(2 if long else 1, len(heads)) if wordy else ()
    columns = [
        Column(numeric[number], words(head.inner) if number in named else "")
        for number, head in enumerate(heads)
    ]
    printed = iter(
        [
            cell_html(cell, columns[number], cards=long and wordy)
            for row in (heads, *body)
            for number, cell in enumerate(row)
        ]
    )
    html = CELL.sub(lambda _: next(printed), table)
    return (with_roles(html) if wordy else html), [
        *(["long"] if long else []),
        *(["wordy"] if wordy else []),
    ]


def is_numeric(cells: Sequence[Cell]) -> bool:
    """True for a column of numbers: all filled cells fit, and at least half of them are numbers."""
    filled = [cell for cell in cells if not cell.empty]
    return (
        all(cell.fits for cell in filled)
        and 2 * sum(cell.numeric for cell in filled) >= len(filled) > 0
    )


def cell_html(cell: Cell, column: Column, *, cards: bool) -> str:
    """A cell with its classes, and with the head of its column if the cell repeats it."""
    classes = " ".join(["n"] * column.numeric + ["none"] * (cards and cell.empty))
    added = f' class="{classes}"' if classes and "class=" not in cell.attributes else ""
    if column.head and cell.tag == "td":
        added += f' data-head="{escape(column.head)}"'
    return f"<{cell.tag}{cell.attributes}{added}>{cell.inner}</{cell.tag}>"


def with_roles(table: str) -> str:
    """The table with explicit roles. Some browsers drop roles when CSS changes `display`."""
    for tag, role in ROLES.items():
        table = re.sub(f"<{tag}(?=[ >])", f'<{tag} role="{role}"', table)
    return table
