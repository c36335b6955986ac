"""Whose words the names and summaries on a page are: those of the documents, or our translation of
them.
"""

from collections.abc import Iterable
from dataclasses import replace

from generator.citations.datasets import documents_behind
from generator.ids import FigureId
from generator.language import Language
from generator.models import Package, Register
from generator.pages.page import Page

OWN_WORDS = ("corrections/index.md", "search/index.md", "verify/index.md")
"""Pages that name nothing of a package."""


def with_notes(register: Register, language: Language, pages: Iterable[Page]) -> list[Page]:
    """The pages, each that is about packages with one line at its end that says whose words it
    uses.
    """
    return [noted(register, language, page) for page in pages]


def noted(register: Register, language: Language, page: Page) -> Page:
    if page.path in OWN_WORDS or page.path.startswith("releases/"):
        return page
    packages = [register.release.packages[name] for name in packages_of(register, page)]
    words = note(packages, read_for(register, page, packages), language)
    return replace(page, markdown=f"{page.markdown.rstrip()}\n\n{words}\n{{: .whose-words }}\n")


def packages_of(register: Register, page: Page) -> list[str]:
    """The packages that a page is about, else those whose figures it shows, else all, in the order
    of names.
    """
    first, _, second = page.path.removesuffix(".md").partition("/")
    own = {first, FigureId(second).package if first == "figures" else ""}
    named = own & register.release.packages.keys()
    shown = named or {FigureId(identity).package for identity in page.figures_shown}
    return sorted(shown & register.release.packages.keys() or register.release.packages)


def note(packages: Iterable[Package], codes: Iterable[str], language: Language) -> str:
    """Whose words they are; ours as soon as those of one package are. `codes` are the languages
    that were read.
    """
    if all(
        read_in(package) == {language.code} or language.code in official_texts(package)
        for package in packages
    ):
        return language.text("Names on this page are those of the documents; summaries are ours.")
    return language.text(
        "Names and summaries on this page are our translation; the documents were read in %(languages)s.",
        languages=language.listed([language.language_name(code) for code in sorted(codes)]),
    )


def read_for(register: Register, page: Page, packages: Iterable[Package]) -> set[str]:
    """The languages of the editions that were read: for a figure those of its own documents, else
    all of a package.
    """
    figure = register.figures.get(page.path.removeprefix("figures/").removesuffix(".md"))
    own = {str(row.language) for row in documents_behind(register, figure)} if figure else set()
    return own or {code for package in packages for code in read_in(package)}


def read_in(package: Package) -> set[str]:
    """The languages of the editions that a package was read in."""
    return {row.language for row in package.tables.sources}


def official_texts(package: Package) -> list[str]:
    """Languages in which an official text gave the names, as the descriptor declares them."""
    return list(package.descriptor.get("official_texts", ()))
