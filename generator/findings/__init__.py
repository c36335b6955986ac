"""Stated against recomputed: every derivation is computed and compared, with one small rule a module.

A rule takes what its operands can have been, as intervals, and gives what the figure can have been. It is applied
twice: to the values as printed, which gives the computed value, and to all that rounding leaves open, which bounds it.
"""

import graphlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.findings.counts import count_of, implied_count
from generator.findings.difference import difference
from generator.findings.intervals import Interval, exactly, possible, rounded
from generator.findings.means import mean, pooled_share
from generator.findings.shares import share
from generator.findings.sums import sum_of
from generator.models import Derivation, Figure, Finding, Register

Rule = Callable[[Sequence[Interval]], Interval]

RULES: Mapping[str, Rule] = {
    "count-of": count_of,
    "difference": difference,
    "implied-count": implied_count,
    "mean": mean,
    "pooled-share": pooled_share,
    "share": share,
    "sum": sum_of,
}
CERTAIN = ("implied-count",)
"""Rules that give a value only where rounding leaves no choice."""


def compared(register: Register) -> Register:
    """The register with every derivation computed and with a finding for each comparison.

    A figure that nothing states and nothing gives a value is no figure, and left out.
    """
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
    findings = []
    for identity in graphlib.TopologicalSorter(graph).static_order():
        if identity in figures and figures[identity].derivations:
            figures[identity] = with_derivations(figures[identity], replace(register, figures=figures))
            findings += figure_findings(figures[identity])
    published = {
        identity: figure for identity, figure in figures.items() if figure.statements or figure.computed is not None
    }
    return replace(register, figures=published, findings=tuple(sorted(findings, key=lambda finding: finding.id)))


def settled(figure: Figure) -> bool:
    """Whether what other figures take from this one is its stated value, whatever follows from its own operands."""
    return figure.main is not None and figure.main.value is not None and figure.main.qualifier is None


def with_derivations(figure: Figure, register: Register) -> Figure:
    """The figure with each of its derivations computed; the first that gives a value gives the computed one."""
    derivations = tuple(derived(figure, derivation, register) for derivation in figure.derivations)
    values = [derivation.computed for derivation in derivations if derivation.computed is not None]
    return replace(figure, derivations=derivations, computed=values[0] if values else figure.computed)


def derived(figure: Figure, derivation: Derivation, register: Register) -> Derivation:
    """A derivation with its computed value and verdict; as it was, where an operand has no value."""
    operands = [operand_interval(register, figure.package, operand) for operand in derivation.operands]
    known = [operand for operand in operands if operand is not None]
    if len(known) < len(operands):
        return derivation
    rule = RULES[derivation.rule]
    try:
        bounds = rule([left_open for _, left_open in known])
        printed = bounds if derivation.rule in CERTAIN else rule([exactly(value) for value, _ in known])
    except ZeroDivisionError:
        return derivation
    if printed.low != printed.high:
        return derivation
    return replace(
        derivation, computed=printed.low, verdict=verdict(figure, printed.low, bounds), bounds=(bounds.low, bounds.high)
    )


def operand_interval(register: Register, package: str, operand: str) -> tuple[Decimal, Interval] | None:
    """The number that an operand stands for, and all that it can have been: the members of a list, or a figure's value.

    A value that is hedged in its document gives way to one that was computed.
    """
    if operand not in register.figures:
        members = register.release.packages[package].tables["members"]
        size = Decimal(int((members["list"] == operand).sum()))
        return size, exactly(size)
    figure = register.figures[operand]
    if figure.computed is not None and not settled(figure):
        bounds = next((one.bounds for one in figure.derivations if one.bounds), (figure.computed, figure.computed))
        return figure.computed, Interval(*bounds)
    return (figure.value, possible(figure, figure.value)) if isinstance(figure.value, Decimal) else None


def verdict(figure: Figure, computed: Decimal, bounds: Interval) -> str:
    """How a computed value stands to the stated one: one of `VERDICTS`; `unchecked` where none is stated."""
    stated = figure.value
    if not isinstance(stated, Decimal):
        return "unchecked"
    if rounded(computed, stated) == stated:
        return "agrees"
    return "rounds" if possible(figure, stated).overlaps(bounds) else "differs"


def figure_findings(figure: Figure) -> list[Finding]:
    """One finding for each derivation that was held against a statement; `number` tells those of one rule apart."""
    rules: dict[str, int] = {}
    findings = []
    for derivation in figure.derivations:
        rules[derivation.rule] = number = rules.get(derivation.rule, 0) + 1
        if derivation.computed is not None and derivation.verdict != "unchecked":
            operands, found = derivation.operands, derivation.computed
            findings.append(Finding(figure.id, derivation.rule, number, operands, found, derivation.verdict))
    return findings
