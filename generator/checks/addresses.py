"""Addresses: every row that has a page has an address of its own."""

from collections.abc import Iterator

from generator.errors import DataError, SchemaError, shown
from generator.models import Package, Release
from generator.names import slug

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
"""Tables whose rows have pages, and the column after which a page is named."""
TAKEN = ("404", "index")
"""Names that web servers give to pages: the one of a folder, and the one for what does not exist.
"""


def keys_without_address(package: Package) -> Iterator[DataError]:
    """A key whose page would have the address of another page."""
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
    """Two sources whose symbols are alike but for their signs, like T/1.2 and T/1/2: they would
    have one page.
    """
    first: dict[str, str] = {}
    for package in release.packages.values():
        for row in package.tables.sources:
            source = row.source
            other = first.setdefault(slug(source), source) if source else source
            if other != source:
                place = row.place.at("source")
                fix = "write one of them so that letters or digits tell it apart"
                yield SchemaError(place, f"{other} and {source} would have one address", fix)
