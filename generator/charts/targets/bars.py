"""Bars with their names above them, because names of targets are too long for a margin."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import altair as alt
import pandas as pd

from generator.charts.canvas import lines_of, pixels
from generator.charts.chart import LegendEntry
from generator.charts.colours import EDGE, GRADES
from generator.charts.drawing import OWN_COLOURS, Layered
from generator.charts.rows import wrapped
from generator.language import Language
from generator.vocabulary.statuses import outcomes

WIDTHS = {"wide": 600, "narrow": 310}
COLUMNS = {"wide": 84, "narrow": 40}
"""Latin letters in a line of a name."""
LINE, SPACE, BAR, GAP = 17, 5, 22, 14
STYLES = {key: outcome.style for key, outcome in outcomes().items()}
"""The class of the style sheet for each status, from the best to the worst.

Charts call this status `standing` in their published data.
"""
SYMBOLS = {key: outcome.symbol for key, outcome in outcomes().items()}
NAMES = {key: outcome.label for key, outcome in outcomes().items()}
"""The names of statuses in the legend."""
FILLS = {status: GRADES[style] for status, style in STYLES.items()}
INKS = {key: outcome.ink for key, outcome in outcomes().items()}
"""The text colour on each status."""


@dataclass(frozen=True)
class Axes:
    """The scale of values and the height of all bars, in a layout."""

    x: alt.Scale
    height: int
    layout: str
    margin: int = 0
    """Pixels to the right of the bars."""
    axis: alt.Axis | None = None

    def drawing(self, *layers: alt.Chart) -> Layered:
        """All layers in one drawing."""
        width = WIDTHS[self.layout] - self.margin
        return alt.layer(*layers, width=width, height=self.height, resolve=OWN_COLOURS)

    @property
    def y(self) -> alt.Scale:
        """The vertical scale in pixels from the top, because names have different heights."""
        return pixels(self.height)


def with_positions(
    rows: pd.DataFrame, names: Sequence[str], layout: str, below: int = 0
) -> tuple[pd.DataFrame, int]:
    """The rows with `label`, `top` (of the label) and `middle` (of the bar), and the height of all.

    `names` are the names of all lines from the top down. Rows have the number of their line in
    `line`. `below` is the space under each bar in pixels.
    """
    labels = [wrapped(name, COLUMNS[layout]) for name in names]
    heads = [LINE * lines_of(label) + SPACE for label in labels]
    tops = list(accumulate((head + BAR + below + GAP for head in heads), initial=0))
    middles = [top + head + BAR // 2 for top, head in zip(tops, heads, strict=False)]
    columns: dict[str, Sequence[Any]] = {"label": labels, "top": tops, "middle": middles}
    return rows.assign(
        **{column: [cells[line] for line in rows["line"]] for column, cells in columns.items()}
    ), tops[-1]


def names_layer(rows: pd.DataFrame, axes: Axes) -> alt.Chart:
    """The name of each bar above it."""
    heads = rows.drop_duplicates("line")[["label", "top"]]
    layer: alt.Chart = (
        alt.Chart(heads)
        .mark_text(align="left", baseline="top", lineBreak="|", lineHeight=LINE)
        .encode(
            x=alt.XDatum(0, scale=axes.x, axis=axes.axis),
            y=alt.Y("top:Q", scale=axes.y, axis=None),
            text=alt.Text("label:N"),
        )
    )
    return layer


def bars_layer(rows: pd.DataFrame, axes: Axes, *, stack: bool) -> alt.Chart:
    """One bar per row, coloured by `standing`.

    With `stack`, bars of one line follow each other in the order of `rank`.
    """
    layer: alt.Chart = (
        alt.Chart(rows)
        .mark_bar(orient="horizontal", size=BAR, stroke=EDGE, strokeWidth=1)
        .encode(
            x=alt.X("value:Q", stack="zero" if stack else None, scale=axes.x, axis=axes.axis),
            y=alt.Y("middle:Q", scale=axes.y, axis=None),
            color=alt.Color("standing:N", scale=colours("", FILLS), legend=None),
            **({"order": alt.Order("rank:Q"), "detail": "rank:Q"} if stack else {}),
        )
    )
    return layer


def colours(suffix: str, fallbacks: dict[str, str]) -> alt.Scale:
    """The colours of statuses as variables of the style sheet. `suffix` chooses the variable."""
    return alt.Scale(
        domain=list(STYLES),
        range=[f"var(--{style}{suffix},{fallbacks[key]})" for key, style in STYLES.items()],
    )


def status_legend(statuses: Sequence[str], language: Language) -> list[LegendEntry]:
    """The legend of the statuses that are drawn, the best first."""
    return [
        LegendEntry(STYLES[key], SYMBOLS[key], language.text(NAMES[key]))
        for key in STYLES
        if key in set(statuses)
    ]
