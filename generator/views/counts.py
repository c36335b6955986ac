"""The result of a view: a number, and the rows that were counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """The number of rows for one subject, measure and period."""

    subject: str
    measure: str
    period: str
    value: int | Decimal
    rows: tuple[str, ...]
    """The counted rows: ids of figures without the package, or `table:key~key`."""


def in_order(counts: Iterable[Count]) -> list[Count]:
    """The counts in the order of subject, measure and period.

    Raises AssertionError if two counts have the same subject, measure and period.
    """
    ordered = sorted(counts)
    keys = {(count.subject, count.measure, count.period) for count in ordered}
    assert len(keys) == len(ordered), "two views count the same"
    return ordered
