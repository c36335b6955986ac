"""The chart of ranked indicators: the latest value of each, and its earlier values."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from generator.charts.captions import Words, captioned
from generator.charts.chart import Chart, LegendEntry
from generator.charts.colours import BLUE, BREAK, NOW, PAPER
from generator.charts.drawing import PERCENT, TICKS, Layered, new_chart
from generator.charts.names import LABEL_SPACE, label_axis, labelled
from generator.charts.rows import LINE, chart_rows, further_lines, published_number, room_for
from generator.kinds.roles import is_threshold
from generator.language import Language
from generator.language.names import period_name, short_name, value_text
from generator.models import Figure, Register

STYLES = ("now", "before", "break")
"""How a period is drawn: the latest period, earlier periods, and periods before a break."""
SHAPES = {"now": "circle", "before": "circle", "break": "diamond"}
SYMBOLS = {"now": "●", "before": "○", "break": "◇"}


def ranking_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """Indicators by rank, each with its earlier values. A dotted line crosses a break.

    `figures` are in the order of rank, each indicator from the latest period back. Thresholds among
    them become vertical lines.
    """
    measures = register.rows[figures[0].package].measures
    limits = [figure for figure in figures if is_threshold(measures[figure.measure])]
    figures = [figure for figure in figures if figure not in limits]
    styles = period_styles(register, figures)
    numbers = {
        (figure.subject, styles[figure.period]): published_number(figure) for figure in figures
    }
    rows = chart_rows(
        figures,
        {
            "style": lambda figure: styles[figure.period],
            "key": lambda figure: figure.subject,
            "name": lambda figure: short_name(register, figure.package, figure.subject, language),
            "text": lambda figure: value_text(register, figure, language),
            "before": lambda figure: numbers.get((figure.subject, "before")),
            "break": lambda figure: numbers.get((figure.subject, "break")),
        },
    )
    lines = chart_rows(limits, {})
    layouts = {
        "wide": ranking_layer(rows, lines, wide=True),
        "narrow": ranking_layer(rows, lines, wide=False),
    }
    legend = period_legend(register, figures, language)
    if limits:
        values = language.listed([value_text(register, figure, language) for figure in limits])
        text = language.text("thresholds: %(values)s", values=values)
        legend.append(LegendEntry("period-limit", "│", text))
    caption = captioned(register, [*figures, *limits], language, words)
    return new_chart("ranking", caption, layouts, legend)


def ranking_layer(rows: pd.DataFrame, limits: pd.DataFrame, *, wide: bool) -> Layered:
    """Thresholds, spans, points and texts. A narrow chart has the names above the lines."""
    rows = labelled(rows, 30 if wide else 38)
    more = further_lines(rows["head"]) * LINE
    shift = 0 if wide else 8 + more / 2
    y = label_axis(rows, LABEL_SPACE if wide else 0)
    x = alt.X("value:Q", scale=PERCENT, axis=alt.Axis(title=None, values=list(TICKS), orient="top"))
    latest = alt.Chart(rows[rows["style"] == "now"])
    room = room_for(rows["text"])
    values = latest.mark_text(align="right", dx=room, dy=shift, fontWeight="bold")
    texts = [
        values.encode(
            x=alt.XDatum(100), y=y, text=alt.Text("text:N"), description=alt.Description("figure:N")
        )
    ]
    if not wide:
        names = latest.mark_text(align="left", dy=-9 - more / 2, lineBreak="|", lineHeight=LINE)
        texts.append(names.encode(x=alt.XDatum(0), y=y, text=alt.Text("head:N")))
    thresholds = (
        alt.Chart(limits).mark_rule(stroke="currentColor", strokeWidth=1, opacity=0.7).encode(x=x)
    )
    layers = [thresholds, *spans(rows, y, shift), *points(rows, shift, x=x, y=y), *texts]
    return alt.layer(
        *layers, width=(448 if wide else 318) - room, height=alt.Step((30 if wide else 44) + more)
    )


def spans(rows: pd.DataFrame, y: alt.Y, shift: float) -> list[alt.Chart]:
    """Lines from the value before to the latest value; dotted lines across a break."""
    latest = rows[rows["style"] == "now"]
    change = alt.Chart(latest.dropna(subset=["before"])).mark_rule(
        strokeWidth=3, stroke=NOW, yOffset=shift
    )
    gap = alt.Chart(latest.dropna(subset=["before", "break"]))
    dotted = gap.mark_rule(strokeWidth=1.5, strokeDash=[1.5, 3.5], stroke=BREAK, yOffset=shift)
    return [
        change.encode(x=alt.X("before:Q", scale=PERCENT), x2=alt.X2("value:Q"), y=y),
        dotted.encode(x=alt.X("break:Q", scale=PERCENT), x2=alt.X2("before:Q"), y=y),
    ]


def points(rows: pd.DataFrame, shift: float, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """One point per value, the latest on top."""
    return [
        alt.Chart(rows[rows["style"] == style])
        .mark_point(
            shape=SHAPES[style],
            size=80 if style == "break" else 110,
            filled=style == "now",
            fill=NOW if style == "now" else PAPER,
            stroke=f"var(--period-{style},{BLUE})",
            strokeWidth=2,
            opacity=1,
            yOffset=shift,
        )
        .encode(x=x, y=y)
        for style in reversed(STYLES)
    ]


def period_styles(register: Register, figures: Sequence[Figure]) -> dict[str, str]:
    """The style of each period by its key. A break is a figure with the status B."""
    order = {
        figure.period: register.rows[figure.package].periods[figure.period].order
        for figure in figures
    }
    breaks = [order[figure.period] for figure in figures if figure.obs_status == "B"]
    latest = max(order.values())
    return {
        period: "now"
        if order_of_period == latest
        else "break"
        if breaks and order_of_period < max(breaks)
        else "before"
        for period, order_of_period in order.items()
    }


def period_legend(
    register: Register, figures: Sequence[Figure], language: Language
) -> list[LegendEntry]:
    """The periods in the order of the figures, and the break if there is one."""
    styles = period_styles(register, figures)
    names = {figure.period: period_name(register, figure, language) for figure in figures}
    legend = [
        LegendEntry(f"period-{styles[period]}", SYMBOLS[styles[period]], name)
        for period, name in names.items()
    ]
    if "break" in styles.values():
        legend.append(LegendEntry("period-gap", "┄", language.text("break in the series")))
    return legend
