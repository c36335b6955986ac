"""The Table Schema of a file: fields of the kind's schema, and texts in further languages.

Schemas are part of kinds. A descriptor may repeat the schema of a table, as other data packages do.
Then the schema must agree with that of the kind, and with the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.errors import DataError, Place, SchemaError, shown
from generator.kinds import Kind
from generator.rows.texts import localised

Field = Mapping[str, Any]
MOST_COLUMNS = 200
FIX = (
    "take the property schema out, since the program has a schema of each table"
    " (generator/kinds/tables/{table}.json); a package may only add texts in further languages"
)


def kind_schema(kind: Kind, table: str, present: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of a table in its kind, with the foreign keys to tables in `present` only."""
    schema = dict(kind.tables[table])
    references = [
        key
        for key in schema.pop("foreignKeys", [])
        if (key["reference"]["resource"] or table) in present
    ]
    return {**schema, "foreignKeys": references} if references else schema


def file_schema(schema: Mapping[str, Any], labels: Sequence[str]) -> Mapping[str, Any]:
    """The schema of a file with these columns. `header_problems` must have accepted them."""
    fields = {field["name"]: field for field in schema["fields"]}
    return {
        **among_columns(schema, labels),
        "fields": [fields.get(label) or translation_field(label) for label in labels],
    }


def among_columns(schema: Mapping[str, Any], names: Sequence[object]) -> Mapping[str, Any]:
    """A schema without the foreign keys of columns that are not among these."""
    references = [
        key for key in schema.get("foreignKeys", []) if all(name in names for name in key["fields"])
    ]
    others = {name: value for name, value in schema.items() if name != "foreignKeys"}
    return {**others, "foreignKeys": references} if references else others


def translation_field(label: str) -> Field:
    """The field of a text column in another language than English."""
    stem, _, code = label.rpartition("_")
    return {
        "name": label,
        "type": "string",
        "description": f"The text of {stem}_en in another language: {code}.",
    }


def is_translation(label: str, fields: Mapping[str, Any]) -> bool:
    """True if a column translates a column of the schema: `title_fr` and `title_en`.

    `fields` are those of the schema by name.
    """
    stem = localised(label)
    return stem is not None and label not in fields and f"{stem}_en" in fields


def is_required(field: Field) -> bool:
    """True if the cells of a field may not be empty."""
    return bool(field.get("constraints", {}).get("required"))


def header_problems(
    labels: Sequence[str], file: str, schema: Mapping[str, Any]
) -> Iterator[DataError]:
    """The problems of the first line of a file. `schema` is that of the kind."""
    place = Place(file, 1)
    fields = {field["name"]: field for field in schema["fields"]}
    columns = ", ".join(fields)
    if labels[:1] and labels[0].lower().startswith("sep="):
        problem = "the first line tells only spreadsheets how cells are separated"
        fix = "delete it in a text editor, and save the file with commas"
        yield SchemaError(place, problem, fix)
    elif len(labels) == 1 and (
        separator := next((sign for sign in SEPARATORS if sign in labels[0]), None)
    ):
        problem = f"the columns are separated by {SEPARATORS[separator]}"
        yield SchemaError(place, problem, "save the file with commas")
    elif not set(labels) & set(fields):
        problem = "the first line does not name the columns"
        yield SchemaError(place, problem, f"take out what stands above them; they are: {columns}")
    elif len(labels) > MOST_COLUMNS:
        yield SchemaError(place, f"the table has {len(labels):,} columns", f"they are: {columns}")
    else:
        yield from column_problems(labels, file, fields)


SEPARATORS = {";": "semicolons", "\t": "tabs"}


def column_problems(
    labels: Sequence[str], file: str, fields: Mapping[str, Field]
) -> Iterator[DataError]:
    """Columns that are missing, unknown or repeated, or in another order than `fields`."""
    place, columns = Place(file, 1), ", ".join(fields)
    names = [label.strip() for label in labels]
    for name in fields:
        if is_required(fields[name]) and name not in names:
            yield SchemaError(
                Place(file, 1, name), "the column is missing", f"the columns are: {columns}"
            )
    yield from label_problems(labels, place, fields)
    in_file = [name for name in names if name in fields]
    in_order = [name for name in fields if name in in_file]
    if in_file != in_order or len({*names} - {""}) < sum(map(bool, names)):
        yield SchemaError(
            place,
            "the columns stand in another order, or one stands twice",
            f"the order is: {columns}",
        )


def label_problems(
    labels: Sequence[str], place: Place, fields: Mapping[str, Field]
) -> Iterator[DataError]:
    """Columns without a name, with an unknown name, and with a blank at an end of the name."""
    fix = f"the columns are: {', '.join(fields)}"
    nameless = [str(number) for number, label in enumerate(labels, start=1) if not label.strip()]
    if nameless:
        verb = "column {} has" if len(nameless) == 1 else "columns {} have"
        problem = f"{verb.format(', '.join(nameless))} no name"
        yield SchemaError(place, problem, f"delete such columns with all their cells; {fix}")
    for label in dict.fromkeys(labels):
        name = label.strip()
        if name and name not in fields and not is_translation(name, fields):
            yield SchemaError(place, f"the column {shown(label)} is not in the schema", fix)
        elif name and name != label:
            problem = f"the name of the column {shown(label)} has a blank at an end"
            yield SchemaError(place, problem, f"write {name}")


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
    other_keys = [
        key
        for key in ("primaryKey", "foreignKeys", "missingValues")
        if declared.get(key) != compared.get(key)
    ]
    for name in [*[*missing, *different][:1], *other_keys]:
        problem = f"the schema differs from the kind's at {shown(name)}"
        yield SchemaError(place, problem, FIX.format(table=place.field))


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

    That is its description, its pattern, and its list of values, which grows.
    """
    kept = {
        name: value for name, value in field.items() if name not in ("description", "vocabulary")
    }
    constraints = field.get("constraints")
    if isinstance(constraints, dict):
        varying = {"pattern", *(["enum"] if enum_of(field) else [])}
        kept["constraints"] = {
            name: value for name, value in constraints.items() if name not in varying
        }
    return kept
