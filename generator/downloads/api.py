"""The public JSON: figures and findings. Its shape is promised (DESIGN section 3)."""

from typing import Any

import simplejson

from generator.findings.explanations import explanation
from generator.language import language_named
from generator.models import Derivation, Figure, Finding, Register, Statement


def figures_json(register: Register) -> bytes:
    """Every figure of the register, in the order of ids. Numbers keep the digits they are printed with."""
    return encoded([figure_object(figure) for figure in register.figures.values()])


def figure_object(figure: Figure) -> dict[str, Any]:
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
        "obs_status": figure.obs_status,
        "basis": figure.basis,
        "verdict": figure.verdict,
        "derivations": [derivation_object(derivation) for derivation in figure.derivations],
        "statements": [statement_object(statement) for statement in figure.statements],
        "page": f"/{{lang}}/figures/{figure.id}/",
        "first_release": None,
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


def findings_json(register: Register) -> bytes:
    """Every comparison, whatever its verdict, in the order of ids."""
    return encoded([finding_object(register, finding) for finding in register.findings])


def finding_object(register: Register, finding: Finding) -> dict[str, Any]:
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


def encoded(objects: list[dict[str, Any]]) -> bytes:
    """A JSON list, one object a line: small changes make small differences."""
    lines = ",\n".join(simplejson.dumps(one, ensure_ascii=False, use_decimal=True) for one in objects)
    return f"[\n{lines}\n]\n".encode()
