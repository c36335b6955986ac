"""The chart of one indicator over time."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from generator.charts.captions import Words, captioned
from generator.charts.chart import Chart
from generator.charts.colours import BREAK, NOW
from generator.charts.drawing import PERCENT, TICKS, Layered, new_chart
from generator.charts.rows import chart_rows
from generator.language import Language
from generator.language.names import period_name, value_text
from generator.models import Figure, Register

BREAK_MARK = "//"
"""The label on the time axis where a series breaks."""


def series_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """One indicator over its periods, the oldest first. The line is interrupted at a break."""
    breaks = [figure.obs_status == "B" for figure in figures]
    part_of_series = {figure.id: sum(breaks[: number + 1]) for number, figure in enumerate(figures)}
    rows = chart_rows(
        figures,
        {
            "label": lambda figure: period_name(register, figure, language),
            "text": lambda figure: value_text(register, figure, language),
            "part": lambda figure: part_of_series[figure.id],
        },
    )
    layouts = {"wide": series_layer(rows, 480), "narrow": series_layer(rows, 250)}
    return new_chart("series", captioned(register, figures, language, words), layouts, [])


def series_layer(rows: pd.DataFrame, width: int) -> Layered:
    """The line, its points and values, and the breaks."""
    order = list(dict.fromkeys(rows["label"]))
    gaps = [
        str(label)
        for label, part in zip(rows["label"], rows["part"].diff(), strict=True)
        if part > 0
    ]
    for label in gaps:
        order.insert(order.index(label), BREAK_MARK)
    x = alt.X(
        "label:N",
        sort=order,
        scale=alt.Scale(type="point", padding=0.4, domain=order),
        axis=alt.Axis(title=None, labelAngle=0, labelPadding=8),
    )
    y = alt.Y(
        "value:Q",
        scale=PERCENT,
        axis=alt.Axis(title=None, values=list(TICKS), minExtent=36, maxExtent=36),
    )
    base = alt.Chart(rows).encode(x=x, y=y)
    layers = [
        base.mark_line(strokeWidth=3, stroke=NOW).encode(detail=alt.Detail("part:N")),
        base.mark_point(size=110, filled=True, fill=NOW, stroke=NOW, opacity=1),
        base.mark_text(dy=-16, fontWeight="bold", fontSize=15).encode(
            text=alt.Text("text:N"), description=alt.Description("figure:N")
        ),
    ]
    if gaps:
        gap = alt.Chart(pd.DataFrame({"label": [BREAK_MARK]}))
        layers.append(
            gap.mark_rule(strokeWidth=1.5, strokeDash=[1.5, 3.5], stroke=BREAK).encode(x=x)
        )
    return alt.layer(*layers, width=width, height=200)
