"""What can be wrong with a descriptor: its JSON, its metadata, its resources, its schemas."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from frictionless import FrictionlessException
from frictionless import Package as StockPackage

from generator.errors import DataError, Place, SchemaError, nearest, shown
from generator.kinds import Kind, localised
from generator.language import is_language

CARDS = ("url", "source", "locator")
"""What `report_cards` of a descriptor says: where official cards are published, and where a source says so."""


def parsed(path: Path, file: str, problems: list[DataError]) -> dict[str, Any] | None:
    """The JSON object in a file; None, with one problem more, where there is none."""
    try:
        descriptor = json.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        problems.append(
            SchemaError(Place(file), "the file does not exist", "add it, or correct the path that leads to it")
        )
    except IsADirectoryError:
        problems.append(SchemaError(Place(file), "this is a folder", "name the datapackage.json in it"))
    except UnicodeDecodeError:
        problems.append(SchemaError(Place(file), "the file is not UTF-8", "save it as UTF-8"))
    except json.JSONDecodeError as error:
        problems.append(
            SchemaError(Place(file, error.lineno), f"the JSON breaks off: {error.msg}", f"look at column {error.colno}")
        )
    else:
        if isinstance(descriptor, dict):
            return descriptor
        problems.append(SchemaError(Place(file), "the file holds no JSON object", "write { … }"))
    return None


def descriptor_problems(descriptor: dict[str, Any], kind: Kind, named: tuple[str, str]) -> Iterator[DataError]:
    """What keeps a package from being read at all. `named` is its file and the name that the catalogue gives it."""
    file, name = named
    own = list(own_problems(descriptor, file, name))
    yield from own
    if any(problem.place.field == "profile" for problem in own):
        return
    unsafe = list(unsafe_paths(descriptor, file))
    yield from unsafe
    if unsafe:
        return
    try:
        StockPackage.from_descriptor(descriptor)
    except FrictionlessException as error:
        for reason in error.reasons or [error.error]:
            problem = f"the descriptor is not a data package: {reason.note}"
            yield SchemaError(Place(file), problem, "mend the descriptor")
        return
    yield from table_problems(descriptor, kind, file)


def own_problems(descriptor: dict[str, Any], file: str, name: str) -> Iterator[DataError]:
    """What is wrong with the properties that a package of ours has besides those of a data package."""
    if descriptor.get("name") != name:
        problem = f"the package calls itself {shown(descriptor.get('name'))}"
        yield SchemaError(Place(file, field="name"), problem, f"the catalogue calls it {name}; write the same name")
    for stem in ("title", "description"):
        if not isinstance(descriptor.get(f"{stem}_en"), str):
            yield SchemaError(
                Place(file, field=f"{stem}_en"), f"the package has no {stem} in English", f"add {stem}_en"
            )
    parts = descriptor.get("resources")
    for part in [descriptor, *(parts if isinstance(parts, list) else [])]:
        if isinstance(part, dict) and "profile" in part:
            problem = "a profile would be fetched from a network"
            yield SchemaError(Place(file, field="profile"), problem, "take it out; the kind says what a package holds")
    cards = descriptor.get("report_cards")
    if cards is not None and not (isinstance(cards, dict) and all(isinstance(cards.get(key), str) for key in CARDS)):
        problem = "the place of the official report cards is not complete"
        yield SchemaError(Place(file, field="report_cards"), problem, f"write an object with {', '.join(CARDS)}")
    official = descriptor.get("official_texts", [])
    if not isinstance(official, list) or not all(isinstance(code, str) and is_language(code) for code in official):
        problem = "the languages in which official texts gave the names are not a list of codes"
        yield SchemaError(Place(file, field="official_texts"), problem, 'write a list like ["zh"]')
    headlines = descriptor.get("headlines", [])
    if not isinstance(headlines, list) or not all(isinstance(headline, str) for headline in headlines):
        yield SchemaError(
            Place(file, field="headlines"), "the headlines are not a list of figures", "write a list of ids"
        )


def table_problems(descriptor: dict[str, Any], kind: Kind, file: str) -> Iterator[DataError]:
    """Tables that are missing, unknown, or have another schema than the kind's."""
    tables = {resource["name"]: resource for resource in descriptor["resources"]}
    for missing in sorted(kind.required - set(tables)):
        problem = f"the table {missing} is missing"
        yield SchemaError(Place(file, field="resources"), problem, f"a package of kind {kind.name} needs it")
    for table, resource in tables.items():
        if table not in kind.tables:
            problem = f"{shown(table)} is not a table of kind {kind.name}"
            yield SchemaError(Place(file, field="resources"), problem, nearest(table, kind.tables))
        else:
            expected = expected_schema(kind, table, tables)
            yield from schema_problems(resource.get("schema"), expected, Place(file, field=table))


def unsafe_paths(descriptor: dict[str, Any], file: str) -> Iterator[DataError]:
    """Resources whose path leads out of the package."""
    resources = descriptor.get("resources")
    for resource in resources if isinstance(resources, list) else []:
        path = resource.get("path") if isinstance(resource, dict) else None
        if isinstance(path, str) and (path.startswith("/") or "://" in path or ".." in Path(path).parts):
            problem = f"the path {shown(path)} leads out of the package"
            yield SchemaError(Place(file, field="resources"), problem, "keep the file in the folder of the package")


def expected_schema(kind: Kind, table: str, present: Mapping[str, Any]) -> Mapping[str, Any]:
    """The kind's schema of a table, without foreign keys to optional tables that the package leaves out."""
    schema = dict(kind.tables[table])
    references = [one for one in schema.pop("foreignKeys", []) if (one["reference"]["resource"] or table) in present]
    return {**schema, "foreignKeys": references} if references else schema


def schema_problems(schema: object, expected: Mapping[str, Any], place: Place) -> Iterator[DataError]:
    """Where the schema in a descriptor differs from the kind's, texts in further languages apart."""
    fix = "copy the schema of the kind; a package may only add texts in further languages"
    if not isinstance(schema, dict):
        yield SchemaError(place, "the table has no schema in the descriptor", fix)
        return
    own = {field["name"]: field for field in expected["fields"]}
    declared = [field for field in schema.get("fields", []) if isinstance(field, dict)]
    kept = [field for field in declared if field.get("name") in own or not is_translation(field, own)]
    if kept != expected["fields"]:
        yield SchemaError(
            place, f"the schema differs from the kind's at {shown(first_difference(kept, expected['fields']))}", fix
        )
    for key in ("primaryKey", "foreignKeys", "missingValues"):
        if schema.get(key) != expected.get(key):
            yield SchemaError(place, f"the schema differs from the kind's at {shown(key)}", fix)


def is_translation(field: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
    """Whether a field is the text of one of the kind's fields in another language, without conditions."""
    stem = localised(str(field.get("name")))
    return stem is not None and f"{stem}_en" in own and field.get("type") == "string" and "constraints" not in field


def first_difference(declared: list[dict[str, Any]], expected: list[dict[str, Any]]) -> str:
    for field, other in zip(declared, expected, strict=False):
        if field != other:
            return str(field.get("name"))
    longer = declared if len(declared) > len(expected) else expected
    return str(longer[min(len(declared), len(expected))].get("name"))
