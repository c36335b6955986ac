"""Totals that documents state, period beside period. They are not stacked: a document may count a target in two."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from generator.charts import Chart, Layered, Words, new_chart
from generator.charts.captions import captioned
from generator.charts.rows import chart_rows
from generator.charts.targets.bars import MARGIN, NAMES, Axes, bars_layer, names_layer, placed, standing_legend
from generator.language import Language
from generator.language.names import period_name, value_text
from generator.models import Figure, Register

STATED = {
    "met-or-exceeded-count": "met",
    "met-count": "met",
    "not-met-count": "not-met",
    "no-data-count": "no-data",
}
"""The standing that a stated total is about, by measure."""


def totals_chart(register: Register, figures: Sequence[Figure], language: Language, words: Words) -> Chart:
    """One bar per figure, in their order; their measures are those of `STATED`."""
    rows = chart_rows(
        figures,
        {
            "name": lambda figure: bar_name(register, figure, language),
            "standing": lambda figure: STATED[figure.measure],
            "text": lambda figure: value_text(register, figure, language),
        },
    )
    layouts = {layout: totals_layer(rows, layout) for layout in ("wide", "narrow")}
    legend = standing_legend(list(rows["standing"]), language)
    return new_chart("totals", captioned(register, figures, language, words), layouts, legend)


def bar_name(register: Register, figure: Figure, language: Language) -> str:
    return language.text(
        "%(status)s: %(period)s",
        status=language.text(NAMES[STATED[figure.measure]]),
        period=period_name(register, figure, language),
    )


def totals_layer(rows: pd.DataFrame, layout: str) -> Layered:
    """Names, bars and totals, with the totals beside the ends of the bars."""
    rows, height = placed(rows, list(dict.fromkeys(rows["name"])), layout)
    axes = Axes(
        alt.Scale(domain=[0, max(float(rows["value"].max()), 1)], nice=False, zero=True), height, layout, MARGIN
    )
    totals = (
        alt.Chart(rows)
        .mark_text(align="left", dx=6, fontWeight="bold")
        .encode(
            x=alt.X("value:Q", scale=axes.x, axis=None),
            y=alt.Y("middle:Q", scale=axes.y, axis=None),
            text="text:N",
            description="figure:N",
        )
    )
    return axes.drawing(names_layer(rows, axes), bars_layer(rows, axes, stack=False), totals)
