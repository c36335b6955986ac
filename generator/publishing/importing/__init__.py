"""`answerable import`: takes ratings, decisions or results from a sheet into a package.

The kind of the package says what is taken in. All files are written, or none.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import DataError, InvalidRelease, Place, SchemaError, UnknownName, shown
from generator.files import read_files
from generator.packages.schemas import LOCATORS, with_locators
from generator.packages.tables import read_lines
from generator.publishing.importing.decisions import import_decisions
from generator.publishing.importing.drafts import Draft, changed_files, open_draft
from generator.publishing.importing.facts import report_left, report_vanished
from generator.publishing.importing.layout import Grid, grid_of
from generator.publishing.importing.locators import locators_of
from generator.publishing.importing.opening import read_sheets
from generator.publishing.importing.ratings import import_ratings, prepare_ratings
from generator.publishing.importing.report import Report
from generator.publishing.importing.results import import_results
from generator.publishing.importing.sheets import Sheet
from generator.publishing.importing.sources import cited_rows, source_of, with_provenance
from generator.publishing.importing.unused import report_unused
from generator.publishing.writing import replace_files

FACTS = {
    "report-cards": ["ratings"],
    "decisions": ["decisions", "paragraphs", "votes", "amendments"],
    "targets": ["results"],
}
"""The tables of facts that a sheet is taken into, by the kind of the package."""
UNNAMED = re.compile(r"(sheet|table|tabelle|feuil|hoja|folha|foglio|blad|лист|ark) ?[0-9]*", re.I)
"""Names that spreadsheets give to sheets."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for beside the sheet and the package."""

    source: str = ""
    """The key of the source; empty for the only one."""
    locator: str = ""
    """Where in the source the sheet stands; empty for the sheet itself."""
    period: str = ""
    """The cycle of the ratings; empty for the names of the sheets."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    report: Report
    is_anything: bool
    """False if the sheet had nothing to take in. Then nothing was written."""
    source: str
    """The key of the source of its facts."""
    files: Sequence[str]
    """The files that were written, below the folder of the project."""


def import_sheet(catalogue: Path, sheet: Path, package: str, *, wishes: Wishes) -> Imported:
    """Takes a sheet into a package, and writes the tables that have changed.

    Raises `UnknownName`, `DataError` or `InvalidRelease` if it cannot; then nothing is written.
    """
    sheets = read_sheets(sheet)
    reading = read_files(catalogue.parent, catalogue.name)
    if reading.problems:
        raise InvalidRelease(reading.problems)
    report = Report()
    draft = open_draft(reading.files, catalogue.name, package, report=report)
    draft.source = source_of(draft, wishes.source, sheet)
    for one in sheets:
        if one.is_hidden:
            report.sheet = one.name
            report.say("left out", "the sheet is hidden; show it, and import again")
    visible = [one for one in sheets if not one.is_hidden]
    if draft.kind.name == "report-cards":
        visible = cycles(draft, visible, wishes.period)
    take_in(draft, visible, wishes)
    is_anything = any(report.counts.get(table) for table in FACTS[draft.kind.name])
    contents = changed_files(draft) if is_anything else {}
    refuse_unreadable(contents)
    refuse_unlisted(catalogue.parent, draft)
    replace_files(catalogue.parent, contents)
    return Imported(report, is_anything, draft.source, sorted(contents))


def take_in(draft: Draft, sheets: Sequence[Sheet], wishes: Wishes) -> None:
    """Takes in the sheets of a file, one after the other."""
    grids: dict[str, Grid] = {}
    for sheet in sheets:
        draft.report.sheet = sheet.name
        grid = grid_of(sheet, draft.report)
        cycle = wishes.period or sheet.name
        if grid is not None and cycle in grids:
            draft.report.say("left out", "another sheet has the same name")
        elif grid is not None:
            grids[cycle] = with_provenance(grid, draft.report)
    draft.report.sheet = ""
    if draft.kind.name == "report-cards" and not prepare_ratings(draft, grids):
        return
    for cycle, grid in grids.items():
        name = grid.sheet.name
        given = f"{wishes.locator}, {name}" if wishes.locator and len(grids) > 1 else wishes.locator
        draft.report.sheet = name
        pattern = locator_pattern(draft)
        draft.locators = locators_of(name, given, pattern)
        draft.cited = cited_rows(draft, grid, pattern)
        import_grid(draft, grid, cycle)
        report_unused(grid, draft.report)
        for table in FACTS[draft.kind.name]:
            report_vanished(draft, table)
    report_left(draft)


def locator_pattern(draft: Draft) -> str:
    """The pattern of locators in the schema of the facts, with the words of the package."""
    rows = draft.table(LOCATORS).rows if LOCATORS in draft.paths else []
    words = [row["locator"] for row in rows]
    schema = with_locators(draft.table(FACTS[draft.kind.name][0]).schema, words)
    fields = {one["name"]: one for one in schema["fields"]}
    return str(fields["locator"]["constraints"].get("pattern", ".*"))


def import_grid(draft: Draft, grid: Grid, cycle: str) -> None:
    """Takes in the table of a sheet, as the kind of the package asks."""
    match draft.kind.name:
        case "report-cards":
            import_ratings(draft, grid, cycle)
        case "decisions":
            import_decisions(draft, grid)
        case "targets":
            import_results(draft, grid)


def cycles(draft: Draft, sheets: Sequence[Sheet], period: str) -> list[Sheet]:
    """The sheets whose names are cycles. Raises `UnknownName` if nobody can know the cycle."""
    if period and len(sheets) > 1:
        raise UnknownName(
            "the workbook has several sheets, and their names are the cycles; leave --period out, "
            "or hide the other sheets"
        )
    if period:
        return list(sheets)
    named = [one for one in sheets if is_cycle(draft, one.name)]
    if not named:
        raise UnknownName(
            f"the name of a sheet is its cycle, and {shown(sheets[0].name if sheets else '')} is "
            "none; say which one it is, like --period 2024, or rename the sheet"
        )
    for one in sheets:
        if one not in named:
            draft.report.sheet = one.name
            draft.report.say("left out", "its name is no cycle, like 2024 or Cycle 2")
    return named


def is_cycle(draft: Draft, name: str) -> bool:
    """True if a sheet is named after a period: one that there is, or a new one with a number."""
    if draft.find("periods", name):
        return True
    return not UNNAMED.fullmatch(name) and any(map(str.isdigit, name))


def refuse_unlisted(root: Path, draft: Draft) -> None:
    """Raises `SchemaError` if a new table would be written over a file that nothing lists."""
    for table in draft.tables.values():
        if table.is_changed and table.name not in draft.paths and (root / table.file).exists():
            problem = "the file is there, but datapackage.json does not list it"
            raise SchemaError(Place(table.file), problem, "list it there, or rename it")


def refuse_unreadable(contents: Mapping[str, bytes]) -> None:
    """Raises `InvalidRelease` if a file that is to be written could not be read again."""
    problems: list[DataError] = []
    for file, content in contents.items():
        if file.endswith(".csv"):
            read_lines(content, file, problems)
    if problems:
        raise InvalidRelease(problems)
