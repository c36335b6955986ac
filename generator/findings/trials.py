"""Every base and method by which a document may have come to a number, so that none is accused for
having used another.

A rule is first tried as it is declared. What else is tried: one member of the base not rated,
another base that the same part has in the data (what is not applicable left out or kept in), the
simple mean instead of the pooled one and the other way round, and shares that were rounded so that
they add up to 100.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.findings.counts import count_of, implied_count
from generator.findings.difference import difference
from generator.findings.intervals import Interval, Rule, exactly, literal, possible, rounded
from generator.findings.means import between, mean, pooled_share
from generator.findings.operands import Bases, Operand, operand, operands_of
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
}
"""What is tried beside the plain rule, in words that complete “It agrees with:”."""
ONE = Operand(Decimal(1), exactly(Decimal(1)))
ONE_LESS = ("one-not-rated",)
ADJUSTED = ("adjusted",)


@dataclass(frozen=True, slots=True)
class Trial:
    """One way in which a value may have come from operands."""

    rule: str
    operands: Sequence[Operand]
    methods: tuple[str, ...] = ()

    @property
    def bounds(self) -> Interval:
        """All that can have come out. Raises ZeroDivisionError where a base is nothing."""
        return RULES[self.rule]([one.possible for one in self.operands])

    @property
    def value(self) -> Decimal | None:
        """What comes out of the values as printed; None where they leave a choice."""
        plain = (
            self.bounds
            if rules()[self.rule].certain
            else RULES[self.rule]([exactly(one.value) for one in self.operands])
        )
        return plain.low if plain.low == plain.high else None

    def verdict(self, figure: Figure, stated: Decimal) -> str:
        """How a stated value stands to this way of computing it: one of `VERDICTS`.

        Exactly the value, or within its hedge: agrees; after rounding half away from zero, or
        within what rounding of the operands allows: rounds (`content/en/guides/check-figures.md`,
        “What a finding says”).
        """
        if self.value is not None and literal(figure, stated).contains(self.value):
            return "agrees"
        near = self.value is not None and rounded(self.value, stated) == stated
        return "rounds" if near or possible(figure, stated).overlaps(self.bounds) else "differs"


def trials(bases: Bases, figure: Figure, derivation: Derivation) -> Iterator[Trial]:
    """The plain rule, then whatever else the document could have done; nothing where an operand has
    no value.

    A sum is not tried with adjusted shares: those are adjusted to just that sum.
    """
    known = operands_of(bases.register, figure.package, derivation.operands)
    if known is None:
        return
    yield Trial(derivation.rule, known)
    yield from ways(bases, figure.package, derivation, known)
    if derivation.rule != "sum" and not bases.shares_that_add_up.isdisjoint(derivation.operands):
        moved = [
            adjusted(one) if name in bases.shares_that_add_up else one
            for name, one in zip(derivation.operands, known, strict=True)
        ]
        yield Trial(derivation.rule, moved, ADJUSTED)
        for trial in ways(bases, figure.package, derivation, moved):
            yield Trial(trial.rule, trial.operands, (*ADJUSTED, *trial.methods))


def ways(
    bases: Bases, package: str, derivation: Derivation, known: list[Operand]
) -> Iterator[Trial]:
    """Other bases and methods for the operands that a derivation takes."""
    match derivation.rule:
        case "share":
            yield from other_shares(bases, package, derivation.operands, known)
        case "implied-count":
            yield Trial("implied-count", [known[0], one_less(known[1])], ONE_LESS)
        case "mean":
            yield weighted_mean(bases, package, derivation.operands, known)
        case "pooled-share":
            yield Trial("mean", known[::2], ("simple-mean",))
            less = [perhaps_less(one) if place % 2 else one for place, one in enumerate(known)]
            yield Trial("pooled-share", less, ONE_LESS)


def other_shares(
    bases: Bases, package: str, names: Sequence[str], known: list[Operand]
) -> Iterator[Trial]:
    (part_name, whole_name), (part, whole) = names, known
    yield Trial("share", [part, one_less(whole)], ONE_LESS)
    for name in bases.beside(part_name, whole_name):
        other = operand(bases.register, package, name)
        if other is not None:
            yield Trial("share", [part, other], ("other-base",))
            yield Trial("share", [part, one_less(other)], ("other-base", *ONE_LESS))


def weighted_mean(bases: Bases, package: str, names: Sequence[str], known: list[Operand]) -> Trial:
    """The pooled share where each base is known; else any weights, so that only the range of the
    shares is left.
    """
    weights = [
        operand(bases.register, package, bases.of_share[name]) if name in bases.of_share else None
        for name in names
    ]
    if any(weight is None for weight in weights):
        return Trial("between", known, ("weighted",))
    pairs = [one for pair in zip(known, weights, strict=True) for one in pair if one is not None]
    return Trial("pooled-share", pairs, ("pooled",))


def one_less(base: Operand) -> Operand:
    return Operand(base.value - ONE.value, base.possible - ONE.possible)


def perhaps_less(base: Operand) -> Operand:
    """A base of which one member may not have been rated."""
    return Operand(base.value, Interval(base.possible.low - ONE.value, base.possible.high))


def adjusted(part: Operand) -> Operand:
    """A share that was rounded up or down, so that all shares make 100: off by less than one of its
    last digit.
    """
    half = (part.possible.high - part.possible.low) / 2
    return Operand(part.value, Interval(part.possible.low - half, part.possible.high + half))


def best_trial(figure: Figure, tried: Sequence[Trial]) -> tuple[str, Trial, tuple[str, ...]] | None:
    """The verdict on a figure by the first trial that acquits it, and the methods tried where none
    does.

    None where nothing can be compared.
    """
    stated = figure.value
    if not isinstance(stated, Decimal) or not tried or tried[0].value is None:
        return None
    judged = []
    for trial in tried:
        try:
            judged.append((trial.verdict(figure, stated), trial))
        except ZeroDivisionError:
            continue
    for verdict, trial in judged:
        if verdict != "differs":
            return verdict, trial, ()
    methods = dict.fromkeys(method for _, trial in judged for method in trial.methods)
    return "differs", judged[0][1], tuple(methods)
