"""Adds to the HTML of each page how it is cited: tags in the head, a citation at the end."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from generator.citations.datasets import script_json
from generator.citations.records import Record, figure_record, page_record
from generator.citations.works import SitePage
from generator.language import Language
from generator.models import Register
from generator.pages.page import Page
from generator.site.content import ContentPage
from generator.site.staging import published

HEAD = '<meta name="record">'
FOOT = "<div data-record></div>"
"""HTML in the templates of the theme, in whose place the record of a page is put."""


@dataclass(frozen=True)
class Records:
    """All that the records of the pages in one language are made from."""

    register: Register
    language: Language
    address: str
    pages: Mapping[str, tuple[SitePage, str]]
    """Each page by its address below the language, with the id of its figure or an empty text."""

    def with_record(self, html: str, url: str) -> str:
        """The page with its record. Pages without `HEAD` and `FOOT` stay as they are.

        Raises `KeyError` if no page has the address `url`.
        """
        if HEAD not in html or FOOT not in html:
            return html
        page, figure = self.pages[url]
        if figure:
            record = figure_record(
                self.register, self.register.figures[figure], self.language, self.address
            )
        else:
            record = page_record(self.register, page, self.language, self.address)
        return html.replace(HEAD, head_tags(record)).replace(
            FOOT, citation_section(record, self.language)
        )


def site_pages(
    pages: Sequence[Page], content: Sequence[ContentPage]
) -> dict[str, tuple[SitePage, str]]:
    """Every page of a language by its address, with the id of its figure, which may be empty."""
    generated = {
        published(page.path): (
            SitePage(page.title, page.description, published(page.path)),
            page.figure,
        )
        for page in pages
    }
    written = {
        published(page.path): (SitePage(page.title, page.title, published(page.path)), "")
        for page in content
    }
    return {**written, **generated}


def head_tags(record: Record) -> str:
    """Tags for reference managers, and the description of the page for search engines."""
    tags = "\n".join(
        f'<meta name="{escape(name)}" content="{escape(content)}">' for name, content in record.tags
    )
    return (
        f'{tags}\n<script type="application/ld+json">{script_json(dict(record.dataset))}</script>'
    )


def citation_section(record: Record, language: Language) -> str:
    """The citation in words, and an element to unfold with citations for programs."""
    citation = record.citation
    forms = {
        "BibTeX": citation.bibtex,
        "RIS": citation.ris.replace("\r\n", "\n"),
        "CSL-JSON": json.dumps([citation.csl], ensure_ascii=False),
    }
    blocks = "".join(
        f"<h3>{name}</h3><pre><code>{escape(text.strip())}</code></pre>"
        for name, text in forms.items()
    )
    title = escape(language.text("How to cite"))
    summary = escape(language.text("For reference managers: BibTeX, RIS, CSL-JSON"))
    folded = f"<details><summary>{summary}</summary>{blocks}</details>"
    return (
        f'<section class="cite"><h2 id="cite">{title}</h2>'
        f"<p>{escape(citation.text)}</p>{folded}</section>"
    )
