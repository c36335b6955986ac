"""The figures of one view → one chart → accessible SVG. The only place that knows Altair and vl-convert."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert

from generator.charts.captions import About, Caption, Words
from generator.charts.colours import GRID
from generator.charts.mentions import plain
from generator.charts.svg import accessible

__all__ = [
    "LAYOUTS",
    "OWN_COLOURS",
    "PERCENT",
    "TICKS",
    "About",
    "Chart",
    "Layered",
    "LegendEntry",
    "Words",
    "drawn",
    "key_of",
    "new_chart",
]

VEGA_LITE = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
VL_CONVERT = version("vl-convert-python")
PERCENT = alt.Scale(domain=[0, 100], nice=False, zero=True)
TICKS = (0, 25, 50, 75, 100)
"""The percentages that an axis names."""
LAYOUTS = ("wide", "narrow")
"""A chart is drawn twice: for a desk and for a phone. The style sheet shows one of the two."""
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
"""Our type and colours, which follow the page: its text colour, and variables of the style sheet."""
OWN_COLOURS = alt.Resolve(scale=alt.ScaleResolveMap(color="independent"))
"""Each layer of a drawing has a scale of colours of its own."""
Layered = alt.LayerChart | alt.FacetChart
"""What `alt.layer` makes."""


@dataclass(frozen=True)
class LegendEntry:
    """One line of a legend, which stands in the page as text: `style` is a class of the style sheet."""

    style: str
    symbol: str
    label: str


@dataclass(frozen=True)
class Chart:
    """One chart: its file name without ending, what is said of it, its legend, and one specification a layout."""

    name: str
    caption: Caption
    legend: tuple[LegendEntry, ...]
    specs: dict[str, dict[str, Any]]

    @property
    def title(self) -> str:
        """Its short name."""
        return self.caption.words.title

    @property
    def message(self) -> str:
        """The result in one sentence."""
        return plain(self.caption.words.message)

    @property
    def alt(self) -> str:
        """What a reader is told who does not see it: the result."""
        return self.message

    @property
    def about(self) -> About:
        """Measure, unit, base, periods and sources."""
        return self.caption.about

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures that it draws."""
        return self.caption.figures


def new_chart(name: str, caption: Caption, layouts: dict[str, Layered], legend: Sequence[LegendEntry]) -> Chart:
    """A chart with our look."""
    specs = {layout: layouts[layout].properties(config=LOOK).to_dict() for layout in LAYOUTS}
    return Chart(name, caption, tuple(legend), specs)


def key_of(chart: Chart, layout: str) -> str:
    """What the drawing of a chart depends on, as text: equal keys give equal bytes."""
    return json.dumps(
        [VL_CONVERT, VEGA_LITE, finish(), chart.name, chart.title, chart.alt, layout, chart.specs[layout]],
        ensure_ascii=False,
    )


@cache
def finish() -> str:
    """What stands for our own finish of an SVG: a change of it makes every drawing anew."""
    return sha256(Path(__file__).with_name("svg.py").read_bytes()).hexdigest()


def drawn(chart: Chart, layout: str) -> str:
    """The SVG of a chart in one layout: with title, description and role, scaling to the width it is given."""
    svg = vl_convert.vegalite_to_svg(chart.specs[layout], vl_version=VEGA_LITE)
    return accessible(svg, f"{chart.name}-{layout}", title=chart.title, description=chart.alt)
