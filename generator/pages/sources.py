"""The documents that we cite: a list, and a page each with all that we took from it, by place."""

import re
from collections.abc import Iterator

from generator.kinds.rows import Row
from generator.language import Language
from generator.language.names import figure_name, statement_text
from generator.models import Figure, Register, Statement
from generator.pages.page import Page, source_path
from generator.pages.templates import rendered

LIST_PATH = "sources/index.md"
DIGITS = re.compile(r"\d+")


def source_pages(register: Register, language: Language) -> Iterator[Page]:
    """The list of sources and the page of each."""
    sources = {source: row for package in register.rows.values() for source, row in package["sources"].items()}
    taken = taken_from(register)
    home = (language.text("Home"), "index.md")
    listed = [
        (source, language.of(row, "title"), source_path(source), len(taken.get(source, [])))
        for source, row in sorted(sources.items())
    ]
    title = language.text("Sources")
    yield Page(
        path=LIST_PATH,
        title=title,
        description=language.text("The documents that every figure comes from."),
        markdown=rendered("sources.md", (register, language, LIST_PATH), {"sources": listed}),
        breadcrumbs=(home,),
        tab=title,
    )
    for source, row in sorted(sources.items()):
        yield source_page((register, language), row, taken.get(source, []), (home, (title, LIST_PATH)))


def source_page(
    reader: tuple[Register, Language],
    row: Row,
    taken: list[tuple[Statement, Figure]],
    breadcrumbs: tuple[tuple[str, str], ...],
) -> Page:
    register, language = reader
    path = source_path(row["source"])
    places: dict[str, list[tuple[str, Figure, str]]] = {}
    for statement, figure in taken:
        name, value = figure_name(register, figure, language), statement_text(register, figure, statement, language)
        places.setdefault(language.locator(statement.locator), []).append((name, figure, value))
    values = {"row": row, "places": list(places.items()), "url": (row["url"] or "").replace("{lang}", language.code)}
    return Page(
        path=path,
        title=row["source"],
        description=language.of(row, "title"),
        markdown=rendered("source.md", (register, language, path), values),
        breadcrumbs=breadcrumbs,
    )


def taken_from(register: Register) -> dict[str, list[tuple[Statement, Figure]]]:
    """Every statement with its figure, by source, in the order of the document's own places."""
    taken: dict[str, list[tuple[Statement, Figure]]] = {}
    for figure in register.figures.values():
        for statement in figure.statements:
            taken.setdefault(statement.source, []).append((statement, figure))
    return {
        source: sorted(rows, key=lambda one: (place_order(one[0].locator), one[1].id)) for source, rows in taken.items()
    }


def place_order(locator: str) -> tuple[str, list[int]]:
    """Paragraphs by number, then tables, figures and footnotes: `para. 9` stands before `para. 24`."""
    word = locator.split(" ", maxsplit=1)[0]
    rank = "0" if word in ("para.", "paras.") else word
    return rank, [int(digits) for digits in DIGITS.findall(locator)]
