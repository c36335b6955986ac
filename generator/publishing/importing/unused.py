"""Says of which cells of a table nothing was made, so that none is lost without a word."""

from generator.publishing.importing.layout import Grid
from generator.publishing.importing.numbers import is_nothing
from generator.publishing.importing.report import Report
from generator.publishing.importing.sheets import Cell


def report_unused(grid: Grid, report: Report) -> None:
    """Reports each cell that was not used and of which the report says nothing yet.

    The cells of a column that is left out are told by its head, those of a row of which nothing
    was used by the remark on one of them.
    """
    told = {
        (remark.cell.row, remark.cell.column)
        for remark in report.remarks
        if remark.cell and remark.sheet == report.sheet and remark.sort in ("not read", "left out")
    }
    heads = [
        head
        for head in (*grid.heads, *grid.provenance.values())
        if (head.cell.row, head.cell.column) not in told
    ]
    for row in grid.rows:
        filled = [cell for head in heads if (cell := row[head.column - 1]).text and not cell.copied]
        silent = [cell for cell in filled if (cell.row, cell.column) not in told]
        if len(silent) == len(filled) or any(map(report.is_used, filled)):
            for cell in silent:
                report_cell(cell, report)
    for cell in grid.feet.values():
        if not report.is_used(cell):
            report.say("left out", "no value that was taken in has the mark of this footnote", cell)


def report_cell(cell: Cell, report: Report) -> None:
    """Reports a cell if it was not used."""
    if report.is_used(cell):
        return
    if is_nothing(cell.text):
        report.say("read so", "it says that there is nothing, so nothing was written", cell)
    else:
        report.say("left out", "nothing was made of it", cell)
