"""The Table Schema of a file: the fields of its kind that the file has, and texts in further
languages.

The kind has the only copy of each schema. A descriptor may hold one too, as data packages from
elsewhere do; then it must agree with the kind's and with the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.errors import DataError, Place, SchemaError, shown
from generator.kinds import Kind
from generator.rows.texts import localised

Field = Mapping[str, Any]
MOST_COLUMNS = 200
FIX = "copy the schema of the kind, or leave it out; a package may only add texts in further languages"


def kind_schema(kind: Kind, table: str, present: Mapping[str, Any]) -> Mapping[str, Any]:
    """The kind's schema of a table, without foreign keys to optional tables that the package leaves
    out.
    """
    schema = dict(kind.tables[table])
    references = [
        one
        for one in schema.pop("foreignKeys", [])
        if (one["reference"]["resource"] or table) in present
    ]
    return {**schema, "foreignKeys": references} if references else schema


def file_schema(schema: Mapping[str, Any], labels: Sequence[str]) -> Mapping[str, Any]:
    """The schema of a file with these columns, which `header_problems` finds no fault with."""
    own = {field["name"]: field for field in schema["fields"]}
    return {**schema, "fields": [own.get(label) or translation(label) for label in labels]}


def translation(label: str) -> Field:
    """The field of a text in another language than English."""
    stem, _, code = label.rpartition("_")
    return {
        "name": label,
        "type": "string",
        "description": f"The text of {stem}_en in another language: {code}.",
    }


def is_translation(label: str, own: Mapping[str, Any]) -> bool:
    """True if a column is a text of the kind in another language: `title_fr` beside `title_en`."""
    stem = localised(label)
    return stem is not None and label not in own and f"{stem}_en" in own


def is_required(field: Field) -> bool:
    return bool(field.get("constraints", {}).get("required"))


def header_problems(
    labels: Sequence[str], file: str, schema: Mapping[str, Any]
) -> Iterator[DataError]:
    """A wrong header: columns that are missing, unknown, twice there, or in another order than the
    schema's.
    """
    place = Place(file, 1)
    own = {field["name"]: field for field in schema["fields"]}
    columns = ", ".join(own)
    if len(labels) == 1 and (
        separator := next((one for one in SEPARATORS if one in labels[0]), None)
    ):
        problem = f"the columns are separated by {SEPARATORS[separator]}"
        yield SchemaError(place, problem, "save the file with commas")
    elif not set(labels) & set(own):
        problem = "the first line does not name the columns"
        yield SchemaError(place, problem, f"take out what stands above them; they are: {columns}")
    elif len(labels) > MOST_COLUMNS:
        yield SchemaError(place, f"the table has {len(labels):,} columns", f"they are: {columns}")
    else:
        yield from column_problems(labels, file, own)


SEPARATORS = {";": "semicolons", "\t": "tabs"}


def column_problems(
    labels: Sequence[str], file: str, own: Mapping[str, Field]
) -> Iterator[DataError]:
    """Columns that are missing, unknown, twice there, or in another order than `own`."""
    place, columns = Place(file, 1), ", ".join(own)
    for name in own:
        if is_required(own[name]) and name not in labels:
            yield SchemaError(
                Place(file, 1, name), "the column is missing", f"the columns are: {columns}"
            )
    for label in dict.fromkeys(labels):
        if label not in own and not is_translation(label, own):
            yield SchemaError(
                place,
                f"the column {shown(label)} is not in the schema",
                f"the columns are: {columns}",
            )
    known = [label for label in labels if label in own]
    if known != [name for name in own if name in known] or len(set(labels)) < len(labels):
        yield SchemaError(
            place,
            "the columns stand in another order, or one stands twice",
            f"the order is: {columns}",
        )


def schema_problems(
    declared: Mapping[str, Any], expected: Mapping[str, Any], place: Place
) -> Iterator[DataError]:
    """Where the schema in a descriptor differs from the kind's."""
    own = {field["name"]: field for field in expected["fields"]}
    fields = declared.get("fields", [])
    missing = [name for name in own if is_required(own[name]) and name not in names_of(fields)]
    odd = [str(field.get("name")) for field in fields if not agrees(field, own)]
    for name in [*missing, *odd][:1]:
        yield SchemaError(place, f"the schema differs from the kind's at {shown(name)}", FIX)
    for key in ("primaryKey", "foreignKeys", "missingValues"):
        if declared.get(key) != expected.get(key):
            yield SchemaError(place, f"the schema differs from the kind's at {shown(key)}", FIX)


def names_of(fields: Sequence[Field]) -> list[object]:
    return [field.get("name") for field in fields]


def agrees(field: Field, own: Mapping[str, Any]) -> bool:
    """True if a declared field is one of the kind, or the text of one in another language without
    conditions.
    """
    name = str(field.get("name"))
    plain = field.get("type") == "string" and set(field) <= {"name", "type", "description"}
    return field == own.get(name) or (plain and is_translation(name, own))
