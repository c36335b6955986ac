"""Writes the search index of each language with Pagefind.

Pagefind does not read the pages of the site. It reads cards: one file for each page, with only the
text and the labels that the index needs.
"""

import json
import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from pagefind.service import get_executable

from generator.citations.works import SitePage
from generator.errors import ContentError, MissingTool, Place
from generator.pages import a_z
from generator.pages.page import published
from generator.pages.releases import CORRECTIONS_PATH
from generator.pages.search import SEARCH_PATH
from generator.site.files import write
from generator.site.labels import Labels
from generator.site.steady import sort_filters

PAGEFIND_FOLDER = "pagefind"
LISTS = frozenset(map(published, (SEARCH_PATH, a_z.PATH, CORRECTIONS_PATH)))
"""Pages that only list other pages. They are not in the index."""
USED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind", "*/*.pf_*")
"""The files of Pagefind that our script reads. Pagefind writes others, which are left out."""
HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
BETWEEN = re.compile(f"(?<={HAN})(?=[{HAN[1:-1]}A-Za-z0-9])|(?<=[A-Za-z0-9])(?={HAN})")
ALIAS = 8
"""The weight of another name of what a page is about. That of a title is 10."""
GUIDES, GUIDE = ("guides/", "architecture/"), 0.1
"""Pages for contributors, and the weight of their texts, so that results come before them."""
NUMBER = re.compile(r"\d+")
MARKS = re.compile(r"\W|_")
"""What is left out of names."""
NUMBERS = "numbers.json"
"""The file beside the index with every number in it. The index itself finds 20 for 2011."""
BREAK = "\u200b"
"""A space without width. It separates words of the index."""


@dataclass(frozen=True)
class Findable:
    """A page that readers can search for."""

    page: SitePage
    figure: str = ""
    """The id of the figure that the page is about; empty for other pages."""
    prose: Sequence[str] = ()
    """Its paragraphs, without tables, charts, citations and links."""


def write_search(pages: Iterable[Findable], labels: Labels, *, staging: Path, target: Path) -> None:
    """Writes the search index of one language, whose pages are `pages`, below `target`.

    Raises `MissingTool` if Pagefind is missing, and `ContentError` if it fails.
    """
    code = labels.language.code
    cards, index = staging / "cards", staging / "index"
    numbers: set[str] = set()
    for one in pages:
        if one.page.path not in LISTS:
            card = search_card(labels, one)
            numbers.update(NUMBER.findall(" ".join((one.page.title, one.page.description))))
            numbers.update(number for block in one.prose for number in NUMBER.findall(block))
            write(cards, f"{one.page.path}index.html", card)
    write(target / PAGEFIND_FOLDER, NUMBERS, json.dumps(sorted(numbers)))
    run_pagefind(cards, index, code)
    sort_filters(index, code)
    for pattern in USED:
        for file in sorted(index.glob(pattern)):
            path = file.relative_to(index).as_posix()
            write(target / PAGEFIND_FOLDER, path, file.read_bytes())


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


def search_card(labels: Labels, one: Findable) -> str:
    """The HTML that Pagefind reads for a page: title, description, prose, labels and names.

    The title of a figure is in another field than other titles, so that it can weigh less. A
    Chinese title is added to the text, because Pagefind finds phrases only in texts.
    """
    page, figure = one.page, one.figure
    weight = GUIDE if page.path.startswith(GUIDES) else 1
    text = "".join(f'<p data-pagefind-weight="{weight}">{escape(block)}</p>' for block in one.prose)
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
    aliases = "".join(
        f'<p data-pagefind-weight="{ALIAS}">{escape(name)}</p>' for name in labels.aliases(page)
    )
    begin = f"{title}<p>{escape(description)}</p>{aliases}"
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
    return f"q{MARKS.sub('', name.lower())}q0"
