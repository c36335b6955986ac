"""The differences between two states of the register, as text, Markdown and JSON."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import simplejson

from generator.errors import printable
from generator.history.state import FIGURE, Change, changes
from generator.models import FrozenRelease

Pages = Mapping[str, Sequence[str]]
"""The addresses of the pages that show a figure, by its id."""


@dataclass(frozen=True)
class Difference:
    """The changes from one state to another, each list in the order of ids."""

    base: str
    head: str
    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    withdrawn: tuple[Change, ...]
    verdicts: tuple[Change, ...]
    """Changes of findings: `figure` is the id of the finding, `field` is `verdict`.

    `old` or `new` is None if a state has no such finding.
    """


def difference(before: FrozenRelease, after: FrozenRelease, *, base: str, head: str) -> Difference:
    """The changes from one state to another. `base` and `head` are their names for readers."""
    every = changes(before, after)
    whole = [change for change in every if change.field == FIGURE]
    verdicts = [
        Change(name, "verdict", verdict_of(before, name), verdict_of(after, name))
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


def verdict_of(state: FrozenRelease, finding: str) -> str | None:
    """The verdict of a finding in a state; None if the state has no such finding."""
    return state.findings[finding]["verdict"] if finding in state.findings else None


def sections(difference: Difference) -> list[tuple[str, tuple[Change, ...]]]:
    """The title and the changes of each section that has changes."""
    parts = [
        ("added", difference.added),
        ("changed", difference.changed),
        ("withdrawn", difference.withdrawn),
        ("findings with another verdict", difference.verdicts),
    ]
    return [(title, changes) for title, changes in parts if changes]


def difference_summary(difference: Difference) -> str:
    """One line with the numbers of added, changed and withdrawn figures and changed verdicts."""
    changed = len({change.figure for change in difference.changed})
    counts = f"{len(difference.added)} added, {changed} changed"
    counts += f", {len(difference.withdrawn)} withdrawn"
    verdicts = f"{len(difference.verdicts)} findings with another verdict"
    return f"{difference.base} → {difference.head}: {counts}; {verdicts}"


def as_text(difference: Difference, pages: Pages) -> str:
    """The differences for a terminal: one line for each change, then the pages of the figure."""
    lines = [difference_summary(difference)]
    for title, section in sections(difference):
        lines += ["", title]
        for figure, group in groupby(section, key=lambda change: change.figure):
            lines += [f"  {printable(f'{fact_name(one)}: {old_and_new(one)}')}" for one in group]
            lines += [f"    {page}" for page in pages.get(figure, ())]
    return "\n".join(lines) + "\n"


def as_markdown(difference: Difference, pages: Pages) -> str:
    """The differences for a pull request: one table for each section."""
    lines = [f"**{markdown_cell(difference_summary(difference))}**"]
    for title, section in sections(difference):
        lines += ["", f"### {title.capitalize()}", ""]
        lines += ["| Figure | Old → new | Pages |", "|---|---|---|"]
        for figure, group in groupby(section, key=lambda change: change.figure):
            links = f" {'<br>'.join(markdown_cell(page) for page in pages.get(figure, ()))} "
            for change in group:
                cells = markdown_cell(fact_name(change)), markdown_cell(old_and_new(change))
                lines.append(f"| {' | '.join(cells)} |{links}|")
                links = " "
    return "\n".join(lines) + "\n"


def as_json(difference: Difference, pages: Pages) -> str:
    """The differences for programs. A text that a state lacks is null."""
    whole: dict[str, object] = {"base": difference.base, "head": difference.head}
    for name in ("added", "changed", "withdrawn"):
        whole[name] = [
            {**change_object(change, "figure"), "pages": list(pages.get(change.figure, ()))}
            for change in getattr(difference, name)
        ]
    whole["findings"] = [change_object(change, "finding") for change in difference.verdicts]
    return simplejson.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def change_object(change: Change, id_field: str) -> dict[str, str | None]:
    """A change as a JSON object. `id_field` is the name of the field with the id."""
    return {id_field: change.figure, "field": change.field, "old": change.old, "new": change.new}


def fact_name(change: Change) -> str:
    """The name of a changed fact; for a verdict the id of the finding."""
    return change.figure if change.field == "verdict" else str(change.fact)


def old_and_new(change: Change) -> str:
    """The old and the new text; for an added or withdrawn figure its value."""
    if change.field == FIGURE:
        return change.old or change.new or ""
    return f"{change.old or '–'} → {change.new or '–'}"


MARKS = "\\`*_[]<>&|~#!$@"
"""Characters that Markdown can read as marks. A cell has their character references instead."""
LINKED = re.compile(r"(?<=[@#])|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=GH)(?=-)", re.IGNORECASE)
"""Positions within texts that GitHub turns into links to people, issues and addresses."""
NO_WIDTH = "\u200b"
"""Is put at these positions, since GitHub looks for links after it has resolved references."""


def markdown_cell(text: str) -> str:
    """A text from data as a cell of a Markdown table: nothing in it becomes a mark or a link."""
    unlinked = LINKED.sub(NO_WIDTH, printable(" ".join(text.split())))
    return "".join(
        f"&#{ord(letter)};" if letter in f"{MARKS}{NO_WIDTH}" else letter for letter in unlinked
    )
