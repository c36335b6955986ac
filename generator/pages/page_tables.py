"""Tables on the tree: frames, captions, heads of rows, columns of numbers, names of links."""

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from itertools import chain, count
from xml.etree.ElementTree import Element

from generator.charts.captions import shortened
from generator.charts.rows import columns_of
from generator.pages.tree import text_of

NUMBER = re.compile(r"\W*(?!(?:19|20)\d\d\b)\d[\d\s.,]*\W*")
"""A number with its signs, in the form of any language. A year does not match."""
UNIT = re.compile(r"(?<=\d)\W?(?:\s?[^\W\d_]+){1,2}$")
"""The name of a unit after a number, like "points"."""
COMPUTED = "="
"""The sign before a figure that we computed, in tables that have others as well."""
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
NAME = 60
"""The most characters of a cell in the name of a link. The cell itself is at hand as well."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
Joined = Callable[[Sequence[str]], str]
"""Writes several names as one text."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table, and its text."""

    element: Element
    text: str

    @property
    def empty(self) -> bool:
        """True if the cell has no text, or only a dash."""
        return self.text in ("", "–")

    @property
    def figure(self) -> Element | None:
        """The link to a figure that is all the content of the cell, or None.

        The sign of a calculation may stand before it.
        """
        element = self.element
        before = (element.text or "").strip()
        if len(element) != 1 or before not in ("", COMPUTED) or (element[0].tail or "").strip():
            return None
        return element[0] if "data-figure" in element[0].attrib else None

    @property
    def numeric(self) -> bool:
        """True if the cell is a number. The value of a figure may have a unit."""
        text = UNIT.sub("", self.text) if self.figure is not None else self.text
        return bool(NUMBER.fullmatch(text))

    @property
    def fits(self) -> bool:
        """True if the cell may be in a column of numbers: it is a number, or links to a figure."""
        return self.figure is not None or self.numeric


def mark_table(table: Element, joined: Joined) -> list[str]:
    """Marks the cells of a table, and returns the classes of the table: `long`, `wordy`.

    The first cell of each row becomes its head. Cells of numeric columns get the class `n`. A link
    to a figure is named by its row and column; `joined` writes several names as one text.

    A phone shows each row of a wordy table as a card. Therefore its elements have roles, and its
    cells repeat their heads. If the table is long too, the second column repeats no head, because
    it follows the title of the card, and empty cells have the class `none`.
    """
    heads, *body = [[Cell(cell, text_of(cell)) for cell in row] for row in table.iter("tr")]
    letters = sum(columns_of(cell.text) for row in body for cell in row)
    long = len(body) >= LONG
    wordy = len(heads) >= WORDY_COLUMNS and letters >= WORDY_LETTERS * max(len(body), 1)
    for number, head in enumerate(heads):
        column = [row[number] for row in body]
        head.element.set("scope", "col")
        if number > 0 and is_numeric(column):
            for cell in (head, *column):
                add_class(cell.element, "n")
        for cell in column:
            if wordy and number >= (2 if long else 1):
                cell.element.set("data-head", head.text)
            if wordy and long and cell.empty:
                add_class(cell.element, "none")
    width = key_width(body)
    for row in body:
        name_figures(row, heads, width, joined)
        row[0].element.tag = "th"
        row[0].element.set("scope", "row")
    if wordy:
        add_roles(table)
    return [*(["long"] if long else []), *(["wordy"] if wordy else [])]


def is_numeric(cells: Sequence[Cell]) -> bool:
    """True for a column of numbers: all filled cells fit, and at least half of them are numbers."""
    filled = [cell for cell in cells if not cell.empty]
    return (
        all(cell.fits for cell in filled)
        and 2 * sum(cell.numeric for cell in filled) >= len(filled) > 0
    )


def key_width(body: Sequence[Sequence[Cell]]) -> int:
    """The number of first columns whose texts together are different in each row."""
    for width in range(1, len(body[0]) if body else 1):
        if len({tuple(cell.text for cell in row[:width]) for row in body}) == len(body):
            return width
    return 1


def name_figures(row: Sequence[Cell], heads: Sequence[Cell], width: int, joined: Joined) -> None:
    """Names each link of a row to a figure by its value, its row, and the head of its column.

    The first `width` cells name the row.
    """
    for number, cell in enumerate(row):
        if number > 0 and cell.figure is not None:
            names = [shortened(other.text, NAME) for other in row[: min(number, width)]]
            cell.figure.set("aria-label", joined([cell.text, *names, heads[number].text]))


def add_class(element: Element, name: str) -> None:
    """Adds a class, unless the element has a class of its own."""
    own = element.get("class", name)
    element.set("class", own if name in own.split() or own != "n" else f"{own} {name}")


def add_roles(table: Element) -> None:
    """Gives the parts of a table explicit roles. Some browsers drop roles for other `display`."""
    for element in table.iter():
        if element.tag in ROLES:
            is_row_head = element.get("scope") == "row"
            element.set("role", "rowheader" if is_row_head else ROLES[element.tag])


def frame_tables(root: Element, joined: Joined) -> int:
    """Puts each table into a region that scrolls, and returns their number.

    The caption of a table is the heading above it; all captions differ.
    """
    heading = ""
    names: dict[str, Element] = {}
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in list(root.iter()):
        if element.tag in HEADINGS:
            heading = text_of(element)
        elif element.tag == "table":
            name = new_name(heading, text_of(next(element.iter("th"))), names)
            names[name] = element
            parent = parents[element]
            at = list(parent).index(element)
            parent[at] = framed(element, name, f"table-{len(names)}", joined)
    return len(names)


def framed(table: Element, name: str, identity: str, joined: Joined) -> Element:
    """A table in a region. Its cells are marked; `name` becomes its caption, with an id."""
    classes = " ".join(("table", *mark_table(table, joined)))
    caption = Element("caption", {"id": identity})
    caption.text = name
    table.insert(0, caption)
    region = Element("div", {"class": classes, "role": "region", "tabindex": "0"})
    region.set("aria-labelledby", identity)
    region.append(table)
    region.tail, table.tail = table.tail, None
    return region


def new_name(heading: str, head: str, names: Container[str]) -> str:
    """A new name: the heading; if it is in `names`, with the table's first head; then a number."""
    longer = f"{heading} – {head}"
    numbered = (f"{longer} ({number})" for number in count(2))
    return next(name for name in chain((heading, longer), numbered) if name not in names)
