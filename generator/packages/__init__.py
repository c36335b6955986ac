"""Reads the catalogue and its packages as one checked `Release`.

Only the modules in this folder use Frictionless.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from generator.checks import package_problems, release_problems
from generator.errors import DataError, InvalidRelease, Place, SchemaError, shown
from generator.files import Files
from generator.ids import KEY
from generator.kinds import KIND_NAMES, kind_named
from generator.kinds.defaults import with_defaults
from generator.language import is_language
from generator.models import Package, Release
from generator.names import GENERATED, PROVIDED
from generator.packages.declared import field_names
from generator.packages.descriptors import descriptor_problems
from generator.packages.schemas import LOCATORS, kind_schema, with_locators
from generator.packages.shape import parsed, shape_problems
from generator.packages.tables import Table, read_table
from generator.packages.texts import read_texts
from generator.rows import ROW_TYPES, Tables
from generator.rows.common import LocatorRow

RESERVED = tuple(sorted({*GENERATED, *PROVIDED}))
"""Names that no package may have, since addresses of the site use them."""
LONGEST_NAME = 60
YEARS = range(1980, 2101)
"""The years that a release may have. ZIP files cannot hold earlier dates."""


def read_release(files: Files, catalogue: str) -> Release:
    """The release that a catalogue describes, with all tables read and checked.

    `catalogue` is the path of the catalogue in `files`. Raises `InvalidRelease` with all problems
    of the catalogue, the packages and their tables.
    """
    problems: list[DataError] = []
    descriptor = parsed(files.get(catalogue), catalogue, problems)
    if descriptor is None:
        raise InvalidRelease(problems)
    problems += list(shape_problems(descriptor, "catalogue", catalogue)) or catalogue_problems(
        descriptor, catalogue
    )
    if problems:
        raise InvalidRelease(problems)
    packages = [read_package(files, resource, problems) for resource in descriptor["resources"]]
    release = Release(
        files=files,
        title=descriptor["title"],
        version=descriptor["version"],
        created=created(descriptor),
        languages=tuple(descriptor["languages"]),
        packages={package.name: package for package in packages if package},
        descriptor=descriptor,
        texts=read_texts(files, problems),
    )
    problems += release_problems(release)
    if problems:
        raise InvalidRelease(problems)
    return release


def catalogue_problems(descriptor: dict[str, Any], file: str) -> Iterator[DataError]:
    """The problems of the catalogue: title, version, languages, date and list of packages."""
    for field, example in (("name", "tidewater"), ("title", "Tidewater"), ("version", "2026.1")):
        if not descriptor.get(field, "").strip():
            yield SchemaError(
                Place(file, field=field),
                f"the catalogue has no {field}",
                f"write it as text, like {example}",
            )
    languages = descriptor.get("languages", [])
    if (
        not languages
        or not all(map(is_language, languages))
        or len(set(languages)) < len(languages)
    ):
        yield SchemaError(
            Place(file, field="languages"),
            "the catalogue names no languages, one twice, or one that is none",
            'write a list, like ["en", "zh"]',
        )
    try:
        created(descriptor)
    except (KeyError, ValueError):
        problem = f"{shown(descriptor.get('created'))} is not the date-time of a release"
        fix = f"write it like 2026-11-21T00:00:00Z, in a year from {YEARS[0]} to {YEARS[-1]}"
        yield SchemaError(Place(file, field="created"), problem, fix)
    yield from resource_problems(descriptor, file)


def resource_problems(descriptor: Mapping[str, Any], file: str) -> Iterator[DataError]:
    """The problems of the list of packages."""
    place = Place(file, field="resources")
    resources = descriptor.get("resources", [])
    if not resources:
        yield SchemaError(place, "the catalogue lists no packages", "add one resource a package")
    names = Counter(resource["name"] for resource in resources)
    for name in sorted(name for name, times in names.items() if times > 1):
        yield SchemaError(place, f"{shown(name)} is listed twice", "give each package its own name")
    for resource in resources:
        name, path = resource["name"], resource["path"]
        if name == descriptor.get("name"):
            problem = f"the package {shown(name)} has the name of the catalogue"
            yield SchemaError(place, problem, "give one of the two another name")
        elif not re.fullmatch(KEY, name) or len(name) > LONGEST_NAME or name in RESERVED:
            problem = f"{shown(name)} cannot be the name of a package"
            fix = (
                f"write lower-case letters, digits and hyphens, and none of: {', '.join(RESERVED)}"
            )
            yield SchemaError(place, problem, fix)
        elif not re.fullmatch(rf"data/{KEY}/datapackage\.json", path):
            problem = f"{shown(path)} is not the descriptor of a package inside the project"
            yield SchemaError(place, problem, f"write a path like data/{name}/datapackage.json")


def created(descriptor: dict[str, Any]) -> date:
    """The date of the release.

    Raises KeyError or ValueError if it is missing, no date-time, or outside of `YEARS`.
    """
    written = descriptor["created"]
    day = datetime.fromisoformat(written).date()
    if not written.isascii() or day.year not in YEARS:
        raise ValueError(written)
    return day


def read_package(
    files: Files, resource: dict[str, Any], problems: list[DataError]
) -> Package | None:
    """A package with all tables that could be read, or None if its descriptor is wrong.

    `resource` is the entry of the package in the catalogue. Problems are added to `problems`.
    """
    file = resource["path"]
    descriptor = parsed(files.get(file), file, problems)
    if descriptor is None:
        return None
    if descriptor.get("kind") not in KIND_NAMES:
        named = descriptor.get("kind")
        problem = f"{shown(named)} is not a kind of package" if named else "the kind is missing"
        fix = f"write one of: {', '.join(KIND_NAMES)}"
        problems.append(SchemaError(Place(file, field="kind"), problem, fix))
        return None
    kind = kind_named(descriptor["kind"])
    if wrong := list(descriptor_problems(descriptor, kind, file=file, name=resource["name"])):
        problems += wrong
        return None
    folder = file.rpartition("/")[0]
    package = Package(resource["name"], kind, folder, descriptor, Tables(), {})
    read = read_tables(files, package, problems)
    rows: dict[str, Any] = {table: one.rows for table, one in read.items()}
    schemas = {table: one.schema for table, one in read.items()}
    problems += tables_without_rows(package, rows, {problem.place.file for problem in problems})
    problems += undeclared_columns(package, schemas)
    package = replace(
        package,
        tables=with_defaults(kind, Tables(**rows)),
        schemas=schemas,
        in_part={table for table, one in read.items() if not one.is_whole},
        own_cells={place: cells for one in read.values() for place, cells in one.own_cells.items()},
    )
    reported = {problem.place for problem in problems if problem.place.field}
    problems += [problem for problem in package_problems(package) if problem.place not in reported]
    return package


def read_tables(files: Files, package: Package, problems: list[DataError]) -> dict[str, Table]:
    """The tables of a package that could be read, by name.

    The words for locators come first, because other tables use them.
    """
    read: dict[str, Table] = {}
    for table in sorted(package.paths, key=lambda name: name != LOCATORS):
        words = locator_words(read)
        schema = with_locators(kind_schema(package.kind, table, package.paths), words)
        found = read_table(
            files, package.file(table), row_type=ROW_TYPES[table], schema=schema, problems=problems
        )
        if found is not None:
            read[table] = found
    return read


def locator_words(read: Mapping[str, Table]) -> list[str]:
    """The words of the table `locators`, if it was read."""
    rows = read[LOCATORS].rows if LOCATORS in read else ()
    return [row.locator for row in rows if isinstance(row, LocatorRow) and row.locator]


def tables_without_rows(
    package: Package, rows: Mapping[str, Sequence[Any]], wrong: Collection[str]
) -> Iterator[SchemaError]:
    """Tables with a header only; one problem if the package is new and none has rows.

    `rows` are those of each table that was read, `wrong` the files with other problems.
    """
    empty = [table for table in rows if not rows[table] and package.file(table) not in wrong]
    if empty and len(empty) == len(package.paths):
        files = ", ".join(f"{table}.csv" for table in empty)
        fix = f"fill in {files}, or take a sheet in: answerable import SHEET --package "
        yield SchemaError(Place(package.folder), "no table has rows yet", f"{fix}{package.name}")
        return
    for table in empty:
        needs = f"fill it in: a package of kind {package.kind.name} needs it"
        fix = needs if table in package.kind.required else "add rows, or leave the table out"
        yield SchemaError(Place(package.file(table)), "the table has a header and no rows", fix)


def undeclared_columns(
    package: Package, schemas: Mapping[str, Mapping[str, Any]]
) -> Iterator[DataError]:
    """Tables with other columns than the schema in the descriptor declares."""
    for resource in package.descriptor["resources"]:
        table, declared = resource["name"], resource.get("schema")
        if (
            declared
            and table in schemas
            and field_names(declared["fields"]) != field_names(schemas[table]["fields"])
        ):
            problem = "the columns are not those that the descriptor declares"
            fix = "correct one of the two, or leave the schema out of the descriptor"
            yield SchemaError(Place(package.file(table), 1), problem, fix)
