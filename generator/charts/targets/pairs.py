"""Periods side by side: under each name a bar a period. They are not stacked: a document may count
a target in two.
"""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from generator.charts.captions import Words, captioned, in_time
from generator.charts.chart import Chart, LegendEntry
from generator.charts.colours import EDGE, PAPER
from generator.charts.drawing import Layered, new_chart
from generator.charts.rows import chart_rows, room_for
from generator.charts.targets.bars import (
    FILLS,
    STYLES,
    Axes,
    colours,
    names_layer,
    placed,
    standing_legend,
)
from generator.language import Language
from generator.language.names import period_name, value_text
from generator.models import Figure, Register

SIZE, STEP = 13, 18
"""Pixels: height of a bar, and from one to the next."""
Told = tuple[Figure, str]
"""A figure, and the standing that colours it."""
Line = tuple[str, Sequence[Told]]
"""A group of bars: its name, which another may have too, and what it shows."""


def pairs_chart(
    register: Register, lines: Sequence[Line], language: Language, words: Words
) -> Chart:
    """One group of bars per line; within it the periods in the order of time, the latest filled.

    All figures have one unit.
    """
    told = [one for _, line in lines for one in line]
    figures = in_time(register, [figure for figure, _ in told])
    places = {figure.id: place for place, (_, line) in enumerate(lines) for figure, _ in line}
    standings = {figure.id: standing for figure, standing in told}
    periods = list(dict.fromkeys(figure.period for figure in figures))
    rows = chart_rows(
        figures,
        {
            "line": lambda figure: places[figure.id],
            "standing": lambda figure: standings[figure.id],
            "edge": lambda figure: edge(standings[figure.id]),
            "now": lambda figure: figure.period == periods[-1],
            "step": lambda figure: periods.index(figure.period),
            "text": lambda figure: value_text(register, figure, language),
        },
    )
    shares = all(figure.unit == "percent" for figure in figures)
    layouts = {
        layout: pairs_layer(rows, [name for name, _ in lines], layout, shares=shares)
        for layout in ("wide", "narrow")
    }
    by_period = {figure.period: period_name(register, figure, language) for figure in figures}
    legend = [
        *standing_legend(list(rows["standing"]), language),
        *(LegendEntry("period-earlier", "□", by_period[period]) for period in periods[:-1]),
        LegendEntry("period-latest", "■", by_period[periods[-1]]),
    ]
    return new_chart("pairs", captioned(register, figures, language, words), layouts, legend)


def edge(standing: str) -> str:
    """The colour of the edge of a bar: like that of its standing, and seen on the paper, be it
    light or dark.
    """
    return EDGE if standing == "no-data" else f"var(--{STYLES[standing]}-edge,{FILLS[standing]})"


def pairs_layer(rows: pd.DataFrame, names: list[str], layout: str, *, shares: bool) -> Layered:
    """Names, bars and values, which stand beside the ends of the bars."""
    steps = int(rows["step"].max())
    rows, height = placed(rows, names, layout, steps * STEP)
    rows = rows.assign(middle=rows["middle"] + rows["step"] * STEP)
    most = max(float(rows["value"].max()), 100 if shares else 1)
    scale = alt.Scale(domain=[0, most], nice=False, zero=True)
    axes = Axes(scale, height, layout, room_for(rows["text"]))
    bars = [bar_layer(rows[rows["now"] == now], axes, filled=now) for now in (False, True)]
    return axes.drawing(names_layer(rows, axes), *bars, values_layer(rows, axes))


def bar_layer(rows: pd.DataFrame, axes: Axes, *, filled: bool) -> alt.Chart:
    """Bars in the colours of their standings, or only their edges."""
    scale = colours("", FILLS)
    fill = alt.Fill("standing:N", scale=scale, legend=None) if filled else alt.FillValue(PAPER)
    layer: alt.Chart = (
        alt.Chart(rows)
        .mark_bar(orient="horizontal", size=SIZE, strokeWidth=2)
        .encode(
            x=alt.X("value:Q", stack=None, scale=axes.x, axis=None),
            y=alt.Y("middle:Q", scale=axes.y, axis=None),
            stroke=alt.Stroke("edge:N", scale=None),
            fill=fill,
        )
    )
    return layer


def values_layer(rows: pd.DataFrame, axes: Axes) -> alt.Chart:
    layer: alt.Chart = (
        alt.Chart(rows)
        .mark_text(align="left", dx=6, fontWeight="bold")
        .encode(
            x=alt.X("value:Q", scale=axes.x, axis=None),
            y=alt.Y("middle:Q", scale=axes.y, axis=None),
            text=alt.Text("text:N"),
            description=alt.Description("figure:N"),
        )
    )
    return layer
