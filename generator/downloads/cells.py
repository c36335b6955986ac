"""CSV for spreadsheets: text that a spreadsheet would run as a formula gets an apostrophe."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

RUN = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n']")
"""The beginning of a text that gets an apostrophe: a spreadsheet would run the text, or the text
itself begins with an apostrophe.
"""
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
MARK = "'"
BYTE_ORDER_MARK = "\ufeff"
"""Tells a spreadsheet that a file is UTF-8. Without it, Chinese is not readable."""


def harmless(text: str) -> str:
    """The text, with an apostrophe before it if it begins like `RUN`. Numbers stay as they are."""
    return f"{MARK}{text}" if RUN.match(text) and not NUMBER.fullmatch(text) else text


def original(text: str) -> str:
    """The text from which `harmless` made this one: without one apostrophe at its beginning."""
    return text.removeprefix(MARK)


def csv_cell(value: object) -> str:
    """A value as text for a cell: empty for None, a number with all its digits, harmless text."""
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else harmless(str(value))


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV (RFC 4180), with lines that end in CR LF.

    With these line ends, the writer quotes cells that hold CR or LF.
    """
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return lines.getvalue()


def spreadsheet_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV for spreadsheets: with a byte order mark, and every cell harmless."""
    text = csv_text([columns, *([csv_cell(value) for value in row] for row in rows)])
    return f"{BYTE_ORDER_MARK}{text}".encode()


def harmless_table(raw: bytes) -> bytes:
    """A table of a package, safe to open in a spreadsheet.

    The bytes change only if a cell needs an apostrophe.
    """
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))
    safe = [[harmless(text) for text in row] for row in rows]
    return raw if safe == rows else csv_text(safe).encode()
