"""The rules `mean(value, value, …)` and `pooled-share(share, base, share, base, …)`, and what both
lie between.
"""

from collections.abc import Sequence
from decimal import Decimal

from generator.findings.intervals import Interval, exactly
from generator.findings.sums import sum_of


def mean(operands: Sequence[Interval]) -> Interval:
    """The sum of the values over their number."""
    return sum_of(operands).over(exactly(Decimal(len(operands))))


def pooled_share(operands: Sequence[Interval]) -> Interval:
    """The share in all bases together: each share weighs as much as its base."""
    shares, bases = operands[::2], operands[1::2]
    weighted = [one * base for one, base in zip(shares, bases, strict=True)]
    return sum_of(weighted).over(sum_of(bases))


def between(operands: Sequence[Interval]) -> Interval:
    """From the least to the most of the values: whatever their weights, what they make together
    lies in there.
    """
    return Interval(min(one.low for one in operands), max(one.high for one in operands))
