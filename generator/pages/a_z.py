"""Everything by name, from A to Z: each page about something, and each subject that has figures but
no page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.language import Language
from generator.language.letters import OTHER, heading, sort_key
from generator.models import Register
from generator.pages.page import Page, pages_by_figure
from generator.pages.scope import Scope
from generator.pages.templates import rendered

PATH = "a-z/index.md"
LISTS = ("figures/", "sources/", "years/")
"""Where every figure is shown; a subject is better told elsewhere."""


@dataclass(frozen=True)
class Entry:
    """A name, the page that it leads to, and what else that page is known by."""

    name: str
    path: str
    note: str = ""


@dataclass(frozen=True)
class Letter:
    """The entries under one heading, and its place in the page."""

    letter: str
    entries: tuple[Entry, ...]

    @property
    def anchor(self) -> str:
        return f"letter-{ord(self.letter):x}"


def a_z_pages(register: Register, language: Language, pages: Sequence[Page]) -> Iterator[Page]:
    """The one list; `pages` are all others but those of figures."""
    title = language.text("A to Z")
    chinese = language.code == "zh"
    yield Page(
        path=PATH,
        title=title,
        description=language.text(
            "Every entity, indicator, target, decision, document and subject by name."
        ),
        markdown=rendered(
            "a-z.md",
            {"letters": letters(register, language, pages), "chinese": chinese},
            register=register,
            language=language,
            path=PATH,
        ),
        breadcrumbs=((language.text("Home"), "index.md"),),
        contents=False,
    )


def letters(register: Register, language: Language, pages: Sequence[Page]) -> list[Letter]:
    """All entries by heading; names that begin with no letter first."""
    entries = {
        *page_entries(pages),
        *acronym_entries(register, language, pages),
        *subject_entries(register, language, pages),
    }
    ordered = sorted(
        entries, key=lambda one: (heading(one.name) != OTHER, sort_key(one.name), one.path)
    )
    return [
        Letter(letter, tuple(group))
        for letter, group in groupby(ordered, lambda one: heading(one.name))
    ]


def page_entries(pages: Sequence[Page]) -> Iterator[Entry]:
    """Each page by its title, with what it belongs to, as two may have one title. Years have a list
    of their own.
    """
    for page in pages:
        above = page.breadcrumbs[1:]
        if not page.path.startswith("years/"):
            yield Entry(page.title, page.path, above[0][0] if above else "")


def acronym_entries(
    register: Register, language: Language, pages: Sequence[Page]
) -> Iterator[Entry]:
    """Entities by acronym as well."""
    known = {page.path for page in pages}
    for package in register.rows.values():
        for key, row in package.entities.items():
            path = f"entities/{key}.md"
            if row.acronym and path in known:
                yield Entry(row.acronym, path, language.localised(row.title))


def subject_entries(
    register: Register, language: Language, pages: Sequence[Page]
) -> Iterator[Entry]:
    """Subjects without a page of their own: they lead to where their figures are shown."""
    shown = pages_by_figure(pages)
    for package in register.release.packages.values():
        scope = Scope(register, language, package)
        for row in scope.tables.subjects:
            about = [
                path
                for figure in scope.figures_about(row.subject)
                for path in shown.get(figure.id, ())
            ]
            told = [path for path in about if not path.startswith(LISTS)] or about
            if told:
                yield Entry(language.localised(row.title), told[0], scope.package_text("title"))
