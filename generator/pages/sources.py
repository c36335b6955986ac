"""The cited documents: a list, and a page per document with all that our data have from it."""

import re
from collections.abc import Iterator, Sequence

from generator.ids import Link
from generator.language import Language
from generator.language.names import figure_name, source_name, statement_text
from generator.models import Figure, Register, Statement
from generator.names import slug
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


def source_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of sources and the page of each."""
    sources = {
        source: row for package in register.rows.values() for source, row in package.sources.items()
    }
    taken = taken_from(register)
    home = Link(language.text("Home"), "index.md")
    listed = [
        (
            row,
            source_name(register, source, language),
            source_path(source),
            len(taken.get(source, [])),
        )
        for source, row in sorted(sources.items())
    ]
    title = language.text("Sources")
    yield Page(
        path=LIST_PATH,
        title=title,
        description=language.text("The documents that every figure comes from."),
        markdown=rendered(
            "sources.md", {"sources": listed}, register=register, language=language, path=LIST_PATH
        ),
        breadcrumbs=(home,),
        tab=title,
        contents=False,
        columns=list_columns(list(sources.values()), language),
        script="lists.js",
    )
    for source, row in sorted(sources.items()):
        yield source_page(
            register,
            language,
            row=row,
            taken=taken.get(source, []),
            breadcrumbs=(home, Link(title, LIST_PATH)),
        )


def list_columns(sources: Sequence[SourceRow], language: Language) -> tuple[ListColumn, ...]:
    """The columns of the list. Dates are sorted by time, however exact they are."""
    dates = sorted({row.published for row in sources if row.published})
    publishers = sorted({row.publisher for row in sources})
    return (
        ListColumn("document"),
        ListColumn("title"),
        ListColumn(
            "publisher", "text", tuple((slug(name), name) for name in publishers), filtered=True
        ),
        ListColumn("published", "given", tuple((date, language.date(date)) for date in dates)),
        ListColumn("statements", "number"),
    )


def source_page(
    register: Register,
    language: Language,
    *,
    row: SourceRow,
    taken: list[tuple[Statement, Figure]],
    breadcrumbs: tuple[Link, ...],
) -> Page:
    """The page of one document, with all that our data have from it, in the order of locators."""
    path = source_path(row.source)
    figures: dict[str, list[tuple[str, Figure, str]]] = {}
    for statement, figure in taken:
        name, value = (
            figure_name(register, figure, language),
            statement_text(register, figure, statement, language),
        )
        figures.setdefault(statement.locator, []).append((name, figure, value))
    texts = texts_from(register, row.source, language)
    locators = sorted({*figures, *texts}, key=locator_order)
    places = [
        (language.locator(place), figures.get(place, []), texts.get(place, []))
        for place in locators
    ]
    publisher = language.localised({"en": row.publisher})
    name = source_name(register, row.source, language)
    values = {
        "row": row,
        "name": name,
        "publisher": publisher,
        "places": places,
        "url": (row.url or "").replace("{lang}", language.code),
    }
    return Page(
        path=path,
        title=name,
        description=language.localised(row.title),
        markdown=rendered("source.md", values, register=register, language=language, path=path),
        breadcrumbs=breadcrumbs,
    )


def taken_from(register: Register) -> dict[str, list[tuple[Statement, Figure]]]:
    """Every statement with its figure, by source."""
    taken: dict[str, list[tuple[Statement, Figure]]] = {}
    for figure in register.figures.values():
        for statement in figure.statements:
            taken.setdefault(statement.source, []).append((statement, figure))
    return taken


def texts_from(register: Register, source: str, language: Language) -> dict[str, list[str]]:
    """The texts of all packages that are based on a source, by locator."""
    by_locator: dict[str, list[str]] = {}
    for package in register.release.packages.values():
        for table, stem in TEXTS.items():
            for row in package.tables.of(table):
                text = language.localised(getattr(row, stem))
                if row.source == source and text:
                    by_locator.setdefault(row.locator, []).append(text)
    return by_locator


def locator_order(locator: str) -> tuple[str, list[tuple[int, str]], str]:
    """Sort key of a locator: paragraphs by number (`para. 9`, `para. 24`), then others by word."""
    word = locator.partition(" ")[0]
    rank = "0" if word in ("para.", "paras.") else word
    numbers = [digits.lstrip("0") for digits in DIGITS.findall(locator)]
    return rank, [(len(number), number) for number in numbers], locator
