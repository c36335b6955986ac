"""The public JSON of figures and findings (DESIGN section 3), and figures read back from it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import simplejson

from generator.errors import is_visible
from generator.findings.explanations import explanation
from generator.ids import is_figure_id
from generator.language import language_named
from generator.models import Derivation, Figure, Finding, Register, Statement
from generator.vocabulary import units

MOST_DIGITS = 40
"""Digits before or behind the point; computed numbers have as many as divisions give them."""


def figure_object(figure: Figure) -> dict[str, Any]:
    """A figure as `/api/figures.json` has it. One that was withdrawn has neither value nor status nor basis."""
    return {
        **value_object(figure),
        "page": f"/{{lang}}/figures/{figure.id}/",
        "first_release": figure.first_release,
        **({"withdrawn": figure.withdrawn} if figure.withdrawn else {}),
    }


def value_object(figure: Figure) -> dict[str, Any]:
    main = figure.main
    return {
        "id": figure.id,
        "package": figure.package,
        "subject": figure.subject,
        "measure": figure.measure,
        "period": figure.period,
        "value": figure.value,
        "computed": figure.computed,
        "qualifier": main.qualifier if main else None,
        "high": main.high if main else None,
        "unit": figure.unit,
        "base": dict(figure.base) or None,
        "obs_status": None if figure.withdrawn else figure.obs_status,
        "basis": None if figure.withdrawn else figure.basis,
        "verdict": figure.verdict,
        "derivations": [derivation_object(derivation) for derivation in figure.derivations],
        "statements": [statement_object(statement) for statement in figure.statements],
    }


def derivation_object(derivation: Derivation) -> dict[str, Any]:
    return {
        "rule": derivation.rule,
        "operands": list(derivation.operands),
        "computed": derivation.computed,
        "verdict": derivation.verdict,
    }


def statement_object(statement: Statement) -> dict[str, Any]:
    return {
        "value": statement.value,
        "high": statement.high,
        "qualifier": statement.qualifier,
        "obs_status": statement.obs_status,
        "source": statement.source,
        "locator": statement.locator,
        "language": statement.language,
        "reading": statement.reading,
        "main": statement.main,
    }


def frozen_object(figure: Figure) -> dict[str, Any]:
    """A figure as a release freezes it: what the API has, with notes, origins and the rows that were counted."""
    statements = [
        {**statement_object(statement), "origin": statement.origin, "note": dict(sorted(statement.note.items()))}
        for statement in figure.statements
    ]
    base = dict(sorted(figure.base.items()))
    return {**value_object(figure), "base": base, "statements": statements, "rows": list(figure.rows)}


def thawed_figure(frozen: Mapping[str, Any]) -> Figure:
    """The figure that `frozen_object` froze. Raises KeyError, TypeError or ValueError where it froze none such."""
    figure = Figure(
        package=frozen["package"],
        subject=frozen["subject"],
        measure=frozen["measure"],
        period=frozen["period"],
        unit=frozen["unit"],
        base=frozen["base"],
        statements=tuple(Statement(**statement) for statement in frozen["statements"]),
        computed=frozen["computed"],
        derivations=tuple(
            Derivation(one["rule"], tuple(one["operands"]), one["computed"], one["verdict"])
            for one in frozen["derivations"]
        ),
        rows=tuple(frozen["rows"]),
    )
    if not is_sound(figure) or figure.id != frozen["id"]:
        raise ValueError(f"{figure.id} is no figure of ours")
    return figure


def is_sound(figure: Figure) -> bool:
    """True if the id of a figure is an address, its unit is known, its numbers are numbers and its texts visible."""
    numbers = [figure.computed, *(one.high for one in figure.statements), *(d.computed for d in figure.derivations)]
    values = [one.value for one in figure.statements]
    texts = [text for one in figure.statements for text in (one.source, one.locator, one.origin or "")]
    texts += [*figure.rows, *figure.base.values(), *(text for one in figure.statements for text in one.note.values())]
    texts += [value for value in values if isinstance(value, str)]
    return (
        is_figure_id(figure.id)
        and figure.unit in units()
        and all(number is None or is_number(number) for number in numbers)
        and all(value is None or isinstance(value, str) or is_number(value) for value in values)
        and all(isinstance(text, str) and is_visible(text) for text in texts)
    )


def is_number(value: object) -> bool:
    return isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) <= MOST_DIGITS


def finding_object(register: Register, finding: Finding) -> dict[str, Any]:
    """A finding as `/api/findings.json` has it."""
    figure = register.figures[finding.figure]
    languages = [language_named(code) for code in register.release.languages]
    return {
        "id": finding.id,
        "package": figure.package,
        "figure": finding.figure,
        "rule": finding.rule,
        "stated": [
            {"figure": name, "value": statement.value, "source": statement.source, "locator": statement.locator}
            for name, statement in finding.stated
        ],
        "found": finding.found,
        "verdict": finding.verdict,
        "explanation": {language.code: explanation(register, finding, language) for language in languages},
    }


def encoded(objects: Iterable[Mapping[str, Any]]) -> bytes:
    """A JSON list, one object a line: small changes make small differences."""
    lines = ",\n".join(simplejson.dumps(one, ensure_ascii=False, use_decimal=True) for one in objects)
    return f"[\n{lines}\n]\n".encode()


def decoded(content: bytes) -> list[dict[str, Any]]:
    """What `encoded` wrote; numbers keep the digits they are printed with. Raises ValueError where it is no list."""
    objects = simplejson.loads(content.decode("utf-8"), use_decimal=True, parse_int=Decimal)
    if not isinstance(objects, list):
        raise ValueError("no list")
    return objects
