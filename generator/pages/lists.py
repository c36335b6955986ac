"""Pages with one table, like the list of all decisions. Readers can sort and filter most of them.

The modules of the kinds of pages give columns and cells; this module makes the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.ids import Link
from generator.language import Language
from generator.models import Register
from generator.pages.cells import Cell
from generator.pages.local import LocalPackage
from generator.pages.page import NONE, ListColumn, Page
from generator.pages.tables import Table
from generator.pages.templates import rendered

EMPTY = (NONE, "–")
"""The value of an empty cell, for the `values` of its column."""
SORTED = "lists.js"
"""The script with which readers sort and filter a list."""


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
    is_list: bool = True
    """As in `Page`. False if the rows are about one topic."""


def list_page(register: Register, language: Language, shown: List) -> Page:
    """The page of a list."""
    sorting = [column.sorting for column in shown.columns]
    assert all(sorting) or not any(sorting), f"{shown.path}: the script counts columns"
    table = Table([column.head for column in shown.columns], shown.rows)
    return Page(
        path=shown.path,
        title=shown.title,
        description=shown.description,
        markdown=rendered(
            "list.md",
            {"list": shown, "table": table},
            register=register,
            language=language,
            path=shown.path,
        ),
        breadcrumbs=shown.breadcrumbs,
        tab=shown.tab,
        contents=False,
        columns=tuple(column for column in sorting if column),
        script=shown.script,
        is_list=shown.is_list,
    )


def titles_by_key(local: LocalPackage, table: str) -> tuple[tuple[str, str], ...]:
    """Key and title of each row of a table, for the `values` of a column."""
    return tuple((key, local.title(table, key)) for key in local.by_key.of(table))


def period_titles(local: LocalPackage, periods: set[str]) -> tuple[tuple[str, str], ...]:
    """Key and title of periods in their order, for the `values` of a column."""
    in_order = sorted(periods, key=local.period_order)
    return tuple((period, local.title("periods", period)) for period in in_order)
