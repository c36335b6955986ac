"""The rules `rank(value, other, …)`, `risen(change, …)` and `fallen(change, …)`."""

from collections.abc import Sequence
from decimal import Decimal

from generator.findings.intervals import Interval


def rank(operands: Sequence[Interval]) -> Interval:
    """The place of the first value among all, from the highest. Values that tie share a place."""
    first, *others = operands
    surely_higher = sum(other.low > first.high for other in others)
    perhaps_higher = sum(other.high > first.low for other in others)
    return Interval(Decimal(1 + surely_higher), Decimal(1 + perhaps_higher))


def risen(operands: Sequence[Interval]) -> Interval:
    """How many changes are above zero."""
    return Interval(
        Decimal(sum(change.low > 0 for change in operands)),
        Decimal(sum(change.high > 0 for change in operands)),
    )


def fallen(operands: Sequence[Interval]) -> Interval:
    """How many changes are below zero."""
    return risen([Interval(-change.high, -change.low) for change in operands])
