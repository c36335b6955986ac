"""`answerable import` loses no cell without a word: each is used, or the report names it."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import copied_project
from test_importing import NAME, SCALE, SOURCES, package, rows, take, without
from test_importing_cells import Written

from generator.publishing.importing import decision_words, year_columns
from generator.publishing.importing import ratings as rating_words

CELLS = [
    "12", "1.234", "12,5", "<5", "about 5", "at most 5", "10–15", "n/a", "…", "–", "none", "45*",
    "45 (1)", "2024/900", "1", "2 (a)", "IV", "First session 2024",
    "before the second session 2025", "03.04.2024", "25.03.2024", "3 March 2024", "March 2024",
    "2030", "end of 2026", "mid-2026",
    "Requests hats", "Hat; Cap", "Total", "%", "km", "on track", "adopted", "up", "伞",
    "Name (ABC)", "good", "Fair*", "2024/1, para. 1", "1. Asks\n2. Thanks", "A line\nand another",
    "suppressed",
]  # fmt: skip
"""Cells of all sorts, each in a row of its own."""
SAME_WITHOUT = [("direction", "up"), ("body", CELLS[0])]
"""What follows without the cell too, or is said of the session and not of the row."""
FURTHER = ("Own column", "source", "locator")
PLAIN = {
    "targets": {"target": "T{}", "2020": "3", "2021": "5"},
    "decisions": {
        "decision": "2024/{}", "title": "D{}", "session": "First session 2024", "text": "Asks {}",
    },
    "report-cards": {"body": "B{}", "Width": "good", "Height": "poor"},
}  # fmt: skip
"""The least that a row says, by the kind of the package."""
FULL = {
    "targets": {
        "category": "Hats", "unit": "km", "baseline": "2", "baseline year": "2019", "aim": "9",
        "due": "2030", "status": "on track", "responsible": "Hatter", "2022": "6", "note": "x",
    },
    "decisions": {
        "adopted": "2024-03-25", "outcome": "adopted", "para": "1", "who": "Hatter", "for": "3",
        "due": "Second session 2024",
    },
    "report-cards": {"acronym": "BB{}"},
}  # fmt: skip
"""What rows may say besides."""
WORDS = {
    "targets": year_columns.WORDS,
    "decisions": decision_words.WORDS,
    "report-cards": rating_words.WORDS,
}
HEADS = [
    (kind, head)
    for kind, words in WORDS.items()
    for head in dict.fromkeys([*words, *PLAIN[kind], *FULL[kind], *FURTHER])
]


@pytest.fixture(scope="module")
def racks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied_project(tmp_path_factory.mktemp("racks") / "project")


def sheet(plain: dict[str, str], head: str, cells: list[str]) -> Written:
    """A sheet with a row for each of the cells, which stand in the column with this head."""
    heads = list(dict.fromkeys([*plain, head]))
    lines = [
        [cell if one == head else plain[one].format(number) for one in heads]
        for number, cell in enumerate(cells, 1)
    ]
    return [heads, *lines]


@dataclass(frozen=True)
class Taken:
    """What became of a sheet."""

    facts: list[str]
    """The rows of all tables, without their empty cells."""
    named: set[tuple[int, int]]
    """The cells of which the report says what became of them: row and column."""

    def of_row(self, number: int) -> set[str]:
        """The facts from a row of the sheet: those that name the row, or what it is about."""
        about = re.compile(rf"\b(row {number}|(t|b|bb|2024[-/]){number - 1})\b", re.IGNORECASE)
        return {fact for fact in self.facts if about.search(fact)}


def taken(project: Path, kind: str, table: Written) -> Taken:
    without(project, NAME)
    scale = {"scale": SCALE} if kind == "report-cards" else {}
    folder = package(project, kind, sources=SOURCES, **scale)
    path = project / "hats.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    report = take(project, path, **({"period": "2024"} if kind == "report-cards" else {})).report
    facts = [
        str({"table": file.stem, **{column: cell for column, cell in row.items() if cell}})
        for file in sorted(folder.glob("*.csv"))
        for row in rows(folder, file.stem)
    ]
    return Taken(facts, {(one.cell.row, one.cell.column) for one in report.remarks if one.cell})


@pytest.mark.parametrize(("kind", "head"), HEADS)
@pytest.mark.parametrize("context", [{}, FULL], ids=["alone", "beside others"])
def test_no_cell_is_lost_without_a_word(
    racks: Path, kind: str, head: str, context: dict[str, dict[str, str]]
) -> None:
    """Without the cell, the tables say something else; or the report names it, or its column; or
    it says why nothing of its row was taken in.
    """
    plain = {**PLAIN[kind], **context.get(kind, {})}
    table = sheet(plain, head, CELLS)
    column = table[0].index(head) + 1
    full = taken(racks, kind, table)
    less = taken(racks, kind, sheet(plain, head, [""] * len(CELLS)))
    lost = [
        cell
        for number, cell in enumerate(CELLS, 2)
        if (number, column) not in full.named
        and (1, column) not in full.named
        and (full.of_row(number) or not any(row == number for row, _ in full.named))
        and full.of_row(number) == less.of_row(number)
        and (head, cell) not in SAME_WITHOUT
    ]
    assert lost == []
