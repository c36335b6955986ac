"""Every indicator over its periods: a small panel each, all on one scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from generator.charts.canvas import Canvas, lines_of
from generator.charts.captions import Words, captioned
from generator.charts.chart import Chart, LegendEntry
from generator.charts.colours import BREAK, GRID, NOW
from generator.charts.drawing import Layered, new_chart
from generator.charts.rows import ABSENT, LINE, absent_entries, number, wrapped
from generator.language import Language
from generator.language.names import short_name, value_text
from generator.models import Figure, Register

HEADROOM, PLOT, GAP, SIDE = 24, 64, 18, 16
"""Pixels: for a value above the drawing, for the drawing, after a panel, and from its edge to the
first point.
"""
AXIS, BETWEEN = 30, 18
"""Pixels for the numbers of the scale, beside the first panel of each row, and between two panels.
"""
NAME, PERIOD = 16, 9
"""Characters in a line of the name of a panel, and of a period."""
CHARACTER = 10
"""Pixels that a character takes at most, with the space around a name."""
SHORT = 5
"""Characters of a value that find room above a point at the edge of a panel."""
ABOVE: dict[str, Any] = {"dy": -13, "fontWeight": "bold"}
Point = Mapping[str, Any]


@dataclass(frozen=True)
class Panels:
    """How panels stand: how many in a row, how wide each is, their names and periods in lines."""

    columns: int
    width: int
    names: tuple[str, ...]
    periods: tuple[str, ...]

    @property
    def canvas(self) -> Canvas:
        return Canvas(AXIS + self.columns * (self.width + BETWEEN) - BETWEEN, self.tops[-1] - GAP)

    @property
    def tops(self) -> list[int]:
        """Where each row of panels begins, and where one more would: names of one row have as many
        lines.
        """
        tops = [0]
        foot = 6 + LINE * max(lines_of(self.periods[0]), lines_of(self.periods[-1]))
        for start in range(0, len(self.names), self.columns):
            tops.append(tops[-1] + self.head(start) + HEADROOM + PLOT + foot + GAP)
        return tops

    def head(self, panel: int) -> int:
        start = panel - panel % self.columns
        return LINE * max(lines_of(name) for name in self.names[start : start + self.columns])

    def left(self, panel: int) -> int:
        return AXIS + panel % self.columns * (self.width + BETWEEN)

    def top(self, panel: int) -> int:
        return self.tops[panel // self.columns]

    @property
    def each(self) -> range:
        """The numbers of the panels."""
        return range(len(self.names))

    def level(self, panel: int, value: float) -> float:
        """Where a share stands, from the top."""
        return self.top(panel) + self.head(panel) + HEADROOM + PLOT * (1 - value / 100)

    def step(self, panel: int, step: float) -> float:
        """Where a period stands, from the left; an only one in the middle."""
        last = len(self.periods) - 1
        return self.left(panel) + SIDE + (step / last if last else 0.5) * (self.width - 2 * SIDE)


def panels_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """One panel per subject in the order of the figures, which are shares, those of a subject in
    the order of time.

    Periods stand at equal steps. The first and the last value are written. A line ends where the
    series breaks.
    """
    package, subjects = (
        figures[0].package,
        list(dict.fromkeys(figure.subject for figure in figures)),
    )
    known = register.rows[package].periods
    periods = sorted(
        {figure.period for figure in figures}, key=lambda period: (known[period].order, period)
    )
    names = tuple(
        wrapped(short_name(register, package, subject, language), NAME) for subject in subjects
    )
    labels = tuple(wrapped(language.localised(known[period].title), PERIOD) for period in periods)
    points = [
        {
            "panel": subjects.index(figure.subject),
            "step": periods.index(figure.period),
            "figure": figure.id,
            "value": number(figure),
            "text": value_text(register, figure, language),
            "status": figure.obs_status,
        }
        for figure in figures
    ]
    sizes = {"wide": Panels(4, 128, names, labels), "narrow": Panels(2, 130, names, labels)}
    layouts = {layout: panels_layer(points, panels) for layout, panels in sizes.items()}
    legend = absent_entries(figures, language)
    if any(figure.obs_status == "B" for figure in figures):
        legend.append(LegendEntry("period-gap", "┊", language.text("break in the series")))
    return new_chart("panels", captioned(register, figures, language, words), layouts, legend)


def panels_layer(points: Sequence[Point], panels: Panels) -> Layered:
    """Lines of the scale, breaks, series, the values at their ends, names and periods."""
    canvas, valued = panels.canvas, placed(points, panels)
    series = canvas.marks(valued)
    ends = [one for one in valued if one["end"]]
    absent = [one for one in points if one["value"] is None]
    return canvas.drawing(
        [
            *canvas.rules(scale_lines(panels), stroke=GRID),
            *canvas.rules(
                breaks(points, panels), stroke=BREAK, strokeDash=[1.5, 3.5], strokeWidth=1.5
            ),
            series.mark_line(strokeWidth=2.5, stroke=NOW).encode(
                detail=alt.Detail("part:N"), order=alt.Order("step:Q")
            ),
            series.mark_point(size=45, filled=True, fill=NOW, stroke=NOW, opacity=1),
            *(
                layer
                for align, own in aligned(ends, panels)
                for layer in canvas.values(own, align=align, **ABOVE)
            ),
            *canvas.labels(
                [absence(one, panels) for one in absent],
                align="center",
                baseline="bottom",
                fontSize=16,
            ),
            *canvas.labels(heads(panels), fontWeight="bold"),
            *canvas.labels(scale_numbers(panels), align="right", baseline="middle"),
            *(layer for align, own in feet(panels) for layer in canvas.labels(own, align=align)),
        ]
    )


def aligned(ends: Sequence[Point], panels: Panels) -> list[tuple[str, list[Point]]]:
    """Values by their alignment: short ones above their points, long ones from the nearer edge of
    the panel.
    """
    middle = (len(panels.periods) - 1) / 2
    found: dict[str, list[Point]] = {"center": [], "left": [], "right": []}
    for one in ends:
        if len(one["text"]) <= SHORT:
            found["center"].append(one)
        elif one["step"] < middle:
            found["left"].append({**one, "x": one["x"] - SIDE})
        else:
            found["right"].append({**one, "x": one["x"] + SIDE})
    return list(found.items())


def placed(points: Sequence[Point], panels: Panels) -> list[dict[str, Any]]:
    """The points that have a value, with their place, their part of the series, and whether they
    end it.
    """
    found: list[dict[str, Any]] = []
    for panel in panels.each:
        own = [one for one in points if one["panel"] == panel]
        valued = [one for one in own if one["value"] is not None]
        for one in valued:
            breaks_before = sum(
                other["status"] == "B" for other in own if other["step"] <= one["step"]
            )
            found.append(
                {
                    **{field: one[field] for field in ("figure", "value", "text", "step")},
                    "figures": one["figure"],
                    "x": panels.step(panel, one["step"]),
                    "y": panels.level(panel, one["value"]),
                    "part": f"{panel}-{breaks_before}",
                    "end": one in (valued[0], valued[-1]),
                }
            )
    return found


def breaks(points: Sequence[Point], panels: Panels) -> list[dict[str, float]]:
    """An upright line before each first value after a break."""
    broken = [
        (one["panel"], panels.step(one["panel"], one["step"] - 0.5))
        for one in points
        if one["status"] == "B"
    ]
    return [
        {"x": x, "x2": x, "y": panels.level(panel, 0), "y2": panels.level(panel, 100)}
        for panel, x in broken
    ]


def absence(point: Point, panels: Panels) -> dict[str, Any]:
    """What stands for a value that is not there, above the foot of the panel."""
    panel = point["panel"]
    return {
        "x": panels.step(panel, point["step"]),
        "y": panels.level(panel, 2),
        "label": ABSENT[point["status"]][0],
    }


def scale_lines(panels: Panels) -> list[dict[str, float]]:
    return [
        {"x": panels.left(panel), "x2": panels.left(panel) + panels.width, "y": level, "y2": level}
        for panel in panels.each
        for level in (panels.level(panel, 0), panels.level(panel, 50), panels.level(panel, 100))
    ]


def scale_numbers(panels: Panels) -> list[dict[str, Any]]:
    """The ends of the scale, beside the first panel of each row."""
    firsts = range(0, len(panels.names), panels.columns)
    return [
        {"x": AXIS - 6, "y": panels.level(panel, end), "label": str(end)}
        for panel in firsts
        for end in (0, 100)
    ]


def heads(panels: Panels) -> list[dict[str, Any]]:
    """The name of each panel, above it."""
    return [
        {"x": panels.left(panel), "y": panels.top(panel), "label": name}
        for panel, name in enumerate(panels.names)
    ]


def feet(panels: Panels) -> list[tuple[str, list[dict[str, Any]]]]:
    """The names of the periods below each panel, by alignment.

    All where there is room; else the first from the left edge of the panel and the last from its
    right edge.
    """
    last = len(panels.periods) - 1
    longest = max(len(line) for name in panels.periods for line in name.split("|"))
    if last < 1 or longest * CHARACTER <= panels.step(0, 1) - panels.step(0, 0):
        return [
            (
                "center",
                [foot(panels, panel, step, 0) for panel in panels.each for step in range(last + 1)],
            )
        ]
    firsts = [foot(panels, panel, 0, -SIDE) for panel in panels.each]
    return [("left", firsts), ("right", [foot(panels, panel, last, SIDE) for panel in panels.each])]


def foot(panels: Panels, panel: int, step: int, shift: float) -> dict[str, Any]:
    """The name of a period below a panel, so far beside its place."""
    return {
        "x": panels.step(panel, step) + shift,
        "y": panels.level(panel, 0) + 6,
        "label": panels.periods[step],
    }
