"""The five documents, cut into the places that our locators name: paragraphs, footnotes, tables,
figures, decisions, bullets of an appendix.

The texts come from PDF files. Footnotes stand where a page ended, between two lines of a paragraph;
the addresses that the page links follow them. The next page begins with a blank.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
HEADER = re.compile(r"\s*(?:(?:E/2020/50|UNW/2024/6)|\d\d-\d{5} \d+/\d+|\d+/\d+ \d\d-\d{5})\s*$")
ADDRESS = re.compile(r"\s*(?:https?|file)://\S+\s*$")
HEADING = re.compile(r"\s*(\uf075|[一二三四五六七八九十]{1,3}\.|[A-H]\. |\d{1,2}\. )\s*\S")
"""Headings of GB.344/INS/10 begin with a drawn arrow."""
EXHIBIT = re.compile(r"[\s\uf075]*(?:(表) ?(\d)\s*$|(图)([一二三四五六])\s*$|(图) (\d)\. )")
TEXT_BOX = re.compile(r"专题领域\s*$")
"""The heading of the box beside figure 4 of E/2020/50."""
APPENDIX = (
    "results-based management",
    "oversight",
    "accountability",
    "human and financial resources",
    "capacity",
    "knowledge, communication and coherence",
)
"""The parts of the appendix of GB.344/INS/10, in its order; (图 1) stands beside the first."""
OUTCOMES = {"已达到或超过的目标：": "met or exceeded", "未达到的目标：": "not met"}


@dataclass(frozen=True, slots=True)
class Document:
    source: str
    """The key of the document in `sources`."""
    file: str
    mark: str
    """Pattern of a footnote mark within the text; `N` stands for the number."""
    sections: tuple[int, ...]
    """The last paragraph of each section, for the table of results."""


GLUED = r"(?<=[^\s\d/.\-A-Za-z])N(?=[ \n])"
DOCUMENTS = (
    Document("E/2020/50", "E-2020-50", GLUED, (18, 52, 80, 94)),
    Document("UNW/2024/6", "UNW-2024-6", GLUED, (14, 25, 41)),
    Document("GB.344/INS/10", "GB.344-INS-10", r"(?<=[^\w\s]) N(?=[ \n])", (6, 14, 27)),
    Document(
        "unw-2013-operational-activities",
        "UNW-2013-operational-activities",
        r"(?m)^\s*N\s*$",
        (6, 13, 35, 56, 64, 81, 91),
    ),
    Document(
        "UNW/2021/6",
        "UNW-2021-strategic-plan-2022-2025",
        "N(?![⁰¹²³⁴⁵⁶⁷⁸⁹])",
        (19, 40, 59, 99, 119),
    ),
)


@dataclass(frozen=True, slots=True)
class Place:
    """One place of one document."""

    source: str
    locator: str
    text: str
    numbers: tuple[str, ...] = ()
    """Numbers of paragraphs, exhibits and footnotes that stood here and are not in the text."""
    carrier: str = ""
    """Of a footnote: the place that carries its mark."""


@dataclass(slots=True)
class Reader:
    """How far a text is read: each line belongs to the current place or begins another."""

    document: Document
    lines: dict[str, list[str]] = field(default_factory=dict)
    numbers: dict[str, list[str]] = field(default_factory=dict)
    current: str = "title"
    interrupted: str = ""
    """The place that goes on after the footnotes of a page."""
    below: bool = False
    """True below the line that stands above the footnotes of a page."""
    bare: bool = False
    """True after the number of a footnote that stands alone on its line."""
    decision: str = ""
    paragraph: int = 1
    footnote: int = 1
    exhibit: str = ""
    part: str = ""
    outcome: str = ""
    bullet: int = 0

    def begin(self, locator: str, number: str = "") -> None:
        self.current = locator
        self.lines.setdefault(locator, [])
        self.numbers.setdefault(locator, []).extend(
            re.findall(r"[\d一二三四五六七八九十]+", number)
        )

    def add(self, line: str, locator: str = "") -> None:
        self.lines.setdefault(locator or self.current, []).append(line)


def places(document: Document, folder: Path) -> dict[str, Place]:
    """The places of a document, by locator."""
    return places_of(document, (folder / f"{document.file}.zh.txt").read_text("utf-8"))


def places_of(document: Document, text: str) -> dict[str, Place]:
    reader = Reader(document)
    reader.begin("title")
    for line in text.splitlines():
        if not (began_beside(reader, line) or began_footnote(reader, line)):
            continued_or_began(reader, line)
    texts = {locator: "\n".join(lines) + "\n" for locator, lines in reader.lines.items()}
    carriers = without_marks(texts, reader.numbers, mark=document.mark)
    return {
        locator: Place(
            document.source,
            locator,
            text,
            tuple(reader.numbers.get(locator, ())),
            carriers.get(locator, ""),
        )
        for locator, text in texts.items()
    }


def began_beside(reader: Reader, line: str) -> bool:
    """True for a line that is no text: blank, header of a page, address, number in a drawing."""
    if not line.strip() or re.match(r"_{5,}", line):
        reader.below = reader.below or line == " " or line.startswith("_")
        return True
    if HEADER.match(line):
        reader.add(line, "pages")
    elif ADDRESS.match(line):
        reader.add(line, "addresses")
    elif reader.exhibit.startswith("figure") and re.fullmatch(r"\d{1,2} *", line):
        reader.add(line, reader.exhibit)
    else:
        return False
    return True


def began_footnote(reader: Reader, line: str) -> bool:
    """True if a footnote begins on the line. Its number is the next one."""
    number = str(reader.footnote)
    raised = number.translate(SUPERSCRIPT)
    below = reader.below or reader.current.startswith("footnote")
    match = re.match(rf" ?{number}(?: +(?=\S)|\s*$)", line) if below else None
    match = match or re.match(rf"{raised}\s*(?=[^⁰¹²³⁴⁵⁶⁷⁸⁹])", line)
    if match is None:
        return False
    if not reader.current.startswith("footnote"):
        reader.interrupted = reader.current
    reader.begin(f"footnote {number}", number)
    reader.add(line[match.end() :])
    reader.footnote += 1
    reader.bare = match.end() == len(line)
    return True


def continued_or_began(reader: Reader, line: str) -> None:
    """Adds a line of text to the current place, or to the one that it begins."""
    if reader.current.startswith("footnote") and not reader.bare:
        raised = reader.document.mark.startswith("N")
        if line.startswith(" ") or raised:
            reader.current = reader.interrupted
    reader.below = reader.bare = False
    if paragraph := re.match(rf"\s*{reader.paragraph}\.(?!\d)\s*", line):
        reader.begin(f"{reader.decision}para. {reader.paragraph}", str(reader.paragraph))
        reader.add(line[paragraph.end() :])
        reader.paragraph += 1
    elif exhibit := EXHIBIT.match(line):
        kind, number = (part for part in exhibit.groups() if part)
        number = str("零一二三四五六".find(number)) if number in "一二三四五六" else number
        reader.exhibit = f"{'table' if kind == '表' else 'figure'} {number}"
        reader.begin(reader.exhibit, number)
        reader.add(line[exhibit.end() :])
    elif TEXT_BOX.match(line):
        reader.current = reader.exhibit
    elif not (began_decision(reader, line) or began_part(reader, line)):
        if line.strip() == "摘要":
            reader.current = "summary"
        elif heading := HEADING.match(line):
            reader.begin("headings", heading[1])
            line = line[heading.end(1) :]
        reader.add(line)


def began_decision(reader: Reader, line: str) -> bool:
    if not (match := re.fullmatch(r" *(2024/[2-8]) *", line)):
        return False
    reader.decision, reader.paragraph = f"decision {match[1]}, ", 1
    reader.begin(f"decision {match[1]}")
    reader.add(line)
    return True


def began_part(reader: Reader, line: str) -> bool:
    """True if an appendix, one of its parts or one of its bullets begins on the line."""
    if re.match(r"[\s\uf075]*附  录", line):
        reader.part = "appendix"
        reader.begin(reader.part)
        return True
    if not reader.part:
        return False
    stripped = line.strip()
    if category := re.search(r"\(图 (\d)\)$", stripped):
        reader.part = APPENDIX[int(category[1]) - 1]
        reader.begin("appendix", category[1])
    elif stripped in OUTCOMES:
        reader.outcome, reader.bullet = OUTCOMES[stripped], 0
    elif stripped.startswith("•"):
        reader.bullet += 1
        reader.begin(f"appendix ({reader.part}; {reader.outcome}; bullet {reader.bullet})")
        reader.add(line)
    else:
        return False
    return True


def without_marks(
    texts: dict[str, str], numbers: Mapping[str, list[str]], *, mark: str
) -> dict[str, str]:
    """Takes the marks of footnotes out of the texts. Gives the place of each mark by footnote."""
    carriers: dict[str, str] = {}
    number = 1
    for locator in [locator for locator in texts if not locator.startswith("footnote")]:
        while f"footnote {number}" in texts:
            printed = str(number).translate(SUPERSCRIPT) if mark.startswith("N") else str(number)
            match = re.search(mark.replace("N", printed), texts[locator])
            if match is None:
                break
            texts[locator] = texts[locator][: match.start()] + texts[locator][match.end() :]
            carriers[f"footnote {number}"] = locator
            numbers[locator].append(str(number))
            number += 1
    return carriers
