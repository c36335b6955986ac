"""The rules `mean(value, …)`, `pooled-share(share, base, share, base, …)` and `between`."""

from collections.abc import Sequence
from decimal import Decimal

from generator.findings.intervals import Interval, exactly
from generator.findings.sums import sum_of


def mean(operands: Sequence[Interval]) -> Interval:
    """The sum of the values divided by how many there are."""
    return sum_of(operands).over(exactly(Decimal(len(operands))))


def pooled_share(operands: Sequence[Interval]) -> Interval:
    """The share of all bases together: the mean of the shares, weighted by their bases."""
    shares, bases = operands[::2], operands[1::2]
    weighted = [share * base for share, base in zip(shares, bases, strict=True)]
    return sum_of(weighted).over(sum_of(bases))


def between(operands: Sequence[Interval]) -> Interval:
    """The interval from the smallest to the largest value. It holds every weighted mean of them."""
    return Interval(min(value.low for value in operands), max(value.high for value in operands))
