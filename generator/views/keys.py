"""How a view ends: sorted by its key, without duplicates."""

import pandas as pd

SUMMARY = ["subject", "measure", "period", "value", "rows"]
"""`rows`: what was counted, as a tuple: ids of figures, without the package, or rows of a table as `table:key~key`."""


def keyed(table: pd.DataFrame, *key: str) -> pd.DataFrame:
    """The table sorted by its key. Raises AssertionError where two rows have the same key."""
    columns = list(key)
    assert not table.duplicated(columns).any(), f"two rows have the same {', '.join(columns)}"
    return table.sort_values(columns, kind="stable", ignore_index=True)
