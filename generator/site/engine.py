"""Runs MkDocs for one language, with settings made from mkdocs.yml."""

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
"""Links at the foot of every page: text, and path below the folder of the language."""
MARKS = {"logo": "assets/logo.svg", "favicon": "assets/favicon.svg"}
"""The images of the site: a circle of the four grades."""
UNPUBLISHED = ("/assets/javascripts/", "/assets/images/", "/assets/stylesheets/*.map")
"""Patterns of files of Material that no page uses."""
PUBLISHED = ("!/templates/",)
"""Patterns of pages that MkDocs would leave out by default."""


@dataclass(frozen=True)
class LanguageBuild:
    """What one run of MkDocs needs."""

    code: str
    """The language."""
    staging: Path
    """The folder that MkDocs reads."""
    target: Path
    """The folder into which MkDocs writes the pages."""
    settings: dict[str, Any]
    """The settings of MkDocs. `staging.py` adds the navigation."""
    epoch: str
    """The date of the release in seconds since 1970. MkDocs takes it for the date of the build."""


def language_build(
    configuration: Mapping[str, Any],
    register: Register,
    *,
    languages: Sequence[str],
    staging: Path,
    target: Path,
) -> LanguageBuild:
    """The run of MkDocs for the first of the languages. The others are linked.

    `configuration` are the settings of mkdocs.yml. MkDocs reads `staging` and writes `target`.
    """
    code = languages[0]
    language = language_named(code)
    settings = {
        **site_settings(configuration, language),
        "copyright": imprint(register, language),
        "docs_dir": str(staging / "docs"),
        "site_dir": str(target),
        "extra": {
            "alternate": alternates(languages),
            "words": page_words(language),
            "styles": style_sheets(),
        },
    }
    created = register.release.created
    epoch = str(int(datetime(created.year, created.month, created.day, tzinfo=UTC).timestamp()))
    return LanguageBuild(code, staging, target, settings, epoch)


def site_settings(configuration: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """The settings of MkDocs that depend only on mkdocs.yml and on the language."""
    return {
        "site_name": configuration["site_name"],
        "site_url": f"{address(configuration)}{language.code}/",
        "site_description": language.text(
            "Public accountability results, each figure with its source and paragraph."
        ),
        "theme": {
            "name": "material",
            "custom_dir": str(THEME),
            "language": language.code,
            **MARKS,
        },
        "use_directory_urls": True,
        "strict": True,
        "plugins": [],
        "markdown_extensions": extensions(configuration),
        "validation": VALIDATION,
        "not_in_nav": "*",
        "exclude_docs": "\n".join((*UNPUBLISHED, *PUBLISHED)),
    }


def alternates(languages: Sequence[str]) -> list[dict[str, str]]:
    """Links to all languages for the theme. `assembly.py` gives them their final addresses."""
    return [
        {"name": language_named(code).name, "link": f"site:/{code}/", "lang": code}
        for code in sorted(languages)
    ]


def imprint(register: Register, language: Language) -> str:
    """The text at the foot of every page: the release, and that the site is independent."""
    return f"{release_text(register, language)} {language.text(INDEPENDENT)}"


def page_words(language: Language) -> dict[str, Any]:
    """The words that the templates of the theme show."""
    return {
        "breadcrumbs": language.text("Where you are"),
        "lost": language.text("This page does not exist"),
        "lost_why": language.text(
            "Addresses of figures, entities and sources do not change; "
            "perhaps this one was mistyped."
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
    """The words that the scripts in `assets/` show. They read them from attributes."""
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
    """The names of the labels of `labels.py`."""
    return {
        "kind": language.text("Kind of page"),
        "package": language.text("Package"),
        "entity": language.text("Entity"),
        "indicator": language.text("Indicator"),
        "period": language.text("Period"),
    }


def style_sheets() -> list[str]:
    """The paths of the style sheets: those of Material, with hashes in their names, and ours."""
    templates = files("material") / "templates"
    sheets = sorted(
        f"assets/stylesheets/{sheet.name}"
        for sheet in (templates / "assets" / "stylesheets").iterdir()
        if sheet.name.endswith(".min.css")
    )
    return [*sheets, *sorted(f"assets/{path.name}" for path in (THEME / "assets").glob("*.css"))]


class Complaints(logging.Handler):
    """Collects the warnings of MkDocs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def run_mkdocs(run: LanguageBuild) -> None:
    """Runs MkDocs once. Raises `ContentError` with all its warnings and errors."""
    os.environ["SOURCE_DATE_EPOCH"] = run.epoch
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    path = run.staging / "mkdocs.yml"
    path.write_text(yaml.safe_dump(run.settings, allow_unicode=True), "utf-8")
    complaints = Complaints()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    try:
        configuration = load_config(str(path), strict=True)
        configuration["markdown_extensions"].append(PlainText())
        build(configuration)
    except (Abort, MkDocsException) as error:
        reason = "; ".join(complaints.lines) or str(error)
        fix = "mend the page or the template that it names"
        place = Place(f"content/{run.code}")
        raise ContentError(place, f"MkDocs finds fault: {reason}", fix) from None
    finally:
        logger.removeHandler(complaints)
