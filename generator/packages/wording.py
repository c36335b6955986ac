"""Writes the errors of Frictionless in our own words."""

import re
from collections.abc import Mapping
from typing import Any

from generator.errors import DataError, Place, ProvenanceError, SchemaError, shown
from generator.ids import KEY
from generator.names import slug
from generator.packages.numbers import LIKE
from generator.vocabulary import keys_for

TYPES = {
    "number": ("a number", f"write it like {LIKE['number']}"),
    "integer": ("a whole number", f"write it like {LIKE['integer']}"),
    "boolean": ("true or false", "write true or false"),
    "date": ("a date", "write it like 2026-11-21"),
}
SPREADSHEET_DATE = re.compile(
    r"\d{1,2}-[A-Za-z]{3}(-\d{2,4})?|[A-Za-z]{3}-\d{1,4}|\d{1,2}/\d{1,2}(/\d{2,4})?"
    r"|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2,4}"
)
"""Dates that spreadsheets make of keys like 2024-2. A year like 2019/20 is not among them."""


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
            return error(place, problem, cure(field))
        case "enum":
            return SchemaError(place, f"{shown(cell)} is not known here", cure(field))
        case "pattern":
            return pattern_problem(place, cell, field)
    return SchemaError(place, f"{shown(cell)} is not legal here ({note})", cure(field))


def pattern_problem(place: Place, cell: str, field: Mapping[str, Any]) -> DataError:
    """The problem for a cell that does not match the pattern of its field."""
    pattern = field["constraints"]["pattern"]
    if pattern.startswith(KEY) and SPREADSHEET_DATE.fullmatch(cell):
        problem = f"{shown(cell)} looks like a key that a spreadsheet turned into a date"
        return SchemaError(place, problem, "set the column to text and type the key again")
    if pattern == KEY:
        fix = f"write lower-case letters, digits and single hyphens, like {slug(cell) or 'audit'}"
        fix += "; this is for keys only, not for titles"
        return SchemaError(place, f"{shown(cell)} is not a key", fix)
    return SchemaError(place, f"{shown(cell)} is not written as it should be", cure(field))


def cure(field: Mapping[str, Any]) -> str:
    """What a cell of a field may hold: its values, if they are listed, and its description.

    “A title.” → “write: a title”.
    """
    description = field["description"].rstrip(".")
    if not description[1].isupper():
        description = f"{description[0].lower()}{description[1:]}"
    values = field.get("constraints", {}).get("enum")
    if "vocabulary" in field:
        values = keys_for(field["vocabulary"])
    return (
        f"write one of: {', '.join(values)} ({description})" if values else f"write: {description}"
    )
