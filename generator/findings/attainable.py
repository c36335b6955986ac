"""The rule `attainable`: a share is one that a whole number out of its base can have (70 % of 11 is none)."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from generator.findings.counts import implied_count
from generator.findings.intervals import possible
from generator.findings.operands import Bases, Operand, operand
from generator.findings.trials import ADJUSTED, ONE_LESS, adjusted, one_less
from generator.models import Figure, Finding

HUNDRED = Decimal(100)


def attainable_findings(bases: Bases) -> Iterator[Finding]:
    """One finding for each stated share whose base is known from an implied count.

    A share whose part is known too is left to the rule `share`: one disagreement is one finding.
    """
    for figure in bases.register.figures.values():
        value = figure.value
        if not isinstance(value, Decimal) or any(one.rule == "share" and one.computed for one in figure.derivations):
            continue
        base = (
            operand(bases.register, figure.package, bases.of_share[figure.id]) if figure.id in bases.of_share else None
        )
        main = figure.main
        if base is None or base.value < 1 or main is None:
            continue
        verdict, methods = attainability(bases, figure, (Operand(value, possible(figure, value)), base))
        nearest = (value * base.value / HUNDRED).to_integral_value(ROUND_HALF_UP) * HUNDRED / base.value
        names = (bases.of_share[figure.id],)
        stated = (
            (figure.id, main),
            *((name, one.main) for name in names if (one := bases.register.figures[name]).main),
        )
        yield Finding(figure.id, "attainable", names, nearest, verdict, stated, methods)


def attainability(bases: Bases, figure: Figure, known: tuple[Operand, Operand]) -> tuple[str, tuple[str, ...]]:
    """The verdict on a share of a base, and the methods by which it agrees."""
    share, base = known
    if (share.value * base.value / HUNDRED) % 1 == 0:
        return "agrees", ()
    for methods, part, whole in roundings(bases, figure.id, known):
        counts = implied_count([part.possible, whole.possible])
        if counts.low <= counts.high:
            return "rounds", methods
    return "differs", ()


def roundings(
    bases: Bases, share_name: str, known: tuple[Operand, Operand]
) -> Iterator[tuple[tuple[str, ...], Operand, Operand]]:
    """How a share can have come from a whole number: by which methods, as which share, of which base."""
    share, base = known
    yield (), share, base
    if share_name in bases.shares_that_add_up:
        yield ADJUSTED, adjusted(share), base
    if base.value > 1:
        yield ONE_LESS, share, one_less(base)
        if share_name in bases.shares_that_add_up:
            yield (*ADJUSTED, *ONE_LESS), adjusted(share), one_less(base)
