"""Draws a chart: its specification in our look, and an accessible SVG. This imports Altair."""

from typing import Any

import altair as alt
import vl_convert
from altair.utils.schemapi import debug_mode

from generator.charts.chart import WIDTHS, Chart
from generator.charts.colours import GRID
from generator.charts.drawings import DRAWINGS
from generator.charts.drawings.lines import LINE
from generator.charts.svg import accessible

VEGA_LITE = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
LOOK = alt.Config(
    font="sans-serif",
    background="transparent",
    padding=4,
    view=alt.ViewConfig(stroke=None),
    axis=alt.AxisConfig(
        labelColor="currentColor",
        labelFontSize=13,
        labelLimit=0,
        labelAngle=0,
        title=None,
        domain=False,
        ticks=False,
        gridColor=GRID,
    ),
    header=alt.HeaderConfig(
        labelColor="currentColor",
        labelFontSize=13,
        labelFontWeight="bold",
        labelLineHeight=LINE,
        labelLimit=0,
        labelPadding=0,
        title=None,
    ),
    legend=alt.LegendConfig(disable=True),
    point=alt.MarkConfig(opacity=1),
    tick=alt.TickConfig(opacity=1),
    text=alt.MarkConfig(color="currentColor", fontSize=13),
)
"""Fonts and colours. Colours are those of the page: its text colour and style-sheet variables."""


def spec_of(chart: Chart, layout: str, *, validate: bool = False) -> dict[str, Any]:
    """The Vega-Lite specification of a chart in one layout, with tooltips on marks of figures.

    Altair takes longer to validate a specification than to make it. So only tests validate.
    """
    with debug_mode(validate):
        drawing = DRAWINGS[chart.drawing](chart.rows, WIDTHS[layout])
        whole = drawing.properties(config=LOOK, description=chart.alt)
        spec: dict[str, Any] = whole.to_dict(validate=validate)
    return spec


def drawn(chart: Chart, layout: str) -> str:
    """The SVG of a chart in one layout, with title, description and role.

    Its width is that of its container.
    """
    svg = vl_convert.vegalite_to_svg(spec_of(chart, layout), vl_version=VEGA_LITE)
    return accessible(svg, f"{chart.name}-{layout}", title=chart.title, description=chart.alt)
