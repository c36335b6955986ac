"""Where the cells of a rating grid stand: names of rows beside them, names of columns above."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from generator.charts.canvas import Canvas, lines_of
from generator.charts.rows import CHARACTER, LINE, WIDE_ENOUGH, is_wide, wrapped

CELL, GAP, NARROWEST, WIDEST = 26, 4, 26, 150
"""Pixels: height of a cell, space below it, and how wide a column may be."""
UPRIGHT = 24
"""Characters in a line of a name that stands on end."""


@dataclass(frozen=True)
class Grid:
    """A layout: its width, how much of that is for the names of rows, and all names.

    Columns that find no room side by side go on below, with all rows again.
    """

    whole: int
    aside: int
    entities: Sequence[str]
    indicators: Sequence[str]

    @property
    def columns(self) -> int:
        """How many columns stand side by side."""
        most = (self.whole - self.aside) // NARROWEST
        return ceil(len(self.indicators) / ceil(len(self.indicators) / most))

    @property
    def blocks(self) -> int:
        return ceil(len(self.indicators) / self.columns)

    @property
    def column(self) -> int:
        """Width of a column."""
        return min(WIDEST, (self.whole - self.aside) // self.columns)

    @property
    def upright(self) -> bool:
        """Whether the names of columns stand on end, as the longest word of one is wider than a
        column.
        """
        words = [word for name in self.indicators for word in name.split() if not is_wide(name)]
        return self.column < 3 * NARROWEST or any(
            len(word) * CHARACTER > self.column for word in words
        )

    @property
    def heads(self) -> list[str]:
        """The names of columns in lines."""
        return [
            wrapped(name, UPRIGHT if self.upright else int(self.column / CHARACTER))
            for name in self.indicators
        ]

    @property
    def head(self) -> int:
        """Height of the names of columns."""
        if not self.upright:
            return LINE * max(lines_of(name) for name in self.heads) + 6
        longest = max(
            len(line) * (WIDE_ENOUGH if is_wide(line) else 1)
            for name in self.heads
            for line in name.split("|")
        )
        return int(longest * CHARACTER) + 10

    @property
    def sides(self) -> list[str]:
        """The names of rows in lines."""
        return [wrapped(name, int(self.aside / CHARACTER)) for name in self.entities]

    @property
    def tops(self) -> list[int]:
        """Where each row of a block begins, and where the next block does."""
        tops = [self.head]
        for name in self.sides:
            tops.append(tops[-1] + max(CELL, LINE * lines_of(name)) + GAP)
        return tops

    @property
    def canvas(self) -> Canvas:
        return Canvas(self.whole, self.blocks * self.tops[-1])

    def top(self, column: int) -> int:
        """Where the block of a column begins."""
        return column // self.columns * self.tops[-1]

    def middle(self, row: int, column: int) -> tuple[float, float]:
        """The middle of a cell."""
        across = self.aside + (column % self.columns + 0.5) * self.column
        return across, self.top(column) + (self.tops[row] + self.tops[row + 1] - GAP) / 2
