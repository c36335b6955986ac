"""The list of everything by name, from A to Z: pages, acronyms, and subjects without a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.language import Language
from generator.language.letters import OTHER, heading, sort_key
from generator.models import Register
from generator.pages.figure_lists import is_measure_list
from generator.pages.local import LocalPackage, home_crumb
from generator.pages.page import Page, pages_by_figure
from generator.pages.schemas import is_table_page
from generator.pages.templates import rendered
from generator.rows.texts import aliases_of

PATH = "a-z/index.md"
LISTS = ("figures/", "sources/", "years/")
"""Paths of pages that list all figures. A link to another page tells more about a subject."""


@dataclass(frozen=True)
class Entry:
    """A name, the page to which it leads, and a note that explains the name."""

    name: str
    path: str
    note: str = ""


@dataclass(frozen=True)
class Letter:
    """The entries under one heading."""

    letter: str
    entries: tuple[Entry, ...]

    @property
    def anchor(self) -> str:
        """The id of the heading in the page."""
        return f"letter-{ord(self.letter):x}"


def a_z_pages(register: Register, language: Language, pages: Sequence[Page]) -> Iterator[Page]:
    """The page with the list. `pages` are all other pages, without those of figures."""
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
        breadcrumbs=home_crumb(language),
        contents=False,
    )


def letters(register: Register, language: Language, pages: Sequence[Page]) -> list[Letter]:
    """All entries by heading. Names that do not begin with a letter come first."""
    entries = {
        *page_entries(pages),
        *acronym_entries(register, language, pages),
        *subject_entries(register, language, pages),
    }
    ordered = sorted(
        entries,
        key=lambda entry: (
            heading(entry.name) != OTHER,
            sort_key(entry.name),
            entry.path,
            entry.name,
            entry.note,
        ),
    )
    return [
        Letter(letter, tuple(group))
        for letter, group in groupby(ordered, lambda entry: heading(entry.name))
    ]


def page_entries(pages: Sequence[Page]) -> Iterator[Entry]:
    """Each page by its title, with the title of the page above it, as two pages may have one title.

    Pages of years and of measures are left out, because they have lists of their own.
    """
    for page in pages:
        above = page.breadcrumbs[1:]
        if not (
            page.path.startswith("years/") or is_measure_list(page.path) or is_table_page(page.path)
        ):
            yield Entry(page.title, page.path, above[0][0] if above else "")


def acronym_entries(
    register: Register, language: Language, pages: Sequence[Page]
) -> Iterator[Entry]:
    """Entities that have a page, by acronym and by their other names in the language."""
    paths = {page.path for page in pages}
    for package in register.rows.values():
        for key, row in package.entities.items():
            path = f"entities/{key}.md"
            if path in paths:
                title = language.localised(row.title)
                acronym = [row.acronym] if row.acronym else []
                for name in (*acronym, *aliases_of(row.aliases, language.code)):
                    yield Entry(name, path, title)


def subject_entries(
    register: Register, language: Language, pages: Sequence[Page]
) -> Iterator[Entry]:
    """Subjects without a page. Each leads to a page that shows its figures."""
    shown = pages_by_figure(pages)
    for package in register.release.packages.values():
        local = LocalPackage(register, language, package)
        for row in local.tables.subjects:
            showing = [
                path
                for figure in local.figures_about(row.subject)
                for path in shown.get(figure.id, ())
            ]
            elsewhere = [path for path in showing if not path.startswith(LISTS)] or showing
            if elsewhere:
                yield Entry(
                    language.localised(row.title), elsewhere[0], local.package_text("title")
                )
