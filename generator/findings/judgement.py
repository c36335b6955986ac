"""Judges a stated number by the ways in which it can have come about, and says what that shows.

A check that cannot fail is no check. So the ways are also tried on numbers near the stated one. The
power of a judgement is the share of these that would have been reported. If it is zero, a match
shows nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Generic, Protocol, TypeVar

from generator.findings.intervals import precision, rounding_error
from generator.findings.operands import stated_as
from generator.models import Figure
from generator.vocabulary import form_of

STEPS = (1, 2, 5)
"""How far numbers nearby are from the stated one, in units of its last digit."""
HUNDREDTH = Decimal("0.01")
LIMITS: Mapping[str, tuple[int, int | None]] = {"share": (0, 100), "number": (0, None)}
"""The least and the most that numbers of some forms of units can be."""


class Way(Protocol):
    """One way in which a stated number can have come about."""

    @property
    def methods(self) -> tuple[str, ...]:
        """Keys of `trials.METHODS`; empty for the rule as it is declared."""

    def verdict(self, figure: Figure, stated: Decimal) -> str:
        """The verdict if the document stated this value of the figure: one of `VERDICTS`."""


AnyWay = TypeVar("AnyWay", bound=Way)


@dataclass(frozen=True, slots=True)
class Judgement(Generic[AnyWay]):
    """What the ways say about a stated number."""

    verdict: str
    """One of `VERDICTS`; `unchecked` if what matches lets every number nearby pass."""
    way: AnyWay
    """The way that decided; the first one if none did."""
    power: Decimal
    """The share of the numbers nearby that would have been reported, from 0 to 1."""
    tried: tuple[str, ...] = ()
    """For the verdict `differs`: the methods that were tried without a match."""

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods of the way that matches."""
        return self.way.methods if self.verdict in ("agrees", "rounds") else ()

    @property
    def reason(self) -> str:
        """Why the judgement shows nothing; empty if it shows something."""
        return "weak" if self.verdict == "unchecked" else ""


def judgement(
    figure: Figure, stated: Decimal, ways: Sequence[AnyWay], *, unit: Decimal = Decimal(0)
) -> Judgement[AnyWay]:
    """The judgement on a stated value of a figure. `ways` are in the order in which they count.

    The first way that matches decides. If each number nearby would match too, nothing is shown.
    `unit` is the least step to a number nearby; by default it is that of the last digit.
    """
    near = nearby(figure, stated, unit)
    noticed = [
        all(way.verdict(moved(figure, value - stated), value) == "differs" for way in ways)
        for value in near
    ]
    power = (Decimal(sum(noticed)) / len(near)).quantize(HUNDREDTH)
    for way in ways:
        verdict = way.verdict(figure, stated)
        if verdict != "differs":
            return Judgement(verdict if power else "unchecked", way, power)
    tried = dict.fromkeys(method for way in ways for method in way.methods)
    return Judgement("differs", ways[0], power, tuple(tried))


def moved(figure: Figure, step: Decimal) -> Figure:
    """The figure with the upper end of its range moved; unchanged if it states no range."""
    if figure.main is None or figure.main.high is None:
        return figure
    return stated_as(figure, replace(figure.main, high=figure.main.high + step))


def nearby(figure: Figure, stated: Decimal, unit: Decimal = Decimal(0)) -> list[Decimal]:
    """The numbers near a stated value that a figure of this unit can have.

    The last digit of a rounded number is the last one that was not rounded away. `unit` is the
    least step.
    """
    unit = max(unit, step_of(figure, stated))
    near = [stated + sign * step * unit for step in STEPS for sign in (1, -1)]
    least, most = LIMITS.get(form_of(figure.unit), (None, None))
    if least is not None and stated >= least:
        near = [value for value in near if value >= least]
    if most is not None and stated <= most:
        near = [value for value in near if value <= most]
    return near


def step_of(figure: Figure, stated: Decimal) -> Decimal:
    """One unit of the last digit of a stated value that was not rounded away."""
    return max(precision(stated), 2 * rounding_error(figure, stated))
