"""Catalogue and packages → one checked `Release`. The only place that knows Frictionless."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from generator.checks import package_problems, release_problems
from generator.errors import DataError, InvalidRelease, Place, SchemaError, nearest, shown
from generator.kinds import KEY_FIELD, KIND_NAMES, kind_named
from generator.language import is_language
from generator.models import Package, Release
from generator.packages.descriptors import descriptor_problems, parsed
from generator.packages.tables import read_table

RESERVED = (
    "about", "answerable", "api", "assets", "corrections", "data", "entities", "figures",
    "findings", "glossary", "releases", "sources", "verify",
)  # fmt: skip
"""Names that addresses of the site have taken."""


def read_release(catalogue: Path) -> Release:
    """The release that a catalogue describes, with every table read and checked.

    Raises `InvalidRelease` with every problem found in the catalogue, the packages and their tables.
    """
    problems: list[DataError] = []
    descriptor = parsed(catalogue, catalogue.name, problems)
    if descriptor is None:
        raise InvalidRelease(problems)
    problems += catalogue_problems(descriptor, catalogue.name)
    if problems:
        raise InvalidRelease(problems)
    root = catalogue.parent
    packages = [read_package(root, resource, problems) for resource in descriptor["resources"]]
    release = Release(
        root=root,
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
    """What is wrong with the catalogue itself."""
    for field, example in (("title", "Answerable"), ("version", "2026.1")):
        if not isinstance(descriptor.get(field), str):
            yield SchemaError(
                Place(file, field=field), f"the catalogue has no {field}", f"write it as text, like {example}"
            )
    languages = descriptor.get("languages")
    if (
        not isinstance(languages, list)
        or not languages
        or not all(isinstance(code, str) and is_language(code) for code in languages)
        or len(set(languages)) < len(languages)
    ):
        yield SchemaError(
            Place(file, field="languages"),
            "the catalogue names no languages, one twice, or one that is none",
            'write a list, like ["en", "zh"]',
        )
    try:
        created(descriptor)
    except (KeyError, TypeError, ValueError):
        problem = f"{shown(descriptor.get('created'))} is not the date-time of a release"
        yield SchemaError(Place(file, field="created"), problem, "write it like 2026-11-21T00:00:00Z")
    yield from resource_problems(descriptor.get("resources"), file)


def resource_problems(resources: object, file: str) -> Iterator[DataError]:
    """What is wrong with the list of packages."""
    if not isinstance(resources, list) or not resources:
        yield SchemaError(
            Place(file, field="resources"), "the catalogue lists no packages", "add one resource a package"
        )
        return
    names = [resource.get("name") for resource in resources if isinstance(resource, dict)]
    for name in sorted({str(name) for name in names if names.count(name) > 1}):
        yield SchemaError(
            Place(file, field="resources"), f"{shown(name)} is listed twice", "give each package its own name"
        )
    for number, resource in enumerate(resources, start=1):
        if not isinstance(resource, dict) or not all(isinstance(resource.get(key), str) for key in ("name", "path")):
            problem = f"resource {number} has no name or no path"
            yield SchemaError(
                Place(file, field="resources"),
                problem,
                'write {"name": …, "path": "data/…/datapackage.json", "format": "json"}',
            )
        elif not re.fullmatch(KEY_FIELD, resource["name"]) or resource["name"] in RESERVED:
            problem = f"{shown(resource['name'])} cannot be the name of a package"
            fix = f"write lower-case letters, digits and hyphens, and none of: {', '.join(RESERVED)}"
            yield SchemaError(Place(file, field="resources"), problem, fix)
        elif (
            not resource["path"].endswith("/datapackage.json")
            or ".." in Path(resource["path"]).parts
            or resource["path"].startswith("/")
        ):
            problem = f"{shown(resource['path'])} is not the descriptor of a package inside the project"
            yield SchemaError(
                Place(file, field="resources"), problem, f"write a path like data/{resource['name']}/datapackage.json"
            )


def created(descriptor: dict[str, Any]) -> date:
    """The date of the release. Raises KeyError, TypeError or ValueError where there is none."""
    return datetime.fromisoformat(descriptor["created"]).date()


def read_package(root: Path, resource: dict[str, Any], problems: list[DataError]) -> Package | None:
    """One package with the tables that could be read; what is wrong with it is added to `problems`."""
    file = resource["path"]
    descriptor = parsed(root / file, file, problems)
    if descriptor is None:
        return None
    if descriptor.get("kind") not in KIND_NAMES:
        problem = f"{shown(descriptor.get('kind'))} is not a kind of package"
        problems.append(SchemaError(Place(file, field="kind"), problem, nearest(descriptor.get("kind"), KIND_NAMES)))
        return None
    kind = kind_named(descriptor["kind"])
    found = list(descriptor_problems(descriptor, kind, (file, resource["name"])))
    problems += found
    if found:
        return None
    folder = file.rpartition("/")[0]
    package = Package(resource["name"], kind, folder, descriptor, {})
    tables = {}
    for table in descriptor["resources"]:
        frame = read_table(root / folder, package.file(table["name"]), table, problems)
        if frame is not None:
            tables[table["name"]] = frame
    package = Package(resource["name"], kind, folder, descriptor, tables)
    wrong = {problem.place for problem in problems if problem.place.field}
    problems += [problem for problem in package_problems(package) if problem.place not in wrong]
    return package
