"""The chart of periods side by side: below each name, a bar per period.

Bars are not stacked, because a document may count a target in two periods.
"""

from collections.abc import Sequence
from dataclasses import dataclass

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
    status_legend,
    with_positions,
)
from generator.language import Language
from generator.language.names import period_name, value_text
from generator.models import Figure, Register

SIZE, STEP = 13, 18
"""Pixels: height of a bar, and from one bar to the next."""


@dataclass(frozen=True)
class Bar:
    """One bar: the figure that it shows, and the status that colours it (`bars.STYLES`)."""

    figure: Figure
    status: str


@dataclass(frozen=True)
class BarGroup:
    """The bars below one name. Two groups may have the same name."""

    name: str
    bars: Sequence[Bar]


def pairs_chart(
    register: Register, groups: Sequence[BarGroup], language: Language, words: Words
) -> Chart:
    """One group of bars per name, with the periods in order of time and the latest one filled.

    All figures have the same unit.
    """
    lines = {bar.figure.id: line for line, group in enumerate(groups) for bar in group.bars}
    statuses = {bar.figure.id: bar.status for group in groups for bar in group.bars}
    figures = in_time(register, [bar.figure for group in groups for bar in group.bars])
    periods = list(dict.fromkeys(figure.period for figure in figures))
    rows = chart_rows(
        figures,
        {
            "line": lambda figure: lines[figure.id],
            "standing": lambda figure: statuses[figure.id],
            "edge": lambda figure: edge_colour(statuses[figure.id]),
            "now": lambda figure: figure.period == periods[-1],
            "step": lambda figure: periods.index(figure.period),
            "text": lambda figure: value_text(register, figure, language),
        },
    )
    shares = all(figure.unit == "percent" for figure in figures)
    layouts = {
        layout: pairs_layer(rows, [group.name for group in groups], layout, shares=shares)
        for layout in ("wide", "narrow")
    }
    by_period = {figure.period: period_name(register, figure, language) for figure in figures}
    legend = [
        *status_legend(list(rows["standing"]), language),
        *(LegendEntry("period-earlier", "□", by_period[period]) for period in periods[:-1]),
        LegendEntry("period-latest", "■", by_period[periods[-1]]),
    ]
    return new_chart("pairs", captioned(register, figures, language, words), layouts, legend)


def edge_colour(status: str) -> str:
    """The colour of a bar's edge: that of its status, visible on a light and on a dark page."""
    return EDGE if status == "no-data" else f"var(--{STYLES[status]}-edge,{FILLS[status]})"


def pairs_layer(rows: pd.DataFrame, names: list[str], layout: str, *, shares: bool) -> Layered:
    """Names and bars, with the values beside the ends of the bars."""
    steps = int(rows["step"].max())
    rows, height = with_positions(rows, names, layout, steps * STEP)
    rows = rows.assign(middle=rows["middle"] + rows["step"] * STEP)
    most = max(float(rows["value"].max()), 100 if shares else 1)
    scale = alt.Scale(domain=[0, most], nice=False, zero=True)
    axes = Axes(scale, height, layout, room_for(rows["text"]))
    bars = [bar_layer(rows[rows["now"] == now], axes, filled=now) for now in (False, True)]
    return axes.drawing(names_layer(rows, axes), *bars, values_layer(rows, axes))


def bar_layer(rows: pd.DataFrame, axes: Axes, *, filled: bool) -> alt.Chart:
    """Bars in the colours of their statuses, filled or with edges only."""
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
    """The value of each bar."""
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
