"""Rows: each table has one dataclass, with the columns of its schema."""

from dataclasses import fields
from keyword import iskeyword

import pytest

from generator.errors import Place
from generator.kinds import KIND_NAMES, kind_named
from generator.rows import ROW_TYPES, ByKey, Tables, cell_of_row, row_of
from generator.rows.decisions import VerbRow
from generator.rows.texts import Texts, localised

SCHEMAS = {
    table: schema for name in KIND_NAMES for table, schema in kind_named(name).tables.items()
}


def attribute(column: str) -> str:
    """The name of a column in a dataclass: texts have one for all languages, and Python reserves
    `class`.
    """
    stem = localised(column)
    return (
        stem if stem and column.endswith("_en") else f"{column}_" if iskeyword(column) else column
    )


def test_each_table_has_a_dataclass() -> None:
    assert set(ROW_TYPES) == set(SCHEMAS) == {one.name for one in fields(Tables)}


@pytest.mark.parametrize("table", sorted(SCHEMAS))
def test_a_row_has_the_columns_of_its_schema(table: str) -> None:
    columns = [attribute(field["name"]) for field in SCHEMAS[table]["fields"]]
    assert [one.name for one in fields(ROW_TYPES[table])] == ["place", *columns]
    texts = {one.name for one in fields(ROW_TYPES[table]) if one.type is Texts}
    assert texts == {
        localised(field["name"])
        for field in SCHEMAS[table]["fields"]
        if field["name"].endswith("_en")
    }


@pytest.mark.parametrize("table", sorted(SCHEMAS))
def test_a_cell_that_may_be_empty_may_be_none(table: str) -> None:
    for field in SCHEMAS[table]["fields"]:
        (own,) = [one for one in fields(ROW_TYPES[table]) if one.name == attribute(field["name"])]
        optional = "None" in str(own.type)
        assert own.type is Texts or optional is not bool(
            field.get("constraints", {}).get("required")
        ), field["name"]


def test_rows_are_found_by_each_key_of_one_column() -> None:
    keyed = {table for table, schema in SCHEMAS.items() if len(schema.get("primaryKey", [])) == 1}
    assert {one.name for one in fields(ByKey)} == keyed | {"paragraphs"}


def test_a_row_gives_its_cells_by_column() -> None:
    cells = {"verb": "hums", "title_en": "Hums", "title_zh": "哼", "class": "note"}
    row = row_of(VerbRow, cells, Place("verbs.csv", 2))
    assert {column: cell_of_row(row, column) for column in cells} == cells
    assert cell_of_row(row, "title_fr") is None
    assert row.title == {"en": "Hums", "zh": "哼"}


@pytest.mark.parametrize("name", KIND_NAMES)
def test_each_column_that_states_figures_has_its_measure(name: str) -> None:
    kind = kind_named(name)
    measures = {row.measure for row in kind.measures}
    assert {
        column.replace("_", "-") for cells in kind.cells for column in cells.columns
    } <= measures
