"""What was aimed at against what was reached: a bar for the result, a line for the aim."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from generator.charts import PERCENT, Chart, Layered, LegendEntry, Words, new_chart
from generator.charts.captions import captioned
from generator.charts.rows import chart_rows
from generator.charts.targets.bars import BAR, MARGIN, Axes, bars_layer, names_layer, placed, standing_legend
from generator.language import Language
from generator.language.names import value_text
from generator.models import Figure, Register

AIM = "period-limit"
"""The class of the style sheet for an aim: the same as for a threshold."""
TICKS = (0, 25, 50, 75, 100)


def aims_chart(register: Register, lines: Mapping[str, Sequence[Figure]], language: Language, words: Words) -> Chart:
    """One line per result in percent, by name: its aim, its value and its status, those that there are.

    Where no number is printed nothing is drawn.
    """
    figures = [figure for line in lines.values() for figure in line]
    names = {figure.id: name for name, line in lines.items() for figure in line}
    standings = {name: standing(line) for name, line in lines.items()}
    rows = chart_rows(
        figures,
        {
            "name": lambda figure: names[figure.id],
            "standing": lambda figure: standings[names[figure.id]],
            "measure": lambda figure: figure.measure,
            "text": lambda figure: value_text(register, figure, language),
        },
    )
    layouts = {layout: aims_layer(rows, list(lines), layout) for layout in ("wide", "narrow")}
    drawn = rows[rows["measure"] == "value"]["standing"]
    legend = [*standing_legend(list(drawn), language), LegendEntry(AIM, "┃", language.text("aim"))]
    return new_chart("aims", captioned(register, figures, language, words), layouts, legend)


def standing(line: Sequence[Figure]) -> str:
    """What a stated status is drawn as."""
    status = next(figure.published for figure in line if figure.measure == "stated-status")
    return str(status) if status in ("not-met", "no-data") else "met"


def aims_layer(rows: pd.DataFrame, names: list[str], layout: str) -> Layered:
    """Names, bars, aims and values. The scale is printed once, at the top."""
    rows, height = placed(rows, names, layout)
    scale = alt.Axis(title=None, values=list(TICKS), orient="top")
    axes = Axes(PERCENT, height, layout, MARGIN, scale)
    y = alt.Y("middle:Q", scale=axes.y, axis=None)
    results, aims = rows[rows["measure"] == "value"], rows[rows["measure"] == "aim"]
    marks = [
        alt.Chart(aims).mark_tick(orient="vertical", size=BAR + 8, thickness=thickness, color=colour, opacity=1)
        for thickness, colour in ((7, "var(--md-default-bg-color,#fff)"), (3, "currentColor"))
    ]
    ticks = [mark.encode(x=alt.X("value:Q", scale=PERCENT, axis=axes.axis), y=y) for mark in marks]
    return axes.drawing(
        names_layer(rows, axes), bars_layer(results, axes, stack=False), *ticks, values_layer(results, axes)
    )


def values_layer(rows: pd.DataFrame, axes: Axes) -> alt.Chart:
    """The values in a column of their own, where neither bar nor aim is in their way."""
    layer: alt.Chart = (
        alt.Chart(rows)
        .mark_text(align="right", dx=MARGIN, fontWeight="bold")
        .encode(
            x=alt.XDatum(100, scale=axes.x, axis=axes.axis),
            y=alt.Y("middle:Q", scale=axes.y, axis=None),
            text="text:N",
            description="figure:N",
        )
    )
    return layer
