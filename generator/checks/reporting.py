"""Checks that ratings go with the table `reporting`, which says who reported."""

from collections.abc import Iterator

from generator.errors import DataError, SchemaError
from generator.models import Package


def ratings_of_who_did_not_report(package: Package) -> Iterator[DataError]:
    """Ratings of an entity in a period for which `reporting` says that it did not report."""
    silent = {
        (row.entity, row.period): row.place.row
        for row in package.tables.reporting
        if row.reported == "no"
    }
    for row in package.tables.ratings:
        if (row.entity, row.period) in silent:
            yield SchemaError(
                row.place.at("entity"),
                f"{row.entity} did not report for {row.period}:"
                f" so says {package.file('reporting')}:{silent[row.entity, row.period]}",
                "delete the rating, or correct reported there",
            )
