"""The differences between two states of the register, as text, Markdown and JSON."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import simplejson

from generator.errors import printable
from generator.history.state import FIGURE, STATED, Change, changes
from generator.ids import EVERY
from generator.models import FrozenRelease
from generator.rows.texts import localised

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


@dataclass(frozen=True)
class Counts:
    """How much differs between two states."""

    added: int
    """Figures."""
    changed: int
    """Figures of which something that was published is published otherwise, or no more."""
    withdrawn: int
    """Figures."""
    texts: int
    """Names, summaries and notes in English, and rows of other tables."""
    translations: int
    verdicts: int


def counts(difference: Difference, package: str = "") -> Counts:
    """The numbers of changes, of all packages or of one."""

    def of_package(changes: Sequence[Change]) -> list[Change]:
        return [one for one in changes if not package or one.figure.startswith(f"{package}.")]

    changed = of_package(difference.changed)
    return Counts(
        added=len(of_package(difference.added)),
        changed=len({one.figure for one in changed if is_of_figure(one) and one.printed}),
        withdrawn=len(of_package(difference.withdrawn)),
        texts=sum(not is_of_figure(one) and not is_translation(one) for one in changed),
        translations=sum(map(is_translation, changed)),
        verdicts=sum(
            not package or one.figure.startswith(f"{package}.") for one in difference.verdicts
        ),
    )


def is_of_figure(change: Change) -> bool:
    """True if something about one figure is published otherwise, and not only a text about it."""
    return EVERY not in change.figure and localised(change.field) is None


def is_translation(change: Change) -> bool:
    """True for a text in another language than English."""
    return localised(change.field) is not None and not change.field.endswith("_en")


def listed(difference: Difference) -> Difference:
    """The difference without translations, and without findings that one state does not have."""
    return replace(
        difference,
        changed=tuple(one for one in difference.changed if not is_translation(one)),
        verdicts=tuple(one for one in difference.verdicts if one.old and one.new),
    )


def sections(difference: Difference) -> list[tuple[str, tuple[Change, ...]]]:
    """The title and the changes of each section that has changes."""
    of_figures = tuple(filter(is_of_figure, difference.changed))
    parts = [
        ("added", difference.added),
        ("changed", of_figures),
        ("withdrawn", difference.withdrawn),
        ("findings with another verdict", difference.verdicts),
        ("texts and rows", tuple(one for one in difference.changed if not is_of_figure(one))),
    ]
    return [(title, changes) for title, changes in parts if changes]


def summaries(difference: Difference) -> list[str]:
    """A line with the numbers of changes of all packages, then one for each package."""
    facts = (
        *difference.added,
        *difference.changed,
        *difference.withdrawn,
        *difference.verdicts,
    )
    packages = sorted({one.figure.partition(".")[0] for one in facts})
    named = {f"{difference.base} → {difference.head}": "", **{name: name for name in packages}}
    return [f"{name}: {count_text(counts(difference, one))}" for name, one in named.items()]


def count_text(numbers: Counts) -> str:
    """The numbers in words."""
    return (
        f"{numbers.added} figures added, {numbers.changed} changed, {numbers.withdrawn} withdrawn; "
        f"{numbers.texts} texts and rows, {numbers.translations} translations, "
        f"{numbers.verdicts} findings"
    )


def as_text(difference: Difference, pages: Pages, *, every: bool = False) -> str:
    """The differences for a terminal: one line for each change.

    With `every` also translations, new findings, and the pages of each figure.
    """
    lines = summaries(difference)
    for title, section in sections(difference if every else listed(difference)):
        lines += ["", title]
        for figure, group in groupby(section, key=lambda change: change.figure):
            lines += [f"  {printable(f'{fact_name(one)}: {old_and_new(one)}')}" for one in group]
            lines += [f"    {page}" for page in (pages.get(figure, ()) if every else ())]
    return "\n".join(lines) + "\n"


def as_markdown(difference: Difference, pages: Pages, *, every: bool = False) -> str:
    """The differences for a pull request: one table for each section. `every` as in `as_text`."""
    lines = [f"**{markdown_cell(line)}**  " for line in summaries(difference)]
    for title, section in sections(difference if every else listed(difference)):
        lines += ["", f"### {title.capitalize()}", ""]
        lines += ["| Figure | Old → new | Pages |", "|---|---|---|"]
        for figure, group in groupby(section, key=lambda change: change.figure):
            shown = pages.get(figure, ())
            links = f" {'<br>'.join(map(markdown_cell, shown)) if every else len(shown)} "
            for change in group:
                cells = markdown_cell(fact_name(change)), markdown_cell(old_and_new(change))
                lines.append(f"| {' | '.join(cells)} |{links}|")
                links = " "
    return "\n".join(lines) + "\n"


def as_json(difference: Difference, pages: Pages) -> str:
    """The differences for programs, with all changes. A text that a state lacks is null."""
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
    if STATED in (change.old, change.new):
        return "added" if change.old is None else "removed"
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
