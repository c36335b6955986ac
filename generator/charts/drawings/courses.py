"""The drawing of a target over time: its results, and what it aims at."""

from collections.abc import Sequence

import altair as alt

from generator.charts.chart import Row
from generator.charts.colours import GRID, NOW, PAPER
from generator.charts.drawings.lines import layered, marks, values
from generator.charts.drawings.report_cards import DASHED, IN_PARTS, OVER_GAPS, with_room
from generator.charts.drawings.times import joined_rows, time_axis

HEIGHT = 200
"""The height of the drawing in pixels."""
ROOM = 0.14
"""The room above the highest value and below the lowest, as a share of what lies between.

There is none below zero, unless something is below it or the text of an aim of zero may be.
"""


def course(rows: Sequence[Row], width: int) -> alt.LayerChart:
    """A line over time with all results, and a mark for each aim; an aim that is a range is a bar.

    The values have one unit. Zero is in the drawing, and a line marks it.
    """
    time = time_axis({row["time"]: row["label"] for row in rows}, width)
    placed = [{**row, "place": time.places[row["time"]]} for row in rows]
    aims = [row for row in placed if row["measure"] == "aim"]
    results = joined_rows([row for row in placed if row["measure"] == "value"])
    ends = [0.0, *(row["value"] for row in rows), *(row["high"] for row in aims)]
    room = ROOM * (max(ends) - min(ends) or 1)
    lowest_aim = min((row["value"] for row in aims), default=1)
    low = min(ends) - (room if min(ends) < 0 or lowest_aim <= 0 else 0)
    high = max(ends) + room
    written = in_room([*aims, *results], low, high)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[low, high], nice=False), axis=None)
    mark = marks(aims)
    return layered(
        marks([{"value": 0}]).mark_rule(stroke=GRID).encode(x=alt.value(0), x2=alt.value(width)),
        marks(results).mark_rule(strokeWidth=2, **DASHED).encode(**OVER_GAPS),
        marks(results).mark_line(strokeWidth=3, stroke=NOW).encode(**IN_PARTS),
        mark.mark_rule(strokeWidth=8, stroke="currentColor", opacity=0.35).encode(y2="high:Q"),
        mark.mark_tick(orient="horizontal", size=40, thickness=3, color="currentColor"),
        marks(results).mark_point(size=110, fill=NOW, stroke=PAPER),
        values(written, dy=alt.ExprRef("datum.dy"), fontSize=15),
        encoding={"x": time.x(), "y": y},
        width=width,
        height=HEIGHT,
    )


def in_room(rows: Sequence[Row], low: float, high: float) -> list[Row]:
    """The rows whose text has room, with its distance `dy`. The drawing goes from `low` to `high`.

    The last row has room first. `with_room` measures heights in percent.
    """
    scaled = [{**row, "number": row["value"], "value": percent(row, low, high)} for row in rows]
    return [{**row, "value": row["number"]} for row in with_room(scaled, marks=scaled)]


def percent(row: Row, low: float, high: float) -> float:
    """The height of a row above the lower end of the drawing, in percent of its height."""
    return 100 * float(row["value"] - low) / (high - low)
