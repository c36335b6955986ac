"""Summary tables of report cards."""

import pandas as pd

from generator.kinds.cells import main_statements
from generator.rows import Tables
from generator.views.keys import SUMMARY, frame, keyed

THRESHOLDS = (("strengths", "strength-threshold", "ge"), ("areas-for-improvement", "improvement-threshold", "le"))
"""What is counted, the measure whose statement is its threshold, and how a share is held against it
(E/2020/50, paras. 39 and 47: 75 percent or more; 50 percent or less)."""


def threshold_counts(tables: Tables) -> pd.DataFrame:
    """How many indicators reach a stated threshold, per period for which one is stated.

    Columns: `SUMMARY`; value in indicators; `rows` are the shares that were counted, the highest first.
    One row per `subject, measure, period`.
    """
    stated = [row for row in main_statements(tables.statements) if row.value is not None]
    indicators = {row.indicator for row in tables.indicators}
    shares = frame(
        [row for row in stated if row.measure == "met-or-exceeded" and row.subject in indicators],
        *("subject", "period", "value"),
    )
    shares = shares.sort_values(["value", "subject"], ascending=[False, True], kind="stable")
    counts = []
    for measure, threshold, comparison in THRESHOLDS:
        for limit in (row for row in stated if row.measure == threshold):
            of_period = shares[shares["period"] == limit.period]
            reached = of_period[getattr(of_period["value"], comparison)(limit.value)]
            rows = tuple(f"{subject}.met-or-exceeded.{limit.period}" for subject in reached["subject"])
            counts.append((limit.subject, measure, limit.period, len(rows), rows))
    return keyed(pd.DataFrame(counts, columns=SUMMARY, dtype=object), "subject", "measure", "period")
