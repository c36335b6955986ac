"""The drawing of stated ratings: a cell for each entity and indicator."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

import altair as alt

from generator.charts.chart import Row
from generator.charts.colours import EDGE, GRADES, GRID, INAPPLICABLE, INKS
from generator.charts.drawings.lines import (
    LETTER,
    LINE,
    WIDE_ENOUGH,
    fixed_scale,
    layered,
    longest,
    marks,
    style_scale,
)
from generator.charts.report_cards import ABSENT_CELLS, UNREPORTED
from generator.charts.rows import is_wide, wrapped

MANY = 5
"""With so many columns or more, the names of entities get less room."""
NARROWEST, GAP = 34, 4
"""Pixels of the narrowest column, and between two cells."""


def grid(rows: Sequence[Row], width: int) -> alt.VConcatChart:
    """Entities in rows and indicators in columns, in blocks of as many columns as fit."""
    wide = width > WIDE_ENOUGH
    heads = list(dict.fromkeys((row["indicator"], row["head"]) for row in rows))
    names = {row["entity"]: row["name" if wide else "acronym"] for row in rows}
    most = (50 if len(heads) < MANY else 30) if wide else 13
    letters = min(longest(names.values()), most)
    lines = {entity: wrapped(name, letters) for entity, name in names.items()}
    aside = int((letters + 4) * LETTER)
    size = ceil(len(heads) / ceil(len(heads) * NARROWEST / (width - aside)))
    blocks = [dict(heads[start : start + size]) for start in range(0, len(heads), size)]
    drawings = []
    for block in blocks:
        inside = [row for row in rows if row["indicator"] in block]
        drawings.append(block_drawing(inside, lines, heads=block, width=width, aside=aside))
    return alt.vconcat(*drawings, bounds="flush")


def block_drawing(
    rows: Sequence[Row],
    names: Mapping[str, Sequence[str]],
    *,
    heads: Mapping[str, str],
    width: int,
    aside: int,
) -> alt.LayerChart:
    """One block. `names` are those of entities in lines. They take `aside` pixels of the width."""
    column = (width - aside) // len(heads)
    words = [word for head in heads.values() if not is_wide(head) for word in head.split()]
    letters = int(column / LETTER)
    upright = longest(words) > letters
    if upright:
        # Then no head takes more lines than a column has room for.
        letters = longest(heads.values()) // (column // LINE) + longest(words)
    lines = {key: wrapped(head, letters) for key, head in heads.items()}
    head = LINE * max(map(len, lines.values()))
    if upright:
        head = int(LETTER * longest(line for texts in lines.values() for line in texts))
    high = LINE * max(map(len, names.values())) + 3 * GAP
    height = head + GAP + high * len(names)
    turned: dict[str, Any] = {"align": "center", "dy": alt.ExprRef("datum.shift * 2")}
    if upright:
        turned = {"align": "left", "angle": 270}
    bottom = alt.value(head if upright else head - LINE / 2)
    return layered(
        *cells(rows),
        texts("entity", names, align="left").encode(x=alt.value(0)),
        texts("indicator", lines, fontWeight="bold", **turned).encode(y=bottom),
        encoding={
            "x": alt.X("indicator:N", scale=band_scale(heads, aside, width), axis=None),
            "y": alt.Y("entity:N", scale=band_scale(names, head + GAP, height), axis=None),
        },
        width=width,
        height=height,
    )


def cells(rows: Sequence[Row]) -> list[alt.Chart]:
    """The cells of grades, those that are not applicable, those not reported, and all symbols."""
    graded, inapplicable, silent = (
        marks([row for row in rows if row["style"] in styles])
        for styles in (GRADES.keys() - {INAPPLICABLE}, {INAPPLICABLE}, {UNREPORTED})
    )
    fill = alt.Fill("style:N", scale=style_scale())
    inks = {style: f"var(--{style}-ink,{ink})" for style, ink in INKS.items()}
    inks |= dict.fromkeys(ABSENT_CELLS, "currentColor")
    return [
        graded.mark_rect(stroke=EDGE).encode(fill=fill),
        inapplicable.mark_rect(stroke=EDGE, strokeDash=[3, 2]).encode(fill=fill),
        silent.mark_rect(fill=GRID, fillOpacity=0.35, stroke=GRID),
        marks(rows)
        .mark_text(fontSize=16)
        .encode(
            text=alt.Text("symbol:N"),
            description=alt.Description("figures:N"),
            color=alt.Color("style:N", scale=fixed_scale(inks)),
        ),
    ]


def texts(field: str, lines: Mapping[str, Sequence[str]], **style: Any) -> alt.Chart:
    """Texts in lines, centred on the row or column that `field` names."""
    rows = [
        {field: key, "text": "|".join(text), "shift": (1 - len(text)) * LINE / 2}
        for key, text in lines.items()
    ]
    look = {"lineBreak": "|", "lineHeight": LINE, "dy": alt.ExprRef("datum.shift"), **style}
    written: alt.Chart = marks(rows).mark_text(**look).encode(text=alt.Text("text:N"))
    return written


def band_scale(keys: Mapping[str, object], start: int, end: int) -> alt.Scale:
    """A scale of rows or columns, from `start` to `end` in pixels."""
    inner = GAP * len(keys) / (end - start)
    return alt.Scale(type="band", domain=list(keys), range=[start, end], paddingInner=inner)
