"""Checks that each page has its own address."""

from collections.abc import Iterator

from generator.errors import DataError, SchemaError, shown
from generator.models import Package, Release
from generator.names import slug
from generator.rows.common import SourceRow

TABLES_WITH_PAGES = {
    "sources": "source",
    "periods": "period",
    "entities": "entity",
    "indicators": "indicator",
    "decisions": "decision",
    "sessions": "session",
    "targets": "target",
    "categories": "category",
    "custodians": "custodian",
}
"""The tables whose rows have pages, and the column with the name of the page."""
TAKEN = ("404", "index")
"""Names that web servers use: for the page of a folder, and for addresses that do not exist."""


def keys_without_address(package: Package) -> Iterator[DataError]:
    """Keys whose page would have an address of `TAKEN`."""
    for table, field in TABLES_WITH_PAGES.items():
        for row in package.tables.of(table):
            if slug(getattr(row, field) or "") in TAKEN:
                place = row.place.at(field)
                yield SchemaError(
                    place,
                    f"{shown(getattr(row, field))} is the name of another page",
                    "choose another key",
                )


def sources_with_one_address(release: Release) -> Iterator[DataError]:
    """Sources whose symbols differ only in punctuation, like T/1.2 and T/1/2."""
    first: dict[str, SourceRow] = {}
    for package in release.packages.values():
        for row in package.tables.sources:
            other = first.setdefault(slug(row.source), row) if row.source else row
            if other.source != row.source:
                problem = f"{other.source} ({other.place}) and {row.source} would have one address"
                fix = "write one of them so that letters or digits tell it apart"
                yield SchemaError(row.place.at("source"), problem, fix)
