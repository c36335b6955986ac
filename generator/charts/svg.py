"""Makes the SVG of vl-convert accessible: name, description, role, unique ids, flexible size."""

import re
from xml.etree import ElementTree

from generator.ids import is_figure_id

SVG = "http://www.w3.org/2000/svg"
GROUP, TEXT, PATH = (f"{{{SVG}}}{name}" for name in ("g", "text", "path"))
EMPTY = (GROUP, TEXT)
"""Elements that draw nothing if they have no content."""
DROPPED = (
    "aria-roledescription",
    "aria-hidden",
    "role",
    "class",
    "pointer-events",
    "text-decoration",
)
"""Attributes that are removed, because they only repeat the defaults."""
NUMBER = re.compile(r"-?(?<!\d)\d+\.\d{3,}")
REFERENCE = re.compile(r"url\(#([^)]+)\)")


def accessible(svg: str, prefix: str, *, title: str, description: str) -> str:
    """The SVG with title and description, ids that begin with `prefix`, and no fixed width.

    Raises ValueError if the SVG has no view box.
    """
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
    if "viewBox" not in root.attrib:
        raise ValueError("the drawing has no view box")
    prune(root)
    for element in root.iter():
        tidy(element, prefix)
    describe(root, prefix, title=title, description=description)
    return ElementTree.tostring(root, encoding="unicode")


def prune(parent: ElementTree.Element) -> None:
    """Removes what draws nothing: empty groups and texts, and shapes without fill and stroke."""
    for child in list(parent):
        prune(child)
        empty = child.tag in EMPTY and not len(child) and not child.text
        colourless = child.tag == PATH and not {"fill", "stroke"} & child.attrib.keys()
        if empty or (colourless and parent.tag == GROUP):
            parent.remove(child)


def tidy(element: ElementTree.Element, prefix: str) -> None:
    """Removes superfluous attributes, adds the prefix to ids and rounds coordinates to two digits.

    A text that writes values gets the ids of its figures as `data-figure`.
    """
    label = element.attrib.pop("aria-label", "")
    if names_figures(label):
        element.set("data-figure", label)
    for name in DROPPED:
        element.attrib.pop(name, None)
    if element.get("opacity") == "1":
        del element.attrib["opacity"]
    for name, text in element.attrib.items():
        rounded = NUMBER.sub(
            lambda match: f"{float(match.group()):.2f}".rstrip("0").rstrip("."), text
        )
        element.set(name, REFERENCE.sub(rf"url(#{prefix}-\1)", rounded))
    if "id" in element.attrib:
        element.set("id", f"{prefix}-{element.get('id')}")


def names_figures(label: str) -> bool:
    """True if a text is the id of a figure, or several ids with a blank between them.

    Chart marks that write a value have the ids of its figures as description.
    """
    return all(map(is_figure_id, label.split(" ")))


def describe(root: ElementTree.Element, prefix: str, *, title: str, description: str) -> None:
    """Adds role, title and description, and removes the fixed size.

    The direction is left to right in every language, because digits are.
    """
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    labels = {"title": title, "desc": description}
    root.attrib |= {
        "role": "img",
        "direction": "ltr",
        "aria-labelledby": " ".join(f"{prefix}-{name}" for name in labels),
    }
    for position, (name, text) in enumerate(labels.items()):
        element = ElementTree.Element(f"{{{SVG}}}{name}", {"id": f"{prefix}-{name}"})
        element.text = text
        root.insert(position, element)
