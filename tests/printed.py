"""What digits a page may print beside its figures: names, notes, places in documents, dates,
numbers of paragraphs.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import lxml.html
from messages import messages

from generator.language import Language
from generator.language.names import paragraph_number
from generator.models import Register
from generator.pages.corrections import notice
from generator.pages.releases import figures_text
from generator.pages.sources import paragraph_of
from generator.rows import cell_of_row
from generator.rows.texts import localised

SKIPPED = ("script", "style", "code", "pre", "svg", "header", "footer")
PLACEHOLDER = re.compile(r"%\(\w+\)s")
NUMBERED = re.compile(r"\d")
TOLD = re.compile(r"\d{4}([-/]\d+)*")
"""Years, sessions and decisions, which stand alone."""


COUNTED = (
    ("%(count)s value", "%(count)s values"),
    (
        "Our data hold no result of %(count)s target.",
        "Our data hold no result of %(count)s targets.",
    ),
)
"""Texts with counts about our own data."""


def loose_texts(page: Path) -> Iterator[str]:
    """Every text with a digit on a generated page that no figure marks. Drawings and citations are
    looked at apart.
    """
    document = lxml.html.fromstring(page.read_bytes())
    for part in document.xpath("//bdi"):
        part.drop_tag()
    for main in document.xpath("//article"):
        yield from unmarked(main)


def unmarked(element: lxml.html.HtmlElement) -> Iterator[str]:
    classes = (element.get("class") or "").split()
    if (
        not isinstance(element.tag, str)
        or element.tag in SKIPPED
        or {"cite", "chart-legend"} & set(classes)
    ):
        return
    if "data-figure" in element.attrib:
        return
    texts = [element.text]
    for child in element:
        yield from unmarked(child)
        texts.append(child.tail)
    yield from (" ".join(text.split()) for text in texts if text and NUMBERED.search(text))


def known_texts(register: Register, language: Language) -> list[str]:
    """Texts whose digits are not figures, the longest first: of the data, of the interface, places,
    dates, numbers.
    """
    said = [language.text(message) for message in messages() if isinstance(message, str)]
    texts: set[str] = {part.strip() for text in said for part in PLACEHOLDER.split(text)}
    for package in register.release.packages.values():
        texts |= {text for text in package.descriptor.values() if isinstance(text, str)}
        for table in package.schemas:
            for row in package.tables.of(table):
                texts |= set(
                    row_texts(
                        {name: cell_of_row(row, name) for name in package.columns(table)}, language
                    )
                )
        texts |= set(row_texts(package.descriptor.get("report_cards", {}), language))
        texts |= {
            language.localised(said) for said in package.descriptor.get("mechanism", {}).values()
        }
        for row in package.tables.indicator_editions:
            texts.add(numbered_indicator(row.number, language))
        texts |= {row.number for row in package.tables.recommendations if row.number}
    texts |= {language.date(register.release.created.isoformat()), register.edition}
    texts |= {language.date(str(register.release.created.year + more)) for more in range(3)}
    texts |= {figures_text(release, language) for release in register.history.releases}
    notices = [notice(register, one, language) for one in register.history.corrections]
    texts |= {text for one in notices for text in (one.change, one.subject, one.reason)}
    texts |= {language.date(one.date.isoformat()) for one in register.history.corrections}
    texts |= {language.localised(one.reason) for one in register.history.corrections}
    texts |= {
        language.plural(one, many, Decimal(count)) for one, many in COUNTED for count in range(100)
    }
    texts |= {"SHA-256", *(release.version for release in register.history.releases)}
    numbered = {" ".join(text.split()) for text in texts if NUMBERED.search(text)}
    return sorted(
        {*numbered, *(text.rstrip(".。") for text in numbered)}, key=lambda text: (-len(text), text)
    )


def numbered_indicator(number: object, language: Language) -> str:
    """The number of an indicator within its sentence."""
    parts = language.text(
        "%(edition)s, indicator %(number)s, area: %(area)s.", edition="|", number=number, area="|"
    )
    return parts.split("|")[1]


def row_texts(row: dict[str, object], language: Language) -> Iterator[str]:
    """What one row may put on a page."""
    for field, cell in row.items():
        text = cell.isoformat() if isinstance(cell, date) else cell
        if not isinstance(text, str):
            continue
        if localised(str(field)) or re.search(r"[^\W\d_]", text) or TOLD.fullmatch(text):
            yield text
        if field == "locator":
            yield language.locator(text)
            yield language.locator(paragraph_of(text))
        if field in {"published", "retrieved", "start", "end", "date", "adopted"} and re.fullmatch(
            r"\d{4}(-\d\d)*", text
        ):
            yield language.date(text)
        if field == "paragraph":
            number = paragraph_number(text)
            yield language.text("Paragraph %(number)s", number=number)
            yield language.locator(f"para. {number}")


def without(text: str, known: list[str]) -> str:
    """What is left of a text without those that are known."""
    for one in known:
        if one in text:
            text = text.replace(one, "")
            if not NUMBERED.search(text):
                break
    return text
