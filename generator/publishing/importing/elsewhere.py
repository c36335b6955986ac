"""Bodies in the other packages of a project. A page of the site joins those with the same key."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.errors import InvalidRelease
from generator.files import DESCRIPTOR, Files
from generator.kinds import KIND_NAMES, kind_named
from generator.publishing.importing.names import folded, names_in
from generator.publishing.importing.tables import Table, read_table
from generator.publishing.writing import read_json

BODIES = ("entities", "custodians", "addressees")
"""The tables that hold bodies."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body of another package."""

    key: str
    title: str
    acronym: str
    is_entity: bool
    package: str


def bodies_elsewhere(files: Files, paths: Mapping[str, str]) -> dict[str, dict[str, Body]]:
    """The bodies of packages by each of their names, folded, and by their keys.

    A custodian or an addressee that is an entity has the key of that. `paths` are the descriptors
    of the packages by their names. What cannot be read is left out.
    """
    found: dict[str, dict[str, Body]] = {}
    for package, path in paths.items():
        for table in tables_of_bodies(files, path):
            for row in table.rows:
                entity = row.get("entity", "")
                title, acronym = row.get("title_en", ""), row.get("acronym", "")
                body = Body(entity or row[table.key], title, acronym, bool(entity), package)
                for name in filter(str.strip, names_in(row, table.key)):
                    found.setdefault(folded(name), {}).setdefault(body.key, body)
    return found


def tables_of_bodies(files: Files, path: str) -> Iterator[Table]:
    """The tables of a package that hold bodies, as far as they can be read."""
    try:
        descriptor: Mapping[str, Any] = read_json(files.get(path), path)
    except InvalidRelease:
        return
    if descriptor.get("kind") not in KIND_NAMES:
        return
    schemas = kind_named(descriptor["kind"]).tables
    for resource in descriptor.get("resources", []):
        name, file = str(resource.get("name")), str(resource.get("path"))
        if name in BODIES and name in schemas:
            try:
                folder = path.removesuffix(DESCRIPTOR)
                yield read_table(files, name, f"{folder}{file}", schema=schemas[name])
            except InvalidRelease:
                continue


def only_body(found: Mapping[str, Mapping[str, Body]], names: Iterable[str]) -> Body | None:
    """The only body that has one of these names; None if there is none, or if there are several."""
    bodies = {key: body for name in names for key, body in found.get(folded(name), {}).items()}
    return next(iter(bodies.values())) if len(bodies) == 1 else None
