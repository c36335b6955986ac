"""The cells of tables, and how they are written as Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jinja2 import pass_context
from jinja2.runtime import Context

from generator.ids import Link
from generator.models import Figure
from generator.pages.escaping import Markdown, escaped
from generator.pages.filters import cited, clauses, figure_link, page_link


@dataclass(frozen=True)
class Cited:
    """A place in a source."""

    source: str
    locator: str


Value = str | Link | Figure | Cited | None
"""A text, a page by its name, a figure by its value, a place in a source, or nothing.

Markdown is printed unchanged.
"""


@dataclass(frozen=True)
class Several:
    """Several values in one cell."""

    values: Sequence[Value]
    between: str = " · "


@dataclass(frozen=True)
class Clauses:
    """Several values in one cell, as clauses of one sentence."""

    values: Sequence[Value]


Cell = Value | Several | Clauses
"""The content of a cell."""


def is_computed(cell: Cell) -> bool:
    """True if a cell holds figures, and no document states any of them."""
    figures = figures_in(cell)
    return bool(figures) and not any(figure.main for figure in figures)


def computed_sign(cell: Cell) -> str:
    """The sign before a cell that holds only our calculations, and nothing before others.

    A space keeps it apart from the sign of a negative number.
    """
    if not is_computed(cell):
        return ""
    first = figures_in(cell)[0].published
    return "=\N{NO-BREAK SPACE}" if isinstance(first, Decimal) and first < 0 else "="


def figures_in(cell: Cell) -> list[Figure]:
    """The figures of a cell: itself, or among its values."""
    values = cell.values if isinstance(cell, Several | Clauses) else [cell]
    return [value for value in values if isinstance(value, Figure)]


@pass_context
def cell_text(context: Context, cell: Cell) -> str:
    """The Markdown of a cell; a dash for an empty one."""
    match cell:
        case None | "" | Several(values=() | []) | Clauses(values=() | []):
            return Markdown("–")
        case Figure():
            return figure_link(context, cell)
        case Link():
            return page_link(context, cell.title, cell.path)
        case Cited():
            return cited(context, cell.source, cell.locator)
        case Several() | Clauses():
            texts = [cell_text(context, one) for one in cell.values]
            return (
                clauses(context, texts)
                if isinstance(cell, Clauses)
                else Markdown(cell.between.join(texts))
            )
        case str():
            return escaped(cell)
