"""The columns of a table: numbers align at their end; wordy rows are cards on a phone, each cell
with its head.
"""

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
"""A number with its signs, as any of the languages prints it; a year is none."""
UNIT = re.compile(r"(?<=\d)\W?(?:\s?[^\W\d_]+){1,2}$")
"""The name of a unit after a number: points."""
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
"""From how many columns, and from how many letters a row in the mean, a table does not fit on a
phone.
"""


@dataclass(frozen=True)
class Cell:
    """A cell of a table: `th` or `td`, its attributes as printed, and what it holds."""

    tag: str
    attributes: str
    inner: str

    @property
    def empty(self) -> bool:
        return words(self.inner) in ("", "–")

    @property
    def numeric(self) -> bool:
        """Whether it holds a number; that of a figure may name its unit."""
        text = words(self.inner)
        return bool(
            NUMBER.fullmatch(UNIT.sub("", text) if FIGURE.fullmatch(self.inner.strip()) else text)
        )

    @property
    def fits(self) -> bool:
        """Whether it may stand in a column of numbers: a number, or a figure that is none."""
        return self.numeric or bool(FIGURE.fullmatch(self.inner.strip()))


@dataclass(frozen=True)
class Column:
    """What is true of all cells of a column. `head` is empty where cells need not repeat it."""

    numeric: bool
    head: str


def words(html: str) -> str:
    return SPACES.sub(" ", unescape(TAG.sub("", html))).strip()


def with_columns(table: str) -> tuple[str, list[str]]:
    """The table with `class="n"` on the cells of numeric columns; and whether it is `long`, and its
    rows `wordy`.

    A phone shows the rows of a wordy table as cards. So its parts name their roles, and its cells
    their heads; in a long one the second, which follows the name of the card, needs none, and cells
    that say nothing are `class="none"`.
    """
    heads, *body = [
        [Cell(*found.groups()) for found in CELL.finditer(row)] for row in ROW.findall(table)
    ]
    letters = sum(columns_of(words(cell.inner)) for row in body for cell in row)
    long, wordy = (
        len(body) >= LONG,
        len(heads) >= WORDY_COLUMNS and letters >= WORDY_LETTERS * max(len(body), 1),
    )
    numeric = [
        place > 0 and is_numeric([row[place] for row in body]) for place in range(len(heads))
    ]
    named = range(2 if long else 1, len(heads)) if wordy else ()
    columns = [
        Column(numeric[place], words(head.inner) if place in named else "")
        for place, head in enumerate(heads)
    ]
    printed = iter(
        [
            cell_html(cell, columns[place], cards=long and wordy)
            for row in (heads, *body)
            for place, cell in enumerate(row)
        ]
    )
    html = CELL.sub(lambda _: next(printed), table)
    return (with_roles(html) if wordy else html), [
        *(["long"] if long else []),
        *(["wordy"] if wordy else []),
    ]


def is_numeric(cells: Sequence[Cell]) -> bool:
    """Whether all that is filled may stand in a column of numbers, and at least half of it are
    numbers.
    """
    filled = [cell for cell in cells if not cell.empty]
    return (
        all(cell.fits for cell in filled)
        and 2 * sum(cell.numeric for cell in filled) >= len(filled) > 0
    )


def cell_html(cell: Cell, column: Column, *, cards: bool) -> str:
    """A cell with its classes and, where its column has a head to repeat, that head."""
    classes = " ".join(["n"] * column.numeric + ["none"] * (cards and cell.empty))
    added = f' class="{classes}"' if classes and "class=" not in cell.attributes else ""
    if column.head and cell.tag == "td":
        added += f' data-head="{escape(column.head)}"'
    return f"<{cell.tag}{cell.attributes}{added}>{cell.inner}</{cell.tag}>"


def with_roles(table: str) -> str:
    """The table with the roles said that its elements lose in some browsers once they are laid out
    otherwise.
    """
    for tag, role in ROLES.items():
        table = re.sub(f"<{tag}(?=[ >])", f'<{tag} role="{role}"', table)
    return table
