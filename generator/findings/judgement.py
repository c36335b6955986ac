"""Judges a stated number by the ways in which it can have come about, and says what that shows.

A check that cannot fail is no check. So each way is also tried on numbers near the stated one: if
it lets all of them pass, a match shows nothing and does not count. The power of a judgement is the
share of the numbers nearby that no other way reproduces.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Protocol, TypeVar

from generator.findings.intervals import precision, rounding_error
from generator.models import Figure
from generator.vocabulary import units

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


def judgement(figure: Figure, stated: Decimal, ways: Sequence[AnyWay]) -> Judgement[AnyWay]:
    """The judgement on a stated value of a figure. `ways` are in the order in which they count.

    The first way that matches decides. If it cannot fail, nothing is shown.
    """
    near = nearby(figure, stated)
    passed = [[way.verdict(figure, value) != "differs" for value in near] for way in ways]
    strong = [number for number in range(len(ways)) if not all(passed[number])]
    noticed = [not any(passed[number][place] for number in strong) for place in range(len(near))]
    power = (Decimal(sum(noticed)) / len(near)).quantize(HUNDREDTH) if strong else Decimal(0)
    verdicts = [way.verdict(figure, stated) for way in ways]
    matching = [number for number in range(len(ways)) if verdicts[number] != "differs"]
    if not matching:
        tried = dict.fromkeys(method for way in ways for method in way.methods)
        return Judgement("differs", ways[0], power, tuple(tried))
    first = matching[0]
    if first not in strong or not power:
        return Judgement("unchecked", ways[0], Decimal(0))
    return Judgement(verdicts[first], ways[first], power)


def nearby(figure: Figure, stated: Decimal) -> list[Decimal]:
    """The numbers near a stated value that a figure of this unit can have.

    The last digit of a rounded number is the last one that was not rounded away.
    """
    unit = max(precision(stated), 2 * rounding_error(figure, stated))
    near = [stated + sign * step * unit for step in STEPS for sign in (1, -1)]
    least, most = LIMITS.get(units()[figure.unit].form, (None, None))
    if least is not None and stated >= least:
        near = [value for value in near if value >= least]
    if most is not None and stated <= most:
        near = [value for value in near if value <= most]
    return near
