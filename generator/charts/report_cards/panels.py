"""Every indicator over its periods: a small panel each, all on one scale."""

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
from generator.charts.rows import ABSENT, absent_entries, number, wrapped
from generator.language import Language
from generator.language.names import short_name, value_text
from generator.models import Figure, Register

SHORT = 5
"""Characters of a value that find room above a point at the edge of a panel."""
ABOVE: dict[str, Any] = {"dy": -13, "fontWeight": "bold"}
Point = Mapping[str, Any]


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
            *canvas.labels(panel_names(panels), fontWeight="bold"),
            *canvas.labels(scale_numbers(panels), align="right", baseline="middle"),
            *(
                layer
                for align, own in period_labels(panels)
                for layer in canvas.labels(own, align=align)
            ),
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
