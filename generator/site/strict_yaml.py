"""Reads YAML in which every value is a text, a list, or a mapping.

Tags, anchors, aliases and repeated keys are errors. No text becomes a number or a date.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.errors import ContentError, Place, is_visible, shown

MOST_NESTED = 6
"""The most lists and mappings that may be nested."""


@dataclass(frozen=True)
class Document:
    """A mapping, and the line of each of its keys. Lines are counted from 1."""

    values: Mapping[str, Any]
    rows: Mapping[str, int]


def parsed_document(content: bytes, file: str) -> Document:
    """The mapping that a file holds. Raises `ContentError` with the line of the first mistake."""
    text = visible_text(content, file)
    try:
        refuse_extras(text, file)
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        problem = f"the YAML is wrong: {getattr(error, 'problem', None) or 'it cannot be read'}"
        raise mistake(file, getattr(error, "problem_mark", None), problem, "mend it") from None
    if not isinstance(node, yaml.MappingNode):
        raise mistake(
            file, None, "the file holds no settings", "write a mapping, like site_name: Answerable"
        )
    return Document(
        value_of(node, file), {key.value: key.start_mark.line + 1 for key, _ in node.value}
    )


def visible_text(content: bytes, file: str) -> str:
    """The text of a file, with plain line breaks.

    Raises `ContentError` if it is not UTF-8, or holds a character that is not visible.
    """
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ContentError(Place(file), "the file is not UTF-8", "save it as UTF-8") from None
    for row, line in enumerate(text.split("\n"), start=1):
        if not is_visible(line):
            raise ContentError(
                Place(file, row), "the line holds a character that nobody sees", "delete it"
            )
    return text


def refuse_extras(text: str, file: str) -> None:
    """Raises `ContentError` for a tag, an anchor, an alias, and for values nested too deeply."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
            event, yaml.CollectionEndEvent
        )
        marked = getattr(event, "anchor", None) or getattr(event, "tag", None)
        if marked:
            problem = f"tags, anchors and aliases are not allowed: {shown(marked)}"
            raise mistake(file, event.start_mark, problem, "write the value itself")
        if depth > MOST_NESTED:
            problem = f"more than {MOST_NESTED} lists or mappings are nested"
            raise mistake(file, event.start_mark, problem, "nest fewer")


def value_of(node: yaml.Node, file: str) -> Any:
    """A text, a list or a mapping.

    Raises `ContentError` if a key is not a text, or if a mapping has the same key twice.
    """
    if isinstance(node, yaml.SequenceNode):
        return [value_of(item, file) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        return node.value
    values: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            problem = "the name of a setting is a list or a mapping"
            raise mistake(file, key.start_mark, problem, "write a name")
        if key.value in values:
            raise mistake(
                file, key.start_mark, f"{shown(key.value)} is set twice", "delete one of them"
            )
        values[key.value] = value_of(value, file)
    return values


def mistake(file: str, mark: Any, problem: str, fix: str) -> ContentError:
    """An error in the line of `mark`, a mark of the YAML library or None."""
    return ContentError(Place(file, mark.line + 1 if mark else None), problem, fix)
