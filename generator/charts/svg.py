"""What vl-convert leaves undone on an SVG: name, description, role, unique ids, a size that adapts."""

import re
from xml.etree import ElementTree

from generator.ids import is_figure_id

SVG = "http://www.w3.org/2000/svg"
DROPPED = (
    "aria-roledescription",
    "aria-hidden",
    "role",
    "class",
    "pointer-events",
    "text-decoration",
)
NUMBER = re.compile(r"-?(?<!\d)\d+\.\d{3,}")
REFERENCE = re.compile(r"url\(#([^)]+)\)")


def accessible(svg: str, prefix: str, *, title: str, description: str) -> str:
    """The SVG with title and description, ids that begin with `prefix`, and no width of its own.

    Raises ValueError where the drawing is not an SVG with a view box.
    """
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
    if "viewBox" not in root.attrib:
        raise ValueError("the drawing has no view box")
    for element in root.iter():
        tidy(element, prefix)
    describe(root, prefix, title=title, description=description)
    return ElementTree.tostring(root, encoding="unicode")


def tidy(element: ElementTree.Element, prefix: str) -> None:
    """Drops what repeats, prefixes ids, and rounds coordinates to two digits; a written value names
    its figure.
    """
    label = element.attrib.pop("aria-label", "")
    if names_figures(label):
        element.set("data-figure", label)
    for name in DROPPED:
        element.attrib.pop(name, None)
    for name, text in element.attrib.items():
        rounded = NUMBER.sub(
            lambda match: f"{float(match.group()):.2f}".rstrip("0").rstrip("."), text
        )
        element.set(name, REFERENCE.sub(rf"url(#{prefix}-\1)", rounded))
    if "id" in element.attrib:
        element.set("id", f"{prefix}-{element.get('id')}")


def names_figures(label: str) -> bool:
    """True if a text is the id of a figure, or several ids with a blank between them.

    Marks that write a value are described like that: by the ids of the figures whose values it adds
    up.
    """
    return all(map(is_figure_id, label.split(" ")))


def describe(root: ElementTree.Element, prefix: str, *, title: str, description: str) -> None:
    """Role, title and description, and a size that comes from the page. Digits run left to right in
    every language.
    """
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    labels = {"title": title, "desc": description}
    root.attrib |= {
        "role": "img",
        "direction": "ltr",
        "aria-labelledby": " ".join(f"{prefix}-{name}" for name in labels),
    }
    for place, (name, text) in enumerate(labels.items()):
        element = ElementTree.Element(f"{{{SVG}}}{name}", {"id": f"{prefix}-{name}"})
        element.text = text
        root.insert(place, element)
