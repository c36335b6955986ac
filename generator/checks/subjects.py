"""Checks subjects: they are unique in a package, they exist, and their ids are not too long."""

from collections.abc import Iterator

from generator.checks.keys import KEY_WRITTEN
from generator.errors import DataError, LinkError, SchemaError, nearest, shown
from generator.ids import EVERY, LONGEST_ID, FigureId, keys_of
from generator.kinds.cells import stated_cells
from generator.kinds.rows import subject_rows
from generator.models import Package, Register


def subjects_defined_twice(package: Package) -> Iterator[DataError]:
    """Keys that two tables of subjects define."""
    first: dict[str, str] = {}
    for table, key in package.kind.subjects.items():
        if table not in package.schemas:
            continue
        for row in package.tables.of(table):
            earlier = first.setdefault(getattr(row, key), table)
            if earlier != table:
                place = row.place.at(key)
                yield SchemaError(
                    place,
                    f"{shown(getattr(row, key))} is a key in {earlier} too",
                    "a key is unique over all subject tables; change one of the two",
                )


def unknown_subjects(package: Package) -> Iterator[DataError]:
    """Subjects that no table defines, and subjects with their keys in the wrong order."""
    if not package.declared(*package.kind.subjects):
        return
    rows = subject_rows(package.kind, package.tables)
    legal = sorted(key for key in rows if key and KEY_WRITTEN.fullmatch(key))
    order = list(package.kind.subjects)
    for table in ("statements", "derivations", "lists"):
        for row in package.tables.of(table):
            keys = keys_of(row.subject or EVERY)
            unknown = [key for key in keys if key not in rows and key != EVERY]
            place = row.place.at("subject")
            for key in unknown:
                yield LinkError(
                    place, f"{shown(key)} is not a subject of this package", nearest(key, legal)
                )
            ranks = [order.index(rows[key].table) for key in keys if key in rows]
            if not unknown and ranks != sorted(ranks):
                yield LinkError(
                    place,
                    f"the keys of {shown(row.subject)} stand in the wrong order",
                    f"the order is: {', '.join(order)}",
                )


def overlong_ids(package: Package) -> Iterator[DataError]:
    """Stated figures whose id is longer than `LONGEST_ID`."""
    for cell in stated_cells(package.kind, package.tables):
        identity = FigureId.of(package.name, cell.subject, cell.measure, cell.period)
        if len(identity) > LONGEST_ID:
            yield SchemaError(
                cell.place,
                f"the id {identity} has {len(identity)} characters",
                f"shorten its keys; the limit is {LONGEST_ID}",
            )


def overlong_computed_ids(register: Register) -> Iterator[DataError]:
    """Computed figures whose id is longer than `LONGEST_ID`, at the row of their subject."""
    for figure in register.figures.values():
        if not figure.statements and len(figure.id) > LONGEST_ID:
            row = register.rows[figure.package].subjects[figure.subject.partition("~")[0]]
            problem = f"the id {figure.id} of what is computed has {len(figure.id)} characters"
            fix = f"shorten its keys; the limit is {LONGEST_ID}"
            yield SchemaError(row.place, problem, fix)
