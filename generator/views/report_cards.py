"""Counts the indicators whose share reaches a threshold."""

from collections.abc import Iterator
from operator import ge, le

from generator.ids import local_id
from generator.kinds.cells import main_statements
from generator.kinds.roles import measure_for
from generator.rows import Tables
from generator.views.counts import Count

THRESHOLDS = (
    ("strengths", "strength-threshold", ge),
    ("areas-for-improvement", "improvement-threshold", le),
)
"""The measure of each count, the role of its threshold, and how a share is compared with it.

Source: E/2020/50, paras. 39 and 47 (75 percent or more; 50 percent or less).
"""


def threshold_counts(tables: Tables) -> Iterator[Count]:
    """The number of indicators that reach a threshold, for each period with a stated threshold.

    `rows` are the shares that reach it, the highest first.
    """
    stated = [
        (row.value, row) for row in main_statements(tables.statements) if row.value is not None
    ]
    ranked = measure_for(tables, "rank")
    indicators = {row.indicator for row in tables.indicators}
    shares = [
        (share, row) for share, row in stated if row.measure == ranked and row.subject in indicators
    ]
    shares.sort(key=lambda share: (-share[0], share[1].subject))
    for measure, role, reaches in THRESHOLDS:
        threshold = measure_for(tables, role)
        for limit, limit_row in stated:
            if limit_row.measure != threshold:
                continue
            rows = tuple(
                local_id(row.subject, row.measure, row.period)
                for share, row in shares
                if row.period == limit_row.period and reaches(share, limit)
            )
            yield Count(limit_row.subject, measure, limit_row.period, len(rows), rows)
