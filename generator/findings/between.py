"""The rule `between`: a pooled share lies between its smallest and its largest part."""

from collections.abc import Iterator
from decimal import Decimal

from generator.findings.judgement import judgement
from generator.findings.operands import Bases, main_statements_of, operands_of
from generator.findings.trials import Trial
from generator.models import Finding


def between_findings(bases: Bases) -> Iterator[Finding]:
    """One finding for each stated pooled share that cannot be computed, since a base is unknown."""
    for figure in bases.register.figures.values():
        value = figure.value
        for derivation in figure.derivations:
            if (
                derivation.rule != "pooled-share"
                or derivation.computed is not None
                or not isinstance(value, Decimal)
            ):
                continue
            names = derivation.operands[::2]
            shares = operands_of(bases.register, figure.package, names)
            if shares is not None and figure.main is not None:
                trial = Trial("between", shares)
                judged = judgement(figure, value, [trial])
                parts = [share.value for share in shares]
                nearest = min(max(value, min(parts)), max(parts))
                yield Finding(
                    figure.id,
                    "between",
                    names,
                    nearest,
                    judged.verdict,
                    tuple(main_statements_of(bases.register, (figure.id, *names))),
                    power=judged.power,
                    reason=judged.reason,
                )
