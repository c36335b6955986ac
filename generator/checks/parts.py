"""Checks references to wholes: parents of paragraphs, groups of entities, parts of results."""

from collections.abc import Iterator

from generator.checks.keys import KEY_WRITTEN
from generator.errors import DataError, LinkError, SchemaError, nearest, shown
from generator.kinds.rows import subject_rows
from generator.models import Package

REFERENCES = (
    ("subjects", "part_of"),
    ("entities", "group"),
    ("results", "part"),
    ("commitments", "entity"),
    ("commitments", "about"),
    ("followups", "decision"),
    ("recommendations", "of"),
    ("amendments", "of"),
)
"""Columns that refer to a subject of any table. A foreign key can refer to one table only."""


def references_to_no_subject(package: Package) -> Iterator[DataError]:
    """Cells in `REFERENCES` that are not a subject of the package."""
    if not package.declared(*package.kind.subjects):
        return
    rows = subject_rows(package.kind, package.tables)
    legal = sorted(key for key in rows if key and KEY_WRITTEN.fullmatch(key))
    for table, field in REFERENCES:
        for row in package.tables.of(table):
            if getattr(row, field) is not None and getattr(row, field) not in rows:
                place = row.place.at(field)
                problem = f"{shown(getattr(row, field))} is not a subject of this package"
                yield LinkError(place, problem, nearest(getattr(row, field), legal))


def paragraphs_without_parent(package: Package) -> Iterator[DataError]:
    """Paragraphs whose parent is not a paragraph of the same decision."""
    paragraphs = paragraphs_of_decisions(package)
    for row in package.tables.paragraphs:
        siblings = paragraphs.get(row.decision, {})
        if row.parent is not None and row.parent not in siblings:
            place = row.place.at("parent")
            problem = f"{shown(row.parent)} is not a paragraph of {row.decision}"
            yield LinkError(place, problem, nearest(row.parent, siblings))


def followups_of_no_paragraph(package: Package) -> Iterator[DataError]:
    """Follow-ups of a paragraph that its decision does not have.

    Earlier decisions, which are keys of `subjects`, have no rows for paragraphs. Any number of a
    paragraph is accepted for them.
    """
    if not package.declared("paragraphs", "decisions"):
        return
    paragraphs = paragraphs_of_decisions(package)
    decisions = {row.decision for row in package.tables.decisions}
    for row in package.tables.followups:
        decision, paragraph = row.decision, row.paragraph
        place = row.place.at("paragraph")
        if paragraph is None:
            continue
        if not KEY_WRITTEN.fullmatch(paragraph):
            problem = f"{shown(paragraph)} is not the number of a paragraph"
            yield SchemaError(place, problem, "write it like 2, or like 2-a for 2 (a)")
        elif decision in decisions and paragraph not in paragraphs.get(decision, {}):
            problem = f"{shown(paragraph)} is not a paragraph of {decision}"
            yield LinkError(place, problem, nearest(paragraph, paragraphs.get(decision, {})))


def paragraphs_of_decisions(package: Package) -> dict[str, dict[str, None]]:
    """The numbers of the paragraphs of each decision, as the keys of a dictionary, in order."""
    paragraphs: dict[str, dict[str, None]] = {}
    rows = [row for row in package.tables.paragraphs if row.paragraph]
    for row in sorted(rows, key=lambda row: str(row.paragraph)):
        paragraphs.setdefault(row.decision, {})[row.paragraph] = None
    return paragraphs
