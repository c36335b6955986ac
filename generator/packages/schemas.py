"""The Table Schema of a file: fields of the kind's schema, and texts in further languages.

Schemas are part of kinds. A descriptor may repeat the schema of a table, as other data packages do.
Then the schema must agree with that of the kind, and with the file.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.errors import DataError, Place, SchemaError, is_visible, shown
from generator.kinds import Kind
from generator.rows.texts import localised

Field = Mapping[str, Any]
LOCATORS = "locators"
"""The table with further words for locators. It is read before the others."""
LOCATOR = r"(paras?\."
"""The beginning of the pattern of locators."""
MOST_COLUMNS = 200
LONGEST_LABEL = 100
"""The most characters of the name of a column."""


def kind_schema(kind: Kind, table: str, present: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of a table in its kind, with the foreign keys to tables in `present` only."""
    schema = dict(kind.tables[table])
    references = [
        key
        for key in schema.pop("foreignKeys", [])
        if (key["reference"]["resource"] or table) in present
    ]
    return {**schema, "foreignKeys": references} if references else schema


def with_locators(schema: Mapping[str, Any], words: Sequence[str]) -> Mapping[str, Any]:
    """A schema whose locators may also begin with the words of the package."""
    if not words:
        return schema
    begun = f"({'|'.join(re.escape(word) for word in words)}|"
    fields = [
        {**field, "constraints": {**field["constraints"], "pattern": begun + pattern[1:]}}
        if (pattern := field.get("constraints", {}).get("pattern", "")).startswith(LOCATOR)
        else field
        for field in schema["fields"]
    ]
    return {**schema, "fields": fields}


def file_schema(schema: Mapping[str, Any], labels: Sequence[str]) -> Mapping[str, Any]:
    """The schema of a file with these columns. `header_problems` must have accepted them."""
    fields = {field["name"]: field for field in schema["fields"]}
    return {
        **among_columns(schema, labels),
        "fields": [
            fields.get(label)
            or (translation_field(label) if is_translation(label, fields) else own_field(label))
            for label in labels
        ],
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


def own_field(label: str) -> Field:
    """The field of a column that only the package has. The program shows it as a note."""
    return {"name": label, "type": "string", "description": "A column of this package only."}


def is_translation(label: str, fields: Mapping[str, Any]) -> bool:
    """True if a column translates a column of the schema: `title_fr` and `title_en`.

    `fields` are those of the schema by name.
    """
    stem = localised(label)
    return stem is not None and label not in fields and f"{stem}_en" in fields


def own_columns(schema: Mapping[str, Any], labels: Sequence[str]) -> list[str]:
    """The columns of a file that only the package has. `schema` is that of the kind."""
    fields = {field["name"]: field for field in schema["fields"]}
    return [name for name in labels if name not in fields and not is_translation(name, fields)]


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
    """Columns that are missing or repeated. Their order does not matter, and any may be added."""
    place, columns = Place(file, 1), ", ".join(fields)
    names = [label.strip() for label in labels]
    for name in fields:
        if is_required(fields[name]) and name not in names:
            yield SchemaError(
                Place(file, 1, name), "the column is missing", f"the columns are: {columns}"
            )
    yield from label_problems(labels, place, fields)
    repeated = [name for name, count in Counter(filter(None, names)).items() if count > 1]
    for name in repeated:
        yield SchemaError(place, f"the column {shown(name)} stands twice", "delete one of the two")


def label_problems(
    labels: Sequence[str], place: Place, fields: Mapping[str, Field]
) -> Iterator[DataError]:
    """Columns without a name, with a name that is too long or not visible, and with a blank at an
    end of the name.
    """
    fix = f"the columns are: {', '.join(fields)}"
    nameless = [str(number) for number, label in enumerate(labels, start=1) if not label.strip()]
    if nameless:
        verb = "column {} has" if len(nameless) == 1 else "columns {} have"
        problem = f"{verb.format(', '.join(nameless))} no name"
        yield SchemaError(place, problem, f"delete such columns with all their cells; {fix}")
    for label in dict.fromkeys(labels):
        name = label.strip()
        if len(name) > LONGEST_LABEL or not is_visible(name):
            problem = f"the name of the column {shown(label)} is too long or not visible"
            yield SchemaError(place, problem, f"write at most {LONGEST_LABEL} characters")
        elif name and name != label:
            problem = f"the name of the column {shown(label)} has a blank at an end"
            yield SchemaError(place, problem, f"write {name}")
