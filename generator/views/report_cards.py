"""What is counted of report cards."""

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
"""What is counted, the role of the measure that is its threshold, and how a share is compared with
it (E/2020/50, paras. 39 and 47: 75 percent or more; 50 percent or less)."""


def threshold_counts(tables: Tables) -> Iterator[Count]:
    """How many indicators reach a stated threshold, for each period for which one is stated.

    `rows` are the shares that were counted, the highest first.
    """
    stated = [
        (row.value, row) for row in main_statements(tables.statements) if row.value is not None
    ]
    ranked = measure_for(tables, "rank")
    indicators = {row.indicator for row in tables.indicators}
    shares = [one for one in stated if one[1].measure == ranked and one[1].subject in indicators]
    shares.sort(key=lambda one: (-one[0], one[1].subject))
    for measure, role, reaches in THRESHOLDS:
        threshold = measure_for(tables, role)
        for least_or_most, limit in (one for one in stated if one[1].measure == threshold):
            rows = tuple(
                local_id(row.subject, row.measure, row.period)
                for share, row in shares
                if row.period == limit.period and reaches(share, least_or_most)
            )
            yield Count(limit.subject, measure, limit.period, len(rows), rows)
