"""mkdocs.yml: a configuration that came with a push, and must not run code."""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from generator.errors import ContentError, InvalidRelease, Place, nearest, shown
from generator.files import SETTINGS as SETTINGS_FILE
from generator.files import Files

SETTINGS = (
    "site_name", "site_url", "site_description", "copyright", "docs_dir", "site_dir", "use_directory_urls", "strict",
    "theme", "extra_css", "plugins", "markdown_extensions", "validation",
)  # fmt: skip
"""What mkdocs.yml may set: a configuration that came with a push must not run code (so no hooks, no plugins)."""
EXTENSIONS = ("admonition", "attr_list", "def_list", "footnotes", "tables", "toc")
OURS = {"name": "material", "custom_dir": "site_templates/theme"}
"""The theme, which overrides what the templates rely on."""
THEME = ("name", "custom_dir", "language")


def read_configuration(files: Files) -> dict[str, Any]:
    """The settings of mkdocs.yml, loaded without tags. Raises `InvalidRelease` where it sets what it may not."""
    try:
        settings = yaml.safe_load(files[SETTINGS_FILE].decode("utf-8"))
    except KeyError:
        raise InvalidRelease([ContentError(Place(SETTINGS_FILE), "the file does not exist", "add it")]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(SETTINGS_FILE, mark.line + 1 if mark else None)
        problem = f"the YAML is wrong: {getattr(error, 'problem', '')}"
        raise InvalidRelease([ContentError(place, problem, "mend it; tags like !!python are not allowed")]) from None
    if not isinstance(settings, dict):
        problem = "the file holds no settings"
        raise InvalidRelease([ContentError(Place(SETTINGS_FILE), problem, "write a mapping, like site_name: Answerable")])
    problems = list(setting_problems(settings, SETTINGS_FILE))
    if problems:
        raise InvalidRelease(problems)
    return settings


def appearance_problems(settings: Mapping[str, Any], file: str) -> Iterator[ContentError]:
    """A theme that is not ours, or set otherwise than by its language; style sheets of others; HTML in a text."""
    theme = settings.get("theme")
    if not isinstance(theme, dict) or not OURS.items() <= theme.items():
        fix = "write name: material and custom_dir: site_templates/theme"
        yield ContentError(Place(file, field="theme"), "the theme is not ours", fix)
        return
    for name in sorted(set(theme) - set(THEME)):
        yield ContentError(Place(file, field="theme"), f"{shown(name)} may not be set", nearest(name, THEME))
    for sheet in settings.get("extra_css") or []:
        if not str(sheet).startswith("assets/") or ".." in str(sheet):
            fix = "put it into site_templates/theme/assets and write assets/…"
            yield ContentError(Place(file, field="extra_css"), f"{shown(sheet)} is not a style sheet of ours", fix)
    for name in ("site_name", "site_description", "copyright"):
        if any(mark in str(settings.get(name, "")) for mark in "<>"):
            yield ContentError(Place(file, field=name), "it holds HTML", "write plain text")


def setting_problems(settings: Mapping[str, Any], file: str) -> Iterator[ContentError]:
    """Settings that could run code, and settings that we cannot do without."""
    for name in settings:
        if name not in SETTINGS:
            fix = f"delete it; what may be set is: {', '.join(SETTINGS)}"
            yield ContentError(Place(file, field=name), f"{shown(name)} may not be set", fix)
    extensions = [
        next(iter(one)) if isinstance(one, dict) else one for one in settings.get("markdown_extensions") or []
    ]
    for name in extensions:
        if name not in EXTENSIONS:
            place = Place(file, field="markdown_extensions")
            yield ContentError(place, f"{shown(name)} is not allowed", nearest(name, EXTENSIONS))
    if settings.get("plugins"):
        yield ContentError(Place(file, field="plugins"), "plugins are not allowed", "write plugins: []")
    if not str(settings.get("site_url", "")).startswith(("https://", "http://")):
        place = Place(file, field="site_url")
        yield ContentError(place, "the address of the site is missing", "write it like https://answerable.example/")
    yield from appearance_problems(settings, file)
