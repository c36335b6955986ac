"""The chart of stated ratings: a cell for each entity and indicator."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from generator.charts.canvas import lines_of
from generator.charts.captions import Words, captioned
from generator.charts.chart import Chart, LegendEntry
from generator.charts.colours import EDGE, GRADES, GRID, rating_classes
from generator.charts.drawing import Layered, new_chart
from generator.charts.report_cards.cells import CELL, GAP, Grid
from generator.charts.report_cards.distribution import INKS, scale_legend
from generator.charts.rows import ABSENT, LINE
from generator.language import Language, gettext_noop
from generator.language.names import short_name
from generator.models import Figure, Register

RATING = "rating"
SIZES = {"wide": (600, 300), "narrow": (310, 110)}
"""Width of a drawing, and width of its row names."""
UNREPORTED, UNKNOWN = "rating-unreported", "rating-unknown"
"""Classes of the style sheet: the entity did not report; our data have no row."""
SYMBOLS = {UNREPORTED: ABSENT["O"][0], UNKNOWN: "…"}
WORDS = {UNREPORTED: ABSENT["O"][1], UNKNOWN: gettext_noop("no row in our data")}


def grid_chart(
    register: Register, figures: Sequence[Figure], language: Language, words: Words
) -> Chart:
    """Entities in rows, in the order of the figures; indicators in columns, in that of their table.

    `figures` have the measure `rating`. A figure of another measure means that its entity did not
    report. A cell without a figure shows that our data have no row.
    """
    package = figures[0].package
    entities = list(dict.fromkeys(figure.keys[0] for figure in figures))
    rated = [figure for figure in figures if figure.measure == RATING]
    columns = {figure.keys[1] for figure in rated}
    indicators = [key for key in register.rows[package].indicators if key in columns]
    by_keys = {figure.keys: figure for figure in figures}
    cells = [
        cell_values(register, by_keys.get((entity, indicator)) or by_keys.get((entity,)))
        | {"row": row, "column": column}
        for row, entity in enumerate(entities)
        for column, indicator in enumerate(indicators)
    ]
    heads = [short_name(register, package, indicator, language) for indicator in indicators]
    names = {
        "wide": [
            language.localised(register.rows[package].entities[entity].title) for entity in entities
        ],
        "narrow": [acronym(register, package, entity, language) for entity in entities],
    }
    layouts = {
        layout: grid_layer(cells, Grid(*SIZES[layout], names[layout], heads)) for layout in SIZES
    }
    absent = [
        style for style in (UNREPORTED, UNKNOWN) if style in {cell["style"] for cell in cells}
    ]
    legend = [
        *scale_legend(register, package, language),
        *(LegendEntry(style, SYMBOLS[style], language.text(WORDS[style])) for style in absent),
    ]
    return new_chart("grid", captioned(register, figures, language, words), layouts, legend)


def cell_values(register: Register, figure: Figure | None) -> dict[str, Any]:
    """Style, symbol and figure of a cell."""
    if figure is None:
        return {"style": UNKNOWN, "symbol": SYMBOLS[UNKNOWN], "figures": ""}
    if figure.measure != RATING:
        return {"style": UNREPORTED, "symbol": SYMBOLS[UNREPORTED], "figures": figure.id}
    scale = register.rows[figure.package].scale
    classes = rating_classes(scale)
    rating = str(figure.published)
    return {
        "style": classes[rating],
        "symbol": scale[rating].symbol,
        "figures": figure.id,
        "rating": rating,
    }


def acronym(register: Register, package: str, entity: str, language: Language) -> str:
    """The acronym of an entity, else its title."""
    row = register.rows[package].entities[entity]
    return row.acronym or language.localised(row.title)


def grid_layer(cells: Sequence[Mapping[str, Any]], grid: Grid) -> Layered:
    """Row and column names, cells in the colours of the scale, and their symbols."""
    canvas = grid.canvas
    positioned = [{**cell, **cell_edges(cell, grid)} for cell in cells]
    layers = []
    for style in dict.fromkeys(str(cell["style"]) for cell in positioned):
        styled = [cell for cell in positioned if cell["style"] == style]
        if style != UNKNOWN:
            box = canvas.marks([{**cell, "x": cell["left"], "y": cell["top"]} for cell in styled])
            layers.append(
                box.mark_rect(**cell_style(style)).encode(
                    x2=alt.X2("right:Q"), y2=alt.Y2("bottom:Q")
                )
            )
        symbols = canvas.marks(styled).mark_text(
            align="center", baseline="middle", fontSize=16, color=text_colour(style)
        )
        layers.append(
            symbols.encode(text=alt.Text("symbol:N"), description=alt.Description("figures:N"))
        )
    return canvas.drawing([*layers, *row_labels(grid), *column_labels(grid)])


def cell_edges(cell: Mapping[str, Any], grid: Grid) -> dict[str, float]:
    """The middle and the edges of a cell."""
    x, y = grid.middle(cell["row"], cell["column"])
    half, high = (grid.column - GAP) / 2, CELL / 2
    return {
        "x": x,
        "y": y,
        "left": x - half,
        "right": x + half,
        "top": y - high,
        "bottom": y + high,
    }


def cell_style(style: str) -> dict[str, Any]:
    """Fill and edge of a cell: dashed if not applicable, thin if not reported."""
    if style == UNREPORTED:
        return {"fill": GRID, "fillOpacity": 0.35, "stroke": GRID, "strokeWidth": 1}
    dash = {"strokeDash": [3, 2]} if style == "rating-none" else {}
    return {"fill": f"var(--{style},{GRADES[style]})", "stroke": EDGE, "strokeWidth": 1, **dash}


def text_colour(style: str) -> str:
    """The colour of the symbol in a cell."""
    return f"var(--{style}-ink,{INKS[style]})" if style in INKS else "currentColor"


def row_labels(grid: Grid) -> list[alt.Chart]:
    """The row names, once per block."""
    rows = [
        {
            "x": 0,
            "y": grid.middle(row, block * grid.columns)[1] - LINE * lines_of(name) / 2,
            "label": name,
        }
        for block in range(grid.blocks)
        for row, name in enumerate(grid.sides)
    ]
    return grid.canvas.labels(rows)


def column_labels(grid: Grid) -> list[alt.Chart]:
    """The column names, upright if they do not fit."""
    rows = []
    for column, name in enumerate(grid.heads):
        x, y = grid.middle(0, column)[0], grid.top(column) + grid.head - 6
        room = LINE * lines_of(name)
        rows.append(
            {
                "x": x - room / 2 if grid.upright else x,
                "y": y if grid.upright else y - room,
                "label": name,
            }
        )
    style = {"angle": 270} if grid.upright else {"align": "center"}
    return grid.canvas.labels(rows, fontWeight="bold", **style)
