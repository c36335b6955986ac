"""Writes the search index of each language with Pagefind.

Pagefind does not read the pages of the site. It reads cards: one file for each page, with only the
text and the labels that the index needs.
"""

import re
import subprocess
from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from pagefind.service import get_executable

from generator.citations.works import SitePage
from generator.errors import ContentError, MissingTool, Place
from generator.language import language_named
from generator.models import Register
from generator.pages import a_z
from generator.pages.search import SEARCH_PATH
from generator.site.engine import LanguageBuild
from generator.site.files import write
from generator.site.labels import Labels, labels_in
from generator.site.staging import published
from generator.site.steady import sort_filters

PAGEFIND_FOLDER = "pagefind"
LISTS = frozenset(map(published, (SEARCH_PATH, a_z.PATH)))
"""Pages that only list other pages. They are not in the index."""
USED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind", "*/*.pf_*")
"""The files of Pagefind that our script reads. Pagefind writes others, which are left out."""
ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
UNREAD = frozenset(("h1", "nav", "table", "figure", "svg", "section", "details", "pre", "script"))
"""Elements whose text is not taken over: it is no prose, or it is on the card already."""
HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
BETWEEN = re.compile(f"(?<={HAN})(?=[{HAN[1:-1]}A-Za-z0-9])|(?<=[A-Za-z0-9])(?={HAN})")
BREAK = "\u200b"
"""A space without width. It separates words of the index."""
BLOCKS = frozenset(("h2", "h3", "h4", "p", "li", "dt", "dd"))


def write_search(
    build: LanguageBuild, register: Register, pages: Mapping[str, tuple[SitePage, str]]
) -> None:
    """Writes the search index of one finished language.

    `pages` are the pages by address, each with the id of its figure, which may be empty. Raises
    `MissingTool` if Pagefind is missing, and `ContentError` if it fails.
    """
    cards, index = build.staging / "cards", build.staging / "index"
    labels = labels_in(register, language_named(build.code))
    for url, (page, figure) in sorted(pages.items()):
        if url not in LISTS:
            html = "" if figure else (build.target / url / "index.html").read_text("utf-8")
            write(cards, f"{url}index.html", search_card(labels, page, figure, prose(html)))
    run_pagefind(cards, index, build.code)
    sort_filters(index, build.code)
    for pattern in USED:
        for file in sorted(index.glob(pattern)):
            write(
                build.target / PAGEFIND_FOLDER,
                file.relative_to(index).as_posix(),
                file.read_bytes(),
            )


def run_pagefind(cards: Path, index: Path, code: str) -> None:
    """Writes the index of the cards into the folder `index`.

    Pagefind runs without variables, in a folder of ours, so that no file of a project can set its
    options. Raises `MissingTool` if Pagefind is missing, and `ContentError` if it fails.
    """
    program = get_executable()
    if program is None:
        raise MissingTool("Pagefind is missing; install it: pip install 'pagefind[extended]'")
    folders = ["--site", str(cards), "--output-path", str(index)]
    command = [str(program), "--silent", *folders, "--force-language", code]
    done = subprocess.run(  # noqa: S603 - our own arguments
        command, capture_output=True, text=True, check=False, cwd=cards, env={}
    )
    if done.returncode:
        message = (done.stderr or done.stdout).strip()
        raise ContentError(
            Place(f"content/{code}"), f"Pagefind fails: {message}", "mend the page that it names"
        )


def search_card(labels: Labels, page: SitePage, figure: str, text: str) -> str:
    """The HTML that Pagefind reads for a page: title, description, prose, labels and names.

    `figure` is the id of the figure of the page, or empty; `text` is the prose as HTML. The title
    of a figure is in another field than other titles, so that it can weigh less. A Chinese title
    is added to the text, because Pagefind finds phrases only in texts.
    """
    fields = [
        ("filter", name, value)
        for name, values in labels.of(page, figure).items()
        for value in values
    ]
    fields += [("meta", "value", value) for value in labels.values(figure)]
    fields += [("meta", "figure" if figure else "title", with_breaks(page.title))]
    for field, names in (("name", labels.names(page, figure)), ("cites", labels.cited(page))):
        fields += [("meta", field, " ".join(map(name_word, names)))] if names else []
    head = "".join(
        f'<meta data-pagefind-{role}="{name}[content]" content="{escape(value)}">'
        for role, name, value in fields
    )
    description = page.description.removeprefix(page.title).lstrip(": ：")
    title = (
        f'<p data-pagefind-weight="{1 if figure else 10}">{escape(page.title)}</p>'
        if BETWEEN.search(page.title)
        else ""
    )
    begin = f"{title}<p>{escape(description)}</p>"
    return (
        f'<!doctype html><html lang="{labels.language.code}">'
        f'<head><meta charset="utf-8">{head}</head>'
        f"<body>{with_breaks(begin)}{with_breaks(text)}</body></html>"
    )


def with_breaks(text: str) -> str:
    """The text with `BREAK` around each Han character. `search.js` does the same with a query.

    Pagefind and browsers divide Chinese into different words, so many words would not be found.
    """
    return BETWEEN.sub(BREAK, text)


def name_word(name: str) -> str:
    """A symbol, number or id as one word: `qgb344ins10q0`. `search.js` does the same with a query.

    The "q" at the beginning makes it different from the words of texts. Pagefind also finds words
    that only begin with the query; "q0" at the end makes sure that no name begins with another.
    """
    return f"q{re.sub(r'[^a-z0-9]', '', name.lower())}q0"


class Prose(HTMLParser):
    """Collects the blocks of prose of a page.

    A list item with a figure is no prose, and a block whose letters are all in links is none.
    """

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.unread = 0
        self.tag = self.text = ""
        self.has_prose = self.has_figure = self.in_link = False

    def begin(self, tag: str) -> None:
        """Ends the current block, and begins a block with this tag."""
        if self.has_prose and not self.has_figure:
            self.blocks.append(" ".join(self.text.split()))
        self.tag, self.text = tag, ""
        self.has_prose = self.has_figure = self.in_link = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unread += tag in UNREAD
        if tag in BLOCKS:
            self.begin(tag)
        elif tag == "a":
            self.in_link = True
            self.has_figure |= self.tag == "li" and "data-figure" in dict(attrs)

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in UNREAD
        self.in_link &= tag != "a"
        if tag in BLOCKS:
            self.begin("")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.text += data
            self.has_prose |= not self.in_link and any(map(str.isalpha, data))


def prose(html: str) -> str:
    """The prose of a page as paragraphs of HTML: without tables, charts, citations and links."""
    article = ARTICLE.search(html)
    parser = Prose()
    parser.feed(article.group() if article else "")
    return "".join(f"<p>{escape(block)}</p>" for block in parser.blocks)
