"""MkDocs: its configuration, laid over mkdocs.yml for each language, and one run."""

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from generator.errors import ContentError, Place
from generator.language import Language, gettext_noop, language_named
from generator.language.names import INDEPENDENT
from generator.models import Register
from generator.pages.releases import release_text
from generator.site.project import address
from generator.site.rendering import PlainText
from generator.site.settings import VALIDATION, extensions

THEME = Path(__file__).parents[2] / "site_templates" / "theme"
"""The templates, scripts and style sheets of the program. A project brings none."""
FOOT = (
    (gettext_noop("How accountability works"), "mechanisms/"),
    (gettext_noop("A to Z"), "a-z/"),
    (gettext_noop("By year"), "years/"),
    (gettext_noop("Releases"), "releases/"),
    (gettext_noop("Corrections"), "corrections/"),
    (gettext_noop("Verify a file"), "verify/"),
    (gettext_noop("All figures"), "figures/"),
    (gettext_noop("Search"), "search/"),
)
"""Pages that the foot of every page leads to."""
MARKS = {"logo": "assets/logo.svg", "favicon": "assets/favicon.svg"}
"""The mark of the site: a circle of the four grades."""
UNPUBLISHED = ("/assets/javascripts/", "/assets/images/", "/assets/stylesheets/*.map")
"""Patterns of what Material brings along and no page asks for."""
PUBLISHED = ("!/templates/",)
"""Patterns of pages that MkDocs leaves out by itself."""


@dataclass(frozen=True)
class LanguageBuild:
    """One run of MkDocs."""

    code: str
    staging: Path
    target: Path
    settings: dict[str, Any]
    epoch: str


def language_build(
    configuration: Mapping[str, Any],
    register: Register,
    languages: Sequence[str],
    folders: tuple[Path, Path],
) -> LanguageBuild:
    """The run for the first of the languages. `folders` are where it is staged and where its pages
    go.
    """
    code = languages[0]
    language = language_named(code)
    staging, target = folders
    alternates = [
        {"name": language_named(other).name, "link": f"site:/{other}/", "lang": other}
        for other in sorted(languages)
    ]
    settings = {
        "site_name": configuration["site_name"],
        "site_url": f"{address(configuration)}{code}/",
        "site_description": language.text(
            "Public accountability results, each figure with its source and paragraph."
        ),
        "copyright": imprint(register, language),
        "docs_dir": str(staging / "docs"),
        "site_dir": str(target),
        "theme": {"name": "material", "custom_dir": str(THEME), "language": code, **MARKS},
        "extra": {
            "alternate": alternates,
            "words": page_words(language),
            "styles": style_sheets(),
        },
        "use_directory_urls": True,
        "strict": True,
        "plugins": [],
        "markdown_extensions": extensions(configuration),
        "validation": VALIDATION,
        "not_in_nav": "*",
        "exclude_docs": "\n".join((*UNPUBLISHED, *PUBLISHED)),
    }
    created = register.release.created
    epoch = str(int(datetime(created.year, created.month, created.day, tzinfo=UTC).timestamp()))
    return LanguageBuild(code, staging, target, settings, epoch)


def imprint(register: Register, language: Language) -> str:
    """What stands at the foot of every page: the release, whose site this is, and the licences."""
    return f"{release_text(register, language)} {language.text(INDEPENDENT)}"


def page_words(language: Language) -> dict[str, Any]:
    """Words of the theme's own templates."""
    return {
        "breadcrumbs": language.text("Where you are"),
        "lost": language.text("This page does not exist"),
        "lost_why": language.text(
            "Addresses of figures, entities and sources do not change; perhaps this one was mistyped."
        ),
        "home": language.text("Home"),
        "independent": language.text("Independent; not a publication of the UN or the ILO"),
        "direction": language.direction,
        "skip": language.text("Skip to content"),
        "sections": language.text("Sections"),
        "languages": language.text("Languages"),
        "language": language.name,
        "menu": language.text("Menu"),
        "contents": language.text("On this page"),
        "cite": language.text("How to cite"),
        "dark": language.text("Switch to dark mode"),
        "light": language.text("Switch to light mode"),
        "search": language.text("Search"),
        "foot": [{"title": escape(language.text(title)), "path": path} for title, path in FOOT],
        "more": language.text("More"),
        "scripts": {name: escape(text) for name, text in script_words(language).items()},
    }


def script_words(language: Language) -> dict[str, str]:
    """Words of the scripts in `assets/`, which get them as attributes."""
    return {
        "all": language.text("all"),
        "search": language.text("Narrow down"),
        "count": language.text("{shown} of {all} shown"),
        "filters": language.text("Filters"),
        "reset": language.text("Show all"),
        "one": language.text("Choose two to four to compare"),
        "pick": language.text("Choose"),
        "add": language.text("Add"),
        "remove": language.text("Remove {name}"),
        "side": language.text("Side by side"),
        "few": language.text("Add one more to see both side by side."),
        "most": language.text("Four at most fit side by side. Remove one first."),
        "choose": language.text("Choose a file, or drop it here"),
        "reading": language.text("Reading …"),
        "found": language.text("One of ours:"),
        "none": language.text("Not one of ours, or changed since."),
        "failed": language.text("This could not be found out:"),
        "query": language.text("Search"),
        "hits": language.text("Results: {count}"),
        "nothing": language.text("Nothing found."),
        "letters": language.text("Look from A to Z"),
        "more": language.text("Show more"),
        **label_words(language),
    }


def label_words(language: Language) -> dict[str, str]:
    """What the labels of `labels.py` are called."""
    return {
        "kind": language.text("Kind of page"),
        "package": language.text("Package"),
        "entity": language.text("Entity"),
        "indicator": language.text("Indicator"),
        "period": language.text("Period"),
    }


def style_sheets() -> list[str]:
    """The style sheets of Material, with the hashes in their names, and ours."""
    templates = files("material") / "templates"
    sheets = sorted(
        f"assets/stylesheets/{sheet.name}"
        for sheet in (templates / "assets" / "stylesheets").iterdir()
        if sheet.name.endswith(".min.css")
    )
    return [*sheets, *sorted(f"assets/{path.name}" for path in (THEME / "assets").glob("*.css"))]


class Complaints(logging.Handler):
    """Collects what MkDocs warns about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def run_mkdocs(build_of: LanguageBuild) -> None:
    """One strict run. Raises `ContentError` with what MkDocs finds fault with."""
    os.environ["SOURCE_DATE_EPOCH"] = build_of.epoch
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    path = build_of.staging / "mkdocs.yml"
    path.write_text(yaml.safe_dump(build_of.settings, allow_unicode=True), "utf-8")
    complaints = Complaints()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    try:
        configuration = load_config(str(path), strict=True)
        configuration["markdown_extensions"].append(PlainText())
        build(configuration)
    except (Abort, MkDocsException) as error:
        found = "; ".join(complaints.lines) or str(error)
        place, fix = (
            Place(f"content/{build_of.code}"),
            "mend the page or the template that it names",
        )
        raise ContentError(place, f"MkDocs finds fault: {found}", fix) from None
    finally:
        logger.removeHandler(complaints)
