"""CSV for spreadsheets: text that one would run as a formula is made harmless, and can be had back."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

RUN = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n']")
"""How text begins that a spreadsheet runs, or that has our mark already."""
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
MARK = "'"
BYTE_ORDER_MARK = "\ufeff"
"""Tells a spreadsheet that a file is UTF-8; without it, Chinese turns into nonsense."""


def harmless(text: str) -> str:
    """Text with an apostrophe before it where a spreadsheet would run it; numbers stay as they are."""
    return f"{MARK}{text}" if RUN.match(text) and not NUMBER.fullmatch(text) else text


def original(text: str) -> str:
    """The text that `harmless` was given: one apostrophe at the beginning is ours."""
    return text.removeprefix(MARK)


def cell(value: object) -> str:
    """A value as a harmless cell: empty where there is none, a number with all its digits."""
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else harmless(str(value))


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV after RFC 4180. Its line ends make the writer quote either kind of line break
    within a cell.
    """
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return lines.getvalue()


def spreadsheet_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table for spreadsheets: UTF-8 with its mark, every cell harmless."""
    text = csv_text([columns, *([cell(value) for value in row] for row in rows)])
    return f"{BYTE_ORDER_MARK}{text}".encode()


def harmless_table(raw: bytes) -> bytes:
    """A table of a package as it may be opened: the same bytes, unless a cell had to be made
    harmless.
    """
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))
    safe = [[harmless(text) for text in row] for row in rows]
    return raw if safe == rows else csv_text(safe).encode()
