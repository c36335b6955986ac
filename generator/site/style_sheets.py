"""Style sheets of a project: they say how pages look, and load nothing but images of the project.

Each part of a file that could fetch something is looked for in its bytes as they are written, also
in comments and texts. Characters cannot be written as escapes, so nothing can hide.
"""

import re
from collections.abc import Iterator, Set

from generator.errors import ContentError, Place, is_visible, shown

LEGAL_RULES = (
    "media", "supports", "layer", "container", "page", "keyframes", "property", "counter-style",
    "scope", "starting-style",
)  # fmt: skip
"""What may follow @."""
RULE = re.compile(r"@\s*([\w-]*)")
ADDRESS = re.compile(
    r"url\s*\(\s*(?P<quote>['\"]?)(?P<name>[a-z0-9_.-]+)(?P=quote)\s*\)", re.IGNORECASE
)
FETCHES = re.compile(
    r"(?:url|src|image|image-set|cross-fade|element|paint|expression)\s*\("
    r"|behaviou?r\s*:|-binding\s*:|[a-z]+script\s*:|//|\\",
    re.IGNORECASE,
)
"""What could load or run something. An `url()` of an image of the project is taken out before."""


def sheet_problems(file: str, content: bytes, images: Set[str]) -> Iterator[ContentError]:
    """What is wrong with a style sheet. `images` are the names of the images of the project."""
    try:
        lines = content.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError:
        yield ContentError(Place(file), "the file is not UTF-8", "save it as UTF-8")
        return
    for row, line in enumerate(lines, start=1):
        yield from line_problems(Place(file, row), line, images)


def line_problems(place: Place, line: str, images: Set[str]) -> Iterator[ContentError]:
    """What is wrong with a line of a style sheet."""
    if not is_visible(line.replace("\t", " ")):
        yield ContentError(place, "the line holds a character that nobody sees", "delete it")
    for rule in RULE.finditer(line):
        if rule[1] not in LEGAL_RULES:
            fix = f"delete it; what may follow @ is: {', '.join(LEGAL_RULES)}"
            yield ContentError(place, f"{shown(rule[0])} is not allowed", fix)
    for address in ADDRESS.finditer(line):
        if address["name"] not in images:
            fix = "add it to content/assets/, or delete this"
            yield ContentError(place, f"there is no image {shown(address['name'])}", fix)
    if fetch := FETCHES.search(ADDRESS.sub("", line)):
        fix = "delete it; a style sheet may show images of content/assets/, like url(logo.svg)"
        yield ContentError(place, f"{shown(fetch[0])} could load or run something", fix)
