"""YAML in which every value is a text as it is written, a list, or a mapping.

Tags, anchors, aliases and keys that are given twice are refused. No text is turned into a number or
a date.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.errors import ContentError, Place, shown

DEEPEST = 6
"""How many lists and mappings may be nested."""


@dataclass(frozen=True)
class Document:
    """One mapping with the line of each of its keys, counted from 1."""

    values: Mapping[str, Any]
    rows: Mapping[str, int]


def parsed_document(text: str, file: str) -> Document:
    """The mapping that a text is. Raises `ContentError` with the line of the first mistake."""
    try:
        refuse_extras(text, file)
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        problem = f"the YAML is wrong: {getattr(error, 'problem', None) or 'it cannot be read'}"
        mark = getattr(error, "problem_mark", None)
        raise ContentError(place_of(file, mark), problem, "mend it") from None
    if not isinstance(node, yaml.MappingNode):
        fix = "write a mapping, like site_name: Answerable"
        raise ContentError(Place(file), "the file holds no settings", fix)
    values = value_of(node, file)
    return Document(values, {key.value: key.start_mark.line + 1 for key, _ in node.value})


def refuse_extras(text: str, file: str) -> None:
    """Raises `ContentError` for a tag, an anchor, an alias, and for values nested too deeply."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        marked = getattr(event, "anchor", None) or getattr(event, "tag", None)
        if marked:
            fix = "write the value itself"
            problem = f"tags, anchors and aliases are not allowed: {shown(marked)}"
            raise ContentError(place_of(file, event.start_mark), problem, fix)
        if depth > DEEPEST:
            problem = f"more than {DEEPEST} lists or mappings are nested"
            raise ContentError(place_of(file, event.start_mark), problem, "nest fewer")


def value_of(node: yaml.Node, file: str) -> Any:
    """A text, a list or a mapping. Raises `ContentError` for a key that is no text or a twin."""
    if isinstance(node, yaml.SequenceNode):
        return [value_of(item, file) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        return node.value
    values: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            problem = "the name of a setting is a list or a mapping"
            raise ContentError(place_of(file, key.start_mark), problem, "write a name")
        if key.value in values:
            problem = f"{shown(key.value)} is set twice"
            raise ContentError(place_of(file, key.start_mark), problem, "delete one of them")
        values[key.value] = value_of(value, file)
    return values


def place_of(file: str, mark: Any) -> Place:
    """The line that a mark of the YAML library points at."""
    return Place(file, mark.line + 1 if mark else None)
