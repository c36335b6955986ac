"""The search index of each language: what its pages say in words, cut out and given to Pagefind.

Pagefind reads cards that are written for it, one a page, so that the pages themselves carry nothing
for its sake.
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
from generator.site.steady import steady

PAGEFIND_FOLDER = "pagefind"
LISTS = frozenset(map(published, (SEARCH_PATH, a_z.PATH)))
"""Pages of names that have pages of their own."""
USED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind", "*/*.pf_*")
"""What our script asks for: Pagefind also writes interfaces of its own."""
ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
UNREAD = frozenset(("h1", "nav", "table", "figure", "svg", "section", "details", "pre", "script"))
"""What is no prose, or stands on the card already."""
HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
BETWEEN = re.compile(f"(?<={HAN})(?=[{HAN[1:-1]}A-Za-z0-9])|(?<=[A-Za-z0-9])(?={HAN})")
BREAK = "\u200b"
"""A space without width: what stands between two of them is a word of the index."""
BLOCKS = frozenset(("h2", "h3", "h4", "p", "li", "dt", "dd"))


def write_search(
    build: LanguageBuild, register: Register, pages: Mapping[str, tuple[SitePage, str]]
) -> None:
    """Adds the search index of one finished language. `pages` are by their address, with the figure
    each is about.

    Raises `MissingTool` where Pagefind is missing, and `ContentError` where it fails.
    """
    cards, index = build.staging / "cards", build.staging / "index"
    labels = labels_in(register, language_named(build.code))
    for url, (page, figure) in sorted(pages.items()):
        if url not in LISTS:
            html = "" if figure else (build.target / url / "index.html").read_text("utf-8")
            write(cards, f"{url}index.html", card(labels, page, figure, prose(html)))
    run_pagefind(cards, index, build.code)
    steady(index, build.code)
    for pattern in USED:
        for file in sorted(index.glob(pattern)):
            write(
                build.target / PAGEFIND_FOLDER,
                file.relative_to(index).as_posix(),
                file.read_bytes(),
            )


def run_pagefind(cards: Path, index: Path, code: str) -> None:
    """Indexes the cards, where no variable and no file that came with a push can set anything."""
    program = get_executable()
    if program is None:
        raise MissingTool("Pagefind is missing; install it: pip install 'pagefind[extended]'")
    places = ["--site", str(cards), "--output-path", str(index)]
    command = [str(program), "--silent", *places, "--force-language", code]
    done = subprocess.run(  # noqa: S603 - our own arguments
        command, capture_output=True, text=True, check=False, cwd=cards, env={}
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise ContentError(
            Place(f"content/{code}"), f"Pagefind fails: {said}", "mend the page that it names"
        )


def card(labels: Labels, page: SitePage, figure: str, text: str) -> str:
    """What Pagefind reads of a page: its title, description and prose, its labels, and the names it
    goes by.

    The title of a figure is a field of its own, so that it can weigh less than that of what the
    figure is about. A Chinese title is text as well: Pagefind looks for phrases in texts alone.
    """
    fields = [
        ("filter", name, value)
        for name, values in labels.of(page, figure).items()
        for value in values
    ]
    fields += [("meta", "value", value) for value in labels.values(figure)]
    fields += [("meta", "figure" if figure else "title", apart(page.title))]
    for field, names in (("name", labels.names(page, figure)), ("cites", labels.cited(page))):
        fields += [("meta", field, " ".join(map(whole, names)))] if names else []
    head = "".join(
        f'<meta data-pagefind-{role}="{name}[content]" content="{escape(value)}">'
        for role, name, value in fields
    )
    said = page.description.removeprefix(page.title).lstrip(": ：")
    title = (
        f'<p data-pagefind-weight="{1 if figure else 10}">{escape(page.title)}</p>'
        if BETWEEN.search(page.title)
        else ""
    )
    begin = f"{title}<p>{escape(said)}</p>"
    return (
        f'<!doctype html><html lang="{labels.language.code}"><head><meta charset="utf-8">{head}</head>'
        f"<body>{apart(begin)}{apart(text)}</body></html>"
    )


def apart(text: str) -> str:
    """Each Han character as a word of its own, as `search.js` makes them of a query.

    On where Chinese words begin and end the index and browsers do not agree, so that many could not
    be found.
    """
    return BETWEEN.sub(BREAK, text)


def whole(name: str) -> str:
    """A symbol, number or id as one word, which `search.js` makes of a query in the same way:
    GB.344/INS/10.

    The letter in front keeps it apart from all words of the text; the end keeps it from being the
    beginning of another name, as Pagefind also finds words that only begin with what is asked for.
    """
    return f"q{re.sub(r'[^a-z0-9]', '', name.lower())}q0"


class Prose(HTMLParser):
    """Collects the blocks of text of a page that are prose: no list item with a figure, nothing
    that is only links.
    """

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.unread = 0
        self.tag = self.text = ""
        self.said = self.cell = self.linked = False

    def begin(self, tag: str) -> None:
        """Ends the block that stands, and begins one."""
        if self.said and not self.cell:
            self.blocks.append(" ".join(self.text.split()))
        self.tag, self.text, self.said, self.cell, self.linked = tag, "", False, False, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unread += tag in UNREAD
        if tag in BLOCKS:
            self.begin(tag)
        elif tag == "a":
            self.linked = True
            self.cell |= self.tag == "li" and "data-figure" in dict(attrs)

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in UNREAD
        self.linked &= tag != "a"
        if tag in BLOCKS:
            self.begin("")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.text += data
            self.said |= not self.linked and any(map(str.isalpha, data))


def prose(html: str) -> str:
    """The text of a page without tables, charts, citations and what leads to other pages, as
    paragraphs.
    """
    article = ARTICLE.search(html)
    parser = Prose()
    parser.feed(article.group() if article else "")
    return "".join(f"<p>{escape(block)}</p>" for block in parser.blocks)
