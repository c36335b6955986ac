"""Renders Markdown as HTML, exactly like MkDocs. HTML in the Markdown stays plain text.

MkDocs renders with Python-Markdown. A page is checked on what Python-Markdown makes of it, because
another parser of Markdown can see code where this one sees HTML.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import ENTITY_RE, HtmlInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from generator.pages.tree import kept_character
from generator.site.markup import Allowed, Fault

Extensions = Sequence[str | Mapping[str, Any]]
"""Extensions of Markdown as MkDocs takes them: names, and mappings of a name to options."""
BUILT_IN = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs adds by itself, before those of mkdocs.yml."""
TAG = r"<(?:[A-Za-z/?][^<>]*>|!)"
"""The tag of an element, an instruction, or the beginning of a comment or a declaration."""
LESS_THAN = f"{STX}lt{ETX}"
"""Stands for `<` while MkDocs looks for HTML. The text itself has no STX and ETX at that point."""
MARGIN = 250
"""The check renders so many calls deeper than MkDocs. So MkDocs can render what passes."""


@dataclass(frozen=True)
class Rendered:
    """What Python-Markdown makes of one page."""

    html: str
    title: str
    """The text of the first heading of the first level; empty if there is none."""
    tags: Sequence[str]
    """Tags of HTML in the Markdown, outside of code. In `html` they are plain text."""
    faults: Sequence[Fault]
    """What a hand-written page may not hold."""
    addresses: Sequence[str]
    """The addresses of its links."""
    anchors: Sequence[str]
    """The ids of its parts."""


def rendered(markdown: str, extensions: Extensions) -> Rendered:
    """One page as HTML, with these extensions and those that MkDocs adds.

    Raises RecursionError if the page nests so deeply that MkDocs might not be able to render it.
    """
    options: dict[str, Any] = {}
    for extension in extensions:
        options |= {extension: {}} if isinstance(extension, str) else extension
    plain, allowed = PlainText(), Allowed()
    names = list(dict.fromkeys((*BUILT_IN, *options)))
    parser = Markdown(
        extensions=[*names, plain, allowed],
        extension_configs={name: chosen or {} for name, chosen in options.items()},
    )
    html = converted_below(MARGIN, parser, markdown)
    tokens: list[dict[str, Any]] = getattr(parser, "toc_tokens", [])
    titles = [unescape(token["name"]) for token in tokens if token["level"] == 1]
    title = titles[0] if titles else ""
    return Rendered(html, title, plain.tags, allowed.faults, allowed.addresses, allowed.anchors)


def converted_below(depth: int, parser: Markdown, markdown: str) -> str:
    """The HTML of a page, rendered `depth` calls below this one."""
    if depth:
        return converted_below(depth - 1, parser, markdown)
    return parser.convert(markdown)


class PlainText(Extension):
    """An extension that leaves HTML as plain text. After rendering, `tags` lists its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is the library's
        md.preprocessors.deregister("html_block")
        # At priority 21 MkDocs looks for anchors in HTML. Its parser fails on `<![x[`.
        md.preprocessors.register(Replacement(md, "<", LESS_THAN), "hide_less_than", 22)
        md.preprocessors.register(Replacement(md, LESS_THAN, "<"), "show_less_than", 20)
        md.inlinePatterns.register(TagText(TAG, md, self.tags), "html", 90)
        md.inlinePatterns.register(Characters(ENTITY_RE, md), "entity", 80)


class Replacement(Preprocessor):
    """Replaces one text by another on every line."""

    def __init__(self, md: Markdown, old: str, new: str) -> None:
        super().__init__(md)
        self.old, self.new = old, new

    def run(self, lines: list[str]) -> list[str]:
        return [line.replace(self.old, self.new) for line in lines]


class TagText(HtmlInlineProcessor):
    """Replaces the pattern that keeps HTML as HTML. With this pattern, HTML becomes text."""

    def __init__(self, pattern: str, md: Markdown, tags: list[str]) -> None:
        super().__init__(pattern, md)
        self.tags = tags

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # noqa: ARG002,N802
        self.tags.append(m.group().partition(STX)[0])
        return m.group(), m.start(), m.end()


class Characters(HtmlInlineProcessor):
    """Replaces the pattern that keeps entities like `&#43;` until the end.

    With this pattern, the finished tree has the characters that they stand for.
    """

    def handleMatch(  # noqa: N802 - the name is the library's
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[str, int, int]:
        # An entity that stands for no character becomes U+0000, which no page may hold.
        characters = unescape(m.group()) or "\0"
        return "".join(map(kept_character, characters)), m.start(), m.end()
