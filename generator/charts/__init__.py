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

from generator.charts.svg import accessible
from generator.models import Figure

VEGA_LITE = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
VL_CONVERT = version("vl-convert-python")
PERCENT = alt.Scale(domain=[0, 100], nice=False, zero=True)
LAYOUTS = ("wide", "narrow")
"""A chart is drawn twice: for a desk and for a phone. The style sheet shows one of the two."""


Layered = alt.LayerChart | alt.FacetChart


@dataclass(frozen=True)
class LegendEntry:
    """One line of a legend, which stands in the page as text: `style` is a class of the style sheet."""

    style: str
    symbol: str
    label: str


@dataclass(frozen=True)
class Chart:
    """One chart: its file name without ending, title, result in words, legend, and one specification a layout."""

    name: str
    title: str
    alt: str
    legend: tuple[LegendEntry, ...]
    specs: dict[str, dict[str, Any]]
    figures: tuple[str, ...]


def new_chart(name: str, texts: tuple[str, str], layouts: dict[str, Layered], **parts: Any) -> Chart:
    """A chart with our look. `texts` are its title and its result in words; `parts` are legend and figures."""
    specs = {layout: styled(layouts[layout]).to_dict() for layout in LAYOUTS}
    return Chart(name, texts[0], texts[1], tuple(parts["legend"]), specs, figure_ids(parts["figures"]))


def figure_ids(figures: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(figure.id for figure in figures)


def styled(chart: Layered) -> Layered:
    """A chart with our type and colours, which follow the page: its text colour, and variables of the style sheet."""
    text = {"labelColor": "currentColor", "titleColor": "currentColor", "labelFontSize": 13, "titleFontSize": 13}
    lines = {"domain": False, "ticks": False, "gridColor": "var(--chart-grid,#d0d7de)", "titleFontWeight": "normal"}
    drawing: Layered = (
        chart.configure(font="sans-serif", background="transparent", padding=4)
        .configure_view(stroke=None)
        .configure_axis(**text, **lines, labelLimit=0)
        .configure_text(color="currentColor", fontSize=13)
    )
    return drawing


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
    return accessible(svg, f"{chart.name}-{layout}", (chart.title, chart.alt))
