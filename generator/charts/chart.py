"""One chart, as pages and downloads use it."""

from dataclasses import dataclass
from typing import Any

from generator.charts.captions import About, Caption
from generator.charts.mentions import mentions_as_text

LAYOUTS = ("wide", "narrow")
"""The layouts of a chart: for wide and for narrow screens. The style sheet shows one of them."""


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
    legend: tuple[LegendEntry, ...]
    specs: dict[str, dict[str, Any]]
    """The Vega-Lite specification of each layout."""

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
