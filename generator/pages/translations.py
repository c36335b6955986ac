"""The note at the end of a page: its words are those of documents, or our translation."""

from collections.abc import Iterable
from dataclasses import replace

from generator.citations.datasets import documents_behind
from generator.ids import FigureId
from generator.language import Language
from generator.models import Figure, Package, Register
from generator.pages.page import Page

OWN_WORDS = ("corrections/index.md", "search/index.md", "verify/index.md")
"""Pages without names or summaries from packages."""


def with_notes(register: Register, language: Language, pages: Iterable[Page]) -> list[Page]:
    """The pages, with the note at the end of each page that is about packages."""
    return [with_note(register, language, page) for page in pages]


def with_note(register: Register, language: Language, page: Page) -> Page:
    """The page with its note, if it needs one."""
    if page.path in OWN_WORDS or page.path.startswith("releases/"):
        return page
    packages = [register.release.packages[name] for name in packages_of(register, page)]
    codes = languages_read(register, page) or {
        code for package in packages for code in read_in(package)
    }
    words = note(packages, codes, language)
    return replace(page, markdown=f"{page.markdown.rstrip()}\n\n{words}\n{{: .whose-words }}\n")


def languages_read(register: Register, page: Page) -> set[str]:
    """The languages of the editions in which the figures of a page were read."""
    shown = [register.figures[name] for name in page.figures_shown if name in register.figures]
    return {statement.language for figure in shown for statement in figure.statements}


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
    return note([package], codes, language)


def note(packages: Iterable[Package], codes: Iterable[str], language: Language) -> str:
    """The note: whose words the names on a page are.

    The names are the documents' own if each package was read in the page's language or has official
    texts in it; else they are our translation. `codes` are the languages in which the documents
    were read.
    """
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


def read_in(package: Package) -> set[str]:
    """The languages of the documents of a package that were read."""
    return {row.language for row in package.tables.sources}


def official_texts(package: Package) -> list[str]:
    """Languages in which an official text gave the names, from the descriptor of a package."""
    return list(package.descriptor.get("official_texts", ()))
