"""Dates: days and months that exist, ends that do not come before starts."""

from collections.abc import Iterator
from datetime import date

from generator.errors import DataError, Place, SchemaError, shown
from generator.kinds.rows import records
from generator.models import Package

DATED = (
    ("sources", "published"),
    ("periods", "start"),
    ("periods", "end"),
    ("editions", "start"),
    ("editions", "end"),
    ("sessions", "start"),
    ("sessions", "end"),
    ("plans", "start"),
    ("plans", "end"),
)


def dates_that_do_not_exist(package: Package) -> Iterator[DataError]:
    """A month 13, a 31 February."""
    for table, field in DATED:
        for row in records(package.tables, table):
            if row[field] is not None and not exists(row[field]):
                place = Place(package.file(table), row["row"], field)
                yield SchemaError(
                    place,
                    f"{shown(row[field])} is no date of the calendar",
                    "write it like 2020, 2020-06 or 2020-06-30",
                )


def ends_before_starts(package: Package) -> Iterator[DataError]:
    """A stretch of time that ends before it begins."""
    for table in ("periods", "editions", "sessions", "plans"):
        for row in records(package.tables, table):
            start, end = row["start"], row["end"]
            if start and end and end < start[: len(end)]:
                place = Place(package.file(table), row["row"], "end")
                yield SchemaError(place, f"{end} comes before the start, {start}", "correct one of the two")


def exists(written: str) -> bool:
    """Whether a date at its own precision is one of the calendar."""
    try:
        parts = [int(part) for part in written.split("-")]
        date(*parts, *[1] * (3 - len(parts)))
    except ValueError:
        return False
    return True
