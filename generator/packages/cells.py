"""Checks cells as they are written, before their types are known."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from generator.dates import is_date
from generator.errors import DataError, Place, SchemaError, is_visible, shown
from generator.ids import KEY
from generator.packages.numbers import number_cure
from generator.packages.wording import TYPES

Fields = Mapping[str, Mapping[str, Any]]
"""The fields of a schema by name, in the order of the columns."""
LONGEST_CELL, LONGEST_TITLE, LONGEST_KEY = 10_000, 500, 100
"""The most characters of a cell, of a name, and of a key. Keys are parts of addresses."""
LONGEST_NUMBER = 40
MOST_CELL_DIGITS = 15
"""The most digits of a number. Spreadsheets lose digits of longer ones."""
FORMS = {
    "number": re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"),
    "integer": re.compile(r"-?(0|[1-9][0-9]*)"),
}
"""How numbers are written, so that all programs read them alike."""
EXPONENT = re.compile(
    r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)e[+-]?[0-9]+|[+-]?(nan|inf|infinity)", re.IGNORECASE
)


def row_cell_problems(
    row: int, cells: Sequence[str], file: str, *, fields: Fields, columns: Collection[str]
) -> Iterator[DataError]:
    """Cells of a row that are too long, have invisible characters or are badly written numbers.

    `row` is the number of the row, `fields` those of the file, and `columns` the names of all that
    the table may have. A cell has at most one problem.
    """
    for (name, field), cell in zip(fields.items(), cells, strict=True):
        longest = longest_cell(name, field)
        place = Place(file, row, name)
        if len(cell) > longest:
            problem = f"{shown(cell)} has {len(cell):,} characters"
            yield SchemaError(place, problem, f"shorten it; the limit is {longest:,}")
        elif not is_visible(cell):
            problem = f"{shown(cell)} has a line break or a character that nobody sees"
            yield SchemaError(place, problem, "type it again, on one line")
        elif cell and not cell.strip():
            yield SchemaError(
                place, "the cell holds nothing but blanks", "empty it, or write what belongs there"
            )
        elif cell and field["type"] != "string":
            yield from number_problems(cell, field["type"], place, columns)
        elif (
            "pattern" in field.get("constraints", {})
            and not cell.isascii()
            and has_other_digits(cell)
        ):
            yield SchemaError(
                place, f"{shown(cell)} is not written in the digits 0 to 9", "type it with these"
            )


def longest_cell(name: str, field: Mapping[str, Any]) -> int:
    """The most characters that a cell of a column may have."""
    if field.get("constraints", {}).get("pattern") == KEY or name in ("source", "symbol", "number"):
        return LONGEST_KEY
    if field["type"] != "string":
        return LONGEST_NUMBER
    return (
        LONGEST_TITLE
        if name.startswith(("title_", "short_")) or name == "acronym"
        else LONGEST_CELL
    )


def has_other_digits(cell: str) -> bool:
    """True if a cell has digits of another script, like Arabic ones."""
    return any(letter.isdecimal() and not letter.isascii() for letter in cell)


def number_problems(
    cell: str, kind: str, place: Place, columns: Collection[str]
) -> Iterator[DataError]:
    """Why programs may read a number or date differently: other digits, 1e3, 4_0, -0, 007.

    `kind` is the type of the field in the schema, `columns` are those that the table may have.
    """
    form = FORMS.get(kind)
    if kind == "date" and cell.isascii() and not (len(cell) == len("2026-11-21") and is_date(cell)):
        name, fix = TYPES[kind]
        yield SchemaError(place, f"{shown(cell)} is not {name}", fix)
    elif has_other_digits(cell):
        yield SchemaError(
            place, f"{shown(cell)} is not written in the digits 0 to 9", "type it with these"
        )
    elif form is None:
        return
    elif EXPONENT.fullmatch(cell):
        yield SchemaError(
            place, f"{cell} does not spell out a number", "write all its digits, like 1200 or 12.5"
        )
    elif not form.fullmatch(cell):
        fix = number_cure(cell.strip(), kind, place.field or "", columns)
        yield SchemaError(place, f"{shown(cell)} is not {TYPES[kind][0]}", fix)
    elif sum(map(str.isdigit, cell)) > MOST_CELL_DIGITS:
        problem = f"{shown(cell)} has more than {MOST_CELL_DIGITS} digits"
        yield SchemaError(place, problem, "write it in a larger unit, like million")
    elif cell.startswith("-") and not cell.strip("-0."):
        yield SchemaError(place, f"{cell} is zero with a minus sign", "write 0")
