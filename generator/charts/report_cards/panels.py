"""The chart of all indicators over time: a small panel for each, all with the same scale."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from generator.charts.captions import Words, captioned
from generator.charts.chart import Chart, LegendEntry
from generator.charts.colours import BREAK, GRID, NOW
from generator.charts.drawing import Layered, new_chart
from generator.charts.report_cards.panel_layout import (
    NAME,
    PERIOD,
    SIDE,
    Panels,
    panel_names,
    period_labels,
    scale_lines,
    scale_numbers,
)
from generator.charts.rows import ABSENT, absent_entries, published_number, wrapped
from generator.language import Language
from generator.language.names import short_name, value_text
from generator.models import Figure, Register

SHORT = 5
"""A value with up to so many characters fits above a point at the edge of a panel."""
ABOVE: dict[str, Any] = {"dy": -13, "fontWeight": "bold"}
"""The style of a value above its point."""
Point = Mapping[str, Any]
"""A row with panel, step (number of the period), figure, value, text and status."""


def panels_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """One panel per subject, in the order of the figures.

    `figures` are shares. Periods have equal distances. The first and the last value are written. A
    line is interrupted where the series breaks.
    """
    package, subjects = (
        figures[0].package,
        list(dict.fromkeys(figure.subject for figure in figures)),
    )
    rows = register.rows[package].periods
    periods = sorted(
        {figure.period for figure in figures}, key=lambda period: (rows[period].order, period)
    )
    names = tuple(
        wrapped(short_name(register, package, subject, language), NAME) for subject in subjects
    )
    labels = tuple(wrapped(language.localised(rows[period].title), PERIOD) for period in periods)
    points = [
        {
            "panel": subjects.index(figure.subject),
            "step": periods.index(figure.period),
            "figure": figure.id,
            "value": published_number(figure),
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
    """Lines of the scale, breaks, series, the first and last values, names and periods."""
    canvas, valued = panels.canvas, value_points(points, panels)
    series = canvas.marks(valued)
    ends = [point for point in valued if point["end"]]
    absent = [point for point in points if point["value"] is None]
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
                for align, group in aligned_values(ends, panels)
                for layer in canvas.values(group, align=align, **ABOVE)
            ),
            *canvas.labels(
                [absence(point, panels) for point in absent],
                align="center",
                baseline="bottom",
                fontSize=16,
            ),
            *canvas.labels(panel_names(panels), fontWeight="bold"),
            *canvas.labels(scale_numbers(panels), align="right", baseline="middle"),
            *(
                layer
                for align, group in period_labels(panels)
                for layer in canvas.labels(group, align=align)
            ),
        ]
    )


def aligned_values(ends: Sequence[Point], panels: Panels) -> list[tuple[str, list[Point]]]:
    """Values by alignment: short values above their points, long ones from the nearer edge."""
    middle = (len(panels.periods) - 1) / 2
    by_alignment: dict[str, list[Point]] = {"center": [], "left": [], "right": []}
    for point in ends:
        if len(point["text"]) <= SHORT:
            by_alignment["center"].append(point)
        elif point["step"] < middle:
            by_alignment["left"].append({**point, "x": point["x"] - SIDE})
        else:
            by_alignment["right"].append({**point, "x": point["x"] + SIDE})
    return list(by_alignment.items())


def value_points(points: Sequence[Point], panels: Panels) -> list[dict[str, Any]]:
    """The points that have a value, with position, part of the series, and `end`.

    `end` is true for the first and the last value of a panel.
    """
    positioned: list[dict[str, Any]] = []
    for panel in panels.each:
        in_panel = [point for point in points if point["panel"] == panel]
        valued = [point for point in in_panel if point["value"] is not None]
        for point in valued:
            breaks_before = sum(
                other["status"] == "B" for other in in_panel if other["step"] <= point["step"]
            )
            positioned.append(
                {
                    **{field: point[field] for field in ("figure", "value", "text", "step")},
                    "figures": point["figure"],
                    "x": panels.step(panel, point["step"]),
                    "y": panels.level(panel, point["value"]),
                    "part": f"{panel}-{breaks_before}",
                    "end": point in (valued[0], valued[-1]),
                }
            )
    return positioned


def breaks(points: Sequence[Point], panels: Panels) -> list[dict[str, float]]:
    """A vertical line before each first value after a break."""
    broken = [
        (point["panel"], panels.step(point["panel"], point["step"] - 0.5))
        for point in points
        if point["status"] == "B"
    ]
    return [
        {"x": x, "x2": x, "y": panels.level(panel, 0), "y2": panels.level(panel, 100)}
        for panel, x in broken
    ]


def absence(point: Point, panels: Panels) -> dict[str, Any]:
    """The symbol of a missing value, at the bottom of the panel."""
    panel = point["panel"]
    return {
        "x": panels.step(panel, point["step"]),
        "y": panels.level(panel, 2),
        "label": ABSENT[point["status"]][0],
    }
