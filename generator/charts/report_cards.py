"""Charts of report cards: indicators ranked, ratings distributed, one indicator over time."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from generator.charts import Chart, Layered, LegendEntry, new_chart
from generator.charts.rows import LABEL_LINES, chart_rows, number, wrapped
from generator.language import Language
from generator.language.names import period_name, short_name, title, value_text
from generator.models import Figure, Register

PERCENT = alt.Scale(domain=[0, 100], nice=False, zero=True)
STYLES = ("now", "before", "break")
"""How a series is drawn: the latest period, the one before, and what stands before a break."""
SHAPES = {"now": "circle", "before": "circle", "break": "diamond"}
SYMBOLS = {"now": "●", "before": "○", "break": "◇"}
BREAK_MARK = "//"
"""What stands on the axis of time where a series breaks."""
GRADES = 4
"""Shades on the scale of ratings, from the best grade (0) down."""


def ranking_chart(register: Register, figures: Sequence[Figure], language: Language, texts: tuple[str, str]) -> Chart:
    """Indicators ranked by the latest value, each with its earlier ones; a dotted line runs over a break.

    `figures` are the values to draw, in the order of rank and from the latest period back;
    thresholds among them are lines.
    """
    limits = [figure for figure in figures if figure.measure.endswith("-threshold")]
    figures = [figure for figure in figures if figure not in limits]
    styles = period_styles(register, figures)
    values = {(figure.subject, styles[figure.period]): number(figure) for figure in figures}
    rows = chart_rows(
        figures,
        {
            "style": lambda figure: styles[figure.period],
            "name": lambda figure: short_name(register, figure.package, figure.subject, language),
            "text": lambda figure: value_text(register, figure, language),
            "before": lambda figure: values.get((figure.subject, "before")),
            "break": lambda figure: values.get((figure.subject, "break")),
        },
    )
    legend = [
        LegendEntry(f"period-{styles[period]}", SYMBOLS[styles[period]], name)
        for period, name in period_names(register, figures, language)
    ]
    if "break" in styles.values():
        legend.append(LegendEntry("period-gap", "┄", language.text("break in the series")))
    if limits:
        values_of = language.listed([value_text(register, figure, language) for figure in limits])
        legend.append(LegendEntry("period-limit", "│", language.text("thresholds: %(values)s", values=values_of)))
    lines = chart_rows(limits, {})
    layouts = {"wide": ranking_layer(rows, lines, wide=True), "narrow": ranking_layer(rows, lines, wide=False)}
    return new_chart("ranking", texts, layouts, legend=legend, figures=[*figures, *limits])


def ranking_layer(rows: pd.DataFrame, limits: pd.DataFrame, *, wide: bool) -> Layered:
    rows = rows.assign(label=[wrapped(name, 34) if wide else name for name in rows["name"]])
    order = list(dict.fromkeys(rows["label"]))
    axis = alt.Axis(labelExpr=LABEL_LINES, minExtent=220, maxExtent=220, title=None, labelPadding=10) if wide else None
    y = alt.Y("label:N", sort=order, axis=axis)
    shift = 0 if wide else 8
    values = alt.X("value:Q", scale=PERCENT, axis=alt.Axis(title=None, values=[0, 25, 50, 75, 100], orient="top"))
    latest = alt.Chart(rows[rows["style"] == "now"])
    spans = rows[rows["style"] == "now"]
    lines = [
        alt.Chart(spans.dropna(subset=["before"]))
        .mark_rule(strokeWidth=3, stroke="var(--period-now,#08519c)", yOffset=shift)
        .encode(x=alt.X("before:Q", scale=PERCENT), x2="value:Q", y=y),
        alt.Chart(spans.dropna(subset=["before", "break"]))
        .mark_rule(strokeWidth=1.5, strokeDash=[1.5, 3.5], stroke="var(--period-break,#57606a)", yOffset=shift)
        .encode(x=alt.X("break:Q", scale=PERCENT), x2="before:Q", y=y),
    ]
    points = [
        alt.Chart(rows[rows["style"] == style])
        .mark_point(
            shape=SHAPES[style],
            size=110 if style != "break" else 80,
            filled=style == "now",
            fill=fill(style),
            stroke=f"var(--period-{style},#08519c)",
            strokeWidth=2,
            opacity=1,
            yOffset=shift,
        )
        .encode(x=values, y=y)
        for style in reversed(STYLES)
    ]
    figures = latest.mark_text(align="right", dx=48, dy=shift, fontWeight="bold").encode(
        x=alt.datum(100), y=y, text="text:N"
    )
    names = (
        [] if wide else [latest.mark_text(align="left", dy=-9, fontSize=13).encode(x=alt.datum(0), y=y, text="name:N")]
    )
    thresholds = alt.Chart(limits).mark_rule(stroke="currentColor", strokeWidth=1, opacity=0.7).encode(x=values)
    layered = alt.layer(thresholds, *lines, *points, figures, *names)
    return layered.properties(width=400 if wide else 270, height=alt.Step(30 if wide else 44))


def fill(style: str) -> str:
    return "var(--period-now,#08519c)" if style == "now" else "var(--md-default-bg-color,#fff)"


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
    layered = alt.layer(bars, texts, *names)
    return layered.resolve_scale(color="independent").properties(
        width=600 if wide else 310, height=alt.Step(48 if wide else 66)
    )


DARK = ("rating-0", "rating-3")
FALLBACKS = {
    "rating-0": "#08519c",
    "rating-1": "#6baed6",
    "rating-2": "#fed976",
    "rating-3": "#c24000",
    "rating-none": "#ffffff",
}


def rating_classes(scale: Sequence[tuple[str, int, bool]]) -> dict[str, str]:
    """The class of the style sheet for each rating (key, order, applicable): from `rating-0`, the best, down."""
    grades = [key for key, order, applicable in sorted(scale, key=lambda one: -one[1]) if applicable]
    last = max(len(grades) - 1, 1)
    classes = {key: f"rating-{round(place * (GRADES - 1) / last)}" for place, key in enumerate(grades)}
    return {key: classes.get(key, "rating-none") for key, _, _ in scale}


def series_chart(register: Register, figures: Sequence[Figure], language: Language, texts: tuple[str, str]) -> Chart:
    """One indicator over its periods, oldest first; the line is interrupted where the series breaks."""
    breaks = [figure.obs_status == "B" for figure in figures]
    numbered = {figure.id: sum(breaks[: place + 1]) for place, figure in enumerate(figures)}
    rows = chart_rows(
        figures,
        {
            "label": lambda figure: period_name(register, figure, language),
            "text": lambda figure: value_text(register, figure, language),
            "part": lambda figure: numbered[figure.id],
        },
    )
    layouts = {"wide": series_layer(rows, 480), "narrow": series_layer(rows, 250)}
    return new_chart("series", texts, layouts, legend=[], figures=figures)


def series_layer(rows: pd.DataFrame, width: int) -> Layered:
    order = list(dict.fromkeys(rows["label"]))
    gaps = [str(label) for label, part in zip(rows["label"], rows["part"].diff(), strict=True) if part > 0]
    for label in gaps:
        order.insert(order.index(label), BREAK_MARK)
    x = alt.X(
        "label:N",
        sort=order,
        scale=alt.Scale(type="point", padding=0.4, domain=order),
        axis=alt.Axis(title=None, labelAngle=0, labelPadding=8),
    )
    y = alt.Y(
        "value:Q", scale=PERCENT, axis=alt.Axis(title=None, values=[0, 25, 50, 75, 100], minExtent=36, maxExtent=36)
    )
    base = alt.Chart(rows).encode(x=x, y=y)
    now = "var(--period-now,#08519c)"
    layers = [
        base.mark_line(strokeWidth=3, stroke=now).encode(detail="part:N"),
        base.mark_point(size=110, filled=True, fill=now, stroke=now, opacity=1),
        base.mark_text(dy=-16, fontWeight="bold", fontSize=15).encode(text="text:N"),
    ]
    if gaps:
        gap = alt.Chart(pd.DataFrame({"label": [BREAK_MARK]}))
        layers.append(
            gap.mark_rule(strokeWidth=1.5, strokeDash=[1.5, 3.5], stroke="var(--period-break,#57606a)").encode(x=x)
        )
    layered = alt.layer(*layers)
    return layered.properties(width=width, height=200)


def period_styles(register: Register, figures: Sequence[Figure]) -> dict[str, str]:
    """How each period is drawn: the latest, the one before, and those that a break (B) parts from it."""
    order = {figure.period: register.rows[figure.package]["periods"][figure.period]["order"] for figure in figures}
    breaks = [order[figure.period] for figure in figures if figure.obs_status == "B"]
    latest = max(order.values())
    return {
        period: "now" if place == latest else "break" if breaks and place < max(breaks) else "before"
        for period, place in order.items()
    }


def period_names(register: Register, figures: Sequence[Figure], language: Language) -> list[tuple[str, str]]:
    """Each period with its name, in the order in which the figures bring it."""
    return list(dict.fromkeys((figure.period, period_name(register, figure, language)) for figure in figures))
