"""What an import did, and each cell that it did not understand or read in a special way."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.errors import printable, shown
from generator.publishing.importing.sheets import Cell, column_letters

Sort = Literal["not read", "read so", "left out", "changed", "kept", "fill in"]
HEADINGS: Mapping[Sort, str] = {
    "not read": "not understood, so what stands there was not written",
    "read so": "read in a special way",
    "left out": "left out",
    "changed": "changed",
    "kept": "not changed, for you to look at",
    "fill in": "fill in by hand",
}
"""The parts of the report, in their order."""
MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that an import has to say."""

    sort: Sort
    sheet: str
    text: str
    """What was made of the cell, or why nothing was made of it."""
    cell: Cell | None = None


@dataclass
class Report:
    """What an import has said so far, and how many rows each table got."""

    remarks: dict[Remark, None] = field(default_factory=dict)
    """The remarks in their order, each once."""
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    """How many rows were added, changed or left the same, by table."""
    sheet: str = ""
    """The name of the sheet that is being read."""
    heads: dict[tuple[str, int], str] = field(default_factory=dict)
    """The heads of columns, by sheet and number of the column."""
    used: set[tuple[str, int, int]] = field(default_factory=set)
    """The cells of which something was made: sheet, row and column."""

    def say(self, sort: Sort, text: str, cell: Cell | None = None) -> None:
        """Adds a remark on the sheet that is being read."""
        self.remarks[Remark(sort, self.sheet, text, cell)] = None

    def use(self, *cells: Cell | None) -> None:
        """Notes that something was made of cells of the sheet that is being read."""
        self.used |= {(self.sheet, cell.row, cell.column) for cell in cells if cell}

    def is_used(self, cell: Cell) -> bool:
        """True if something was made of a cell of the sheet that is being read."""
        return (self.sheet, cell.row, cell.column) in self.used

    def ask(self, text: str) -> None:
        """Adds what only the editor can fill in."""
        self.remarks[Remark("fill in", "", text)] = None

    def count(self, table: str, what: Literal["added", "changed", "same"]) -> None:
        """Counts a row of a table."""
        self.counts.setdefault(table, Counter())[what] += 1


def report_lines(report: Report) -> Iterator[str]:
    """The report in lines: first what each table got, then all remarks by their sort."""
    for table, rows in report.counts.items():
        words = {"added": "added", "changed": "changed", "same": "as before"}
        told = [f"{rows[what]:,} {word}" for what, word in words.items() if rows[what]]
        yield f"{table}.csv: {', '.join(told)}"
    yield from remarks_of(report)


def remarks_of(report: Report) -> Iterator[str]:
    """The remarks of a report in lines, by their sort."""
    for sort, heading in HEADINGS.items():
        remarks = [remark for remark in report.remarks if remark.sort == sort]
        if remarks:
            yield f"{heading}:"
            yield from (f"  {printable(line)}" for line in remark_lines(remarks, report.heads))


def remark_lines(remarks: Sequence[Remark], heads: Mapping[tuple[str, int], str]) -> Iterator[str]:
    """A line for each remark. Cells of a column about which the same is said share a line."""
    groups: dict[tuple[str, int, str], list[Remark]] = {}
    for remark in remarks:
        column = remark.cell.column if remark.cell else 0
        groups.setdefault((remark.sheet, column, remark.text), []).append(remark)
    for (sheet, column, text), group in groups.items():
        cells = [remark.cell for remark in group if remark.cell]
        if not cells:
            yield f"sheet {sheet}: {text}" if sheet else text
            continue
        name = "" if group[0].sort == "left out" else heads.get((sheet, column), "")
        head = f" ({name})" if name and all(cell.text != name for cell in cells) else ""
        written = dict.fromkeys(shown(cell.written or cell.text) for cell in cells)
        examples = ", ".join(list(written)[:MOST_EXAMPLES])
        more = ", …" if len(written) > MOST_EXAMPLES else ""
        yield f"sheet {sheet}, {cell_names(column, cells)}{head}: {examples}{more}: {text}"


def cell_names(column: int, cells: Sequence[Cell]) -> str:
    """The names of cells of one column, neighbours as a range: B4–B9, B12."""
    letters, runs = column_letters(column), list[list[int]]()
    for row in sorted({cell.row for cell in cells}):
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    named = [
        f"{letters}{run[0]}" + (f"–{letters}{run[-1]}" if len(run) > 1 else "") for run in runs
    ]
    return ", ".join(named)
