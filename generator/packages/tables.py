"""Reads a CSV file as a table of typed rows. Its schema says which columns and types it has."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from frictionless import Schema

from generator.errors import DataError, Place, SchemaError
from generator.files import Files
from generator.packages.cells import Fields, row_cell_problems
from generator.packages.schemas import file_schema, header_problems, own_columns
from generator.packages.wording import cell_problem
from generator.rows import Row, row_of

MOST_PROBLEMS = 1_000
"""The most problems that are reported for one file. The next run reports further ones."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file, as it is written."""

    number: int
    """The number of the row; the header is row 1."""
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class TypedLine:
    """One row of a file with typed cells. A cell that breaks the schema is None."""

    number: int
    cells: Mapping[str, Any]
    """The cells by column."""


@dataclass(frozen=True)
class Table:
    """The rows of a file and its schema."""

    rows: tuple[Row, ...]
    """The rows in the order of the file. Cells that break the schema are None."""
    own_cells: Mapping[Place, Mapping[str, str]]
    """The cells in columns that only the package has, by the place of their row."""
    schema: Mapping[str, Any]
    """The Table Schema with the fields of the file, in the order of its columns."""
    is_whole: bool
    """False if rows are left out because they have more or fewer cells than the header."""


def read_table(
    files: Files,
    file: str,
    *,
    row_type: type[Row],
    schema: Mapping[str, Any],
    problems: list[DataError],
) -> Table | None:
    """The table in a file, or None if the file cannot be read as this table.

    `file` is the path of the file, and `schema` the schema of the table in its kind. All problems
    of the file, its header and its cells are added to `problems`.
    """
    lines = read_lines(files.get(file), file, problems)
    if lines is None:
        return None
    if header := list(header_problems(lines[0], file, schema)):
        problems += header
        return None
    schema_of_file = file_schema(schema, lines[0])
    fields: Fields = {field["name"]: field for field in schema_of_file["fields"]}
    columns = dict.fromkeys(field["name"] for field in schema["fields"])
    rows = body_rows(lines, file, fields=fields, columns=columns, problems=problems)
    if rows is None:
        return None
    own = own_columns(schema, list(fields))
    return Table(
        tuple(row_of(row_type, {**columns, **row.cells}, Place(file, row.number)) for row in rows),
        {
            Place(file, row.number): {name: row.cells[name] for name in own if row.cells[name]}
            for row in (rows if own else ())
        },
        schema_of_file,
        is_whole=all(len(cells) == len(lines[0]) or not any(cells) for cells in lines[1:]),
    )


def body_rows(
    lines: list[list[str]],
    file: str,
    *,
    fields: Fields,
    columns: Collection[str],
    problems: list[DataError],
) -> list[TypedLine] | None:
    """The typed rows below the header, or None if there are too many problems.

    `columns` are those that the table may have. The problems of the rows are added to `problems`.
    """
    complete = [
        Line(number, cells)
        for number, cells in enumerate(lines[1:], start=2)
        if len(cells) == len(fields) and any(cells)
    ]
    of_cells = chain.from_iterable(
        row_cell_problems(line.number, line.cells, file, fields=fields, columns=columns)
        for line in complete
    )
    as_written = list(islice(chain(line_problems(lines, file), of_cells), MOST_PROBLEMS))
    problems += as_written
    if len(as_written) == MOST_PROBLEMS:
        problem = f"the table has {MOST_PROBLEMS:,} problems or more; no further ones are named"
        problems.append(SchemaError(Place(file), problem, "correct these first"))
        return None
    wrong = {problem.place for problem in as_written}
    rows, of_types = typed_rows(without_wrong_cells(complete, wrong, fields), file, fields)
    problems += [problem for problem in of_types if problem.place not in wrong][:MOST_PROBLEMS]
    return rows


def file_problems(content: bytes | None, file: str) -> Iterator[DataError]:
    """Problems because of which a file is no text: it is absent, empty, or not in UTF-8."""
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


def read_lines(
    content: bytes | None, file: str, problems: list[DataError]
) -> list[list[str]] | None:
    """The cells of each line of a CSV file as they are written, or None if it cannot be read.

    `file` is its path. What is wrong is added to `problems`.
    """
    unreadable = list(file_problems(content, file))
    problems += unreadable
    if unreadable or content is None:
        return None
    return csv_lines(content.decode("utf-8-sig"), file, problems)


def csv_lines(text: str, file: str, problems: list[DataError]) -> list[list[str]] | None:
    """The cells of each line as they are written, or None if the text is not CSV (RFC 4180).

    A problem is then added to `problems`.
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
    """Blank lines, and lines with more or fewer cells than the header."""
    for number, cells in enumerate(lines[1:], start=2):
        place = Place(file, number)
        if not any(cells):
            yield SchemaError(place, "the row is blank", "delete it")
        elif len(cells) != len(lines[0]):
            more = "more" if len(cells) > len(lines[0]) else "fewer"
            fix = "look for a comma that wants quotes, or one that is missing"
            yield SchemaError(place, f"the row has {more} cells than the header", fix)


def without_wrong_cells(
    lines: Sequence[Line], wrong: Iterable[Place], fields: Fields
) -> list[Line]:
    """The lines with the wrong numbers and dates emptied, so that no later check reads them."""
    typed = {name for name, field in fields.items() if field["type"] != "string"}
    emptied = {(place.row, place.field) for place in wrong if place.field in typed}

    def cells(line: Line) -> list[str]:
        named = zip(fields, line.cells, strict=True)
        return ["" if (line.number, name) in emptied else cell for name, cell in named]

    return [Line(line.number, cells(line)) for line in lines]


def typed_rows(
    lines: Sequence[Line], file: str, fields: Fields
) -> tuple[list[TypedLine], list[DataError]]:
    """The lines with typed cells, and a problem for each cell that breaks the schema."""
    schema = Schema.from_descriptor({"fields": list(fields.values())})
    readers = [(field.name, field.create_cell_reader()) for field in schema.fields]
    rows: list[TypedLine] = []
    problems: list[DataError] = []
    for line in lines:
        values: dict[str, Any] = {}
        for (name, read_cell), cell in zip(readers, line.cells, strict=True):
            values[name], notes = read_cell(cell)
            place = Place(file, line.number, name)
            problems += [
                cell_problem(place, cell, fields[name], kind=kind, note=note)
                for kind, note in (notes or {}).items()
            ]
        rows.append(TypedLine(line.number, values))
    return rows, problems
