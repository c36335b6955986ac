"""One CSV file → one table, its cells typed by the schema, or problems in our own words."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from frictionless import FrictionlessException, Schema
from frictionless.resources import TableResource

from generator.dates import is_date
from generator.errors import DataError, Place, SchemaError, is_visible, shown
from generator.files import Files
from generator.ids import KEY
from generator.packages.schemas import file_schema, header_problems
from generator.packages.wording import TYPES, cell_problem
from generator.rows import Row, row_of

LONGEST_CELL, LONGEST_TITLE, LONGEST_KEY = 10_000, 500, 100
"""Characters of a cell, of a name for readers, and of a key, which is a part of addresses."""
LONGEST_NUMBER = 40
MOST_CELL_DIGITS = 15
"""So many digits every spreadsheet keeps."""
FORMS = {
    "number": re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"),
    "integer": re.compile(r"-?(0|[1-9][0-9]*)"),
}
"""How cells are written so that every other program reads them alike."""
EXPONENT = re.compile(
    r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)e[+-]?[0-9]+|[+-]?(nan|inf|infinity)", re.IGNORECASE
)
MOST_PROBLEMS = 1_000
"""So many problems of one file are named; whoever mends these sees the next."""
Fields = Mapping[str, Mapping[str, Any]]
"""The fields of a schema by name, in the order of the columns."""
Typed = list[tuple[int, dict[str, Any]]]
"""The number of each row (header = 1) and its typed cells by column."""


@dataclass(frozen=True)
class Table:
    """One table as it was read, with the schema of its file."""

    rows: tuple[Row, ...]
    """The rows in the order of the file. Cells that break the schema are None."""
    schema: Mapping[str, Any]
    """Table Schema with the fields that the file has, in its order."""


def read_table(
    files: Files,
    file: str,
    *,
    row_type: type[Row],
    schema: Mapping[str, Any],
    problems: list[DataError],
) -> Table | None:
    """The table of a file. `schema` is the kind's.

    None, with problems added, where the file as a whole cannot be read as this table.
    """
    unreadable = list(file_problems(files.get(file), file))
    problems += unreadable
    if unreadable:
        return None
    lines = csv_lines(files[file].decode("utf-8-sig"), file, problems)
    if lines is None:
        return None
    if header := list(header_problems(lines[0], file, schema)):
        problems += header
        return None
    own = file_schema(schema, lines[0])
    fields: Fields = {field["name"]: field for field in own["fields"]}
    rows, found = body_rows(lines, file, fields)
    problems += found
    if rows is None:
        return None
    absent = [field["name"] for field in schema["fields"] if field["name"] not in fields]
    empty = dict.fromkeys(absent)
    return Table(
        tuple(row_of(row_type, {**empty, **cells}, Place(file, number)) for number, cells in rows),
        own,
    )


def body_rows(
    lines: list[list[str]], file: str, fields: Fields
) -> tuple[Typed | None, list[DataError]]:
    """The typed rows below the header, and every problem of theirs; None where there are too many
    of these.
    """
    whole = [
        (number, cells)
        for number, cells in enumerate(lines[1:], start=2)
        if len(cells) == len(fields)
    ]
    odd_ones = (one for line in whole for one in odd_cells(*line, file, fields))
    found = list(islice(chain(line_problems(lines, file), odd_ones), MOST_PROBLEMS))
    if len(found) == MOST_PROBLEMS:
        problem = f"the table has {MOST_PROBLEMS:,} problems or more; no further ones are named"
        found.append(SchemaError(Place(file), problem, "correct these first"))
        return None, found
    if len(lines) == 1:
        fix = "add rows, or leave the table out"
        found.append(SchemaError(Place(file), "the table has a header and no rows", fix))
    odd = {problem.place for problem in found}
    rows, mistyped = typed_rows(without(whole, odd, fields), file, fields)
    return rows, found + [problem for problem in mistyped if problem.place not in odd][
        :MOST_PROBLEMS
    ]


def file_problems(content: bytes | None, file: str) -> Iterator[DataError]:
    """What keeps a file from being read as text: absence, emptiness, encoding, NUL bytes."""
    place = Place(file)
    if content is None:
        yield SchemaError(
            place, "the file does not exist", "add it, or take its resource out of the descriptor"
        )
    elif not content.strip():
        yield SchemaError(
            place, "the file is empty", "write a header and rows, or leave the table out"
        )
    elif b"\0" in content:
        place = Place(file, content[: content.index(b"\0")].count(b"\n") + 1)
        yield SchemaError(
            place, "the file has a NUL byte", "save it as plain UTF-8 CSV (UTF-16 has such bytes)"
        )
    else:
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as error:
            place = Place(file, content[: error.start].count(b"\n") + 1)
            yield SchemaError(
                place, "the file is not UTF-8", "save it as UTF-8 (in a spreadsheet: CSV UTF-8)"
            )


def csv_lines(text: str, file: str, problems: list[DataError]) -> list[list[str]] | None:
    """The cells of every line as they are written; None, with one problem more, where this is no
    CSV (RFC 4180).
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        place = Place(file, reader.line_num)
        fix = "save it as plain CSV, with quotes around whole cells and doubled within them"
        problems.append(SchemaError(place, f"the file cannot be read as CSV: {error}", fix))
        return None


def line_problems(lines: Sequence[Sequence[str]], file: str) -> Iterator[DataError]:
    """Lines that are blank, or have not as many cells as the header."""
    for number, cells in enumerate(lines[1:], start=2):
        place = Place(file, number)
        if not any(cells):
            yield SchemaError(place, "the row is blank", "delete it")
        elif len(cells) != len(lines[0]):
            more = "more" if len(cells) > len(lines[0]) else "fewer"
            fix = "look for a comma that wants quotes, or one that is missing"
            yield SchemaError(place, f"the row has {more} cells than the header", fix)


def odd_cells(row: int, cells: Sequence[str], file: str, fields: Fields) -> Iterator[DataError]:
    """Cells that cannot be published as they stand, whatever their column means: at most one
    problem each.
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
            yield from odd_digits(cell, field["type"], place)
        elif (
            "pattern" in field.get("constraints", {})
            and not cell.isascii()
            and has_other_digits(cell)
        ):
            yield SchemaError(
                place, f"{shown(cell)} is not written in the digits 0 to 9", "type it again"
            )


def longest_cell(name: str, field: Mapping[str, Any]) -> int:
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
    return any(one.isdigit() and not one.isascii() for one in cell)


def odd_digits(cell: str, kind: str, place: Place) -> Iterator[DataError]:
    """A number or date that programs read differently, or not at all: other digits, 1e3, 4_0, -0,
    007.
    """
    form = FORMS.get(kind)
    if kind == "date" and cell.isascii() and not (len(cell) == len("2026-11-21") and is_date(cell)):
        name, fix = TYPES[kind]
        yield SchemaError(place, f"{shown(cell)} is not {name}", fix)
    elif has_other_digits(cell):
        yield SchemaError(
            place, f"{shown(cell)} is not written in the digits 0 to 9", "type it again"
        )
    elif form is None:
        return
    elif EXPONENT.fullmatch(cell):
        yield SchemaError(
            place, f"{cell} does not spell out a number", "write all its digits, like 1200 or 12.5"
        )
    elif not form.fullmatch(cell):
        name, fix = TYPES[kind]
        yield SchemaError(place, f"{shown(cell)} is not {name}", fix)
    elif sum(map(str.isdigit, cell)) > MOST_CELL_DIGITS:
        problem = f"{shown(cell)} has more than {MOST_CELL_DIGITS} digits"
        yield SchemaError(place, problem, "write it in a larger unit, like million")
    elif cell.startswith("-") and not cell.strip("-0."):
        yield SchemaError(place, f"{cell} is zero with a minus sign", "write 0")


def without(
    lines: Sequence[tuple[int, list[str]]], odd: Set[Place], fields: Fields
) -> list[tuple[int, list[str]]]:
    """The lines with odd numbers and dates empty: no check of values may come upon them."""
    typed = {name for name, field in fields.items() if field["type"] != "string"}
    wrong = {(place.row, place.field) for place in odd if place.field in typed}
    return [
        (
            row,
            [
                "" if (row, name) in wrong else cell
                for name, cell in zip(fields, cells, strict=True)
            ],
        )
        for row, cells in lines
    ]


def typed_rows(
    lines: Sequence[tuple[int, Sequence[str]]], file: str, fields: Fields
) -> tuple[Typed, list[DataError]]:
    """The lines as rows of typed cells, with their numbers; a cell that breaks the schema is None,
    and a problem.
    """
    if not lines:
        return [], []
    numbers = [number for number, _ in lines]
    stock = TableResource(
        data=[list(fields), *(list(cells) for _, cells in lines)],
        schema=Schema.from_descriptor({"fields": list(fields.values())}),
    )
    rows: Typed = []
    problems: list[DataError] = []
    try:
        with stock:
            for number, row in zip(numbers, stock.row_stream, strict=True):
                problems += [
                    cell_problem(error, Place(file, number), fields) for error in row.errors
                ]
                rows.append((number, row.to_dict()))
    except FrictionlessException as error:
        problem = f"the file cannot be read as a table: {error.error.note}"
        problems.append(SchemaError(Place(file), problem, "save it as plain CSV"))
    return rows, problems
