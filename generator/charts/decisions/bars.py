"""Counts as bars from the left, each with its name and its number: what the chart of verbs is made of."""

from typing import Any

import altair as alt
import pandas as pd

from generator.charts import Layered
from generator.charts.rows import LINE, further_lines, wrapped

LABEL_TEXT = "slice(split(datum.label, '|'), 1)"
"""What stands beside a line: its label without the key, which keeps lines of one name apart."""
LABEL_SPACE = 220
"""Pixels for names beside the bars of a wide chart."""
HEADROOM = 1.15
"""How far the axis reaches beyond the longest bar: its number stands there."""


def bars_layer(rows: pd.DataFrame, style: dict[str, Any], *, wide: bool) -> Layered:
    """One line a key, in the order of the rows; bars of one key stand end to end, their numbers behind the last.

    `rows` are those of `end_to_end`; `style` encodes the colour of the bars and their edge.
    A narrow chart has its names above the bars.
    """
    labels = [wrapped(name, 30 if wide else 38) for name in rows["name"]]
    more = further_lines(labels) * LINE
    rows = rows.assign(head=labels, label=[f"{key}|{label}" for key, label in zip(rows["key"], labels, strict=True)])
    y = name_axis(list(dict.fromkeys(rows["label"])), wide=wide)
    scale = alt.Scale(domain=[0, float(rows["end"].max()) * HEADROOM], nice=False, zero=True)
    shift = 0 if wide else 9 + more / 2
    base = alt.Chart(rows)
    bars = base.mark_bar(size=18, strokeWidth=1, yOffset=shift).encode(
        x=alt.X("start:Q", scale=scale, axis=None), x2="end:Q", y=y, **style
    )
    numbers = base.mark_text(align="left", dx=6, dy=shift, fontWeight="bold").encode(
        x=alt.X("end:Q", scale=scale), y=y, text="text:N", description="figures:N"
    )
    texts = base.mark_text(align="left", dy=-11 - more / 2, lineBreak="|", lineHeight=LINE)
    heads = texts.encode(x=alt.datum(0, scale=scale), y=y, text="head:N")
    layered: Layered = alt.layer(bars, numbers, *([] if wide else [heads]))
    return layered.properties(width=400 if wide else 310, height=alt.Step((28 if wide else 46) + more))


def name_axis(order: list[str], *, wide: bool) -> alt.Y:
    if not wide:
        return alt.Y("label:N", sort=order, axis=None)
    axis = alt.Axis(labelExpr=LABEL_TEXT, minExtent=LABEL_SPACE, maxExtent=LABEL_SPACE, title=None, labelPadding=10)
    return alt.Y("label:N", sort=order, axis=axis)


def end_to_end(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `start` and `end`: bars of one key follow each other, and the last has the numbers of all."""
    groups = rows.groupby("key", sort=False)
    ends = groups["value"].cumsum()
    last = ~rows["key"].duplicated(keep="last")
    texts = groups["text"].transform(" + ".join).where(last, "")
    return rows.assign(start=ends - rows["value"], end=ends, text=texts, figures=groups["figure"].transform(" ".join))
