"""What a sheet holds: cells with their places, whatever file they come from."""

import re
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import Literal

from generator.errors import TYPOGRAPHIC, is_visible

MOST_BYTES = 20_000_000
"""The most bytes of a file."""
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 60, 10_000, 250
SPACES = re.compile(rf"[\s{TYPOGRAPHIC}]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a sheet."""

    row: int
    column: int
    """Numbers of row and column, from 1."""
    text: str = ""
    """What it says, on one line, without invisible characters and blanks at the ends.

    Numbers and dates of a spreadsheet are written as our files have them: 12.5, 2024-03-03.
    """
    kind: Literal["text", "number", "date", "boolean", "error"] = "text"
    """`text` may still be a number or a date that somebody typed as text."""
    marks: str = ""
    """Footnote marks that stand in superscript at the end of the text."""
    percent: bool = False
    """True for a number of a spreadsheet that is shown in percent; 0.45 then is 45."""
    written: str = ""
    """What the file holds, for messages."""
    special: str = ""
    """What a reader of the report must know about how the cell was read."""
    copied: Literal["", "left", "above"] = ""
    """From where it repeats the text of a merged cell."""

    @property
    def lines(self) -> list[str]:
        """Its lines, if somebody typed several into it; without blank ones."""
        written = self.written if self.kind == "text" and self.written else self.text
        lines = (text_cell(self.row, self.column, line).text for line in written.splitlines())
        return [line for line in lines if line]

    @property
    def name(self) -> str:
        """Its name in a spreadsheet, like B7."""
        return f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file."""

    file: str
    name: str
    rows: tuple[tuple[Cell, ...], ...] = field(repr=False)
    """All rows from the first, each with all columns from the first."""
    is_hidden: bool = False


def column_letters(column: int) -> str:
    """The letters of a column: 1 → A, 28 → AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = ascii_uppercase[rest] + letters
    return letters


def text_cell(row: int, column: int, written: str) -> Cell:
    """The cell with a text as it is written."""
    spaced = SPACES.sub(" ", written)
    visible = "".join(letter for letter in spaced if is_visible(letter))
    special = "a character that nobody sees was left out" if visible != spaced else ""
    return Cell(row, column, visible.strip(), written=written, special=special)
