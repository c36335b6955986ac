"""The hand-written pages of `content/`: Markdown without raw HTML."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.errors import ContentError, DataError, InvalidRelease, Place, shown
from generator.files import Files
from generator.ids import KEY
from generator.names import GENERATED
from generator.site.inspection import page_problems, source_problems
from generator.site.limits import MOST_PAGES, MOST_TOGETHER
from generator.site.markup import addresses, anchors
from generator.site.rendering import Extensions, Rendered, rendered
from generator.site.settings import extensions_of

FOLDER = "content/"
PATH = rf"(?:{KEY}/){{0,3}}{KEY}\.md"
NAME = re.compile(rf"{FOLDER}(?P<language>[a-z]{{2}})/(?P<path>{PATH})")
LONGEST_NAME = 100
"""Characters of the path of a page, with all its folders."""
LONGEST_TITLE = 100


@dataclass(frozen=True)
class ContentPage:
    """One hand-written page."""

    path: str
    """Its file below the folder of its language, like `guides/security.md`."""
    title: str
    markdown: str
    language: str
    addresses: tuple[str, ...] = ()
    """Where its links lead, as they are written."""
    anchors: frozenset[str] = frozenset()
    """The ids of its parts, to which links can lead."""

    @property
    def file(self) -> str:
        """Its path below the folder of the project."""
        return f"{FOLDER}{self.language}/{self.path}"


Content = Mapping[str, Sequence[ContentPage]]
"""Hand-written pages by language."""


def content_pages(files: Files) -> dict[str, list[ContentPage]]:
    """The hand-written pages by language, in the order of paths. `files` are those of the project.

    Raises `InvalidRelease` with every fault of every page.
    """
    names = [file for file in sorted(files) if file.startswith(FOLDER)]
    problems: list[DataError] = [*name_problems(names), *crowds(files, names)]
    if problems:
        raise InvalidRelease(problems)
    extensions = extensions_of(files)
    pages: dict[str, list[ContentPage]] = {}
    for file in names:
        try:
            page = read_page(file, files[file], extensions)
        except InvalidRelease as error:
            problems += error.problems
        else:
            pages.setdefault(page.language, []).append(page)
    if problems:
        raise InvalidRelease(problems)
    return pages


def pages_in(content: Content, code: str) -> list[ContentPage]:
    """The hand-written pages that one language shows, in the order of paths.

    A page that is not written in the language is shown in English.
    """
    own = {page.path: page for page in content.get(code, ())}
    both = {**{page.path: page for page in content.get("en", ())}, **own}
    return sorted(both.values(), key=lambda page: page.path)


def written_in(content: Content, languages: Sequence[str]) -> dict[str, list[str]]:
    """The languages in which each hand-written page was written, by its path, in their order."""
    found: dict[str, list[str]] = {}
    for code in languages:
        for page in content.get(code, ()):
            found.setdefault(page.path, []).append(code)
    return found


def name_problems(names: Sequence[str]) -> Iterator[ContentError]:
    """Names that a page may not have, and names that give two pages the same address."""
    addresses: dict[str, str] = {}
    for file in names:
        name = NAME.fullmatch(file)
        if name is None or len(file) > LONGEST_NAME:
            problem = "the name of the page is not allowed"
            fix = (
                "name it like content/en/guides/security.md, in lower-case letters, digits and "
                f"hyphens; at most 3 folders below the language, and {LONGEST_NAME} characters"
            )
            yield ContentError(Place(file), problem, fix)
            continue
        address = name["path"].removesuffix(".md").removesuffix("/index")
        first = address.partition("/")[0]
        other = addresses.setdefault(address, name["path"])
        if first in GENERATED:
            problem = f"{shown(first)} is an address of pages that the program makes"
            yield ContentError(Place(file), problem, "give the page or its folder another name")
        elif other != name["path"]:
            problem = f"the page has the same address as {other}"
            fix = "keep one of them, with the same path in all languages"
            yield ContentError(Place(file), problem, fix)


def crowds(files: Files, names: Sequence[str]) -> Iterator[ContentError]:
    """Languages with more pages, or longer ones, than a site can show at the foot of each page."""
    for code, own in groupby(names, key=lambda file: file.split("/")[1]):
        pages = list(own)
        place = Place(f"{FOLDER}{code}")
        if len(pages) > MOST_PAGES:
            problem = f"the folder has more than {MOST_PAGES} pages"
            yield ContentError(place, problem, "bring pages together")
        if sum(len(files[file]) for file in pages) > MOST_TOGETHER:
            problem = f"its pages have more than {MOST_TOGETHER:,} bytes"
            yield ContentError(place, problem, "shorten them")


def read_page(file: str, content: bytes, extensions: Extensions) -> ContentPage:
    """One page, checked. Raises `InvalidRelease` with every fault that it has."""
    markdown = decoded(file, content)
    problems = list(source_problems(markdown, file))
    if problems:
        raise InvalidRelease(problems)
    page = rendered_page(file, markdown, extensions)
    problems = [*title_problems(page.title, file), *page_problems(page, markdown, file)]
    if problems:
        raise InvalidRelease(problems)
    _, code, path = file.split("/", 2)
    found = frozenset(anchors(page.html))
    return ContentPage(path, page.title, markdown, code, tuple(addresses(page.html)), found)


def decoded(file: str, content: bytes) -> str:
    """The text of a page, with plain line breaks. Raises `InvalidRelease` if it is not UTF-8."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        place = Place(file, content.count(b"\n", 0, error.start) + 1)
        problem = ContentError(place, "the page is not UTF-8", "save it as UTF-8")
        raise InvalidRelease([problem]) from None


def rendered_page(file: str, markdown: str, extensions: Extensions) -> Rendered:
    """The page as MkDocs renders it. Raises `InvalidRelease` where it is nested too deeply."""
    try:
        return rendered(markdown, extensions)
    except RecursionError:
        fix = "nest fewer lists, quotes and emphases in each other"
        problem = ContentError(Place(file), "the page is nested too deeply", fix)
        raise InvalidRelease([problem]) from None


def title_problems(title: str, file: str) -> Iterator[ContentError]:
    """A page without a title, or with one too long for the foot of every page."""
    if not title.strip():
        fix = "begin it with one, like # About"
        yield ContentError(Place(file), "the page has no heading of the first level", fix)
    elif len(title) > LONGEST_TITLE:
        fix = f"write at most {LONGEST_TITLE} characters"
        yield ContentError(Place(file), f"its title {shown(title)} is too long", fix)
