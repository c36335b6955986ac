"""Counts the rows of a package's tables.

A view is a function from tables to counts. Each count lists the rows that were counted. The order
of rows in a table does not change the counts.
"""

from generator.models import Package
from generator.views import decisions, report_cards, targets
from generator.views.counts import Count, in_order

VIEWS = {
    "report-cards": (report_cards.threshold_counts,),
    "decisions": (
        decisions.body_counts,
        decisions.decision_counts,
        decisions.verb_counts,
        decisions.addressee_counts,
        decisions.actor_counts,
        decisions.due_counts,
        decisions.undated_counts,
    ),
    "targets": (targets.target_counts,),
}


def view_counts(package: Package) -> list[Count]:
    """The counts of all views of a package, in the order of subject, measure and period."""
    return in_order([count for view in VIEWS[package.kind.name] for count in view(package.tables)])
