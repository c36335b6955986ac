"""Dates as people type them: 3 March 2024, 03.03.2024, March 2024."""

import re
from collections.abc import Iterable

from generator.dates import is_date
from generator.publishing.importing.sheets import Cell

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
NUMERIC = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})(?: 00:00(?::00)?)?")
DAY_FIRST = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th|\.)?\s+)?([a-z]{3,9})\.?,?\s+([0-9]{4})")
MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})")

IN_YEAR = re.compile(
    r"(?:(?:by|until|in) )?(?:the )?(?:(?:end|middle|mid|beginning|start)[ -](?:of )?)?([0-9]{4})"
)
"""A year, with words around it that say no month: by the end of 2026, mid-2026."""


def day_comes_first(cells: Iterable[Cell]) -> bool | None:
    """True if the dates of a column have the day first, like 25.3.2024; None if no cell tells."""
    told: set[bool] = set()
    for cell in cells:
        written = NUMERIC.fullmatch(cell.text)
        if written and cell.kind == "text" and max(int(written[1]), int(written[3])) > 12:
            told.add(int(written[1]) > 12)
    return told.pop() if len(told) == 1 else None


def read_date(cell: Cell, is_day_first: bool | None) -> str | None:
    """The date in a cell in the form of our files; None if there is none, or two are possible.

    `is_day_first` is that of its column.
    """
    text = cell.text.lower()
    date: str | None = None
    if cell.kind == "date" or is_date(text):
        date = text
    elif written := NUMERIC.fullmatch(text):
        first, second = int(written[1]), int(written[3])
        if first == second or is_day_first is not None:
            day, month = (second, first) if is_day_first is False else (first, second)
            date = f"{written[4]}-{month:02}-{day:02}"
    elif written := YEAR_FIRST.fullmatch(text):
        date = f"{written[1]}-{int(written[2]):02}-{int(written[3]):02}"
    elif written := IN_YEAR.fullmatch(text):
        date = written[1]
    elif written := DAY_FIRST.fullmatch(text):
        date = with_month(written[3], written[2], written[1])
    elif written := MONTH_FIRST.fullmatch(text):
        date = with_month(written[3], written[1], written[2])
    return date if date and is_date(date) else None


def with_month(year: str, name: str, day: str | None) -> str | None:
    """The date with an English name of a month, whole or shortened to three letters or more."""
    months = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name)]
    if len(months) != 1:
        return None
    return f"{year}-{months[0]:02}" + (f"-{int(day):02}" if day else "")
