"""Rows by key: what each key of a package stands for."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from generator.kinds import Kind

Row = Mapping[str, Any]


def subject_rows(kind: Kind, tables: Mapping[str, pd.DataFrame]) -> dict[str, Row]:
    """The row that defines each subject, by key, with its table under `table`; the first row where two collide."""
    rows: dict[str, Row] = {}
    for table, key in kind.subjects.items():
        for row in records(tables, table):
            rows.setdefault(row[key], {**row, "table": table})
    return rows


def measure_rows(kind: Kind, tables: Mapping[str, pd.DataFrame]) -> dict[str, Row]:
    """The row that defines each measure, by key: the kind's own and the package's."""
    return {row["measure"]: row for row in [*kind.measures, *records(tables, "measures")] if row["measure"]}


def keyed_rows(kind: Kind, tables: Mapping[str, pd.DataFrame]) -> dict[str, dict[str, Row]]:
    """The rows of every table with a key of one column, by table and key.

    `subjects` holds the rows of all subject tables, `measures` those of the kind too, `periods` sessions as well.
    """
    keys = {table: kind.tables[table].get("primaryKey", []) for table in tables}
    rows = {table: {row[key[0]]: row for row in records(tables, table)} for table, key in keys.items() if len(key) == 1}
    periods = {**rows.get("sessions", {}), **rows.get("periods", {})}
    return {**rows, "periods": periods, "subjects": subject_rows(kind, tables), "measures": measure_rows(kind, tables)}


def records(tables: Mapping[str, pd.DataFrame], table: str) -> list[Row]:
    """The rows of a table as dictionaries; none where the package has no such table."""
    return tables[table].to_dict("records") if table in tables else []  # type: ignore[return-value]
