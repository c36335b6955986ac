"""The prose of a page, which the search finds: no tables, no charts, no lists of numbers."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from generator.pages.page import CHART_PARTS
from generator.pages.tree import without_code

BLOCKS = ("h2", "h3", "h4", "p", "li", "dt", "dd")
"""Elements whose text can be prose."""
NO_PROSE = ("h1", "table", "figure", "pre")
"""Elements whose text is no prose."""


def prose(root: Element) -> Iterator[str]:
    """The paragraphs of a page that are prose, in their order.

    A list item with a figure is none, and neither is a text whose letters are all in links.
    """
    for child in root:
        if child.tag in NO_PROSE or child.get("class") in CHART_PARTS:
            continue
        if child.tag in BLOCKS:
            pieces = list(own_pieces(child))
            listed = child.tag == "li" and any(piece.is_figure for piece in pieces)
            if not listed and any(piece.is_prose for piece in pieces):
                yield " ".join("".join(piece.text for piece in pieces).split())
        yield from prose(child)


class Piece(NamedTuple):
    """A piece of the text of a block."""

    text: str
    in_link: bool = False
    is_figure: bool = False

    @property
    def is_prose(self) -> bool:
        """True if the piece has letters, and is not in a link."""
        return not self.in_link and any(map(str.isalpha, self.text))


def own_pieces(element: Element, link: Element | None = None) -> Iterator[Piece]:
    """The text of an element in pieces, without the blocks within it. `link` is around it."""
    in_link, is_figure = link is not None, link is not None and "data-figure" in link.attrib
    yield Piece(without_code(element.text), in_link, is_figure)
    for child in element:
        if child.tag not in (*BLOCKS, *NO_PROSE, "ul", "ol"):
            yield from own_pieces(child, child if child.tag == "a" else link)
        yield Piece(without_code(child.tail), in_link)
