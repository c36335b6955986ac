"""`answerable new`: a package with every table that its kind needs, and a page that explains them.

The tables have headers and no rows. README.md of the package says what each column holds.
"""

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import UnknownName, shown
from generator.files import DESCRIPTOR
from generator.ids import KEY
from generator.kinds import KIND_NAMES, Kind, kind_named
from generator.language import is_language
from generator.packages import LONGEST_NAME, RESERVED
from generator.publishing.explanations import PURPOSES, explanation_page
from generator.publishing.writing import read_json, replace_files, with_resource, written_beside

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A package that was just made."""

    folder: str
    """The folder of the package, below that of the project."""
    tables: Sequence[str]
    """The tables that must be filled in."""
    languages: Sequence[str]
    """The languages that its texts have columns for."""


def make_package(
    catalogue: Path, name: str, *, kind: str, languages: Sequence[str] = ()
) -> Skeleton:
    """Makes the package `name` beside a catalogue, and adds it to the catalogue.

    If the catalogue lists it already, but its folder was deleted, the entry stays as it is.

    `languages` are those of its texts; without any, those of the catalogue. English always is the
    first of them. Raises `UnknownName` for a kind, a name or a language that cannot be taken, and
    `InvalidRelease` if the catalogue cannot be read. Then nothing is written.
    """
    content = catalogue.read_bytes() if catalogue.is_file() else None
    described: Mapping[str, Any] = read_json(content, catalogue.name)
    assert content is not None
    refuse_kind(kind)
    refuse_name(catalogue.parent, name, described)
    codes = chosen_languages(languages or described.get("languages", []))
    files = skeleton_files(kind_named(kind), name, codes)
    entry = {"name": name, "path": f"data/{name}/{DESCRIPTOR}", "format": "json"}
    extended = content if listed_path(name, described) else with_resource(content, entry)
    place_folder(catalogue.parent / "data", name, files)
    try:
        replace_files(catalogue.parent, {catalogue.name: extended})
    except OSError:
        shutil.rmtree(catalogue.parent / "data" / name)
        raise
    return Skeleton(f"data/{name}", required_tables(kind_named(kind)), codes)


def refuse_kind(kind: str) -> None:
    """Raises `UnknownName` if there is no such kind, with what each kind is for."""
    if kind not in KIND_NAMES:
        purposes = "".join(f"\n  {name}: {PURPOSES[name]}" for name in KIND_NAMES)
        raise UnknownName(f"{shown(kind)} is not a kind of package; write one of:{purposes}")


def refuse_name(root: Path, name: str, described: Mapping[str, Any]) -> None:
    """Raises `UnknownName` if no package can have a name, or if something has it already."""
    if not re.fullmatch(KEY, name) or len(name) > LONGEST_NAME:
        raise UnknownName(
            f"{shown(name)} cannot be the name of a package; write lower-case letters, digits and "
            f"hyphens, at most {LONGEST_NAME}, like spoon-targets"
        )
    if name in RESERVED:
        raise UnknownName(
            f"{shown(name)} cannot be the name of a package, since pages of the site have it; "
            f"write another one, like {name}-package"
        )
    listed = listed_path(name, described)
    if listed and (root / listed).parent.exists():
        raise UnknownName(f"the catalogue lists a package {shown(name)} already; take another name")
    if listed and listed != f"data/{name}/{DESCRIPTOR}":
        raise UnknownName(
            f"the catalogue lists the package {shown(name)} at {listed}, where nothing is; "
            f"correct its path to data/{name}/{DESCRIPTOR}, or take another name"
        )
    if (root / "data" / name).exists():
        raise UnknownName(
            f"there is a folder data/{name} already, and nothing is written over it; "
            "take another name, or rename the folder"
        )


def listed_path(name: str, described: Mapping[str, Any]) -> str:
    """The descriptor of a package that the catalogue lists; empty if it does not list it."""
    resources = described.get("resources", [])
    return next((str(one.get("path")) for one in resources if one.get("name") == name), "")


def chosen_languages(languages: Sequence[str]) -> list[str]:
    """English, and the other languages in their order. Raises `UnknownName` for what is none."""
    for code in languages:
        if not is_language(code):
            raise UnknownName(f"{shown(code)} is not the code of a language; write it like en,fr")
    return list(dict.fromkeys([ENGLISH, *languages]))


def required_tables(kind: Kind) -> list[str]:
    """The tables that a package of a kind must have, in their order."""
    return [table for table in kind.tables if table in kind.required]


def skeleton_files(kind: Kind, name: str, languages: Sequence[str]) -> dict[str, bytes]:
    """The files of a new package by their names."""
    tables = required_tables(kind)
    headers = {table: header(kind.tables[table], languages) for table in kind.tables}
    files = {f"{table}.csv": f"{','.join(headers[table])}\n".encode() for table in tables}
    return {
        DESCRIPTOR: descriptor(kind.name, name, tables).encode(),
        **files,
        "README.md": explanation_page(kind, name, headers).encode(),
    }


def header(schema: Mapping[str, Any], languages: Sequence[str]) -> list[str]:
    """All columns of a table, with those of its texts in each language."""
    columns: list[str] = []
    for field in schema["fields"]:
        stem, _, code = field["name"].rpartition("_")
        is_text = code == ENGLISH
        columns += [f"{stem}_{code}" for code in languages] if is_text else [field["name"]]
    return columns


def descriptor(kind: str, name: str, tables: Sequence[str]) -> str:
    """The descriptor of a new package, with one table a line."""
    title = name.replace("-", " ").capitalize()
    texts = {"name": name, "kind": kind, "title_en": title, "description_en": PURPOSES[kind]}
    lines = [f"  {json.dumps(key)}: {json.dumps(text)}," for key, text in texts.items()]
    resources = [json.dumps({"name": table, "path": f"{table}.csv"}) for table in tables]
    listed = ",\n    ".join(resources)
    return "\n".join(["{", *lines, '  "resources": [', f"    {listed}", "  ]", "}", ""])


def place_folder(parent: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Writes the files into a hidden folder, which then gets its name in one step."""
    parent.mkdir(exist_ok=True)
    with written_beside(parent, files) as hidden:
        hidden.rename(parent / name)
