"""What a view gives: a number with the rows that were counted."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """How many rows there are for one subject, measure and period."""

    subject: str
    measure: str
    period: str
    value: int
    rows: tuple[str, ...]
    """What was counted: ids of figures, without the package, or rows of a table as `table:key~key`.
    """


def in_order(counts: Iterable[Count]) -> list[Count]:
    """The counts by subject, measure and period. Raises AssertionError where two have the same
    three.
    """
    ordered = sorted(counts)
    keys = {(one.subject, one.measure, one.period) for one in ordered}
    assert len(keys) == len(ordered), "two views count the same"
    return ordered
