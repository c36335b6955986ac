"""Summary tables of targets."""

import pandas as pd

from generator.ids import joined, local_id
from generator.rows import Tables
from generator.views.keys import SUMMARY, frame, keyed

MET = ("met", "exceeded", "met-or-exceeded")
"""Statuses that all say: the aim was reached."""
COUNTED = ("targets", "targets-met", "targets-not-met", "targets-split", "targets-without-data")
"""What is counted. Each target is met, not met, split or stated as without data, and only one of these; it is without
data too where nothing is printed that was reached, whatever its status."""
GROUP = ["subject", "period"]
TARGET = [*GROUP, "target"]


def target_counts(tables: Tables) -> pd.DataFrame:
    """How many targets of each plan, category and custodian were met, not met, split, and without data.

    Columns: `SUMMARY`; value in targets; `rows` are the stated statuses of all parts of the targets that were counted.
    A plan, category or custodian has all five counts for each period for which its targets have results, zeros
    included, and none for others. A custodian answers for its own parts of a result, where it has any.
    One row per `subject, measure, period`.
    """
    parts = own_parts(memberships(tables).merge(stated_parts(tables), on="target", how="inner", validate="m:m"))
    counted = with_standing(parts).melt([*TARGET, "id"], COUNTED, var_name="measure", value_name="is")
    counts = []
    for (subject, measure, period), rows in counted.groupby(["subject", "measure", "period"]):
        counting = rows[rows["is"]]
        counts.append((subject, measure, period, counting["target"].nunique(), tuple(sorted(counting["id"]))))
    return keyed(pd.DataFrame(counts, columns=SUMMARY, dtype=object), "subject", "measure", "period")


def stated_parts(tables: Tables) -> pd.DataFrame:
    """What is stated of each part of a target. One row per `target, period, part`."""
    results = tables.results
    stated = frame(results, "target", "period", "part", "stated_status")
    return stated.assign(
        id=[local_id(joined((row.target, row.part)), "stated-status", row.period) for row in results],
        met=stated["stated_status"].isin(MET),
        missed=stated["stated_status"] == "not-met",
        unknown=stated["stated_status"] == "no-data",
        printed=[row.value is not None or bool(row.outcome) for row in results],
    )


def memberships(tables: Tables) -> pd.DataFrame:
    """Who has which targets: plans, categories and custodians. One row per `subject, target`."""
    targets = tables.targets
    pairs = [
        *((row.plan, row.target) for row in targets),
        *((row.category, row.target) for row in targets),
        *((row.custodian, row.target) for row in tables.target_custodians),
    ]
    return keyed(pd.DataFrame(pairs, columns=["subject", "target"], dtype=object), "subject", "target")


def own_parts(parts: pd.DataFrame) -> pd.DataFrame:
    """The parts without those that are another's, where a subject has parts of its own."""
    own = parts["part"] == parts["subject"]
    has_own = own.groupby([parts[name] for name in TARGET]).transform("any")
    return parts[own | ~has_own]


def with_standing(parts: pd.DataFrame) -> pd.DataFrame:
    """The parts with what their whole target counts as: one column of yes or no for each measure of `COUNTED`."""
    targets = parts.groupby(TARGET)
    met, missed, unknown = (targets[name].transform("all") for name in ("met", "missed", "unknown"))
    standings = (met | True, met, missed, ~(met | missed | unknown), unknown | ~targets["printed"].transform("any"))
    return parts.assign(**dict(zip(COUNTED, standings, strict=True)))
