"""The chart of aims and results: a bar for each result, a line for its aim."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from generator.charts.captions import Words, captioned
from generator.charts.chart import Chart, LegendEntry
from generator.charts.colours import PAPER
from generator.charts.drawing import PERCENT, TICKS, Layered, new_chart
from generator.charts.rows import chart_rows, room_for
from generator.charts.targets.bars import (
    BAR,
    SYMBOLS,
    Axes,
    bars_layer,
    names_layer,
    status_legend,
    with_positions,
)
from generator.language import Language
from generator.language.names import value_text
from generator.models import Figure, Register
from generator.vocabulary.statuses import outcome_of

AIM = "period-limit"
"""The class of the style sheet for an aim, which is also that of a threshold."""
SIGNS = {"at-least": "≥", "at-most": "≤"}
"""The sign before an aim, by the direction of its target. Other directions have no sign."""
SYMBOL, BELOW = 18, 18
"""Pixels for a symbol to the right of the bars, and for the aim below each bar."""


@dataclass(frozen=True)
class ResultLine:
    """One result of a target: its name, and its aim, value and status. Two may have one name."""

    name: str
    figures: Sequence[Figure]


def aims_chart(
    register: Register, lines: Sequence[ResultLine], language: Language, words: Words
) -> Chart:
    """One line per result, with aim, value and status as far as they exist. All have the same unit.

    A result without a number has no bar, only the symbol of its status.
    """
    figures = [figure for line in lines for figure in line.figures]
    numbers = {figure.id: number for number, line in enumerate(lines) for figure in line.figures}
    statuses = [drawn_status(line.figures) for line in lines]
    rows = chart_rows(
        figures,
        {
            "line": lambda figure: numbers[figure.id],
            "standing": lambda figure: statuses[numbers[figure.id]],
            "measure": lambda figure: figure.measure,
            "text": lambda figure: value_text(register, figure, language),
            "sign": lambda figure: SIGNS.get(direction(register, figure), ""),
        },
    )
    marks = pd.DataFrame(
        [
            {"line": number, "name": line.name, "symbol": SYMBOLS[statuses[number]]}
            for number, line in enumerate(lines)
        ]
    )
    shares = all(figure.unit in ("percent", "code") for figure in figures)
    layouts = {
        layout: aims_layer(rows, marks, layout, shares=shares) for layout in ("wide", "narrow")
    }
    aim = LegendEntry(AIM, "┃", language.text("aim: ≥ at least, ≤ at most"))
    legend = [*status_legend(statuses, language), aim]
    return new_chart("aims", captioned(register, figures, language, words), layouts, legend)


def drawn_status(figures: Sequence[Figure]) -> str:
    """The status by which a result is drawn: `met`, `not-met` or `no-data`.

    `figures` are those of one result, and must include its stated status.
    """
    status = next(figure.published for figure in figures if figure.measure == "stated-status")
    return outcome_of(str(status)) or "met"


def direction(register: Register, figure: Figure) -> str:
    """The direction of a target, like `at-least`."""
    targets = register.rows[figure.package].targets
    return targets[figure.keys[0]].direction


def aims_layer(rows: pd.DataFrame, marks: pd.DataFrame, layout: str, *, shares: bool) -> Layered:
    """Names, bars, aims and values. The scale of shares is at the top; all scales begin at 0."""
    rows, height = with_positions(rows, list(marks["name"]), layout, BELOW)
    marks, _ = with_positions(marks, list(marks["name"]), layout, BELOW)
    most = max(float(rows["value"].max()), 100 if shares else 1)
    scale = PERCENT if most == 100 else alt.Scale(domain=[0, most], nice=False, zero=True)
    axis = alt.Axis(title=None, values=list(TICKS), orient="top") if shares else None
    results, aims = rows[rows["measure"] == "value"], rows[rows["measure"] == "aim"]
    axes = Axes(scale, height, layout, SYMBOL + room_for(results["text"]), axis)
    y = alt.Y("middle:Q", scale=axes.y, axis=None)
    ticks = [
        alt.Chart(aims)
        .mark_tick(orient="vertical", size=BAR + 8, thickness=thickness, color=colour, opacity=1)
        .encode(x=alt.X("value:Q", scale=scale, axis=axes.axis), y=y)
        for thickness, colour in ((7, PAPER), (3, "currentColor"))
    ]
    return axes.drawing(
        names_layer(marks, axes),
        bars_layer(results, axes, stack=False),
        *ticks,
        *aim_texts(aims, axes),
        *values_layers(results, marks, axes),
    )


def aim_texts(aims: pd.DataFrame, axes: Axes) -> list[alt.Chart]:
    """The aim below its line: the sign and the number."""
    base = alt.Chart(aims).encode(
        x=alt.X("value:Q", scale=axes.x, axis=axes.axis),
        y=alt.Y("middle:Q", scale=axes.y, axis=None),
    )
    down = BAR // 2 + 12
    return [
        base.mark_text(align="right", dx=-8, dy=down).encode(text=alt.Text("sign:N")),
        base.mark_text(align="left", dx=-4, dy=down).encode(
            text=alt.Text("text:N"), description=alt.Description("figure:N")
        ),
    ]


def values_layers(results: pd.DataFrame, marks: pd.DataFrame, axes: Axes) -> list[alt.Chart]:
    """Status symbols and values in two columns to the right of the bars."""
    end = alt.XDatum(most_of(axes), scale=axes.x, axis=axes.axis)
    return [
        alt.Chart(marks)
        .mark_text(align="left", dx=8, fontSize=15)
        .encode(x=end, y=alt.Y("middle:Q", scale=axes.y, axis=None), text=alt.Text("symbol:N")),
        alt.Chart(results)
        .mark_text(align="right", dx=axes.margin, fontWeight="bold")
        .encode(
            x=end,
            y=alt.Y("middle:Q", scale=axes.y, axis=None),
            text=alt.Text("text:N"),
            description=alt.Description("figure:N"),
        ),
    ]


def most_of(axes: Axes) -> float:
    """The right end of the scale."""
    return float(axes.x.to_dict()["domain"][1])
