"""A chart as a browser draws it on request: its specification, in which each mark says which figure
it is.
"""

from typing import Any

from generator.charts.chart import Chart
from generator.language import Language
from generator.language.names import figure_name, source_name, value_text
from generator.models import Figure, Register

SHAPES = ("arc", "bar", "circle", "point", "rect", "rule", "square", "tick")
"""Marks that stand for one row. Lines run over several."""
IDS = ("figure", "shown", "figures")
"""The columns in which a row names its figure, or those that it adds up. A text described by one
writes the value.
"""
PARTS = ("layer", "concat", "hconcat", "vconcat")
TIP = "tip"
"""The column of what a mark says: value, name of the figure and place in the source, a line each.
"""

Spec = dict[str, Any]


def live_spec(chart: Chart, layout: str, register: Register, language: Language) -> Spec:
    """The Vega-Lite specification of one layout of a chart, with a tooltip in words on each mark of
    a figure.
    """
    spec = chart.specs[layout]
    datasets = {
        name: [with_tip(row, register, language) for row in rows]
        for name, rows in spec.get("datasets", {}).items()
    }
    told = {name for name, rows in datasets.items() if all(TIP in row for row in rows)}
    return {**with_tooltips(spec, "", told), "description": chart.alt, "datasets": datasets}


def with_tip(row: Spec, register: Register, language: Language) -> Spec:
    """A row with what its mark says, where it is a figure."""
    ids = next((row[column] for column in IDS if column in row), "").split()
    tips = [
        tip(register, register.figures[identity], language)
        for identity in ids
        if identity in register.figures
    ]
    return {**row, TIP: "\n".join(tips)} if tips else row


def tip(register: Register, figure: Figure, language: Language) -> str:
    """Value, name and origin of a figure, a line each."""
    origin = language.text("computed by us")
    if figure.main:
        place = language.locator(figure.main.locator)
        origin = language.text(
            "%(source)s, %(place)s",
            source=source_name(register, figure.main.source, language),
            place=place,
        )
    return "\n".join(
        (value_text(register, figure, language), figure_name(register, figure, language), origin)
    )


def with_tooltips(spec: Spec, data: str, told: set[str]) -> Spec:
    """A specification whose marks of figures have tooltips; `data` is the name of the data that it
    inherits.
    """
    data = spec.get("data", {}).get("name", data)
    parts: Spec = {
        name: [with_tooltips(one, data, told) for one in spec[name]]
        for name in PARTS
        if name in spec
    }
    if "spec" in spec:
        parts["spec"] = with_tooltips(spec["spec"], data, told)
    if data in told and tells(spec):
        parts["encoding"] = {**spec["encoding"], "tooltip": {"field": TIP, "type": "nominal"}}
    return {**spec, **parts}


def tells(spec: Spec) -> bool:
    """Whether a mark stands for one figure, or writes its value."""
    mark = spec.get("mark", {})
    kind = mark if isinstance(mark, str) else mark.get("type")
    return kind in SHAPES or (
        kind == "text" and spec["encoding"].get("description", {}).get("field") in IDS
    )
