"""What stands around the pages of one language: navigation, foot, and the words of the theme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from generator.ids import Link
from generator.language import Language, gettext_noop, language_named
from generator.models import Register
from generator.pages.home import promise
from generator.pages.levels import level_links
from generator.pages.mechanisms import mechanism_links
from generator.pages.page import published
from generator.pages.releases import release_text
from generator.pages.themes import theme_links
from generator.pages.timeline import timeline_link
from generator.site.charts import chart_words
from generator.site.citing import Citing
from generator.site.policy import PAGE_POLICY
from generator.site.theme import Look, provided_sheets
from generator.templates import templates

THEME = templates("theme")
"""The templates, scripts and style sheets of the program. A project brings none."""
FOOT = (
    (gettext_noop("A to Z"), "a-z/index.md"),
    (gettext_noop("By year"), "years/index.md"),
    (gettext_noop("Releases"), "releases/index.md"),
    (gettext_noop("Corrections"), "corrections/index.md"),
    (gettext_noop("Verify a file"), "verify/index.md"),
    (gettext_noop("All figures"), "figures/index.md"),
    (gettext_noop("Search"), "search/index.md"),
)
"""Links at the foot of every page to pages that each site has: texts and pages."""


@dataclass(frozen=True)
class Surroundings:
    """What stands around the pages of one language."""

    citing: Citing
    languages: Sequence[str]
    """All languages of the site, the first one of the site first."""
    tabs: Sequence[Link]
    """The navigation at the top."""
    foot: Sequence[Link]
    """The hand-written pages to which the foot links."""
    look: Look
    configuration: Mapping[str, Any]
    """The settings of mkdocs.yml."""
    bundle: str
    """The path of the script that draws charts in the browser, below the top of the site."""

    @property
    def language(self) -> Language:
        return self.citing.language

    @property
    def name(self) -> str:
        """The name of the site in this language."""
        identity = self.citing.register.release.identity
        return identity.title(self.language.code, self.configuration["site_name"])

    def names(self) -> dict[str, Any]:
        """What the templates of the theme print, by name."""
        language, address = self.citing.language, self.citing.address
        return {
            "site": address,
            "site_path": urlsplit(address).path,
            "policy": PAGE_POLICY,
            "language": language,
            "languages": [language_named(code) for code in sorted(self.languages)],
            "words": plain_texts(page_words(language)),
            "script_words": plain_texts(script_words(language)),
            "chart_words": plain_texts(chart_words(language)),
            "tabs": self.tabs,
            "foot": [*generated_in_foot(self.citing.register, language), *self.foot],
            "bundle": self.bundle,
            "styles": [*style_sheets(), *sorted(provided_sheets()), *self.look.sheets],
            "description": promise(self.citing.register, language),
            "imprint": imprint(
                self.citing.register, language, self.configuration.get("copyright", "")
            ),
            "identity": self.citing.register.release.identity,
            "notice": language.localised(self.citing.register.release.identity.notice),
            "published": published,
        }


def generated_in_foot(register: Register, language: Language) -> list[Link]:
    """The generated pages to which the foot of every page links, as far as they exist."""
    due = timeline_link(register, language)
    return [
        *([due] if due else []),
        *level_links(register, language),
        *theme_links(register, language),
        *mechanism_links(register, language),
        *(Link(language.text(title), path) for title, path in FOOT),
    ]


def plain_texts(texts: Mapping[str, str]) -> dict[str, str]:
    """Texts for attributes, without marks of their parts in English."""
    return {name: str(text) for name, text in texts.items()}


def imprint(register: Register, language: Language, rights: str) -> str:
    """The text at the foot of every page: release, publisher, notice, and `rights`."""
    identity = register.release.identity
    publisher = language.text(
        "Published by %(publisher)s.", publisher=identity.publisher(language.code)
    )
    notice = language.localised(identity.notice)
    parts = (release_text(register, language), publisher, notice, rights)
    return language.sentences([part for part in parts if part])


def page_words(language: Language) -> dict[str, str]:
    """The words that the templates of the theme show."""
    return {
        "breadcrumbs": language.text("Where you are"),
        "lost": language.text("This page does not exist"),
        "lost_why": language.text(
            "Addresses of figures, entities and sources do not change; "
            "perhaps this one was mistyped."
        ),
        "home": language.text("Home"),
        "credit": language.text("Made with Answerable"),
        "skip": language.text("Skip to content"),
        "sections": language.text("Sections"),
        "languages": language.text("Languages"),
        "menu": language.text("Menu"),
        "contents": language.text("On this page"),
        "cite": language.text("How to cite"),
        "dark": language.text("Switch to dark mode"),
        "light": language.text("Switch to light mode"),
        "search": language.text("Search"),
        "more": language.text("More"),
        "untranslated": language.text("This page is in English; it has not been translated."),
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
        "every": language.text("The whole table"),
        "few": language.text("Add one more to see both side by side."),
        "most": language.text("Four at most fit side by side. Remove one first."),
        "choose": language.text("Choose a file, or drop it here"),
        "reading": language.text("Reading …"),
        "found": language.text("We published this file:"),
        "none": language.text("We did not publish this file, or it has changed since."),
        "failed": language.text("This could not be checked:"),
        "query": language.text("Search"),
        "hits": language.text("Results: {count}"),
        "nothing": language.text("Nothing found."),
        "absent": language.text("On no page: {words}."),
        "some": language.text("No page has all of these words; these have some."),
        "held": language.text("What this site holds, and what it does not"),
        "letters": language.text("Look from A to Z"),
        "more": language.text("Show more"),
        "whole": language.text("The first {shown} rows are shown. Show all {all}"),
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
    """The paths of the style sheets of Material, which have hashes in their names."""
    material = files("material") / "templates"
    return sorted(
        f"assets/stylesheets/{sheet.name}"
        for sheet in (material / "assets" / "stylesheets").iterdir()
        if sheet.name.endswith(".min.css")
    )
