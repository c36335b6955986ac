"""Writes figures and findings as JSON objects, and reads frozen figures from them.

`content/en/architecture.md#public-json` says how these objects may change.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import simplejson

from generator.errors import is_visible
from generator.findings.explanations import explanation
from generator.ids import KEY, is_figure_id
from generator.language import language_of
from generator.models import Derivation, Figure, Finding, Register, Statement

STATEMENT = (
    "value", "high", "qualifier", "obs_status", "source", "locator", "language", "reading", "main",
)  # fmt: skip
DERIVATION = ("rule", "operands", "computed", "verdict")
MOST_DIGITS = 40
"""The most digits of a frozen number before or after the decimal point."""


def figure_object(figure: Figure) -> dict[str, Any]:
    """A figure as in `/api/figures.json`. A withdrawn figure has no value, status and basis."""
    return {
        **value_object(figure),
        "page": f"/{{lang}}/figures/{figure.id}/",
        "first_release": figure.first_release,
        **({"withdrawn": figure.withdrawn} if figure.withdrawn else {}),
    }


def value_object(figure: Figure) -> dict[str, Any]:
    """The fields of a figure that the API and frozen releases have in common."""
    main = figure.main
    return {
        **fields_of(figure, ("id", "package", "subject", "measure", "period", "value", "computed")),
        "qualifier": main.qualifier if main else None,
        "high": main.high if main else None,
        "unit": figure.unit,
        "base": dict(figure.base) or None,
        "obs_status": None if figure.withdrawn else figure.obs_status,
        "basis": None if figure.withdrawn else figure.basis,
        "verdict": figure.verdict,
        "derivations": [fields_of(derivation, DERIVATION) for derivation in figure.derivations],
        "statements": [fields_of(statement, STATEMENT) for statement in figure.statements],
    }


def fields_of(model: object, names: Iterable[str]) -> dict[str, Any]:
    """The fields of a figure, statement or derivation with these names."""
    return {name: getattr(model, name) for name in names}


def frozen_object(figure: Figure) -> dict[str, Any]:
    """A figure as in a frozen release: as in the API, and with notes, origins and counted rows."""
    statements = [
        {
            **fields_of(statement, (*STATEMENT, "origin")),
            "note": dict(sorted(statement.note.items())),
        }
        for statement in figure.statements
    ]
    further = {"base": dict(sorted(figure.base.items())), "statements": statements}
    return {**value_object(figure), **further, "rows": list(figure.rows)}


def thawed_figure(frozen: Mapping[str, Any]) -> Figure:
    """The figure of an object that `frozen_object` made.

    Raises KeyError, TypeError or ValueError for any other object.
    """
    figure = Figure(
        **{name: frozen[name] for name in ("package", "subject", "measure", "period")},
        **{name: frozen[name] for name in ("unit", "base", "computed")},
        statements=tuple(Statement(**statement) for statement in frozen["statements"]),
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
    """True if id, unit and numbers of a figure have the right form, and its texts are visible."""
    values = [statement.value for statement in figure.statements]
    numbers: list[object] = [value for value in values if not isinstance(value, str)]
    numbers += [figure.computed, *(derivation.computed for derivation in figure.derivations)]
    numbers += [statement.high for statement in figure.statements]
    codes = [value for value in values if isinstance(value, str)]
    texts = [*figure.rows, *figure.base.values(), *codes]
    for statement in figure.statements:
        texts += [statement.source, statement.locator, statement.origin or ""]
        texts += statement.note.values()
    return (
        is_figure_id(figure.id)
        and re.fullmatch(KEY, figure.unit) is not None
        and all(number is None or is_number(number) for number in numbers)
        and all(isinstance(text, str) and is_visible(text) for text in texts)
    )


def is_number(value: object) -> bool:
    return isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) <= MOST_DIGITS


def finding_object(register: Register, finding: Finding) -> dict[str, Any]:
    """A finding as in `/api/findings.json`."""
    figure = register.figures[finding.figure]
    languages = [language_of(register.release, code) for code in register.release.languages]
    return {
        "id": finding.id,
        "package": figure.package,
        "figure": finding.figure,
        "rule": finding.rule,
        "stated": [
            {"figure": name, **fields_of(statement, ("value", "source", "locator"))}
            for name, statement in finding.stated
        ],
        "found": finding.found,
        "verdict": finding.verdict,
        "power": finding.power,
        "explanation": {
            language.code: explanation(register, finding, language) for language in languages
        },
    }


def encoded(objects: Iterable[Mapping[str, Any]]) -> bytes:
    """A JSON list with one object on each line, so that versions are easy to compare."""
    lines = [simplejson.dumps(item, ensure_ascii=False, use_decimal=True) for item in objects]
    return "[\n{}\n]\n".format(",\n".join(lines)).encode()


def decoded(content: bytes) -> list[dict[str, Any]]:
    """The objects of a JSON list. Numbers keep their digits. Raises ValueError for other JSON."""
    objects = simplejson.loads(content.decode("utf-8"), use_decimal=True, parse_int=Decimal)
    if not isinstance(objects, list):
        raise ValueError("no list")
    return objects
