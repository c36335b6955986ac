"""How a view ends: sorted by its key, without duplicates."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from generator.rows import Row

SUMMARY = ["subject", "measure", "period", "value", "rows"]
"""`rows`: what was counted, as a tuple: ids of figures, without the package, or rows of a table as `table:key~key`."""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One number that a view computed, with the columns of `SUMMARY`."""

    subject: str
    measure: str
    period: str
    value: int
    rows: tuple[str, ...]


def frame(rows: Sequence[Row], *columns: str) -> pd.DataFrame:
    """The columns of a table that a view counts. An empty cell is None."""
    cells = [[getattr(row, column) for column in columns] for row in rows]
    return pd.DataFrame(cells, columns=list(columns), dtype=object)


def keyed(table: pd.DataFrame, *key: str) -> pd.DataFrame:
    """The table sorted by its key. Raises AssertionError where two rows have the same key."""
    columns = list(key)
    assert not table.duplicated(columns).any(), f"two rows have the same {', '.join(columns)}"
    return table.sort_values(columns, kind="stable", ignore_index=True)
