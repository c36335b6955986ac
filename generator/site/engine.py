"""MkDocs: its configuration, laid over mkdocs.yml for each language, and one run."""

import logging
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from generator.errors import ContentError, InvalidRelease, Place, nearest, shown
from generator.language import Language, language_named
from generator.models import Release

SETTINGS = (
    "site_name", "site_url", "site_description", "copyright", "docs_dir", "site_dir", "use_directory_urls", "strict",
    "theme", "extra", "extra_css", "plugins", "markdown_extensions", "validation",
)  # fmt: skip
"""What mkdocs.yml may set: a configuration that came with a push must not run code (so no hooks, no plugins)."""
EXTENSIONS = ("admonition", "attr_list", "def_list", "footnotes", "tables", "toc")
THEME = Path(__file__).parents[2] / "site_templates" / "theme"


@dataclass(frozen=True)
class Configuration:
    """mkdocs.yml as read, and the release that dates the build."""

    settings: dict[str, Any]
    release: Release

    @property
    def address(self) -> str:
        """The address of the site, with a slash at its end."""
        return str(self.settings["site_url"]).rstrip("/") + "/"


@dataclass(frozen=True)
class LanguageBuild:
    """One run of MkDocs. Plain values only: it travels to another process."""

    code: str
    staging: Path
    target: Path
    settings: dict[str, Any]
    epoch: str


def read_configuration(path: Path, release: Release) -> Configuration:
    """mkdocs.yml, loaded without tags. Raises `InvalidRelease` where it sets what it may not."""
    file = path.name
    try:
        settings = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError:
        raise InvalidRelease([ContentError(Place(file), "the file does not exist", "add it")]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        row = mark.line + 1 if mark else None
        raise InvalidRelease(
            [
                ContentError(
                    Place(file, row),
                    f"the YAML is wrong: {getattr(error, 'problem', '')}",
                    "mend it; tags like !!python are not allowed",
                )
            ]
        ) from None
    if not isinstance(settings, dict):
        raise InvalidRelease(
            [ContentError(Place(file), "the file holds no settings", "write a mapping, like site_name: Answerable")]
        )
    problems = [
        ContentError(Place(file, field=name), f"{shown(name)} may not be set", nearest(name, SETTINGS))
        for name in settings
        if name not in SETTINGS
    ]
    names = [next(iter(one)) if isinstance(one, dict) else one for one in settings.get("markdown_extensions") or []]
    problems += [
        ContentError(
            Place(file, field="markdown_extensions"), f"{shown(name)} is not allowed", nearest(name, EXTENSIONS)
        )
        for name in names
        if name not in EXTENSIONS
    ]
    if settings.get("plugins"):
        problems.append(ContentError(Place(file, field="plugins"), "plugins are not allowed", "write plugins: []"))
    if not str(settings.get("site_url", "")).startswith(("https://", "http://")):
        problems.append(
            ContentError(
                Place(file, field="site_url"),
                "the address of the site is missing",
                "write it like https://answerable.example/",
            )
        )
    theme = settings.get("theme")
    if (
        not isinstance(theme, dict)
        or theme.get("name") != "material"
        or theme.get("custom_dir") != "site_templates/theme"
    ):
        problems.append(
            ContentError(
                Place(file, field="theme"),
                "the theme is not ours",
                "write name: material and custom_dir: site_templates/theme",
            )
        )
    if problems:
        raise InvalidRelease(problems)
    return Configuration(settings, release)


def language_build(configuration: Configuration, code: str, folders: tuple[Path, Path]) -> LanguageBuild:
    """The run for one language. `folders` are where it is staged and where its pages go."""
    language = language_named(code)
    staging, target = folders
    settings = dict(configuration.settings)
    theme = {
        **settings["theme"],
        "custom_dir": str(THEME),
        "language": code,
        "palette": palette(settings["theme"], language),
    }
    alternates = [
        {"name": language_named(other).name, "link": f"site:/{other}/", "lang": other}
        for other in configuration.release.languages
    ]
    settings |= {
        "site_url": f"{configuration.address}{code}/",
        "site_description": language.text("Public accountability results, each figure with its source and paragraph."),
        "copyright": escape(
            language.text("Independent; not a publication of the United Nations or the ILO. Data CC BY 4.0, code MIT.")
        ),
        "docs_dir": str(staging / "docs"),
        "site_dir": str(target),
        "theme": theme,
        "extra": {
            **settings.get("extra", {}),
            "alternate": alternates,
            "words": {"breadcrumbs": language.text("Where you are")},
        },
        "not_in_nav": "*",
    }
    created = configuration.release.created
    epoch = str(int(datetime(created.year, created.month, created.day, tzinfo=UTC).timestamp()))
    return LanguageBuild(code, staging, target, settings, epoch)


def palette(theme: dict[str, Any], language: Language) -> list[dict[str, Any]]:
    """The palettes with the names of their switches in the reader's language."""
    names = {"default": language.text("Switch to dark mode"), "slate": language.text("Switch to light mode")}
    return [{**one, "toggle": {**one["toggle"], "name": names[one["scheme"]]}} for one in theme["palette"]]


class Complaints(logging.Handler):
    """Collects what MkDocs warns about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def run_mkdocs(build_of: LanguageBuild) -> None:
    """One strict run. Raises `ContentError` with every warning of MkDocs."""
    os.environ["SOURCE_DATE_EPOCH"] = build_of.epoch
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    path = build_of.staging / "mkdocs.yml"
    path.write_text(yaml.safe_dump(build_of.settings, allow_unicode=True), "utf-8")
    complaints = Complaints()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    try:
        build(load_config(str(path), strict=True))
    except (Abort, MkDocsException) as error:
        said = "; ".join(complaints.lines) or str(error)
        raise ContentError(
            Place(f"mkdocs.yml ({build_of.code})"),
            f"MkDocs finds fault: {said}",
            "mend the page or template that it names",
        ) from None
    finally:
        logger.removeHandler(complaints)
