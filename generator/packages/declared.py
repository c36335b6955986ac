"""Compares the schema that a descriptor declares for a table with that of the kind."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.errors import DataError, Place, SchemaError, shown
from generator.packages.schemas import Field, among_columns, is_required, is_translation

FIX = (
    "take the property schema out, since the program has a schema of each table"
    " (schemas/{table}.json of every site); a package may only add texts in further languages"
)


def schema_problems(
    declared: Mapping[str, Any], expected: Mapping[str, Any], place: Place
) -> Iterator[DataError]:
    """Differences between the schema in a descriptor and the `expected` schema of the kind."""
    fields = {field["name"]: field for field in expected["fields"]}
    names = field_names(declared.get("fields", []))
    missing = [name for name in fields if is_required(fields[name]) and name not in names]
    different = [
        str(field.get("name"))
        for field in declared.get("fields", [])
        if not is_legal_field(field, fields)
    ]
    compared = among_columns(expected, names)
    for name in [*[*missing, *different][:1], *other_keys(declared, compared)]:
        problem = f"the schema differs from the kind's at {shown(name)}"
        yield SchemaError(place, problem, FIX.format(table=place.field))


def other_keys(declared: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    """The properties beside the fields in which a declared schema contradicts the expected one.

    A key of fewer columns, and further foreign keys, are those of an earlier version of the kind.
    """
    if not set(declared.get("primaryKey") or []) <= set(expected.get("primaryKey", [])):
        yield "primaryKey"
    references = declared.get("foreignKeys") or []
    if any(key not in references for key in expected.get("foreignKeys", [])):
        yield "foreignKeys"
    if declared.get("missingValues") != expected.get("missingValues"):
        yield "missingValues"


def field_names(fields: Sequence[Field]) -> list[object]:
    """The names of fields, in their order."""
    return [field.get("name") for field in fields]


def is_legal_field(field: Field, fields: Mapping[str, Any]) -> bool:
    """True if a declared field is in the schema of the kind, or is an unconstrained translation.

    `fields` are those of the kind's schema by name.
    """
    name = str(field.get("name"))
    is_text = field.get("type") == "string" and set(field) <= {"name", "type", "description"}
    if is_text and is_translation(name, fields):
        return True
    return (
        name in fields
        and essence(field) == essence(fields[name])
        and (enum_of(field) <= enum_of(fields[name]) or "vocabulary" in fields[name])
    )


def enum_of(field: Field) -> set[str]:
    """The values that a field may have; empty where it may have any, or does not list texts."""
    constraints = field.get("constraints")
    values = constraints.get("enum") if isinstance(constraints, dict) else None
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        return set()
    return set(values)


def essence(field: Field) -> Field:
    """A field without what changes between releases of the program.

    That is its description, its pattern, whether it is required, and its list of values.
    """
    kept = {
        name: value for name, value in field.items() if name not in ("description", "vocabulary")
    }
    constraints = field.get("constraints")
    if isinstance(constraints, dict):
        varying = {"pattern", "required", *(["enum"] if enum_of(field) else [])}
        kept["constraints"] = {
            name: value for name, value in constraints.items() if name not in varying
        }
    return kept
