"""A chart is drawn: our look, one specification a layout, accessible SVG."""

import json
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import altair as alt
import vl_convert

from generator.charts.captions import Caption
from generator.charts.chart import LAYOUTS, Chart, LegendEntry
from generator.charts.colours import GRID
from generator.charts.svg import accessible

VEGA_LITE = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
VL_CONVERT = version("vl-convert-python")
PERCENT = alt.Scale(domain=[0, 100], nice=False, zero=True)
TICKS = (0, 25, 50, 75, 100)
"""The percentages that an axis names."""
LOOK = alt.Config(
    font="sans-serif",
    background="transparent",
    padding=4,
    view=alt.ViewConfig(stroke=None),
    axis=alt.AxisConfig(
        labelColor="currentColor",
        titleColor="currentColor",
        labelFontSize=13,
        titleFontSize=13,
        titleFontWeight="normal",
        labelLimit=0,
        domain=False,
        ticks=False,
        gridColor=GRID,
    ),
    text=alt.MarkConfig(color="currentColor", fontSize=13),
)
"""Our type and colours, which follow the page: its text colour, and variables of the style sheet.
"""
OWN_COLOURS = alt.Resolve(scale=alt.ScaleResolveMap(color="independent"))
"""Each layer of a drawing has a scale of colours of its own."""
Layered = alt.LayerChart | alt.FacetChart
"""What `alt.layer` makes."""


def new_chart(
    name: str, caption: Caption, layouts: dict[str, Layered], legend: Sequence[LegendEntry]
) -> Chart:
    """A chart with our look."""
    specs = {layout: layouts[layout].properties(config=LOOK).to_dict() for layout in LAYOUTS}
    return Chart(name, caption, tuple(legend), specs)


def key_of(chart: Chart, layout: str) -> str:
    """What the drawing of a chart depends on, as text: equal keys give equal bytes."""
    return json.dumps(
        [
            VL_CONVERT,
            VEGA_LITE,
            finish(),
            chart.name,
            chart.title,
            chart.alt,
            layout,
            chart.specs[layout],
        ],
        ensure_ascii=False,
    )


@cache
def finish() -> str:
    """What stands for our own finish of an SVG: a change of it makes every drawing anew."""
    return sha256(Path(__file__).with_name("svg.py").read_bytes()).hexdigest()


def drawn(chart: Chart, layout: str) -> str:
    """The SVG of a chart in one layout: with title, description and role, scaling to the width it
    is given.
    """
    svg = vl_convert.vegalite_to_svg(chart.specs[layout], vl_version=VEGA_LITE)
    return accessible(svg, f"{chart.name}-{layout}", title=chart.title, description=chart.alt)
