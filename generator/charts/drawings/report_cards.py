"""Drawings of report cards."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
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
from generator.charts.rows import visible_columns, wrapped

AXIS, BETWEEN, HIGH, HEADROOM = 34, 18, 64, 24
"""Pixels: the numbers beside a drawing; between two panels; the height of a panel, and above it."""
SIDE, APART = 16, 30
"""Pixels from a point to the outer end of its value; values so far apart do not overlap."""
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
    lines = in_lines([row for row in rows if row["style"] != "limit"], width, beside=True)
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
    breaks = {row["step"] for earlier, row in pairwise(rows) if row["part"] > earlier["part"]}
    labels: dict[object, str] = {}
    for row in rows:
        labels |= {f"before {row['step']}": BREAK_MARK} if row["step"] in breaks else {}
        labels[row["step"]] = row["label"]
    places = time_places(labels, width - AXIS)
    rows = [{**row, "place": places[row["step"]]} for row in rows]
    gaps = [{"place": places[f"before {step}"]} for step in sorted(breaks)]
    axis = alt.Axis(values=TICKS, minExtent=AXIS, maxExtent=AXIS)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, 100], nice=False), axis=axis)
    across = {"y": alt.value(0), "y2": alt.value("height")}
    return layered(
        marks(rows).mark_line(strokeWidth=3, stroke=NOW).encode(**IN_PARTS),
        marks(rows).mark_point(size=110, fill=NOW, stroke=NOW),
        values(rows, dy=-16, fontSize=15),
        marks(gaps).mark_rule(**DOTTED).encode(**across),
        encoding={"x": time_x(list(places.values()), width - AXIS), "y": y},
        width=width - AXIS,
        height=200,
    )


def panels(rows: Sequence[Row], width: int) -> alt.FacetChart:
    """A small drawing per indicator, all with the same scale, with the first and last value."""
    columns = min(4 if width > WIDE_ENOUGH else 2, len({row["key"] for row in rows}))
    panel = (width - AXIS) // columns - BETWEEN
    names = {row["key"]: wrapped(row["name"], int(panel / LETTER)) for row in rows}
    heads = {key: label(key, lines) for key, lines in names.items()}
    in_time = sorted(rows, key=itemgetter("step"))
    places = time_places({row["step"]: row["label"] for row in in_time}, panel)
    hidden = crowded(rows, panel / LETTER / len(places))
    last = max(row["step"] for row in rows)
    points = [
        {
            **row,
            "panel": heads[row["key"]],
            "place": places[row["step"]],
            "break": 100 if row["broken"] else None,
            "side": (2 * row["step"] > last) - (2 * row["step"] < last),
            "text": "" if row["figure"] in hidden else row["text"],
        }
        for row in rows
    ]
    lines = max(map(len, names.values())) + max(place.count("|") for place in places.values())
    faceted: alt.FacetChart = panel_layers(list(places.values()), panel).facet(
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


def crowded(rows: Sequence[Row], step: float) -> set[str]:
    """The first values of panels that would overlap the last value, by the id of their figure.

    `step` is the number of letters from one period to the next.
    """
    found = set()
    written = [row for row in rows if row["text"]]
    for first, last in pairwise(written):
        room = (last["step"] - first["step"]) * step + 2 * SIDE / LETTER
        letters = visible_columns(first["text"]) + visible_columns(last["text"]) + 1
        near = abs(last["value"] - first["value"]) < APART
        if first["key"] == last["key"] and near and letters > room:
            found.add(first["figure"])
    return found


def panel_layers(places: list[str], panel: int) -> alt.LayerChart:
    """The layers of one panel, `panel` pixels wide."""
    top = 100 * (HIGH + HEADROOM) / HIGH
    ends = alt.Axis(values=[0, 50, 100], labelExpr=ENDS, minExtent=AXIS, maxExtent=AXIS)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, top], nice=False), axis=ends)
    align = alt.ExprRef("['left', 'center', 'right'][datum.side + 1]")
    tip = alt.Tooltip("tip:N")
    base = alt.Chart()
    shift = alt.ExprRef(f"datum.side * {SIDE}")
    written = base.mark_text(dy=-13, dx=shift, align=align, fontWeight="bold")
    between = time_x(places, panel, bandPosition=0)
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
        encoding={"x": time_x(places, panel, bandPosition=0.5), "y": y},
        width=panel,
        height=HIGH + HEADROOM,
    )


def time_places(labels: Mapping[object, str], width: int) -> dict[object, str]:
    """The values of a time axis, with their labels in lines, by key.

    Without room for all, only the first and the last have a label.
    """
    words = [word for text in labels.values() for word in text.split()]
    letters, shown = int(width / LETTER), list(labels)
    room = letters // len(shown)
    if longest(words) >= room:
        shown, room = [shown[0], shown[-1]], letters // 2 + 2
    return {
        key: label(key, wrapped(text, room) if key in shown else []) for key, text in labels.items()
    }


def time_x(places: list[str], width: int, **settings: Any) -> alt.X:
    """A time axis. If some places have no label, the first and the last are at the edges."""
    half = width / len(places) / 2
    at_edges = half + 1 if any("|" not in place for place in places) else False
    axis = alt.Axis(labelExpr=LABEL, labelFlush=at_edges, labelFlushOffset=half, labelPadding=6)
    scale = alt.Scale(type="band", domain=places, padding=0)
    return alt.X("place:N", scale=scale, axis=axis, **settings)
