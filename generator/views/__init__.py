"""One package's tables → summary tables with `subject, measure, period, value` and the rows that went in."""

import pandas as pd

from generator.models import Package
from generator.views import decisions, report_cards, targets
from generator.views.keys import SUMMARY, SummaryRow, keyed

VIEWS = {
    "report-cards": (report_cards.threshold_counts,),
    "decisions": (
        decisions.body_counts,
        decisions.decision_counts,
        decisions.verb_counts,
        decisions.addressee_counts,
        decisions.due_counts,
        decisions.undated_counts,
    ),
    "targets": (targets.target_counts,),
}


def summary(package: Package) -> list[SummaryRow]:
    """What all views of a package count. One row per `subject, measure, period`, in this order."""
    tables = [view(package.tables) for view in VIEWS[package.kind.name]]
    whole = keyed(pd.concat(tables, ignore_index=True), "subject", "measure", "period")
    return [SummaryRow(*row) for row in whole[SUMMARY].itertuples(index=False)]
