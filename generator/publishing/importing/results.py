"""Results: targets in rows, years in columns, beside baseline, aim, due date and status."""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.ids import KEY
from generator.publishing.importing.dates import day_comes_first
from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.facts import put_fact, put_row
from generator.publishing.importing.layout import Grid, first_filled
from generator.publishing.importing.names import split_names
from generator.publishing.importing.numbers import decimal_sign
from generator.publishing.importing.own_columns import keep_columns, own_cells
from generator.publishing.importing.sheets import Cell
from generator.publishing.importing.targets import (
    UNITS,
    category_of,
    direction_of,
    due_date,
    plan_of,
    unit_of,
    written_direction,
)
from generator.publishing.importing.times import first_year, in_time, period_named
from generator.publishing.importing.values import Reading
from generator.publishing.importing.year_columns import columns_of
from generator.publishing.importing.yearly import Reader, facts_of
from generator.vocabulary import keys_for

WITH_UNIT = re.compile(r"(?P<title>.+\S)\s*[(\[](?P<unit>[^()\[\]]{1,20})[)\]]")
"""A target with its unit: Spoons polished (km)."""
PERCENT = "percent"


def import_results(draft: Draft, grid: Grid) -> None:
    """Takes in the targets of one sheet, and their results."""
    columns = columns_of(grid, draft.report)
    if not grid.heads[0].text:
        columns.named.setdefault("title", grid.heads[0])
    if "title" not in columns.named:
        draft.report.say("not read", "no column is called target, title or name")
        return
    named = [columns.named[one] for one in ("baseline", "aim") if one in columns.named]
    heads = [*named, *(column.head for column in columns.years)]
    signs = {head.column: decimal_sign(grid.column(head)) for head in heads}
    due = columns.named.get("due")
    dues = grid.column(due) if due else []
    is_day_first = day_comes_first(dues)
    names = [*(column.period for column in columns.years), *(cell.text for cell in dues)]
    years = [year for name in names if (year := first_year(name))]
    others = [head for head in columns.others if head.text and head != columns.named["title"]]
    own = keep_columns(draft, "targets", others)
    reader = Reader(draft, grid, columns, own, Reading(signs, grid.feet), is_day_first, years)
    for thing in ("baseline", "due"):
        if thing in columns.named and not draft.column("targets", thing):
            draft.report.say("left out", "targets have no such column", columns.named[thing].cell)
    for name in sorted(
        {column.period for column in columns.years} | years_due(reader), key=in_time
    ):
        period_named(draft, name, columns.named["title"].cell)
    for row in grid.rows:
        take_target(reader, row)


def years_due(reader: Reader) -> set[str]:
    """The years in which something is due that has an aim."""
    dues = (
        due_date(reader.draft, reader.cell(row, "due"), is_day_first=reader.day_first)
        for row in reader.grid.rows
        if reader.cell(row, "aim") and reader.cell(row, "title")
    )
    return {due[:4] for due in dues if due}


def take_target(reader: Reader, row: Sequence[Cell]) -> None:
    """Takes in a row: the target, and what it says of each period."""
    draft, name = reader.draft, reader.cell(row, "title")
    if name is None:
        draft.report.say("not read", "the row names no target", first_filled(row))
        return
    if sum(bool(cell.text) for cell in row) == 1:
        draft.report.say("left out", "nothing stands beside it", name)
        return
    unit_cell = reader.cell(row, "unit")
    titled = WITH_UNIT.fullmatch(name.text)
    told = unit_cell.text + unit_cell.marks if unit_cell else (titled["unit"] if titled else "")
    reading = replace(reader.reading, unit=told)
    target = target_of(reader, row, name, reading=reading)
    if not target:
        return
    due = due_date(draft, reader.cell(row, "due"), is_day_first=reader.day_first)
    for period, cells in sorted(facts_of(reader, row, due, reading).items()):
        identity = {"target": target, "period": period, "part": ""}
        put_fact(draft, "results", identity, cells=cells, cell=name)
    custodian = reader.cell(row, "custodian")
    for one in split_names(custodian) if custodian else ():
        key = draft.find_or_add("custodians", one, cell=custodian or name)
        if key:
            identity = {"target": target, "custodian": key}
            put_row(draft, "target_custodians", identity, cells={}, cell=custodian or name)


def target_of(reader: Reader, row: Sequence[Cell], name: Cell, *, reading: Reading) -> str:
    """The key of the target of a row, which is added if it is new."""
    draft = reader.draft
    key_cell, category, plan, due = (
        reader.cell(row, one) for one in ("key", "category", "plan", "due")
    )
    title = name.text
    if key_cell and not re.fullmatch(KEY, key_cell.text):
        problem = "it is no key; write lower-case letters, digits and hyphens"
        draft.report.say("not read", problem, key_cell)
        return ""
    known = draft.find("targets", key_cell.text if key_cell else title, name)
    if known == "":
        return ""
    cells = {
        "unit": unit_in(reader, row, name, unit=reading.unit, is_new=known is None),
        "due": due_date(draft, due, is_day_first=reader.day_first),
        "baseline": reader.baseline_period(row),
        "direction": written_direction(draft, reader.cell(row, "direction")),
        **own_cells(row, reader.own, draft.report),
    }
    draft.report.use(name, key_cell, due if cells["due"] else None)
    if category or known is None:
        cells["category"] = category_of(draft, category, name)
    if plan or known is None:
        cells["plan"] = plan_of(draft, plan, reader.years, first=name)
    if known is None:
        cells["title_en"] = title
        aim = next((cell for _, cell in reader.dated(row, "aim")), reader.cell(row, "aim"))
        cells["direction"] = cells["direction"] or direction_of(
            draft, aim, reader.baseline(row), reading=reading
        )
    key = known or draft.new_key("targets", key_cell.text if key_cell else title)
    put_row(draft, "targets", {"target": key}, cells=cells, cell=name)
    return key


def unit_in(reader: Reader, row: Sequence[Cell], name: Cell, *, unit: str, is_new: bool) -> str:
    """The key of the unit of a row; empty if nothing tells it. `unit` is how the row writes it.

    Only the unit of a new target is taken from its title or from a sign of percent.
    """
    cell, titled = reader.cell(row, "unit"), WITH_UNIT.fullmatch(name.text)
    if cell or (is_new and titled and is_unit(reader.draft, titled["unit"])):
        return unit_of(reader.draft, unit, cell or name)
    return PERCENT if is_new and has_percent(reader, row) else ""


def is_unit(draft: Draft, text: str) -> bool:
    """True if a text in brackets is a unit, and not a part of the title."""
    plain = text.lower()
    known = plain in UNITS or plain.replace(" ", "-") in keys_for("units")
    return known or (draft.has("units") and draft.find("units", text) is not None)


def has_percent(reader: Reader, row: Sequence[Cell]) -> bool:
    """True if a number of a row has the sign of percent."""
    heads = [column.head for column in reader.columns.years]
    heads += [
        reader.columns.named[one] for one in ("baseline", "aim") if one in reader.columns.named
    ]
    cells = [row[head.column - 1] for head in heads]
    return any(cell.percent or "%" in cell.text for cell in cells)
