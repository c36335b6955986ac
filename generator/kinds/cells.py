"""Every value that the tables of a package state, as one long table."""

from collections.abc import Mapping

import pandas as pd

from generator.ids import joined
from generator.kinds import Cells, Kind, localised

STATED = [
    "subject", "measure", "period", "value", "qualifier", "high", "obs_status",
    "source", "locator", "reading", "origin", "main", "unit", "table", "row",
]  # fmt: skip


def stated_cells(kind: Kind, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Statements and the value columns of the kind's own tables, in one table.

    Columns: `STATED` and `note_<lang>` where statements have notes. One row per number or code as printed;
    a cell of a kind's own table that is empty has no row.
    """
    parts = [tables["statements"].assign(table="statements")] if "statements" in tables else []
    for cells in kind.cells:
        if cells.table in tables:
            parts += [column_cells(tables, cells, column) for column in cells.columns]
    parts = [part for part in parts if len(part)]
    if not parts:
        return pd.DataFrame(columns=STATED, dtype=object)
    stated = pd.concat(parts, ignore_index=True)
    notes = [column for column in stated if str(column).startswith("note_")]
    stated = stated.reindex(columns=[*STATED, *notes]).astype(object)
    return stated.where(stated.notna(), None)


def main_statements(statements: pd.DataFrame) -> pd.DataFrame:
    """The statements whose values are published: of several that concern one figure, just the main one.

    One row per `subject, measure, period`.
    """
    several = statements.duplicated(["subject", "measure", "period"], keep=False)
    return statements[~several | statements["main"].eq(True)]


def column_cells(tables: Mapping[str, pd.DataFrame], cells: Cells, column: str) -> pd.DataFrame:
    """The values of one column as rows of the long table.

    The hedge of a row belongs to its `value`; so do its notes, which belong to its last column where it has no value.
    """
    table = tables[cells.table]
    filled = table[table[column].notna()]
    own = noted(filled, cells, column)
    notes = {
        f"note_{str(name).removeprefix(f'{cells.note}_')}": [
            text if mine else None for text, mine in zip(filled[name], own, strict=True)
        ]
        for name in filled
        if localised(str(name)) == cells.note
    }
    hedges = {"qualifier": filled["qualifier"].to_numpy()} if "qualifier" in filled and column == "value" else {}
    return pd.DataFrame(
        {
            "subject": [joined(keys) for keys in filled[list(cells.subject)].to_numpy()],
            "measure": column.replace("_", "-"),
            "period": filled[cells.period].to_numpy(),
            "value": filled[column].to_numpy(),
            "obs_status": "A",
            "source": filled["source"].to_numpy(),
            "locator": filled["locator"].to_numpy(),
            "reading": filled["reading"].to_numpy() if "reading" in filled else "text",
            "table": cells.table,
            "row": filled["row"].to_numpy(),
            "unit": column_units(tables, cells, column, filled),
            **hedges,
            **notes,
        },
        dtype=object,
    )


def noted(filled: pd.DataFrame, cells: Cells, column: str) -> list[bool]:
    """Whether the notes of each row are about this column of it."""
    if column == "value" or "value" not in cells.columns:
        return [column in ("value", cells.columns[-1])] * len(filled)
    return [column == cells.columns[-1] and empty for empty in filled["value"].isna()]


def column_units(
    tables: Mapping[str, pd.DataFrame], cells: Cells, column: str, filled: pd.DataFrame
) -> list[str | None]:
    """The unit of each value where the subject has one, else nothing: then the measure has it."""
    if cells.units is None or column not in cells.units["columns"] or cells.units["table"] not in tables:
        return [None] * len(filled)
    key = cells.units["key"]
    units = dict(tables[cells.units["table"]][[key, "unit"]].to_numpy())
    return [units.get(value) for value in filled[key]]
