"""Finds the table in a sheet: its heads, its rows, its totals, and the footnotes below it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.publishing.importing.numbers import is_nothing, plain_mark
from generator.publishing.importing.report import Report
from generator.publishing.importing.sheets import Cell, Sheet

TOTALS = (
    r"(?:(?:(?:sub|grand)[- ]?)?totals?|sum|average|mean|median|overall|summe|gesamt|insgesamt"
    r"|somme|moyenne|all (?:bodies|entities|targets|indicators))"
)
TOTAL, BEGINS = re.compile(TOTALS, re.IGNORECASE), re.compile(rf"{TOTALS}\b", re.IGNORECASE)
"""What stands before or above sums and averages. The program counts them itself."""
FOOT = re.compile(
    r"(?P<mark>[*†‡§#]+|[⁰¹²³⁴-⁹ᵃᵇᶜ]+|\(\w{1,2}\)|\[\w{1,2}\]|\w{1,2}\)|[0-9]{1,2}(?=\s))\s*(?P<text>\S.*)"
)
"""A line below a table that begins with the mark of a footnote."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column."""

    column: int
    text: str
    """Its name, from the lowest row of heads; empty for a first column without a head."""
    group: str
    """What stands above its name, over several columns; empty if nothing does."""
    cell: Cell

    @property
    def full(self) -> str:
        """Group and name."""
        return f"{self.group} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Grid:
    """The table in a sheet."""

    sheet: Sheet
    heads: Sequence[Head]
    """The heads of the columns that have one, from the left."""
    rows: Sequence[Sequence[Cell]]
    """The rows of the table, without blank ones and totals. A cell of column n has the index n - 1.
    """
    feet: Mapping[str, Cell]
    """The footnotes below the table by mark, without it."""
    provenance: Mapping[str, Head] = field(default_factory=dict)
    """The columns with the source and the locator of each row. They are not among the heads."""

    def column(self, head: Head) -> list[Cell]:
        """The cells below a head."""
        return [row[head.column - 1] for row in self.rows]


def grid_of(sheet: Sheet, report: Report) -> Grid | None:
    """The table in a sheet; None if there is none, which the report then says."""
    filled = [row for row in sheet.rows if any(cell.text for cell in row)]
    widest = max((width_of(row) for row in filled), default=0)
    start = next((n for n, row in enumerate(filled) if is_wide(row, widest)), None)
    if widest < 2 or start is None:
        report.say("left out", "there is no table in it")
        return None
    first = leftmost(filled, start)
    top, bottom = head_rows(filled, start, first)
    heads = heads_of(filled[top:bottom], first)
    last = max(n for n, row in enumerate(filled) if width_of(row) > 1) + 1
    for cell in (cell for row in filled[:top] for cell in row if cell.text and not cell.copied):
        report.say("left out", "it stands above the table", cell)
    feet = footnotes(filled[max(last, bottom) :], report)
    rows = without_total_rows(filled[bottom:last], report)
    report.heads |= {(sheet.name, head.column): head.text for head in heads}
    for row in (*filled[top:bottom], *rows):
        for cell in row:
            if cell.special:
                report.say("read so", cell.special, cell)
    report_headless(rows, heads, report)
    return Grid(sheet, without_total_columns(heads, rows, report), rows, feet)


def report_headless(rows: Sequence[Sequence[Cell]], heads: Sequence[Head], report: Report) -> None:
    """Says which cells stand in columns without a head."""
    headed = {head.column for head in heads}
    for row in rows:
        for cell in row:
            if cell.text and cell.column not in headed:
                report.say("left out", "its column has no head", cell)


def width_of(row: Sequence[Cell]) -> int:
    """How many cells of a row are filled. A merged cell counts once."""
    return sum(bool(cell.text) and cell.copied != "left" for cell in row)


def is_wide(row: Sequence[Cell], widest: int) -> bool:
    """True if at least half of the columns of the widest row are filled, and at least two."""
    texts = [cell.text for cell in row if cell.text]
    return len(set(texts)) > 1 and len(texts) >= max(2, widest / 2)


def leftmost(rows: Sequence[Sequence[Cell]], start: int) -> int:
    """The index of the first column in which anything stands, from the head on."""
    return (
        min(index for row in rows[start:] for index, cell in enumerate(row) if cell.text)
        if rows
        else 0
    )


def head_rows(rows: Sequence[Sequence[Cell]], start: int, first: int) -> tuple[int, int]:
    """The indices of the first row of heads, and of the first row below them.

    A row belongs to the heads if its first cell is blank, or goes on with the merged one above, and
    if something in it stands below a blank or a merged cell.
    """
    top, bottom = start, start + 1
    opening = rows[start][first]
    if top and width_of(rows[top - 1]) > 1 and (not opening.text or not rows[top - 1][first].text):
        top -= 1
    while bottom < len(rows) and bottom < start + 3:
        cell = rows[bottom][first]
        if (cell.text and cell.copied != "above") or not divides(rows[bottom], rows[bottom - 1]):
            break
        bottom += 1
    return top, bottom


def divides(row: Sequence[Cell], above: Sequence[Cell]) -> bool:
    """True if cells of a row stand below a blank or merged cell: they are parts of a group."""
    pairs = zip(row, above, strict=True)
    return any(cell.text and (not over.text or over.copied == "left") for cell, over in pairs)


def heads_of(rows: Sequence[Sequence[Cell]], first: int) -> list[Head]:
    """The heads of all columns from the first. A group reaches to the right over blank cells."""
    heads: list[Head] = []
    groups = [""] * len(rows)
    for index in range(first, len(rows[0])):
        named: list[Cell] = []
        for level, row in enumerate(rows):
            cell = row[index]
            if cell.text and cell.copied != "above":
                named.append(cell)
                if level < len(rows) - 1:
                    groups[level:] = [cell.text] + [""] * (len(rows) - level - 1)
        if not named and index == first:
            heads.append(Head(index + 1, "", "", rows[-1][index]))
        if not named:
            continue
        lowest = named[-1]
        is_lowest = lowest.row == rows[-1][index].row
        group = " ".join(text for text in groups if text) if is_lowest else ""
        above = "" if group == lowest.text or len(rows) == 1 else group
        heads.append(Head(index + 1, lowest.text, above, lowest))
    return heads


def without_total_rows(rows: Sequence[Sequence[Cell]], report: Report) -> list[Sequence[Cell]]:
    """The rows without those of sums and averages, which the report then names."""
    kept = []
    plain = [row for row in rows if not BEGINS.match(first_filled(row).text)]
    for row in rows:
        name = first_filled(row)
        cells = [cell for cell in row if cell.text and cell is not name]
        others = (other[cell.column - 1] for cell in cells for other in plain)
        if is_total(name.text, cells, others):
            problem = "the row holds totals; the program counts them itself"
            report.say("left out", problem, name)
        else:
            kept.append(row)
    return kept


def without_total_columns(
    heads: Sequence[Head], rows: Sequence[Sequence[Cell]], report: Report
) -> list[Head]:
    """The heads without columns of sums and averages, which the report then names."""
    plain = [head.column for head in heads[1:] if not BEGINS.match(head.text)]
    kept = []
    for head in heads:
        others = (row[column - 1] for row in rows for column in plain)
        if is_total(head.text, [row[head.column - 1] for row in rows], others):
            problem = "the column holds totals; the program counts them itself"
            report.say("left out", problem, head.cell)
        else:
            kept.append(head)
    return kept


def is_total(name: str, cells: Iterable[Cell], others: Iterable[Cell]) -> bool:
    """True if the cells of a row or a column are sums: by its name, like Total; or if its name
    begins like that, and they are numbers where the `others` are words.
    """
    if TOTAL.fullmatch(name.rstrip(":")):
        return True
    if not BEGINS.match(name):
        return False
    told, beside = ([cell for cell in some if not says_nothing(cell)] for some in (cells, others))
    numbers = bool(told) and all(map(is_figure, told))
    return numbers and bool(beside) and not any(map(is_figure, beside))


def says_nothing(cell: Cell) -> bool:
    """True for a cell without a text, or with a sign that stands where there is nothing."""
    return not cell.text or is_nothing(cell.text)


def is_figure(cell: Cell) -> bool:
    """True for a number, also with words behind it: 6, 50 %, 6 of 12."""
    return cell.text.lstrip("-−–<>≤≥ ")[:1].isdigit()


def footnotes(rows: Sequence[Sequence[Cell]], report: Report) -> dict[str, Cell]:
    """The footnotes in the rows below a table by mark. Other lines are reported."""
    feet: dict[str, Cell] = {}
    for row in rows:
        cell = first_filled(row)
        found = FOOT.fullmatch(cell.text)
        mark = plain_mark(cell.marks or (found["mark"] if found else ""))
        if not mark:
            report.say("left out", "it stands below the table", cell)
        elif mark in feet:
            report.say("left out", "another footnote has the same mark", cell)
        else:
            feet[mark] = cell if cell.marks or not found else replace(cell, text=found["text"])
    return feet


def first_filled(row: Sequence[Cell]) -> Cell:
    """The first filled cell of a row that has one."""
    return next(cell for cell in row if cell.text)


def is_mark(mark: str, grid: Grid) -> bool:
    """True if a sign at the end of a text is a footnote mark: it is *, † or ‡, or is explained."""
    return mark[0] in "*†‡" or plain_mark(mark) in grid.feet
