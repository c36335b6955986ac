"""The pages in Markdown of one language, as the theme prints them: generated and hand-written."""

import json
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from generator.citations.works import SitePage
from generator.ids import Link
from generator.language import Language, gettext_noop, language_named
from generator.language.marks import english
from generator.pages.markdown import Plan
from generator.pages.page import LINKED_FIGURE, Page, published
from generator.site.charts import ChartParts
from generator.site.citing import Cited, Citing
from generator.site.content import ContentPage
from generator.site.drawings import Draw
from generator.site.policy import page_policy

ABOUT = "about.md"
"""The only hand-written page with a tab. The foot of every page links to the others."""
TITLES = (
    gettext_noop("About"),
    gettext_noop("Accessibility"),
    gettext_noop("Architecture"),
    gettext_noop("Glossary"),
    gettext_noop("Guides"),
    gettext_noop("Methodology"),
)
"""Titles of hand-written pages, to be translated for links to pages that are not translated."""
ROW = "|---"
"""The beginning of the line below the head of a table."""


class PageAddress(NamedTuple):
    """The address of a page."""

    url: str
    """Below the folder of the language."""
    is_own: bool = True
    """True if the page is written in this language."""


@dataclass(frozen=True)
class Article:
    """A page in Markdown, with all that the theme prints around it."""

    path: str
    """Its Markdown file below the folder of the language."""
    title: str
    description: str
    markdown: str
    languages: Sequence[str]
    """The languages in which the page exists, the first of the site first."""
    written_in: str
    """The language of its text."""
    cited: Cited
    plan: Plan
    breadcrumbs: Sequence[Link] = ()
    contents: bool = True
    """True if the page has a list of its sections beside it."""
    script: str = ""
    """A script of `assets/` for this page."""
    columns: str = ""
    """The columns of its list as JSON, which the script reads."""
    is_shell: bool = False
    """True for an empty page into which records are put. It is not published itself."""
    full_title: str = ""
    """The title where nothing stands around it, as in the tab of a browser, if it says more."""
    name: str = ""
    """The title as the breadcrumbs print it, if it is written otherwise there."""

    @property
    def is_generated(self) -> bool:
        """True for a page that the program made."""
        return self.plan.is_generated

    def is_own(self, code: str) -> bool:
        """True if the page is written in the language around it, `code`."""
        return self.written_in == code

    @property
    def url(self) -> str:
        """Its address below the folder of the language."""
        return published(self.path)

    @property
    def canonical(self) -> str:
        """The language under which search engines are to list the page."""
        return self.written_in if self.written_in in self.languages else self.languages[0]

    @property
    def source(self) -> str:
        """Its Markdown as it is published, below the folder of the language.

        That of a generated page is beside its HTML, as its links expect. That of a hand-written
        page keeps its name.
        """
        return f"{self.url}index.md" if self.is_generated else self.path

    @property
    def source_link(self) -> str:
        """The address of its Markdown, relative to the page; empty if it has none."""
        if self.is_shell:
            return ""
        name = posixpath.basename(self.source)
        return name if name == "index.md" else f"../{name}"

    @property
    def policy(self) -> str:
        """Its Content-Security-Policy."""
        return page_policy(self.script)

    @property
    def figures(self) -> int:
        """The number of links to figures in its Markdown."""
        return len(LINKED_FIGURE.findall(self.markdown))

    @property
    def tables(self) -> int:
        """The number of tables in its Markdown."""
        return sum(line.startswith(ROW) for line in self.markdown.splitlines())

    @property
    def site_page(self) -> SitePage:
        """The page as a work that can be cited."""
        return SitePage(self.title, self.description, self.url)


def generated_articles(
    pages: Sequence[Page], citing: Citing, draw: Draw, languages: Sequence[str]
) -> Iterator[Article]:
    """The generated pages. All languages of the site have them."""
    for page in pages:
        charts = {chart.name: chart.figures for chart in page.charts}
        yield Article(
            path=page.path,
            title=page.title,
            description=page.description,
            markdown=page.markdown,
            languages=languages,
            written_in=citing.language.code,
            cited=citing.page(SitePage(page.full_title, page.description, published(page.path))),
            full_title=page.full_title,
            plan=Plan(
                page.path,
                is_generated=True,
                chart_html=ChartParts(page, draw, citing).html,
                charts=charts,
                in_sections=page.path == "index.md",
            ),
            breadcrumbs=page.breadcrumbs,
            contents=page.contents,
            script=page.script,
            columns=columns_json(page) if page.columns else "",
        )


def written_articles(
    content: Sequence[ContentPage], citing: Citing, languages: Mapping[str, Sequence[str]]
) -> Iterator[Article]:
    """The hand-written pages. `languages` has those in which each was written, by its path.

    An English page is not among them if the build leaves English out.
    """
    own = citing.language.code
    for page in content:
        yield Article(
            path=page.path,
            title=page.title,
            description=page.title,
            markdown=page.markdown,
            languages=languages.get(page.path, (own,)),
            written_in=page.language,
            cited=citing.page(SitePage(page.title, page.title, published(page.path))),
            contents=page.language == own,
            plan=Plan(page.path),
        )


def columns_json(page: Page) -> str:
    """The columns of a list as JSON, which the script of the list reads."""
    columns = [
        {**asdict(column), "values": [list(pair) for pair in column.values]}
        for column in page.columns
    ]
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":"))


def tabs(pages: Sequence[Page], content: Sequence[ContentPage], language: Language) -> list[Link]:
    """The navigation at the top of every page: titles and paths."""
    return [
        *(Link(page.tab, page.path) for page in pages if page.tab),
        *(link for link in in_foot(content, language) if link.path == ABOUT),
    ]


def in_foot(content: Sequence[ContentPage], language: Language) -> list[Link]:
    """The hand-written pages to which the foot of every page links.

    If a folder has an index, the foot links to the index only.
    """
    indexes = {page.path for page in content if posixpath.basename(page.path) == "index.md"}
    return [
        Link(link_text(page, language.code), page.path)
        for page in content
        if page.path in indexes
        or posixpath.join(posixpath.dirname(page.path), "index.md") not in indexes
    ]


def link_text(page: ContentPage, code: str) -> str:
    """The text of links to a hand-written page in the language `code`.

    If the page is not translated, this is the translation of its title, if there is one.
    """
    if page.language == code:
        return page.title
    title = language_named(code).text(page.title)
    return title if title != page.title else english(page.title)
