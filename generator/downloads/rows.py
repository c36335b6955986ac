"""The rows that went into a computed figure, as CSV: of its operands, or of the table that a view
counted.
"""

from collections.abc import Sequence
from typing import Any

from generator.downloads.cells import spreadsheet_csv
from generator.models import Figure, Package, Register
from generator.rows import cell_of_row, row_name

COLUMNS = (
    "role", "figure", "value", "qualifier", "high", "computed", "unit", "obs_status", "source", "locator",
)  # fmt: skip
"""One row per figure or member of a list: what it is to the rule (`share 1`: first operand), and
where it is stated.
"""


def rows_files(register: Register) -> dict[str, bytes]:
    """A file for each figure that was computed, by its path below the top of the site."""
    return {
        f"data/{figure.package}/rows/{figure.id}.csv": rows_csv(register, figure)
        for figure in register.figures.values()
        if figure.computed is not None
    }


def rows_csv(register: Register, figure: Figure) -> bytes:
    """Exactly the rows that went into a figure: `COLUMNS`, or the columns of the table whose rows
    were counted.
    """
    package = register.release.packages[figure.package]
    if any(":" in name for name in figure.rows):
        return table_rows(package, figure.rows)
    lines = [figure_line(register, "counted", name) for name in figure.rows]
    for derivation in figure.derivations:
        for place, name in enumerate(derivation.operands, start=1):
            lines += operand_lines(register, package, role=f"{derivation.rule} {place}", name=name)
    return spreadsheet_csv(COLUMNS, lines)


def table_rows(package: Package, names: Sequence[str]) -> bytes:
    """The rows of a table that were counted, whole."""
    table = names[0].partition(":")[0]
    key = package.kind.tables[table]["primaryKey"]
    wanted = set(names)
    counted = [row for row in package.tables.of(table) if row_name(row, key) in wanted]
    columns = package.columns(table)
    return spreadsheet_csv(
        columns, [[cell_of_row(row, column) for column in columns] for row in counted]
    )


def operand_lines(register: Register, package: Package, *, role: str, name: str) -> list[list[Any]]:
    """The row of an operand; of a list, one row a member."""
    lists = register.rows[package.name].lists
    if name not in lists:
        return [figure_line(register, role, name)]
    row = lists[name]
    members = [member.entity for member in package.tables.members if member.list == name]
    return [
        [f"{role}: member of {name}", entity, *[None] * 6, row.source, row.locator]
        for entity in members
    ]


def figure_line(register: Register, role: str, name: str) -> list[Any]:
    figure = register.figures.get(name)
    if figure is None:
        return [role, name, *[None] * 8]
    main = figure.main
    stated = [main.qualifier, main.high] if main else [None, None]
    place = [main.source, main.locator] if main else [None, None]
    return [
        role,
        name,
        figure.value,
        *stated,
        figure.computed,
        figure.unit,
        figure.obs_status,
        *place,
    ]
