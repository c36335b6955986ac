"""Positions of panels, with the lines and labels of each panel."""

from dataclasses import dataclass
from typing import Any

from generator.charts.canvas import Canvas, lines_of
from generator.charts.rows import LINE

HEADROOM, PLOT, GAP, SIDE = 24, 64, 18, 16
"""Pixels: above the plot for a value, the plot, below a panel, from its edge to the first point."""
AXIS, BETWEEN = 30, 18
"""Pixels: for the numbers beside the first panel of each row, and between two panels."""
NAME, PERIOD = 16, 9
"""Characters in a line of a panel's name, and of a period."""
CHARACTER = 10
"""The most pixels that a character takes, with the space around a name."""


@dataclass(frozen=True)
class Panels:
    """The layout of panels, with their names and periods in lines."""

    columns: int
    """The number of panels in a row."""
    width: int
    """The width of a panel in pixels."""
    names: tuple[str, ...]
    periods: tuple[str, ...]

    @property
    def canvas(self) -> Canvas:
        """The canvas for all panels."""
        return Canvas(AXIS + self.columns * (self.width + BETWEEN) - BETWEEN, self.tops[-1] - GAP)

    @property
    def tops(self) -> list[int]:
        """The top of each row of panels, and the end of the last row.

        All names of one row get the height of the longest.
        """
        tops = [0]
        foot = 6 + LINE * max(lines_of(self.periods[0]), lines_of(self.periods[-1]))
        for start in range(0, len(self.names), self.columns):
            tops.append(tops[-1] + self.head(start) + HEADROOM + PLOT + foot + GAP)
        return tops

    def head(self, panel: int) -> int:
        """The height of the names in the row of a panel."""
        start = panel - panel % self.columns
        return LINE * max(lines_of(name) for name in self.names[start : start + self.columns])

    def left(self, panel: int) -> int:
        """The left edge of a panel."""
        return AXIS + panel % self.columns * (self.width + BETWEEN)

    def top(self, panel: int) -> int:
        """The top of a panel."""
        return self.tops[panel // self.columns]

    @property
    def each(self) -> range:
        """The numbers of the panels."""
        return range(len(self.names))

    def level(self, panel: int, value: float) -> float:
        """The vertical position of a share."""
        return self.top(panel) + self.head(panel) + HEADROOM + PLOT * (1 - value / 100)

    def step(self, panel: int, step: float) -> float:
        """The horizontal position of a period. A single period is in the middle."""
        last = len(self.periods) - 1
        return self.left(panel) + SIDE + (step / last if last else 0.5) * (self.width - 2 * SIDE)


def scale_lines(panels: Panels) -> list[dict[str, float]]:
    """Horizontal lines at 0, 50 and 100 percent in each panel."""
    return [
        {"x": panels.left(panel), "x2": panels.left(panel) + panels.width, "y": level, "y2": level}
        for panel in panels.each
        for level in (panels.level(panel, 0), panels.level(panel, 50), panels.level(panel, 100))
    ]


def scale_numbers(panels: Panels) -> list[dict[str, Any]]:
    """The ends of the scale, beside the first panel of each row."""
    firsts = range(0, len(panels.names), panels.columns)
    return [
        {"x": AXIS - 6, "y": panels.level(panel, end), "label": str(end)}
        for panel in firsts
        for end in (0, 100)
    ]


def panel_names(panels: Panels) -> list[dict[str, Any]]:
    """The name of each panel, above it."""
    return [
        {"x": panels.left(panel), "y": panels.top(panel), "label": name}
        for panel, name in enumerate(panels.names)
    ]


def period_labels(panels: Panels) -> list[tuple[str, list[dict[str, Any]]]]:
    """The names of the periods below each panel, by alignment.

    Without room for all names, there are two: the first at the left edge of the panel, the last at
    its right edge.
    """
    last = len(panels.periods) - 1
    longest = max(len(line) for name in panels.periods for line in name.split("|"))
    if last < 1 or longest * CHARACTER <= panels.step(0, 1) - panels.step(0, 0):
        return [
            (
                "center",
                [
                    period_label(panels, panel, step, 0)
                    for panel in panels.each
                    for step in range(last + 1)
                ],
            )
        ]
    firsts = [period_label(panels, panel, 0, -SIDE) for panel in panels.each]
    return [
        ("left", firsts),
        ("right", [period_label(panels, panel, last, SIDE) for panel in panels.each]),
    ]


def period_label(panels: Panels, panel: int, step: int, shift: float) -> dict[str, Any]:
    """The name of a period below a panel, moved to the right by `shift` pixels."""
    return {
        "x": panels.step(panel, step) + shift,
        "y": panels.level(panel, 0) + 6,
        "label": panels.periods[step],
    }
