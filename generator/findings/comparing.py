"""Compares stated numbers with what their derivations make."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from generator.findings.judgement import judgement
from generator.findings.operands import (
    Bases,
    Operand,
    main_statements_of,
    operand_as_stated,
    operand_of,
    operands_of,
    printed_origins,
    stated_as,
    statement_at,
)
from generator.findings.readings import Readings
from generator.findings.trials import trials
from generator.models import Derivation, Figure, Finding, Statement


def judged_figure(bases: Bases, readings: Readings, figure: Figure) -> tuple[Figure, list[Finding]]:
    """The figure with a verdict on each derivation, and a finding for each comparison."""
    derivations, findings = [], []
    for derivation in figure.derivations:
        finding = derivation_finding(bases, figure, derivation)
        if finding is not None:
            finding = without_doubtful_verdict(finding, readings)
            findings.append(finding)
        verdict = finding.verdict if finding is not None else derivation.verdict
        derivations.append(replace(derivation, verdict=verdict))
        findings += [
            without_doubtful_verdict(one, readings)
            for one in findings_at_places(bases, figure, derivation)
        ]
    return replace(figure, derivations=tuple(derivations)), findings


def derivation_finding(bases: Bases, figure: Figure, derivation: Derivation) -> Finding | None:
    """The finding that compares a figure's main statement with the result of one derivation.

    None if there is nothing to compare: no stated number, or no result.
    """
    operands = operands_of(bases.register, figure.package, derivation.operands)
    if derivation.computed is None or operands is None or not isinstance(figure.value, Decimal):
        return None
    stated = tuple(main_statements_of(bases.register, (figure.id, *derivation.operands)))
    return compared_finding(bases, figure, derivation, operands, stated)


def compared_finding(
    bases: Bases,
    figure: Figure,
    derivation: Derivation,
    operands: list[Operand],
    stated: tuple[tuple[str, Statement], ...],
) -> Finding | None:
    """The finding that compares a stated number with what the operands make; None if nothing.

    `stated` are the compared statements, first that of the figure, each with the id of its figure.
    """
    (_, main), *_ = stated
    ways = trials(bases, figure.package, derivation, operands)
    if not ways or ways[0].methods or not isinstance(main.value, Decimal):
        return None
    found = ways[0].value
    if found is None:
        return None
    judged = judgement(stated_as(figure, main), main.value, ways)
    result = judged.way.value
    return Finding(
        figure=figure.id,
        rule=derivation.rule,
        operands=derivation.operands,
        found=found,
        verdict=judged.verdict,
        stated=stated,
        methods=judged.methods,
        by_methods=result if judged.methods and result != found else None,
        tried=judged.tried,
        power=judged.power,
        reason=judged.reason,
    )


def without_doubtful_verdict(finding: Finding, readings: Readings) -> Finding:
    """The finding, with the verdict `unchecked` where the comparison shows nothing.

    That is so if a number helped to read a drawing with which it is compared, or if two speakers
    give different numbers.
    """
    if readings.is_circular(finding):
        return without_verdict(finding, "decoded")
    speakers = {statement.speaker for _, statement in finding.stated} - {None}
    if finding.verdict == "differs" and len(speakers) > 1:
        return without_verdict(finding, "speakers")
    return finding


def without_verdict(finding: Finding, reason: str) -> Finding:
    """The finding as a comparison that shows nothing, for a reason of `coverage.REASONS`."""
    return replace(
        finding,
        verdict="unchecked",
        power=None,
        reason=reason,
        methods=(),
        by_methods=None,
        tried=(),
    )


def findings_at_places(bases: Bases, figure: Figure, derivation: Derivation) -> Iterator[Finding]:
    """Findings that recompute statements from the numbers that stand at the same place.

    A paragraph can print numbers again whose main statements stand in a table. One number of the
    place at least must be such a further statement. What the place does not print is taken from
    where the same source prints it.
    """
    register = bases.register
    for statement in figure.statements:
        there = {
            name: beside
            for name in derivation.operands
            if (beside := statement_at(register.figures.get(name), statement)) is not None
        }
        if not there or all(each.main for each in (statement, *there.values())):
            continue
        operands = [
            operand_as_stated(register.figures[name], there[name])
            if name in there
            else operand_of(register, figure.package, name)
            for name in derivation.operands
        ]
        known = [operand for operand in operands if operand is not None]
        others = [name for name in derivation.operands if name not in there]
        if len(known) < len(operands) or not all(
            one.main is not None and one.main.source == statement.source
            for one in printed_origins(register, others)
        ):
            continue
        elsewhere = dict(main_statements_of(register, derivation.operands))
        stated = ((figure.id, statement), *(elsewhere | there).items())
        finding = compared_finding(bases, figure, derivation, known, stated)
        if finding is not None:
            yield finding
