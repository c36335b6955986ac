"""Specifications for charts that the browser draws, with a tooltip on each mark of a figure."""

from typing import Any

from generator.charts.chart import Chart
from generator.language import Language
from generator.language.names import figure_name, source_name, value_text
from generator.models import Figure, Register

SHAPES = ("arc", "bar", "circle", "point", "rect", "rule", "square", "tick")
"""Kinds of marks that show one row each. A line shows several rows."""
IDS = ("figure", "shown", "figures")
"""Columns with the id of a row's figure, or the ids of the figures that a row adds up.

A text mark that is described by one of these columns writes the value.
"""
PARTS = ("layer", "concat", "hconcat", "vconcat")
"""Keys of a specification that hold a list of specifications."""
TIP = "tip"
"""The column with the tooltip: value, name of the figure and locator, one per line."""

Spec = dict[str, Any]


def live_spec(chart: Chart, layout: str, register: Register, language: Language) -> Spec:
    """The Vega-Lite specification of one layout, with a tooltip on each mark of a figure."""
    spec = chart.specs[layout]
    datasets = {
        name: [with_tip(row, register, language) for row in rows]
        for name, rows in spec.get("datasets", {}).items()
    }
    with_tips = {name for name, rows in datasets.items() if all(TIP in row for row in rows)}
    return {**with_tooltips(spec, "", with_tips), "description": chart.alt, "datasets": datasets}


def with_tip(row: Spec, register: Register, language: Language) -> Spec:
    """The row with its tooltip, or unchanged if it has no figure."""
    ids = next((row[column] for column in IDS if column in row), "").split()
    tips = [
        tip_text(register, register.figures[identity], language)
        for identity in ids
        if identity in register.figures
    ]
    return {**row, TIP: "\n".join(tips)} if tips else row


def tip_text(register: Register, figure: Figure, language: Language) -> str:
    """Value, name and origin of a figure, one per line."""
    origin = language.text("computed by us")
    if figure.main:
        locator = language.locator(figure.main.locator)
        origin = language.text(
            "%(source)s, %(place)s",
            source=source_name(register, figure.main.source, language),
            place=locator,
        )
    return "\n".join(
        (value_text(register, figure, language), figure_name(register, figure, language), origin)
    )


def with_tooltips(spec: Spec, data: str, with_tips: set[str]) -> Spec:
    """The specification with tooltips on marks of figures.

    `data` is the name of the data set that the specification inherits. `with_tips` are the names of
    the data sets whose rows have tooltips.
    """
    data = spec.get("data", {}).get("name", data)
    parts: Spec = {
        name: [with_tooltips(part, data, with_tips) for part in spec[name]]
        for name in PARTS
        if name in spec
    }
    if "spec" in spec:
        parts["spec"] = with_tooltips(spec["spec"], data, with_tips)
    if data in with_tips and shows_figure(spec):
        parts["encoding"] = {**spec["encoding"], "tooltip": {"field": TIP, "type": "nominal"}}
    return {**spec, **parts}


def shows_figure(spec: Spec) -> bool:
    """True if a mark shows one figure or writes its value."""
    mark = spec.get("mark", {})
    kind = mark if isinstance(mark, str) else mark.get("type")
    return kind in SHAPES or (
        kind == "text" and spec["encoding"].get("description", {}).get("field") in IDS
    )
