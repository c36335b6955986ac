"""Puts new periods and sessions in their place in time."""

import re
from collections.abc import Mapping

from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.sheets import Cell

YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20|21)[0-9]{2}(?![0-9])")
YEARS = re.compile(r"([0-9]{4})(?:\s*[-–—]\s*([0-9]{4}))?")
"""A name that is a year, or the first and the last of several years."""
FIRST = -1
"""Stands for a time before all years."""


def first_year(text: str) -> int | None:
    """The first year that a text names."""
    found = YEAR.search(text)
    return int(found.group()) if found else None


def in_time(name: str) -> tuple[int, str]:
    """Sorts the names of periods."""
    return first_year(name) or 0, name


def period_named(draft: Draft, name: str, cell: Cell, *, year: int | None = None) -> str | None:
    """The key of the period with a name, which is added if it is new.

    A year, or several years, are start and end of a new period. `year` puts other periods in their
    place; without it, that is the first year in the name.
    """
    found = draft.find("periods", name, cell)
    if found is not None:
        return found
    written = YEARS.fullmatch(name)
    days = {"start": written[1], "end": written[2] or written[1]} if written else {}
    at = first_year(name) if year is None else year
    return add_in_time(draft, "periods", name, year=at, cells=days)


def add_in_time(
    draft: Draft, table: str, name: str, *, year: int | None, cells: Mapping[str, str]
) -> str:
    """Adds a period or a session after all that are not later, and returns its key.

    Rows that come after it get a higher `order`, if there is no number left for it.
    """
    key = draft.new_key(table, name)
    rows = draft.table(table).rows
    order = sorted(
        (int(row["order"]), index) for index, row in enumerate(rows) if is_whole(row.get("order"))
    )
    later = [
        (number, index)
        for number, index in order
        if year is not None and (started(rows[index]) or 0) > year
    ]
    highest = max((number for number, _ in order), default=0)
    mine = highest + 1
    if later:
        first = later[0][0]
        before = max((number for number, _ in order if number < first), default=None)
        mine = first - 1 if before is None or before < first - 1 else first
        if mine == first:
            move_later(draft, table, first)
    draft.add(table, {draft.table(table).key: key, "title_en": name, "order": str(mine), **cells})
    return key


def move_later(draft: Draft, table: str, first: int) -> None:
    """Makes room: gives all rows from an `order` on the next number."""
    rows = draft.table(table).rows
    for index, row in enumerate(rows):
        if is_whole(row.get("order")) and int(row["order"]) >= first:
            draft.table(table).change(index, {"order": str(int(row["order"]) + 1)})
            draft.report.count(table, "changed")
    draft.report.say("changed", f"{table}.csv has other numbers in order now, to put a row between")


def started(row: Mapping[str, str]) -> int | None:
    """The first year of a period or session, from its first day or its title."""
    return first_year(row.get("start") or "") or first_year(row.get("title_en") or "")


def is_whole(text: str | None) -> bool:
    """True if a text is a whole number."""
    return bool(text) and str(text).removeprefix("-").isdigit()
