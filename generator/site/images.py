"""Images of a project: pictures that run nothing and load nothing.

An image is known by its first bytes, whatever its name says. A drawing (SVG) is a document that
could hold scripts and fetch from elsewhere, so only elements and attributes on a list are allowed.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from generator.errors import ContentError, Place, shown

SIGNATURES = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".ico": re.compile(rb"\x00\x00\x01\x00"),
}
"""How a file of each type begins."""
IMAGES = (".svg", *SIGNATURES)
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ELEMENTS = frozenset(
    (
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
        "tspan", "title", "desc", "defs", "linearGradient", "radialGradient", "stop", "clipPath",
        "mask", "pattern", "symbol", "use", "marker",
    )
)  # fmt: skip
WITHIN = re.compile(r"#[A-Za-z][\w.-]*")
"""The address of another part of the same drawing."""
ATTRIBUTE = re.compile("(?!on)[a-z][a-z-]*[0-9]?", re.IGNORECASE)
"""The names of attributes. Those that begin with `on` run scripts."""
ELSEWHERE = re.compile(
    r"url\((?!\s*['\"]?#)|[\\@]|//|[a-z]+script:|data:|expression", re.IGNORECASE
)
"""What leads out of a drawing, in the value of an attribute."""
INSTRUCTIONS = re.compile(
    rb"<!(?!--)|<\?(?!xml\s)|<\?xml[^>]*encoding\s*=\s*['\"](?!utf-8['\"])", re.IGNORECASE
)
"""What tells a program how to read a drawing, so that it could read another one than we."""
PLAIN = "save it as plain SVG, or as PNG"


def image_problems(file: str, content: bytes) -> Iterator[ContentError]:
    """What is wrong with an image."""
    ending = file[file.rindex(".") :]
    if ending == ".svg":
        yield from drawing_problems(file, content)
    elif not SIGNATURES[ending].match(content):
        problem = f"the file is no image of the type {ending[1:]}"
        yield ContentError(Place(file), problem, "save the image again, with the right ending")


def drawing_problems(file: str, content: bytes) -> Iterator[ContentError]:
    """What is wrong with a drawing (SVG)."""
    if INSTRUCTIONS.search(content):
        problem = "the drawing has a document type, instructions, or another encoding than UTF-8"
        yield ContentError(Place(file), problem, PLAIN)
        return
    try:
        root = ElementTree.fromstring(content.decode("utf-8-sig"))  # noqa: S314 - no entities
    except (ElementTree.ParseError, UnicodeDecodeError, ValueError) as error:
        yield ContentError(Place(file), f"the drawing cannot be read: {error}", PLAIN)
        return
    if root.tag != f"{SVG}svg":
        yield ContentError(Place(file), f"the drawing is no SVG but {shown(root.tag)}", PLAIN)
    for element in root.iter():
        name = str(element.tag).removeprefix(SVG)
        if name not in ELEMENTS or not str(element.tag).startswith(SVG):
            problem = f"the drawing holds the element {shown(name)}, which could run or load"
            yield ContentError(Place(file), f"{problem} something", PLAIN)
        for attribute, value in element.attrib.items():
            if not is_harmless_attribute(attribute, value):
                problem = f"the drawing holds {shown(f'{attribute}={value}')}, which could run or"
                yield ContentError(Place(file), f"{problem} load something", PLAIN)


def is_harmless_attribute(name: str, value: str) -> bool:
    """True for an attribute that only says how a part of a drawing looks."""
    plain = name.removeprefix(XLINK).removeprefix(XML)
    if plain == "href":
        return bool(WITHIN.fullmatch(value))
    return bool(ATTRIBUTE.fullmatch(plain)) and not ELSEWHERE.search(value)
