"""Computes every derivation and compares the result with the stated value.

A rule takes an interval for each operand and gives an interval for the figure. It is applied twice:
to the operands as printed, which gives the computed value, and to all numbers that may have been
rounded to these, which gives its bounds. If neither agrees with the stated value, other bases and
methods are tried (`trials`). Each rule is one small module.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.findings.aims import aim_findings
from generator.findings.attainable import attainable_findings
from generator.findings.between import between_findings
from generator.findings.comparing import judged_figure, without_doubtful_verdict
from generator.findings.computing import computed_figures
from generator.findings.operands import Bases
from generator.findings.readings import Readings
from generator.findings.statements import statement_findings
from generator.ids import is_figure_id
from generator.models import Derivation, Figure, Finding, Register

IMPLIED = (statement_findings, attainable_findings, between_findings, aim_findings)
"""Rules that need no row in `derivations.csv`. Each gives the findings of a register."""


def compared(register: Register) -> Register:
    """The register with every derivation computed, and a finding for each comparison.

    Findings are in the order of their ids. Figures with neither a statement nor a value are left
    out.
    """
    register = replace(register, figures=computed_figures(register))
    bases, readings = Bases(register), Readings(register)
    judged = {
        identity: judged_figure(bases, readings, figure)
        for identity, figure in register.figures.items()
    }
    figures = {identity: figure for identity, (figure, _) in judged.items()}
    findings = [finding for _, of_figure in judged.values() for finding in of_figure]
    findings += [
        without_doubtful_verdict(finding, readings) for rule in IMPLIED for finding in rule(bases)
    ]
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


def numbered_findings(findings: list[Finding]) -> Iterator[Finding]:
    """The findings, numbered from 1 for each figure and rule: first those of main statements."""
    count: dict[tuple[str, str], int] = {}
    for finding in sorted(
        findings,
        key=lambda finding: (
            finding.figure,
            finding.rule,
            not finding.stated[0][1].main,
            finding.operands,
            str(finding.found),
        ),
    ):
        key = (finding.figure, finding.rule)
        count[key] = count.get(key, 0) + 1
        yield replace(finding, number=count[key])
