"""The chart of targets by category: how many were met, partly met, or not met."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from generator.charts.captions import Words, captioned
from generator.charts.chart import Chart
from generator.charts.drawing import Layered, new_chart
from generator.charts.rows import chart_rows
from generator.charts.targets.bars import (
    INKS,
    STYLES,
    Axes,
    bars_layer,
    colours,
    names_layer,
    status_legend,
    with_positions,
)
from generator.language import Language
from generator.language.names import subject_name, value_text
from generator.models import Figure, Register
from generator.vocabulary.statuses import outcomes

MEASURES = {outcome.measure: key for key, outcome in outcomes().items() if key != "no-data"}
"""The measures that are drawn, each with its status."""


def categories_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """One bar per subject, in the order of `figures`. Their measures are those of `MEASURES`."""
    rank, subjects = list(STYLES), list(dict.fromkeys(figure.subject for figure in figures))
    rows = chart_rows(
        figures,
        {
            "line": lambda figure: subjects.index(figure.subject),
            "standing": lambda figure: MEASURES[figure.measure],
            "rank": lambda figure: rank.index(MEASURES[figure.measure]),
            "text": lambda figure: value_text(register, figure, language),
        },
    )
    by_subject = {figure.subject: subject_name(register, figure, language) for figure in figures}
    names = [by_subject[subject] for subject in subjects]
    layouts = {layout: categories_layer(rows, names, layout) for layout in ("wide", "narrow")}
    drawn = rows[rows["value"] > 0]["standing"]
    return new_chart(
        "categories",
        captioned(register, figures, language, words),
        layouts,
        status_legend(list(drawn), language),
    )


def categories_layer(rows: pd.DataFrame, names: Sequence[str], layout: str) -> Layered:
    """Names, bars and counts. A count of zero has no segment and no text."""
    most = float(rows.groupby("line")["value"].sum().max())
    rows, height = with_positions(rows, names, layout)
    axes = Axes(alt.Scale(domain=[0, max(most, 1)], nice=False, zero=True), height, layout)
    segments = rows[rows["value"] > 0]
    counts = (
        alt.Chart(segments)
        .mark_text(fontWeight="bold")
        .encode(
            x=alt.X("value:Q", stack="zero", bandPosition=0.5, scale=axes.x, axis=None),
            y=alt.Y("middle:Q", scale=axes.y, axis=None),
            text=alt.Text("text:N"),
            description=alt.Description("figure:N"),
            order=alt.Order("rank:Q"),
            detail=alt.Detail("rank:Q"),
            color=alt.Color("standing:N", scale=colours("-ink", INKS), legend=None),
        )
    )
    return axes.drawing(names_layer(rows, axes), bars_layer(segments, axes, stack=True), counts)
