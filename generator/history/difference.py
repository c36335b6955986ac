"""What differs between two states of the register: as text, as Markdown for a pull request, as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import simplejson

from generator.errors import printable
from generator.history.fields import FIGURE, Change, changes
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
    """Findings; old or new is None where there is no such comparison."""


def difference(before: FrozenRelease, after: FrozenRelease, names: tuple[str, str]) -> Difference:
    """What differs from one state to another. `names` are what a maintainer calls them."""
    found = changes(before, after)
    whole = [change for change in found if change.field == FIGURE]
    verdicts = [
        Change(identity, "verdict", verdict_of(before, identity), verdict_of(after, identity))
        for identity in sorted(before.findings.keys() | after.findings.keys())
    ]
    return Difference(
        *names,
        added=tuple(change for change in whole if change.old is None),
        changed=tuple(change for change in found if change.field != FIGURE),
        withdrawn=tuple(change for change in whole if change.new is None),
        verdicts=tuple(change for change in verdicts if change.old != change.new),
    )


def verdict_of(state: FrozenRelease, finding: str) -> str | None:
    return state.findings[finding]["verdict"] if finding in state.findings else None


def sections(found: Difference) -> list[tuple[str, tuple[Change, ...]]]:
    parts = [
        ("added", found.added),
        ("changed", found.changed),
        ("withdrawn", found.withdrawn),
        ("findings with another verdict", found.verdicts),
    ]
    return [(title, part) for title, part in parts if part]


def summary(found: Difference) -> str:
    """One line: how many figures were added, changed and withdrawn, and how many findings read otherwise."""
    changed = len({change.figure for change in found.changed})
    counts = f"{len(found.added)} added, {changed} changed, {len(found.withdrawn)} withdrawn"
    return f"{found.base} → {found.head}: {counts}; {len(found.verdicts)} findings with another verdict"


def as_text(found: Difference, pages: Pages) -> str:
    """For a terminal: a line a change, and below those of one figure the pages that show it."""
    lines = [summary(found)]
    for title, part in sections(found):
        lines += ["", title]
        for figure, group in groupby(part, key=lambda change: change.figure):
            lines += [f"  {what(change)}: {values(change)}" for change in group]
            lines += [f"    {page}" for page in pages.get(figure, ())]
    return "\n".join(lines) + "\n"


def as_markdown(found: Difference, pages: Pages) -> str:
    """For a pull request: a table a section."""
    lines = [f"**{cell(summary(found))}**"]
    for title, part in sections(found):
        lines += ["", f"### {title.capitalize()}", "", "| Figure | Old → new | Pages |", "|---|---|---|"]
        for figure, group in groupby(part, key=lambda change: change.figure):
            shown = "<br>".join(cell(page) for page in pages.get(figure, ()))
            cells = [(cell(what(change)), cell(values(change))) for change in group]
            lines.append(f"| {cells[0][0]} | {cells[0][1]} | {shown} |")
            lines += [f"| {name} | {both} | |" for name, both in cells[1:]]
    return "\n".join(lines) + "\n"


def as_json(found: Difference, pages: Pages) -> str:
    """For a machine; what is not there is null."""
    parts = {"added": found.added, "changed": found.changed, "withdrawn": found.withdrawn, "findings": found.verdicts}
    listed = {
        name: [
            {
                "finding" if name == "findings" else "figure": change.figure,
                "field": change.field,
                "old": change.old,
                "new": change.new,
                **({} if name == "findings" else {"pages": list(pages.get(change.figure, ()))}),
            }
            for change in part
        ]
        for name, part in parts.items()
    }
    return simplejson.dumps({"base": found.base, "head": found.head, **listed}, ensure_ascii=False, indent=2) + "\n"


def what(change: Change) -> str:
    return printable(
        change.figure if change.field in (FIGURE, "value", "verdict") else f"{change.figure} {change.field}"
    )


def values(change: Change) -> str:
    """Old and new; just the one of a figure that came or went."""
    if change.field == FIGURE:
        return printable(change.old or change.new or "")
    return printable(f"{change.old or '–'} → {change.new or '–'}")


def cell(text: str) -> str:
    """A text from data in a table of Markdown: what could be taken for a mark is written as a character."""
    return "".join(f"&#{ord(one)};" if one in "\\`*_[]<>&|~#!$@" else one for one in " ".join(text.split()))
