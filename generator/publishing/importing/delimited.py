"""Reads CSV files as programs write them: with commas, semicolons or tabs, in several encodings."""

import csv
import io
from collections import Counter
from dataclasses import dataclass, replace

from generator.errors import DataError, Place, SchemaError
from generator.publishing.importing.sheets import (
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Sheet,
    text_cell,
)

DELIMITERS = ("\t", ";", ",")
"""The separators of cells. Of two that fit equally well, the first is taken."""
LOOKED_AT = 50
"""The number of lines from which the separator is found."""
WINDOWS = "cp1252"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and the encoding in which it was read."""

    text: str
    encoding: str


def read_delimited(content: bytes, file: str, name: str) -> Sheet:
    """The only sheet of a CSV file. `name` is the one it gets. Raises `DataError`."""
    decoded = decoded_text(content, file)
    text = decoded.text
    first, _, rest = text.partition("\n")
    hint = first.strip().lower()
    told = hint[4:5] if hint.startswith("sep=") else ""
    body = rest if told else text
    delimiter = told if told in DELIMITERS else best_delimiter(body)
    try:
        lines = list(csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        fix = "save it again as CSV UTF-8, or as XLSX"
        raise SchemaError(Place(file), f"it cannot be read as CSV: {error}", fix) from error
    lines = [[first], *lines] if told else lines
    refuse_size(lines, file)
    width = max(map(len, lines), default=0)
    rows = [
        tuple(
            text_cell(number, column, line[column - 1] if column <= len(line) else "")
            for column in range(1, width + 1)
        )
        for number, line in enumerate(lines, start=1)
    ]
    if told:
        rows[0] = tuple(Cell(1, column) for column in range(1, width + 1))
    if decoded.encoding == WINDOWS:
        rows = [tuple(map(from_windows, row)) for row in rows]
    return Sheet(file, name, tuple(rows))


def from_windows(cell: Cell) -> Cell:
    """A cell of a file in Windows-1252: letters that are not plain ones are worth a look."""
    if cell.text.isascii() or cell.special:
        return cell
    return replace(cell, special="the file is no UTF-8; it was read as Windows-1252")


def decoded_text(content: bytes, file: str) -> Decoded:
    """The text of a file in UTF-8, UTF-16 or Windows-1252. Raises `DataError` for all others."""
    encodings: tuple[str, ...] = ("utf-8-sig", WINDOWS)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    elif b"\0" in content[:200]:
        encodings = ("utf-16-le" if content[1:2] == b"\0" else "utf-16-be",)
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return Decoded(text, encoding)
    raise not_text(file)


def not_text(file: str) -> DataError:
    """The problem of a file that is in none of the encodings."""
    return SchemaError(
        Place(file),
        "it is neither text in UTF-8, UTF-16 or Windows-1252, nor a workbook",
        "open it in a spreadsheet, and save it as XLSX or as CSV UTF-8",
    )


def best_delimiter(text: str) -> str:
    """The separator with which most lines have the same number of cells, and more than one."""

    def fitness(delimiter: str) -> tuple[float, int]:
        head = "\n".join(text.splitlines()[:LOOKED_AT])
        try:
            lines = list(csv.reader(io.StringIO(head), delimiter=delimiter))
        except csv.Error:
            return (0, 0)
        counts = Counter(len(line) for line in lines if any(line))
        width, times = max(counts.items(), key=lambda one: (one[1], one[0]), default=(1, 0))
        return (times / sum(counts.values()), width) if width > 1 else (0, 0)

    return max(reversed(DELIMITERS), key=lambda one: (fitness(one), DELIMITERS.index(one) * -1))


def refuse_size(lines: list[list[str]], file: str) -> None:
    """Raises `DataError` if a file has too many rows or columns."""
    width = max(map(len, lines), default=0)
    if len(lines) > MOST_ROWS or width > MOST_COLUMNS:
        problem = f"it has {len(lines):,} rows and {width:,} columns"
        fix = f"split it; the limits are {MOST_ROWS:,} rows and {MOST_COLUMNS} columns"
        raise SchemaError(Place(file), problem, fix)
