"""Checks the roles of measures, and that readers can distinguish the grades of a scale."""

from collections.abc import Iterator

from generator.checks.remarks import Remark
from generator.errors import DataError, LinkError, Place, SchemaError, nearest, shown
from generator.kinds.defaults import FILE
from generator.kinds.roles import measures_for
from generator.models import Package, Release
from generator.rows.common import MeasureRow
from generator.vocabulary import roles

MOST_GRADES = 6
EXAMPLES = {"rating": "exceeds", "measure and period": "met-or-exceeded 2018"}
"""What the column `of` can hold, by what a role requires."""


def roles_of_another_kind(package: Package) -> Iterator[DataError]:
    """Roles that belong to another kind of package."""
    legal = [role.key for role in roles().values() if role.kind == package.kind.name]
    for row in package.tables.measures:
        role = roles().get(row.role or "")
        if role and role.key not in legal:
            problem = f"{shown(role.key)} is a role of measures of {role.kind}"
            yield SchemaError(
                row.place.at("role"), problem, f"empty it, or write one of: {', '.join(legal)}"
            )


def roles_of_another_unit(package: Package) -> Iterator[DataError]:
    """Measures whose role requires another unit: indicators are ranked by shares."""
    for row in package.tables.measures:
        role = roles().get(row.role or "")
        if role and role.unit and row.unit and row.unit != role.unit:
            problem = f"a measure with the role {role.key} is counted in {role.unit}"
            yield SchemaError(
                row.place.at("unit"), problem, f"write {role.unit}, or empty the role"
            )


def roles_given_twice(package: Package) -> Iterator[DataError]:
    """Measures with the same role, and the same cell in `of`, as an earlier measure."""
    first: dict[tuple[str, str], str] = {}
    for row in package.tables.measures:
        if row.role and row.measure:
            earlier = first.setdefault((row.role, " ".join((row.of or "").split())), row.measure)
            if earlier != row.measure:
                of = f" of {row.of}" if row.of else ""
                problem = f"{shown(row.role)}{of} is the role of {earlier} too"
                yield SchemaError(
                    row.place.at("role"), problem, "leave it with one of the two measures"
                )


def roles_of_nothing(package: Package) -> Iterator[DataError]:
    """Measures whose column `of` does not name what their role requires."""
    for row in package.tables.measures:
        role = roles().get(row.role or "")
        wanted = role.of if role else ""
        if row.of and not wanted:
            role_name = f"the role {row.role}" if row.role else "no role"
            problem = f"{shown(row.of)} stands beside {role_name}"
            yield SchemaError(row.place.at("of"), problem, "empty it")
        elif wanted and not row.of:
            problem = f"the role {row.role} is of a {wanted}"
            yield SchemaError(row.place.at("of"), problem, f"write it like {EXAMPLES[wanted]}")
        elif row.of:
            yield from unknown_keys(package, row, row.of.split(), wanted)


def unknown_keys(
    package: Package, row: MeasureRow, keys: list[str], wanted: str
) -> Iterator[DataError]:
    """Keys in the column `of` of a measure that do not exist.

    `wanted` is what the role requires: `rating`, or `measure and period`.
    """
    tables = {"rating": ["scale"], "measure and period": ["measures", "periods"]}[wanted]
    if len(keys) != len(tables):
        problem = f"{shown(' '.join(keys))} is not a {wanted}"
        yield SchemaError(row.place.at("of"), problem, f"write it like {EXAMPLES[wanted]}")
        return
    if keys[0] == row.measure:
        problem = f"{row.measure} is not a change of itself"
        yield LinkError(row.place.at("of"), problem, "write the measure that changed")
    for key, table in zip(keys, tables, strict=True):
        rows = package.by_key.of(table)
        if package.declared(table) and key not in rows:
            legal = sorted(other for other in rows if other)
            yield LinkError(
                row.place.at("of"), f"{shown(key)} is not in {table}", nearest(key, legal)
            )


def grades_that_look_alike(package: Package) -> Iterator[DataError]:
    """Grades with the same symbol, and more grades than charts have colours."""
    first: dict[str, str] = {}
    for row in package.tables.scale:
        earlier = first.setdefault(row.symbol, row.rating) if row.symbol else row.rating
        if earlier != row.rating:
            problem = f"{shown(row.symbol)} is the symbol of {earlier} too"
            yield SchemaError(row.place.at("symbol"), problem, "write another sign")
    grades = [row for row in package.tables.scale if row.applicable]
    if len(grades) > MOST_GRADES:
        problem = f"the scale has {len(grades)} grades; drawings have colours for {MOST_GRADES}"
        fix = "leave grades out, or write false as applicable"
        yield SchemaError(grades[MOST_GRADES].place.at("rating"), problem, fix)


def absent_roles(release: Release) -> Iterator[Remark]:
    """Remarks on parts that pages of a package lack because no measure has a role.

    Packages without statements, or with the measures that the program brings, need no roles.
    """
    for package in release.packages.values():
        has_defaults = any(row.place.file == FILE for row in package.tables.measures)
        if has_defaults or not package.tables.statements:
            continue
        lacking: dict[str, list[str]] = {}
        for role in roles().values():
            if (
                role.pages_show
                and role.kind == package.kind.name
                and not measures_for(package.tables, role.key)
            ):
                lacking.setdefault(role.pages_show, []).append(role.key)
        for part, keys in lacking.items():
            named = " or ".join(keys)
            yield Remark(
                f"{package.name}.roles.{keys[0]}",
                f"no measure has the role {named}, so pages lack {part}",
                (Place(f"{package.folder}/datapackage.json"),),
            )
