"""What a cell of a sheet of targets says: a value, an aim, a status, or that there is none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.errors import nearest
from generator.names import slug
from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.numbers import Number, Unread, is_nothing, read_number
from generator.publishing.importing.sheets import Cell

STATUSES = {
    "achieved": "met", "reached": "met", "completed": "met", "complete": "met", "done": "met",
    "fulfilled": "met", "surpassed": "exceeded", "overachieved": "exceeded", "missed": "not-met",
    "not achieved": "not-met", "not reached": "not-met", "failed": "not-met",
    "partially met": "partly-met", "partly achieved": "partly-met", "partial": "partly-met",
    "partially achieved": "partly-met", "ongoing": "in-progress", "under way": "in-progress",
    "underway": "in-progress", "started": "in-progress", "running": "in-progress",
    "behind": "off-track", "delayed": "off-track", "behind schedule": "off-track",
    "cancelled": "dropped", "abandoned": "dropped", "discontinued": "dropped",
    "not available": "no-data", "no information": "no-data",
}  # fmt: skip
"""Words for the statuses of targets, beside the keys of the statuses."""
HEDGED = {"under": "at-most", "at-most": "at-most", "over": "at-least", "at-least": "at-least"}
"""The direction for the qualifier of an aim, like that of ≤ 5."""
PERCENT = ("%", "percent", "per cent", "Percent", "share")
ABSENT = {"n": "M", ".": "O", "…": "O", "s": "Q", "c": "C"}
"""Why there is no value, by how the cell begins: SDMX observation statuses."""
WITHHELD = re.compile(r"\(?(suppressed|confidential)\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """With what the numbers of a row are read."""

    signs: Mapping[int, str]
    """The sign before decimals, by the number of the column."""
    feet: Mapping[str, Cell]
    """The footnotes by mark."""
    unit: str = ""
    """The unit as the sheet writes it. It may stand behind numbers too."""


def number_in(cell: Cell, reading: Reading) -> Number | Unread:
    """The number in a cell, without the unit of its row."""
    if reading.unit and cell.kind == "text" and cell.text.endswith(reading.unit):
        cell = replace(cell, text=cell.text.removesuffix(reading.unit).rstrip())
    number = read_number(cell, reading.signs.get(cell.column, ""), reading.feet)
    if (
        isinstance(number, Number)
        and reading.unit in PERCENT
        and cell.kind == "number"
        and not cell.percent
        and 0 < abs(Decimal(number.value)) < 1
    ):
        told = f"it was read as {number.value} percent; show it as percent if more was meant"
        number = replace(number, special=(told,))
    return number


def value_cells(draft: Draft, cell: Cell, reading: Reading) -> dict[str, str]:
    """The cells of a row of results for what a sheet says was reached."""
    report = draft.report
    if is_nothing(cell.text) or WITHHELD.fullmatch(cell.text):
        return absent_cells(draft, cell)
    number = number_in(cell, reading)
    if isinstance(number, Unread):
        if cell.kind == "text" and not any(map(str.isdigit, cell.text)):
            report.say("read so", "it was read as the result in words", cell)
            return {"outcome_en": cell.text}
        report.say("not read", number.reason, cell)
        return {}
    for special in number.special:
        report.say("read so", special, cell)
    if number.qualifier:
        report.say("read so", f"it was read with the qualifier {number.qualifier}", cell)
    note = note_of(draft, number, cell, reading)
    legal = draft.table("results").values("qualifier")
    if number.qualifier and number.qualifier not in legal:
        report.say("read so", "it was read as the result in words", cell)
        return {"outcome_en": cell.text, "note_en": note}
    return {
        "value": number.value,
        "high": number.high,
        "qualifier": number.qualifier,
        "note_en": note,
    }


def absent_cells(draft: Draft, cell: Cell) -> dict[str, str]:
    """The cells for a sign or a word that says that there is no value."""
    status = ABSENT.get(cell.text.lower().lstrip("(")[0], "")
    if status and status in draft.table("results").values("obs_status"):
        draft.report.say("read so", f"it was read as no value, with the obs_status {status}", cell)
        return {"obs_status": status}
    draft.report.say("read so", "it says that there is no value, so there is no row", cell)
    draft.report.use(cell)
    return {}


def note_of(draft: Draft, number: Number, cell: Cell, reading: Reading) -> str:
    """The text of the footnote of a number."""
    foot = reading.feet.get(number.mark)
    draft.report.use(foot)
    if number.mark and foot is None:
        draft.report.say("read so", f"nothing below the table says what {number.mark} is", cell)
    return foot.text if foot else ""


def status_of(draft: Draft, cell: Cell) -> str:
    """The status that a cell states, as the schema has it; empty if it has none."""
    words = cell.text.lower().rstrip(".")
    legal = draft.table("results").values("stated_status")
    status = STATUSES.get(words) or slug(words)
    if status not in legal:
        draft.report.say("not read", f"it is no status; {nearest(words, legal)}", cell)
        return ""
    if status != cell.text:
        draft.report.say("read so", f"it was read as {status}", cell)
    return status
