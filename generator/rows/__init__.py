"""The rows of all tables: a frozen dataclass for each table. A row knows its place in our files.

If a table has problems, a required cell can be None.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from keyword import iskeyword
from typing import Any, TypeVar, get_args

from generator.errors import Place
from generator.rows.tables import ByKey as ByKey
from generator.rows.tables import Row as Row
from generator.rows.tables import Subject as Subject
from generator.rows.tables import Tables as Tables
from generator.rows.tables import main_rows as main_rows
from generator.rows.texts import ALIASES, Texts, localised, texts

AnyRow = TypeVar("AnyRow", bound=Row)
ROW_TYPES: Mapping[str, type[Row]] = {row.table: row for row in get_args(Row)}
"""The dataclass of each table."""


def row_of(row_type: type[AnyRow], cells: Mapping[str, Any], place: Place) -> AnyRow:
    """The row with these cells, by column.

    Text columns like `title_en` and `title_zh` become one field with a mapping by language. The
    field for a column with a name that Python reserves ends with an underscore: `class_`.
    """
    values: dict[str, Any] = {
        column.name: texts(cells, column.name)
        if column.type is Texts
        else cells[column.name.rstrip("_")]
        for column in fields(row_type)[1:]
    }
    return row_type(place=place, **values)


def texts_of_row(row: Row) -> Iterator[Texts]:
    """The texts of a row that readers see, each a mapping by language."""
    return (
        getattr(row, column.name)
        for column in fields(row)
        if column.type is Texts and column.name != ALIASES
    )


def row_name(row: Row, key: Sequence[str]) -> str:
    """The name of a counted row, made of its table and key: `actions:2024-2~5~1`.

    `key` are the key columns of the table.
    """
    return f"{row.table}:{'~'.join(str(getattr(row, column)) for column in key)}"


def cell_of_row(row: Row, column: str) -> Any:
    """The cell of a row in a column of its table, like `title_zh`; None if it is empty, or if the
    program does not know the column.
    """
    stem = localised(column)
    by_language = getattr(row, stem, None) if stem else None
    if isinstance(by_language, Mapping):
        return by_language.get(column[-2:])
    return getattr(row, f"{column}_" if iskeyword(column) else column, None)
