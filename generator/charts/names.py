"""Names beside or above bars and lines. Several lines may have the same name."""

import altair as alt
import pandas as pd

from generator.charts.rows import wrapped

LABEL_TEXT = "slice(split(datum.label, '|'), 1)"
"""The label beside a line without its key. The key keeps lines with the same name apart."""
LABEL_SPACE = 220
"""Pixels for names beside a wide chart."""


def labelled(rows: pd.DataFrame, columns: int) -> pd.DataFrame:
    """The rows with `head`, their `name` in lines, and `label`, their `key` and `head`.

    `columns` is the most characters in a line.
    """
    heads = [wrapped(name, columns) for name in rows["name"]]
    labels = [f"{key}|{head}" for key, head in zip(rows["key"], heads, strict=True)]
    return rows.assign(head=heads, label=labels)


def label_axis(rows: pd.DataFrame, space: int, padding: int = 10) -> alt.Y:
    """An axis of labelled rows in their order.

    `space` is the room for names in pixels; 0 means that the axis has no names.
    """
    axis = alt.Axis(
        title=None, labelExpr=LABEL_TEXT, labelPadding=padding, minExtent=space, maxExtent=space
    )
    return alt.Y("label:N", sort=list(dict.fromkeys(rows["label"])), axis=axis if space else None)
