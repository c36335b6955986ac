"""Writes the folder that MkDocs reads: generated and hand-written pages, charts, other files."""

import json
import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from html import escape

import yaml

from generator.charts.chart import LAYOUTS
from generator.language import gettext_noop, language_named
from generator.language.marks import BEGIN, END, ENGLISH, Marked, english
from generator.pages.page import Page, chart_path
from generator.site.content import ContentPage
from generator.site.drawings import Draw
from generator.site.engine import LanguageBuild
from generator.site.files import write

ABOUT = "about.md"
"""The only hand-written page with a tab. The foot of every page links to the others."""
TITLES = (
    gettext_noop("About"),
    gettext_noop("Accessibility"),
    gettext_noop("Glossary"),
    gettext_noop("Guides"),
    gettext_noop("Methodology"),
)
"""Titles of hand-written pages, to be translated for links to pages that are not translated."""


def stage_language(
    pages: Sequence[Page], content: Sequence[ContentPage], build: LanguageBuild, draw: Draw
) -> None:
    """Writes the pages and drawings of one language, and sets the navigation in `build`."""
    docs = build.staging / "docs"
    for page in pages:
        write(docs, page.path, front_matter(page) + page.markdown)
        for chart in page.charts:
            write(docs, chart_path(page.path, chart, "svg"), draw(chart, LAYOUTS[0]))
    for written in content:
        write(docs, written.path, content_front_matter(written, build.code) + written.markdown)
    named = [(link_text(page, build.code), page.path) for page in in_foot(content)]
    tabs = [(page.tab, page.path) for page in pages if page.tab]
    tabs += [(title, path) for title, path in named if path == ABOUT]
    build.settings["nav"] = [{as_html(title): path} for title, path in tabs]
    build.settings["extra"]["words"]["foot"] += [
        {"title": as_html(title), "path": published(path)} for title, path in named
    ]


def in_foot(content: Sequence[ContentPage]) -> list[ContentPage]:
    """The hand-written pages to which the foot of every page links.

    If a folder has an index, the foot links to the index only.
    """
    indexes = {page.path for page in content if posixpath.basename(page.path) == "index.md"}
    return [
        page
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


def stage_files(files: Iterable[tuple[str, bytes]], build: LanguageBuild) -> None:
    """Writes files that MkDocs copies. Their paths are below the folder of the language."""
    for path, content in files:
        write(build.staging / "docs", path, content)


def front_matter(page: Page) -> str:
    """The YAML before the Markdown of a page: title, description, breadcrumbs for the theme.

    The theme prints the texts as HTML, so they are escaped here.
    """
    crumbs = [{"title": as_html(title), "url": published(path)} for title, path in page.breadcrumbs]
    texts = {
        "title": escape(page.title),
        "name": as_html(page.title),
        "description": escape(page.description),
    }
    fields: dict[str, object] = {**texts, "breadcrumbs": crumbs, "contents": page.contents}
    if page.figure:
        fields["figure"] = str(page.figure)
    if page.script:
        fields |= {"script": page.script, "columns": escape(columns_json(page))}
    return yaml_block(fields)


def columns_json(page: Page) -> str:
    """The columns of a list as JSON, which the script of the list reads."""
    columns = [
        {**asdict(column), "values": [list(pair) for pair in column.values]}
        for column in page.columns
    ]
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":"))


def content_front_matter(page: ContentPage, code: str) -> str:
    """The YAML before the Markdown of a hand-written page: its title.

    If the page is not in the language `code`, a notice in that language says so.
    """
    if page.language == code:
        return yaml_block({"title": escape(page.title), "contents": True})
    notice = language_named(code).text("This page is in English; it has not been translated.")
    return yaml_block(
        {"title": escape(page.title), "contents": False, "untranslated": escape(notice)}
    )


def as_html(text: str) -> str:
    """A text as HTML, with `lang` on its parts that are in English."""
    if not isinstance(text, Marked):
        return escape(text)
    return escape(text.source).replace(BEGIN, f"<span {ENGLISH}>").replace(END, "</span>")


def yaml_block(fields: dict[str, object]) -> str:
    """Fields as the YAML block that begins a file of Markdown."""
    text = yaml.dump(
        fields, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000
    )
    return f"---\n{text}---\n\n"


def published(path: str) -> str:
    """The address of the page that MkDocs makes of a Markdown file.

    un-swap/index.md becomes un-swap/, and figures/x.md becomes figures/x/.
    """
    return (
        path.removesuffix("index.md")
        if posixpath.basename(path) == "index.md"
        else f"{path.removesuffix('.md')}/"
    )
