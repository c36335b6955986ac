"""The rule `attainable`: a share of members is a whole number of them. 70% of 11 is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.findings.counts import implied_count
from generator.findings.intervals import possible
from generator.findings.judgement import judgement
from generator.findings.operands import Bases, Operand, main_statements_of, operand_of
from generator.findings.trials import ADJUSTED, ONE_LESS, SUMMED, one_less, rounded_twice
from generator.models import Figure, Finding

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Origin:
    """One way to make a share: a whole number of a base."""

    base: Operand
    methods: tuple[str, ...] = ()

    def verdict(self, figure: Figure, stated: Decimal) -> str:
        """`agrees` if a whole number makes the share exactly, `rounds` if it does when rounded."""
        exact = stated * self.base.value / HUNDRED
        if not self.methods and exact == exact.to_integral_value():
            return "agrees"
        share = Operand(stated, possible(figure, stated))
        if not {*ADJUSTED, *SUMMED}.isdisjoint(self.methods):
            share = rounded_twice(share)
        counts = implied_count([share.possible, self.base.possible])
        return "rounds" if counts.low <= counts.high else "differs"


def attainable_findings(bases: Bases) -> Iterator[Finding]:
    """One finding for each stated share whose base is a known number of members.

    Shares that were computed from their part have a finding of the rule `share` already.
    """
    for figure in bases.register.figures.values():
        value, main = figure.value, figure.main
        if not isinstance(value, Decimal) or any(
            derivation.rule == "share" and derivation.computed is not None
            for derivation in figure.derivations
        ):
            continue
        name, base = counted_base(bases, figure)
        if base is None or main is None:
            continue
        judged = judgement(figure, value, list(origins(bases, figure, base)))
        nearest = (
            (value * base.value / HUNDRED).to_integral_value(ROUND_HALF_UP) * HUNDRED / base.value
        )
        yield Finding(
            figure.id,
            "attainable",
            (name,),
            nearest,
            judged.verdict,
            stated=tuple(main_statements_of(bases.register, (figure.id, name))),
            methods=judged.methods,
            tried=judged.tried,
            power=judged.power,
            reason=judged.reason,
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


def origins(bases: Bases, figure: Figure, base: Operand) -> Iterator[Origin]:
    """The ways to make a share from a whole number."""
    roundings: list[tuple[str, ...]] = [()]
    if figure.id in bases.shares_that_add_up:
        roundings.append(ADJUSTED)
    if figure.id in bases.shares_of_two_grades:
        roundings.append(SUMMED)
    bases_tried = [(base, ())] if base.value <= 1 else [(base, ()), (one_less(base), ONE_LESS)]
    for of_base, less in bases_tried:
        for rounded in roundings:
            yield Origin(of_base, (*rounded, *less))
