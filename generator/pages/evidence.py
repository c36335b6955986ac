"""How a figure is stated and recomputed, as its page says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.citations.works import document_work
from generator.findings.explanations import (
    DOUBTS,
    VERDICT_TEXTS,
    Explainer,
    arithmetic_text,
)
from generator.findings.operands import is_used_as_stated
from generator.language import Language
from generator.language.names import name_beside, statement_text, value_text
from generator.models import Derivation, Figure, Finding, Statement
from generator.pages.local import LocalPackage
from generator.pages.notation import Notation

MOST_LISTED = 5
"""The most rows, operands and pages listed on a figure's page. Its CSV file has all rows."""


@dataclass(frozen=True)
class Recomputation:
    """How a figure was recomputed, as its page says it."""

    arithmetic: str
    outcome: str = ""
    """What the comparison with the stated number shows; empty if there is none."""
    operands: Sequence[str] = ()


def derivation_lines(
    explainer: Explainer,
    figure: Figure,
    derivation: Derivation,
    findings: Sequence[Finding],
    write: Notation,
) -> Recomputation:
    """A derivation, its arithmetic with each number linked, and the names of its operands.

    `findings` are those about the figure.
    """
    register, language = explainer.register, explainer.language
    if derivation.computed is None:
        text = language.text(
            "not computed: a number that it follows from "
            "is not applicable, not reported or not certain"
        )
        return Recomputation(text)
    made = Finding(
        figure.id, derivation.rule, derivation.operands, derivation.computed, derivation.verdict, ()
    )
    finding = next((one for one in findings if is_about(one, derivation)), None)
    outcome = outcome_text(language, finding) if finding is not None else ""
    operands = [register.figures[name] for name in derivation.operands if name in register.figures]
    named = operands if len(operands) <= MOST_LISTED else []
    lines = [write.written(operand_line(explainer, operand, figure)) for operand in named]
    return Recomputation(write.written(arithmetic_text(explainer, made)), outcome, lines)


def is_about(finding: Finding, derivation: Derivation) -> bool:
    """True if a finding compares the result of a derivation with the main statement."""
    same = (finding.rule, finding.operands) == (derivation.rule, derivation.operands)
    return same and all(statement.main for _, statement in finding.stated)


def outcome_text(language: Language, finding: Finding) -> str:
    """What a comparison with a stated number shows."""
    if finding.reason:
        return language.text(DOUBTS[finding.reason])
    if finding.methods:
        return language.text("agrees only in another way, which is named below")
    return language.text(VERDICT_TEXTS[finding.verdict])


def operand_line(explainer: Explainer, operand: Figure, figure: Figure) -> str:
    """Value and name of an operand. A hedged operand also has its stated value."""
    language = explainer.language
    name = explainer.write.text(name_beside(explainer.register, operand, figure, language))
    if operand.main is not None and operand.computed is not None and not is_used_as_stated(operand):
        stated = explainer.write.number(value_text(explainer.register, operand, language), operand)
        name = language.clauses([name, language.text("stated: %(value)s", value=stated)])
    return f"{explainer.operand(figure.package, operand.id)} – {name}"


def implied_findings(figure: Figure, findings: Sequence[Finding]) -> list[Finding]:
    """The findings that the page does not show already with derivations and equal statements.

    It does not show what one place of a document makes by itself.
    """
    shown = {(derivation.rule, "agrees") for derivation in figure.derivations} | {
        ("statements", "agrees")
    }
    shown |= {(rule, "rounds") for rule, _ in shown if rule != "statements"}
    shown |= {(derivation.rule, "unchecked") for derivation in figure.derivations}
    return [
        finding
        for finding in findings
        if (finding.rule, finding.verdict) not in shown
        or finding.methods
        or not finding.stated[0][1].main
    ]


def statement_lines(
    local: LocalPackage, figure: Figure, statement: Statement, write: Notation
) -> dict[str, object]:
    """One statement for the template."""
    language = local.language
    return {
        "value": statement_text(local.register, figure, statement, language),
        "source": statement.source,
        "locator": statement.locator,
        "outside": document_link(local, statement, write),
        "decoded": statement.reading == "decoded",
        "broken": statement.obs_status == "B",
        "note": language.localised(statement.note),
        "origin": statement.origin,
        "own": local.own_notes(statement.place),
    }


def document_link(local: LocalPackage, statement: Statement, write: Notation) -> str | None:
    """A link to the document in the reader's language; None if it has no address."""
    row = local.by_key.sources[statement.source]
    work = document_work(row, local.language)
    return write.outside(local.language.text("document"), work.url) if work.url else None
