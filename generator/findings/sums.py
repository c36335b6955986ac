"""The rule `sum(part, part, …)`: a total is the sum of its parts."""

from collections.abc import Sequence
from decimal import Decimal

from generator.findings.intervals import Interval, exactly


def sum_of(operands: Sequence[Interval]) -> Interval:
    return sum(operands, start=exactly(Decimal(0)))
