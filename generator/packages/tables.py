"""One CSV file → one table, its cells typed by the schema, or problems in our own words."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
from frictionless import Dialect, FrictionlessException, Schema, errors
from frictionless.formats import CsvControl
from frictionless.resources import TableResource

from generator.errors import DataError, Place, SchemaError, shown
from generator.packages.wording import cell_problem, header_problems

NUMERIC = ("number", "integer")


def read_table(folder: Path, file: str, resource: dict[str, Any], problems: list[DataError]) -> pd.DataFrame | None:
    """The table with a column `row` (header = 1), all of dtype object, None where a cell is empty.

    None, with problems added, where the file as a whole cannot be read as this table.
    """
    path = folder / resource["path"]
    unreadable = list(file_problems(path, file))
    problems += unreadable
    if unreadable:
        return None
    schema = {"fields": resource["schema"]["fields"]}
    stock = TableResource(
        path=resource["path"],
        basepath=str(folder),
        encoding="utf-8-sig",
        dialect=Dialect(controls=[plain_csv()]),
        schema=Schema.from_descriptor(schema),
    )
    fields = {field["name"]: field for field in schema["fields"]}
    try:
        with stock:
            header = list(header_problems(stock.labels, file, fields))
            problems += header
            if header:
                return None
            rows = list(typed_rows(stock, (file, fields), problems))
    except FrictionlessException as error:
        problems.append(
            SchemaError(Place(file), f"the file cannot be read as CSV: {error.error.note}", "save it as plain CSV")
        )
        return None
    if not rows:
        problems.append(
            SchemaError(Place(file), "the table has a header and no rows", "add rows, or leave the table out")
        )
    return pd.DataFrame(rows, columns=[*fields, "row"], dtype=object)


def plain_csv() -> CsvControl:
    """Comma and double quote, said outright: Frictionless would guess them from the first rows."""
    return CsvControl(delimiter=",", line_terminator="\n", quote_char='"', double_quote=True, skip_initial_space=False)


def file_problems(path: Path, file: str) -> Iterator[DataError]:
    """What keeps a file from being read as text: absence, emptiness, encoding, NUL bytes."""
    if not path.is_file():
        yield SchemaError(Place(file), "the file does not exist", "add it, or take its resource out of the descriptor")
        return
    data = path.read_bytes()
    if not data.strip():
        yield SchemaError(Place(file), "the file is empty", "write a header and rows, or leave the table out")
    elif b"\0" in data:
        row = data[: data.index(b"\0")].count(b"\n") + 1
        yield SchemaError(
            Place(file, row), "the file has a NUL byte", "save it as plain UTF-8 CSV (UTF-16 has such bytes)"
        )
    else:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            row = data[: error.start].count(b"\n") + 1
            yield SchemaError(
                Place(file, row), "the file is not UTF-8", "save it as UTF-8 (in a spreadsheet: CSV UTF-8)"
            )


def typed_rows(
    stock: TableResource, table: tuple[str, dict[str, Any]], problems: list[DataError]
) -> Iterator[dict[str, Any]]:
    """The rows whose shape is right, as dictionaries; a wrong cell is None and a problem more."""
    file, fields = table
    for row in stock.row_stream:
        problems += [cell_problem(error, file, fields) for error in row.errors]
        shape = [
            error
            for error in row.errors
            if not isinstance(error, errors.TypeError | errors.ConstraintError | errors.UniqueError)
        ]
        if shape:
            continue
        cells = row.to_dict()
        for name, text in zip(fields, row.cells, strict=False):
            if fields[name]["type"] in NUMERIC and isinstance(text, str) and not text.isascii():
                place = Place(file, row.row_number, name)
                problems.append(
                    SchemaError(place, f"{shown(text)} is not written in the digits 0 to 9", "type it again")
                )
        for name, value in cells.items():
            if isinstance(value, Decimal) and not (value.is_finite() and value.as_tuple().exponent <= 0):  # type: ignore[operator]
                problem = f"{value} does not spell out a number"
                problems.append(
                    SchemaError(Place(file, row.row_number, name), problem, "write all its digits, like 1200 or 12.5")
                )
                cells[name] = None
        yield {**cells, "row": row.row_number}
