"""What a row of a sheet of targets says of each period."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.layout import Grid, Head
from generator.publishing.importing.numbers import Unread, is_nothing
from generator.publishing.importing.sheets import Cell
from generator.publishing.importing.times import first_year, period_named
from generator.publishing.importing.values import Reading, number_in, status_of, value_cells
from generator.publishing.importing.year_columns import Columns, YearColumn

UNDATED = "Baseline"
"""The period of a baseline whose year the sheet does not say. It comes before all years."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A sheet of targets."""

    draft: Draft
    grid: Grid
    columns: Columns
    own: Mapping[str, Head]
    """The columns that only the package has, by name. What stands in them is of targets."""
    reading: Reading
    day_first: bool | None
    years: Sequence[int]
    """All years that the sheet names."""

    def cell(self, row: Sequence[Cell], thing: str) -> Cell | None:
        """The filled cell of a row for a thing; None if there is none."""
        head = self.columns.named.get(thing)
        cell = row[head.column - 1] if head else None
        return cell if cell and cell.text and not is_nothing(cell.text) else None

    def dated(self, row: Sequence[Cell], thing: str) -> Iterator[tuple[YearColumn, Cell]]:
        """The filled cells of a row in the columns of years for a thing."""
        for column in self.columns.years:
            cell = row[column.head.column - 1]
            if column.thing == thing and cell.text:
                yield column, cell

    def baseline(self, row: Sequence[Cell]) -> Cell | None:
        """The cell with the baseline of a row; None if it has none, or targets have no column."""
        if not self.draft.column("targets", "baseline"):
            return None
        dated = next((cell for _, cell in self.dated(row, "baseline")), None)
        return dated or self.cell(row, "baseline")

    def baseline_period(self, row: Sequence[Cell]) -> str:
        """The key of the period of the baseline of a row."""
        cell = self.baseline(row)
        if cell is None:
            return ""
        column = next((column for column, _ in self.dated(row, "baseline")), None)
        year = self.cell(row, "baseline_year")
        name = column.period if column else (year.text[:4] if year else "")
        if name:
            return period_named(self.draft, name, year or cell) or ""
        return period_named(self.draft, UNDATED, cell, year=0) or ""


def facts_of(
    reader: Reader, row: Sequence[Cell], due: str, reading: Reading
) -> dict[str, dict[str, str]]:
    """The cells of results for each period, by the key of the period. `due` is the date of the row.

    An aim without a year is that of the year in which it is due; without a due date, of the last
    year of the sheet. A status or note without a year is that of the last year that has a value.
    """
    draft = reader.draft
    facts: dict[str, dict[str, str]] = {}
    for column, cell in reader.dated(row, "value"):
        add(facts, key_of_period(draft, column), value_cells(draft, cell, reading))
    latest = next(
        (
            key_of_period(draft, column)
            for column, cell in reversed(list(reader.dated(row, "value")))
            if not is_nothing(cell.text)
        ),
        "",
    )
    for column, cell in reader.dated(row, "aim"):
        add(facts, key_of_period(draft, column), aim_cells(draft, cell, reading))
    for column, cell in reader.dated(row, "stated_status"):
        status = {"stated_status": status_of(draft, cell)}
        add(facts, key_of_period(draft, column), status)
    for column, cell in reader.dated(row, "note"):
        add(facts, key_of_period(draft, column), {"note_en": cell.text})
    baseline = reader.baseline(row)
    if baseline is not None:
        add(facts, reader.baseline_period(row), value_cells(draft, baseline, reading))
    aim = reader.cell(row, "aim")
    final = final_period(reader, row, due, aim=aim) if aim or not latest else ""
    if aim is not None:
        add(facts, final, aim_cells(draft, aim, reading))
    if status_cell := reader.cell(row, "stated_status"):
        add(facts, latest or final, {"stated_status": status_of(draft, status_cell)})
    if note := reader.cell(row, "note"):
        add(facts, latest or final, {"note_en": note.text})
    return facts


def add(facts: dict[str, dict[str, str]], period: str, cells: dict[str, str]) -> None:
    """Adds filled cells to those of a period. The cells of no period are left out."""
    filled = {name: text for name, text in cells.items() if text}
    if period and filled:
        facts[period] = {**facts.get(period, {}), **filled}


def key_of_period(draft: Draft, column: YearColumn) -> str:
    """The key of the period of a column."""
    return period_named(draft, column.period, column.head.cell) or ""


def final_period(reader: Reader, row: Sequence[Cell], due: str, *, aim: Cell | None) -> str:
    """The key of the period of an aim without a year: that of its due date, or of the last year.

    `due` is the date of the row, if it has one that could be read.
    """
    report, cell = reader.draft.report, aim or row[0]
    year = first_year(due)
    if year is None and reader.cell(row, "due") is None and reader.years:
        year = max(reader.years)
        report.say("read so", f"nothing says for which year it is; it was put into {year}", cell)
    if year is None:
        report.say("not read", "nothing says for which year it is", cell)
        return ""
    return period_named(reader.draft, str(year), cell) or ""


def aim_cells(draft: Draft, cell: Cell, reading: Reading) -> dict[str, str]:
    """The cells of a row of results for what was aimed at."""
    if is_nothing(cell.text):
        return {}
    number = number_in(cell, reading)
    if isinstance(number, Unread):
        text = "it is an aim in words, and results have only numbers"
        is_words = not any(map(str.isdigit, cell.text))
        draft.report.say(
            "left out" if is_words else "not read", text if is_words else number.reason, cell
        )
        return {}
    for special in number.special:
        draft.report.say("read so", special, cell)
    if number.high and not draft.column("results", "aim_high"):
        draft.report.say("not read", "results have no column for an aim that is a range", cell)
        return {}
    return {"aim": number.value, "aim_high": number.high}
