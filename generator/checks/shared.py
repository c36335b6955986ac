"""What several packages say of the same thing must agree: sources and entities."""

from collections.abc import Iterator

from generator.errors import DataError, Place, SchemaError, shown
from generator.kinds.rows import Row, records
from generator.models import Release

IDENTIFIERS = ("acronym", "title_en", "iati", "ror", "report_card_url")


def sources_that_differ(release: Release) -> Iterator[DataError]:
    """The same source with another row in another package."""
    yield from rows_that_differ(release, "sources", "source")


def entities_that_differ(release: Release) -> Iterator[DataError]:
    """The same entity with another name or identifier in another package."""
    yield from rows_that_differ(release, "entities", "entity", IDENTIFIERS)


def rows_that_differ(release: Release, table: str, key: str, fields: tuple[str, ...] = ()) -> Iterator[DataError]:
    """Cells that differ from those of the first package that has the key."""
    first: dict[str, tuple[str, Row]] = {}
    for package in release.packages.values():
        for row in records(package.tables, table):
            other, seen = first.setdefault(row[key], (package.name, row))
            for field in fields or [field for field in row if field != "row"]:
                if row[key] and other != package.name and row.get(field) != seen.get(field):
                    place = Place(package.file(table), row["row"], str(field))
                    problem = f"{shown(row.get(field) or '')} differs from {shown(seen.get(field) or '')} in {other}"
                    yield SchemaError(place, problem, f"write the same for {row[key]} in both packages")
