"""Looks up rows of a package by key."""

from typing import Any

from generator.kinds import Kind
from generator.rows import ByKey, Subject, Tables


def subject_rows(kind: Kind, tables: Tables) -> dict[str, Subject]:
    """The row that defines each subject, by key. Of two rows with one key, the first."""
    rows: dict[str, Subject] = {}
    for table, key in kind.subjects.items():
        for row in getattr(tables, table):
            rows.setdefault(getattr(row, key), row)
    return rows


def rows_by_key(kind: Kind, tables: Tables) -> ByKey:
    """The rows of each table whose key is one column, by key."""
    rows: dict[str, Any] = {
        table: {getattr(row, key[0]): row for row in getattr(tables, table)}
        for table, key in (
            (table, kind.tables[table].get("primaryKey", [])) for table in kind.tables
        )
        if len(key) == 1
    }
    rows["periods"] = {**rows.get("sessions", {}), **rows["periods"]}
    rows["measures"] = {
        row.measure: row for row in [*kind.measures, *tables.measures] if row.measure
    }
    rows["paragraphs"] = {(row.decision, row.paragraph): row for row in tables.paragraphs}
    return ByKey(**{**rows, "subjects": subject_rows(kind, tables)})
