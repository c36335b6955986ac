"""The rows that results need: targets with their unit and direction, plans, categories."""

from collections.abc import Sequence
from decimal import Decimal

from generator.publishing.importing.dates import read_date
from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.numbers import Number, Unread
from generator.publishing.importing.sheets import Cell
from generator.publishing.importing.values import HEDGED, Reading, number_in
from generator.vocabulary import keys_for

UNITS = {
    "%": "percent", "per cent": "percent", "percentage": "percent", "share": "percent",
    "pp": "percentage-points", "percentage points": "percentage-points",
    "number": "count", "no": "count", "no.": "count", "#": "count", "persons": "count",
    "people": "count", "us$": "usd", "us dollars": "usd", "us$ million": "usd-million",
    "million us$": "usd-million", "usd m": "usd-million", "million usd": "usd-million",
    "us$ billion": "usd-billion", "million": "million", "billion": "billion",
}  # fmt: skip
"""Words for the units of the program, beside their keys."""
DIRECTIONS = {
    "up": "at-least", "higher": "at-least", "more": "at-least", "increase": "at-least",
    "at least": "at-least", "≥": "at-least", "down": "at-most", "lower": "at-most",
    "less": "at-most", "decrease": "at-most", "at most": "at-most", "≤": "at-most",
    "between": "between", "done": "done", "none": "none",
}  # fmt: skip
SHORT = 6
"""A unit with at most so many characters is its own symbol."""


def unit_of(draft: Draft, text: str, cell: Cell) -> str:
    """The key of a unit by its name or sign. A unit of the package's own is added if it is new."""
    plain = " ".join(text.lower().split())
    key = UNITS.get(plain) or (plain.replace(" ", "-") if plain else "")
    if key in keys_for("units"):
        draft.report.use(cell)
        return key
    if not draft.has("units"):
        draft.report.say("not read", "it is no unit that the program knows", cell)
        return ""
    symbol = {"symbol_en": text} if len(text) <= SHORT else {}
    draft.report.ask(f"{draft.table('units').file}: the names of the units, like kilometres for km")
    return draft.find_or_add("units", text, symbol, cell=cell) or ""


def written_direction(draft: Draft, cell: Cell | None) -> str:
    """Which way a value must go, as the sheet says; empty if it does not."""
    if cell is None:
        return ""
    legal = draft.table("targets").values("direction")
    direction = DIRECTIONS.get(cell.text.lower(), cell.text.lower())
    if direction in legal:
        draft.report.use(cell)
        return direction
    problem = f"it is no direction; write one of: {', '.join(legal)}"
    draft.report.say("not read", problem, cell)
    return ""


def direction_of(draft: Draft, aim: Cell | None, baseline: Cell | None, *, reading: Reading) -> str:
    """Which way a value must go, as aim and baseline tell."""
    legal = draft.table("targets").values("direction")
    goal = number_in(aim, reading) if aim is not None else Unread("")
    if aim is None or isinstance(goal, Unread):
        words = aim is not None and not any(map(str.isdigit, aim.text))
        return "done" if words else ("none" if aim is None else unsure(draft, aim))
    if goal.qualifier == "range" and "between" in legal:
        return "between"
    start = number_in(baseline, reading) if baseline is not None else None
    if goal.qualifier not in HEDGED and isinstance(start, Number) and start.value != goal.value:
        return "at-most" if Decimal(goal.value) < Decimal(start.value) else "at-least"
    return HEDGED.get(goal.qualifier) or unsure(draft, aim)


def unsure(draft: Draft, aim: Cell) -> str:
    """The direction of a target for which nothing tells it. The report says so."""
    draft.report.say(
        "read so",
        "nothing tells whether more or less is better; targets.csv says at-least, correct it there "
        "if less is better",
        aim,
    )
    return "at-least"


def plan_of(draft: Draft, cell: Cell | None, years: Sequence[int], *, first: Cell) -> str:
    """The key of the plan of a target: the one that is named, else the first, else a new one.

    A new plan lasts from the first to the last of the `years`, and has the title of the package.
    """
    rows = draft.table("plans").rows
    if cell is None and rows:
        return rows[0]["plan"]
    dates = {"start": str(min(years)), "end": str(max(years))} if years else {}
    where = {"source": draft.source, "locator": draft.locators.at(first.row)}
    title = cell.text if cell else draft.title
    plan = draft.find("plans", title, cell)
    if plan is None:
        draft.report.ask(f"{draft.table('plans').file}: check the title, the start and the end")
        plan = draft.find_or_add("plans", title, {**dates, **where}, cell=cell or first)
    return plan or ""


def category_of(draft: Draft, cell: Cell | None, first: Cell) -> str:
    """The key of the category of a target; of “All targets”, if the sheet has no categories."""
    if cell is None and (only := draft.only("categories")):
        return only
    name = cell.text if cell else "All targets"
    return draft.find_or_add("categories", name, cell=cell or first) or ""


def due_date(draft: Draft, cell: Cell | None, *, is_day_first: bool | None) -> str:
    """By when a target is to be reached."""
    if cell is None:
        return ""
    date = read_date(cell, is_day_first)
    if date is None:
        draft.report.say(
            "not read", "it is no date that can only be read in one way; write 2030-06-30", cell
        )
        return ""
    if cell.kind == "text" and date != cell.text:
        draft.report.say("read so", f"it was read as {date}", cell)
    return date
