"""Alternative ways to compute a derived figure.

A number is reported as `differs` only if no method in this module reproduces it. A rule is first
tried as it is declared. Then these are tried: one member of the base was not rated; another base
that the data has for the same part; the simple mean instead of the pooled one, and the other way
round; shares that were rounded so that they add up to 100.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain

from generator.findings.counts import count_of, implied_count
from generator.findings.difference import difference
from generator.findings.intervals import Interval, Rule, exactly, literal, possible, rounded_like
from generator.findings.means import between, mean, pooled_share
from generator.findings.operands import Bases, Operand, operand_of
from generator.findings.orders import fallen, rank, risen
from generator.findings.shares import share
from generator.findings.sums import sum_of
from generator.language import gettext_noop
from generator.models import Derivation, Figure
from generator.vocabulary import rules

RULES: Mapping[str, Rule] = {
    "between": between,
    "count-of": count_of,
    "difference": difference,
    "implied-count": implied_count,
    "mean": mean,
    "pooled-share": pooled_share,
    "rank": rank,
    "risen": risen,
    "fallen": fallen,
    "same": sum_of,
    "share": share,
    "sum": sum_of,
}
METHODS = {
    "one-not-rated": gettext_noop("one member of the base not rated"),
    "other-base": gettext_noop("the other base of the same part"),
    "simple-mean": gettext_noop("the simple mean of the shares"),
    "pooled": gettext_noop("each share weighing as much as its base"),
    "weighted": gettext_noop(
        "the shares weighing differently, since their bases are not in the data"
    ),
    "adjusted": gettext_noop("shares rounded so that they add up to 100"),
    "summed": gettext_noop("the shares of two grades, rounded first and then added"),
}
"""The alternative methods by key, in words that complete “It agrees with:”."""
ONE_MEMBER = Operand(Decimal(1), exactly(Decimal(1)))
ONE_LESS = ("one-not-rated",)
ADJUSTED = ("adjusted",)
SUMMED = ("summed",)


@dataclass(frozen=True)
class Trial:
    """One way to compute a figure: a rule and its operands."""

    rule: str
    operands: Sequence[Operand]
    methods: tuple[str, ...] = ()
    """Keys of `METHODS`; empty for the rule as it is declared."""

    @cached_property
    def bounds(self) -> Interval:
        """All results that rounding allows. Raises ZeroDivisionError if a base is 0."""
        return RULES[self.rule]([operand.possible for operand in self.operands])

    @property
    def is_possible(self) -> bool:
        """False if a base can be 0, so that there is no result."""
        try:
            _ = self.bounds
        except ZeroDivisionError:
            return False
        return True

    @property
    def value(self) -> Decimal | None:
        """The result for the operands as printed; None if several results are possible."""
        printed = self.printed
        return printed.low if printed.low == printed.high else None

    @cached_property
    def printed(self) -> Interval:
        """The results for the operands as printed."""
        if rules()[self.rule].certain:
            return self.bounds
        return RULES[self.rule]([exactly(operand.value) for operand in self.operands])

    def verdict(self, figure: Figure, stated: Decimal) -> str:
        """The verdict on a stated value of the figure: one of `VERDICTS`.

        `agrees`: the result is the stated value, or within its qualifier. `rounds`: it is so after
        rounding half away from zero, or for operands that round to the printed ones. Otherwise
        `differs`. Defined in `content/en/guides/check-figures.md`, “What a finding says”.
        """
        named, is_single = literal(figure, stated), self.value is not None
        if (is_single or not rules()[self.rule].certain) and named.overlaps(self.printed):
            return "agrees"
        rounded = None if self.value is None else rounded_like(self.value, stated)
        is_rounded = rounded == stated and named.contains(stated)
        if is_rounded or possible(figure, stated).overlaps(self.bounds):
            return "rounds"
        return "differs"


def trials(
    bases: Bases, package: str, derivation: Derivation, operands: list[Operand]
) -> list[Trial]:
    """All ways to compute a derivation that have a result: first the rule as it is declared.

    `operands` are those of the derivation, in order.
    """
    tried = all_trials(bases, package, derivation, operands)
    return [trial for trial in tried if trial.is_possible]


def all_trials(
    bases: Bases, package: str, derivation: Derivation, operands: list[Operand]
) -> Iterator[Trial]:
    """All ways to compute a derivation.

    A sum is not tried with adjusted shares: these are adjusted so that the sum is right.
    """
    yield Trial(derivation.rule, operands)
    yield from alternatives(bases, package, derivation, operands)
    if derivation.rule != "sum" and not bases.shares_that_add_up.isdisjoint(derivation.operands):
        adjusted = [
            rounded_twice(operand) if name in bases.shares_that_add_up else operand
            for name, operand in zip(derivation.operands, operands, strict=True)
        ]
        yield Trial(derivation.rule, adjusted, ADJUSTED)
        for trial in alternatives(bases, package, derivation, adjusted):
            yield Trial(trial.rule, trial.operands, (*ADJUSTED, *trial.methods))


def alternatives(
    bases: Bases, package: str, derivation: Derivation, operands: list[Operand]
) -> Iterator[Trial]:
    """Trials with other bases and methods. `operands` are those of the derivation, in order."""
    match derivation.rule:
        case "share":
            yield from other_shares(bases, package, derivation.operands, operands)
        case "implied-count":
            yield Trial("implied-count", [operands[0], one_less(operands[1])], ONE_LESS)
        case "mean":
            yield weighted_mean(bases, package, derivation.operands, operands)
        case "pooled-share":
            shares, wholes = operands[::2], operands[1::2]
            yield Trial("mean", shares, ("simple-mean",))
            pairs = zip(shares, map(perhaps_one_less, wholes), strict=True)
            yield Trial("pooled-share", list(chain.from_iterable(pairs)), ONE_LESS)


def other_shares(
    bases: Bases, package: str, names: Sequence[str], operands: list[Operand]
) -> Iterator[Trial]:
    """Trials of a share with other bases. `names` and `operands` are those of part and whole."""
    (part_name, whole_name), (part, whole) = names, operands
    yield Trial("share", [part, one_less(whole)], ONE_LESS)
    for name in bases.other_bases(part_name, whole_name):
        other = operand_of(bases.register, package, name)
        if other is not None:
            yield Trial("share", [part, other], ("other-base",))
            yield Trial("share", [part, one_less(other)], ("other-base", *ONE_LESS))


def weighted_mean(bases: Bases, package: str, names: Sequence[str], shares: list[Operand]) -> Trial:
    """The pooled share if every base is known. Else the range of the shares, for any weights.

    `names` are the ids of the shares.
    """
    values = [
        operand_of(bases.register, package, bases.of_share[name])
        for name in names
        if name in bases.of_share
    ]
    weights = [weight for weight in values if weight is not None]
    if len(weights) < len(shares):
        return Trial("between", shares, ("weighted",))
    pairs = zip(shares, weights, strict=True)
    return Trial("pooled-share", list(chain.from_iterable(pairs)), ("pooled",))


def one_less(base: Operand) -> Operand:
    """A base without one of its members."""
    return Operand(base.value - ONE_MEMBER.value, base.possible - ONE_MEMBER.possible)


def perhaps_one_less(base: Operand) -> Operand:
    """A base of which one member may not have been rated."""
    return Operand(base.value, Interval(base.possible.low - ONE_MEMBER.value, base.possible.high))


def rounded_twice(share: Operand) -> Operand:
    """A share that may be off by two rounding errors, like 76.5 by 0.1 instead of 0.05.

    It was rounded the other way so that all shares add up to 100, or is the sum of two shares that
    were rounded first.
    """
    half = (share.possible.high - share.possible.low) / 2
    return Operand(share.value, Interval(share.possible.low - half, share.possible.high + half))
