"""The rule `attainable`: a share is one that a whole number out of its base can have (70 % of 11 is
none).
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from generator.findings.counts import implied_count
from generator.findings.intervals import possible
from generator.findings.operands import Bases, Operand, operand
from generator.findings.trials import ADJUSTED, ONE_LESS, adjusted, one_less
from generator.models import Figure, Finding

HUNDRED = Decimal(100)


def attainable_findings(bases: Bases) -> Iterator[Finding]:
    """One finding for each stated share of a base that is known to be a number of members.

    A share that could be computed from its part is left to the rule `share`: one disagreement is
    one finding.
    """
    for figure in bases.register.figures.values():
        value, main = figure.value, figure.main
        if not isinstance(value, Decimal) or any(
            one.rule == "share" and one.computed for one in figure.derivations
        ):
            continue
        name, base = members(bases, figure)
        if base is None or main is None:
            continue
        verdict, methods, tried = attainability(
            bases, figure, share=Operand(value, possible(figure, value)), base=base
        )
        nearest = (
            (value * base.value / HUNDRED).to_integral_value(ROUND_HALF_UP) * HUNDRED / base.value
        )
        beside = bases.register.figures[name].main
        stated = ((figure.id, main), (name, beside)) if beside else ((figure.id, main),)
        yield Finding(
            figure.id, "attainable", (name,), nearest, verdict, stated, methods, tried=tried
        )


def members(bases: Bases, figure: Figure) -> tuple[str, Operand | None]:
    """The base of a share, where it counts members and is known exactly: of money no share is out
    of reach.
    """
    name = bases.of_share.get(figure.id, "")
    base = operand(bases.register, figure.package, name) if name in bases.register.figures else None
    if base is None or bases.register.figures[name].unit != "count" or base.value < 1:
        return name, None
    return name, base if base.possible.low == base.possible.high else None


def attainability(
    bases: Bases, figure: Figure, *, share: Operand, base: Operand
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The verdict on a share of a base, the methods by which it agrees, and all that were tried."""
    exact = share.value * base.value / HUNDRED
    if exact == exact.to_integral_value():
        return "agrees", (), ()
    tried: list[str] = []
    for methods, part, whole in roundings(bases, figure.id, share=share, base=base):
        tried += methods
        counts = implied_count([part.possible, whole.possible])
        if counts.low <= counts.high:
            return "rounds", methods, ()
    return "differs", (), tuple(dict.fromkeys(tried))


def roundings(
    bases: Bases, share_name: str, *, share: Operand, base: Operand
) -> Iterator[tuple[tuple[str, ...], Operand, Operand]]:
    """How a share can have come from a whole number: by which methods, as which share, of which
    base.
    """
    yield (), share, base
    if share_name in bases.shares_that_add_up:
        yield ADJUSTED, adjusted(share), base
    if base.value > 1:
        yield ONE_LESS, share, one_less(base)
        if share_name in bases.shares_that_add_up:
            yield (*ADJUSTED, *ONE_LESS), adjusted(share), one_less(base)
