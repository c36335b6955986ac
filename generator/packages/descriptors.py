"""Checks the descriptor of a package: its metadata, its resources and its schemas."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from generator.errors import DataError, Place, SchemaError, nearest, shown
from generator.kinds import Kind
from generator.language import is_language
from generator.packages.declared import schema_problems
from generator.packages.schemas import kind_schema
from generator.packages.shape import shape_problems

CARDS = ("url", "source", "locator")
"""The properties of `report_cards`: the page with official cards, and the source that names it."""
TABLE_PATH = r"([A-Za-z0-9_-]+/){0,3}[A-Za-z0-9][A-Za-z0-9_-]*\.csv"


def descriptor_problems(
    descriptor: dict[str, Any], kind: Kind, *, file: str, name: str
) -> Iterator[DataError]:
    """All problems of a descriptor. With one of these, the package is not read.

    `name` is the name of the package in the catalogue.
    """
    if misshapen := list(shape_problems(descriptor, "package", file)):
        yield from misshapen
        return
    yield from metadata_problems(descriptor, file, name)
    if unsafe := list(unsafe_paths(descriptor, file)):
        yield from unsafe
        return
    yield from table_problems(descriptor, kind, file)


def metadata_problems(descriptor: dict[str, Any], file: str, name: str) -> Iterator[DataError]:
    """Problems of name, title, description, report cards and official texts."""
    if descriptor.get("name") != name:
        problem = f"the package calls itself {shown(descriptor.get('name'))}"
        yield SchemaError(
            Place(file, field="name"),
            problem,
            f"the catalogue calls it {name}; write the same name",
        )
    for stem in ("title", "description"):
        if not descriptor.get(f"{stem}_en", "").strip():
            place = Place(file, field=f"{stem}_en")
            yield SchemaError(place, f"the package has no {stem} in English", f"add {stem}_en")
    cards = descriptor.get("report_cards")
    if cards is not None and not all(key in cards for key in CARDS):
        problem = "the place of the official report cards is not complete"
        yield SchemaError(
            Place(file, field="report_cards"), problem, f"write an object with {', '.join(CARDS)}"
        )
    official = descriptor.get("official_texts", [])
    if not all(map(is_language, official)):
        problem = "the languages in which official texts gave the names are not a list of codes"
        yield SchemaError(Place(file, field="official_texts"), problem, 'write a list like ["zh"]')


def table_problems(descriptor: dict[str, Any], kind: Kind, file: str) -> Iterator[DataError]:
    """Tables that are missing or unknown, or whose schema differs from that of the kind."""
    tables = {resource["name"]: resource for resource in descriptor["resources"]}
    for missing in sorted(kind.required - set(tables)):
        problem = f"the table {missing} is missing"
        yield SchemaError(
            Place(file, field="resources"), problem, f"a package of kind {kind.name} needs it"
        )
    for table, resource in tables.items():
        if table not in kind.tables:
            problem = f"{shown(table)} is not a table of kind {kind.name}"
            yield SchemaError(Place(file, field="resources"), problem, nearest(table, kind.tables))
        elif "schema" in resource:
            yield from schema_problems(
                resource["schema"], kind_schema(kind, table, tables), Place(file, field=table)
            )


def unsafe_paths(descriptor: dict[str, Any], file: str) -> Iterator[DataError]:
    """Resources with a path outside of the package, a file that is no CSV file, or a used name."""
    place = Place(file, field="resources")
    resources = descriptor.get("resources", [])
    names = Counter(resource["name"] for resource in resources)
    for name in sorted(name for name, times in names.items() if times > 1):
        yield SchemaError(
            place, f"the table {shown(name)} is listed twice", "take one of the two out"
        )
    for resource in resources:
        path = resource["path"]
        if path.startswith("/") or "://" in path or ".." in PurePosixPath(path).parts:
            problem = f"the path {shown(path)} leads out of the package"
            yield SchemaError(place, problem, "keep the file in the folder of the package")
        elif not re.fullmatch(TABLE_PATH, path):
            problem = f"the path {shown(path)} is not that of a CSV file"
            yield SchemaError(place, problem, "write letters, digits, - and _, like statements.csv")
