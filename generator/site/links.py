"""Checks the links of hand-written pages: the page and the part of the page must exist."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.errors import ContentError, Place, shown
from generator.language import Language, language_of
from generator.models import Register
from generator.pages import TEXT_KINDS
from generator.pages.a_z import PATH as A_Z_PATH
from generator.pages.page import Page, figure_path
from generator.site.addresses import is_relative
from generator.site.content import Content, ContentPage, located, pages_in
from generator.site.markup import Fault
from generator.site.rendering import rendered
from generator.site.settings import extensions


@dataclass(frozen=True)
class Link:
    """A link within the site, on a hand-written page that is shown in a language."""

    page: ContentPage
    address: str
    """As it is written."""
    language: str
    """The language of the site around the page, which may be written in English."""
    target: str
    """The Markdown file to which it leads, below the folder of the language."""
    anchor: str

    @property
    def is_translated(self) -> bool:
        """True if the page is shown in a language in which it is not written."""
        return self.language != self.page.language


@dataclass(frozen=True)
class DeadLink:
    """A link that leads nowhere, and why."""

    link: Link
    problem: str


def content_problems(content: Content, register: Register) -> Iterator[ContentError]:
    """Hand-written pages with the address of a package, and links that lead nowhere.

    `content_pages` finds all other faults. Pages without a fault can be built.
    """
    for code in sorted(content):
        for page in content[code]:
            first = page.path.partition("/")[0].removesuffix(".md")
            if first in register.release.packages:
                problem = f"{shown(first)} is the address of a package"
                fix = "give the page or its folder another name"
                yield ContentError(Place(page.file), problem, fix)
    reported: set[tuple[str, str]] = set()
    for dead in sorted(dead_links(content, register), key=lambda dead: dead.link.is_translated):
        page, address = dead.link.page, dead.link.address
        if (page.file, address) not in reported:
            reported.add((page.file, address))
            yield from located([dead_fault(dead)], page.markdown.split("\n"), page.file)


def dead_links(content: Content, register: Register) -> Iterator[DeadLink]:
    """Links to pages that do not exist, and to parts that a page does not have."""
    languages = register.release.languages
    outside: list[Link] = []
    for code in languages:
        pages = {page.path: page for page in pages_in(content, code)}
        for link in content_links(pages.values(), code):
            if link.target not in pages:
                outside.append(link)
            elif link.anchor and link.anchor not in pages[link.target].anchors:
                yield DeadLink(link, no_part(link))
    existing = generated_markdown(register, languages[0], {link.target for link in outside})
    for link in outside:
        if link.target not in existing:
            yield DeadLink(link, "no such page exists")
    anchored = [link for link in outside if link.anchor and link.target in existing]
    for code in languages:
        links_here = [link for link in anchored if link.language == code]
        pages_here = generated_markdown(register, code, {link.target for link in links_here})
        parts = {path: anchors_of(markdown) for path, markdown in pages_here.items()}
        for link in links_here:
            if link.anchor not in parts[link.target]:
                yield DeadLink(link, no_part(link))


def anchors_of(markdown: str) -> set[str]:
    """The ids of the parts of a generated page."""
    return set(rendered(markdown, extensions({})).anchors)


def no_part(link: Link) -> str:
    """Says that the anchor of a link is nowhere on the page.

    The anchor of a footnote leads back to the text that refers to the footnote.
    """
    if link.anchor.startswith("fnref"):
        return "it is the way back from a footnote to which no text refers"
    return f"{link.target} has no part {shown(link.anchor)}"


def dead_fault(dead: DeadLink) -> Fault:
    """A dead link as a fault of its page."""
    link = dead.link
    within = f" in the language {link.language}" if link.is_translated else ""
    return Fault(
        f"the link {shown(link.address)} leads nowhere{within}: {dead.problem}",
        "write the path from this page to another, like ../about.md, or the id of a part",
        link.address,
    )


def content_links(pages: Iterable[ContentPage], code: str) -> Iterator[Link]:
    """Every link within the site, of the pages that are shown in a language."""
    for page in pages:
        for address in dict.fromkeys(page.addresses):
            if is_relative(address):
                before, _, anchor = address.partition("#")
                path = before.partition("?")[0]
                folder = posixpath.dirname(page.path)
                target = posixpath.normpath(posixpath.join(folder, path)) if path else page.path
                yield Link(page, address, code, target, anchor)


def generated_markdown(register: Register, code: str, wanted: set[str]) -> dict[str, str]:
    """The Markdown of generated pages by path; empty for pages of figures and for A to Z.

    `wanted` are paths; paths of other pages are left out. Kinds of pages are made one after the
    other until all wanted pages exist. Kinds without charts come first.
    """
    figures = {figure_path(figure) for figure in register.figures.values()}
    pages = dict.fromkeys(wanted & {*figures, A_Z_PATH}, "")
    for pages_of in (*reversed(TEXT_KINDS), charted_pages):
        if wanted <= set(pages):
            break
        for page in pages_of(register, language_of(register.release, code)):
            if page.path in wanted:
                pages[page.path] = page.markdown
    return pages


def charted_pages(register: Register, language: Language) -> Iterator[Page]:
    """The pages of all kinds that can have charts."""
    # Imported here because it loads the libraries of charts, and few projects need them.
    from generator.pages.building import CHARTED_KINDS  # noqa: PLC0415

    return (page for pages_of in CHARTED_KINDS for page in pages_of(register, language))
