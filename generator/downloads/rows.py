"""The rows from which a figure was computed, as CSV: its operands, or the counted rows."""

from collections.abc import Sequence
from typing import Any

from generator.downloads.cells import spreadsheet_csv
from generator.models import Figure, Package, Register
from generator.rows import row_name

COLUMNS = (
    "role", "figure", "value", "qualifier", "high", "computed", "unit", "obs_status",
    "source", "locator",
)  # fmt: skip
"""The columns for operands. One row per figure, or per member of a list. `role` is the rule and the
number of the operand: `share 1` is the first operand of a share.
"""


def rows_files(register: Register) -> dict[str, bytes]:
    """A CSV file for each computed figure, by its path below the top of the site."""
    return {
        f"data/{figure.package}/rows/{figure.id}.csv": rows_csv(register, figure)
        for figure in register.figures.values()
        if figure.computed is not None
    }


def rows_csv(register: Register, figure: Figure) -> bytes:
    """The rows from which one figure was computed, and no others.

    The columns are those of the table whose rows were counted; for operands, `COLUMNS`.
    """
    package = register.release.packages[figure.package]
    if any(":" in name for name in figure.rows):
        return table_rows(package, figure.rows)
    lines = [figure_line(register, "counted", name) for name in figure.rows]
    for derivation in figure.derivations:
        for number, name in enumerate(derivation.operands, start=1):
            lines += operand_lines(register, package, role=f"{derivation.rule} {number}", name=name)
    return spreadsheet_csv(COLUMNS, lines)


def table_rows(package: Package, names: Sequence[str]) -> bytes:
    """The counted rows of a table with all their columns. `names` are names of these rows."""
    table = names[0].partition(":")[0]
    key = package.kind.tables[table]["primaryKey"]
    wanted = set(names)
    counted = [row for row in package.tables.of(table) if row_name(row, key) in wanted]
    columns = package.columns(table)
    return spreadsheet_csv(
        columns, [[package.cell(row, column) for column in columns] for row in counted]
    )


def operand_lines(register: Register, package: Package, *, role: str, name: str) -> list[list[Any]]:
    """The row of an operand. If the operand is a list of entities, one row per member."""
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
    """The cells of one operand, in the order of `COLUMNS`. `name` is the id of a figure."""
    figure = register.figures.get(name)
    if figure is None:
        return [role, name, *[None] * 8]
    main = figure.main
    stated = [main.qualifier, main.high] if main else [None, None]
    provenance = [main.source, main.locator] if main else [None, None]
    return [
        role,
        name,
        figure.value,
        *stated,
        figure.computed,
        figure.unit,
        figure.obs_status,
        *provenance,
    ]
