"""Drawings of targets, and stacked bars, which charts of ratings use too."""

from collections import Counter
from collections.abc import Sequence

import altair as alt

from generator.charts.chart import Row
from generator.charts.colours import EDGE, PAPER
from generator.charts.drawings.lines import (
    LETTER,
    TICKS,
    in_lines,
    longest,
    marks,
    most_of,
    style_scale,
    values,
)
from generator.charts.rows import visible_columns

WITHOUT_GRID = alt.Axis(values=TICKS, orient="top", grid=False, labelPadding=8)
"""An axis of percentages whose lines would go through names."""
SPACE = 0.9
"""Letters of space around a value in a segment."""
BAR, SLIM = 22, 13
"""The height of a bar in pixels: of one bar below a name, and of several."""


def stacked(rows: Sequence[Row], width: int) -> alt.LayerChart:
    """One bar per `key`, of segments in the order of `rank`. A value is written if it has room.

    A value of zero has no segment.
    """
    lines = in_lines(rows, width, beside=True)
    totals = Counter[object]()
    for row in rows:
        totals[row["key"]] += row["value"]
    most = most_of(rows, *totals.values())
    letters = (width / LETTER - lines.aside) / most
    segments = [
        row
        if visible_columns(row["text"]) + SPACE <= letters * row["value"]
        else {**row, "text": ""}
        for row in lines.bars
        if row["value"]
    ]
    middle, order = alt.X("value:Q", bandPosition=0.5), alt.Order("rank:Q")
    bars = marks(segments).mark_bar(orient="horizontal", size=BAR, stroke=EDGE, strokeWidth=1)
    inks = alt.Color("style:N", scale=style_scale("-ink"))
    return lines.drawing(
        lines.x(most, stack="zero"),
        bars.encode(order=order, color=alt.Color("style:N", scale=style_scale())),
        values(segments).encode(x=middle, order=order, color=inks),
    )


def aims(rows: Sequence[Row], width: int) -> alt.LayerChart:
    """A bar for each result and a line for its aim, with status and value at the right."""
    lines = in_lines(rows, width, beside=False, bars=2)
    states, results, aimed = (
        [row for row in lines.bars if row["measure"] == measure]
        for measure in ("status", "value", "aim")
    )
    most = most_of([*results, *aimed])
    after = longest(row["text"] for row in results) + 4
    states = [{**row, "value": most} for row in states]
    below = [{**row, "line": row["line"] + 1} for row in aimed]
    bars = marks(results).mark_bar(orient="horizontal", size=BAR, stroke=EDGE, strokeWidth=1)
    return lines.drawing(
        lines.x(most, after, axis=WITHOUT_GRID if most >= 100 else None, stack=None),
        bars.encode(color=alt.Color("style:N", scale=style_scale())),
        *(
            marks(aimed).mark_tick(orient="vertical", size=BAR + 4, thickness=thick, color=ink)
            for thick, ink in ((7, PAPER), (3, "currentColor"))
        ),
        marks(below).mark_text(align="right", dx=-8, dy=6).encode(text=alt.Text("sign:N")),
        values(below, align="left", dx=-4, dy=6, fontWeight="normal"),
        marks(states).mark_text(align="left", dx=8, fontSize=15).encode(text=alt.Text("symbol:N")),
        values(results, align="right").encode(x=alt.value(width)),
    )


def pairs(rows: Sequence[Row], width: int) -> alt.LayerChart:
    """A bar per period below each name, the latest one filled, with values at their ends."""
    lines = in_lines(rows, width, beside=False, bars=1 + max(row["step"] for row in rows))
    bars = marks(lines.bars).mark_bar(orient="horizontal", size=SLIM, strokeWidth=2)
    fill = alt.Fill("style:N", scale=style_scale())
    return lines.drawing(
        lines.x(most_of(rows), longest(row["text"] for row in rows) + 1, stack=None),
        bars.encode(
            fill=alt.condition(alt.datum.now, fill, alt.value(PAPER)),
            stroke=alt.Stroke("style:N", scale=style_scale("-edge")),
        ),
        values(lines.bars, align="left", dx=6),
    )
