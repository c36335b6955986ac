"""The note on a page: its words are those of documents, or our translation."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.citations.datasets import documents_behind
from generator.citations.works import UNITED_NATIONS, document_address
from generator.ids import FigureId
from generator.language import Language
from generator.language.names import source_name
from generator.models import Figure, Package, Register
from generator.names import slug
from generator.pages.local import is_of_publisher
from generator.pages.notation import MarkdownNotation
from generator.pages.page import Page

LINKED_SOURCE = re.compile(r"\]\((?:\.\./)*sources/([^/()\s]+)/")
"""A link to the page of a document."""
OWN_WORDS = ("corrections/index.md", "search/index.md", "verify/index.md")
"""Pages without names or summaries from packages."""


def with_notes(register: Register, language: Language, pages: Iterable[Page]) -> list[Page]:
    """The pages, with the note at the end of each page that is about packages."""
    return [with_note(register, language, page) for page in pages]


def with_note(register: Register, language: Language, page: Page) -> Page:
    """The page with its note, if it needs one."""
    if page.path in OWN_WORDS or page.path.startswith(("releases/", "schemas/")):
        return page
    packages = [register.release.packages[name] for name in packages_of(register, page)]
    codes = languages_read(register, page) or {
        code for package in packages for code in read_in(package)
    }
    words = note(packages, codes, language, own=has_own_texts(register, packages))
    if not words:
        return page
    if codes != {language.code} and is_summary(page, packages):
        title, rest = page.markdown.split("\n", 1)
        words = f"{words} {editions(register, page, language)}".strip()
        return replace(page, markdown=f"{title}\n\n{words}\n{{: .whose-words }}\n{rest}")
    return replace(page, markdown=f"{page.markdown.rstrip()}\n\n{words}\n{{: .whose-words }}\n")


def is_summary(page: Page, packages: Sequence[Package]) -> bool:
    """True for the overview of a package, and for a decision: pages of summaries in our words.

    They say at the top in which language we read.
    """
    names = [package.name for package in packages]
    return page.path in [f"{name}/index.md" for name in names] or any(
        page.path.startswith(f"{name}/decisions/") and page.path.count("/") > 1 for name in names
    )


def editions(register: Register, page: Page, language: Language) -> str:
    """Why a page was made from another language, and where the reader's own edition is."""
    write = MarkdownNotation(page.path, language.direction)
    rows = [
        row
        for name in packages_of(register, page)
        for row in register.release.packages[name].tables.sources
        if row.language != language.code and "{lang}" in (row.url or "")
    ]
    if not rows or language.code not in UNITED_NATIONS:
        return ""
    links = [
        write.outside(source_name(register, row.source, language), document_address(row, language))
        for row in rows
    ]
    return language.text(
        "We had no other edition. The edition in this language: %(documents)s.",
        documents=language.listed(links),
    )


def languages_read(register: Register, page: Page) -> set[str]:
    """The languages in which the documents were read that a page cites, or takes figures from."""
    shown = [register.figures[name] for name in page.figures_shown if name in register.figures]
    stated = {statement.language for figure in shown for statement in figure.statements}
    cited = set(LINKED_SOURCE.findall(page.markdown))
    sources = [
        row
        for package in register.release.packages.values()
        for row in package.tables.sources
        if slug(row.source) in cited
    ]
    return stated | {row.language for row in sources}


def packages_of(register: Register, page: Page) -> list[str]:
    """The packages that a page is about, else those whose figures it shows, else all; sorted."""
    first = page.path.partition("/")[0].removesuffix(".md")
    if first in register.release.packages:
        return [first]
    shown = {FigureId(identity).package for identity in page.figures_shown}
    return sorted(shown & register.release.packages.keys() or register.release.packages)


def words_of_figure(register: Register, figure: Figure, language: Language) -> str:
    """The note on the page of a figure."""
    package = register.release.packages[figure.package]
    codes = {str(row.language) for row in documents_behind(register, figure)} or read_in(package)
    return note([package], codes, language, own=has_own_texts(register, [package]))


def note(
    packages: Iterable[Package], codes: Iterable[str], language: Language, *, own: bool = False
) -> str:
    """The note: whose words the names on a page are. Empty if they are those of the publisher of
    the site (`own`), who then translates its own words.

    The names are the documents' own if each package was read in the page's language or has official
    texts in it; else they are our translation. `codes` are the languages in which the documents
    were read.
    """
    if own:
        return ""
    if all(
        read_in(package) == {language.code} or language.code in official_texts(package)
        for package in packages
    ):
        return language.text("Names on this page are those of the documents; summaries are ours.")
    return language.text(
        "Names and summaries on this page are our translation; "
        "the documents were read in %(languages)s.",
        languages=language.listed([language.language_name(code) for code in sorted(codes)]),
    )


def has_own_texts(register: Register, packages: Iterable[Package]) -> bool:
    """True if the publisher of the site published every document of the packages."""
    return all(is_of_publisher(register, package) for package in packages)


def read_in(package: Package) -> set[str]:
    """The languages of the documents of a package that were read."""
    return {row.language for row in package.tables.sources}


def official_texts(package: Package) -> list[str]:
    """Languages in which an official text gave the names, from the descriptor of a package."""
    return list(package.descriptor.get("official_texts", ()))
