"""The settings that mkdocs.yml may have, and their legal values.

All values are texts as they are written, lists, or mappings: `true` is a text of four letters.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import is_visible
from generator.language import is_language
from generator.site.addresses import is_site_address

THEME = Path(__file__).parents[2] / "site_templates" / "theme"
"""The templates, scripts and style sheets of the program. A project brings none."""
STYLE_SHEETS = tuple(f"assets/{path.name}" for path in sorted((THEME / "assets").glob("*.css")))
EXTENSIONS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "tables": {},
    "toc": {"permalink": ("false",), "toc_depth": tuple("123456")},
}
"""The extensions of Markdown that may be named, each with its options and their values."""
CHECKS = {
    "nav": ("omitted_files", "not_found", "absolute_links"),
    "links": ("not_found", "absolute_links", "unrecognized_links", "anchors"),
}
"""What MkDocs checks."""
FOLDER = re.compile("[a-z0-9_-]{1,40}(?:/[a-z0-9_-]{1,40}){0,3}")
LONGEST_NAME, LONGEST_TEXT = 100, 300
"""Characters of the name of the site, and of its other texts."""


@dataclass(frozen=True)
class Setting:
    """One setting of mkdocs.yml."""

    wrong: Callable[[Any], list[Any]]
    """The parts of a value that are not legal: none if the whole value is legal."""
    fix: str
    required: bool = False


def unless(is_legal: Callable[[str], bool]) -> Callable[[Any], list[Any]]:
    """For a setting that is one text: the text, if it is not legal."""
    return lambda value: [] if isinstance(value, str) and is_legal(value) else [value]


def is_line(text: str) -> bool:
    """True for a text on one line that holds no HTML."""
    return len(text) <= LONGEST_TEXT and is_visible(text) and not set("<>") & set(text)


def is_name(text: str) -> bool:
    """True for a short text that says something."""
    return is_line(text) and bool(text.strip()) and len(text) <= LONGEST_NAME


def is_folder(text: str) -> bool:
    """True for a path of plain names."""
    return bool(FOLDER.fullmatch(text))


def is_true(text: str) -> bool:
    return text == "true"


def wrong_theme(value: Any) -> list[Any]:
    """Everything but the theme of the program, and a language."""
    own = {"name": "material", "custom_dir": "site_templates/theme"}
    if not isinstance(value, dict) or not set(own) <= set(value):
        return [value]
    language = value.get("language", "en")
    if isinstance(language, str) and is_language(language):
        own["language"] = language
    return [f"{name}: {chosen}" for name, chosen in value.items() if own.get(name) != chosen]


def wrong_style_sheets(value: Any) -> list[Any]:
    """Style sheets that the theme of the program does not have."""
    if not isinstance(value, list):
        return [] if value == "" else [value]
    return [sheet for sheet in value if sheet not in STYLE_SHEETS]


def wrong_plugins(value: Any) -> list[Any]:
    """Plugins are code: there may be none."""
    return [] if value == [] else [value]


def wrong_extensions(value: Any) -> list[Any]:
    """Extensions that are not allowed or named twice, and such with options they may not have."""
    if not isinstance(value, list):
        return [value]
    options = [{one: {}} if isinstance(one, str) else one for one in value]
    names = [name for one in options if isinstance(one, dict) for name in one]
    return [
        written
        for written, chosen in zip(value, options, strict=True)
        if not isinstance(chosen, dict)
        or len(chosen) != 1
        or any(names.count(name) > 1 or not is_extension(name, own) for name, own in chosen.items())
    ]


def is_extension(name: str, options: Any) -> bool:
    """True if an extension is allowed with these options."""
    legal = EXTENSIONS.get(name)
    if legal is None or not isinstance(options, dict):
        return legal is not None and options == ""
    return all(chosen in legal.get(option, ()) for option, chosen in options.items())


def wrong_checks(value: Any) -> list[Any]:
    """Checks that MkDocs does not know, and such as do not end the build."""
    if not isinstance(value, dict):
        return [value]
    wrong: list[Any] = []
    for part, levels in value.items():
        if part not in CHECKS or not isinstance(levels, dict):
            wrong.append(f"{part}: {levels}")
        else:
            legal = dict.fromkeys(CHECKS[part], "warn")
            wrong += [f"{one}: {level}" for one, level in levels.items() if legal.get(one) != level]
    return wrong


NAME = f"write plain text, at most {LONGEST_NAME} characters"
ONE_LINE = f"write plain text on one line, at most {LONGEST_TEXT} characters"
ADDRESS = "write it like https://answerable.example/"
EACH_ONCE = (
    f"write each of these once: {', '.join(EXTENSIONS)}; "
    "toc may have permalink: false and toc_depth: 1 to 6, the others have no options"
)
LEGAL: Mapping[str, Setting] = {
    "site_name": Setting(unless(is_name), NAME, required=True),
    "site_url": Setting(unless(is_site_address), ADDRESS, required=True),
    "site_description": Setting(unless(is_line), ONE_LINE),
    "copyright": Setting(unless(is_line), ONE_LINE),
    "docs_dir": Setting(unless(is_folder), "write content/en"),
    "site_dir": Setting(unless(is_folder), "write site"),
    "use_directory_urls": Setting(unless(is_true), "write true: addresses end in a slash"),
    "strict": Setting(unless(is_true), "write true: a page that is wrong ends the build"),
    "theme": Setting(
        wrong_theme,
        "write name: material, custom_dir: site_templates/theme, language: en, and nothing else",
        required=True,
    ),
    "extra_css": Setting(wrong_style_sheets, f"write {', '.join(STYLE_SHEETS)}, or nothing"),
    "plugins": Setting(wrong_plugins, "write []: plugins are code"),
    "markdown_extensions": Setting(wrong_extensions, EACH_ONCE),
    "validation": Setting(wrong_checks, "write warn for each: a dead link ends the build"),
}
"""What mkdocs.yml may set."""
