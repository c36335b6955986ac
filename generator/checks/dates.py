"""Checks that dates exist, and that no end comes before its start."""

from collections.abc import Iterator

from generator.dates import WRITTEN, is_date, partial_date
from generator.errors import DataError, LinkError, Place, SchemaError, nearest, shown
from generator.models import Package

DATED = (
    ("sources", "published"),
    ("periods", "start"),
    ("periods", "end"),
    ("editions", "start"),
    ("editions", "end"),
    ("sessions", "start"),
    ("sessions", "end"),
    ("decisions", "adopted"),
    ("plans", "start"),
    ("plans", "end"),
    ("targets", "due"),
    ("actions", "due"),
)


def dates_that_do_not_exist(package: Package) -> Iterator[DataError]:
    """Dates that do not exist, like month 13 or 31 February."""
    for table, field in DATED:
        for row in package.tables.of(table):
            if getattr(row, field) is not None and not is_date(getattr(row, field)):
                yield date_problem(row.place.at(field), getattr(row, field))


def ends_before_starts(package: Package) -> Iterator[DataError]:
    """Periods, editions, sessions and plans that end before they start."""
    for table in ("periods", "editions", "sessions", "plans"):
        for row in package.tables.of(table):
            start, end = row.start, row.end
            if (
                is_date(start or "")
                and is_date(end or "")
                and partial_date(end).last < partial_date(start).first
            ):
                place = row.place.at("end")
                yield SchemaError(
                    place, f"{end} comes before the start, {start}", "correct one of the two"
                )


def commitments_due_at_no_time(package: Package) -> Iterator[DataError]:
    """Commitments whose due time is neither a date that exists nor the key of a session."""
    if not package.declared("sessions"):
        return
    sessions = {row.session for row in package.tables.sessions if row.session}
    for row in package.tables.commitments:
        due = row.due
        if due is None or due in sessions or is_date(due):
            continue
        place = row.place.at("due")
        if WRITTEN.fullmatch(due) or "sessions" not in package.kind.tables:
            yield date_problem(place, due)
        else:
            yield LinkError(
                place, f"{shown(due)} is neither a date nor in sessions", nearest(due, sessions)
            )


def date_problem(place: Place, written: str) -> DataError:
    """The problem for a date that does not exist."""
    return SchemaError(
        place,
        f"{shown(written)} is no date of the calendar",
        "write it like 2020, 2020-06 or 2020-06-30",
    )
