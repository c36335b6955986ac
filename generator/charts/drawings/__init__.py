"""Draws charts with Altair. Each function takes the rows of a chart and a width in pixels."""

from collections.abc import Callable, Mapping, Sequence

import altair as alt

from generator.charts.chart import Row
from generator.charts.drawings.courses import course
from generator.charts.drawings.decisions import timeline, verbs
from generator.charts.drawings.grid import grid
from generator.charts.drawings.report_cards import panels, ranking, series
from generator.charts.drawings.targets import aims, pairs, stacked

DRAWINGS: Mapping[str, Callable[[Sequence[Row], int], alt.TopLevelMixin]] = {
    "aims": aims,
    "course": course,
    "grid": grid,
    "pairs": pairs,
    "panels": panels,
    "ranking": ranking,
    "series": series,
    "stacked": stacked,
    "timeline": timeline,
    "verbs": verbs,
}
"""The function that draws a chart, by `Chart.drawing`."""
