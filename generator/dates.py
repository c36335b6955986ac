"""A date at the precision of its source: a year, a month or a day. Nobody else takes a date apart."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

WRITTEN = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")
YEARS = range(1000, 3000)
"""Years that a document can be about."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """“2027” is not 1 January 2027: what is not written is None."""

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
        """Year, month and day as they are written, as far as they are known."""
        return tuple(str(self).split("-"))

    @property
    def first(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def is_before(self, day: date) -> bool:
        """True if all of it lies before a day."""
        return self.last < day


def partial_date(written: str) -> PartialDate:
    """2020, 2020-06 or 2020-06-30. Raises ValueError for anything else, and for what no calendar
    has.
    """
    if not WRITTEN.fullmatch(written):
        raise ValueError(f"{written!r} is not written like 2020, 2020-06 or 2020-06-30")
    found = PartialDate(*(int(part) for part in written.split("-")))
    if found.year not in YEARS or found.month == 0 or found.day == 0:
        raise ValueError(f"{written!r} is no date of the calendar")
    date(found.year, found.month or 1, found.day or 1)
    return found


def is_date(written: str) -> bool:
    """True if a text is a date of the calendar at its own precision."""
    try:
        partial_date(written)
    except ValueError:
        return False
    return True
