"""The cited documents: a list, and a page per document with all that our data have from it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from generator.ids import Link
from generator.language import Language
from generator.language.names import figure_name, source_name, statement_text
from generator.models import Figure, Register
from generator.names import slug
from generator.pages.lists import Column, List, list_page
from generator.pages.local import grouped, home_crumb
from generator.pages.page import ListColumn, Page, source_path
from generator.pages.templates import rendered
from generator.rows.common import SourceRow

LIST_PATH = "sources/index.md"
DIGITS = re.compile("[0-9]+")
TEXTS = {
    "lists": "says",
    "paragraphs": "summary",
    "followups": "summary",
    "recommendations": "summary",
    "commitments": "what",
    "results": "outcome",
    "decisions": "title",
    "plans": "title",
    "editions": "title",
}
"""Tables with texts from sources, and the column of the text."""


@dataclass(frozen=True)
class Passage:
    """All that our data have from one place in a document."""

    locator: str
    anchor: str
    """The id of its heading, the same in every language."""
    texts: Sequence[str]
    figures: Sequence[tuple[str, Figure, str]]
    """The name of each figure, the figure, and its value as this place states it."""


@dataclass(frozen=True)
class Place:
    """A paragraph with what our data have from it and from its sentences, or any other passage."""

    locator: str
    anchor: str
    passages: Sequence[Passage]


def source_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of sources and the page of each."""
    rows = {key: row for package in register.rows.values() for key, row in package.sources.items()}
    sources = [rows[key] for key in sorted(rows)]
    passages = passages_by_source(register, language)
    yield source_list(register, language, sources, passages)
    for row in sources:
        yield source_page(register, language, row, passages.get(row.source, ()))


def source_list(
    register: Register,
    language: Language,
    sources: Sequence[SourceRow],
    passages: Mapping[str, Sequence[Passage]],
) -> Page:
    """The list of sources."""
    text, rows = language.text, []
    for row in sources:
        name, title = source_name(register, row.source, language), language.localised(row.title)
        taken = sum(len(passage.figures) for passage in passages.get(row.source, ()))
        rows.append(
            (
                Link(name, source_path(row.source)),
                title if name != title else None,
                row.publisher,
                language.date(row.published) if row.published else None,
                str(taken),
            )
        )
    shown = List(
        path=LIST_PATH,
        title=text("Sources"),
        description=text("The documents that every figure comes from."),
        before=(
            text(
                "Every figure comes from one of these documents, with its place in the "
                "document, or is our calculation and says so."
            ),
        ),
        columns=source_columns(language, sources),
        rows=rows,
        breadcrumbs=home_crumb(language),
        tab=text("Sources"),
    )
    return list_page(register, language, shown)


def source_columns(language: Language, sources: Sequence[SourceRow]) -> Sequence[Column]:
    """The columns of the list. Dates are sorted by time, however exact they are."""
    text = language.text
    days = sorted({row.published for row in sources if row.published})
    dates = tuple((day, language.date(day)) for day in days)
    publishers = tuple((slug(name), name) for name in sorted({row.publisher for row in sources}))
    return (
        Column(text("Document"), ListColumn("document")),
        Column(text("Title"), ListColumn("title")),
        Column(text("Publisher"), ListColumn("publisher", values=publishers, filtered=True)),
        Column(text("Published"), ListColumn("published", "given", dates)),
        Column(text("Statements taken from it"), ListColumn("statements", "number")),
    )


def source_page(
    register: Register, language: Language, row: SourceRow, passages: Sequence[Passage]
) -> Page:
    """The page of one document, with all that our data have from it, in the order of locators."""
    path, name = source_path(row.source), source_name(register, row.source, language)
    values = {
        "row": row,
        "name": name,
        "publisher": language.localised({"en": row.publisher}),
        "places": places_of(passages),
        "place_name": partial(place_name, language),
        "url": (row.url or "").replace("{lang}", language.code),
    }
    return Page(
        path=path,
        title=name,
        description=language.localised(row.title),
        markdown=rendered("source.md", values, register=register, language=language, path=path),
        breadcrumbs=(*home_crumb(language), Link(language.text("Sources"), LIST_PATH)),
    )


def places_of(passages: Sequence[Passage]) -> list[Place]:
    """Passages of one paragraph together, in their order; all others on their own."""
    return [
        Place(locator, slug(locator), within)
        if len(within) > 1
        else Place(within[0].locator, within[0].anchor, within)
        for locator, within in grouped(passages, lambda one: paragraph_of(one.locator)).items()
    ]


def paragraph_of(locator: str) -> str:
    """The paragraph that a locator is in, like `para. 3` for `para. 3, sentence 2`; else itself."""
    return locator.partition(", ")[0] if locator.startswith("para. ") else locator


def place_name(language: Language, place: Place) -> str:
    """The locator of a place, and how many figures and texts our data have from it."""
    figures = sum(len(passage.figures) for passage in place.passages)
    texts = sum(len(passage.texts) for passage in place.passages)
    parts = [
        language.plural("%(count)s figure", "%(count)s figures", Decimal(figures)),
        language.plural("%(count)s text", "%(count)s texts", Decimal(texts)),
    ]
    counts = [part for part, held in zip(parts, (figures, texts), strict=True) if held]
    return language.text(
        "%(place)s – %(counts)s",
        place=language.locator(place.locator),
        counts=language.chained(counts),
    )


def passages_by_source(register: Register, language: Language) -> dict[str, list[Passage]]:
    """What our data have from each source, in the order of its places."""
    figures: dict[tuple[str, str], list[tuple[str, Figure, str]]] = {}
    for figure in register.figures.values():
        name = figure_name(register, figure, language) if figure.statements else ""
        for statement in figure.statements:
            value = statement_text(register, figure, statement, language)
            place = (statement.source, statement.locator)
            figures.setdefault(place, []).append((name, figure, value))
    texts: dict[tuple[str, str], list[str]] = {}
    for package in register.release.packages.values():
        for table, stem in TEXTS.items():
            for row in package.tables.of(table):
                if text := language.localised(getattr(row, stem)):
                    texts.setdefault((row.source, row.locator), []).append(text)
    places = grouped({*figures, *texts}, lambda place: place[0])
    return {
        source: [
            Passage(
                locator,
                anchor,
                texts.get((source, locator), ()),
                figures.get((source, locator), ()),
            )
            for locator, anchor in with_anchors([locator for _, locator in in_source])
        ]
        for source, in_source in places.items()
    }


def with_anchors(locators: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The locators of a source in their order, each with an id that no other has."""
    counts: Counter[str] = Counter()
    for locator in sorted(locators, key=locator_order):
        anchor = slug(locator)
        counts[anchor] += 1
        yield locator, f"{anchor}-{counts[anchor]}" if counts[anchor] > 1 else anchor


def locator_order(locator: str) -> tuple[str, list[tuple[int, str]], str]:
    """Sort key of a locator: paragraphs by number (`para. 9`, `para. 24`), then others by word."""
    word = locator.partition(" ")[0]
    rank = "0" if word in ("para.", "paras.") else word
    numbers = [digits.lstrip("0") for digits in DIGITS.findall(locator)]
    return rank, [(len(number), number) for number in numbers], locator
