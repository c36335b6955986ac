"""The Table Schema of every table, and a profile of each kind of package, as JSON files."""

import json
from typing import Any

from generator.kinds import KIND_NAMES, Kind, kind_named


def schema_files() -> dict[str, bytes]:
    """The files by path: `schemas/statements.json` and `schemas/targets-package.json`."""
    files: dict[str, bytes] = {}
    for name in KIND_NAMES:
        kind = kind_named(name)
        files[f"schemas/{name}.json"] = as_json(profile(kind))
        files |= {f"schemas/{table}.json": as_json(one) for table, one in kind.tables.items()}
    return files


def profile(kind: Kind) -> dict[str, Any]:
    """A JSON Schema for the descriptor of a package of a kind: its kind and its tables."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Data package of the kind {kind.name}",
        "type": "object",
        "required": ["name", "kind", "resources"],
        "properties": {
            "kind": {"const": kind.name},
            "resources": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["name", "path"],
                    "properties": {"name": {"enum": list(kind.tables)}},
                },
                "allOf": [
                    {"contains": {"properties": {"name": {"const": table}}}}
                    for table in kind.tables
                    if table in kind.required
                ],
            },
        },
    }


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
