"""Releases and corrections: what was frozen, what has changed since and why, withdrawn figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from generator.history.difference import Difference, counts, difference
from generator.history.today import snapshot
from generator.ids import Link
from generator.language import Language
from generator.language.names import figure_name
from generator.models import Figure, FrozenRelease, Register, Release
from generator.pages.corrections import (
    correction_groups,
    figure_history,
    name_in_last_release,
)
from generator.pages.escaping import Markdown, escaped
from generator.pages.local import home_crumb
from generator.pages.notation import MarkdownNotation
from generator.pages.page import Page, figure_path
from generator.pages.tables import Table
from generator.pages.templates import rendered

RELEASES_PATH = "releases/index.md"
CORRECTIONS_PATH = "corrections/index.md"
VERIFY_PATH = "verify/index.md"
HASH = "SHA-256"
"""The head of the column with the hash of each release."""


def release_pages(register: Register, language: Language) -> Iterator[Page]:
    """The lists of releases and corrections, each withdrawn figure, and how to verify files."""
    yield release_list(register, language)
    yield correction_list(register, language)
    for figure in register.history.withdrawn.values():
        yield withdrawn_page(register, figure, language)
    yield verify_page(register, language)


def release_list(register: Register, language: Language) -> Page:
    """The page that lists all releases."""
    values = {
        "standing": release_text(register, language),
        "table": release_table(register, language),
        "later": later_changes(register, language),
    }
    return Page(
        path=RELEASES_PATH,
        title=language.text("Releases"),
        description=language.text("What was frozen, when, and what has changed since."),
        markdown=rendered(
            "releases.md", values, register=register, language=language, path=RELEASES_PATH
        ),
        breadcrumbs=home_crumb(language),
    )


def release_table(register: Register, language: Language) -> Table:
    """All releases, each with what has changed since the one before."""
    text, releases = language.text, register.history.releases
    changes = [since_text(before, after, language) for before, after in pairwise(releases)]
    return Table(
        (text("Release"), text("Date"), text("Figures"), text("Since the release before"), HASH),
        [
            (
                Markdown(f"**{escaped(release.version)}**"),
                day(release, language),
                figures_text(release, language),
                since,
                MarkdownNotation(RELEASES_PATH).code(release.hash),
            )
            for release, since in zip(releases, ["", *changes], strict=False)
        ],
    )


def correction_list(register: Register, language: Language) -> Page:
    """The page that lists all corrections."""
    return Page(
        path=CORRECTIONS_PATH,
        title=language.text("Corrections"),
        description=language.text("What was released and has changed since, and why."),
        markdown=rendered(
            "corrections.md",
            {
                "name_of": lambda figure: figure_name(register, figure, language),
                "groups": correction_groups(register, language),
                "steps": list(steps(register, language)),
            },
            register=register,
            language=language,
            path=CORRECTIONS_PATH,
        ),
        breadcrumbs=release_crumbs(language),
        is_list=True,
    )


@dataclass(frozen=True)
class Step:
    """What changed from one release to the next, or since the last one."""

    key: str
    title: str
    summary: str
    added: Sequence[Figure]


def steps(register: Register, language: Language) -> Iterator[Step]:
    """What changed since each release until the next, the newest first."""
    history = register.history
    states = [*history.releases, *([snapshot(register)] if history.later_changes else [])]
    for before, after in reversed(list(pairwise(states))):
        is_today = after is states[-1] and history.later_changes
        title = (
            language.text("Since release %(before)s", before=before.version)
            if is_today
            else language.text(
                "From release %(before)s to %(after)s", before=before.version, after=after.version
            )
        )
        changes = difference(before, after, base=before.version, head=after.version)
        added = [register.figures.get(one.figure) for one in changes.added]
        yield Step(
            before.version,
            title,
            counts_text(changes, language),
            [figure for figure in added if figure],
        )


def withdrawn_page(register: Register, figure: Figure, language: Language) -> Page:
    """The page of a withdrawn figure, under the names of its last release."""
    path, name = figure_path(figure), name_in_last_release(register, figure, language)
    values = {"figure": figure, "name": name, "history": figure_history(register, figure, language)}
    corrections = Link(language.text("Corrections"), CORRECTIONS_PATH)
    return Page(
        path=path,
        title=name,
        description=language.text("%(name)s: withdrawn.", name=name),
        markdown=rendered("withdrawn.md", values, register=register, language=language, path=path),
        breadcrumbs=(*home_crumb(language), corrections),
    )


def verify_page(register: Register, language: Language) -> Page:
    """The page on which readers check if a file is one that this site published."""
    return Page(
        path=VERIFY_PATH,
        title=language.text("Verify a file"),
        description=language.text("Whether a file is one that we published, and in which release."),
        markdown=rendered(
            "verify.md",
            {"releases": register.history.releases},
            register=register,
            language=language,
            path=VERIFY_PATH,
        ),
        breadcrumbs=release_crumbs(language),
        script="verify.js",
    )


def release_crumbs(language: Language) -> tuple[Link, ...]:
    """The breadcrumbs of a page below the list of releases."""
    return (*home_crumb(language), Link(language.text("Releases"), RELEASES_PATH))


def release_text(register: Register, language: Language) -> str:
    """The release that the site shows, as a sentence."""
    releases = register.history.releases
    if not releases:
        return language.text(
            "Not yet released; as of %(date)s.", date=day(register.release, language)
        )
    last = releases[-1]
    values = {"version": last.version, "date": day(last, language)}
    if register.history.later_changes:
        return language.text("Release %(version)s, %(date)s, and later changes.", **values)
    return language.text("Release %(version)s, %(date)s.", **values)


def later_changes(register: Register, language: Language) -> str:
    """The numbers of figures added, changed and withdrawn since the last release; empty if none."""
    history = register.history
    if not history.later_changes:
        return ""
    return since_text(history.releases[-1], snapshot(register), language)


def day(release: Release | FrozenRelease, language: Language) -> str:
    """The date of a release in words."""
    return language.date(release.created.isoformat())


def figures_text(release: FrozenRelease, language: Language) -> str:
    """The number of figures of a release."""
    return language.plural("%(count)s figure", "%(count)s figures", Decimal(len(release.figures)))


def since_text(before: FrozenRelease, after: FrozenRelease, language: Language) -> str:
    """The numbers of figures added, changed and withdrawn between two releases."""
    changes = difference(before, after, base=before.version, head=after.version)
    return counts_text(changes, language)


def counts_text(changes: Difference, language: Language) -> str:
    """The numbers of figures added, changed and withdrawn."""
    numbers = counts(changes)
    return language.text(
        "%(added)s figures added, %(changed)s changed, %(withdrawn)s withdrawn",
        added=language.number(Decimal(numbers.added)),
        changed=language.number(Decimal(numbers.changed)),
        withdrawn=language.number(Decimal(numbers.withdrawn)),
    )
