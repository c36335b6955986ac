"""The data dictionary: every table that a package may have, and every column, from the schemas."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.ids import Link
from generator.kinds import KIND_NAMES, kind_named
from generator.language import Language, gettext_noop
from generator.language.marks import english
from generator.models import Register
from generator.pages.cells import Cell, Several
from generator.pages.local import home_crumb
from generator.pages.page import Page
from generator.pages.tables import Table
from generator.pages.templates import rendered
from generator.vocabulary import keys_for

PATH = "schemas/index.md"
KINDS = {
    "report-cards": gettext_noop("Report cards: who was rated on what, and how"),
    "decisions": gettext_noop("Decisions: what a body decided, and what came of it"),
    "targets": gettext_noop("Targets: what a plan aims at, and what was reached"),
}
"""What each kind of package is for."""


def schema_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of tables by kind, and a page for each table."""
    text = language.text
    link = index_link(language)
    kinds = [(name, text(KINDS[name]), tables_of(name, language)) for name in KIND_NAMES]
    yield Page(
        path=PATH,
        title=link.title,
        description=text("Every table that a package of data may have, and what its columns hold."),
        markdown=rendered(
            "schemas.md",
            {"name": link.title, "kinds": kinds},
            register=register,
            language=language,
            path=PATH,
        ),
        breadcrumbs=home_crumb(language),
    )
    for table, schema in all_tables().items():
        path = table_path(table)
        values = {"name": table, "table": column_table(language, schema)}
        yield Page(
            path=path,
            title=table,
            description=text("The columns of the table %(table)s.", table=table),
            markdown=rendered("schema.md", values, register=register, language=language, path=path),
            breadcrumbs=(*home_crumb(language), link),
        )


def index_link(language: Language) -> Link:
    """The title and the page of the dictionary."""
    return Link(language.text("Data dictionary"), PATH)


def table_path(table: str) -> str:
    """The page of a table: `schemas/statements.md`."""
    return f"schemas/{table}.md"


def is_table_page(path: str) -> bool:
    """True for the page of a table. Searches and the list from A to Z leave it out."""
    return path.startswith("schemas/") and path != PATH


def all_tables() -> Mapping[str, Mapping[str, Any]]:
    """The Table Schema of every table of all kinds, by name, in alphabetical order."""
    tables = {
        table: schema for name in KIND_NAMES for table, schema in kind_named(name).tables.items()
    }
    return dict(sorted(tables.items()))


def tables_of(kind: str, language: Language) -> list[tuple[str, list[Link]]]:
    """The required and the optional tables of a kind, each group with its name."""
    spec = kind_named(kind)
    groups = {
        language.text("Required"): [table for table in spec.tables if table in spec.required],
        language.text("Optional"): [table for table in spec.tables if table not in spec.required],
    }
    return [
        (name, [Link(table, table_path(table)) for table in tables])
        for name, tables in groups.items()
    ]


def column_table(language: Language, schema: Mapping[str, Any]) -> Table:
    """A column a row: its name, whether it is required, its type, and what it holds."""
    text, keys = language.text, schema.get("primaryKey", [])
    heads = (text("Column"), text("Required"), text("Type"), text("What it holds"), text("Values"))
    return Table(heads, [column_cells(language, field, keys) for field in schema["fields"]])


def column_cells(
    language: Language, field: Mapping[str, Any], keys: Sequence[str]
) -> Sequence[Cell]:
    """The cells of one column. `keys` are the columns that make up the key of the table."""
    text = language.text
    required = field.get("constraints", {}).get("required", False)
    marks = [
        *([text("yes")] if required else []),
        *([text("part of the key")] if field["name"] in keys else []),
    ]
    return (
        field["name"],
        Several(marks) if marks else None,
        field["type"],
        english(field["description"]) if language.code != "en" else field["description"],
        Several(legal_values(field), ", ") if legal_values(field) else None,
    )


def legal_values(field: Mapping[str, Any]) -> list[str]:
    """The values that a column may have, if they are listed; those of the program, of units."""
    if "vocabulary" in field:
        return keys_for(field["vocabulary"])
    return list(map(str, field.get("constraints", {}).get("enum", ())))
