"""mkdocs.yml: a file that comes with a push, and must not run code.

The program itself sets most of what MkDocs is run with (`engine.py`). What mkdocs.yml says of those
settings has to agree with that, so that the file misleads nobody.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.errors import ContentError, InvalidRelease, Place, is_visible, shown
from generator.files import SETTINGS, Files
from generator.site.rendering import Extensions
from generator.site.setting_values import EXTENSIONS, LEGAL
from generator.site.strict_yaml import Document, parsed_document

DEEPEST_HEADING = 6
"""The level of headings down to which a list of contents goes, unless mkdocs.yml sets another."""


def read_configuration(files: Files) -> dict[str, Any]:
    """The settings of mkdocs.yml by name: each a text as it is written, a list, or a mapping.

    `files` are those of the project. Raises `InvalidRelease` with everything that may not be set.
    """
    document = settings_document(files)
    problems = list(setting_problems(document))
    if problems:
        raise InvalidRelease(problems)
    return dict(document.values)


def settings_document(files: Files) -> Document:
    """mkdocs.yml as plain YAML. Raises `InvalidRelease` where it is missing, or is not plain."""
    if SETTINGS not in files:
        raise InvalidRelease([ContentError(Place(SETTINGS), "the file does not exist", "add it")])
    try:
        text = files[SETTINGS].decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        wrong = ContentError(Place(SETTINGS), "the file is not UTF-8", "save it as UTF-8")
        raise InvalidRelease([wrong]) from None
    hidden = [row for row, line in enumerate(text.split("\n"), start=1) if not is_visible(line)]
    if hidden:
        problem = "the line holds a character that nobody sees"
        raise InvalidRelease([ContentError(Place(SETTINGS, hidden[0]), problem, "delete it")])
    try:
        return parsed_document(text, SETTINGS)
    except ContentError as error:
        raise InvalidRelease([error]) from None


def setting_problems(document: Document) -> Iterator[ContentError]:
    """Settings that are unknown, that have another value than they may, or that are missing."""
    for name, value in document.values.items():
        place = Place(SETTINGS, document.rows[name], name if name in LEGAL else None)
        if name not in LEGAL:
            fix = f"delete it; what may be set is: {', '.join(LEGAL)}"
            yield ContentError(place, f"{shown(name)} may not be set", fix)
            continue
        for wrong in LEGAL[name].wrong(value):
            yield ContentError(place, f"{shown(wrong)} is not allowed", LEGAL[name].fix)
    for name, setting in LEGAL.items():
        if setting.required and name not in document.values:
            place = Place(SETTINGS, field=name)
            yield ContentError(place, "the setting is missing", setting.fix)


def extensions_of(files: Files) -> Extensions:
    """The extensions that pages of a project are rendered with, even if mkdocs.yml is wrong."""
    try:
        return extensions(read_configuration(files))
    except InvalidRelease:
        return extensions({})


def extensions(configuration: Mapping[str, Any]) -> Extensions:
    """The extensions that every page is rendered with, as MkDocs takes them.

    Generated pages need all of them. From mkdocs.yml comes how deep lists of contents go.
    """
    depth = DEEPEST_HEADING
    for extension in configuration.get("markdown_extensions", ()):
        if isinstance(extension, dict) and extension.get("toc"):
            depth = int(extension["toc"].get("toc_depth", depth))
    plain = [name for name in EXTENSIONS if name != "toc"]
    return [*plain, {"toc": {"permalink": False, "toc_depth": depth}}]
