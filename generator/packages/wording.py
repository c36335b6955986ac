"""Writes the errors of Frictionless in our own words."""

import re
from collections.abc import Mapping
from typing import Any

from generator.errors import DataError, Place, ProvenanceError, SchemaError, nearest, shown
from generator.ids import KEY

TYPES = {
    "number": ("a number", "write it like 12 or 12.5, without a sign of percent or thousands"),
    "integer": ("a whole number", "write it like 12"),
    "boolean": ("true or false", "write true or false"),
    "date": ("a date", "write it like 2026-11-21"),
}
SPREADSHEET_DATE = re.compile(
    r"\d{1,2}-[A-Za-z]{3}(-\d{2,4})?|[A-Za-z]{3}-\d{1,4}|\d{1,4}/\d{1,2}(/\d{2,4})?|\d{1,2}\.\d{1,2}\.\d{2,4}"
)


def cell_problem(
    place: Place, cell: str, field: Mapping[str, Any], *, kind: str, note: str
) -> DataError:
    """The problem with a cell that does not fit its field.

    `kind` is `type`, or the constraint that the cell breaks; `note` is what Frictionless says.
    """
    match kind:
        case "type":
            name, fix = TYPES[field["type"]]
            return SchemaError(place, f"{shown(cell)} is not {name}", fix)
        case "required":
            error = ProvenanceError if field["name"] in ("source", "locator") else SchemaError
            problem = f"the {field['name']} is missing"
            return error(place, problem, fix_from_description(field["description"]))
        case "enum":
            fix = nearest(cell, field["constraints"]["enum"])
            return SchemaError(place, f"{shown(cell)} is not known here", fix)
        case "pattern":
            return pattern_problem(place, cell, field)
    problem = f"{shown(cell)} is not legal here ({note})"
    return SchemaError(place, problem, fix_from_description(field["description"]))


def pattern_problem(place: Place, cell: str, field: Mapping[str, Any]) -> DataError:
    """The problem for a cell that does not match the pattern of its field."""
    if not field["constraints"]["pattern"].startswith(KEY):
        return SchemaError(
            place,
            f"{shown(cell)} is not written as it should be",
            fix_from_description(field["description"]),
        )
    if SPREADSHEET_DATE.fullmatch(cell):
        return SchemaError(
            place,
            f"{shown(cell)} looks like a key that a spreadsheet turned into a date",
            "set the column to text and type the key again",
        )
    return SchemaError(
        place,
        f"{shown(cell)} is not a key",
        "write lower-case letters, digits and single hyphens, like audit or 2024-2",
    )


def fix_from_description(description: str) -> str:
    """What to do, made of the description of a field: “A title.” → “write: a title”."""
    first = description[0] if description[1].isupper() else description[0].lower()
    return f"write: {first}{description[1:].rstrip('.')}"
