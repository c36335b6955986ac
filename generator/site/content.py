"""The hand-written pages of `content/`: Markdown without raw HTML."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.errors import ContentError, DataError, InvalidRelease, Place, shown
from generator.files import Files

HARMLESS = re.compile(r"(https?:|mailto:|#|\.{0,2}/|[\w.-]+(/|\.md|#|$))")
"""How the address of a link or an image may begin."""


@dataclass(frozen=True)
class ContentPage:
    """One hand-written page: its path below the folder of its language, its title, its Markdown, its language."""

    path: str
    title: str
    markdown: str
    language: str


def content_pages(files: Files) -> dict[str, list[ContentPage]]:
    """The hand-written pages by language, in the order of paths.

    Raises `InvalidRelease` with every fault of every page.
    """
    problems: list[DataError] = []
    pages: dict[str, list[ContentPage]] = {}
    for path in sorted(files):
        if path.startswith("content/") and path.endswith(".md"):
            _, code, own = path.split("/", 2)
            page = read_page(files[path], code, own, problems)
            pages.setdefault(code, []).extend([page] if page else [])
    if problems:
        raise InvalidRelease(problems)
    return pages


def pages_in(content: Mapping[str, Sequence[ContentPage]], code: str) -> list[ContentPage]:
    """The hand-written pages of one language, in the order of paths: in English where it has none of its own."""
    own = {page.path: page for page in content.get(code, ())}
    return sorted({**{page.path: page for page in content.get("en", ())}, **own}.values(), key=lambda page: page.path)


def written_in(content: Mapping[str, Sequence[ContentPage]], languages: Sequence[str]) -> dict[str, list[str]]:
    """The languages in which each hand-written page was written, by its path, in the order of the languages."""
    found: dict[str, list[str]] = {}
    for code in languages:
        for page in content.get(code, ()):
            found.setdefault(page.path, []).append(code)
    return found


def read_page(content: bytes, code: str, path: str, problems: list[DataError]) -> ContentPage | None:
    name = f"content/{code}/{path}"
    try:
        markdown = content.decode("utf-8")
    except UnicodeDecodeError:
        problems.append(ContentError(Place(name), "the page is not UTF-8", "save it as UTF-8"))
        return None
    parser = MarkdownIt("commonmark", {"html": True})
    parser.validateLink = any_link  # type: ignore[method-assign]
    tokens = parser.parse(markdown)
    problems += page_problems(tokens, name)
    title = next(
        (
            tokens[place + 1].content
            for place, token in enumerate(tokens)
            if token.type == "heading_open" and token.tag == "h1"
        ),
        "",
    )
    if not title:
        problems.append(
            ContentError(Place(name), "the page has no heading of the first level", "begin it with one, like # About")
        )
    return ContentPage(path, title, markdown, code)


def any_link(url: str) -> bool:  # noqa: ARG001 - the name of the parameter is the parser's
    """Lets every link through the parser, so that `page_problems` can name the ones it refuses."""
    return True


def page_problems(tokens: Sequence[Token], name: str) -> Iterator[DataError]:
    """Raw HTML, and links that run something."""
    for token in tokens:
        row = token.map[0] + 1 if token.map else None
        if token.type == "html_block":
            yield raw_html(Place(name, row), token.content)
        for child in token.children or []:
            address = str(child.attrs.get("href") or child.attrs.get("src") or "#")
            if child.type == "html_inline":
                yield raw_html(Place(name, row), child.content)
            elif not HARMLESS.match(address):
                yield ContentError(
                    Place(name, row),
                    f"the address {shown(address)} is neither of the web nor of this site",
                    "write https://… or the path of a page",
                )


def raw_html(place: Place, html: str) -> ContentError:
    return ContentError(
        place, f"the page holds raw HTML: {shown(html.strip())}", "write it in Markdown, or as code between backticks"
    )
