"""Checks the indicators of other packages that rows name."""

from collections.abc import Iterator

from generator.errors import DataError, LinkError, nearest, shown
from generator.ids import SubjectId, subject_ids
from generator.models import Release

COUNTERPART = "counterpart"
NAMING = (("recommendations", "answers"), ("indicators", COUNTERPART))
"""The columns that name indicators with their packages."""


def indicators_that_do_not_exist(release: Release) -> Iterator[DataError]:
    """Cells in `NAMING` with an indicator that no package of the catalogue has, and counterparts
    within one package.
    """
    existing = {
        SubjectId(f"{package.name}.{row.indicator}")
        for package in release.packages.values()
        for row in package.tables.indicators
    }
    for package in release.packages.values():
        for table, field in NAMING:
            for row in package.tables.of(table):
                for named in subject_ids(getattr(row, field)):
                    place = row.place.at(field)
                    if field == COUNTERPART and named.package == package.name:
                        problem = f"{shown(named)} is an indicator of the same package"
                        cure = "Name an indicator of another package, or leave the cell empty."
                        yield DataError(place, problem, cure)
                    elif named not in existing:
                        problem = f"{shown(named)} is not an indicator of any package"
                        yield LinkError(place, problem, nearest(named, sorted(existing)))
