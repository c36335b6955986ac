"""Checks keys and titles: they are unique, references lead to a row, and no key is a date."""

import re
from collections.abc import Iterator

from generator.dates import SHORT_MONTH
from generator.errors import DataError, LinkError, SchemaError, nearest, shown
from generator.ids import KEY
from generator.models import Package
from generator.rows.common import PeriodRow

KEY_WRITTEN = re.compile(KEY)
FULL_DATE = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}-\d{{1,2}}-\d{{2,4}}|\d{{1,2}}-{SHORT_MONTH}(-\d{{2,4}})?"
)


def keys_turned_into_dates(package: Package) -> Iterator[DataError]:
    """Keys that look like a full date. Spreadsheets make dates of keys like 2024-2."""
    for table in package.schemas:
        for field in package.kind.tables[table]["fields"]:
            if field.get("constraints", {}).get("pattern") != KEY:
                continue
            for row in package.tables.of(table):
                key = getattr(row, field["name"]) or ""
                if FULL_DATE.fullmatch(key):
                    problem = f"{shown(key)} looks like a key that a spreadsheet turned into a date"
                    fix = "set the column to text and type the key again"
                    yield SchemaError(row.place.at(field["name"]), problem, fix)


def duplicate_keys(package: Package) -> Iterator[DataError]:
    """Rows with the same primary key as an earlier row."""
    for table in package.schemas:
        key = package.kind.tables[table].get("primaryKey", [])
        required = [
            field["name"]
            for field in package.kind.tables[table]["fields"]
            if "required" in field.get("constraints", {})
        ]
        first: dict[tuple[object, ...], int] = {}
        for row in package.tables.of(table):
            values = tuple(getattr(row, field) for field in key)
            if not key or any(getattr(row, field) is None for field in key if field in required):
                continue
            if values in first:
                place = row.place.at(key[0]) if len(key) == 1 else row.place
                repeated = ", ".join(str(value or "") for value in values)
                problem = f"the row repeats {', '.join(key)} = {repeated} of row {first[values]}"
                yield SchemaError(place, problem, "delete one of the two, or correct its key")
            first.setdefault(values, row.place.row)


def values_given_twice(package: Package) -> Iterator[DataError]:
    """Cells that repeat an earlier cell of a column whose values must differ, like `order`."""
    for table in package.schemas:
        for field in package.kind.tables[table]["fields"]:
            if not field.get("constraints", {}).get("unique"):
                continue
            first: dict[object, int | None] = {}
            for row in package.tables.of(table):
                value = getattr(row, field["name"])
                if value is not None and value in first:
                    problem = f"{shown(value)} stands in row {first[value]} too"
                    yield SchemaError(row.place.at(field["name"]), problem, "give each row its own")
                first.setdefault(value, row.place.row)


def periods_with_one_title(package: Package) -> Iterator[DataError]:
    """Periods that have the same title in one language. Readers could not tell them apart."""
    first: dict[tuple[str, str], PeriodRow] = {}
    for row in package.tables.periods:
        for language, title in row.title.items():
            earlier = first.setdefault((language, " ".join(title.split()).casefold()), row)
            if earlier is not row:
                problem = f"{shown(title)} is the title of {earlier.period} in row "
                problem += f"{earlier.place.row} too"
                fix = "give it another title, like 2021 (revised)"
                yield SchemaError(row.place.at(f"title_{language}"), problem, fix)


def dangling_references(package: Package) -> Iterator[DataError]:
    """Cells that refer to a row that does not exist."""
    for table in package.schemas:
        for reference in package.kind.tables[table].get("foreignKeys", []):
            fields, target = reference["fields"], reference["reference"]["resource"] or table
            if not package.declared(target):
                continue
            legal = legal_values(package, target, reference["reference"]["fields"])
            keys = suggested_keys(legal, target)
            for row in package.tables.of(table):
                values = tuple(getattr(row, field) for field in fields)
                if None not in values and values not in legal:
                    problem = f"{shown(' '.join(map(str, values)))} is not in {target}"
                    yield LinkError(row.place.at(fields[-1]), problem, nearest(values[-1], keys))


def legal_values(package: Package, table: str, fields: list[str]) -> set[tuple[object, ...]]:
    """The cells of a table in these fields, row by row. An absent table has none."""
    return {tuple(getattr(row, field) for field in fields) for row in package.tables.of(table)}


def suggested_keys(legal: set[tuple[object, ...]], table: str) -> list[str]:
    """The keys, in order, that a message may suggest. Keys that are wrong themselves are left out.

    `legal` are those of `legal_values`.
    """
    keys = sorted({str(values[-1]) for values in legal if None not in values})
    if table == "sources":
        return keys
    return [key for key in keys if KEY_WRITTEN.fullmatch(key) and not FULL_DATE.fullmatch(key)]


def redefined_measures(package: Package) -> Iterator[DataError]:
    """Measures in the table `measures` that the kind defines already."""
    of_kind = {row.measure for row in package.kind.measures}
    if "measures" in package.schemas:
        for row in package.tables.measures:
            if row.measure in of_kind:
                place = row.place.at("measure")
                yield SchemaError(
                    place,
                    f"the kind {package.kind.name} brings {shown(row.measure)} itself",
                    "delete the row, or give the measure another key",
                )
