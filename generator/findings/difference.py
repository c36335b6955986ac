"""The rule `difference(later, earlier)`: a change is what the later value is more than the earlier
one.
"""

from collections.abc import Sequence

from generator.findings.intervals import Interval


def difference(operands: Sequence[Interval]) -> Interval:
    later, earlier = operands
    return later - earlier
