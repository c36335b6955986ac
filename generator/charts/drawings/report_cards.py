"""Drawings of report cards."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

import altair as alt

from generator.charts.chart import Row
from generator.charts.colours import BREAK, NOW, PAPER, variable
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
from generator.charts.drawings.times import TimeAxis, joined_rows, time_axis
from generator.charts.rows import visible_columns, wrapped

AXIS, BETWEEN, HIGH, HEADROOM = 34, 18, 64, 24
"""Pixels: the numbers beside a drawing; between two panels; the height of a panel, and above it."""
SIDE, APART = 16, 30
"""Pixels from a point to the outer end of its value; values so far apart do not overlap."""
CLOSE, ABOVE_AND_BELOW = 10, (-16, 18)
"""In the drawing of one series: texts so far apart in height do not overlap; pixels to a text.

A pixel is half a percentage point there.
"""
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
DASHED: dict[str, Any] = {"stroke": NOW, "strokeDash": [5, 5]}
"""The style of a line over periods without a value."""
OVER_GAPS: dict[str, Any] = {
    "x2": alt.X2("gap_place:Q"),
    "y": alt.Y("gap:Q"),
    "y2": alt.Y2("gap_value:Q"),
    "tooltip": alt.value(None),
}
"""The encoding of these lines (`joined_rows`)."""
SHAPES = {"break": "diamond", "before": "circle", "now": "circle"}
"""The shape of a point by its style, in the order in which points are drawn."""
BREAK_MARK = "//"
"""The label on the time axis where a series breaks."""


def ranking(rows: Sequence[Row], width: int) -> alt.LayerChart:
    """A line per indicator with a point for each period, and the latest value at the right.

    A bar goes from the value before to the latest one, a dotted line crosses a break.
    """
    limits = [row for row in rows if row["style"] == "limit"]
    lines = in_lines([row for row in rows if row["style"] != "limit"], width, beside=True)
    latest = [row for row in lines.bars if row["style"] == "now"]
    changed = [row for row in latest if row["before"] is not None]
    broken = [row for row in changed if row["before_break"] is not None]
    order = list(SHAPES)
    points = marks(sorted(lines.bars, key=lambda row: order.index(row["style"])))
    fills = {style: NOW if style == "now" else PAPER for style in order}
    edges = {style: variable(f"period-{style}") for style in order}
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
    """A line over time with all values. It is interrupted at a break, and dashed over a gap."""
    breaks = [(one["time"] + other["time"]) / 2 for one, other in pairwise(rows) if other["broken"]]
    labels = {row["time"]: row["label"] for row in rows} | dict.fromkeys(breaks, BREAK_MARK)
    time = time_axis(labels, width - AXIS)
    rows = joined_rows([{**row, "place": time.places[row["time"]]} for row in rows])
    axis = alt.Axis(values=TICKS, minExtent=AXIS, maxExtent=AXIS)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, 100], nice=False), axis=axis)
    across = {"y": alt.value(0), "y2": alt.value("height")}
    return layered(
        marks(rows).mark_rule(strokeWidth=2, **DASHED).encode(**OVER_GAPS),
        marks(rows).mark_line(strokeWidth=3, stroke=NOW).encode(**IN_PARTS),
        marks(rows).mark_point(size=110, fill=NOW, stroke=NOW),
        values(with_room(rows), dy=alt.ExprRef("datum.dy"), fontSize=15),
        marks([{"place": time.places[one]} for one in breaks]).mark_rule(**DOTTED).encode(**across),
        encoding={"x": time.x(), "y": y},
        width=width - AXIS,
        height=200,
    )


def with_room(rows: Sequence[Row], marks: Sequence[Row] = ()) -> list[Row]:
    """The rows of a series whose text has room above or below its point, with its distance `dy`.

    The last row comes first, so that its text is above its point. No text covers one of `marks`.
    """
    written: list[Row] = []
    for row in [*rows[-1:], *rows[:-1]]:
        for dy in ABOVE_AND_BELOW:
            text = {**row, "dy": dy, "level": row["value"] - dy / 2}
            pairs = [sorted((text, other), key=itemgetter("place")) for other in written]
            if (
                text["level"] > 0
                and not any(overlap(one, two, CLOSE) for one, two in pairs)
                and not any(covers(text, mark) for mark in marks)
            ):
                written.append(text)
                break
    return sorted(written, key=itemgetter("place"))


def covers(text: Row, mark: Row) -> bool:
    """True if the text of a row lies over the point of another."""
    start, end = text_span(text)
    is_near = abs(text["level"] - mark["value"]) < CLOSE / 2
    return bool(is_near and start <= mark["place"] <= end)


def panels(rows: Sequence[Row], width: int) -> alt.FacetChart:
    """A small drawing per indicator, all with the same scale, with the first and last value."""
    columns = min(4 if width > WIDE_ENOUGH else 2, len({row["key"] for row in rows}))
    panel = (width - AXIS) // columns - BETWEEN
    names = {row["key"]: wrapped(row["name"], int(panel / LETTER)) for row in rows}
    heads = {key: label(key, lines) for key, lines in names.items()}
    time = time_axis({row["time"]: row["label"] for row in rows}, panel)
    points = [
        {**row, "panel": heads[key]}
        for key, series in groupby(rows, key=itemgetter("key"))
        for row in panel_rows(list(series), time)
    ]
    lines = max(map(len, names.values())) + time.lines
    faceted: alt.FacetChart = panel_layers(time, panel).facet(
        alt.Facet(
            "panel:N",
            sort=list(heads.values()),
            header=alt.Header(labelExpr=LABEL, labelAnchor="start"),
        ),
        data=alt.InlineData(values=points),
        columns=columns,
        spacing={"row": LINE * lines + BETWEEN, "column": BETWEEN},
        bounds="flush",
        resolve=alt.Resolve(axis=alt.AxisResolveMap(x="independent")),
    )
    return faceted


def panel_rows(rows: Sequence[Row], time: TimeAxis) -> list[dict[str, Any]]:
    """The rows of one panel with their places, and where the texts of its ends go.

    A text lies to the inner `side` of its point and ends `shift` pixels behind it, or above the
    point where the line goes on. The first text is left out if it would overlap the last.
    """
    placed = joined_rows([{**row, "place": time.places[row["time"]]} for row in rows])
    ends = [row for row in placed if row["text"]]
    for row in placed:
        side = (2 * row["place"] > time.width) - (2 * row["place"] < time.width)
        goes_on = len(ends) > 1 and row is (ends[0] if side > 0 else ends[-1])
        row["break"] = None if row["break_place"] is None else 100
        row |= {"side": side, "shift": 0 if goes_on else SIDE * side}
    if len(ends) > 1 and overlap(ends[0], ends[-1], APART):
        ends[0]["text"] = ""
    return placed


def overlap(first: Row, last: Row, apart: float) -> bool:
    """True if the texts of two rows overlap. They do not if their heights are `apart`."""
    (_, end), (start, _) = text_span(first), text_span(last)
    heights = [row.get("level", row["value"]) for row in (first, last)]
    return bool(abs(heights[1] - heights[0]) < apart and end + LETTER > start)


def text_span(row: Row) -> tuple[float, float]:
    """Where the text of a row begins and ends. It lies over its place without a `side`."""
    width = LETTER * visible_columns(row["text"])
    start = row["place"] + row.get("shift", 0) - width * (row.get("side", 0) + 1) / 2
    return start, start + width


def panel_layers(time: TimeAxis, panel: int) -> alt.LayerChart:
    """The layers of one panel, `panel` pixels wide."""
    top = 100 * (HIGH + HEADROOM) / HIGH
    ends = alt.Axis(values=[0, 50, 100], labelExpr=ENDS, minExtent=AXIS, maxExtent=AXIS)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=ends)
    align = alt.ExprRef("['left', 'center', 'right'][datum.side + 1]")
    tip = alt.Tooltip("tip:N")
    base = alt.Chart()
    written = base.mark_text(dy=-13, dx=alt.ExprRef("datum.shift"), align=align, fontWeight="bold")
    return layered(
        base.mark_rule(**DOTTED).encode(
            x=time.x("break_place"), y=alt.Y("break:Q"), y2=alt.Y2Datum(0)
        ),
        base.mark_rule(strokeWidth=1.5, **DASHED).encode(**OVER_GAPS),
        base.mark_line(strokeWidth=2.5, stroke=NOW).encode(**IN_PARTS),
        base.mark_point(size=45, fill=NOW, stroke=NOW).encode(tooltip=tip),
        written.encode(
            text=alt.Text("text:N"), description=alt.Description("figure:N"), tooltip=tip
        ),
        base.mark_text(baseline="bottom", fontSize=16).encode(
            y=alt.value("height"), text=alt.Text("absent:N")
        ),
        encoding={"x": time.x(), "y": y},
        width=panel,
        height=HIGH + HEADROOM,
    )
