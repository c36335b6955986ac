"""Decisions that amend, supplement, replace or repeal another one."""

import re
from dataclasses import dataclass

from generator.publishing.importing.drafts import Draft
from generator.publishing.importing.facts import put_fact
from generator.publishing.importing.heads import Words
from generator.publishing.importing.names import split_names
from generator.publishing.importing.sheets import Cell

CHANGES: Words = {
    "amends": ("amends", "amended decision", "amendment of", "amendment to", "modifies"),
    "supplements": ("supplements", "adds to"),
    "replaces": ("replaces", "supersedes", "instead of"),
    "repeals": ("repeals", "revokes", "rescinds", "cancels"),
}
"""The heads of columns that name other decisions, by what is done with these."""
PARAGRAPH = re.compile(
    r"(?P<decision>.+?),?\s+(?:para(?:graph)?s?\.?|§)\s*(?P<paragraph>\S.*)", re.I
)


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision does with another one."""

    change: str
    decision: str
    paragraph: str
    """The paragraph that does it; empty for the decision as a whole."""
    cell: Cell
    """The cell that names the other decision: 2023/4, or 2023/4, para. 2; several with “;”."""


def put_amendment(draft: Draft, change: Change) -> None:
    """Takes in what a decision does with others. Those must be in the package."""
    cell = change.cell
    if not draft.has("amendments"):
        draft.report.say("left out", "no table has a column for it", cell)
        return
    for name in split_names(cell):
        part = PARAGRAPH.fullmatch(name)
        whole = re.sub("(?i)^(decision|resolution) ", "", part["decision"] if part else name)
        other = draft.find("decisions", whole, cell)
        if not other:
            problem = f"the package has no decision {whole}"
            cure = "add it to decisions.csv or to subjects.csv, and import again"
            draft.report.say("not read", f"{problem}; {cure}", cell)
            continue
        identity = {
            "decision": change.decision,
            "paragraph": change.paragraph,
            "of": other,
            "of_paragraph": part["paragraph"] if part else "",
        }
        put_fact(draft, "amendments", identity, cells={"change": change.change}, cell=cell)
