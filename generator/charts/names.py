"""Names beside bars and lines, or above them: a line each, however many have one name."""

import altair as alt
import pandas as pd

from generator.charts.rows import wrapped

LABEL_TEXT = "slice(split(datum.label, '|'), 1)"
"""What stands beside a line: its label without the key, which keeps lines of one name apart."""
LABEL_SPACE = 220
"""Pixels for names of subjects beside a wide chart."""


def labelled(rows: pd.DataFrame, columns: int) -> pd.DataFrame:
    """The rows with their `name` in lines (`head`), and that with their `key`, which tells them
    apart (`label`).
    """
    heads = [wrapped(name, columns) for name in rows["name"]]
    labels = [f"{key}|{head}" for key, head in zip(rows["key"], heads, strict=True)]
    return rows.assign(head=heads, label=labels)


def label_axis(rows: pd.DataFrame, space: int, padding: int = 10) -> alt.Y:
    """Lines in the order of labelled rows, with their names in so much space beside them; none
    where there is none.
    """
    axis = alt.Axis(
        title=None, labelExpr=LABEL_TEXT, labelPadding=padding, minExtent=space, maxExtent=space
    )
    return alt.Y("label:N", sort=list(dict.fromkeys(rows["label"])), axis=axis if space else None)
