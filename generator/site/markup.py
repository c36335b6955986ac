"""Which elements, attributes and addresses the HTML of a hand-written page may hold.

Only tags in exactly the form that Python-Markdown writes are accepted. So every browser reads the
page as this module does.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice

from generator.errors import ContentError, Place, is_visible, nearest, shown
from generator.site.addresses import ANCHOR, is_harmless

PIECE = re.compile(r"(?P<text>[^<]+)|(?P<tag><[^<>]*>)|<")
NAME = "(?P<end>/?)(?P<name>[a-z][a-z0-9]*)"
TAG = re.compile(rf'<{NAME}(?P<attributes>(?: [a-z-]+="[^"<>]*")*)(?P<void> /)?>')
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
NUMBER = re.compile(r"&#(?:[0-9]+|[xX][0-9a-fA-F]+);?")
VOID = ("br", "hr")
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
    "success", "tip", "warning",
)  # fmt: skip
"""The classes that extensions write, then the kinds of admonitions that the theme knows."""
LANGUAGE_CLASS = re.compile(r"language-[A-Za-z0-9_#.+-]+")
TAKEN_IDS = ("cite", "contents", "main")
"""Ids that the theme gives to parts of every page."""
THEME_PARTS = (("<div data-record></div>", ""), ('<p class="untranslated">', "<p>"))
"""HTML that the theme adds to the article of a built page, and its replacement for the check."""
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


@dataclass(frozen=True)
class Tag:
    """A tag, as Python-Markdown writes it."""

    name: str
    closes: bool
    attributes: Mapping[str, str]


def faults(html: str) -> Iterator[Fault]:
    """All faults in the HTML of a page, in the order of the page."""
    open_elements: list[str] = []
    ids: set[str] = set()
    for piece in PIECE.finditer(html):
        if piece["text"]:
            yield from text_faults(piece["text"])
            continue
        tag = parsed_tag(piece.group())
        if tag is None or tag.name not in ELEMENTS or not fits(tag, open_elements):
            yield element_fault(piece.group())
        else:
            yield from attribute_faults(tag, ids)
    for name in open_elements:
        yield element_fault(f"<{name}>")


def addresses(html: str) -> Iterator[str]:
    """The addresses of the links of a page, in the order of the page. The page has no faults."""
    yield from attribute_values(html, "href")


def anchors(html: str) -> Iterator[str]:
    """The ids of the parts of a page. The page has no faults."""
    yield from attribute_values(html, "id")


def attribute_values(html: str, attribute: str) -> Iterator[str]:
    """The values that an attribute has in the HTML of a page, in the order of the page."""
    for piece in PIECE.finditer(html):
        tag = parsed_tag(piece["tag"] or "")
        if tag and attribute in tag.attributes:
            yield tag.attributes[attribute]


def parsed_tag(text: str) -> Tag | None:
    """The parts of a tag; None for a text that is not exactly what Python-Markdown writes."""
    match = TAG.fullmatch(text)
    if match is None:
        return None
    pairs = ATTRIBUTE.findall(match["attributes"])
    attributes = {name: without_entities(value) for name, value in pairs}
    closes, void = bool(match["end"]), match["name"] in VOID
    if len(attributes) < len(pairs) or (closes and attributes) or bool(match["void"]) != void:
        return None
    return Tag(match["name"], closes, attributes)


def without_entities(text: str) -> str:
    """A text with characters instead of entities; U+0000 for an entity that is no character."""
    return unescape(NUMBER.sub(lambda number: number[0] if unescape(number[0]) else "\0", text))


def fits(tag: Tag, open_elements: list[str]) -> bool:
    """True if the tag opens an element, or closes the one that was opened last.

    `open_elements` lists the open elements. It is changed: the tag is added or taken away.
    """
    if tag.closes:
        return bool(open_elements) and open_elements.pop() == tag.name
    if tag.name not in VOID:
        open_elements.append(tag.name)
    return True


def element_fault(text: str) -> Fault:
    """The fault that a page holds an element that is not allowed. `text` is its tag."""
    name = re.sub("[^a-z0-9].*", "", text.strip("</> "), flags=re.DOTALL)
    if name == "img":
        source = unescape("".join(re.findall(' src="([^"]*)"', text)))
        fix = "say it in words, or link to it"
        return Fault(f"the page shows the image {shown(source)}", fix, source)
    return Fault(f"the page holds raw HTML: {shown(text)}", NO_HTML, f"<{name}")


def attribute_faults(tag: Tag, ids: set[str]) -> Iterator[Fault]:
    """The faults of the attributes of one tag. `ids` are the ids before it; its id is added."""
    for name, value in tag.attributes.items():
        if not is_visible(value):
            yield invisible(value)
        elif name not in ATTRIBUTES or ONLY_OF.get(name, tag.name) != tag.name:
            yield forbidden_attribute(tag, name)
        elif name == "href" and not is_harmless(value):
            problem = f"the address {shown(value)} is neither of the web nor of this site"
            yield Fault(problem, "write https://… or the path of a page, like about.md", value)
        elif not ATTRIBUTES[name].fullmatch(value):
            problem = f"{shown(value)} cannot be the {name} of anything"
            yield Fault(problem, f"write a plain {name}", value)
        elif name == "class":
            yield from class_faults(tag.name, value)
        elif name == "id":
            yield from id_faults(value, ids)


def forbidden_attribute(tag: Tag, name: str) -> Fault:
    """The fault that a tag has an attribute that is not allowed."""
    if name == "style" and tag.name in ("td", "th"):
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


def text_faults(text: str) -> Iterator[Fault]:
    """Characters that are not visible. They can come from entities like `&#x202E;`."""
    for line in without_entities(text).split("\n"):
        if not is_visible(line):
            yield invisible(line)


def invisible(text: str) -> Fault:
    """The fault that a text holds a character that is not visible."""
    problem = f"the page holds a character that nobody sees: {shown(text)}"
    return Fault(problem, "delete it", "&")


def built_problems(html: str, file: str) -> Iterator[ContentError]:
    """Parts of the article of a built page that plain Markdown does not give.

    `html` is the whole page, and `file` its path below the folder of the site. The Markdown was
    checked before; this check makes sure that the HTML of MkDocs has no faults either.
    """
    _, _, rest = html.partition("<article")
    article = rest.partition(">")[2].rpartition("</article>")[0]
    for part, replacement in THEME_PARTS:
        article = article.replace(part, replacement)
    for fault in islice(faults(article), MOST_FAULTS):
        yield ContentError(Place(file), fault.problem, fault.fix)
