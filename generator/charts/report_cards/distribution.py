"""The chart of ratings by grade."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from generator.charts.captions import Words, captioned
from generator.charts.chart import Chart, LegendEntry
from generator.charts.colours import EDGE, GRADES, rating_classes
from generator.charts.drawing import OWN_COLOURS, PERCENT, Layered, new_chart
from generator.charts.names import LABEL_SPACE, label_axis, labelled
from generator.charts.rows import LINE, PADDING, chart_rows, further_lines, value_width
from generator.language import Language
from generator.language.names import period_name, short_name, value_text
from generator.models import Figure, Register

INKS = {name: "#ffffff" if name in ("rating-0", "rating-3") else "#1f2328" for name in GRADES}
"""The text colour on each class of ratings."""


@dataclass(frozen=True, slots=True)
class Bars:
    """The measures of a layout in pixels."""

    width: int
    step: int
    """From one bar to the next."""
    size: int
    """The height of a bar."""
    labels: int
    """The width of the column of names; 0 if the names are above the bars."""

    def fits(self, text: str, share: float) -> bool:
        """True if the segment of a share has room for its text."""
        return value_width(text) + PADDING <= self.width * share / 100


PERIODS = {"wide": Bars(600, 48, 34, 50), "narrow": Bars(310, 66, 34, 0)}
"""Layouts with one bar per period."""
INDICATORS = {"wide": Bars(420, 32, 24, LABEL_SPACE), "narrow": Bars(310, 48, 22, 0)}
"""Layouts with one bar per indicator."""


def distribution_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """The share of each grade, the best first.

    There is one bar per period if the figures have one subject, else one bar per subject. Measures
    of `figures` have the role `grade-share`.
    """
    package, one_subject = figures[0].package, len({figure.subject for figure in figures}) == 1
    scale, measures = register.rows[package].scale, register.rows[package].measures
    classes = rating_classes(scale)
    ranked = sorted(scale, key=lambda rating: -scale[rating].order)

    def name(figure: Figure) -> str:
        indicator = short_name(register, package, figure.subject, language)
        return period_name(register, figure, language) if one_subject else indicator

    rows = chart_rows(
        figures,
        {
            "rating": lambda figure: measures[figure.measure].of,
            "rank": lambda figure: ranked.index(measures[figure.measure].of or ""),
            "key": lambda figure: figure.period if one_subject else figure.subject,
            "name": name,
            "text": lambda figure: value_text(register, figure, language),
        },
    )
    bars = PERIODS if one_subject else INDICATORS
    layouts = {layout: distribution_layer(rows, classes, bars[layout]) for layout in bars}
    return new_chart(
        "distribution" if one_subject else "ratings",
        captioned(register, figures, language, words),
        layouts,
        scale_legend(register, package, language),
    )


def distribution_layer(rows: pd.DataFrame, classes: dict[str, str], bars: Bars) -> Layered:
    """Bars with their segments, values and names."""
    rows = labelled(rows, bars.labels // 7 or 38)
    more = further_lines(rows["head"]) * LINE
    values = zip(rows["text"], rows["value"], strict=True)
    rows = rows.assign(text=[text if bars.fits(text, share) else "" for text, share in values])
    y = label_axis(rows, bars.labels, padding=8)
    base = alt.Chart(rows).encode(y=y, order=alt.Order("rank:Q"))
    segments = base.mark_bar(stroke=EDGE, strokeWidth=1, size=bars.size)
    texts = base.mark_text(fontWeight="bold")
    layers = [
        segments.encode(
            x=alt.X("value:Q", stack="zero", scale=PERCENT, axis=None),
            color=colour(rows, classes, ""),
        ),
        texts.encode(
            x=alt.X("value:Q", stack="zero", bandPosition=0.5, scale=PERCENT),
            text=alt.Text("text:N"),
            description=alt.Description("figure:N"),
            color=colour(rows, classes, "-ink"),
        ),
    ]
    if not bars.labels:
        style: dict[str, Any] = {
            "dy": -bars.size / 2 - 9 - more,
            "lineBreak": "|",
            "lineHeight": LINE,
            "align": "left",
        }
        heads = alt.Chart(rows[rows["rank"] == rows["rank"].min()]).mark_text(**style)
        layers.append(heads.encode(x=alt.XDatum(0, scale=PERCENT), y=y, text=alt.Text("head:N")))
    height = alt.Step(bars.step + more * (1 if bars.labels else 2))
    return alt.layer(*layers, width=bars.width, height=height, resolve=OWN_COLOURS)


def scale_legend(register: Register, package: str, language: Language) -> list[LegendEntry]:
    """The ratings of the scale, the best first."""
    scale = register.rows[package].scale
    classes = rating_classes(scale)
    return [
        LegendEntry(classes[rating], scale[rating].symbol, language.localised(scale[rating].title))
        for rating in sorted(scale, key=lambda rating: -scale[rating].order)
    ]


def colour(rows: pd.DataFrame, classes: dict[str, str], part: str) -> alt.Color:
    """The colour of each rating as variables of the style sheet.

    `part` is empty for the segment and `-ink` for the text in it.
    """
    ratings = list(dict.fromkeys(rows.sort_values("rank")["rating"]))
    fallbacks = INKS if part else GRADES
    colours = [f"var(--{classes[rating]}{part},{fallbacks[classes[rating]]})" for rating in ratings]
    return alt.Color("rating:N", scale=alt.Scale(domain=ratings, range=colours), legend=None)
