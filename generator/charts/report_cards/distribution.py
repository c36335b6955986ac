"""How ratings are distributed over the grades of a scale."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from generator.charts import PERCENT, Chart, Layered, LegendEntry, new_chart
from generator.charts.rows import chart_rows
from generator.language import Language
from generator.language.names import period_name, title, value_text
from generator.models import Figure, Register

GRADES = 4
"""Shades on the scale of ratings, from the best grade (0) down."""
DARK = ("rating-0", "rating-3")
FALLBACKS = {
    "rating-0": "#08519c",
    "rating-1": "#6baed6",
    "rating-2": "#fed976",
    "rating-3": "#c24000",
    "rating-none": "#ffffff",
}


def distribution_chart(
    register: Register, figures: Sequence[Figure], language: Language, texts: tuple[str, str]
) -> Chart:
    """Shares of all grades, one bar per period, the best grade first.

    `figures` have measures `share-<rating>`; segments stand in the order of rank, whatever they are called.
    """
    scale = register.rows[figures[0].package]["scale"]
    classes = rating_classes([(key, row["order"], row["applicable"]) for key, row in scale.items()])
    ranked = sorted(scale, key=lambda rating: -scale[rating]["order"])
    rows = chart_rows(
        figures,
        {
            "rating": lambda figure: figure.measure.removeprefix("share-"),
            "rank": lambda figure: ranked.index(figure.measure.removeprefix("share-")),
            "label": lambda figure: period_name(register, figure, language),
            "text": lambda figure: value_text(register, figure, language),
        },
    )
    package = figures[0].package
    legend = [
        LegendEntry(classes[rating], scale[rating]["symbol"], title(register, (package, "scale", rating), language))
        for rating in ranked
    ]
    layouts = {
        "wide": distribution_layer(rows, classes, wide=True),
        "narrow": distribution_layer(rows, classes, wide=False),
    }
    return new_chart("distribution", texts, layouts, legend=legend, figures=figures)


def distribution_layer(rows: pd.DataFrame, classes: dict[str, str], *, wide: bool) -> Layered:
    order = list(dict.fromkeys(rows["label"]))
    ratings = list(dict.fromkeys(rows.sort_values("rank")["rating"]))
    colours = alt.Scale(
        domain=ratings, range=[f"var(--{classes[rating]},{FALLBACKS[classes[rating]]})" for rating in ratings]
    )
    inks = alt.Scale(
        domain=ratings,
        range=[
            f"var(--{classes[rating]}-ink,{'#fff' if classes[rating] in DARK else '#1f2328'})" for rating in ratings
        ],
    )
    axis = alt.Axis(title=None, minExtent=50, maxExtent=50, labelPadding=8) if wide else None
    x = alt.X("value:Q", stack="zero", scale=PERCENT, axis=None)
    y = alt.Y("label:N", sort=order, axis=axis)
    base = alt.Chart(rows).encode(y=y, order=alt.Order("rank:Q"))
    bars = base.mark_bar(stroke="var(--chart-edge,#4a4a4a)", strokeWidth=1, size=34).encode(
        x=x, color=alt.Color("rating:N", scale=colours, legend=None)
    )
    texts = base.mark_text(fontWeight="bold").encode(
        x=alt.X("value:Q", stack="zero", bandPosition=0.5, scale=PERCENT),
        text="text:N",
        color=alt.Color("rating:N", scale=inks, legend=None),
    )
    heads = alt.Chart(rows[rows["rank"] == rows["rank"].min()]).mark_text(align="left", dy=-26)
    names = [] if wide else [heads.encode(x=alt.datum(0, scale=PERCENT), y=y, text="label:N")]
    layered: Layered = alt.layer(bars, texts, *names).resolve_scale(color="independent")
    drawing: Layered = layered.properties(width=600 if wide else 310, height=alt.Step(48 if wide else 66))
    return drawing


def rating_classes(scale: Sequence[tuple[str, int, bool]]) -> dict[str, str]:
    """The class of the style sheet for each rating (key, order, applicable): from `rating-0`, the best, down."""
    grades = [key for key, order, applicable in sorted(scale, key=lambda one: -one[1]) if applicable]
    last = max(len(grades) - 1, 1)
    classes = {key: f"rating-{round(place * (GRADES - 1) / last)}" for place, key in enumerate(grades)}
    return {key: classes.get(key, "rating-none") for key, _, _ in scale}
