"""Columns of a sheet that the program does not know: a table keeps them, and pages show them."""

from collections.abc import Mapping, Sequence

from generator.packages.schemas import LONGEST_LABEL
from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.layout import Head
from generator.publishing.importing.numbers import is_nothing
from generator.publishing.importing.report import Report
from generator.publishing.importing.sheets import Cell

KEPT = (
    "it is a column of your own: it is published, and shown as a note; delete it from the sheet "
    "and from {file} if nobody should see it"
)


def keep_columns(draft: Draft, table: str, heads: Sequence[Head]) -> dict[str, Head]:
    """Lets a table have these columns of a sheet, and returns their heads by name.

    The report names each, so that nothing is published unseen.
    """
    kept: dict[str, Head] = {}
    of = draft.table(table)
    for head in heads:
        name = plain(head.full)
        if name in kept or len(name) > LONGEST_LABEL:
            problem = "another column has the same name" if name in kept else "its name is too long"
            draft.report.say("left out", problem, head.cell)
            continue
        kept[name] = head
        if name not in of.legal:
            of.own[name] = None
            draft.report.say("read so", KEPT.format(file=of.file), head.cell)
    return kept


def own_cells(row: Sequence[Cell], columns: Mapping[str, Head], report: Report) -> dict[str, str]:
    """The filled cells of a row in columns that were kept, by the names of these."""
    cells = {name: row[head.column - 1] for name, head in columns.items()}
    filled = {name: cell for name, cell in cells.items() if not is_nothing(cell.text)}
    report.use(*filled.values())
    return {name: plain(cell.text) for name, cell in filled.items()}


def plain(text: str) -> str:
    """A text on one line, as tables have it."""
    return " ".join(text.split())
