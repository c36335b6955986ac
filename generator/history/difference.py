"""What differs between two states of the register: as text, as Markdown, as JSON."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import simplejson

from generator.errors import printable
from generator.history.state import FIGURE, Change, changes
from generator.models import FrozenRelease

Pages = Mapping[str, Sequence[str]]
"""The pages on which a figure stands, by its id."""


@dataclass(frozen=True)
class Difference:
    """Figures and verdicts that differ, each in the order of ids."""

    base: str
    head: str
    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    withdrawn: tuple[Change, ...]
    verdicts: tuple[Change, ...]
    """Findings with the field `verdict`; old or new is None where there is no such comparison."""


def difference(before: FrozenRelease, after: FrozenRelease, *, base: str, head: str) -> Difference:
    """What differs from one state to another. `base` and `head` are what a maintainer calls them."""
    every = changes(before, after)
    whole = [change for change in every if change.field == FIGURE]
    verdicts = [
        Change(name, "verdict", verdict(before, name), verdict(after, name))
        for name in sorted(before.findings.keys() | after.findings.keys())
    ]
    return Difference(
        base,
        head,
        added=tuple(change for change in whole if change.old is None),
        changed=tuple(change for change in every if change.field != FIGURE),
        withdrawn=tuple(change for change in whole if change.new is None),
        verdicts=tuple(change for change in verdicts if change.old != change.new),
    )


def verdict(state: FrozenRelease, finding: str) -> str | None:
    return state.findings[finding]["verdict"] if finding in state.findings else None


def sections(found: Difference) -> list[tuple[str, tuple[Change, ...]]]:
    """Titles, and the changes below them, as far as there are any."""
    parts = [
        ("added", found.added),
        ("changed", found.changed),
        ("withdrawn", found.withdrawn),
        ("findings with another verdict", found.verdicts),
    ]
    return [(title, part) for title, part in parts if part]


def summary(found: Difference) -> str:
    """One line: how many figures were added, changed and withdrawn, and how many verdicts changed."""
    changed = len({change.figure for change in found.changed})
    counts = f"{len(found.added)} added, {changed} changed, {len(found.withdrawn)} withdrawn"
    verdicts = f"{len(found.verdicts)} findings with another verdict"
    return f"{found.base} → {found.head}: {counts}; {verdicts}"


def as_text(found: Difference, pages: Pages) -> str:
    """For a terminal: a line a change, and below those of one figure the pages that show it."""
    lines = [summary(found)]
    for title, part in sections(found):
        lines += ["", title]
        for figure, group in groupby(part, key=lambda change: change.figure):
            lines += [f"  {printable(f'{subject(one)}: {texts(one)}')}" for one in group]
            lines += [f"    {page}" for page in pages.get(figure, ())]
    return "\n".join(lines) + "\n"


def as_markdown(found: Difference, pages: Pages) -> str:
    """For a pull request: a table a section."""
    lines = [f"**{cell(summary(found))}**"]
    for title, part in sections(found):
        lines += ["", f"### {title.capitalize()}", ""]
        lines += ["| Figure | Old → new | Pages |", "|---|---|---|"]
        for figure, group in groupby(part, key=lambda change: change.figure):
            shown = f" {'<br>'.join(cell(page) for page in pages.get(figure, ()))} "
            for one in group:
                lines.append(f"| {cell(subject(one))} | {cell(texts(one))} |{shown}|")
                shown = " "
    return "\n".join(lines) + "\n"


def as_json(found: Difference, pages: Pages) -> str:
    """For a program; what is not there is null."""
    whole: dict[str, object] = {"base": found.base, "head": found.head}
    for name in ("added", "changed", "withdrawn"):
        whole[name] = [
            {**fields(one, "figure"), "pages": list(pages.get(one.figure, ()))}
            for one in getattr(found, name)
        ]
    whole["findings"] = [fields(one, "finding") for one in found.verdicts]
    return simplejson.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def fields(change: Change, name: str) -> dict[str, str | None]:
    return {name: change.figure, "field": change.field, "old": change.old, "new": change.new}


def subject(change: Change) -> str:
    return change.figure if change.field == "verdict" else str(change.fact)


def texts(change: Change) -> str:
    """Old and new; for a figure that came or went, its value."""
    if change.field == FIGURE:
        return change.old or change.new or ""
    return f"{change.old or '–'} → {change.new or '–'}"


MARKS = "\\`*_[]<>&|~#!$@"
"""What Markdown could take for a mark; a cell has its number instead."""
LINKED = re.compile(r"(?<=[@#])|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=GH)(?=-)", re.IGNORECASE)
"""Where GitHub would go on reading a link: to a person, an issue, an address."""
NO_WIDTH = "\u200b"
"""Breaks a link. GitHub looks for links to people and issues where marks are resolved already."""


def cell(text: str) -> str:
    """A text from data in a table of Markdown: nothing in it becomes a mark or a link."""
    broken = LINKED.sub(NO_WIDTH, printable(" ".join(text.split())))
    return "".join(f"&#{ord(one)};" if one in f"{MARKS}{NO_WIDTH}" else one for one in broken)
