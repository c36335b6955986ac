"""Drawings in pixel coordinates, so that the position of marks does not depend on a font."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from generator.charts.drawing import OWN_COLOURS, Layered
from generator.charts.rows import LINE

Marks = Sequence[Mapping[str, Any]]
"""Rows with the position of a mark in `x` and `y`."""


@dataclass(frozen=True)
class Canvas:
    """Width and height of a drawing in pixels. `x` and `y` count from its top left corner."""

    width: int
    height: int

    def marks(self, rows: Marks) -> alt.Chart:
        """A chart of the rows at their positions. The caller adds the kind of mark."""
        chart: alt.Chart = alt.Chart(pd.DataFrame(list(rows))).encode(
            x=alt.X("x:Q", scale=pixels(self.width), axis=None),
            y=alt.Y("y:Q", scale=pixels(self.height), axis=None),
        )
        return chart

    def labels(self, rows: Marks, **style: Any) -> list[alt.Chart]:
        """The `label` of each row in lines, downwards from its position; no layer without rows."""
        looks: dict[str, Any] = {
            "align": "left",
            "baseline": "top",
            "lineBreak": "|",
            "lineHeight": LINE,
            **style,
        }
        return (
            [self.marks(rows).mark_text(**looks).encode(text=alt.Text("label:N"))] if rows else []
        )

    def values(self, rows: Marks, **style: Any) -> list[alt.Chart]:
        """The `text` of each row, described by the ids of its `figures`; no layer without rows."""
        if not rows:
            return []
        written = self.marks(rows).mark_text(**style)
        return [written.encode(text=alt.Text("text:N"), description=alt.Description("figures:N"))]

    def rules(self, rows: Marks, **style: Any) -> list[alt.Chart]:
        """A line from the position of each row to its `x2` and `y2`; no layer without rows."""
        return (
            [self.marks(rows).mark_rule(**style).encode(x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"))]
            if rows
            else []
        )

    def drawing(self, layers: Sequence[alt.Chart]) -> Layered:
        """All layers in one drawing. Marks outside of the canvas do not make it larger."""
        fixed = alt.AutoSizeParams(type="none")
        return alt.layer(
            *layers, width=self.width, height=self.height, autosize=fixed, resolve=OWN_COLOURS
        )


def pixels(size: int) -> alt.Scale:
    """A scale on which a value is a number of pixels."""
    return alt.Scale(domain=[0, size], range=[0, size], nice=False, zero=False)


def lines_of(label: str) -> int:
    """The number of lines of a label that `rows.wrapped` broke."""
    return label.count("|") + 1
