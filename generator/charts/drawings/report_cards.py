"""Drawings of report cards."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import altair as alt

from generator.charts.chart import Row
from generator.charts.colours import BLUE, BREAK, NOW, PAPER
from generator.charts.drawings.lines import (
    LABEL,
    LETTER,
    LINE,
    TICKS,
    TOP,
    WIDE_ENOUGH,
    fixed_scale,
    in_lines,
    label,
    layered,
    longest,
    marks,
    values,
)
from generator.charts.rows import wrapped

AXIS, BETWEEN, HIGH, HEADROOM = 34, 18, 64, 24
"""Pixels: the numbers beside a drawing; between two panels; the height of a panel, and above it."""
ENDS = "datum.value == 50 ? '' : datum.label"
"""The expression for an axis that labels its ends only."""
DOTTED: dict[str, Any] = {"stroke": BREAK, "strokeWidth": 1.5, "strokeDash": [1.5, 3.5]}
"""The style of a line where a series breaks."""
IN_PARTS: dict[str, Any] = {
    "detail": alt.Detail("part:N"),
    "order": alt.Order("step:Q"),
    "tooltip": alt.value(None),
}
"""The encoding of a line that is interrupted between parts. It shows no single figure."""
SHAPES = {"break": "diamond", "before": "circle", "now": "circle"}
"""The shape of a point by its style, in the order in which points are drawn."""
BREAK_MARK = "//"
"""The label on the time axis where a series breaks."""


def ranking(rows: Sequence[Row], width: int) -> alt.LayerChart:
    """A line per indicator with a point for each period, and the latest value at the right.

    A bar goes from the value before to the latest one, a dotted line crosses a break.
    """
    limits = [row for row in rows if row["style"] == "limit"]
    lines = in_lines([row for row in rows if row not in limits], width, beside=True)
    latest = [row for row in lines.bars if row["style"] == "now"]
    changed = [row for row in latest if row["before"] is not None]
    broken = [row for row in changed if row["before_break"] is not None]
    order = list(SHAPES)
    points = marks(sorted(lines.bars, key=lambda row: order.index(row["style"])))
    fills = {style: NOW if style == "now" else PAPER for style in order}
    edges = {style: f"var(--period-{style},{BLUE})" for style in order}
    return lines.drawing(
        lines.x(100, longest(row["text"] for row in latest) + 2, axis=TOP),
        marks(limits)
        .mark_rule(stroke="currentColor", opacity=0.7)
        .encode(y=alt.value(0), y2=alt.value("height")),
        marks(changed).mark_rule(stroke=NOW, strokeWidth=3).encode(x2=alt.X2("before:Q")),
        marks(broken).mark_rule(**DOTTED).encode(x=alt.X("before:Q"), x2=alt.X2("before_break:Q")),
        points.mark_point(size=100, strokeWidth=2).encode(
            shape=alt.Shape("style:N", scale=fixed_scale(SHAPES)),
            fill=alt.Fill("style:N", scale=fixed_scale(fills)),
            stroke=alt.Stroke("style:N", scale=fixed_scale(edges)),
        ),
        values(latest, align="right").encode(x=alt.value(width)),
    )


def series(rows: Sequence[Row], width: int) -> alt.LayerChart:
    """A line over time with all values. It is interrupted at a break."""
    breaks = [row["step"] for earlier, row in pairwise(rows) if row["part"] > earlier["part"]]
    letters = int((width - AXIS) / LETTER) // (len(rows) + len(breaks)) - 1
    places = {row["step"]: label(row["step"], wrapped(row["label"], letters)) for row in rows}
    gaps = {step: label(f"before {step}", [BREAK_MARK]) for step in breaks}
    domain = [
        place for step in places for place in (gaps.get(step), places[step]) if place is not None
    ]
    rows = [{**row, "place": places[row["step"]]} for row in rows]
    scale = alt.Scale(type="point", padding=0.4, domain=domain)
    axis = alt.Axis(values=TICKS, minExtent=AXIS, maxExtent=AXIS)
    x = alt.X("place:N", scale=scale, axis=alt.Axis(labelPadding=8, labelExpr=LABEL))
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, 100], nice=False), axis=axis)
    across = {"y": alt.value(0), "y2": alt.value("height")}
    return layered(
        marks(rows).mark_line(strokeWidth=3, stroke=NOW).encode(**IN_PARTS),
        marks(rows).mark_point(size=110, fill=NOW, stroke=NOW),
        values(rows, dy=-16, fontSize=15),
        marks([{"place": place} for place in gaps.values()]).mark_rule(**DOTTED).encode(**across),
        encoding={"x": x, "y": y},
        width=width - AXIS,
        height=200,
    )


def panels(rows: Sequence[Row], width: int) -> alt.FacetChart:
    """A small drawing per indicator, all with the same scale, with the first and last value."""
    columns = min(4 if width > WIDE_ENOUGH else 2, len({row["key"] for row in rows}))
    panel = (width - AXIS) // columns - BETWEEN
    letters = int(panel / LETTER)
    names = {row["key"]: wrapped(row["name"], letters) for row in rows}
    periods = period_labels({row["step"]: row["label"] for row in rows}, letters)
    head, foot = (max(map(len, texts.values())) * LINE for texts in (names, periods))
    heads = {key: label(key, lines) for key, lines in names.items()}
    places = {step: label(step, lines) for step, lines in periods.items()}
    points = [
        {
            **row,
            "panel": heads[row["key"]],
            "place": places[row["step"]],
            "break": 100 if row["broken"] else None,
            "side": sign_of(2 * row["step"] - max(periods)),
        }
        for row in rows
    ]
    drawing = panel_layers(list(places.values()), panel, at_edges=[] in periods.values())
    header = alt.Header(labelExpr=LABEL, labelAnchor="start")
    faceted: alt.FacetChart = drawing.facet(
        alt.Facet("panel:N", sort=list(heads.values()), header=header),
        data=alt.InlineData(values=points),
        columns=columns,
        spacing={"row": head + foot + BETWEEN, "column": BETWEEN},
        bounds="flush",
        resolve=alt.Resolve(axis=alt.AxisResolveMap(x="independent")),
    )
    return faceted


def panel_layers(places: list[str], panel: int, *, at_edges: bool) -> alt.LayerChart:
    """The layers of one panel, `panel` pixels wide, with a label for each of the places.

    With `at_edges`, the first and the last label begin and end at the edges of the panel.
    """
    half = panel / len(places) / 2
    top = 100 * (HIGH + HEADROOM) / HIGH
    scale = alt.Scale(type="band", domain=places, padding=0)
    flush = half + 1 if at_edges else False
    axis = alt.Axis(labelExpr=LABEL, labelFlush=flush, labelFlushOffset=half)
    ends = alt.Axis(values=[0, 50, 100], labelExpr=ENDS, minExtent=AXIS, maxExtent=AXIS)
    x, between = (
        alt.X("place:N", scale=scale, axis=axis, bandPosition=position) for position in (0.5, 0)
    )
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=ends)
    align = alt.ExprRef("['left', 'center', 'right'][datum.side + 1]")
    tip = alt.Tooltip("tip:N")
    base = alt.Chart()
    written = base.mark_text(
        dy=-13, dx=alt.ExprRef("datum.side * 16"), align=align, fontWeight="bold"
    )
    return layered(
        base.mark_rule(**DOTTED).encode(x=between, y=alt.Y("break:Q"), y2=alt.Y2Datum(0)),
        base.mark_line(strokeWidth=2.5, stroke=NOW).encode(**IN_PARTS),
        base.mark_point(size=45, fill=NOW, stroke=NOW).encode(tooltip=tip),
        written.encode(
            text=alt.Text("text:N"), description=alt.Description("figure:N"), tooltip=tip
        ),
        base.mark_text(baseline="bottom", fontSize=16).encode(
            y=alt.value("height"), text=alt.Text("absent:N")
        ),
        encoding={"x": x, "y": y},
        width=panel,
        height=HIGH + HEADROOM,
    )


def period_labels(periods: Mapping[int, str], letters: int) -> dict[int, list[str]]:
    """The labels of periods in lines, by the number of the period, in a panel of so many letters.

    Without room for all, only the first and the last period have a label.
    """
    words = [word for period in periods.values() for word in period.split()]
    shown, last = sorted(periods), max(periods)
    room = letters // len(shown)
    if longest(words) >= room:
        shown, room = [0, last], letters // 2
    return {step: wrapped(periods[step], room) if step in shown else [] for step in sorted(periods)}


def sign_of(number: int) -> int:
    """−1, 0 or 1."""
    return (number > 0) - (number < 0)
