"""Summary tables of report cards."""

from collections.abc import Mapping

import pandas as pd

from generator.kinds.cells import main_statements
from generator.views.keys import SUMMARY, keyed

THRESHOLDS = (("strengths", "strength-threshold", "ge"), ("areas-for-improvement", "improvement-threshold", "le"))
"""What is counted, the measure whose statement is its threshold, and how a share is held against it
(E/2020/50, paras. 39 and 47: 75 percent or more; 50 percent or less)."""


def threshold_counts(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """How many indicators reach a stated threshold, per period for which one is stated.

    Columns: `SUMMARY`; value in indicators; `rows` are the shares that were counted, the highest first.
    One row per `subject, measure, period`.
    """
    if "statements" not in tables:
        return pd.DataFrame(columns=SUMMARY, dtype=object)
    stated = main_statements(tables["statements"])
    stated = stated[stated["value"].notna()]
    shares = stated[
        (stated["measure"] == "met-or-exceeded") & stated["subject"].isin(tables["indicators"]["indicator"])
    ]
    shares = shares.sort_values(["value", "subject"], ascending=[False, True], kind="stable")
    counts = []
    for measure, threshold, comparison in THRESHOLDS:
        for limit in stated[stated["measure"] == threshold].to_dict("records"):
            of_period = shares[shares["period"] == limit["period"]]
            reached = of_period[getattr(of_period["value"], comparison)(limit["value"])]
            rows = tuple(f"{subject}.met-or-exceeded.{limit['period']}" for subject in reached["subject"])
            counts.append((limit["subject"], measure, limit["period"], len(rows), rows))
    return keyed(pd.DataFrame(counts, columns=SUMMARY, dtype=object), "subject", "measure", "period")
