"""Drawings of decisions."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil

import altair as alt

from generator.charts.chart import Row
from generator.charts.colours import ACTS, BREAK, EDGE, NOW, PAPER
from generator.charts.drawings.lines import (
    LETTER,
    cell_scale,
    fixed_scale,
    in_lines,
    layered,
    longest,
    marks,
    most_of,
    values,
)
from generator.charts.rows import wrapped

CELL, HIGH = 15, 20
"""Width and height of a cell of the timeline in pixels. A dot takes one cell."""
FILLS = {"now": NOW, "before": PAPER, "undated": PAPER}
EDGES = {"now": NOW, "before": NOW, "undated": BREAK}
"""Fill and edge of a dot: decided at the latest session, decided earlier, no due session."""


def verbs(rows: Sequence[Row], width: int) -> alt.LayerChart:
    """One bar per verb, with its number at the end."""
    lines = in_lines(rows, width, beside=True)
    bars = marks(lines.bars).mark_bar(orient="horizontal", size=18, stroke=EDGE, strokeWidth=1)
    colours = {style: f"var(--{style},{fallback})" for style, fallback in ACTS.items()}
    return lines.drawing(
        lines.x(most_of(rows), longest(row["text"] for row in rows) + 1, stack=None),
        bars.encode(color=alt.Color("style:N", scale=fixed_scale(colours))),
        values(lines.bars, align="left", dx=6),
    )


def timeline(rows: Sequence[Row], width: int) -> alt.LayerChart:
    """Sessions from the top down on a line, with a dot for each action that is due.

    Actions without a due session are below the line. All marks are in the cells of a table.
    """
    columns = width // CELL
    cells = list(timeline_cells(rows, columns))
    stops, names, numbers, words, dots = (
        [cell for cell in cells if cell["part"] == part]
        for part in ("stop", "name", "number", "word", "dot")
    )
    count = 1 + max(cell["line"] for cell in cells)
    rail = marks([{**stops[0], "last": stops[-1]["line"]}]).mark_rule(stroke=NOW, strokeWidth=2)
    circles = marks(stops).mark_point(size=130, fill=PAPER, stroke=NOW, strokeWidth=3)
    return layered(
        rail.encode(y2=alt.Y2("last:O")),
        circles,
        marks(dots)
        .mark_point(size=90, strokeWidth=1.5)
        .encode(
            fill=alt.Fill("style:N", scale=fixed_scale(FILLS)),
            stroke=alt.Stroke("style:N", scale=fixed_scale(EDGES)),
        ),
        marks(names).mark_text(align="left", fontWeight="bold").encode(text=alt.Text("text:N")),
        values(numbers, "figures", align="left", fontSize=15),
        marks(words).mark_text(align="left").encode(text=alt.Text("text:N")),
        encoding={
            "x": alt.X("column:O", scale=cell_scale(columns), axis=None),
            "y": alt.Y("line:O", scale=cell_scale(count), axis=None),
        },
        width=alt.Step(CELL),
        height=alt.Step(HIGH),
    )


def timeline_cells(rows: Sequence[Row], columns: int) -> Iterator[Row]:
    """The cells of a timeline: `part`, `line`, `column`, and what the mark of the part shows."""
    after = 1 + ceil((longest(row["text"] for row in rows) + 2) * LETTER / CELL)
    line = 0
    for stop, counts in groupby(rows, key=lambda row: (row["stop"], row["name"])):
        if stop[0]:
            yield {"part": "stop", "line": line, "column": 0}
        for text in wrapped(stop[1], int((columns - 1) * CELL / LETTER)):
            yield {"part": "name", "line": line, "column": 1, "text": text}
            line += 1
        for row in counts:
            yield {**row, "part": "number", "line": line, "column": 1}
            yield {"part": "word", "line": line, "column": after, "text": row["word"]}
            for number, style in enumerate(row["dots"]):
                down, across = divmod(number, columns - after)
                place = {"line": line + down, "column": after + across}
                yield {"part": "dot", "style": style, **place}
            line += max(1, ceil(len(row["dots"]) / (columns - after)))
        line += 1
