# ruff: noqa: ARG002 - MkDocs passes arguments by name
"""Runs MkDocs for one language, with settings made from mkdocs.yml.

No other module knows MkDocs, but for `preview.py`, which uses its server.
"""

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import jinja2
import yaml
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.errors import ContentError, InvalidRelease, Place
from generator.language import Language
from generator.language.isolation import html_text, plain_html
from generator.pages.markdown import Found, Structure
from generator.site.articles import Article
from generator.site.built import Built
from generator.site.files import write
from generator.site.markup import MOST_FAULTS, Allowed
from generator.site.project import address
from generator.site.rendering import PlainText
from generator.site.settings import VALIDATION, extensions
from generator.site.surroundings import THEME, Surroundings
from generator.site.theme import look_of

LINKS_UNCHECKED = dict.fromkeys(VALIDATION["links"], "ignore")
"""MkDocs checks no links, as it knows no records and no files: `links.py` and `built.py` do."""
UNPUBLISHED = (
    "/assets/javascripts/", "/assets/images/", "/assets/stylesheets/*.map", "/sitemap.xml",
)  # fmt: skip
"""Patterns of files of Material that no page uses. The site has a sitemap of its own."""
PUBLISHED = ("!/templates/",)
"""Patterns of pages that MkDocs would leave out by default."""


class NoSettings(Config):  # type: ignore[no-untyped-call]
    """The settings of our plugin: none."""


class Publisher(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]
    """A plugin that gives MkDocs our pages, and checks what it makes of them."""

    def __init__(self, articles: Sequence[Article], around: Surroundings) -> None:
        super().__init__()
        self.articles = {article.path: article for article in articles}
        self.around = around
        self.structure, self.allowed = Structure(around.language), Allowed()
        self.built: dict[str, Built] = {}
        """The finished pages, by address."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        config["markdown_extensions"] += [PlainText(), self.allowed, self.structure]
        config.theme.static_templates.discard("sitemap.xml")
        if own := self.around.citing.register.own_templates:
            config.theme.dirs.insert(0, str(Path(own, "theme")))
        return config

    def on_env(
        self, env: jinja2.Environment, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        language = self.around.language
        env.autoescape = env.trim_blocks = env.lstrip_blocks = True
        env.globals |= self.around.names()
        env.filters["isolated"] = lambda text: html_text(text, language.direction)
        env.filters["unescaped"] = unescape
        env.filters["plain"] = plain_html
        return env

    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        article = self.articles[page.file.src_uri]
        # This replaces what MkDocs takes for settings at the beginning of the file.
        page.meta = {"article": article}
        self.structure.begin(article.plan)
        return article.markdown

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        article, allowed = self.articles[page.file.src_uri], self.allowed
        if not article.is_generated and allowed.faults:
            file = f"{self.around.language.code}/{article.url}index.html"
            raise InvalidRelease(
                [
                    ContentError(Place(file), fault.problem, fault.fix)
                    for fault in allowed.faults[:MOST_FAULTS]
                ]
            )
        check_parts(article, self.structure.found, html)
        found = self.structure.found
        self.built[article.url] = Built(found.prose, allowed.addresses, set(allowed.anchors))
        # The only text of a shell is the place of its body, which is no paragraph.
        text = article.markdown if article.is_shell else html
        return Markup(text)  # noqa: S704 - written by Python-Markdown, checked by `Allowed`

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        article = self.articles[page.file.src_uri]
        if article.cited.head not in output or article.cited.section not in output:
            raise missing_part(article, "how the page is cited")
        self.built[article.url] = replace(self.built[article.url], html=output)
        return "" if article.is_shell else output


def check_parts(article: Article, found: Found, html: str) -> None:
    """Raises `ContentError` if a figure, a table or a chart of a page is not in its HTML."""
    if not article.is_generated:
        return
    figures = (article.figures, found.figures, html.count('data-figure="'))
    tables = (article.tables, found.tables, html.count("<table"))
    for name, (promised, *reached) in {"figures": figures, "tables": tables}.items():
        # Charts have figures and tables of their own, which only are in the HTML.
        if reached[0] != promised or reached[1] < promised:
            raise missing_part(article, f"of {promised} {name} all but {min(reached)}")
    for name in article.plan.charts:
        if found.charts.count(name) != 1 or html.count(f' id="chart-{name}"') != 1:
            raise missing_part(article, f"the chart {name}, once,")


def missing_part(article: Article, what: str) -> ContentError:
    """The error that a part of a page is not in its HTML. `what` names the part."""
    return ContentError(
        Place(article.path),
        f"{what} did not reach the HTML",
        "look at the Markdown of the page and at what MkDocs makes of it",
    )


class Complaints(logging.Handler):
    """Collects the warnings of MkDocs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def run_mkdocs(
    configuration: Mapping[str, Any], publisher: Publisher, *, staging: Path, target: Path
) -> dict[str, Built]:
    """Runs MkDocs on the pages of `publisher`; returns the finished pages by address.

    `configuration` is that of mkdocs.yml. MkDocs reads `staging` and writes `target`. Raises
    `ContentError` with all warnings and errors of MkDocs, and if a page or a part of it is missing.
    """
    around = publisher.around
    created = around.citing.register.release.created
    midnight = datetime(created.year, created.month, created.day, tzinfo=UTC)
    # MkDocs takes this date for that of the build.
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    settings = {
        **site_settings(configuration, around.language),
        "site_name": around.name,
        "nav": [{str(tab.title): tab.path} for tab in around.tabs],
        "docs_dir": str(staging / "docs"),
        "site_dir": str(target),
    }
    write(staging, "mkdocs.yml", yaml.safe_dump(settings, allow_unicode=True))
    for article in publisher.articles.values():
        write(staging / "docs", article.path, article.markdown)
    build_strictly(staging / "mkdocs.yml", publisher)
    for article in publisher.articles.values():
        if article.url not in publisher.built:
            raise missing_part(article, "the page")
    return publisher.built


def build_strictly(settings: Path, publisher: Publisher) -> None:
    """Runs MkDocs with a file of settings. Raises `ContentError` if it warns of anything."""
    complaints = Complaints()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    try:
        loaded = load_config(str(settings), strict=True)
        loaded.plugins["publisher"] = publisher
        build(loaded)
    except (Abort, MkDocsException) as error:
        reason = "; ".join(complaints.lines) or str(error)
        fix = "mend the page or the template that it names"
        place = Place(f"content/{publisher.around.language.code}")
        raise ContentError(place, f"MkDocs finds fault: {reason}", fix) from None
    finally:
        logger.removeHandler(complaints)


def site_settings(configuration: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """The settings of MkDocs that depend only on mkdocs.yml and on the language."""
    look = look_of(configuration, {})
    return {
        "site_name": configuration["site_name"],
        "site_url": f"{address(configuration)}{language.code}/",
        "theme": {
            "name": "material",
            "custom_dir": str(THEME),
            "language": language.code,
            "logo": look.logo,
            "favicon": look.favicon,
        },
        "use_directory_urls": True,
        "strict": True,
        "plugins": [],
        "markdown_extensions": extensions(configuration),
        "validation": {**VALIDATION, "links": LINKS_UNCHECKED},
        "not_in_nav": "*",
        "exclude_docs": "\n".join((*UNPUBLISHED, *PUBLISHED)),
    }
