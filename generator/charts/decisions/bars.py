"""Bars for counts, each with a name and a number, for the chart of verbs."""

from typing import Any

import altair as alt
import pandas as pd

from generator.charts.drawing import Layered
from generator.charts.names import LABEL_SPACE, label_axis, labelled
from generator.charts.rows import LINE, further_lines

HEADROOM = 1.15
"""The axis is longer than the longest bar by this factor, so that its number fits."""


def bars_layer(rows: pd.DataFrame, style: dict[str, Any], *, wide: bool) -> Layered:
    """One line per key, in the order of the rows. Bars of one key follow each other on a line.

    `rows` come from `end_to_end`. `style` sets the colour of bars and edges. A narrow chart has the
    names above the bars.
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
    """The rows with `start` and `end` of each bar. Bars of one key follow each other.

    The last bar of a key has the numbers of all its bars as `text`.
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
