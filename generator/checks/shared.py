"""What several packages say of the same thing must agree: sources and entities."""

from collections.abc import Iterator

from generator.errors import DataError, SchemaError, shown
from generator.models import Release
from generator.rows import Row, cell

IDENTIFIERS = ("acronym", "title_en", "iati", "ror", "report_card_url")


def sources_that_differ(release: Release) -> Iterator[DataError]:
    """The same source with another row in another package."""
    yield from rows_that_differ(release, "sources", "source")


def entities_that_differ(release: Release) -> Iterator[DataError]:
    """The same entity with another name or identifier in another package."""
    yield from rows_that_differ(release, "entities", "entity", IDENTIFIERS)


def rows_that_differ(
    release: Release, table: str, key: str, fields: tuple[str, ...] = ()
) -> Iterator[DataError]:
    """Cells that differ from those of the first package that has the key."""
    first: dict[str, tuple[str, Row]] = {}
    for package in release.packages.values():
        columns = fields or package.columns(table)
        for row in package.tables.of(table):
            own = getattr(row, key)
            other, seen = first.setdefault(own, (package.name, row))
            for column in columns if own and other != package.name else ():
                here, there = cell(row, column), cell(seen, column)
                if here != there:
                    problem = f"{shown(here or '')} differs from {shown(there or '')} in {other}"
                    yield SchemaError(
                        row.place.at(column), problem, f"write the same for {own} in both packages"
                    )
