"""The rule `difference(later, earlier)`: a change is the later value minus the earlier one."""

from collections.abc import Sequence

from generator.findings.intervals import Interval


def difference(operands: Sequence[Interval]) -> Interval:
    later, earlier = operands
    return later - earlier
