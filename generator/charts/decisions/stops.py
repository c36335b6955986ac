"""Where the stops of a timeline stand, their texts, and a dot for each action."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from generator.charts.canvas import lines_of
from generator.charts.rows import CHARACTER, LINE, wrapped

STOP, TEXT, DOTS, STEP, ROW, GAP = 9, 30, 84, 15, 22, 20
"""Pixels: from the left to stops, texts and dots; from dot to dot, from row to row, from stop to
stop.
"""


@dataclass(frozen=True)
class Count:
    """A number of actions: its text, the ids of the figures that it writes, a word for it, a style
    for each dot.
    """

    text: str
    figures: str
    word: str
    dots: tuple[str, ...]


@dataclass(frozen=True)
class Stop:
    """A session with what was decided or is due there, or, apart from the line, what names no
    session.
    """

    name: str
    counts: tuple[Count, ...]
    apart: bool = False


@dataclass(frozen=True)
class Line:
    """All stops, from the top down, in a drawing of some width."""

    stops: Sequence[Stop]
    width: int

    def name(self, stop: Stop) -> str:
        return wrapped(stop.name, int((self.width - TEXT) / CHARACTER))

    @property
    def across(self) -> int:
        """How many dots stand side by side."""
        return (self.width - DOTS) // STEP

    def height(self, stop: Stop) -> int:
        rows = [
            ROW + STEP * max(ceil(len(count.dots) / self.across) - 1, 0) for count in stop.counts
        ]
        return LINE * lines_of(self.name(stop)) + 4 + sum(rows)

    @property
    def tops(self) -> list[int]:
        """Where each stop begins, and where one more would."""
        tops = [0]
        for stop in self.stops:
            tops.append(tops[-1] + self.height(stop) + GAP)
        return tops

    def names(self) -> list[dict[str, Any]]:
        return [
            {"x": TEXT, "y": top, "label": self.name(stop)}
            for stop, top in zip(self.stops, self.tops, strict=False)
        ]

    def counts(self) -> list[tuple[Count, int]]:
        """Each count, and the middle of its first row."""
        found = []
        for stop, top in zip(self.stops, self.tops, strict=False):
            middle = top + LINE * lines_of(self.name(stop)) + 4 + ROW // 2
            for count in stop.counts:
                found.append((count, middle))
                middle += ROW
        return found

    def dots(self) -> list[dict[str, Any]]:
        """A dot for each action, with its style."""
        return [
            {
                "x": DOTS + 5 + place % self.across * STEP,
                "y": middle + place // self.across * STEP,
                "style": style,
            }
            for count, middle in self.counts()
            for place, style in enumerate(count.dots)
        ]
