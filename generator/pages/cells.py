"""The cells of tables, and how they are written as Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import pass_context
from jinja2.runtime import Context

from generator.ids import Link
from generator.models import Figure
from generator.pages.escaping import Markdown, escaped
from generator.pages.filters import clauses, figure_link, page_link

Value = str | Link | Figure | None
"""A text, a page by its name, a figure by its value, or nothing. Markdown is printed unchanged."""


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


@pass_context
def cell_text(context: Context, cell: Cell) -> str:
    """The Markdown of a cell; a dash for an empty one."""
    match cell:
        case None | "" | Several(values=() | []):
            return Markdown("–")
        case Figure():
            return figure_link(context, cell)
        case Link():
            return page_link(context, cell.title, cell.path)
        case Several():
            texts = [cell_text(context, one) for one in cell.values]
            return Markdown(cell.between.join(texts))
        case Clauses():
            return clauses(context, [cell_text(context, one) for one in cell.values])
        case str():
            return escaped(cell)
