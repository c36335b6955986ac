"""What a row of a sheet of targets says of each period."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.errors import shown
from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.layout import Grid, Head
from generator.publishing.importing.numbers import Unread, is_nothing
from generator.publishing.importing.report import Report
from generator.publishing.importing.sheets import Cell
from generator.publishing.importing.times import first_year, in_time, period_named
from generator.publishing.importing.values import (
    HEDGED,
    Reading,
    note_of,
    number_in,
    status_of,
    value_cells,
)
from generator.publishing.importing.year_columns import Columns, YearColumn

UNDATED = "Baseline"
"""The period of a baseline whose year the sheet does not say. It comes before all years."""
TOGETHER = (
    ("value", "high", "qualifier", "outcome_en", "obs_status"),
    ("aim", "aim_high"),
    ("stated_status",),
)
"""The columns of results that together say one thing, of which a row can say only one."""


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
        year = None if column else self.cell(row, "baseline_year")
        if column:
            return period_named(self.draft, column.period, cell) or ""
        if year and (number := first_year(year.text)):
            self.draft.report.use(year)
            return period_named(self.draft, str(number), year) or ""
        if year:
            self.draft.report.say("not read", "it names no year, like 2020", year)
        return period_named(self.draft, UNDATED, cell, year=0) or ""


@dataclass
class Facts:
    """What a row says of each period."""

    report: Report
    cells: dict[str, dict[str, str]] = field(default_factory=dict)
    """The cells of results, by the key of the period."""

    def add(self, period: str, said: Mapping[str, str], cell: Cell) -> None:
        """Adds what a cell says of a period, unless another cell says something else of it.

        Notes are put together.
        """
        filled = {name: text for name, text in said.items() if text}
        if not period or not filled:
            return
        known = self.cells.setdefault(period, {})
        for names in TOGETHER:
            old, new = ([one.get(name, "") for name in names] for one in (known, filled))
            if any(old) and any(new) and old != new:
                other = shown(next(filter(None, old)))
                problem = f"another cell of the row says {other} of {period}; keep one of the two"
                self.report.say("not read", problem, cell)
                return
        self.report.use(cell)
        notes = dict.fromkeys([known.get("note_en", ""), filled.get("note_en", "")])
        known |= filled
        if note := " ".join(filter(None, notes)):
            known["note_en"] = note


def facts_of(
    reader: Reader, row: Sequence[Cell], due: str, reading: Reading
) -> dict[str, dict[str, str]]:
    """The cells of results for each period, by the key of the period. `due` is the date of the row.

    An aim without a year is that of the year in which it is due; without a due date, of the last
    year of the sheet. A status or note without a year is that of the last year of which the row
    says anything, also that there is no value.
    """
    draft = reader.draft
    facts = Facts(draft.report)
    for column, cell in reader.dated(row, "value"):
        facts.add(key_of_period(draft, column), value_cells(draft, cell, reading), cell)
    for column, cell in reader.dated(row, "aim"):
        facts.add(key_of_period(draft, column), aim_cells(draft, cell, reading), cell)
    for column, cell in reader.dated(row, "stated_status"):
        facts.add(key_of_period(draft, column), {"stated_status": status_of(draft, cell)}, cell)
    for column, cell in reader.dated(row, "note"):
        facts.add(key_of_period(draft, column), {"note_en": cell.text}, cell)
    baseline = reader.baseline(row)
    if baseline is not None:
        said = value_cells(draft, baseline, reading)
        facts.add(reader.baseline_period(row), said, baseline)
    if aim := reader.cell(row, "aim"):
        facts.add(final_period(reader, row, due, aim), aim_cells(draft, aim, reading), aim)
    if status := reader.cell(row, "stated_status"):
        at = latest_period(reader, row, due, status)
        facts.add(at, {"stated_status": status_of(draft, status)}, status)
    if note := reader.cell(row, "note"):
        facts.add(latest_period(reader, row, due, note), {"note_en": note.text}, note)
    return facts.cells


def latest_period(reader: Reader, row: Sequence[Cell], due: str, cell: Cell) -> str:
    """The key of the last period of which a row says anything, for a status or note without a year.

    It is reported if that is not the last year of the sheet.
    """
    columns = [column for column in reader.columns.years if column.thing == "value"]
    last = max((column.period for column in columns), key=in_time, default="")
    said = [column for column, _ in reader.dated(row, "value")]
    if not said:
        return final_period(reader, row, due, cell)
    latest = max(said, key=lambda column: in_time(column.period))
    if latest.period != last:
        problem = f"it was put into {latest.period}, the last year of which the row says anything"
        reader.draft.report.say("read so", problem, cell)
    return key_of_period(reader.draft, latest)


def key_of_period(draft: Draft, column: YearColumn) -> str:
    """The key of the period of a column."""
    return period_named(draft, column.period, column.head.cell) or ""


def final_period(reader: Reader, row: Sequence[Cell], due: str, cell: Cell) -> str:
    """The key of the period of a cell without a year: that of the due date, or of the last year.

    `due` is the date of the row, if it has one that could be read.
    """
    report = reader.draft.report
    year = first_year(due)
    if year is None and reader.cell(row, "due") is None and reader.years:
        year = max(reader.years)
        report.say("read so", f"nothing says for which year it is; it was put into {year}", cell)
    elif year and cell is not reader.cell(row, "aim"):
        report.say("read so", f"it was put into {year}, the year in which the row is due", cell)
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
    if number.qualifier and number.qualifier != "range":
        direction = HEDGED.get(number.qualifier)
        told = f"the direction {direction}" if direction else "an aim that is not hedged"
        draft.report.say("read so", f"it was read as {number.value}, with {told}", cell)
    if number.high and not draft.column("results", "aim_high"):
        draft.report.say("not read", "results have no column for an aim that is a range", cell)
        return {}
    note = note_of(draft, number, cell, reading)
    return {"aim": number.value, "aim_high": number.high, "note_en": note}
