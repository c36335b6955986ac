"""Dates as exact as their source: a year, a month or a day. Only this module parses dates."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

WRITTEN = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")
SHORT_MONTH = (
    "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|okt|dez|ene|abr|ago|dic|avr|juin|juil)"
)
"""The months as spreadsheets shorten them, in English and some other languages."""
DAYS_OF_A_MONTH = 365.25 / 12
YEARS = range(1000, 3000)
"""The years that dates may have."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day. “2027” is not 1 January 2027: its month and day are None."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [
            f"{self.year:04}",
            *(f"{part:02}" for part in (self.month, self.day) if part is not None),
        ]
        return "-".join(parts)

    @property
    def parts(self) -> tuple[str, ...]:
        """The written parts: year, or year and month, or year, month and day."""
        return tuple(str(self).split("-"))

    @property
    def first(self) -> date:
        """The first day of the year or month, or the day itself."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day of the year or month, or the day itself."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def months(self) -> float:
        """The first day in months since the year 0, so that all years have the same length."""
        day = self.first
        return day.year * 12 + day.month - 1 + (day.day - 1) / 31

    def is_before(self, day: date) -> bool:
        """True if its last day is before `day`."""
        return self.last < day


def months_of(start: str | None, end: str | None) -> int | None:
    """The length of a period in whole months; None if its start or end is not known."""
    if not start or not end:
        return None
    days = (partial_date(end).last - partial_date(start).first).days + 1
    return round(days / DAYS_OF_A_MONTH)


@cache
def partial_date(written: str) -> PartialDate:
    """The date that is written as 2020, 2020-06 or 2020-06-30.

    Raises ValueError for other texts, and for dates that do not exist.
    """
    if not WRITTEN.fullmatch(written):
        raise ValueError(f"{written!r} is not written like 2020, 2020-06 or 2020-06-30")
    parsed = PartialDate(*(int(part) for part in written.split("-")))
    if parsed.year not in YEARS or parsed.month == 0 or parsed.day == 0:
        raise ValueError(f"{written!r} is no date of the calendar")
    date(parsed.year, parsed.month or 1, parsed.day or 1)
    return parsed


def is_date(written: str) -> bool:
    """True if a text is written as a year, a month or a day that exists."""
    try:
        partial_date(written)
    except ValueError:
        return False
    return True
