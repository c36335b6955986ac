"""Counts the indicators whose share reaches a threshold."""

from collections.abc import Iterator

from generator.ids import local_id
from generator.kinds.cells import main_statements
from generator.kinds.roles import measure_for
from generator.rows import Tables
from generator.rows.common import StatementRow
from generator.views.counts import Count
from generator.views.ratings import rating_counts


def threshold_counts(tables: Tables) -> Iterator[Count]:
    """The number of indicators that reach a threshold, for each period with a stated threshold.

    `rows` are the shares that reach it, the highest first.
    """
    stated = main_statements(tables.statements)
    ranked = measure_for(tables, "rank")
    indicators = {row.indicator for row in tables.indicators}
    every: list[StatementRow | Count] = [*stated, *rating_counts(tables)]
    shares = [row for row in every if row.measure == ranked and row.subject in indicators]
    shares.sort(key=lambda row: (-(row.value or 0), row.subject))
    for measure, role, reaches in THRESHOLDS:
        threshold = measure_for(tables, role)
        for limit in (row for row in stated if row.measure == threshold):
            rows = tuple(
                local_id(row.subject, row.measure, row.period)
                for row in shares
                if row.period == limit.period and reaches(row, limit)
            )
            yield Count(limit.subject, measure, limit.period, len(rows), rows)


def is_at_least(share: StatementRow | Count, limit: StatementRow) -> bool:
    """True if a share is a threshold or more, whatever its qualifier leaves open."""
    if share.value is None or limit.value is None:
        return False
    if isinstance(share, StatementRow) and share.qualifier in ("under", "at-most"):
        return False
    return share.value >= limit.value


def is_at_most(share: StatementRow | Count, limit: StatementRow) -> bool:
    """True if a share is a threshold or less, whatever its qualifier leaves open."""
    if share.value is None or limit.value is None:
        return False
    if isinstance(share, Count):
        return share.value <= limit.value
    if share.qualifier in ("over", "at-least"):
        return False
    return (share.high or share.value) <= limit.value


THRESHOLDS = (
    ("strengths", "strength-threshold", is_at_least),
    ("areas-for-improvement", "improvement-threshold", is_at_most),
)
"""The measure of each count, the role of its threshold, and how a share is compared with it.

Source: E/2020/50, paras. 39 and 47 (75 percent or more; 50 percent or less).
"""
