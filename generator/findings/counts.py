"""The rules `count-of(list)` and `implied-count(share, base)`."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from generator.findings.intervals import Interval


def count_of(operands: Sequence[Interval]) -> Interval:
    """The number of members of a list. The operand has this value already."""
    (size,) = operands
    return size


def implied_count(operands: Sequence[Interval]) -> Interval:
    """The whole numbers that make the printed share of the base: 70% of 10 can only be 7.

    `low` is greater than `high` if no whole number does.
    """
    share, base = operands
    # Adding 0 turns the -0 that ROUND_CEILING gives for a small negative bound into 0.
    counts = (share * base).over(Interval(Decimal(100), Decimal(100)))
    return Interval(
        counts.low.to_integral_value(ROUND_CEILING) + 0,
        counts.high.to_integral_value(ROUND_FLOOR) + 0,
    )
