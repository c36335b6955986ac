"""Where in our tables something stands that a release printed otherwise."""

from generator.errors import Place
from generator.ids import EVERY, FigureId
from generator.kinds.cells import StatedCell, stated_cells
from generator.models import Package, Register
from generator.releases.corrections import FILE
from generator.releases.fields import NAMED, Change

COLUMNS = (
    "subject",
    "measure",
    "period",
    "value",
    "qualifier",
    "high",
    "obs_status",
    "source",
    "locator",
    "reading",
    "origin",
    "main",
)
"""Columns of the tables that state figures."""


def place_of(register: Register, change: Change) -> Place:
    """The cell where the changed value stands, else the file of corrections."""
    package = register.release.packages.get(FigureId(change.figure).package)
    if package is None:
        return Place(FILE)
    if "*" in change.figure:
        return text_place(package, change)
    for cell in stated_cells(package.kind, package.tables):
        if stands_in(change, cell):
            column = column_of(change.field, cell)
            return cell.place.at(column) if column else cell.place
    return Place(FILE)


def column_of(field: str, cell: StatedCell) -> str | None:
    """The column of a field; the value of a kind's own table stands in that of its measure."""
    name = field.rpartition("].")[2]
    if name == field and field.startswith("statement["):
        name = "value"
    if cell.table != "statements" and name == "value":
        return cell.measure.replace("-", "_")
    return name if name in COLUMNS else None


def stands_in(change: Change, cell: StatedCell) -> bool:
    """Whether a cell states what has changed: the main statement, or the one at the place that the field names."""
    if FigureId(change.figure).local != cell.figure:
        return False
    if change.field.startswith("statement["):
        return change.field.startswith(f"statement[{cell.source}, {cell.locator}")
    return not change.field.startswith(("computed", "derivation[")) and cell.main is not False


def text_place(package: Package, change: Change) -> Place:
    """The row of the measure or subject whose text has changed; the kind's own measures stand in no table of ours."""
    figure = FigureId(change.figure)
    parts = (figure.subject, figure.measure, figure.period)
    key = next((part for part in parts if part != EVERY), "")
    for table in ("measures", "subjects"):
        row = package.by_key.of(table).get(key)
        place: Place | None = row.place if row else None
        is_named = NAMED[table].format(package=package.name, key=key) == change.figure
        if place and place.file.startswith(package.folder) and is_named:
            return place.at(change.field)
    return Place(FILE)
