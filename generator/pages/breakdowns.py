"""One figure by sex, region or size: the figures of a whole and of its parts."""

from collections.abc import Mapping, Sequence

from generator.models import Figure, Release
from generator.pages.local import LocalPackage, by_first
from generator.rows.common import SubjectRow

Parts = Mapping[tuple[str, str], Sequence[str]]
"""The keys of the parts of each subject that has some, by package and key."""


def parts_by_whole(release: Release) -> Parts:
    """The parts of all subjects, in the order of their tables."""
    return by_first(
        ((name, row.part_of), row.subject)
        for name, package in release.packages.items()
        for row in package.tables.subjects
        if row.part_of
    )


def whole_of(local: LocalPackage, figure: Figure) -> Figure | None:
    """The same figure of the whole that the subject is a part of; None if there is none."""
    row = local.by_key.subjects.get(figure.subject)
    whole = row.part_of if isinstance(row, SubjectRow) else None
    return local.figure(whole, figure.measure, figure.period) if whole else None


def figures_of_parts(local: LocalPackage, figure: Figure, parts: Parts) -> list[tuple[str, Figure]]:
    """The same figure of each part of the subject that has one, with the name of the part."""
    keys = parts.get((figure.package, figure.subject), ())
    figures = [(key, local.figure(key, figure.measure, figure.period)) for key in keys]
    return [(local.title("subjects", key), one) for key, one in figures if one]
