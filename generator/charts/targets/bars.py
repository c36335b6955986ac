"""Bars below their names: names of targets are sentences, and no margin is wide enough for them."""

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
from generator.language import Language, gettext_noop

WIDTHS = {"wide": 600, "narrow": 310}
COLUMNS = {"wide": 84, "narrow": 40}
"""Characters of Latin script that a line of a name holds."""
LINE, SPACE, BAR, GAP = 17, 5, 22, 14
STYLES = {"met": "rating-0", "split": "rating-2", "not-met": "rating-3", "no-data": "rating-none"}
"""The class of the style sheet for each standing, from the best down: their order is the rank."""
SYMBOLS = {"met": "●", "split": "◑", "not-met": "○", "no-data": "–"}
NAMES = {
    "met": gettext_noop("met or exceeded"),
    "split": gettext_noop("split: parts differ"),
    "not-met": gettext_noop("not met"),
    "no-data": gettext_noop("no data"),
}
FILLS = {status: GRADES[style] for status, style in STYLES.items()}
INKS = {"met": "#fff", "split": "#1f2328", "not-met": "#fff", "no-data": "#1f2328"}


@dataclass(frozen=True)
class Axes:
    """Where bars stand: the scale of their values, the height of all, the layout, the room to their
    right, an axis.
    """

    x: alt.Scale
    height: int
    layout: str
    margin: int = 0
    axis: alt.Axis | None = None

    def drawing(self, *layers: alt.Chart) -> Layered:
        width = WIDTHS[self.layout] - self.margin
        return alt.layer(*layers, width=width, height=self.height, resolve=OWN_COLOURS)

    @property
    def y(self) -> alt.Scale:
        """Pixels from the top: a bar stands where its name leaves room."""
        return pixels(self.height)


def placed(
    rows: pd.DataFrame, names: Sequence[str], layout: str, below: int = 0
) -> tuple[pd.DataFrame, int]:
    """The rows with their name in lines (`label`), where it begins (`top`) and where the bar has
    its middle (`middle`).

    `names` are those of all lines from the top down, which may be equal; rows have the place of
    theirs in `line`; `below` is room under each bar. Also the height of all.
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
    """One bar a row, coloured by `standing`; stacked in the order of `rank`, or each from zero."""
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
    return alt.Scale(
        domain=list(STYLES),
        range=[f"var(--{style}{suffix},{fallbacks[key]})" for key, style in STYLES.items()],
    )


def status_legend(statuses: Sequence[str], language: Language) -> list[LegendEntry]:
    """The legend of the standings that are drawn, the best first."""
    return [
        LegendEntry(STYLES[key], SYMBOLS[key], language.text(NAMES[key]))
        for key in STYLES
        if key in set(statuses)
    ]
