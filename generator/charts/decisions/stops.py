"""Positions and texts of the stops of a timeline, with a dot for each action."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from generator.charts.canvas import lines_of
from generator.charts.rows import CHARACTER, LINE, wrapped

STOP, TEXT, DOTS, STEP, ROW, GAP = 9, 30, 84, 15, 22, 20
"""Pixels: the left edge of stops, texts and dots; the distance between dots, rows and stops."""


@dataclass(frozen=True)
class Count:
    """A number of actions, with a word after it and the style of a dot for each action."""

    text: str
    figures: str
    """The ids of the figures whose values `text` shows."""
    word: str
    dots: tuple[str, ...]


@dataclass(frozen=True)
class Stop:
    """A session with the actions decided or due there."""

    name: str
    counts: tuple[Count, ...]
    apart: bool = False
    """True for actions without a due session: their stop is not on the line."""


@dataclass(frozen=True)
class Line:
    """All stops from the top down, in a drawing of a given width."""

    stops: Sequence[Stop]
    width: int

    def name(self, stop: Stop) -> str:
        """The name of a stop, broken into lines."""
        return wrapped(stop.name, int((self.width - TEXT) / CHARACTER))

    @property
    def across(self) -> int:
        """The number of dots in one row."""
        return (self.width - DOTS) // STEP

    def height(self, stop: Stop) -> int:
        """The height of a stop with its name, counts and dots."""
        rows = [
            ROW + STEP * max(ceil(len(count.dots) / self.across) - 1, 0) for count in stop.counts
        ]
        return LINE * lines_of(self.name(stop)) + 4 + sum(rows)

    @property
    def tops(self) -> list[int]:
        """The top of each stop, and the top of the space below the last stop."""
        tops = [0]
        for stop in self.stops:
            tops.append(tops[-1] + self.height(stop) + GAP)
        return tops

    def names(self) -> list[dict[str, Any]]:
        """The names of all stops with their positions."""
        return [
            {"x": TEXT, "y": top, "label": self.name(stop)}
            for stop, top in zip(self.stops, self.tops, strict=False)
        ]

    def counts(self) -> list[tuple[Count, int]]:
        """Each count with the vertical middle of its first row."""
        counts = []
        for stop, top in zip(self.stops, self.tops, strict=False):
            middle = top + LINE * lines_of(self.name(stop)) + 4 + ROW // 2
            for count in stop.counts:
                counts.append((count, middle))
                middle += ROW
        return counts

    def dots(self) -> list[dict[str, Any]]:
        """A dot for each action, with its position and style."""
        return [
            {
                "x": DOTS + 5 + number % self.across * STEP,
                "y": middle + number // self.across * STEP,
                "style": style,
            }
            for count, middle in self.counts()
            for number, style in enumerate(count.dots)
        ]
