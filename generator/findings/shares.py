"""The rule `share(part, whole)`: a percentage is 100 times the part over the whole."""

from collections.abc import Sequence
from decimal import Decimal

from generator.findings.intervals import Interval, exactly


def share(operands: Sequence[Interval]) -> Interval:
    part, whole = operands
    return (part * exactly(Decimal(100))).over(whole)
