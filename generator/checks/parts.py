"""Parts: paragraphs of paragraphs, subjects of subjects, entities of groups, results of parts."""

from collections.abc import Iterator

from generator.checks.keys import KEY
from generator.errors import DataError, LinkError, Place, nearest, shown
from generator.kinds.rows import records, subject_rows
from generator.models import Package

REFERENCES = (("subjects", "part_of"), ("entities", "group"), ("results", "part"), ("followups", "decision"))
"""Columns that may refer to a subject of any table, which no foreign key can say."""


def references_to_no_subject(package: Package) -> Iterator[DataError]:
    """A part, group or earlier decision that is no subject of the package."""
    if not package.declared(*package.kind.subjects):
        return
    rows = subject_rows(package.kind, package.tables)
    for table, field in REFERENCES:
        for row in records(package.tables, table):
            if row[field] is not None and row[field] not in rows:
                place = Place(package.file(table), row["row"], field)
                problem = f"{shown(row[field])} is not a subject of this package"
                yield LinkError(
                    place, problem, nearest(row[field], [key for key in rows if key and KEY.fullmatch(key)])
                )


def paragraphs_without_parent(package: Package) -> Iterator[DataError]:
    """A lettered paragraph whose parent is no paragraph of the same decision."""
    if "paragraphs" not in package.tables:
        return
    rows = package.tables["paragraphs"].to_dict("records")
    known = {(row["decision"], row["paragraph"]) for row in rows}
    for row in rows:
        if row["parent"] is not None and (row["decision"], row["parent"]) not in known:
            place = Place(package.file("paragraphs"), row["row"], "parent")
            siblings = [paragraph for decision, paragraph in known if decision == row["decision"]]
            yield LinkError(
                place,
                f"{shown(row['parent'])} is not a paragraph of {row['decision']}",
                nearest(row["parent"], siblings),
            )
