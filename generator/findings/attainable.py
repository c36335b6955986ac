"""The rule `attainable`: a share of members is a whole number of them. 70% of 11 is not."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from generator.findings.counts import implied_count
from generator.findings.intervals import possible
from generator.findings.operands import Bases, Operand, operand_of
from generator.findings.trials import ADJUSTED, ONE_LESS, adjusted_share, one_less
from generator.models import Figure, Finding

HUNDRED = Decimal(100)


def attainable_findings(bases: Bases) -> Iterator[Finding]:
    """One finding for each stated share whose base is a known number of members.

    Shares that were computed from their part have a finding of the rule `share` already.
    """
    for figure in bases.register.figures.values():
        value, main = figure.value, figure.main
        if not isinstance(value, Decimal) or any(
            derivation.rule == "share" and derivation.computed for derivation in figure.derivations
        ):
            continue
        name, base = counted_base(bases, figure)
        if base is None or main is None:
            continue
        verdict, methods, tried = attainability(
            bases, figure, share=Operand(value, possible(figure, value)), base=base
        )
        nearest = (
            (value * base.value / HUNDRED).to_integral_value(ROUND_HALF_UP) * HUNDRED / base.value
        )
        base_main = bases.register.figures[name].main
        stated = ((figure.id, main), (name, base_main)) if base_main else ((figure.id, main),)
        yield Finding(
            figure.id, "attainable", (name,), nearest, verdict, stated, methods, tried=tried
        )


def counted_base(bases: Bases, figure: Figure) -> tuple[str, Operand | None]:
    """The id and the value of the base of a share.

    The value is None if the base is not an exact count of members: every share of a sum of money
    is possible.
    """
    name = bases.of_share.get(figure.id, "")
    is_figure = name in bases.register.figures
    base = operand_of(bases.register, figure.package, name) if is_figure else None
    if base is None or bases.register.figures[name].unit != "count" or base.value < 1:
        return name, None
    return name, base if base.possible.low == base.possible.high else None


def attainability(
    bases: Bases, figure: Figure, *, share: Operand, base: Operand
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The verdict on a share, the methods by which it agrees, and those tried without a match."""
    exact = share.value * base.value / HUNDRED
    if exact == exact.to_integral_value():
        return "agrees", (), ()
    tried: list[str] = []
    for methods, part, whole in possible_origins(bases, figure.id, share=share, base=base):
        tried += methods
        counts = implied_count([part.possible, whole.possible])
        if counts.low <= counts.high:
            return "rounds", methods, ()
    return "differs", (), tuple(dict.fromkeys(tried))


def possible_origins(
    bases: Bases, share_name: str, *, share: Operand, base: Operand
) -> Iterator[tuple[tuple[str, ...], Operand, Operand]]:
    """Ways to make a share from a whole number: the methods, the share and the base of each."""
    yield (), share, base
    if share_name in bases.shares_that_add_up:
        yield ADJUSTED, adjusted_share(share), base
    if base.value > 1:
        yield ONE_LESS, share, one_less(base)
        if share_name in bases.shares_that_add_up:
            yield (*ADJUSTED, *ONE_LESS), adjusted_share(share), one_less(base)
