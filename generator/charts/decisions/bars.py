"""Counts as bars from the left, each with its name and its number: what the chart of verbs is made
of.
"""

from typing import Any

import altair as alt
import pandas as pd

from generator.charts.drawing import Layered
from generator.charts.names import LABEL_SPACE, label_axis, labelled
from generator.charts.rows import LINE, further_lines

HEADROOM = 1.15
"""How far the axis reaches beyond the longest bar: its number stands there."""


def bars_layer(rows: pd.DataFrame, style: dict[str, Any], *, wide: bool) -> Layered:
    """One line a key, in the order of the rows; bars of one key stand end to end, their numbers
    behind the last.

    `rows` are those of `end_to_end`; `style` encodes the colour of the bars and their edge.
    A narrow chart has its names above the bars.
    """
    rows = labelled(rows, 30 if wide else 38)
    more = further_lines(rows["head"]) * LINE
    y = label_axis(rows, LABEL_SPACE if wide else 0)
    scale = alt.Scale(domain=[0, float(rows["end"].max()) * HEADROOM], nice=False, zero=True)
    shift = 0 if wide else 9 + more / 2
    base = alt.Chart(rows)
    bars = base.mark_bar(size=18, strokeWidth=1, yOffset=shift).encode(
        x=alt.X("start:Q", scale=scale, axis=None), x2=alt.X2("end:Q"), y=y, **style
    )
    numbers = base.mark_text(align="left", dx=6, dy=shift, fontWeight="bold").encode(
        x=alt.X("end:Q", scale=scale),
        y=y,
        text=alt.Text("text:N"),
        description=alt.Description("figures:N"),
    )
    texts = base.mark_text(align="left", dy=-11 - more / 2, lineBreak="|", lineHeight=LINE)
    heads = texts.encode(x=alt.XDatum(0, scale=scale), y=y, text=alt.Text("head:N"))
    layers = [bars, numbers, *([] if wide else [heads])]
    return alt.layer(
        *layers, width=400 if wide else 310, height=alt.Step((28 if wide else 46) + more)
    )


def end_to_end(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `start` and `end`: bars of one key follow each other, and the last has the
    numbers of all.
    """
    groups = rows.groupby("key", sort=False)
    ends = groups["value"].cumsum()
    last = ~rows["key"].duplicated(keep="last")
    texts = groups["text"].transform(" + ".join).where(last, "")
    return rows.assign(
        start=ends - rows["value"],
        end=ends,
        text=texts,
        figures=groups["figure"].transform(" ".join),
    )
