"""Sections of a page that are folded: a heading with the class `folded`, and what is below it."""

from xml.etree.ElementTree import Element, SubElement

FOLDED = "folded"
"""The class of a heading in Markdown whose section is folded."""
RULE = "hr"
LEVELS = {f"h{level}": level for level in range(1, 7)}


def fold_sections(root: Element) -> None:
    """Puts each folded section into a `<details>`, whose summary is the heading.

    The section ends before the next heading of the same or a higher level, or at a rule (`---`),
    which is taken out. The id of the heading moves to the content, so that a link to the section
    opens it. A section within another is folded first.
    """
    folded = [child for child in root if child.tag in LEVELS and is_folded(child)]
    for heading in sorted(folded, key=lambda heading: -LEVELS[heading.tag]):
        siblings = list(root)
        begin = siblings.index(heading)
        section = section_of(siblings[begin + 1 :], LEVELS[heading.tag])
        details = Element("details", {"class": FOLDED})
        summary = SubElement(details, "summary")
        identity = heading.attrib.pop("id", None)
        content = SubElement(details, "div", {"id": identity} if identity else {})
        del heading.attrib["class"]
        summary.append(heading)
        content.extend(section)
        end = begin + 1 + len(section)
        ruled = siblings[end : end + 1] and siblings[end].tag == RULE
        root[begin : end + bool(ruled)] = [details]
        details.tail, heading.tail = heading.tail, None


def is_folded(element: Element) -> bool:
    """True for an element with the class of folded headings."""
    return FOLDED in element.get("class", "").split()


def section_of(siblings: list[Element], level: int) -> list[Element]:
    """The elements before the next heading of a level or above it, or before a rule."""
    for number, sibling in enumerate(siblings):
        if sibling.tag == RULE or LEVELS.get(sibling.tag, level + 1) <= level:
            return siblings[:number]
    return siblings
