"""Stated against recomputed: every derivation is computed and compared, with one small rule a
module.

A rule takes what its operands can have been, as intervals, and gives what the figure can have been.
It is applied twice: to the values as printed, which gives the computed value, and to all that
rounding leaves open, which bounds it. Where that does not agree with what is stated, every other
base and method is tried (`trials`) before it is said.
"""

import graphlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.findings.aims import aim_findings
from generator.findings.attainable import attainable_findings
from generator.findings.between import between_findings
from generator.findings.operands import Bases, operands_of, settled
from generator.findings.statements import statement_findings
from generator.findings.trials import Trial, best_trial, trials
from generator.ids import is_figure_id
from generator.models import Derivation, Figure, Finding, Register, Statement

IMPLIED = (statement_findings, attainable_findings, between_findings, aim_findings)
"""Comparisons that no derivation declares: they follow from what the figures are."""
MOST_DIGITS = 30
"""Digits before the decimal point of what is computed. More come only of rules applied to what they
do not fit.
"""


def compared(register: Register) -> Register:
    """The register with every derivation computed and with a finding for each comparison, in the
    order of ids.

    A figure that nothing states and nothing gives a value is no figure, and left out.
    """
    register = replace(register, figures=computed_figures(register))
    bases = Bases(register)
    judged = {
        identity: judged_figure(bases, figure) for identity, figure in register.figures.items()
    }
    figures = {identity: figure for identity, (figure, _) in judged.items()}
    found = [finding for _, findings in judged.values() for finding in findings]
    found += [finding for rule in IMPLIED for finding in rule(bases)]
    published = published_figures(figures)
    return replace(
        register, figures=published, findings=tuple(sorted(numbered(found), key=lambda one: one.id))
    )


def published_figures(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """The figures that have a value or a statement, with the derivations whose operands are such
    figures, or lists.
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
    """Every figure with its derivations computed, operands before what follows from them."""
    figures = dict(register.figures)
    graph = {
        identity: {
            name
            for one in figure.derivations
            for name in one.operands
            if name in figures and not settled(figures[name])
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
    """The figure with each of its derivations computed: the one that leaves least open first, and
    its value.
    """
    derivations = sorted(
        (computed(figure, one, register) for one in figure.derivations),
        key=lambda one: (*openness(one), one.operands),
    )
    values = [one.computed for one in derivations if one.computed is not None]
    return replace(
        figure, derivations=tuple(derivations), computed=values[0] if values else figure.computed
    )


def openness(derivation: Derivation) -> tuple[bool, object, str]:
    """How much rounding leaves open in a derivation, with those that gave nothing last."""
    low, high = derivation.bounds or (0, 0)
    return derivation.bounds is None, high - low, derivation.rule


def computed(figure: Figure, derivation: Derivation, register: Register) -> Derivation:
    """A derivation with its value and bounds.

    It stays as it was where an operand has no value or leaves a choice, or the value has too many
    digits.
    """
    known = operands_of(register, figure.package, derivation.operands)
    if known is None:
        return derivation
    trial = Trial(derivation.rule, known)
    try:
        value, bounds = trial.value, trial.bounds
    except ZeroDivisionError:
        return derivation
    if value is None or value.adjusted() >= MOST_DIGITS:
        return derivation
    return replace(derivation, computed=value, bounds=(bounds.low, bounds.high))


def judged_figure(bases: Bases, figure: Figure) -> tuple[Figure, list[Finding]]:
    """The figure with a verdict on each derivation, and a finding for each that was held against a
    statement.
    """
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
            replace(finding(bases.register, figure, derivations[-1], trial), tried=tried)
        )
    return replace(figure, derivations=tuple(derivations)), findings


def finding(register: Register, figure: Figure, derivation: Derivation, trial: Trial) -> Finding:
    """What came of one derivation, by the trial that did best."""
    assert derivation.computed is not None
    return Finding(
        figure=figure.id,
        rule=derivation.rule,
        operands=derivation.operands,
        found=derivation.computed,
        verdict=derivation.verdict,
        stated=tuple(places(register, (figure.id, *derivation.operands))),
        methods=trial.methods,
        by_methods=trial.value if trial.value != derivation.computed else None,
    )


def places(register: Register, names: tuple[str, ...]) -> Iterator[tuple[str, Statement]]:
    """Where each of these figures is stated; one that is only computed, and a list, state nothing."""
    for name in names:
        main = register.figures[name].main if name in register.figures else None
        if main is not None:
            yield name, main


def numbered(findings: list[Finding]) -> Iterator[Finding]:
    """The findings with their places among those of the same figure and rule, in the order of their
    operands.
    """
    count: dict[tuple[str, str], int] = {}
    for finding in sorted(
        findings, key=lambda one: (one.figure, one.rule, one.operands, str(one.found))
    ):
        key = (finding.figure, finding.rule)
        count[key] = count.get(key, 0) + 1
        yield replace(finding, number=count[key])
