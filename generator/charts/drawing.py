"""Draws charts: common look, one specification per layout, accessible SVG."""

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
"""The percentages printed on an axis."""
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
"""Fonts and colours. Colours are those of the page: its text colour and style-sheet variables."""
OWN_COLOURS = alt.Resolve(scale=alt.ScaleResolveMap(color="independent"))
"""Setting with which each layer of a drawing has its own colour scale."""
Layered = alt.LayerChart | alt.FacetChart
"""The types that `alt.layer` returns."""


def new_chart(
    name: str, caption: Caption, layouts: dict[str, Layered], legend: Sequence[LegendEntry]
) -> Chart:
    """A chart in our look. `layouts` has a drawing for each of `LAYOUTS`."""
    specs = {layout: layouts[layout].properties(config=LOOK).to_dict() for layout in LAYOUTS}
    return Chart(name, caption, tuple(legend), specs)


def key_of(chart: Chart, layout: str) -> str:
    """A text that changes when the drawing changes. The cache of drawings uses it as its key."""
    return json.dumps(
        [
            VL_CONVERT,
            VEGA_LITE,
            svg_module_hash(),
            chart.name,
            chart.title,
            chart.alt,
            layout,
            chart.specs[layout],
        ],
        ensure_ascii=False,
    )


@cache
def svg_module_hash() -> str:
    """The hash of `svg.py`. It is part of the key, so that a change there renews all drawings."""
    return sha256(Path(__file__).with_name("svg.py").read_bytes()).hexdigest()


def drawn(chart: Chart, layout: str) -> str:
    """The SVG of a chart in one layout, with title, description and role.

    Its width is that of its container.
    """
    svg = vl_convert.vegalite_to_svg(chart.specs[layout], vl_version=VEGA_LITE)
    return accessible(svg, f"{chart.name}-{layout}", title=chart.title, description=chart.alt)
