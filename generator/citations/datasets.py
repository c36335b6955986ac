"""Pages as a `Dataset` of schema.org (JSON-LD), which search engines for data read."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from generator.citations.works import SitePage, Work, document_work, figure_work, page_work
from generator.language import Language, rounded
from generator.language.names import UNSETTLED, in_words, measure_name, value_text
from generator.models import Figure, Register
from generator.models.identity import Licence, licences_of
from generator.rows import ByKey
from generator.rows.common import PeriodRow, SourceRow
from generator.rows.decisions import SessionRow

IN_SCRIPTS = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""Characters that need an escape in JSON inside an HTML script element."""
LEAST = ("over", "at-least")
"""Qualifiers of a number that is a lower bound."""
MOST = ("under", "at-most")
"""Qualifiers of a number that is an upper bound."""


def figure_dataset(
    register: Register, figure: Figure, language: Language, address: str
) -> dict[str, Any]:
    """The data set of a figure's page: one number or one code.

    `address` is the address of the site and ends with a slash.
    """
    work = figure_work(register, figure, language, address)
    words = in_words(register, figure, language)
    definition = language.localised(
        register.rows[figure.package].measures[figure.measure].definition
    )
    documents = [document_work(row, language) for row in documents_behind(register, figure)]
    facts = {
        "identifier": figure.id,
        "isBasedOn": [document_object(document) for document in documents],
        "variableMeasured": measured_variable(register, figure, language),
        "temporalCoverage": coverage(register.rows[figure.package].periods[figure.period]),
    }
    licences = [
        *licences_of(register.release.packages[figure.package].descriptor),
        *register.release.identity.licences,
    ]
    description = language.sentences([f"{words}.", definition]).strip()
    return dataset(work, description, address, licences=licences) | without_empty(facts)


def page_dataset(
    register: Register, page: SitePage, language: Language, address: str
) -> dict[str, Any]:
    """The data set of any other page.

    `address` is the address of the site and ends with a slash.
    """
    work = page_work(register, page, language, address)
    licences = register.release.identity.licences
    facts = dataset(work, page.description, address, licences=licences)
    return facts | {"identifier": work.url}


def dataset(
    work: Work, description: str, address: str, *, licences: Sequence[Licence]
) -> dict[str, Any]:
    """The fields that all data sets of the site have. The first licence with an address counts."""
    urls = [licence.url for licence in licences if licence.url]
    organisation = {"@type": "Organization", "name": work.publisher}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": work.url,
        "name": work.title,
        "description": description,
        "url": work.url,
        "inLanguage": work.language,
        "version": work.version,
        "datePublished": work.published,
        **({"license": urls[0]} if urls else {}),
        "isAccessibleForFree": True,
        "creator": organisation,
        "publisher": organisation,
        "distribution": {
            "@type": "DataDownload",
            "contentUrl": f"{address}api/figures.json",
            "encodingFormat": "application/json",
        },
    }


def document_object(work: Work) -> dict[str, Any]:
    """A document that a figure is based on, as an object of schema.org."""
    return {"@type": "Report" if work.form == "report" else "WebPage"} | without_empty(
        {
            "name": work.title,
            "reportNumber": work.number,
            "datePublished": "-".join(work.dated),
            "url": work.url,
        }
    )


def documents_behind(register: Register, figure: Figure) -> list[SourceRow]:
    """The documents that state a figure, else those that state its operands, sorted by symbol."""
    sources = sources_behind(register, figure)
    return [sources[symbol] for symbol in sorted(sources)]


def sources_behind(register: Register, figure: Figure) -> dict[str, SourceRow]:
    """Rows of `sources` by symbol: those of a figure's statements, else of all its operands."""
    sources: dict[str, SourceRow] = {}
    visited: set[str] = {figure.id}
    waiting = [figure]
    while waiting:
        current = waiting.pop()
        rows = register.rows[current.package]
        symbols = {statement.source for statement in current.statements}
        for operand in () if current.statements else operands_of(current):
            if operand not in register.figures:
                symbols |= source_of(rows, operand)
            elif operand not in visited:
                visited.add(operand)
                waiting.append(register.figures[operand])
        sources |= {symbol: rows.sources[symbol] for symbol in symbols}
    return sources


def operands_of(figure: Figure) -> list[str]:
    """What a figure follows from: the rows that it counts, and the operands of its derivations."""
    operands = [operand for derivation in figure.derivations for operand in derivation.operands]
    return [*figure.rows, *operands]


def source_of(rows: ByKey, operand: str) -> set[str]:
    """The source of an operand that is a list or a row of a decision; else the empty set."""
    decision = operand.partition(":")[2].partition("~")[0]
    row = rows.lists.get(operand) or rows.decisions.get(decision)
    return {row.source} if row else set()


def measured_variable(register: Register, figure: Figure, language: Language) -> dict[str, Any]:
    """The measure and its value. A hedged or missing value is also described in words."""
    words = value_text(register, figure, language)
    published = figure.published
    main = figure.main
    hedged = main is not None and (main.qualifier is not None or main.obs_status in UNSETTLED)
    return {
        "@type": "PropertyValue",
        "name": measure_name(register, figure, language),
        **({"value": words} if isinstance(published, str) else bounds(figure)),
        **({"description": words} if hedged or published is None else {}),
        **({"unitText": figure.unit} if isinstance(published, Decimal) else {}),
    }


def bounds(figure: Figure) -> dict[str, int | float]:
    """The value, or the lowest and highest value that the document allows."""
    published, main = figure.published, figure.main
    if not isinstance(published, Decimal):
        return {}
    published = published if main else rounded(published)
    qualifier = main.qualifier if main else None
    if main and main.high is not None:
        return {"minValue": json_number(published), "maxValue": json_number(main.high)}
    if qualifier in LEAST:
        return {"minValue": json_number(published)}
    return {"maxValue" if qualifier in MOST else "value": json_number(published)}


def json_number(value: Decimal) -> int | float:
    """A number for JSON."""
    return int(value) if value == value.to_integral_value() else float(value)


def coverage(period: PeriodRow | SessionRow) -> str:
    """A period as schema.org writes it: 2018/2019. Empty if its start or end is not known."""
    start, end = period.start, period.end
    if not start or not end:
        return ""
    return start if start == end else f"{start}/{end}"


def without_empty(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that have a value."""
    return {name: value for name, value in facts.items() if value}


def script_json(facts: Mapping[str, Any]) -> str:
    """JSON for a script element of HTML. It has no characters that could end the element."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return text.translate(IN_SCRIPTS)
