"""Computes every derivation and compares the result with the stated value.

A rule takes an interval for each operand and gives an interval for the figure. It is applied twice:
to the operands as printed, which gives the computed value, and to all numbers that may have been
rounded to these, which gives its bounds. If neither agrees with the stated value, other bases and
methods are tried (`trials`). Each rule is one small module.
"""

import graphlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.findings.aims import aim_findings
from generator.findings.attainable import attainable_findings
from generator.findings.between import between_findings
from generator.findings.operands import Bases, is_used_as_stated, operands_of
from generator.findings.statements import statement_findings
from generator.findings.trials import Trial, best_trial, trials
from generator.ids import is_figure_id
from generator.models import Derivation, Figure, Finding, Register, Statement

IMPLIED = (statement_findings, attainable_findings, between_findings, aim_findings)
"""Rules that need no row in `derivations.csv`. Each gives the findings of a register."""
MOST_DIGITS = 30
"""The most digits before the decimal point of a computed value.

A larger result means that the rule does not fit its operands; it is dropped.
"""


def compared(register: Register) -> Register:
    """The register with every derivation computed, and a finding for each comparison.

    Findings are in the order of their ids. Figures with neither a statement nor a value are left
    out.
    """
    register = replace(register, figures=computed_figures(register))
    bases = Bases(register)
    judged = {
        identity: judged_figure(bases, figure) for identity, figure in register.figures.items()
    }
    figures = {identity: figure for identity, (figure, _) in judged.items()}
    findings = [finding for _, of_figure in judged.values() for finding in of_figure]
    findings += [finding for rule in IMPLIED for finding in rule(bases)]
    ordered = sorted(numbered_findings(findings), key=lambda finding: finding.id)
    return replace(register, figures=published_figures(figures), findings=tuple(ordered))


def published_figures(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """The figures that have a statement or a computed value.

    Their derivations are kept if each operand is a list or one of these figures.
    """
    published = {
        identity: figure
        for identity, figure in figures.items()
        if figure.statements or figure.computed is not None
    }

    def is_listed(derivation: Derivation) -> bool:
        return all(name in published or not is_figure_id(name) for name in derivation.operands)

    return {
        identity: replace(figure, derivations=tuple(filter(is_listed, figure.derivations)))
        for identity, figure in published.items()
    }


def computed_figures(register: Register) -> Mapping[str, Figure]:
    """Every figure with its derivations computed. Operands are computed before their results."""
    figures = dict(register.figures)
    graph = {
        identity: {
            name
            for derivation in figure.derivations
            for name in derivation.operands
            if name in figures and not is_used_as_stated(figures[name])
        }
        for identity, figure in figures.items()
    }
    for identity in graphlib.TopologicalSorter(graph).static_order():
        if figures[identity].derivations:
            figures[identity] = with_derivations(
                figures[identity], replace(register, figures=figures)
            )
    return figures


def with_derivations(figure: Figure, register: Register) -> Figure:
    """The figure with each of its derivations computed, and with the value of the first.

    The derivation with the narrowest bounds is first.
    """
    derivations = sorted(
        (computed_derivation(figure, derivation, register) for derivation in figure.derivations),
        key=lambda derivation: (*openness(derivation), derivation.operands),
    )
    values = [derivation.computed for derivation in derivations if derivation.computed is not None]
    return replace(
        figure, derivations=tuple(derivations), computed=values[0] if values else figure.computed
    )


def openness(derivation: Derivation) -> tuple[bool, object, str]:
    """A sort key: derivations with narrow bounds first, those without a result last."""
    low, high = derivation.bounds or (0, 0)
    return derivation.bounds is None, high - low, derivation.rule


def computed_derivation(figure: Figure, derivation: Derivation, register: Register) -> Derivation:
    """A derivation with its value and bounds.

    It is returned unchanged if an operand has no value, a base is zero, rounding leaves several
    possible results, or the result has more than `MOST_DIGITS` digits.
    """
    operands = operands_of(register, figure.package, derivation.operands)
    if operands is None:
        return derivation
    trial = Trial(derivation.rule, operands)
    try:
        value, bounds = trial.value, trial.bounds
    except ZeroDivisionError:
        return derivation
    if value is None or value.adjusted() >= MOST_DIGITS:
        return derivation
    return replace(derivation, computed=value, bounds=(bounds.low, bounds.high))


def judged_figure(bases: Bases, figure: Figure) -> tuple[Figure, list[Finding]]:
    """The figure with a verdict on each derivation, and a finding for each comparison."""
    derivations, findings = [], []
    for derivation in figure.derivations:
        best = (
            best_trial(figure, list(trials(bases, figure, derivation)))
            if derivation.computed is not None
            else None
        )
        if best is None:
            derivations.append(derivation)
            continue
        verdict, trial, tried = best
        derivations.append(replace(derivation, verdict=verdict))
        findings.append(
            replace(derivation_finding(bases.register, figure, derivations[-1], trial), tried=tried)
        )
    return replace(figure, derivations=tuple(derivations)), findings


def derivation_finding(
    register: Register, figure: Figure, derivation: Derivation, trial: Trial
) -> Finding:
    """The finding about one derivation. `trial` is the one that decided its verdict."""
    assert derivation.computed is not None
    return Finding(
        figure=figure.id,
        rule=derivation.rule,
        operands=derivation.operands,
        found=derivation.computed,
        verdict=derivation.verdict,
        stated=tuple(main_statements_of(register, (figure.id, *derivation.operands))),
        methods=trial.methods,
        by_methods=trial.value if trial.value != derivation.computed else None,
    )


def main_statements_of(register: Register, names: Sequence[str]) -> Iterator[tuple[str, Statement]]:
    """The id and the main statement of each figure that has one. `names` may also name lists."""
    for name in names:
        main = register.figures[name].main if name in register.figures else None
        if main is not None:
            yield name, main


def numbered_findings(findings: list[Finding]) -> Iterator[Finding]:
    """The findings, numbered from 1 for each figure and rule, in the order of their operands."""
    count: dict[tuple[str, str], int] = {}
    for finding in sorted(
        findings,
        key=lambda finding: (finding.figure, finding.rule, finding.operands, str(finding.found)),
    ):
        key = (finding.figure, finding.rule)
        count[key] = count.get(key, 0) + 1
        yield replace(finding, number=count[key])
