"""Which elements, attributes and addresses a hand-written page may have.

The check reads the tree of Python-Markdown, just before it is written as HTML. It runs when a page
is checked, and again when the site is built.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from generator.errors import is_visible, nearest, shown
from generator.pages.tree import plain
from generator.site.addresses import ANCHOR, is_harmless

NUMBER = re.compile(r"&#(?:[0-9]+|[xX][0-9a-fA-F]+);?")
ELEMENTS = (
    "a", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "li", "ol", "p", "pre", "strong", "sup", "table", "tbody", "td", "th", "thead",
    "tr", "ul",
)  # fmt: skip
ATTRIBUTES = {
    "class": re.compile(r"\S+(?: \S+)*"),
    "dir": re.compile("ltr|rtl|auto"),
    "href": re.compile(".+"),
    "id": ANCHOR,
    "lang": re.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"),
    "start": re.compile("[0-9]{1,6}"),
    "title": re.compile(".*"),
}
"""The attributes that an element may have, and the patterns of their values."""
ONLY_OF = {"href": "a", "title": "a", "start": "ol"}
"""Attributes that only one element may have."""
CLASSES = (
    "admonition", "admonition-title", "footnote", "footnote-backref", "footnote-ref", "toc",
    "abstract", "bug", "danger", "example", "failure", "info", "note", "question", "quote",
    "success", "tip", "warning", "folded",
)  # fmt: skip
"""The classes that extensions write, the kinds of admonitions that the theme knows, and the class
of a heading whose section is folded.
"""
LANGUAGE_CLASS = re.compile(r"language-[A-Za-z0-9_#.+-]+")
TAKEN_IDS = ("cite", "contents", "main")
"""Ids that the theme gives to parts of every page."""
AT_LAST = -5
"""The priority of the check: after all steps of the library and of MkDocs (0)."""
MOST_FAULTS = 50
"""The most faults of one page that are reported."""
NO_HTML = "write it in Markdown, or as code between backticks"
NO_ATTRIBUTE = "delete it; a page may set id, lang, dir and the classes that extensions write"


@dataclass(frozen=True)
class Fault:
    """One thing that a page may not hold."""

    problem: str
    fix: str
    source: str
    """Text of the line of the Markdown in which the fault is."""


class Allowed(Extension):
    """An extension that collects the faults of a page, and its links and anchors."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Fault] = []
        self.addresses: list[str] = []
        """The addresses of links, in the order of the page."""
        self.anchors: list[str] = []
        """The ids of its parts, in the order of the page."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is the library's
        md.treeprocessors.register(Check(md, self), "allowed", AT_LAST)


class Check(Treeprocessor):
    """Reads the tree of one page. It changes nothing."""

    def __init__(self, md: Markdown, allowed: Allowed) -> None:
        super().__init__(md)
        self.allowed = allowed

    def run(self, root: Element) -> None:
        allowed = self.allowed
        allowed.faults = list(self.faults(root))
        attributes = [element.attrib for element in root.iter()]
        allowed.addresses = [plain(one["href"]) for one in attributes if "href" in one]
        allowed.anchors = [plain(one["id"]) for one in attributes if "id" in one]

    def faults(self, root: Element) -> Iterator[Fault]:
        """All faults of the page, in its order."""
        ids: set[str] = set()
        yield from self.text_faults(root.text)
        for element in list(root.iter())[1:]:
            if element.tag in ELEMENTS:
                yield from attribute_faults(element, ids)
            else:
                yield element_fault(element)
            yield from self.text_faults(element.text)
            yield from self.text_faults(element.tail)

    def text_faults(self, text: str | None) -> Iterator[Fault]:
        """Characters that are not visible. They can come from entities like `&#x202E;`."""
        # What is put aside as HTML is code between fences, which the library has escaped.
        for line in plain(HTML_PLACEHOLDER_RE.sub(self.code_kept, text or "")).split("\n"):
            if not is_visible(line):
                yield invisible(line)

    def code_kept(self, placeholder: re.Match[str]) -> str:
        """Nothing, if a placeholder stands for code between fences; else the placeholder."""
        assert self.md is not None
        kept = dict(enumerate(self.md.htmlStash.rawHtmlBlocks)).get(int(placeholder[1]))
        return "" if str(kept).startswith("<pre><code") else placeholder[0]


def without_entities(text: str) -> str:
    """A text of the tree as readers see it, with U+0000 for each entity that is no character."""
    entities = text.replace(AMP_SUBSTITUTE, "&")
    return plain(NUMBER.sub(lambda number: number[0] if unescape(number[0]) else "\0", entities))


def element_fault(element: Element) -> Fault:
    """The fault that a page holds an element that is not allowed."""
    if element.tag == "img":
        source = plain(element.get("src"))
        fix = "say it in words, or link to it"
        return Fault(f"the page shows the image {shown(source)}", fix, source)
    name = f"<{element.tag}"
    return Fault(f"the page holds raw HTML: {shown(f'{name}>')}", NO_HTML, name)


def attribute_faults(element: Element, ids: set[str]) -> Iterator[Fault]:
    """The faults of the attributes of an element. `ids` are those before it; its id is added."""
    for name, written in element.attrib.items():
        value = without_entities(written or "")
        if not is_visible(value):
            yield invisible(value)
        elif name not in ATTRIBUTES or ONLY_OF.get(name, element.tag) != element.tag:
            yield forbidden_attribute(element, name)
        elif name == "href" and not is_harmless(value):
            problem = f"the address {shown(value)} is neither of the web nor of this site"
            yield Fault(problem, "write https://… or the path of a page, like about.md", value)
        elif not ATTRIBUTES[name].fullmatch(value):
            problem = f"{shown(value)} cannot be the {name} of anything"
            yield Fault(problem, f"write a plain {name}", value)
        elif name == "class":
            yield from class_faults(element.tag, value)
        elif name == "id":
            yield from id_faults(value, ids)


def forbidden_attribute(element: Element, name: str) -> Fault:
    """The fault that an element has an attribute that is not allowed."""
    if name == "style" and element.tag in ("td", "th"):
        fix = "write |---| without colons: the site aligns columns by what is in them"
        return Fault("a table says how its columns are aligned", fix, ":")
    return Fault(f"the attribute {shown(name)} is not allowed", NO_ATTRIBUTE, name)


def class_faults(element: str, value: str) -> Iterator[Fault]:
    """The classes of an element that are not allowed. `value` is that of the attribute."""
    for name in value.split():
        if name not in CLASSES and not (element == "code" and LANGUAGE_CLASS.fullmatch(name)):
            yield Fault(f"{shown(name)} is not a class of this site", nearest(name, CLASSES), name)


def id_faults(value: str, ids: set[str]) -> Iterator[Fault]:
    """The fault of an id that is taken. The id is added to `ids`, the ids before it."""
    if value in TAKEN_IDS:
        fix = "name the heading otherwise, or write another id after it, like {#our-contents}"
        yield Fault(f"the id {shown(value)} is that of another part of the page", fix, value)
    elif value in ids:
        yield Fault(f"the id {shown(value)} is given twice", "give each part its own", value)
    ids.add(value)


def invisible(text: str) -> Fault:
    """The fault that a text holds a character that is not visible."""
    problem = f"the page holds a character that nobody sees: {shown(text)}"
    return Fault(problem, "delete it", "&")
