"""Checks the indicators of other packages that rows name."""

from collections.abc import Iterator

from generator.errors import DataError, LinkError, nearest, shown
from generator.ids import SubjectId, subject_ids
from generator.models import Release

NAMING = (("recommendations", "answers"), ("indicators", "counterpart"))
"""The columns that name indicators with their packages."""


def indicators_that_do_not_exist(release: Release) -> Iterator[DataError]:
    """Cells in `NAMING` with an indicator that no package of the catalogue has."""
    existing = {
        SubjectId(f"{package.name}.{row.indicator}")
        for package in release.packages.values()
        for row in package.tables.indicators
    }
    for package in release.packages.values():
        for table, field in NAMING:
            for row in package.tables.of(table):
                for named in subject_ids(getattr(row, field)):
                    if named not in existing:
                        place = row.place.at(field)
                        problem = f"{shown(named)} is not an indicator of any package"
                        yield LinkError(place, problem, nearest(named, sorted(existing)))
