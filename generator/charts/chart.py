"""One chart, as pages and downloads use it: words and rows. Nothing is drawn before it is used."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.charts.captions import About, Caption
from generator.charts.mentions import mentions_as_text

LAYOUTS = ("wide", "narrow")
"""The layouts of a chart: for wide and for narrow screens. The style sheet shows one of them."""
WIDTHS = {"wide": 600, "narrow": 310}
"""The width of a drawing in pixels. A phone of 360 px leaves 328 px for it."""
ALTAIR, VL_CONVERT = version("altair"), version("vl-convert-python")
Row = Mapping[str, Any]
"""One row of a chart: texts and numbers. `figure` or `figures` have the ids of what it shows."""


@dataclass(frozen=True)
class LegendEntry:
    """One line of a legend. The page prints it as text; `style` is a class of the style sheet."""

    style: str
    symbol: str
    label: str


@dataclass(frozen=True)
class Chart:
    """One chart."""

    name: str
    """The name of its files, without ending."""
    caption: Caption
    legend: Sequence[LegendEntry]
    drawing: str
    """The function that draws it: a key of `drawings.DRAWINGS`."""
    rows: Sequence[Row]
    """What the function draws."""

    @property
    def title(self) -> str:
        """The short name of the chart."""
        return self.caption.words.title

    @property
    def message(self) -> str:
        """The result in one sentence."""
        return mentions_as_text(self.caption.words.message)

    @property
    def alt(self) -> str:
        """Text alternative: the same sentence as the message."""
        return self.message

    @property
    def about(self) -> About:
        """Measure, unit, base, periods and sources."""
        return self.caption.about

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures that the chart draws."""
        return self.caption.figures


def key_of(chart: Chart, layout: str) -> str:
    """A text that changes when the drawing changes. The cache of drawings uses it as its key."""
    parts = [chart.name, chart.title, chart.alt, layout, chart.drawing, *chart.rows]
    return tools_key() + json.dumps(parts, ensure_ascii=False)


@cache
def tools_key() -> str:
    """A text that changes when a library or a module that draws changes."""
    modules = sorted(Path(__file__).parent.rglob("*.py"))
    sources = sha256(b"".join(module.read_bytes() for module in modules)).hexdigest()
    return f"{ALTAIR} {VL_CONVERT} {sources} "
