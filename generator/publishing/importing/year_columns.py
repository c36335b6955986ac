"""Which columns of a sheet of targets hold what: names, units, aims, and the values of years."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.publishing.importing.heads import (
    NUMBER,
    Words,
    columns_named,
    plain_head,
    thing_named,
)
from generator.publishing.importing.layout import Grid, Head
from generator.publishing.importing.report import Report
from generator.publishing.importing.sheets import Cell

WORDS: Words = {
    "title": (
        "title", "title en", "name", "objective", "commitment", "indicator", "measure",
        "target name", "name of target", "description", "what",
    ),
    "category": ("category", "area", "theme", "group", "chapter", "pillar", "goal area", "goal"),
    "unit": ("unit", "units", "unit of measure", "measured in"),
    "direction": ("direction", "better", "desired direction"),
    "baseline": ("baseline", "base value", "starting value", "baseline value"),
    "baseline_year": ("baseline year", "year of baseline", "base year"),
    "aim": ("aim", "target value", "aim value", "planned", "final target", "value aimed at"),
    "due": (
        "due", "by when", "deadline", "due date", "target year", "by", "until", "target date",
        "year due",
    ),
    "stated_status": ("status", "stated status", "progress", "state", "assessment"),
    "custodian": (
        "custodian", "custodians", "responsible", "owner", "who", "lead", "responsible body",
        "lead body", "who is responsible", "who must act", "action by", "addressee",
    ),
    "plan": ("plan", "action plan", "strategy"),
    "note": ("note", "notes", "note en", "remark", "remarks", "comment", "comments"),
    "number": NUMBER,
}  # fmt: skip
BESIDE_YEARS: Words = {
    "value": ("", "result", "results", "actual", "value", "achieved", "reached", "outcome"),
    "aim": ("target", "aim", "goal", "planned", "plan", "milestone"),
    "stated_status": ("status", "stated status", "assessment"),
    "baseline": ("baseline", "base", "baseline value"),
    "note": ("note", "remark", "comment"),
}
"""What may stand beside the year in the head of a column."""
PERIOD = re.compile(
    r"(?:q[1-4] ?)?(?:19|20|21)[0-9]{2}(?: ?[-–/] ?(?:q[1-4]|[0-9]{2,4})\b)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class YearColumn:
    """A column with the values, aims or statuses of one period."""

    head: Head
    thing: str
    """`value`, `aim`, `stated_status`, `baseline` or `note`."""
    period: str
    """The name of the period."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a sheet of targets hold."""

    named: dict[str, Head]
    """The columns for the things in `WORDS`; `key` for the keys of targets."""
    years: list[YearColumn]
    others: list[Head]
    """The columns that hold nothing of these."""


def columns_of(grid: Grid, report: Report) -> Columns:
    """The columns of a sheet by their heads."""
    heads = grid.heads
    years = [column for head in heads for column in [year_column(head)] if column]
    dated = {column.head.column for column in years}
    others = [head for head in heads if head.column not in dated]
    targets = [head for head in others if plain_head(head.text) == "target"]
    named = columns_named([head for head in others if head not in targets], WORDS, report)
    for head in targets:
        if "title" not in named:
            named["title"] = head
        elif plain_head(named["title"].text) == "title en":
            named["key"] = head
        else:
            named.setdefault("aim", head)
    known = {head.column for head in named.values()}
    unknown = [head for head in others if head.column not in known and not thing_named(head, WORDS)]
    number = named.pop("number", None)
    if number and counts_rows(grid.column(number)):
        report.say("left out", "the column holds numbers of rows", number.cell)
    elif number:
        unknown.append(number)
    return Columns(named, years, unknown)


def counts_rows(cells: Sequence[Cell]) -> bool:
    """True if cells are whole numbers, each higher by one than the one above."""
    texts = [cell.text.rstrip(".") for cell in cells if cell.text]
    return all(text.isdecimal() for text in texts) and all(
        int(text) == int(above) + 1 for above, text in pairwise(texts)
    )


def year_column(head: Head) -> YearColumn | None:
    """The column as one of a period, if its head has a year and a word that we know beside it."""
    written = re.sub(r"[()\[\]]", " ", head.full)
    found = PERIOD.search(written)
    if found is None:
        return None
    beside = plain_head(f"{written[: found.start()]} {written[found.end() :]}")
    thing = next((name for name, words in BESIDE_YEARS.items() if beside in words), "")
    period = " ".join(found.group().split()).upper().replace("–", "-")
    return YearColumn(head, thing, period) if thing else None
