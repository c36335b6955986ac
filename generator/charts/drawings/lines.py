"""Drawings as tables of lines: names, and below or beside each name its bars.

A line of text and a bar take a row each of one ordinal scale, so names may have several lines.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from generator.charts.chart import Row
from generator.charts.colours import EDGES, GRADES, INKS
from generator.charts.rows import visible_columns, wrapped

LINE = 16
"""Pixels from one line to the next."""
LETTER = 7.5
"""Pixels for a letter. Lines of text break after so many letters as then fit."""
WIDE_ENOUGH = 500
"""From this width on, short names are beside their bars. On a phone they are above them."""
BESIDE = 28
"""The most letters in a line of a name beside a bar."""
LABEL = "slice(split(datum.label, '|'), 1)"
"""The expression for axes with values made by `label`."""
TICKS = [0, 25, 50, 75, 100]
"""The percentages printed on an axis."""
TOP = alt.Axis(values=TICKS, orient="top", grid=True, labelPadding=8)
"""An axis of percentages above a drawing."""


@dataclass(frozen=True)
class Lines:
    """The rows of a chart with the number of their line, and its names in lines."""

    bars: Sequence[Row]
    """The rows with `line`, the line of their bar."""
    names: Sequence[Row]
    """Lines of names: `line` and `name`, at the `value` 0."""
    count: int
    """The number of lines."""
    width: int
    """The width of the drawing in pixels."""
    aside: int
    """Letters for names beside the bars; 0 if the names are above the bars."""

    def x(self, most: float, after: int = 0, **settings: Any) -> alt.X:
        """The `value` of rows, from 0 to `most`.

        There is room for the names before 0, and for `after` letters behind `most`.
        """
        letter = most / (self.width / LETTER - self.aside - after)
        domain = [-self.aside * letter, most + after * letter]
        scale = alt.Scale(domain=domain, nice=False, zero=False)
        return alt.X("value:Q", scale=scale, **{"axis": None, **settings})

    def drawing(self, x: alt.X, *layers: alt.Chart) -> alt.LayerChart:
        """Names and all layers in one drawing. Layers without an `x` or a `y` of their own get `x`
        and the middle of their line.
        """
        style: dict[str, Any] = {"align": "left", "dy": -7}
        if self.aside:
            style = {"align": "right", "dx": -11}
        names = marks(self.names).mark_text(**style)
        return layered(
            names.encode(text=alt.Text("name:N")),
            *layers,
            encoding={"x": x, "y": alt.Y("line:O", scale=cell_scale(self.count), axis=None)},
            width=self.width,
            height=alt.Step(LINE),
        )


def in_lines(rows: Sequence[Row], width: int, *, beside: bool, bars: int = 1) -> Lines:
    """Rows in lines. Rows with one `key` have one name, and one line unless they have a `step`.

    `bars` is the number of lines for the bars of a name. A line is left empty after each. With
    `beside`, names are beside the bars if the drawing is wide enough.
    """
    names = {row["key"]: row["name"] for row in rows}
    aside = min(BESIDE, longest(names.values())) + 2 if beside and width > WIDE_ENOUGH else 0
    texts, first, count = [], {}, 0
    for key, name in names.items():
        lines = wrapped(name, aside - 2 if aside else int(width / LETTER))
        texts += [
            {"line": line, "name": text, "value": 0} for line, text in enumerate(lines, count)
        ]
        first[key] = count if aside else count + len(lines)
        count = max(count + len(lines), first[key] + bars) + 1
    drawn = [{**row, "line": first[row["key"]] + row.get("step", 0)} for row in rows]
    return Lines(drawn, texts, count - 1, width, aside)


def marks(rows: Sequence[Row]) -> alt.Chart:
    """A chart of these rows, with their tooltips. The caller adds the kind of mark."""
    chart: alt.Chart = alt.Chart(alt.InlineData(values=list(rows)))
    tipped = all("tip" in row for row in rows)
    return chart.encode(tooltip=alt.Tooltip("tip:N")) if tipped else chart


def layered(*layers: alt.Chart, **properties: Any) -> alt.LayerChart:
    """All layers in one drawing, each with its own colours."""
    own = alt.ScaleResolveMap(color="independent", fill="independent", stroke="independent")
    return alt.LayerChart(layer=layers, **properties, resolve=alt.Resolve(scale=own))


def values(rows: Sequence[Row], ids: str = "figure", **style: Any) -> alt.Chart:
    """The `text` of each row in bold, described by the ids of its figures in the column `ids`."""
    text = marks(rows).mark_text(**{"fontWeight": "bold", **style})
    written: alt.Chart = text.encode(
        text=alt.Text("text:N"), description=alt.Description(f"{ids}:N")
    )
    return written


def longest(texts: Iterable[str]) -> int:
    """The number of letters of the longest text."""
    return max(map(visible_columns, texts), default=0)


def most_of(rows: Sequence[Row], *totals: float) -> float:
    """The end of a scale for rows: at least 100 for shares, at least 1 for other values."""
    shares = all(row["unit"] == "percent" for row in rows)
    least = 100.0 if shares else 1.0
    return max(least, *totals, *(float(row["value"]) for row in rows))


def cell_scale(count: int) -> alt.Scale:
    """The scale of the lines, or of the columns, of a table of so many cells."""
    return alt.Scale(type="band", domain=list(range(count)), padding=0)


def style_scale(part: str = "") -> alt.Scale:
    """The colour of each class of ratings, as a variable of the style sheet.

    `part` is empty for a bar, `-ink` for the text in it, and `-edge` for its edge.
    """
    fallbacks = {"": GRADES, "-ink": INKS, "-edge": EDGES}[part]
    return fixed_scale({style: f"var(--{style}{part},{fallbacks[style]})" for style in GRADES})


def fixed_scale(looks: Mapping[str, str]) -> alt.Scale:
    """A scale of styles: the colour or shape of each."""
    return alt.Scale(domain=list(looks), range=list(looks.values()))


def label(key: object, lines: Sequence[str]) -> str:
    """A value of a scale whose label has several lines (`LABEL`). The key keeps values apart."""
    return "|".join([str(key), *lines])
