"""Pages with one table, like the list of all decisions. Readers can sort and filter most of them.

The modules of the kinds of pages give columns and cells; this module makes the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.ids import Link
from generator.language import Language
from generator.language.names import value_text
from generator.models import Figure, Register
from generator.pages.markdown import Markdown, dotted, escaped, link
from generator.pages.page import NONE, ListColumn, Page, figure_path, relative
from generator.pages.scope import Scope
from generator.pages.templates import rendered

NOTHING = Markdown("–")
"""What stands in an empty cell."""
EMPTY = (NONE, "–")
"""The value of an empty cell, for the `values` of its column."""
SORTED = "lists.js"
"""The script with which readers sort and filter a list."""

Value = str | Link | Figure | None
"""A text, a page by its name, a figure by its value, or nothing. Markdown is printed unchanged."""
Cell = Value | Sequence[Value]
"""The content of a cell: one value, or several with ` · ` between them."""


@dataclass(frozen=True)
class Column:
    """A column of a list."""

    head: str
    sorting: ListColumn | None = None
    """How readers sort and filter by it; None if the list cannot be sorted."""


@dataclass(frozen=True)
class List:
    """What a page with one table shows."""

    path: str
    title: str
    description: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    breadcrumbs: tuple[Link, ...]
    before: Sequence[Cell] = ()
    """The paragraphs before the table."""
    after: Sequence[Cell] = ()
    """The paragraphs after the table."""
    tab: str = ""
    script: str = SORTED


def list_page(register: Register, language: Language, shown: List) -> Page:
    """The page of a list."""

    def written(cells: Sequence[Cell]) -> list[Markdown]:
        return [cell_text(cell, shown.path, register=register, language=language) for cell in cells]

    values = {
        "title": shown.title,
        "before": written(shown.before),
        "heads": written([column.head for column in shown.columns]),
        "rows": [written(row) for row in shown.rows],
        "after": written(shown.after),
    }
    return Page(
        path=shown.path,
        title=shown.title,
        description=shown.description,
        markdown=rendered("list.md", values, register=register, language=language, path=shown.path),
        breadcrumbs=shown.breadcrumbs,
        tab=shown.tab,
        contents=False,
        columns=tuple(column.sorting for column in shown.columns if column.sorting),
        script=shown.script,
    )


def cell_text(cell: Cell, path: str, *, register: Register, language: Language) -> Markdown:
    """The Markdown of a cell on the page at a path."""
    if cell is None or cell in ("", ()):
        return NOTHING
    if isinstance(cell, Figure):
        text = value_text(register, cell, language)
        return link(text, relative(figure_path(cell), path))
    if isinstance(cell, Link):
        return link(cell.title, relative(cell.path, path))
    if isinstance(cell, str):
        return escaped(cell)
    return dotted(cell_text(value, path, register=register, language=language) for value in cell)


def titles_by_key(scope: Scope, table: str) -> tuple[tuple[str, str], ...]:
    """Key and title of each row of a table, for the `values` of a column."""
    return tuple((key, scope.title(table, key)) for key in scope.by_key.of(table))


def period_titles(scope: Scope, periods: set[str]) -> tuple[tuple[str, str], ...]:
    """Key and title of periods in their order, for the `values` of a column."""
    in_order = sorted(periods, key=scope.period_order)
    return tuple((period, scope.title("periods", period)) for period in in_order)
