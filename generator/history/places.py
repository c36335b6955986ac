"""Where in our tables something stands that a release printed otherwise."""

from generator.errors import Place
from generator.history.corrections import FILE
from generator.history.fields import NAMED, Change
from generator.ids import EVERY, FigureId, local_id
from generator.kinds.cells import STATED, stated_cells
from generator.kinds.rows import Row, records
from generator.models import Package, Register


def place_of(register: Register, change: Change) -> Place:
    """The cell where the changed value stands, else the file of corrections."""
    package = register.release.packages.get(FigureId(change.figure).package)
    if package is None:
        return Place(FILE)
    if "*" in change.figure:
        return text_place(register, package, change)
    for cell in records({"cells": stated_cells(package.kind, package.tables)}, "cells"):
        if stands_in(change, cell):
            return Place(package.file(str(cell["table"])), cell["row"], column_of(change.field, cell))
    return Place(FILE)


def column_of(field: str, cell: Row) -> str | None:
    """The column of a field; the value of a kind's own table stands in that of its measure."""
    name = field.rpartition("].")[2]
    if name == field and field.startswith("statement["):
        name = "value"
    if cell["table"] != "statements" and name == "value":
        return str(cell["measure"]).replace("-", "_")
    return name if name in STATED and name != "unit" else None


def stands_in(change: Change, cell: Row) -> bool:
    """Whether a cell states what has changed: the main statement, or the one at the place that the field names."""
    if FigureId(change.figure).local != local_id(cell["subject"], cell["measure"], cell["period"]):
        return False
    if change.field.startswith("statement["):
        return change.field.startswith(f"statement[{cell['source']}, {cell['locator']}")
    return not change.field.startswith(("computed", "derivation[")) and cell["main"] is not False


def text_place(register: Register, package: Package, change: Change) -> Place:
    """The row of the measure or subject whose text has changed; the kind's own measures stand in no table of ours."""
    figure = FigureId(change.figure)
    parts = (figure.subject, figure.measure, figure.period)
    key = next((part for part in parts if part != EVERY), "")
    for table in ("measures", "subjects"):
        row = register.rows[package.name][table].get(key, {})
        if NAMED[table].format(package=package.name, key=key) == change.figure and "row" in row:
            return Place(package.file(row.get("table", table)), row["row"], change.field)
    return Place(FILE)
