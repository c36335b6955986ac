"""The rules `count-of(list)` and `implied-count(share, base)`."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from generator.findings.intervals import Interval


def count_of(operands: Sequence[Interval]) -> Interval:
    """The number of members of a list, which is its operand's value already."""
    (size,) = operands
    return size


def implied_count(operands: Sequence[Interval]) -> Interval:
    """The whole numbers whose share of the base is printed as the share: certain only where there
    is just one.

    Adding nothing makes a zero of a negative zero, to which the least share of nothing is rounded
    up.
    """
    share, base = operands
    counts = (share * base).over(Interval(Decimal(100), Decimal(100)))
    return Interval(
        counts.low.to_integral_value(ROUND_CEILING) + 0,
        counts.high.to_integral_value(ROUND_FLOOR) + 0,
    )
