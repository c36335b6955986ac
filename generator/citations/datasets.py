"""A page as a `Dataset` of schema.org, which search engines for data read (JSON-LD)."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from generator.citations.works import SitePage, Work, document_work, figure_work, page_work
from generator.language import Language, rounded
from generator.language.names import in_words, measure_name, value_text
from generator.models import Figure, Register
from generator.rows import ByKey
from generator.rows.common import PeriodRow, SourceRow
from generator.rows.decisions import SessionRow

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
IN_SCRIPTS = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
LEAST = ("over", "at-least")
MOST = ("under", "at-most")


def figure_dataset(
    register: Register, figure: Figure, language: Language, address: str
) -> dict[str, Any]:
    """The data set that a figure's page shows: one number, or one code."""
    work = figure_work(register, figure, language, address)
    words = in_words(register, figure, language)
    definition = language.localised(
        register.rows[figure.package].measures[figure.measure].definition
    )
    documents = [document_work(row, language) for row in documents_behind(register, figure)]
    facts = {
        "identifier": figure.id,
        "isBasedOn": [document_object(document) for document in documents],
        "variableMeasured": variable(register, figure, language),
        "temporalCoverage": coverage(register.rows[figure.package].periods[figure.period]),
    }
    return dataset(work, language.sentences([f"{words}.", definition]).strip(), address) | present(
        facts
    )


def page_dataset(
    register: Register, page: SitePage, language: Language, address: str
) -> dict[str, Any]:
    """The data set that any other page shows a part of."""
    work = page_work(register, page, language, address)
    return dataset(work, page.description, address) | {"identifier": work.url}


def dataset(work: Work, description: str, address: str) -> dict[str, Any]:
    """What every data set of ours says of itself."""
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
        "license": LICENCE,
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
    """A document that a figure rests on."""
    return {"@type": "Report" if work.form == "report" else "WebPage"} | present(
        {
            "name": work.title,
            "reportNumber": work.number,
            "datePublished": "-".join(work.dated),
            "url": work.url,
        }
    )


def documents_behind(register: Register, figure: Figure) -> list[SourceRow]:
    """The documents that state a figure, else those that state what it was computed from, by
    symbol.
    """
    found = sources_behind(register, figure)
    return [found[source] for source in sorted(found)]


def sources_behind(register: Register, figure: Figure) -> dict[str, SourceRow]:
    """Rows of `sources` by symbol: of the statements of a figure, else of all that it was computed
    from.
    """
    found: dict[str, SourceRow] = {}
    seen: set[str] = {figure.id}
    waiting = [figure]
    while waiting:
        one = waiting.pop()
        rows = register.rows[one.package]
        names = {statement.source for statement in one.statements}
        for operand in (
            ()
            if one.statements
            else (*one.rows, *(name for way in one.derivations for name in way.operands))
        ):
            if operand in register.figures:
                waiting += [register.figures[operand]] if operand not in seen else []
                seen.add(operand)
            else:
                names |= source_of(rows, operand)
        found |= {name: rows.sources[name] for name in names}
    return found


def source_of(rows: ByKey, operand: str) -> set[str]:
    """The source of a list, or of the decision that a counted row belongs to; nothing of any other
    operand.
    """
    decision = operand.partition(":")[2].partition("~")[0]
    row = rows.lists.get(operand) or rows.decisions.get(decision)
    return {row.source} if row else set()


def variable(register: Register, figure: Figure, language: Language) -> dict[str, Any]:
    """The measure with its value. What the document hedges, or leaves out, is said in words too."""
    words = value_text(register, figure, language)
    published = figure.published
    hedged = figure.main is not None and figure.main.qualifier is not None
    return {
        "@type": "PropertyValue",
        "name": measure_name(register, figure, language),
        **({"value": words} if isinstance(published, str) else bounds(figure)),
        **({"description": words} if hedged or published is None else {}),
        **({"unitText": figure.unit} if isinstance(published, Decimal) else {}),
    }


def bounds(figure: Figure) -> dict[str, int | float]:
    """The number, or the least and the most that the document allows for."""
    published, main = figure.published, figure.main
    if not isinstance(published, Decimal):
        return {}
    qualifier = main.qualifier if main else None
    if main and main.high is not None:
        return {"minValue": plain(published), "maxValue": plain(main.high)}
    if qualifier in LEAST:
        return {"minValue": plain(published)}
    return {"maxValue" if qualifier in MOST else "value": plain(published)}


def plain(value: Decimal) -> int | float:
    """A number as JSON has it, with the digits that readers see."""
    shown = rounded(value)
    return int(shown) if shown == shown.to_integral_value() else float(shown)


def coverage(period: PeriodRow | SessionRow) -> str:
    """A period as schema.org writes it, 2018/2019; nothing where its start or end is not known."""
    start, end = period.start, period.end
    if not start or not end:
        return ""
    return start if start == end else f"{start}/{end}"


def present(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value}


def script_json(facts: Mapping[str, Any]) -> str:
    """JSON that can stand in a script element of HTML: nothing in it ends the element or begins
    another.
    """
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return "".join(IN_SCRIPTS.get(character, character) for character in text)
