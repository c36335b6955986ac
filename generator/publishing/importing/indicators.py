"""Indicators in the heads of columns: with their number, their area and their edition."""

import re

from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.facts import put_row
from generator.publishing.importing.layout import Grid, Head, is_mark
from generator.publishing.importing.numbers import footnote
from generator.publishing.importing.sheets import Cell
from generator.publishing.importing.times import first_year

NUMBERED = re.compile(r"([0-9]+(?:\.[0-9]+)*[a-z]?|[A-Z]?[0-9]+(?:\.[0-9]+)*)[.):]?\s+(\S.*)")
"""The head of an indicator with its number: 1.2 Dryness."""


def indicator_of(draft: Draft, grid: Grid, head: Head, *, position: int, period: str) -> str | None:
    """The key of the indicator of a column, which is added if it is new, with its edition."""
    name = head.text
    found = footnote(name)
    if found and is_mark(found[1], grid):
        name = name[: found.start()]
        draft.report.say("read so", f"the mark {found[1]} was taken off", head.cell)
    numbered = NUMBERED.fullmatch(name)
    number, title = (numbered[1], numbered[2]) if numbered else (str(position), name)
    for text in (name, title):
        known = draft.find("indicators", text, head.cell)
        if known is not None:
            return known or None
    key = draft.find_or_add("indicators", title, cell=head.cell)
    if key and (head.group or numbered or has_editions(draft)):
        place_indicator(draft, key, number, head=head, period=period)
    return key


def place_indicator(draft: Draft, indicator: str, number: str, *, head: Head, period: str) -> None:
    """Gives a new indicator its number and its area in an edition."""
    area = draft.find_or_add("areas", head.group or "All indicators", cell=head.cell)
    edition = edition_of(draft, period, head.cell)
    if area and edition:
        identity = {"edition": edition, "indicator": indicator}
        cells = {"number": number, "area": area}
        put_row(draft, "indicator_editions", identity, cells=cells, cell=head.cell)


def has_editions(draft: Draft) -> bool:
    """True if each indicator is listed in an edition."""
    table = "indicator_editions"
    return table in draft.kind.required or bool(draft.table(table).rows)


def edition_of(draft: Draft, period: str, cell: Cell) -> str:
    """The key of the last edition that had begun in a period; a new one if there is none."""
    year = first_year(period) or 9999
    rows = draft.table("editions").rows
    begun = [row for row in rows if (first_year(row.get("start", "")) or 0) <= year]
    if rows:
        return (begun or rows)[-1]["edition"]
    title = "List of indicators"
    key = draft.new_key("editions", title)
    row = {"edition": key, "title_en": title, "start": str(first_year(period) or "")}
    where = {"source": draft.source, "locator": draft.locators.at(cell.row)}
    draft.add("editions", {**row, **where})
    draft.report.ask(f"{draft.table('editions').file}: how the list of indicators is called")
    return key
