"""All values that the tables of a package state, in one form."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.errors import Place
from generator.ids import joined, local_id
from generator.kinds import Cells, Kind
from generator.rows import Row, Tables
from generator.rows.common import StatementRow
from generator.rows.texts import Texts
from generator.vocabulary.statuses import VALUELESS


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCell:
    """One stated number or code: a row of `statements`, or a cell of a table of the kind."""

    subject: str
    measure: str
    period: str
    value: Decimal | str | None
    qualifier: str | None = None
    high: Decimal | None = None
    obs_status: str = "A"
    source: str
    locator: str
    reading: str = "text"
    origin: str | None = None
    speaker: str | None = None
    main: bool | None = None
    unit: str | None = None
    """The unit of the subject; None if the unit of the measure applies."""
    note: Texts = field(default_factory=dict)
    table: str
    place: Place

    @property
    def figure(self) -> str:
        """The id of the stated figure without the package."""
        return local_id(self.subject, self.measure, self.period)


def stated_cells(kind: Kind, tables: Tables) -> list[StatedCell]:
    """The rows of `statements`, and the cells with figures in the tables of the kind.

    Empty cells of the tables of the kind are left out.
    """
    cells = [cell_of_statement(row) for row in tables.statements]
    for columns in kind.cells:
        units = subject_units(columns, tables)
        for column in columns.columns:
            cells += column_cells(columns, column, tables, units)
    return cells


def main_statements(statements: Sequence[StatementRow]) -> list[StatementRow]:
    """The statements whose values are published: for each figure the main or the only one."""
    keys = [(row.subject, row.measure, row.period) for row in statements]
    counts = Counter(keys)
    return [row for row, key in zip(statements, keys, strict=True) if counts[key] == 1 or row.main]


def cell_of_statement(row: StatementRow) -> StatedCell:
    return StatedCell(
        subject=row.subject,
        measure=row.measure,
        period=row.period,
        value=row.value,
        qualifier=row.qualifier,
        high=row.high,
        obs_status=row.obs_status or "A",
        source=row.source,
        locator=row.locator,
        reading=row.reading or "text",
        origin=row.origin,
        speaker=row.speaker,
        main=row.main,
        note=row.note,
        table=row.table,
        place=row.place,
    )


def subject_units(cells: Cells, tables: Tables) -> Mapping[str, str | None]:
    """The units of subjects by key; empty if the tables of the kind have none."""
    if cells.units is None:
        return {}
    return {getattr(row, cells.units["key"]): row.unit for row in tables.of(cells.units["table"])}


def column_cells(
    cells: Cells, column: str, tables: Tables, units: Mapping[str, str | None]
) -> Iterator[StatedCell]:
    """The stated cells of one column of a table of the kind. `units` are those of subjects.

    `qualifier`, `high` and the notes of a row apply to its column `value`, and `aim_high` to `aim`.
    In rows without a value, the notes apply to the last value column.
    """
    unit_key = cells.units["key"] if cells.units and column in cells.units["columns"] else None
    for row in tables.of(cells.table):
        value = getattr(row, column)
        obs_status = getattr(row, "obs_status", None) if column == "value" else None
        if value is None and obs_status not in VALUELESS:
            continue
        qualifier, high = hedge_of(row, column)
        yield StatedCell(
            subject=joined([getattr(row, key) for key in cells.subject]),
            measure=column.replace("_", "-"),
            period=getattr(row, cells.period),
            value=Decimal(value) if isinstance(value, int) else value,
            qualifier=qualifier,
            high=high,
            obs_status=obs_status or "A",
            source=row.source,
            locator=row.locator,
            reading=getattr(row, "reading", None) or "text",
            main=getattr(row, "main", None),
            unit=units.get(getattr(row, unit_key)) if unit_key else None,
            note=getattr(row, cells.note, {}) if column == noted_column(cells, row) else {},
            table=cells.table,
            place=row.place,
        )


def hedge_of(row: Row, column: str) -> tuple[str | None, Decimal | None]:
    """The qualifier of a cell, and the upper end if it is a range."""
    if column == "value":
        return getattr(row, "qualifier", None), getattr(row, "high", None)
    high = getattr(row, f"{column}_high", None)
    return ("range" if high is not None else None), high


def noted_column(cells: Cells, row: Row) -> str:
    """The column to which the notes of a row apply."""
    has_value = getattr(row, "value", None) is not None
    return "value" if has_value or getattr(row, "obs_status", None) else cells.columns[-1]
