"""Reads and checks mkdocs.yml. Anybody who edits a project can change it, so it must not run code.

A project chooses names, texts, its address, and which extensions of Markdown it lists. The program
sets all other settings of MkDocs (`engine.py`). The file may repeat these, but only with the same
values, so that nobody is misled. All values are texts as they are written, lists, or mappings:
`true` is a text of four letters.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.errors import ContentError, InvalidRelease, Place, is_visible, shown
from generator.files import ASSETS, SETTINGS, Files
from generator.site.addresses import is_site_address
from generator.site.rendering import Extensions
from generator.site.strict_yaml import Document, parsed_document
from generator.site.theme import JUDGED, theme_problems, wrong_sheets

LONGEST_SITE_NAME, LONGEST_LINE = 100, 300
"""The most characters of the name of the site, and of its other texts."""
DEEPEST_HEADING = 6
"""The lowest level of headings in a list of contents, unless mkdocs.yml sets another."""
VALIDATION = {
    "nav": dict.fromkeys(("omitted_files", "not_found", "absolute_links"), "warn"),
    "links": dict.fromkeys(
        ("not_found", "absolute_links", "unrecognized_links", "anchors"), "warn"
    ),
}
"""The checks of MkDocs. Each warning ends the build, because the build is strict."""
FIXED: Mapping[str, Any] = {
    "docs_dir": "content/en",
    "site_dir": "site",
    "use_directory_urls": "true",
    "strict": "true",
    "theme": {"name": "material", "custom_dir": "site_templates/theme", "language": "en"},
    "plugins": [],
    "validation": VALIDATION,
}
"""Settings that the program sets. The file may repeat such a setting or a part of it."""
ELSEWHERE = {
    "site_description": (
        "datapackage.json says what the site is, in each language",
        "write it there as promise, and delete it here",
    ),
}
"""Settings of MkDocs that the project makes in another way: why, and how."""
EXTENSIONS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "tables": {},
    "toc": {"permalink": ("false",), "toc_depth": tuple("123456")},
}
"""The extensions of Markdown that mkdocs.yml may list, with their options and their values."""


@dataclass(frozen=True)
class Choice:
    """A setting that a project chooses."""

    wrong: Callable[[Any], list[Any]]
    """Gives the parts of a value that are not legal; an empty list if the value is legal."""
    fix: str
    required: bool = False


def read_configuration(files: Files) -> dict[str, Any]:
    """The settings of mkdocs.yml by name. `files` are those of the project.

    Raises `InvalidRelease` with every setting that is not allowed.
    """
    document = settings_document(files)
    problems = list(setting_problems(document))
    if problems:
        raise InvalidRelease(problems)
    return dict(document.values)


def settings_document(files: Files) -> Document:
    """mkdocs.yml as plain YAML. Raises `InvalidRelease` if it is missing, or not plain."""
    try:
        if SETTINGS not in files:
            raise ContentError(Place(SETTINGS), "the file does not exist", "add it")
        return parsed_document(files[SETTINGS], SETTINGS)
    except ContentError as error:
        raise InvalidRelease([error]) from None


def setting_problems(document: Document) -> Iterator[ContentError]:
    """Settings that are unknown, settings whose value is not allowed, and missing settings."""
    for name, value in document.values.items():
        if name in CHOICES:
            wrong, fix = CHOICES[name].wrong(value), CHOICES[name].fix
        elif name in FIXED:
            if name == "theme" and isinstance(value, dict):
                yield from theme_problems(value, Place(SETTINGS, document.rows[name], name))
            wrong = differing(unjudged(name, value), FIXED[name])
            fix = f"write {as_yaml(FIXED[name])}, or delete the setting: the program sets it"
        elif name in ELSEWHERE:
            why, fix = ELSEWHERE[name]
            yield ContentError(Place(SETTINGS, document.rows[name], name), why, fix)
            continue
        else:
            fix = f"delete it; what may be set is: {', '.join((*CHOICES, *FIXED))}"
            yield ContentError(
                Place(SETTINGS, document.rows[name]), f"{shown(name)} may not be set", fix
            )
            continue
        place = Place(SETTINGS, document.rows[name], name)
        yield from (ContentError(place, f"{shown(part)} is not allowed", fix) for part in wrong)
    for name, choice in CHOICES.items():
        if choice.required and name not in document.values:
            yield ContentError(Place(SETTINGS, field=name), "the setting is missing", choice.fix)


def unjudged(name: str, value: Any) -> Any:
    """The value of a setting without what `theme_problems` judges."""
    if name != "theme" or not isinstance(value, dict):
        return value
    return {part: text for part, text in value.items() if part not in JUDGED}


def differing(value: Any, fixed: Any) -> list[Any]:
    """The parts of a value that are not in `fixed`, the value that the program sets."""
    if isinstance(fixed, dict) and isinstance(value, dict):
        return [
            f"{name}: {part}" for name, part in value.items() if differing(part, fixed.get(name))
        ]
    if isinstance(fixed, list) and isinstance(value or [], list):
        return [part for part in value or [] if part not in fixed]
    return [] if value == fixed else [value]


def as_yaml(value: Any) -> str:
    """A value as it is written in mkdocs.yml."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {as_yaml(part)}' for name, part in value.items())}}}"
    return f"[{', '.join(value)}]" if isinstance(value, list) else str(value)


def unless(is_legal: Callable[[str], bool]) -> Callable[[Any], list[Any]]:
    """A function for `Choice.wrong` of a setting that is one text. `is_legal` judges the text."""
    return lambda value: [] if isinstance(value, str) and is_legal(value) else [value]


def is_line(text: str) -> bool:
    """True for a text on one line that holds no HTML."""
    return len(text) <= LONGEST_LINE and is_visible(text) and not set("<>") & set(text)


def is_name(text: str) -> bool:
    """True for a text that is short and not blank."""
    return is_line(text) and bool(text.strip()) and len(text) <= LONGEST_SITE_NAME


def wrong_extensions(value: Any) -> list[Any]:
    """Extensions that are not allowed, are named twice, or have options that they may not have."""
    if not isinstance(value, list):
        return [value]
    options = [{part: {}} if isinstance(part, str) else part for part in value]
    names = [name for part in options if isinstance(part, dict) for name in part]
    return [
        part
        for part, extension in zip(value, options, strict=True)
        if not isinstance(extension, dict)
        or len(extension) != 1
        or any(
            names.count(name) > 1 or not is_extension(name, chosen)
            for name, chosen in extension.items()
        )
    ]


def is_extension(name: str, options: Any) -> bool:
    """True if an extension is allowed with these options. They are None for `- toc:`."""
    if name not in EXTENSIONS or not isinstance(options or {}, dict):
        return False
    return all(
        chosen in EXTENSIONS[name].get(option, ()) for option, chosen in (options or {}).items()
    )


LINE = Choice(unless(is_line), f"write plain text on one line, at most {LONGEST_LINE} characters")
EACH_ONCE = (
    f"write each of these once: {', '.join(EXTENSIONS)}; "
    "toc may have permalink: false and toc_depth: 1 to 6, the others have no options"
)
CHOICES: Mapping[str, Choice] = {
    "site_name": Choice(
        unless(is_name), f"write plain text, at most {LONGEST_SITE_NAME} characters", required=True
    ),
    "site_url": Choice(
        unless(is_site_address), "write it like https://answerable.example/", required=True
    ),
    "copyright": LINE,
    "extra_css": Choice(
        wrong_sheets, f"write paths of style sheets in {ASSETS}, each once: [assets/own.css]"
    ),
    "markdown_extensions": Choice(wrong_extensions, EACH_ONCE),
}
"""The settings that a project chooses."""


def extensions_of(files: Files) -> Extensions:
    """The extensions that pages of a project are rendered with, even if mkdocs.yml is wrong."""
    try:
        return extensions(read_configuration(files))
    except InvalidRelease:
        return extensions({})


def extensions(configuration: Mapping[str, Any]) -> Extensions:
    """The extensions that every page is rendered with, as MkDocs takes them.

    Generated pages need all of them. mkdocs.yml only sets the depth of lists of contents.
    """
    depth = DEEPEST_HEADING
    for extension in configuration.get("markdown_extensions", ()):
        if isinstance(extension, dict) and extension.get("toc"):
            depth = int(extension["toc"].get("toc_depth", depth))
    others = [name for name in EXTENSIONS if name != "toc"]
    return [*others, {"toc": {"permalink": False, "toc_depth": depth}}]
