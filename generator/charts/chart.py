"""One chart, as pages and downloads know it."""

from dataclasses import dataclass
from typing import Any

from generator.charts.captions import About, Caption
from generator.charts.mentions import plain

LAYOUTS = ("wide", "narrow")
"""A chart is drawn twice: for a desk and for a phone. The style sheet shows one of the two."""


@dataclass(frozen=True)
class LegendEntry:
    """One line of a legend, which stands in the page as text: `style` is a class of the style
    sheet.
    """

    style: str
    symbol: str
    label: str


@dataclass(frozen=True)
class Chart:
    """One chart: its file name without ending, what is said of it, its legend, and one
    specification a layout.
    """

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
