"""Checks that sources and entities are the same in all packages."""

from collections.abc import Iterator, Sequence

from generator.errors import DataError, SchemaError, shared_beginning, shown
from generator.models import Release
from generator.rows import Row, cell_of_row

CONTEXT, LONG = 20, 57
"""Of texts with more than `LONG` characters, a message shows up to `CONTEXT` alike ones."""
IDENTIFIERS = ("acronym", "title_en", "iati", "ror", "report_card_url")


def sources_that_differ(release: Release) -> Iterator[DataError]:
    """Sources with different rows in two packages."""
    yield from rows_that_differ(release, "sources", "source")


def entities_that_differ(release: Release) -> Iterator[DataError]:
    """Entities with different names or identifiers in two packages."""
    yield from rows_that_differ(release, "entities", "entity", IDENTIFIERS)


def rows_that_differ(
    release: Release, table: str, key: str, fields: Sequence[str] = ()
) -> Iterator[DataError]:
    """Cells that differ from those of the first package with the same key.

    `fields` are the columns to compare; all columns by default.
    """
    first: dict[str, tuple[str, Row]] = {}
    for package in release.packages.values():
        columns = fields or package.columns(table)
        for row in package.tables.of(table):
            shared = getattr(row, key)
            other, other_row = first.setdefault(shared, (package.name, row))
            for column in columns if shared and other != package.name else ():
                here, there = cell_of_row(row, column), cell_of_row(other_row, column)
                if here != there:
                    mine, theirs = from_difference(str(here or ""), str(there or ""))
                    problem = f"{mine} differs from {theirs} in {other_row.place}"
                    yield SchemaError(
                        row.place.at(column),
                        problem,
                        f"write the same for {shared} in both packages",
                    )


def from_difference(text: str, other: str) -> tuple[str, str]:
    """Both texts for a message. Of long ones, what is alike at their beginning is left out."""
    start = max(shared_beginning(text, other) - CONTEXT, 0)
    if not start or max(len(text), len(other)) <= LONG:
        return shown(text), shown(other)
    return shown(f"…{text[start:]}"), shown(f"…{other[start:]}")
