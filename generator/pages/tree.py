"""Texts on the tree of Python-Markdown."""

from html import unescape
from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER
from markdown.util import AMP_SUBSTITUTE, ETX, HTML_PLACEHOLDER_RE, STX

from generator.language.isolation import RANGE
from generator.pages.escaping import SPACES

ENTITIES = {"&": "amp", "<": "lt", ">": "gt"}
"""The characters that are entities in HTML, and the names of these."""
UNCHANGED = ("pre", "code", "bdi")
"""Elements in which numbers keep the order in which they are written."""
FOOTNOTES = {NBSP_PLACEHOLDER: "\N{NO-BREAK SPACE}", FN_BACKLINK_TEXT: "↩"}
"""What the library puts into footnotes on the tree, and what it makes of it at the end."""


def kept_character(character: str) -> str:
    """A character as the library keeps it on the tree, until it has read all marks."""
    if character in ENTITIES:
        return f"{AMP_SUBSTITUTE}{ENTITIES[character]};"
    return f"{STX}{ord(character)}{ETX}"


def plain(text: str | None) -> str:
    """A text of the finished tree as readers see it."""
    text = text or ""
    if STX in text:
        for kept, character in FOOTNOTES.items():
            text = text.replace(kept, character)
        text = text.replace(AMP_SUBSTITUTE, "&")
    return unescape(text)


def without_code(text: str | None) -> str:
    """A text as readers see it, without code between fences, which is kept outside of the tree."""
    return plain(HTML_PLACEHOLDER_RE.sub("", text or ""))


def text_of(element: Element) -> str:
    """The text of an element as readers see it, with single blanks."""
    return SPACES.sub(" ", plain("".join(element.itertext()))).strip()


def isolate_ranges(element: Element) -> None:
    """Puts each range like 2018-2019 into an element that runs from left to right."""
    if element.tag in UNCHANGED:
        return
    for child in list(element):
        isolate_ranges(child)
        if child.tail:
            at = list(element).index(child) + 1
            child.tail, ranges = isolated(child.tail)
            element[at:at] = ranges
    if element.text:
        element.text, ranges = isolated(element.text)
        element[0:0] = ranges


def isolated(text: str) -> tuple[str, list[Element]]:
    """The text before the first range, and an element for each range with the text after it."""
    before, *rest = RANGE.split(text)
    ranges = []
    for number, after in zip(rest[::2], rest[1::2], strict=True):
        element = Element("bdi", {"dir": "ltr"})
        element.text, element.tail = number, after
        ranges.append(element)
    return before, ranges
