"""Reads the catalogue and its packages as one checked `Release`.

Only the modules in this folder use Frictionless.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from generator.checks import package_problems, release_problems
from generator.errors import DataError, InvalidRelease, Place, SchemaError, shown
from generator.files import Files
from generator.ids import KEY
from generator.kinds import KIND_NAMES, kind_named
from generator.language import is_language
from generator.models import Package, Release
from generator.names import GENERATED, PROVIDED
from generator.packages.descriptors import descriptor_problems
from generator.packages.schemas import field_names, kind_schema
from generator.packages.shape import parsed, shape_problems
from generator.packages.tables import read_table
from generator.rows import ROW_TYPES, Tables

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
    rows: dict[str, Any] = {}
    schemas = {}
    for table in package.paths:
        schema = kind_schema(kind, table, package.paths)
        read = read_table(
            files, package.file(table), row_type=ROW_TYPES[table], schema=schema, problems=problems
        )
        if read is not None:
            rows[table], schemas[table] = read.rows, read.schema
    problems += undeclared_columns(package, schemas)
    package = replace(package, tables=Tables(**rows), schemas=schemas)
    reported = {problem.place for problem in problems if problem.place.field}
    problems += [problem for problem in package_problems(package) if problem.place not in reported]
    return package


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
