"""Positions of the cells and labels of a rating grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from generator.charts.canvas import Canvas, lines_of
from generator.charts.rows import CHARACTER, LINE, WIDE_ENOUGH, is_wide, wrapped

CELL, GAP, NARROWEST, WIDEST = 26, 4, 26, 150
"""Pixels: height of a cell, space below it, narrowest and widest column."""
UPRIGHT = 24
"""Characters in a line of a column name that is turned upright."""


@dataclass(frozen=True)
class Grid:
    """The layout of a grid.

    Columns that do not fit beside each other form further blocks below, each with all rows.
    """

    whole: int
    """Width of the drawing in pixels."""
    aside: int
    """Pixels for the names of rows."""
    entities: Sequence[str]
    indicators: Sequence[str]

    @property
    def columns(self) -> int:
        """The number of columns in a block."""
        most = (self.whole - self.aside) // NARROWEST
        return ceil(len(self.indicators) / ceil(len(self.indicators) / most))

    @property
    def blocks(self) -> int:
        """The number of blocks."""
        return ceil(len(self.indicators) / self.columns)

    @property
    def column(self) -> int:
        """Width of a column."""
        return min(WIDEST, (self.whole - self.aside) // self.columns)

    @property
    def upright(self) -> bool:
        """True if the column names are upright, because they are too long for the columns."""
        words = [word for name in self.indicators for word in name.split() if not is_wide(name)]
        return self.column < 3 * NARROWEST or any(
            len(word) * CHARACTER > self.column for word in words
        )

    @property
    def heads(self) -> list[str]:
        """The column names in lines."""
        return [
            wrapped(name, UPRIGHT if self.upright else int(self.column / CHARACTER))
            for name in self.indicators
        ]

    @property
    def head(self) -> int:
        """Height of the column names."""
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
        """The row names in lines."""
        return [wrapped(name, int(self.aside / CHARACTER)) for name in self.entities]

    @property
    def tops(self) -> list[int]:
        """The top of each row in a block, and the top of the next block."""
        tops = [self.head]
        for name in self.sides:
            tops.append(tops[-1] + max(CELL, LINE * lines_of(name)) + GAP)
        return tops

    @property
    def canvas(self) -> Canvas:
        """The canvas for all blocks."""
        return Canvas(self.whole, self.blocks * self.tops[-1])

    def top(self, column: int) -> int:
        """The top of the block that has a column."""
        return column // self.columns * self.tops[-1]

    def middle(self, row: int, column: int) -> tuple[float, float]:
        """The middle of a cell."""
        across = self.aside + (column % self.columns + 0.5) * self.column
        return across, self.top(column) + (self.tops[row] + self.tops[row + 1] - GAP) / 2
