"""The hand-written pages of `content/`: Markdown without raw HTML."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from generator.errors import ContentError, DataError, InvalidRelease, Place, is_visible, shown
from generator.files import ASSETS, Files
from generator.ids import KEY
from generator.names import GENERATED
from generator.site.limits import MOST_PAGES, MOST_TOGETHER, excesses
from generator.site.markup import MOST_FAULTS, NO_HTML, Fault
from generator.site.rendering import Extensions, Rendered, rendered
from generator.site.settings import extensions_of

CONTENT = "content/"
PAGE_FILE = re.compile(rf"{CONTENT}[a-z]{{2}}/(?P<path>(?:{KEY}/){{0,3}}{KEY}\.md)")
LONGEST_PATH, LONGEST_TITLE = 100, 100
"""The most characters of the path of a page with its folders, and of its title."""


@dataclass(frozen=True)
class ContentPage:
    """One hand-written page."""

    path: str
    """Its file below the folder of its language, like `guides/security.md`."""
    title: str
    markdown: str
    language: str
    addresses: tuple[str, ...] = ()
    """The addresses of its links, as they are written."""
    anchors: frozenset[str] = frozenset()
    """The ids of its parts, to which links can lead."""

    @property
    def file(self) -> str:
        """Its path below the folder of the project."""
        return f"{CONTENT}{self.language}/{self.path}"


Content = Mapping[str, Sequence[ContentPage]]
"""Hand-written pages by language."""


def content_pages(files: Files) -> dict[str, list[ContentPage]]:
    """The hand-written pages by language, in the order of paths. `files` are those of the project.

    Raises `InvalidRelease` with every fault of every page.
    """
    names = [
        file for file in sorted(files) if file.startswith(CONTENT) and not file.startswith(ASSETS)
    ]
    problems: list[DataError] = [*name_problems(names), *folder_excesses(files, names)]
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
    translated = {page.path: page for page in content.get(code, ())}
    shown_pages = {**{page.path: page for page in content.get("en", ())}, **translated}
    return sorted(shown_pages.values(), key=lambda page: page.path)


def written_in(content: Content, languages: Sequence[str]) -> dict[str, list[str]]:
    """For each hand-written page, by its path: the languages in which it was written, in order."""
    written: dict[str, list[str]] = {}
    for code in languages:
        for page in content.get(code, ()):
            written.setdefault(page.path, []).append(code)
    return written


def name_problems(names: Sequence[str]) -> Iterator[ContentError]:
    """File names that are not allowed, and file names that give two pages the same address."""
    addresses: dict[str, str] = {}
    for file in names:
        name = PAGE_FILE.fullmatch(file)
        if name is None or len(file) > LONGEST_PATH:
            problem = "the name of the page is not allowed"
            fix = (
                "name it like content/en/guides/security.md, in lower-case letters, digits and "
                f"hyphens; at most 3 folders below the language, and {LONGEST_PATH} characters"
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


def folder_excesses(files: Files, names: Sequence[str]) -> Iterator[ContentError]:
    """Languages with too many pages, or with pages that are too long together."""
    for code, group in groupby(names, key=lambda file: file.split("/")[1]):
        pages = list(group)
        place = Place(f"{CONTENT}{code}")
        if len(pages) > MOST_PAGES:
            problem = f"the folder has more than {MOST_PAGES} pages"
            yield ContentError(place, problem, "bring pages together")
        if sum(len(files[file]) for file in pages) > MOST_TOGETHER:
            problem = f"its pages have more than {MOST_TOGETHER:,} bytes"
            yield ContentError(place, problem, "shorten them")


def read_page(file: str, content: bytes, extensions: Extensions) -> ContentPage:
    """One page, checked. Raises `InvalidRelease` with every fault of the page."""
    markdown = page_text(file, content)
    problems = list(source_problems(markdown, file))
    if problems:
        raise InvalidRelease(problems)
    page = rendered_page(file, markdown, extensions)
    problems = [*title_problems(page.title, file), *page_problems(page, markdown, file)]
    if problems:
        raise InvalidRelease(problems)
    _, code, path = file.split("/", 2)
    anchors = frozenset(page.anchors)
    return ContentPage(path, page.title, markdown, code, tuple(page.addresses), anchors)


def page_text(file: str, content: bytes) -> str:
    """The text of a page, with plain line breaks. Raises `InvalidRelease` if it is not UTF-8."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        place = Place(file, content.count(b"\n", 0, error.start) + 1)
        problem = ContentError(place, "the page is not UTF-8", "save it as UTF-8")
        raise InvalidRelease([problem]) from None


def rendered_page(file: str, markdown: str, extensions: Extensions) -> Rendered:
    """The page as MkDocs renders it. Raises `InvalidRelease` if it is nested too deeply."""
    try:
        return rendered(markdown, extensions)
    except RecursionError:
        fix = "nest fewer lists, quotes and emphases in each other"
        problem = ContentError(Place(file), "the page is nested too deeply", fix)
        raise InvalidRelease([problem]) from None


def title_problems(title: str, file: str) -> Iterator[ContentError]:
    """A missing title, or a title that is too long for the foot of every page."""
    if not title.strip():
        fix = "begin it with one, like # About"
        yield ContentError(Place(file), "the page has no heading of the first level", fix)
    elif len(title) > LONGEST_TITLE:
        fix = f"write at most {LONGEST_TITLE} characters"
        yield ContentError(Place(file), f"its title {shown(title)} is too long", fix)


def source_problems(markdown: str, file: str) -> Iterator[ContentError]:
    """Characters that are not visible, and texts that take long to render."""
    lines = markdown.split("\n")
    hidden = (row for row, line in enumerate(lines, 1) if not is_visible(line.replace("\t", " ")))
    for row in islice(hidden, MOST_FAULTS):
        problem = f"the line holds a character that nobody sees: {shown(lines[row - 1])}"
        yield ContentError(Place(file, row), problem, "delete it")
    for excess in islice(excesses(markdown), MOST_FAULTS):
        yield ContentError(Place(file, excess.line), excess.problem, excess.fix)


def page_problems(page: Rendered, markdown: str, file: str) -> Iterator[ContentError]:
    """Parts of a page that plain Markdown does not give, each with its line."""
    lines = markdown.split("\n")
    starts = [tag for tag in page.tags if not tag.startswith("</")]
    yield from located(map(raw_html, starts or page.tags), lines, file)
    yield from located(page.faults, lines, file)


def raw_html(tag: str) -> Fault:
    """The fault that the Markdown holds a tag of HTML."""
    return Fault(f"the page holds raw HTML: {shown(tag)}", NO_HTML, tag.partition("\n")[0])


def located(
    page_faults: Iterable[Fault], lines: Sequence[str], file: str
) -> Iterator[ContentError]:
    """Each fault as an error, with the line of its text.

    If two faults have the same text, the second has the second line that holds this text.
    """
    times: Counter[str] = Counter()
    for fault in islice(page_faults, MOST_FAULTS):
        source = fault.source.lower() or "\n"
        rows = [row for row, line in enumerate(lines, 1) if source in line.lower()]
        row = rows[min(times[source], len(rows) - 1)] if rows else None
        times[source] += 1
        yield ContentError(Place(file, row), fault.problem, fault.fix)
